//! The kinds of entry and their names on the wire and in the database.

use serde::{Deserialize, Serialize};

use crate::json::Json;

/// The kinds, as named on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Kind {
    /// [`super::ExerciseLog`].
    ExerciseLog,
    /// [`super::Activity`].
    Activity,
    /// [`super::Assessment`].
    Psfs,
    /// [`super::CheckIn`].
    CheckIn,
    /// [`super::OwnExerciseLog`].
    OwnExerciseLog,
    /// [`super::DayAfter`].
    DayAfter,
    /// [`super::FlareUp`].
    FlareUp,
    /// [`super::WorkDay`].
    WorkDay,
    /// [`super::FreeNote`].
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
