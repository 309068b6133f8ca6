//! What can travel: the nouns, and their names on the wire and in the database.

use serde::{Deserialize, Serialize};

use crate::json::Json;

/// What can travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Noun {
    /// A diary entry.
    Entry,
    /// One of the patient's PSFS activities.
    PsfsActivity,
    /// A decision to share. Fixed once made.
    Grant,
    /// The end of a grant; its id is the grant's.
    Revocation,
    /// *Slet helt*: the end of an entry and of all its versions; its id is the entry's. In changes it shows as that entry,
    /// taken away and without a body.
    Erasure,
    /// A reminder rule.
    Reminder,
    /// A graded goal.
    Goal,
    /// A graded return to work.
    WorkPlan,
    /// An action plan or a relapse plan.
    PersonalPlan,
    /// Days on which nothing is due.
    Pause,
    /// An exercise of the patient's own.
    OwnExercise,
    /// A time of closer follow-up.
    MeasurePeriod,
    /// A turn in the course.
    Course,
    /// What the patient says of their team; its id is the patient's own.
    Team,
    /// A programme, written by a professional: only ever in changes.
    Programme,
}

impl Noun {
    /// Every noun.
    pub const ALL: [Self; 15] = [
        Self::Entry,
        Self::PsfsActivity,
        Self::Grant,
        Self::Revocation,
        Self::Erasure,
        Self::Reminder,
        Self::Goal,
        Self::WorkPlan,
        Self::PersonalPlan,
        Self::Pause,
        Self::OwnExercise,
        Self::MeasurePeriod,
        Self::Course,
        Self::Team,
        Self::Programme,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::PsfsActivity => "psfs_activity",
            Self::Grant => "grant",
            Self::Revocation => "revocation",
            Self::Erasure => "erasure",
            Self::Reminder => "reminder",
            Self::Goal => "goal",
            Self::WorkPlan => "work_plan",
            Self::PersonalPlan => "personal_plan",
            Self::Pause => "pause",
            Self::OwnExercise => "own_exercise",
            Self::MeasurePeriod => "measure_period",
            Self::Course => "course",
            Self::Team => "team",
            Self::Programme => "programme",
        }
    }
}
