//! *Aktivitetsdagbog*: something done, prescribed or not.

use serde::{Deserialize, Serialize};

use super::{Note, Unknown};
use crate::goal::Amount;
use crate::id::GoalId;
use crate::json::Json;
use crate::score::Score;
use crate::text::Line;

/// Something done, in the activity diary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Activity {
    /// What it was.
    pub what: What,
    /// Own words for it, at most 80 characters; required where `what` is `own`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Line<80>>,
    /// How long, 1–1440 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// Effort: 0 none – 10 hardest possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Score>,
    /// Pain before: 0 none – 10 worst imaginable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain_before: Option<Score>,
    /// Pain after: 0 none – 10 worst imaginable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain_after: Option<Score>,
    /// The goal it counts towards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalId>,
    /// How much it counts there, in the goal's unit; where it is not said, its minutes or once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}

/// What kinds of activity the diary offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Doing))]
pub enum What {
    /// Walking.
    Walking,
    /// Cycling.
    Cycling,
    /// Swimming.
    Swimming,
    /// Gymnastics.
    Gymnastics,
    /// Strength training.
    Strength,
    /// Housework.
    Housework,
    /// Garden.
    Garden,
    /// Lifting.
    Lifting,
    /// Sitting.
    Sitting,
    /// Standing.
    Standing,
    /// Driving.
    Driving,
    /// A work task.
    WorkTask,
    /// Rest.
    Rest,
    /// Being with others.
    WithOthers,
    /// Own words.
    Own,
}

impl What {
    /// Every kind of activity, in the order a screen offers them.
    pub const ALL: [Self; 15] = [
        Self::Walking,
        Self::Cycling,
        Self::Swimming,
        Self::Gymnastics,
        Self::Strength,
        Self::Housework,
        Self::Garden,
        Self::Lifting,
        Self::Sitting,
        Self::Standing,
        Self::Driving,
        Self::WorkTask,
        Self::Rest,
        Self::WithOthers,
        Self::Own,
    ];
}

/// A length of time within a day, 1–1440 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Json)]
#[serde(try_from = "i64", into = "u16")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u16, minimum = 1, maximum = 1440))]
pub struct Minutes(u16);

/// A number outside 1–1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("minutes are a whole number from 1 to 1440")]
pub struct MinutesError;

impl Minutes {
    /// The number, 1–1440.
    #[must_use]
    pub fn value(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for Minutes {
    type Error = MinutesError;
    fn try_from(value: i64) -> Result<Self, MinutesError> {
        u16::try_from(value).ok().filter(|v| (1..=1440).contains(v)).map(Self).ok_or(MinutesError)
    }
}

impl From<Minutes> for u16 {
    fn from(minutes: Minutes) -> u16 {
        minutes.0
    }
}
