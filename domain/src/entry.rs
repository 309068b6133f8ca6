//! The diary: what a patient records (section 2). An entry is an envelope (day, zone, when and by whom typed) around a
//! body of one kind. Nothing is pre-filled: every answer beside what makes the entry what it is, is optional.
//! Fields this version does not know survive an edit (`unknown`) and are never shown to others.

mod activity;
mod assessment;
mod check_in;
mod day_after;
mod exercise_log;
mod flare_up;
mod own_exercise_log;
mod work_day;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use activity::{Activity, Minutes, MinutesError, What};
pub use assessment::{ActivityScore, Assessment};
pub use check_in::{CheckIn, Medicine};
pub use day_after::{DAY_AFTER_WITHIN, DayAfter, HurtMore};
pub use exercise_log::{ExerciseLog, Outcome, Reason};
pub use flare_up::FlareUp;
pub use own_exercise_log::OwnExerciseLog;
pub use work_day::{Quarters, QuartersError, WorkDay};

use crate::day::{LocalDay, Millis, Zone};
use crate::id::{GoalId, OwnExerciseId, PrescriptionId, PsfsActivityId};
use crate::json::Json;
use crate::text::Text;

/// Fields of a newer version, kept untouched.
pub type Unknown = Map<String, Value>;

/// An entry as it travels in `sync` and lies on the phone; its id travels beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// The day it happened, where the patient was.
    pub day: LocalDay,
    /// The zone the device was in.
    pub zone: Zone,
    /// When it was typed, by the device's clock.
    pub recorded_at: Millis,
    /// Who typed it.
    pub typed_by: TypedBy,
    /// What happened.
    pub body: Body,
}

/// Who typed an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TypedBy {
    /// The patient.
    Myself,
    /// The patient together with someone.
    Together,
    /// A professional from paper, the patient present.
    Professional,
}

/// What an entry holds, by kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Body {
    /// *Øvelse*: one prescribed exercise on one day.
    ExerciseLog(ExerciseLog),
    /// *Aktivitetsdagbog*: something done.
    Activity(Activity),
    /// *PSFS*: one scoring of the patient's own activities.
    Psfs(Assessment),
    /// *Min uge*: the last seven days.
    CheckIn(CheckIn),
    /// *Mine øvelser*: one of the patient's own exercises on one day.
    OwnExerciseLog(OwnExerciseLog),
    /// *I går*: how it was after the exercises of an earlier day.
    DayAfter(DayAfter),
    /// *Opblussen*: from the entry's day on.
    FlareUp(FlareUp),
    /// *Arbejde*: a day at work.
    WorkDay(WorkDay),
    /// *Note*: free text.
    Note(FreeNote),
}

/// The kinds, as named on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Kind {
    /// [`ExerciseLog`].
    ExerciseLog,
    /// [`Activity`].
    Activity,
    /// [`Assessment`].
    Psfs,
    /// [`CheckIn`].
    CheckIn,
    /// [`OwnExerciseLog`].
    OwnExerciseLog,
    /// [`DayAfter`].
    DayAfter,
    /// [`FlareUp`].
    FlareUp,
    /// [`WorkDay`].
    WorkDay,
    /// [`FreeNote`].
    Note,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::ExerciseLog,
        Self::Activity,
        Self::Psfs,
        Self::CheckIn,
        Self::OwnExerciseLog,
        Self::DayAfter,
        Self::FlareUp,
        Self::WorkDay,
        Self::Note,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ExerciseLog => "exercise_log",
            Self::Activity => "activity",
            Self::Psfs => "psfs",
            Self::CheckIn => "check_in",
            Self::OwnExerciseLog => "own_exercise_log",
            Self::DayAfter => "day_after",
            Self::FlareUp => "flare_up",
            Self::WorkDay => "work_day",
            Self::Note => "note",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Free text that stays with the patient until they tick "share this note".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// What was written, at most 4 000 characters.
    pub text: Text<4000>,
    /// Ticked by the patient for this note.
    #[serde(default)]
    pub shared: bool,
}

/// Free text of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FreeNote {
    /// What was written.
    pub note: Note,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}

/// What an entry breaks beyond the form of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Dated later than tomorrow.
    #[error("the day is later than tomorrow")]
    DayTooLate,
    /// A reason beside *done*.
    #[error("a reason belongs only to what was not all done")]
    ReasonWhenDone,
    /// Own words are missing.
    #[error("an activity in own words needs the words")]
    WordsMissing,
    /// An amount towards no goal.
    #[error("an amount belongs to a goal")]
    AmountWithoutGoal,
    /// The day after is not one to seven days after the exercises.
    #[error("the exercises lie one to seven days before the entry's day")]
    NotTheDayAfter,
    /// A flare-up that ends before it begins, or later than tomorrow.
    #[error("a flare-up ends on its first day or later, and no later than tomorrow")]
    FlareUpEnd,
    /// A check-in without a single answer.
    #[error("nothing was answered")]
    NothingAnswered,
    /// Not one to five activities, or one of them twice.
    #[error("a scoring holds one to five different activities")]
    ActivityCount,
    /// The body with its unknown fields is larger than 32 KiB.
    #[error("the entry is larger than 32 KiB")]
    TooLarge,
}

/// The largest body kept, in bytes of JSON; room for a note and every field several times over.
pub const BODY_MAX_BYTES: usize = 32 * 1024;

impl EntryError {
    /// The field that breaks the rule, as named on the wire.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::DayTooLate => "day",
            Self::ReasonWhenDone => "reason",
            Self::WordsMissing => "words",
            Self::AmountWithoutGoal => "amount",
            Self::NotTheDayAfter => "exercises_on",
            Self::FlareUpEnd => "to",
            Self::NothingAnswered | Self::TooLarge => "body",
            Self::ActivityCount => "scores",
        }
    }
}

impl Entry {
    /// Checks what the types alone cannot: `today` is the day now where the patient is.
    ///
    /// # Errors
    /// The first [`EntryError`] found.
    pub fn check(&self, today: LocalDay) -> Result<(), EntryError> {
        if self.day > today.plus_days(1) {
            return Err(EntryError::DayTooLate);
        }
        let size = serde_json::to_string(&self.body).map_or(usize::MAX, |json| json.len());
        if size > BODY_MAX_BYTES {
            return Err(EntryError::TooLarge);
        }
        match &self.body {
            Body::DayAfter(after) if !after.follows(self.day) => return Err(EntryError::NotTheDayAfter),
            Body::FlareUp(FlareUp { to: Some(to), .. }) if *to < self.day || *to > today.plus_days(1) => {
                return Err(EntryError::FlareUpEnd);
            }
            _ => {}
        }
        self.body.check()
    }

    /// How the patient and the professional read when it was written down.
    #[must_use]
    pub fn label(&self, revision: i64, recorded_on: LocalDay) -> Label {
        if revision > 1 {
            Label::Edited
        } else if recorded_on > self.day {
            Label::BackFilled
        } else {
            Label::Live
        }
    }
}

/// How an entry came to be, from its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Label {
    /// Recorded on its day.
    Live,
    /// Recorded on a later day.
    BackFilled,
    /// Changed after it was first recorded.
    Edited,
}

impl Body {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::ExerciseLog(_) => Kind::ExerciseLog,
            Self::Activity(_) => Kind::Activity,
            Self::Psfs(_) => Kind::Psfs,
            Self::CheckIn(_) => Kind::CheckIn,
            Self::OwnExerciseLog(_) => Kind::OwnExerciseLog,
            Self::DayAfter(_) => Kind::DayAfter,
            Self::FlareUp(_) => Kind::FlareUp,
            Self::WorkDay(_) => Kind::WorkDay,
            Self::Note(_) => Kind::Note,
        }
    }

    /// What this body refers to and cannot be understood without.
    #[must_use]
    pub fn parents(&self) -> Parents {
        match self {
            Self::ExerciseLog(log) => Parents::Prescription(log.prescription),
            Self::Psfs(assessment) => Parents::PsfsActivities(assessment.scores.iter().map(|s| s.activity).collect()),
            Self::Activity(activity) => activity.goal.map_or(Parents::None, Parents::Goal),
            Self::OwnExerciseLog(log) => Parents::OwnExercise(log.own_exercise),
            Self::CheckIn(_) | Self::DayAfter(_) | Self::FlareUp(_) | Self::WorkDay(_) | Self::Note(_) => Parents::None,
        }
    }

    /// Checks the answers alone: that there are any, and that they go together.
    ///
    /// # Errors
    /// The first [`EntryError`] found.
    pub fn check(&self) -> Result<(), EntryError> {
        match self {
            Self::ExerciseLog(log) if log.outcome == Outcome::Done && log.reason.is_some() => {
                Err(EntryError::ReasonWhenDone)
            }
            Self::OwnExerciseLog(log) if log.outcome == Outcome::Done && log.reason.is_some() => {
                Err(EntryError::ReasonWhenDone)
            }
            Self::Activity(activity) if activity.amount.is_some() && activity.goal.is_none() => {
                Err(EntryError::AmountWithoutGoal)
            }
            Self::Activity(activity) if activity.what == What::Own && activity.words.is_none() => {
                Err(EntryError::WordsMissing)
            }
            Self::CheckIn(check_in) if !check_in.answers_anything() => Err(EntryError::NothingAnswered),
            Self::Psfs(assessment) => assessment.check(),
            _ => Ok(()),
        }
    }
}

/// What a body refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parents {
    /// Nothing.
    None,
    /// An exercise of a programme.
    Prescription(PrescriptionId),
    /// One of the patient's own exercises.
    OwnExercise(OwnExerciseId),
    /// The goal that an activity counts towards.
    Goal(GoalId),
    /// The patient's own PSFS activities.
    PsfsActivities(Vec<PsfsActivityId>),
}

#[cfg(test)]
mod tests {
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
}
