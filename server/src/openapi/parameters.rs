//! What names in paths mean, written once: the same name means the same in every path.

use serde_json::{Map, Value, json};

/// Name, what it is, and whether it is an id (a UUID in lower case).
const PARAMETERS: [(&str, &str, bool); 20] = [
    ("assigned", "The membership that the patient is assigned to.", true),
    ("cover", "The covering.", true),
    ("day", "A day of the week that is typed, `2026-11-23`; its Monday to its Sunday are answered.", false),
    ("exercise", "The exercise of the library; for a new one an id made by the client.", true),
    ("file", "The secret of the address and `.ics`.", false),
    ("goal", "The goal; for a new one an id made by the client.", true),
    ("id", "Which one.", true),
    ("media", "The digest of what is kept: 64 hexadecimal digits.", false),
    ("member", "The membership to end.", true),
    ("membership", "The reader's own membership, through which they ask: one of `account.memberships`.", true),
    ("newest", "The device has been told that its cookie is outdated, and has no newer one.", false),
    ("page", "0 for the first 50.", false),
    ("patient", "The patient, as the worklist names them.", true),
    ("plan", "The plan; for a new one an id made by the client.", true),
    ("programme", "The programme.", true),
    ("review", "The review.", true),
    ("statement", "The statement.", true),
    ("template", "The template; for a new one an id made by the client.", true),
    ("unit", "The unit.", true),
    ("Range", "One range of bytes.", false),
];

/// Describes a parameter that its handler leaves to this table.
pub(super) fn describe(parameter: &mut Map<String, Value>) {
    let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some((_, about, is_id)) = PARAMETERS.iter().find(|(known, ..)| *known == name) else { return };
    parameter.entry("description").or_insert_with(|| json!(about));
    if *is_id && parameter.get("in").and_then(Value::as_str) == Some("path") {
        parameter.insert("schema".to_owned(), json!({"type": "string", "format": "uuid"}));
    }
}
