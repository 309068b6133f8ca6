//! What a professional may type, and when.

use serde_json::json;

use super::*;
use crate::grant::{NewGrant, Purpose, RecipientRef};
use crate::id::UnitId;

fn day(text: &str) -> LocalDay {
    text.parse().unwrap()
}

fn sight(parts: &[(Category, Option<&str>)]) -> Sight {
    let grant = |(category, from): &(Category, Option<&str>)| NewGrant {
        recipient: RecipientRef::Unit { unit: UnitId::new(1, [1; 10]) },
        categories: CategorySet::EMPTY.with(*category),
        purpose: Purpose::Treatment,
        from: from.map(day),
        until: day("2027-05-23"),
    };
    let grants: Vec<NewGrant> = parts.iter().map(grant).collect();
    Sight::of(&grants)
}

fn typed(entries: &[(&str, Value)]) -> NewPaper {
    let entry = |(n, (on, body)): (usize, &(&str, Value))| PaperEntry {
        id: EntryId::new(1, [u8::try_from(n % 250).unwrap(); 10]),
        day: day(on),
        body: serde_json::from_value(body.clone()).unwrap(),
    };
    NewPaper { entries: entries.iter().enumerate().map(entry).collect() }
}

fn log() -> Value {
    json!({"kind": "exercise_log", "prescription": "0193a5c0-7d2e-7abc-8def-0123456789ab", "outcome": "partly"})
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

const TODAY: &str = "2026-11-23";

/// The field that is refused, if one is.
fn refused(paper: &NewPaper, parts: &[(Category, Option<&str>)]) -> Option<String> {
    paper.check(&sight(parts), day(TODAY)).err().map(|problem| problem.field)
}

#[test]
fn what_may_be_typed_is_what_may_be_read_field_by_field() {
    let exercises = [(Category::Exercises, None)];
    let one = |body: Value| typed(&[(TODAY, body)]);
    assert_eq!(refused(&one(log()), &exercises), None);
    assert_eq!(refused(&one(with(log(), "pain", json!(0))), &exercises).as_deref(), Some("entries.0.pain"));
    assert_eq!(refused(&one(with(log(), "reason", json!("hurt"))), &exercises).as_deref(), Some("entries.0.reason"));
    assert_eq!(refused(&one(with(log(), "reason", json!("no_time"))), &exercises), None);
    assert_eq!(refused(&one(with(log(), "pain", json!(0))), &[exercises[0], (Category::Pain, None)]), None);
    // A field that this version does not know is nobody's to type.
    assert_eq!(refused(&one(with(log(), "later", json!(1))), &exercises).as_deref(), Some("entries.0.later"));
    // Without its own category a kind cannot be typed, whatever of it could be.
    let flare = json!({"kind": "flare_up"});
    assert_eq!(refused(&one(flare.clone()), &exercises).as_deref(), Some("entries.0.kind"));
    assert_eq!(refused(&one(flare), &[(Category::Pain, None)]), None);
    let week = json!({"kind": "check_in", "back_pain": 0, "mood": 3});
    assert_eq!(refused(&one(week.clone()), &[(Category::Pain, None)]).as_deref(), Some("entries.0.mood"));
    assert_eq!(refused(&one(week), &[(Category::Pain, None), (Category::WellBeing, None)]), None);
}

#[test]
fn a_text_is_typed_only_with_its_tick() {
    let note = |shared: bool| typed(&[(TODAY, json!({"kind": "note", "note": {"text": "gik", "shared": shared}}))]);
    assert_eq!(refused(&note(false), &[(Category::Activity, None)]).as_deref(), Some("entries.0.note"));
    assert_eq!(refused(&note(true), &[(Category::Activity, None)]), None);
    assert_eq!(refused(&note(true), &[(Category::Exercises, None)]).as_deref(), Some("entries.0.kind"));
}

#[test]
fn days_lie_in_what_is_shared_and_none_ahead() {
    let from = [(Category::Exercises, Some("2026-11-20"))];
    let on = |days: &[&str]| typed(&days.iter().map(|day| (*day, log())).collect::<Vec<_>>());
    assert_eq!(refused(&on(&["2026-11-20", TODAY]), &from), None);
    assert_eq!(refused(&on(&[TODAY, "2026-11-19"]), &from).as_deref(), Some("entries.1.kind"));
    assert_eq!(refused(&on(&["2026-11-24"]), &from).as_deref(), Some("entries.0.day"));
    // Each category has its own first day.
    let both = [from[0], (Category::Pain, Some("2026-11-22"))];
    let pain = typed(&[("2026-11-21", with(log(), "pain", json!(4)))]);
    assert_eq!(refused(&pain, &both).as_deref(), Some("entries.0.pain"));
}

#[test]
fn a_typing_is_a_week_at_most_and_no_entry_comes_twice() {
    let all = [(Category::Exercises, None)];
    assert_eq!(refused(&typed(&[]), &all).as_deref(), Some("entries"));
    assert_eq!(refused(&typed(&[("2026-11-16", log()), ("2026-11-22", log())]), &all), None);
    assert_eq!(refused(&typed(&[("2026-11-15", log()), ("2026-11-22", log())]), &all).as_deref(), Some("entries"));
    let many: Vec<(&str, Value)> = (0..=MAX_ENTRIES).map(|_| (TODAY, log())).collect();
    assert_eq!(refused(&typed(&many), &all).as_deref(), Some("entries"));
    let mut twice = typed(&[(TODAY, log()), (TODAY, log())]);
    twice.entries[1].id = twice.entries[0].id;
    assert_eq!(refused(&twice, &all).as_deref(), Some("entries.1.id"));
}

#[test]
fn a_line_names_what_was_typed_into_and_the_entry_who_typed_it() {
    let paper = typed(&[(TODAY, with(log(), "pain", json!(4))), (TODAY, json!({"kind": "work_day", "worked": 12}))]);
    let names: Vec<&str> = paper.categories().iter().map(Category::name).collect();
    assert_eq!(names, ["exercises", "pain", "work"]);
    let typist: Author = serde_json::from_value(json!({
        "membership": "0193a5c0-7d2e-7abc-8def-0123456789ab", "name": "Mette Holm", "profession": "physiotherapist",
        "unit": "Rygcentret",
    }))
    .unwrap();
    let entry = paper.entries[0].typed("Europe/Copenhagen".parse().unwrap(), Millis(7), typist.clone());
    assert_eq!((entry.typed_by, entry.typist, entry.recorded_at), (TypedBy::Professional, Some(typist), Millis(7)));
}

#[test]
fn a_desk_takes_what_the_check_takes() {
    let sight = sight(&[(Category::Pain, Some("2026-11-20")), (Category::Work, None)]);
    let desk = PaperDesk {
        name: "x".to_owned(),
        today: day(TODAY),
        week: Span { from: day("2026-11-23"), to: day("2026-11-29") },
        shared: shared_from(&sight),
        programmes: None,
        own_exercises: None,
        entries: Vec::new(),
    };
    assert!(desk.takes(Category::Pain, day("2026-11-20")) && desk.takes(Category::Work, day("1999-01-01")));
    assert!(!desk.takes(Category::Pain, day("2026-11-19")) && !desk.takes(Category::Work, day("2026-11-24")));
    assert!(!desk.takes(Category::Exercises, day(TODAY)));
}
