//! What a review relies on, of made-up pages.

use serde_json::{Value, json};

use super::*;
use crate::id::uuid_v7;

fn record(day: &str, kind: &str, fields: Value, how: (&str, &str)) -> Value {
    let id = uuid_v7(1, [9; 10]).to_string();
    json!({"id": id, "label": how.0, "typed_by": how.1, "day": day, "kind": kind, "fields": fields})
}

fn page(shared: &[&str], entries: Vec<Value>) -> PatientPage {
    serde_json::from_value(json!({
        "patient": uuid_v7(1, [1; 10]).to_string(), "name": "A", "demo": true, "today": "2026-11-22", "shared": shared,
        "until": "2027-01-01", "last_heard": null, "window": {"from": "2026-11-09", "to": "2026-11-22"},
        "programmes": null, "adherence": null, "entries": entries, "psfs": null, "plans": null, "work": null,
        "pauses": null, "own_exercises": null, "measure_periods": null, "may_prescribe": false,
    }))
    .unwrap()
}

fn records(values: Vec<Value>) -> Vec<SharedRecord> {
    values.into_iter().map(|value| serde_json::from_value(value).unwrap()).collect()
}

const LIVE: (&str, &str) = ("live", "myself");

#[test]
fn what_is_not_shared_is_absent_and_what_is_not_there_is_a_gap() {
    let nothing = basis(&page(&["work"], Vec::new()), &[]);
    let absent = (&nothing.exercises, &nothing.activity, &nothing.pain, &nothing.medicine);
    assert_eq!(absent, (&None, &None, &None, &None));
    assert_eq!((nothing.function, nothing.reasons, nothing.programmes), (None, None, None));
    assert_eq!(nothing.scales, [ScaleBasis { question: Question::Work, before: None, now: None }]);
    assert_eq!(nothing.entries, Provenance { days_without: 14, ..Provenance::default() });
    let empty = basis(&page(&["activity", "pain", "medicine"], Vec::new()), &[]);
    assert_eq!(empty.activity.map(|activity| (activity.days, activity.minutes_before)), Some((0, None)));
    assert_eq!(empty.pain, Some(PainBasis::default()));
    assert!(empty.medicine.is_some_and(|medicine| medicine.taken.is_empty()));
}

#[test]
fn the_last_answer_stands_against_the_last_before_the_period_and_zero_is_an_answer() {
    let check_in = |day: &str, fields: Value| record(day, "check_in", fields, LIVE);
    let now = vec![
        check_in("2026-11-20", json!({"back_pain": 0, "medicine": "less", "medicine_helped": true})),
        check_in("2026-11-13", json!({"back_pain": 5, "leg_pain": 2, "medicine": "less"})),
    ];
    let before =
        records(vec![check_in("2026-11-06", json!({"back_pain": 6})), check_in("2026-10-30", json!({"back_pain": 8}))]);
    let found = basis(&page(&["pain", "medicine"], now), &before);
    let plain = |answered: Option<Answered>| answered.map(|answered| (answered.on.to_string(), answered.score.value()));
    let [back, leg] = found.scales.as_slice() else { panic!("two scales of pain: {:?}", found.scales) };
    assert_eq!(plain(back.before), Some(("2026-11-06".to_owned(), 6)));
    assert_eq!(plain(back.now), Some(("2026-11-20".to_owned(), 0)));
    assert_eq!((plain(leg.before), plain(leg.now)), (None, Some(("2026-11-13".to_owned(), 2))));
    let medicine = found.medicine.unwrap();
    assert_eq!(medicine.taken, [MedicineTimes { medicine: Medicine::Less, times: 2 }]);
    assert_eq!((medicine.helped, medicine.did_not_help), (1, 0));
}

#[test]
fn pain_activity_and_how_the_entries_came_to_be_are_counted() {
    let now = vec![
        record("2026-11-21", "day_after", json!({"exercises_on": "2026-11-20", "hurt_more": "longer"}), LIVE),
        record("2026-11-19", "day_after", json!({"exercises_on": "2026-11-18", "hurt_more": "minutes_to_hours"}), LIVE),
        record("2026-11-18", "flare_up", json!({}), ("back_filled", "together")),
        record("2026-11-18", "exercise_log", json!({"outcome": "partly", "reason": "hurt"}), ("edited", "myself")),
        record("2026-11-18", "activity", json!({"what": "walking", "minutes": 20}), LIVE),
        record("2026-11-17", "activity", json!({"what": "rest", "minutes": 90}), LIVE),
        record("2026-11-17", "activity", json!({"what": "walking"}), LIVE),
    ];
    let before = records(vec![record("2026-11-02", "activity", json!({"what": "garden", "minutes": 15}), LIVE)]);
    let found = basis(&page(&["pain", "activity"], now), &before);
    assert_eq!(found.pain, Some(PainBasis { flare_ups: 1, worse_after: 1, stopped: 1 }));
    let activity = found.activity.unwrap();
    assert_eq!((activity.days, activity.minutes, activity.minutes_before), (2, 20, Some(15)));
    assert_eq!(activity.doings, [ActivitySum { what: What::Walking, words: None, times: 2, minutes: 20 }]);
    let counted = found.entries;
    assert_eq!((counted.live, counted.back_filled, counted.edited, counted.with_others), (5, 1, 1, 1));
    assert_eq!(counted.days_without, 10);
}

#[test]
fn a_reader_who_may_see_less_is_shown_less_of_what_was_kept() {
    let mut whole = basis(&page(&["pain", "activity", "medicine", "exercises"], Vec::new()), &[]);
    whole.reasons =
        Some(vec![ReasonCount { reason: Reason::Hurt, times: 1 }, ReasonCount { reason: Reason::Forgot, times: 2 }]);
    let only = |category: Category| whole.clone().only(CategorySet::EMPTY.with(category));
    let exercises = only(Category::Exercises);
    assert_eq!(exercises.reasons, Some(vec![ReasonCount { reason: Reason::Forgot, times: 2 }]));
    assert_eq!((exercises.activity, exercises.pain, exercises.medicine), (None, None, None));
    let pain = only(Category::Pain);
    assert_eq!((pain.reasons, pain.scales.len(), pain.activity), (None, 2, None));
    assert!(only(Category::Function).scales.is_empty(), "what was not shared then is not shared now");
}
