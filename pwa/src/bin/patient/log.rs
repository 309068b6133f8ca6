//! How exercises went, prescribed ones and the patient's own alike: one, with what else is known of it, or all of a day.

use domain::entry::{Activity, Body, ExerciseLog, Minutes, Note, Outcome, OwnExerciseLog, Reason, Unknown, What};
use domain::goal::{Amount, Goal, Unit};
use domain::id::{EntryId, GoalId, OwnExerciseId, PrescriptionId};
use domain::text::Line;
use domain::{LocalDay, Score};
use pwa::hooks::{RecordHandle, SaveError};
use pwa::ids;
use pwa::record::Record;
use pwa::record::due::When;

use crate::route::Route;

/// Which exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// One of a programme.
    Prescribed(PrescriptionId),
    /// One of the patient's own.
    Own(OwnExerciseId),
}

impl Which {
    /// Its screen.
    pub(crate) fn route(self) -> Route {
        match self {
            Self::Prescribed(prescription) => Route::Exercise { prescription },
            Self::Own(id) => Route::OwnExercise { id },
        }
    }

    /// How it went and nothing more.
    pub(crate) fn plain(self, outcome: Outcome) -> Log {
        Log { which: self, outcome, reason: None, pain: None, effort: None, note: None, unknown: Unknown::new() }
    }
}

/// How one exercise went on one day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Log {
    pub(crate) which: Which,
    pub(crate) outcome: Outcome,
    pub(crate) reason: Option<Reason>,
    pub(crate) pain: Option<Score>,
    pub(crate) effort: Option<Score>,
    pub(crate) note: Option<Note>,
    pub(crate) unknown: Unknown,
}

impl From<&ExerciseLog> for Log {
    fn from(log: &ExerciseLog) -> Self {
        let ExerciseLog { prescription, outcome, reason, pain, effort, note, unknown } = log.clone();
        Self { which: Which::Prescribed(prescription), outcome, reason, pain, effort, note, unknown }
    }
}

impl From<&OwnExerciseLog> for Log {
    fn from(log: &OwnExerciseLog) -> Self {
        let OwnExerciseLog { own_exercise, outcome, reason, pain, effort, note, unknown } = log.clone();
        Self { which: Which::Own(own_exercise), outcome, reason, pain, effort, note, unknown }
    }
}

impl From<Log> for Body {
    /// A reason belongs only to what was not all done; pain and effort only to what was.
    fn from(log: Log) -> Self {
        let Log { which, outcome, reason, pain, effort, note, unknown } = log;
        let reason = reason.filter(|_| outcome != Outcome::Done);
        let did_some = outcome != Outcome::NotDone;
        let (pain, effort) = (pain.filter(|_| did_some), effort.filter(|_| did_some));
        match which {
            Which::Prescribed(prescription) => {
                Self::ExerciseLog(ExerciseLog { prescription, outcome, reason, pain, effort, note, unknown })
            }
            Which::Own(own_exercise) => {
                Self::OwnExerciseLog(OwnExerciseLog { own_exercise, outcome, reason, pain, effort, note, unknown })
            }
        }
    }
}

/// Keeps `log` for `day`: in the entry that is there, or in a new one. Returns which.
pub(crate) async fn keep(
    record: &RecordHandle,
    existing: Option<EntryId>,
    day: LocalDay,
    log: Log,
) -> Result<EntryId, SaveError> {
    let id = existing.unwrap_or_else(|| ids::fresh(EntryId::new));
    let mut entry = record.entry(day, log.into());
    if let Some(before) = record.record().entries.get(&id) {
        // A correction keeps when and by whom it was first typed.
        entry.recorded_at = before.body.recorded_at;
        entry.typed_by = before.body.typed_by;
        entry.typist = before.body.typist.clone();
        entry.zone = before.body.zone.clone();
    }
    record.save_entry(id, &entry).await?;
    Ok(id)
}

/// Keeps that these exercises were done on `day`, all or none. Returns the logs.
pub(crate) async fn keep_all_done(
    record: &RecordHandle,
    day: LocalDay,
    exercises: &[Which],
) -> Result<Vec<EntryId>, SaveError> {
    let log = |which: &Which| {
        let entry = record.entry(day, which.plain(Outcome::Done).into());
        (ids::fresh(EntryId::new), Some(entry))
    };
    let logs: Vec<_> = exercises.iter().map(log).collect();
    let made = logs.iter().map(|(id, _)| *id).collect();
    record.put_back(logs).await?;
    Ok(made)
}

/// So much of a goal, as an activity of the diary in the goal's words.
pub(crate) fn towards(id: GoalId, goal: &Goal, amount: Amount) -> Activity {
    let in_minutes = goal.unit == Unit::Minutes;
    let minutes = Minutes::try_from(i64::from(amount.value())).ok().filter(|_| in_minutes);
    let words: String = goal.what.as_str().trim().chars().take(80).collect();
    Activity {
        what: What::Own,
        words: Line::parse(words).ok(),
        minutes,
        effort: None,
        pain_before: None,
        pain_after: None,
        goal: Some(id),
        amount: Some(amount).filter(|_| minutes.is_none()),
        note: None,
        unknown: Unknown::new(),
    }
}

/// What of `day` still asks for something, prescribed and own: not noted, and not done often enough this week.
pub(crate) fn open_on(record: &Record, day: LocalDay) -> Vec<Which> {
    let filled = |when: When| matches!(when, When::ThisWeek { done, times } if done >= times);
    let due = record.due_on(day).into_iter().filter(|due| due.log.is_none());
    let due = due.filter(|due| due.when != When::NotDue && !filled(due.when));
    let own = record.own_on(day).into_iter().filter(|own| own.wanted && own.log.is_none());
    due.map(|due| Which::Prescribed(due.prescription.id)).chain(own.map(|own| Which::Own(own.id))).collect()
}
