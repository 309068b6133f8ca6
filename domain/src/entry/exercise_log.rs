//! *Øvelse*: how one prescribed exercise went on one day.

use serde::{Deserialize, Serialize};

use super::{Note, Unknown};
use crate::id::PrescriptionId;
use crate::json::Json;
use crate::score::Score;

/// How one exercise went on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExerciseLog {
    /// Which exercise of the programme.
    pub prescription: PrescriptionId,
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

/// How much of it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = LogOutcome))]
pub enum Outcome {
    /// *Lavet*.
    Done,
    /// *Noget af den*.
    Partly,
    /// *Ikke i dag*.
    NotDone,
}

/// Why not all of it was done. Fear and pain are two answers [CfB L1980].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Reason {
    /// I was afraid it would hurt.
    Afraid,
    /// I stopped because it hurt.
    Hurt,
    /// No time.
    NoTime,
    /// No energy.
    NoEnergy,
    /// Forgot.
    Forgot,
    /// Ill.
    Ill,
    /// Unsure how to do it.
    Unsure,
    /// Did something else.
    SomethingElse,
    /// Another reason.
    Other,
}

impl Reason {
    /// Every reason, in the order a screen offers them.
    pub const ALL: [Self; 9] = [
        Self::Afraid,
        Self::Hurt,
        Self::NoTime,
        Self::NoEnergy,
        Self::Forgot,
        Self::Ill,
        Self::Unsure,
        Self::SomethingElse,
        Self::Other,
    ];
}
