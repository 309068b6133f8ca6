//! Whether what a reminder is for needs no reminding. The phone and the server ask the same question of the same code.

use super::What;
use crate::course::{self, Course, OPEN_ACCESS_RESCORE_DAYS, rescore_due};
use crate::day::LocalDay;
use crate::entry::{Body, Entry, Kind, Outcome};
use crate::grant::Grant;
use crate::id::{OwnExerciseId, PrescriptionId};
use crate::measure_period::{Asked, MeasurePeriod, asked};
use crate::own_exercise::OwnExercise;
use crate::pause::{Pause, holds_back};
use crate::programme::{Frequency, Prescription, Programme};

/// Days of entries that [`already_done`] looks at for this, counted back from the occurrence's day.
#[must_use]
pub fn look_back_days(what: What) -> i64 {
    match what {
        // The longest time from one scoring to the next.
        What::Psfs => OPEN_ACCESS_RESCORE_DAYS - 1,
        What::MeasurePeriod => 1,
        What::Exercises | What::Activity | What::CheckIn | What::ProgrammeReview | What::GrantEnding => 6,
    }
}

/// Days from one check-in to the next, but while one a day is agreed.
const CHECK_IN_DAYS: i64 = 7;

/// How many days before the end of a sharing the patient is reminded of it, the last day included.
const GRANT_ENDING_DAYS: i64 = 14;
/// How many days before a programme's review day the patient is reminded of it.
const REVIEW_AHEAD_DAYS: i64 = 2;

/// What is known of a patient, to tell whether something is done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Their programmes.
    pub programmes: &'a [Programme],
    /// Their entries of the day and the [`look_back_days`] before it.
    pub entries: &'a [Entry],
    /// Their grants.
    pub grants: &'a [Grant],
    /// Their pauses.
    pub pauses: &'a [Pause],
    /// Their own exercises.
    pub own_exercises: &'a [(OwnExerciseId, OwnExercise)],
    /// Their times of closer follow-up.
    pub measure_periods: &'a [MeasurePeriod],
    /// The turns of their course, in the order of their ids.
    pub course: &'a [Course],
}

/// Whether what a reminder on `day` is for needs no reminding: it is done, or nothing is due.
#[must_use]
pub fn already_done(what: What, day: LocalDay, known: Known<'_>) -> bool {
    let Known { programmes, entries, grants, pauses, own_exercises, measure_periods, course } = known;
    // In a pause nothing is due; a review and the end of a sharing come all the same.
    if !matches!(what, What::ProgrammeReview | What::GrantEnding) && holds_back(pauses.iter(), day) {
        return true;
    }
    match what {
        What::Exercises => {
            let mut prescribed = programmes.iter().filter_map(|p| p.on(day)).flat_map(|plan| &plan.prescriptions);
            let mut own = own_exercises.iter().filter(|(_, own)| own.wanted_on(day));
            prescribed.all(|prescription| {
                !due_on(prescription, day, entries) || logs(prescription.id, entries).any(|(on, _)| on == day)
            }) && own.all(|(id, _)| own_logged(*id, day, entries))
        }
        What::Activity => entries.iter().any(|e| e.day == day && e.body.kind() == Kind::Activity),
        What::CheckIn => {
            let every = if asked(measure_periods.iter(), day).daily_check_in { 1 } else { CHECK_IN_DAYS };
            entries.iter().any(|e| e.day > day.plus_days(-every) && e.body.kind() == Kind::CheckIn)
        }
        What::Psfs => {
            // In a closed course it is by own wish, and nobody is reminded of a wish.
            let state = course::on(course.iter(), day);
            let not_yet = |last: LocalDay| rescore_due(state, last).is_some_and(|due| due > day);
            state.rescore_days().is_none() || entries.iter().any(|e| e.body.kind() == Kind::Psfs && not_yet(e.day))
        }
        What::MeasurePeriod => !closer_open(asked(measure_periods.iter(), day), day, entries),
        // That a review took place is not recorded yet, so the days up to it are all that can be said.
        What::ProgrammeReview => !programmes
            .iter()
            .filter_map(|p| p.on(day))
            .any(|plan| (day..=day.plus_days(REVIEW_AHEAD_DAYS)).contains(&plan.review_on)),
        What::GrantEnding => !grants.iter().any(|grant| ends_unreplaced(grant, day, grants)),
    }
}

/// Whether something of what closer follow-up asks on `day` has no answer yet: the check-in of the day, or how it went
/// after yesterday's exercises. Pain with an exercise is asked with the exercise.
fn closer_open(asked: Asked, day: LocalDay, entries: &[Entry]) -> bool {
    let has = |kind: Kind, on: LocalDay| entries.iter().any(|e| e.day == on && e.body.kind() == kind);
    let exercised = |on: LocalDay| {
        entries.iter().any(|e| match &e.body {
            Body::ExerciseLog(log) => e.day == on && log.outcome != Outcome::NotDone,
            Body::OwnExerciseLog(log) => e.day == on && log.outcome != Outcome::NotDone,
            _ => false,
        })
    };
    let check_in = asked.daily_check_in && !has(Kind::CheckIn, day);
    check_in || (asked.day_after && exercised(day.plus_days(-1)) && !has(Kind::DayAfter, day))
}

/// Whether a sharing ends soon and no longer one with the same recipient stands.
fn ends_unreplaced(grant: &Grant, day: LocalDay, all: &[Grant]) -> bool {
    let until = grant.decision.until;
    let longer = |other: &Grant| {
        other.current(day) && other.decision.recipient == grant.decision.recipient && other.decision.until > until
    };
    grant.current(day) && until < day.plus_days(GRANT_ENDING_DAYS) && !all.iter().any(longer)
}

fn logs(id: PrescriptionId, entries: &[Entry]) -> impl Iterator<Item = (LocalDay, Outcome)> {
    entries.iter().filter_map(move |entry| match &entry.body {
        Body::ExerciseLog(log) if log.prescription == id => Some((entry.day, log.outcome)),
        _ => None,
    })
}

fn own_logged(id: OwnExerciseId, day: LocalDay, entries: &[Entry]) -> bool {
    let logs = |entry: &Entry| matches!(&entry.body, Body::OwnExerciseLog(log) if log.own_exercise == id);
    entries.iter().any(|entry| entry.day == day && logs(entry))
}

/// Whether an exercise can be asked for on `day`: its weekday, or its week not yet filled on other days.
#[must_use]
pub fn due_on(prescription: &Prescription, day: LocalDay, entries: &[Entry]) -> bool {
    match prescription.frequency {
        Frequency::Weekdays { days } => days.contains(day.weekday()),
        Frequency::TimesAWeek { times } => {
            let filled = |day: &LocalDay| {
                logs(prescription.id, entries).any(|(on, outcome)| on == *day && outcome != Outcome::NotDone)
            };
            let earlier_this_week = day.monday().through(day.plus_days(-1));
            earlier_this_week.filter(filled).count() < usize::from(times.value())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(day: &str, body: serde_json::Value) -> Entry {
        serde_json::from_value(serde_json::json!({
            "day": day, "zone": "Europe/Copenhagen", "recorded_at": 0, "typed_by": "myself", "body": body,
        }))
        .unwrap()
    }

    fn programme() -> Programme {
        let exercise = |n: u8, frequency: serde_json::Value| {
            serde_json::json!({"id": crate::id::uuid_v7(1, [n; 10]).to_string(), "title": "x",
                "dosage": {"by": "minutes", "minutes": 5}, "frequency": frequency})
        };
        serde_json::from_value(serde_json::json!({
            "id": crate::id::uuid_v7(1, [9; 10]).to_string(),
            "author": {"membership": crate::id::uuid_v7(1, [8; 10]).to_string(), "name": "x", "profession": "nurse", "unit": "x"},
            "versions": [{"number": 1, "from": "2026-11-02", "until": "2026-12-31", "review_on": "2026-12-01", "prescriptions": [
                exercise(1, serde_json::json!({"by": "weekdays", "days": ["mon", "wed"]})),
                exercise(2, serde_json::json!({"by": "times_a_week", "times": 2})),
            ]}],
        }))
        .unwrap()
    }

    fn log(n: u8, day: &str, outcome: &str) -> Entry {
        let id = crate::id::uuid_v7(1, [n; 10]).to_string();
        entry(day, serde_json::json!({"kind": "exercise_log", "prescription": id, "outcome": outcome}))
    }

    #[test]
    fn a_reminder_is_skipped_when_all_that_is_due_is_answered() {
        let programmes = [programme()];
        let done = |day: &str, entries: &[Entry]| {
            let known = Known { programmes: &programmes, entries, ..Known::default() };
            already_done(What::Exercises, day.parse().unwrap(), known)
        };
        let monday = "2026-11-23";
        assert!(!done(monday, &[]));
        assert!(!done(monday, &[log(1, monday, "done")]), "the other one is still open this week");
        assert!(done(monday, &[log(1, monday, "done"), log(2, monday, "not_done")]), "an answer is an answer");
        let tuesday = "2026-11-24";
        assert!(!done(tuesday, &[log(2, monday, "done")]));
        let thursday = "2026-11-26";
        assert!(done(thursday, &[log(2, monday, "done"), log(2, tuesday, "partly")]), "the week is filled");
        assert!(!done(thursday, &[log(2, monday, "done"), log(2, tuesday, "not_done")]));
        assert!(done("2027-01-01", &[]), "after the end nothing is due");
    }

    #[test]
    fn the_other_reminders_look_at_their_own_kind() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        fn of(entries: &[Entry]) -> Known<'_> {
            Known { entries, ..Known::default() }
        }
        let check_in = |on: &str| [entry(on, serde_json::json!({"kind": "check_in", "sleep": 4}))];
        assert!(already_done(What::CheckIn, day, of(&check_in("2026-11-17"))));
        assert!(!already_done(What::CheckIn, day, of(&check_in("2026-11-16"))));
        let walk = [entry("2026-11-23", serde_json::json!({"kind": "activity", "what": "walking"}))];
        assert!(already_done(What::Activity, day, of(&walk)));
        assert!(!already_done(What::Activity, day.plus_days(1), of(&walk)));
        let id = crate::id::uuid_v7(1, [1; 10]).to_string();
        let scoring =
            |on: &str| [entry(on, serde_json::json!({"kind": "psfs", "scores": [{"activity": id, "score": 4}]}))];
        assert!(already_done(What::Psfs, day, of(&scoring("2026-11-10"))));
        assert!(!already_done(What::Psfs, day, of(&scoring("2026-11-09"))));
    }

    #[test]
    fn a_scoring_is_reminded_of_by_the_state_of_the_course() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        let id = crate::id::uuid_v7(1, [1; 10]).to_string();
        let silent = |state: course::State, days_ago: i64| {
            let course = [Course { state, since: day.plus_days(-60) }];
            let last = day.plus_days(-days_ago).to_string();
            let body = serde_json::json!({"kind": "psfs", "scores": [{"activity": id, "score": 4}]});
            let entries = [entry(&last, body)];
            already_done(What::Psfs, day, Known { entries: &entries, course: &course, ..Known::default() })
        };
        use course::State;
        assert_eq!([13, 14].map(|ago| silent(State::Active, ago)), [true, false]);
        assert_eq!([14, 41, 42].map(|ago| silent(State::OpenAccess, ago)), [true, true, false]);
        assert!(silent(State::Closed, 59), "by own wish");
        assert_eq!(look_back_days(What::Psfs), 41);
    }

    #[test]
    fn own_exercises_and_closer_follow_up_are_reminded_of_too() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        let id = OwnExerciseId::new(1, [1; 10]);
        let own: OwnExercise = serde_json::from_value(serde_json::json!({"title": "x", "days": ["mon"]})).unwrap();
        let own_exercises = [(id, own)];
        let log = [entry(
            "2026-11-23",
            serde_json::json!({"kind": "own_exercise_log", "own_exercise": id, "outcome": "done"}),
        )];
        let known = Known { own_exercises: &own_exercises, ..Known::default() };
        assert!(!already_done(What::Exercises, day, known));
        assert!(already_done(What::Exercises, day, Known { entries: &log, ..known }));
        assert!(already_done(What::Exercises, day.plus_days(1), known), "not wanted on a Tuesday");

        let period = serde_json::json!({"from": "2026-11-20", "until": "2026-11-23", "daily_check_in": true});
        let periods: [MeasurePeriod; 1] = [serde_json::from_value(period).unwrap()];
        let yesterday = [entry("2026-11-22", serde_json::json!({"kind": "check_in", "sleep": 4}))];
        let known = Known { entries: &yesterday, measure_periods: &periods, ..Known::default() };
        assert!(!already_done(What::CheckIn, day, known));
        assert!(already_done(What::CheckIn, day.plus_days(1), known), "the agreed end");
    }

    #[test]
    fn closer_follow_up_is_reminded_of_while_it_lasts_and_something_is_unanswered() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        let period = |daily_check_in, day_after| MeasurePeriod {
            from: day,
            until: day.plus_days(6),
            daily_check_in,
            pain_with_exercise: true,
            day_after,
            agreed_with: None,
        };
        let silent = |periods: &[MeasurePeriod], on: LocalDay, entries: &[Entry]| {
            let known = Known { entries, measure_periods: periods, ..Known::default() };
            already_done(What::MeasurePeriod, on, known)
        };
        let check_in = |on: &str| entry(on, serde_json::json!({"kind": "check_in", "sleep": 4}));
        let daily = [period(true, false)];
        assert!(silent(&[], day, &[]));
        assert!(!silent(&daily, day, &[check_in("2026-11-22")]), "every day");
        assert!(silent(&daily, day, &[check_in("2026-11-23")]));
        assert!(silent(&daily, day.plus_days(7), &[]), "until the agreed end and no longer");
        let after = [period(false, true)];
        assert!(silent(&after, day, &[]), "nothing was done the day before");
        assert!(silent(&after, day, &[log(1, "2026-11-22", "not_done")]));
        let done = log(1, "2026-11-22", "done");
        assert!(!silent(&after, day, std::slice::from_ref(&done)));
        let told = entry(
            "2026-11-23",
            serde_json::json!({"kind": "day_after", "exercises_on": "2026-11-22", "hurt_more": "no"}),
        );
        assert!(silent(&after, day, &[done, told]));
        let pain_only = [MeasurePeriod { pain_with_exercise: true, ..period(false, false) }];
        assert!(silent(&pain_only, day, &[]), "asked with the exercise");
    }

    #[test]
    fn a_review_is_reminded_of_on_its_day_and_two_before() {
        let programmes = [programme()];
        let silent = |day: &str| {
            let known = Known { programmes: &programmes, ..Known::default() };
            already_done(What::ProgrammeReview, day.parse().unwrap(), known)
        };
        let days = ["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02"];
        assert_eq!(days.map(silent), [true, false, false, false, true]);
    }

    fn grant(until: &str, unit: u8, ended: bool) -> Grant {
        let id = |n: u8| crate::id::uuid_v7(1, [n; 10]).to_string();
        let mut grant = serde_json::json!({
            "id": id(1), "recipient": {"to": "unit", "unit": id(unit)}, "categories": ["activity"],
            "purpose": "treatment", "until": until, "recipient_name": "x", "granted_at": 0,
        });
        if ended {
            grant["ended_at"] = serde_json::json!(1);
        }
        serde_json::from_value(grant).unwrap()
    }

    #[test]
    fn a_sharing_that_ends_is_reminded_of_unless_it_goes_on_or_was_stopped() {
        let silent = |day: &str, grants: &[Grant]| {
            already_done(What::GrantEnding, day.parse().unwrap(), Known { grants, ..Known::default() })
        };
        let ending = grant("2026-12-31", 1, false);
        assert!(silent("2026-12-17", std::slice::from_ref(&ending)));
        assert!(!silent("2026-12-18", std::slice::from_ref(&ending)));
        assert!(!silent("2026-12-31", std::slice::from_ref(&ending)));
        assert!(silent("2027-01-01", std::slice::from_ref(&ending)), "it has ended");
        assert!(silent("2026-12-20", &[grant("2026-12-31", 1, true)]));
        assert!(silent("2026-12-20", &[ending.clone(), grant("2027-06-30", 1, false)]));
        assert!(!silent("2026-12-20", &[ending, grant("2027-06-30", 2, false)]), "that is another unit");
        assert!(silent("2026-12-20", &[]));
    }

    #[test]
    fn a_pause_holds_back_all_but_a_review_and_the_end_of_a_sharing() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        let pauses = [Pause { from: day, to: Some(day), reason: crate::pause::Reason::Illness }];
        let known = Known { pauses: &pauses, ..Known::default() };
        for what in [What::Activity, What::CheckIn, What::Psfs] {
            assert!(already_done(what, day, known), "{what:?}");
            assert!(!already_done(what, day.plus_days(1), known), "{what:?}");
        }
    }
}
