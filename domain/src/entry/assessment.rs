//! One scoring of the patient's own PSFS activities; how scorings are read stands in [`crate::psfs`].

use serde::{Deserialize, Serialize};

use super::{EntryError, Note, Unknown};
use crate::id::PsfsActivityId;
use crate::json::Json;
use crate::score::Score;

/// One scoring of the patient's own activities (section 3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Assessment {
    /// One to five activities with their scores.
    pub scores: Vec<ActivityScore>,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}

/// "How hard is it today to …?": 0 unable to do it – 10 as before the problem began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivityScore {
    /// Which activity.
    pub activity: PsfsActivityId,
    /// `None` is *can't answer today*.
    pub score: Option<Score>,
}

impl Assessment {
    pub(super) fn check(&self) -> Result<(), EntryError> {
        let twice = |(n, s): (usize, &ActivityScore)| self.scores.iter().skip(n + 1).any(|o| o.activity == s.activity);
        if !(1..=5).contains(&self.scores.len()) || self.scores.iter().enumerate().any(twice) {
            return Err(EntryError::ActivityCount);
        }
        if self.scores.iter().all(|s| s.score.is_none()) {
            return Err(EntryError::NothingAnswered);
        }
        Ok(())
    }
}
