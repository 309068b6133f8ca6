//! A programme with one exercise on Mondays, Wednesdays and Fridays, and one three times a week. 2026-11-16 is a Monday.

use domain::Millis;
use domain::id::{PatientId, PauseId};
use domain::pause::{Pause, Reason};
use domain::sync::Noun;
use serde_json::json;

use super::*;
use crate::record::Kept;
use crate::sync::outbox::{Books, Thing, Write};

fn id(n: u8) -> String {
    domain::id::uuid_v7(1, [n; 10]).to_string()
}

fn prescription(n: u8) -> PrescriptionId {
    id(n).parse().unwrap()
}

fn day(text: &str) -> LocalDay {
    text.parse().unwrap()
}

fn record(logs: &[(u8, &str, &str)]) -> Record {
    let mut books = Books::default();
    let mut keep = |noun, id: String, body| {
        books.apply(Write::Keep(Thing {
            noun,
            id,
            revision: 1,
            seq: 1,
            removed: false,
            received_at: Some(Millis(0)),
            epoch: None,
            merged: false,
            body,
        }));
    };
    let programme = json!({
        "id": id(90),
        "author": {"membership": id(91), "name": "Mette", "profession": "physiotherapist", "unit": "Genoptræningen"},
        "versions": [{
            "number": 1, "from": "2026-11-02", "until": "2026-12-20", "review_on": "2026-11-30",
            "prescriptions": [
                {"id": id(1), "title": "Gå en tur", "dosage": {"by": "minutes", "minutes": 20},
                 "frequency": {"by": "times_a_week", "times": 3}},
                {"id": id(2), "title": "Bækkenløft", "dosage": {"by": "repetitions", "sets": 3, "repetitions": 10},
                 "frequency": {"by": "weekdays", "days": ["mon", "wed", "fri"]}},
            ],
        }],
    });
    keep(Noun::Programme, id(90), programme);
    for (n, (exercise, day, outcome)) in (100_u8..).zip(logs) {
        let entry = json!({
            "day": day, "zone": "Europe/Copenhagen", "recorded_at": 0, "typed_by": "myself",
            "body": {"kind": "exercise_log", "prescription": id(*exercise), "outcome": outcome},
        });
        keep(Noun::Entry, id(n), entry);
    }
    Record::of(PatientId::new(1, [8; 10]), &books)
}

#[test]
fn a_weekday_exercise_is_due_on_its_days_and_stands_behind_on_others() {
    let record = record(&[]);
    let monday: Vec<_> =
        record.due_on(day("2026-11-16")).into_iter().map(|due| (due.prescription.id, due.when)).collect();
    let any_day = When::ThisWeek { done: 0, times: 3 };
    assert_eq!(monday, [(prescription(1), any_day), (prescription(2), When::ThisDay)]);
    let tuesday: Vec<_> = record.due_on(day("2026-11-17")).into_iter().map(|due| due.when).collect();
    assert_eq!(tuesday, [any_day, When::NotDue]);
    assert!(record.due_on(day("2026-12-21")).is_empty(), "after the end");
}

#[test]
fn two_logs_of_one_day_are_one_and_the_better_counts() {
    let record = record(&[(2, "2026-11-16", "not_done"), (2, "2026-11-16", "done"), (2, "2026-11-16", "partly")]);
    let (_, log) = record.log_of(prescription(2), day("2026-11-16")).unwrap();
    assert_eq!(log.outcome, Outcome::Done);
    let week = record.week_of(day("2026-11-16"), day("2026-11-16"));
    assert_eq!((week.counted.done, week.counted.due), (1, 1));
}

#[test]
fn the_week_asks_for_all_of_its_days_from_monday_on() {
    let record = record(&[(2, "2026-11-16", "done"), (1, "2026-11-17", "done")]);
    for today in ["2026-11-16", "2026-11-17", "2026-11-20", "2026-11-22"] {
        let week = record.week_of(day("2026-11-16"), day(today));
        assert_eq!(week.asked, 6, "{today}");
    }
    let week = record.week_of(day("2026-11-16"), day("2026-11-17"));
    assert_eq!(week.counted.done, 2);
    assert_eq!(record.week_of(day("2026-11-09"), day("2026-11-17")).asked, 6, "a week that has passed");
}

#[test]
fn days_of_the_week_fill_up() {
    let record = record(&[(1, "2026-11-16", "done"), (1, "2026-11-18", "not_done"), (1, "2026-11-22", "partly")]);
    let due = record.due_on(day("2026-11-19"));
    assert_eq!(due[0].when, When::ThisWeek { done: 2, times: 3 });
    assert_eq!(due[0].log, None);
}

#[test]
fn a_pause_takes_its_days_out_of_the_week() {
    let mut record = record(&[]);
    let pause = Pause { from: day("2026-11-18"), to: None, reason: Reason::Holiday };
    let kept = Kept { body: pause, revision: 1, waiting: false, received_at: None };
    record.pauses.insert(PauseId::new(1, [7; 10]), kept);
    for today in ["2026-11-16", "2026-11-17", "2026-11-22"] {
        // Monday's, and one of three where two of seven days are open.
        assert_eq!(record.week_of(day("2026-11-16"), day(today)).asked, 2, "{today}");
    }
    assert!(record.is_paused(day("2026-11-18")) && !record.is_paused(day("2026-11-17")));
}

#[test]
fn ones_own_exercise_stands_on_its_days_until_it_is_put_aside_and_where_it_was_noted() {
    let mut books = Books::default();
    let mut keep = |noun, n: u8, removed, body| {
        let (id, seq, received_at) = (id(n), 1, Some(Millis(0)));
        let thing = Thing { noun, id, revision: 1, seq, removed, received_at, epoch: None, merged: false, body };
        books.apply(Write::Keep(thing));
    };
    keep(Noun::OwnExercise, 1, false, json!({"title": "Svømme", "days": ["mon"], "retired_on": "2026-11-23"}));
    keep(Noun::OwnExercise, 2, false, json!({"title": "Strække ud"}));
    let log = |day: &str, own: u8, outcome: &str| {
        json!({"day": day, "zone": "Europe/Copenhagen", "recorded_at": 0, "typed_by": "myself",
            "body": {"kind": "own_exercise_log", "own_exercise": id(own), "outcome": outcome}})
    };
    keep(Noun::Entry, 10, false, log("2026-11-24", 1, "done"));
    keep(Noun::Entry, 11, false, log("2026-11-17", 2, "not_done"));
    keep(Noun::Entry, 12, true, log("2026-11-18", 2, "done"));
    let record = Record::of(PatientId::new(1, [8; 10]), &books);
    let on = |text: &str| -> Vec<_> {
        let own = record.own_on(day(text)).into_iter();
        own.map(|own| (own.exercise.title.as_str().to_owned(), own.wanted, own.log.is_some())).collect()
    };
    let (swim, stretch) = ("Svømme".to_owned(), "Strække ud".to_owned());
    assert_eq!(on("2026-11-16"), [(swim.clone(), true, false), (stretch.clone(), false, false)]);
    assert_eq!(on("2026-11-17"), [(swim.clone(), false, false), (stretch.clone(), false, true)]);
    assert_eq!(on("2026-11-23"), [(stretch.clone(), false, false)], "put aside");
    assert_eq!(on("2026-11-24"), [(swim, false, true), (stretch, false, false)], "noted all the same");
    assert!(record.exercised_on(day("2026-11-24")));
    assert!(!record.exercised_on(day("2026-11-17")), "not done is no exercise");
    assert!(!record.exercised_on(day("2026-11-18")), "taken away");
    assert_eq!(record.removed.len(), 1, "and can be brought back");
}
