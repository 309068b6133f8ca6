//! *Mine øvelser*: how one of the patient's own exercises went. It never counts as prescribed adherence.

use serde::{Deserialize, Serialize};

use super::{Note, Outcome, Reason, Unknown};
use crate::id::OwnExerciseId;
use crate::json::Json;
use crate::score::Score;

/// How one own exercise went on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnExerciseLog {
    /// Which of the patient's own exercises.
    pub own_exercise: OwnExerciseId,
    /// *Lavet*, *noget af den* or *ikke i dag*.
    pub outcome: Outcome,
    /// Why not all of it; only where it was not all done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Pain while doing it: 0 none – 10 worst imaginable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Score>,
    /// Effort: 0 none – 10 hardest possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Score>,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}
