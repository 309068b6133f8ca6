//! *Arbejde*: one day's worked hours beside the planned ones, and what went well or not [COWI T3].

use serde::{Deserialize, Serialize};

use super::{Note, Unknown};
use crate::json::Json;

/// A day at work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkDay {
    /// Worked, in quarter hours; 0 is an answer.
    pub worked: Quarters,
    /// Planned, in quarter hours, where the patient says so here; else the return-to-work plan says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Quarters>,
    /// What went well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub went_well: Option<Note>,
    /// What did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub went_badly: Option<Note>,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}

/// Hours of one day in quarters: 0–96, four to the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Json)]
#[serde(try_from = "i64", into = "u8")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 0, maximum = 96))]
pub struct Quarters(u8);

/// A number outside 0–96.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours of a day are a whole number of quarters from 0 to 96")]
pub struct QuartersError;

impl Quarters {
    /// The number of quarter hours, 0–96.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }

    /// Whole hours, 0–24.
    #[must_use]
    pub fn hours(self) -> u8 {
        self.0 / 4
    }

    /// Minutes beyond the whole hours: 0, 15, 30 or 45.
    #[must_use]
    pub fn minutes(self) -> u8 {
        self.0 % 4 * 15
    }
}

impl TryFrom<i64> for Quarters {
    type Error = QuartersError;
    fn try_from(value: i64) -> Result<Self, QuartersError> {
        u8::try_from(value).ok().filter(|v| *v <= 96).map(Self).ok_or(QuartersError)
    }
}

impl From<Quarters> for u8 {
    fn from(quarters: Quarters) -> u8 {
        quarters.0
    }
}
