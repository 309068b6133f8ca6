//! The diary: what a patient records (section 2). An entry is an envelope (day, zone, when and by whom typed) around a
//! body of one kind. Nothing is pre-filled: every answer beside what makes the entry what it is, is optional.
//! Fields this version does not know survive an edit (`unknown`) and are never shown to others.

mod activity;
mod assessment;
mod check;
mod check_in;
mod day_after;
mod exercise_log;
pub mod fact;
mod flare_up;
mod kind;
mod note;
mod own_exercise_log;
#[cfg(test)]
mod tests;
mod work_day;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use activity::{Activity, Minutes, MinutesError, What};
pub use assessment::{ActivityScore, Assessment};
pub use check::{BODY_MAX_BYTES, EntryError};
pub use check_in::{CheckIn, Medicine};
pub use day_after::{DAY_AFTER_WITHIN, DayAfter, HurtMore};
pub use exercise_log::{ExerciseLog, Outcome, Reason};
pub use flare_up::FlareUp;
pub use kind::Kind;
pub use note::{FreeNote, Note};
pub use own_exercise_log::OwnExerciseLog;
pub use work_day::{Quarters, QuartersError, WorkDay};

use crate::day::{LocalDay, Millis, Zone};
use crate::id::{GoalId, OwnExerciseId, PrescriptionId, PsfsActivityId};
use crate::json::Json;
use crate::programme::Author;

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
    /// The professional who typed it, as they were then; the server says so, and a phone only keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typist: Option<Author>,
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

impl Entry {
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
