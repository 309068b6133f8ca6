//! The table against every kind and noun, and what redaction leaves of them.

use serde_json::{Value, json};

use super::*;
use crate::entry::{Entry, Kind};

fn full(kind: Kind) -> Value {
    let id = crate::id::uuid_v7(1, [1; 10]).to_string();
    let note = json!({"text": "x", "shared": true});
    match kind {
        Kind::ExerciseLog => {
            json!({"kind": "exercise_log", "prescription": id, "outcome": "partly", "reason": "hurt", "pain": 1, "effort": 2, "note": note})
        }
        Kind::Activity => {
            json!({"kind": "activity", "what": "own", "words": "w", "minutes": 3, "effort": 1, "pain_before": 1, "pain_after": 2, "goal": id, "amount": 4, "note": note})
        }
        Kind::Psfs => json!({"kind": "psfs", "scores": [{"activity": id, "score": 3}], "note": note}),
        Kind::CheckIn => {
            json!({"kind": "check_in", "back_pain": 1, "leg_pain": 1, "sleep": 1, "fatigue": 1, "mood": 1, "trust": 1, "work": 1, "medicine": "less", "medicine_helped": true, "note": note})
        }
        Kind::OwnExerciseLog => {
            json!({"kind": "own_exercise_log", "own_exercise": id, "outcome": "partly", "reason": "ill", "pain": 1, "effort": 1, "note": note})
        }
        Kind::DayAfter => {
            json!({"kind": "day_after", "exercises_on": "2026-11-21", "hurt_more": "hours_to_days", "note": note})
        }
        Kind::FlareUp => json!({"kind": "flare_up", "to": "2026-11-23", "helped": note, "note": note}),
        Kind::WorkDay => {
            json!({"kind": "work_day", "worked": 15, "planned": 16, "went_well": note, "went_badly": note, "note": note})
        }
        Kind::Note => json!({"kind": "note", "note": note}),
    }
}

fn entry(body: Value) -> Entry {
    serde_json::from_value(
        json!({"day": "2026-11-22", "zone": "UTC", "recorded_at": 0, "typed_by": "myself", "body": body}),
    )
    .unwrap()
}

#[test]
fn every_field_of_every_kind_has_exactly_one_category() {
    for kind in Kind::ALL {
        let serialised = serde_json::to_value(entry(full(kind)).body).unwrap();
        let mut fields: Vec<_> = serialised.as_object().unwrap().keys().filter(|f| *f != "kind").cloned().collect();
        let mut table: Vec<_> = FIELDS.iter().filter(|(k, ..)| *k == kind).map(|(_, f, _)| (*f).to_owned()).collect();
        fields.sort();
        table.sort();
        assert_eq!(fields, table, "{kind:?}");
    }
}

#[test]
fn fear_and_pain_are_pain_answers_and_forgot_is_not() {
    let log = |reason: &str| {
        entry(
            json!({"kind": "exercise_log", "prescription": crate::id::uuid_v7(1, [1; 10]).to_string(), "outcome": "not_done", "reason": reason}),
        )
    };
    let only_exercises = |c: Category| c == Category::Exercises;
    assert!(!redact(&log("afraid"), only_exercises).unwrap().fields.contains_key("reason"));
    assert!(!redact(&log("ill"), only_exercises).unwrap().fields.contains_key("reason"));
    assert!(redact(&log("forgot"), only_exercises).unwrap().fields.contains_key("reason"));
    let only_pain = redact(&log("hurt"), |c| c == Category::Pain).unwrap();
    assert_eq!(only_pain.kind, None);
    assert_eq!(only_pain.fields.keys().collect::<Vec<_>>(), ["reason"]);
}

#[test]
fn an_unticked_note_and_an_unknown_field_are_shown_to_nobody() {
    let body =
        json!({"kind": "activity", "what": "walking", "note": {"text": "hemmelig", "shared": false}, "new_thing": 1});
    let seen = redact(&entry(body), |_| true).unwrap();
    assert_eq!(seen.fields.keys().collect::<Vec<_>>(), ["what"]);
}

#[test]
fn a_flare_up_that_goes_on_is_seen_with_pain_and_with_nothing_else() {
    let kept = json!({"text": "en tur", "shared": false});
    let flare_up = entry(json!({"kind": "flare_up", "helped": kept}));
    let seen = redact(&flare_up, |c| c == Category::Pain).unwrap();
    assert_eq!((seen.kind, seen.fields.len()), (Some(Kind::FlareUp), 0));
    assert_eq!(redact(&flare_up, |c| c != Category::Pain), None);
}

#[test]
fn of_a_thing_only_what_the_table_allows_is_seen() {
    for (noun, body) in crate::sync::samples::things() {
        let Value::Object(body) = body else { panic!("an object") };
        assert!(redact_thing(noun, &body, |_| false).is_empty());
        for category in Category::ALL {
            let fields = THINGS.iter().filter(|(n, f, c)| *n == noun && *c == category && body.contains_key(*f));
            assert_eq!(redact_thing(noun, &body, |c| c == category).len(), fields.count(), "{noun:?} {category:?}");
        }
        // Every field stands in the table, but for what is the patient's alone; the team is told by a rule of its own (`crate::team`).
        let kept = ["instruction", "agreed_with", "coordinator", "visible"];
        for field in body.keys().filter(|field| !kept.contains(&field.as_str())) {
            assert_eq!(THINGS.iter().filter(|(n, f, _)| *n == noun && f == field).count(), 1, "{noun:?} {field}");
        }
    }
}

#[test]
fn nothing_shared_is_nothing_seen() {
    for kind in Kind::ALL {
        assert_eq!(redact(&entry(full(kind)), |_| false), None);
        for category in Category::ALL {
            if let Some(seen) = redact(&entry(full(kind)), |c| c == category) {
                for (field, value) in &seen.fields {
                    assert_eq!(of_field(kind, field, value), Some(category));
                }
            }
        }
    }
}
