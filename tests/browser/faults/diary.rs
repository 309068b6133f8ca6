//! What the person of a random run did, and what must therefore stand in the diary.

use std::collections::BTreeMap;

use domain::day::LocalDay;
use domain::entry::{Body, Entry};
use domain::sync::{Change, Noun};
use serde_json::Value;

use super::device::{Device, half_written};

/// One note.
#[derive(Debug, Clone)]
struct Note {
    day: LocalDay,
    /// As last saved; `None` until it was.
    text: Option<String>,
    removed: bool,
    written: usize,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Diary {
    notes: Vec<Note>,
    logs: BTreeMap<LocalDay, usize>,
}

/// Emoji, markup, from right to left, line breaks, and signs that end things elsewhere.
const ODD: [&str; 5] = ["👍 <b>æ</b>", "مرحبا بك", "to\nlinjer", "👩‍👩‍👧 & \"'\\", "\u{202e}abc\u{202c}"];

/// What every text about a note begins with.
fn mark(note: usize) -> String {
    format!("note {note}:")
}

/// The text of the things that hold a note and are not removed.
fn text_of(thing: &Value) -> Option<&str> {
    thing.pointer("/body/body/note/text").or_else(|| thing.pointer("/body/note/text"))?.as_str()
}

impl Diary {
    fn note(&mut self, note: usize) -> &mut Note {
        self.notes.get_mut(note).expect("a note that was begun")
    }

    /// A note that is about to be written for a day.
    pub(super) fn begin(&mut self, day: LocalDay) -> (usize, String) {
        self.notes.push(Note { day, text: None, removed: false, written: 0 });
        let note = self.notes.len() - 1;
        (note, self.next_text(note))
    }

    /// What is written about a note next.
    pub(super) fn next_text(&mut self, note: usize) -> String {
        let kept = self.note(note);
        kept.written += 1;
        // What is odd about it follows from the note, so that a seed stays what it is.
        let odd = ODD.get(note % ODD.len()).copied().unwrap_or_default();
        let long = if note % 5 == 4 { "meget langt æ👍 ".repeat(250) } else { String::new() };
        format!("{} {} {odd}{}", mark(note), kept.written, long.trim_end())
    }

    /// After saving: it is on the phone. After a death in the middle of saving it is either there or still in its form.
    pub(super) async fn resolve(&mut self, device: &Device, note: usize, text: &str, killed: bool) {
        let (things, drafts) = device.kept().await;
        let kept = things.iter().filter(|thing| text_of(thing) == Some(text)).count();
        let drafted = drafts.iter().filter(|draft| half_written(draft) == Some(text)).count();
        if killed {
            assert_eq!(kept + drafted, 1, "{text} is in the diary or in its form: {things:#?} {drafts:#?}");
        } else {
            assert_eq!((kept, drafted), (1, 0), "{text} is in the diary: {things:#?} {drafts:#?}");
        }
        if kept == 1 {
            self.note(note).text = Some(text.to_owned());
        }
    }

    /// Some note that stands, and its id.
    pub(super) async fn any(&self, device: &Device, which: u64) -> Option<(usize, String)> {
        let stand = |(n, note): (usize, &Note)| (!note.removed && note.text.is_some()).then_some(n);
        let there: Vec<usize> = self.notes.iter().enumerate().filter_map(stand).collect();
        let note = *there.get(usize::try_from(which).unwrap_or(0) % there.len().max(1))?;
        let (things, _) = device.kept().await;
        let found = things.iter().find(|thing| text_of(thing).is_some_and(|text| text.starts_with(&mark(note))));
        let id = found.and_then(|thing| thing.get("id")?.as_str()).expect("what was saved is there");
        Some((note, id.to_owned()))
    }

    pub(super) fn removed(&mut self, note: usize) {
        self.note(note).removed = true;
    }

    pub(super) fn logged(&mut self, day: LocalDay) {
        *self.logs.entry(day).or_default() += 1;
    }

    /// Everything once, as last written, on its day.
    pub(super) fn stands_at_the_server(&self, changes: &[Change]) {
        let mut notes: BTreeMap<String, Vec<(LocalDay, bool)>> = BTreeMap::new();
        let mut logs: BTreeMap<LocalDay, usize> = BTreeMap::new();
        for change in changes.iter().filter(|change| change.noun == Noun::Entry) {
            let entry: Entry = serde_json::from_value(change.body.clone()).expect("an entry");
            match entry.body {
                Body::Note(note) => {
                    let text = note.note.text.as_str().to_owned();
                    notes.entry(text).or_default().push((entry.day, change.removed));
                }
                Body::ExerciseLog(_) if !change.removed => *logs.entry(entry.day).or_default() += 1,
                _ => {}
            }
        }
        let written = self.notes.iter().filter_map(|note| Some((note.text.clone()?, vec![(note.day, note.removed)])));
        assert_eq!(notes, written.collect::<BTreeMap<_, _>>(), "the server has what was written");
        assert_eq!(logs, self.logs, "the server has what was logged");
    }

    /// The diary on the screen shows it, too.
    pub(super) async fn is_shown_by(&self, device: &Device) {
        for note in &self.notes {
            let Some(text) = &note.text else { continue };
            let expected = if note.removed { Vec::new() } else { vec![note.day] };
            let shown = device.days_showing(text).await;
            assert_eq!(shown, expected, "{text}, on a screen that says {}", device.screen.text().await);
        }
    }
}
