//! *I går*: asked once, the day after exercises, when the patient has agreed to it: did you hurt more afterwards, and
//! for how long [HØR L4467].

use serde::{Deserialize, Serialize};

use super::{Note, Unknown};
use crate::day::LocalDay;
use crate::json::Json;

/// How it was after the exercises of an earlier day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayAfter {
    /// The day of the exercises: one to seven days before the entry's own.
    pub exercises_on: LocalDay,
    /// Whether they were followed by more pain, and for how long.
    pub hurt_more: HurtMore,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}

/// Days after exercises within which the question can be answered.
pub const DAY_AFTER_WITHIN: i64 = 7;

/// Extra pain afterwards [HØR L4467].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum HurtMore {
    /// No.
    No,
    /// For minutes to hours.
    MinutesToHours,
    /// For hours to days.
    HoursToDays,
    /// Longer.
    Longer,
}

impl HurtMore {
    /// Every answer, in the order a screen offers them.
    pub const ALL: [Self; 4] = [Self::No, Self::MinutesToHours, Self::HoursToDays, Self::Longer];
}

impl DayAfter {
    /// Whether the exercises lie the right time before the `day` of the entry.
    pub(super) fn follows(&self, day: LocalDay) -> bool {
        (1..=DAY_AFTER_WITHIN).contains(&(day.days_since_epoch() - self.exercises_on.days_since_epoch()))
    }
}
