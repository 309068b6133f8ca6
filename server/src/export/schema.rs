//! The shape of the export as JSON Schema (2020-12). The envelope is stated here, strictly; what lies in it is the API
//! document's own description of the same types, so that the two cannot part.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Types whose every field is always written.
const WHOLE: [&str; 6] = ["Account", "Membership", "UnitSummary", "Programme", "Line", "Supporters"];

/// The schema, as served at `/api/export.schema.json` and kept in `docs/export.schema.json`.
#[must_use]
pub fn schema() -> Value {
    let mut schema = envelope();
    let document = serde_json::to_value(crate::openapi::document()).unwrap_or_default();
    let known = document.pointer("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut definitions = Map::new();
    let mut open: BTreeSet<String> = BTreeSet::new();
    point_within(&mut schema, &mut open);
    while let Some(name) = open.pop_first() {
        let Some(mut definition) = known.get(&name).cloned() else { continue };
        point_within(&mut definition, &mut open);
        if WHOLE.contains(&name.as_str()) {
            close(&mut definition);
        }
        definitions.insert(name, definition);
        open.retain(|name| !definitions.contains_key(name));
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$defs".to_owned(), Value::Object(definitions));
    }
    schema
}

/// Every field is there and no other.
fn close(definition: &mut Value) {
    let names = definition.get("properties").and_then(Value::as_object).map(|fields| fields.keys().cloned().collect());
    if let (Some(names), Some(object)) = (names, definition.as_object_mut()) {
        let names: Vec<String> = names;
        object.insert("required".to_owned(), json!(names));
        object.insert("additionalProperties".to_owned(), json!(false));
    }
}

/// Turns the API document's references into the schema's own, and notes what they name.
fn point_within(value: &mut Value, named: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                match value.as_str().and_then(|text| text.strip_prefix("#/components/schemas/")) {
                    Some(name) if key == "$ref" => {
                        let name = name.to_owned();
                        *value = json!(format!("#/$defs/{name}"));
                        named.insert(name);
                    }
                    _ => point_within(value, named),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point_within(item, named)),
        _ => {}
    }
}

fn of(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// An object with exactly these fields.
fn exactly(fields: Value) -> Value {
    let mut object = json!({"type": "object", "properties": fields});
    close(&mut object);
    object
}

fn list(item: Value) -> Value {
    json!({"type": "array", "items": item})
}

fn things(body: &str) -> Value {
    list(exactly(json!({
        "id": {"type": "string", "format": "uuid"},
        "revision": {"type": "integer", "minimum": 1},
        "removed": {"type": "boolean"},
        "received_at": of("Millis"),
        "body": of(body),
    })))
}

fn envelope() -> Value {
    let revision = exactly(json!({
        "revision": {"type": "integer", "minimum": 1},
        "received_at": of("Millis"),
        "removed": {"type": "boolean", "description": "Whether this version takes the entry away."},
        "body": of("Entry"),
    }));
    let entry = exactly(json!({
        "id": {"type": "string", "format": "uuid"},
        "revision": {"type": "integer", "minimum": 1},
        "removed": {"type": "boolean", "description": "Taken away by the patient, who can bring it back."},
        "received_at": of("Millis"),
        "label": of("Label"),
        "entry": of("Entry"),
        "revisions": {"type": "array", "items": revision, "minItems": 1, "description": "Oldest first, the current one included."},
    }));
    let hash = json!({"type": "string", "pattern": "^[0-9a-f]{64}$"});
    let mut document = exactly(json!({
        "format": {"const": domain::export::FORMAT},
        "version": {"const": domain::export::VERSION},
        "made_at": of("Millis"),
        "account": of("Account"),
        "diary": {"anyOf": [exactly(json!({"id": of("PatientId"), "zone": of("Zone")})), {"type": "null"}]},
        "supported": list(of("OwnTie")),
        "entries": list(entry),
        "psfs_activities": things("PsfsActivity"),
        "reminders": things("Rule"),
        "grants": things("Grant"),
        "goals": things("Goal"),
        "work_plans": things("WorkPlan"),
        "personal_plans": things("PersonalPlan"),
        "pauses": things("Pause"),
        "own_exercises": things("OwnExercise"),
        "measure_periods": things("MeasurePeriod"),
        "course": things("Course"),
        "team": things("Team"),
        "programmes": things("Programme"),
        "reviews": list(of("Review")),
        "messages": list(of("Thread")),
        "access_requests": list(of("PutQuestion")),
        "supporters": of("Supporters"),
        "statements": list(of("OwnStatement")),
        "disclosures": exactly(json!({
            "lines": list(of("Line")),
            "key": hash,
            "length": {"type": "integer", "minimum": 0, "description": "The number of the last line: the head of the chain."},
        })),
    }));
    if let Some(object) = document.as_object_mut() {
        // Who keeps no diary has none of its lists.
        let whole = object
            .insert("required".to_owned(), json!(["format", "version", "made_at", "account", "diary", "supported"]));
        object.insert("if".to_owned(), json!({"properties": {"diary": {"type": "object"}}}));
        object.insert("then".to_owned(), json!({"required": whole}));
        object.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".to_owned(), json!("Everything Rygrad holds that a patient can see"));
        let said = "Days are YYYY-MM-DD, moments whole milliseconds since 1970 UTC. An answer that was not given is absent; 0 is an \
                    answer. Entries may hold fields that a newer version knows.";
        object.insert("description".to_owned(), json!(said));
    }
    document
}
