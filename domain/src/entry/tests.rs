//! The rules of entries, from the JSON a phone sends.

use serde_json::Value;

use super::*;
use crate::id::uuid_v7;

fn day(text: &str) -> LocalDay {
    text.parse().unwrap()
}

fn entry(body: Value) -> Result<Entry, serde_json::Error> {
    serde_json::from_value(serde_json::json!({
        "day": "2026-11-22", "zone": "Europe/Copenhagen", "recorded_at": 0, "typed_by": "myself", "body": body,
    }))
}

#[test]
fn unknown_fields_survive_and_unknown_kinds_do_not_parse() {
    let newer = serde_json::json!({"kind": "activity", "what": "walking", "mood_music": [1, 2]});
    let parsed = entry(newer.clone()).unwrap();
    assert_eq!(serde_json::to_value(&parsed.body).unwrap(), newer);
    assert!(entry(serde_json::json!({"kind": "seance"})).is_err());
}

#[test]
fn an_untouched_form_is_not_a_check_in_but_a_zero_is() {
    let today = day("2026-11-22");
    let empty = entry(serde_json::json!({"kind": "check_in"})).unwrap();
    assert_eq!(empty.check(today), Err(EntryError::NothingAnswered));
    let zero = entry(serde_json::json!({"kind": "check_in", "back_pain": 0})).unwrap();
    assert_eq!(zero.check(today), Ok(()));
    assert!(entry(serde_json::json!({"kind": "check_in", "back_pain": 11})).is_err());
}

#[test]
fn tomorrow_is_allowed_and_the_day_after_is_not() {
    let walk = entry(serde_json::json!({"kind": "activity", "what": "walking"})).unwrap();
    assert_eq!(walk.check(day("2026-11-21")), Ok(()));
    assert_eq!(walk.check(day("2026-11-20")), Err(EntryError::DayTooLate));
}

#[test]
fn the_day_after_follows_the_exercises_and_a_flare_up_ends_after_it_begins() {
    let today = day("2026-11-22");
    let after = |on: &str| {
        let body = serde_json::json!({"kind": "day_after", "exercises_on": on, "hurt_more": "no"});
        entry(body).unwrap().check(today)
    };
    assert_eq!((after("2026-11-21"), after("2026-11-15")), (Ok(()), Ok(())));
    for wrong in ["2026-11-22", "2026-11-14", "2026-11-23"] {
        assert_eq!(after(wrong), Err(EntryError::NotTheDayAfter), "{wrong}");
    }
    let flare_up = |to: &str| entry(serde_json::json!({"kind": "flare_up", "to": to})).unwrap().check(today);
    assert_eq!((flare_up("2026-11-22"), flare_up("2026-11-23")), (Ok(()), Ok(())));
    assert_eq!(
        (flare_up("2026-11-21"), flare_up("2026-11-24")),
        (Err(EntryError::FlareUpEnd), Err(EntryError::FlareUpEnd))
    );
    assert_eq!(entry(serde_json::json!({"kind": "flare_up"})).unwrap().check(today), Ok(()));
}

#[test]
fn hours_of_a_day_are_quarters_and_an_amount_belongs_to_a_goal() {
    assert!(entry(serde_json::json!({"kind": "work_day", "worked": 0, "planned": 96})).is_ok());
    for wrong in [serde_json::json!(97), serde_json::json!(-1), serde_json::json!(1.5), serde_json::json!(null)] {
        assert!(entry(serde_json::json!({"kind": "work_day", "worked": wrong})).is_err(), "{wrong}");
    }
    let quarters = Quarters::try_from(15).unwrap();
    assert_eq!((quarters.hours(), quarters.minutes()), (3, 45));
    let alone = entry(serde_json::json!({"kind": "activity", "what": "walking", "amount": 3})).unwrap();
    assert_eq!(alone.check(day("2026-11-22")), Err(EntryError::AmountWithoutGoal));
}

#[test]
fn a_scoring_names_each_activity_once() {
    let id = uuid_v7(1, [1; 10]).to_string();
    let twice =
        serde_json::json!({"kind": "psfs", "scores": [{"activity": id, "score": 1}, {"activity": id, "score": 2}]});
    assert_eq!(entry(twice).unwrap().check(day("2026-11-22")), Err(EntryError::ActivityCount));
}
