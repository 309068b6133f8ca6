//! Tables as text (RFC 4180): commas, CRLF, quotes where they are needed, a byte order mark so that Excel reads æ, ø and å. A
//! cell that a spreadsheet would take for a formula begins with an apostrophe instead.

use serde_json::Value;

use super::{ExportedEntry, ExportedThing};
use crate::category::FIELDS;
use crate::entry::Kind;

/// Without it Excel reads UTF-8 as the machine's old code page.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What stands before the answers of every entry.
const OF_ENTRIES: [&str; 10] =
    ["id", "day", "zone", "recorded_at", "received_at", "typed_by", "typist", "label", "revision", "removed"];

/// A table on its way into text.
#[derive(Debug)]
pub struct Table {
    text: String,
}

impl Table {
    /// A table with these columns.
    #[must_use]
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Self { text: BYTE_ORDER_MARK.into() };
        table.row(columns.into_iter().map(str::to_owned));
        table
    }

    /// One more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().map(|text| cell(&text)).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }

    /// The file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// One cell. What begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe in front, and so does what begins
/// with an apostrophe: taking one leading apostrophe away always gives back what was written.
#[must_use]
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A value in a cell: nothing for no answer, so that it stays apart from 0; what has parts of its own as JSON.
fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The professional who typed it, as they were then: name, profession, unit.
fn typist(of: Option<&Value>) -> String {
    let part = |name: &str| of.and_then(|typist| typist.get(name)).and_then(Value::as_str);
    ["name", "profession", "unit"].into_iter().filter_map(part).collect::<Vec<_>>().join(", ")
}

fn fields(kind: Kind) -> impl Iterator<Item = &'static str> {
    FIELDS.iter().filter(move |(of, ..)| *of == kind).map(|(_, field, _)| *field)
}

/// The empty table of a kind: what all entries have, then its answers; a note in two columns; of a scoring a row for each
/// activity.
#[must_use]
pub fn of_kind(kind: Kind) -> Table {
    let answers = fields(kind).flat_map(|field| match field {
        "note" => vec!["note", "note_shared"],
        "scores" => vec!["activity", "score"],
        field => vec![field],
    });
    Table::new(OF_ENTRIES.into_iter().chain(answers))
}

/// Puts an entry into the table of its kind.
pub fn add_entry(table: &mut Table, kind: Kind, exported: &ExportedEntry) {
    let entry = &exported.entry;
    let label = serde_json::to_value(exported.label).unwrap_or_default();
    let envelope = [
        exported.id.clone(),
        plain(entry.get("day")),
        plain(entry.get("zone")),
        plain(entry.get("recorded_at")),
        exported.received_at.0.to_string(),
        plain(entry.get("typed_by")),
        typist(entry.get("typist")),
        plain(Some(&label)),
        exported.revision.to_string(),
        exported.removed.to_string(),
    ];
    let body = entry.get("body");
    let scores: Vec<Option<&Value>> = match body.and_then(|body| body.get("scores")).and_then(Value::as_array) {
        Some(scores) if !scores.is_empty() => scores.iter().map(Some).collect(),
        _ => vec![None],
    };
    for score in scores {
        let answers = fields(kind).flat_map(|field| {
            let value = body.and_then(|body| body.get(field));
            let part = |name: &str| plain(value.and_then(|value| value.get(name)));
            let scored = |name: &str| plain(score.and_then(|score| score.get(name)));
            match field {
                "note" => vec![part("text"), part("shared")],
                "scores" => vec![scored("activity"), scored("score")],
                _ => vec![plain(value)],
            }
        });
        table.row(envelope.iter().cloned().chain(answers));
    }
}

/// A table of things that are not entries, with these fields of theirs; the whole as JSON where none are named.
#[must_use]
pub fn of_things(things: &[ExportedThing], fields: &[&str]) -> Table {
    let names = if fields.is_empty() { &["body"] } else { fields };
    let mut table = Table::new(["id", "revision", "removed", "received_at"].into_iter().chain(names.iter().copied()));
    for thing in things {
        let envelope =
            [thing.id.clone(), thing.revision.to_string(), thing.removed.to_string(), thing.received_at.0.to_string()];
        let whole = fields.is_empty().then(|| plain(Some(&thing.body)));
        table.row(envelope.into_iter().chain(fields.iter().map(|field| plain(thing.body.get(field)))).chain(whole));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        for (written, cell_text) in [
            ("gå en tur", "gå en tur"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("han sagde \"av\"", "\"han sagde \"\"av\"\"\""),
            ("to\nlinjer", "\"to\nlinjer\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+45 70", "'+45 70"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r\n=1", "\"'\r\n=1\""),
            ("'n gang", "''n gang"),
            ("1=1", "1=1"),
        ] {
            assert_eq!(cell(written), cell_text);
        }
    }

    #[test]
    fn no_answer_is_empty_and_zero_is_an_answer() {
        let entry = ExportedEntry {
            id: "x".to_owned(),
            revision: 1,
            removed: false,
            received_at: crate::Millis(5),
            label: crate::entry::Label::Live,
            entry: serde_json::json!({"day": "2026-11-22", "zone": "Europe/Copenhagen", "recorded_at": 4,
                "typed_by": "professional",
                "typist": {"membership": "m", "name": "Mette Holm", "profession": "physiotherapist", "unit": "Rygcentret"},
                "body": {"kind": "check_in", "back_pain": 0, "note": {"text": "=1", "shared": true}}}),
            revisions: Vec::new(),
        };
        let mut table = of_kind(Kind::CheckIn);
        add_entry(&mut table, Kind::CheckIn, &entry);
        let text = String::from_utf8(table.into_bytes()).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{FEFF}id,day,zone,"), "{text}");
        assert!(
            lines[0].ends_with(
                ",back_pain,leg_pain,sleep,fatigue,mood,trust,work,medicine,medicine_helped,note,note_shared"
            )
        );
        assert_eq!(
            lines[1],
            "x,2026-11-22,Europe/Copenhagen,4,5,professional,\"Mette Holm, physiotherapist, Rygcentret\",live,1,false,0,,,,,,,,,'=1,true"
        );
        assert_eq!(lines[2], "");
    }
}
