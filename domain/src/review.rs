//! The 14-day review (section 7), in the order a physiotherapist works [CfB L2211]: activity and what went well, change in
//! pain, activity and medicine, function, whether the advice could be used, the programme, words of recognition. What it
//! relied on is computed here from what the reader may see and nothing else, and is kept with it as the unit's record. No
//! score of risk, no advice.

pub mod basis;

use serde::{Deserialize, Serialize};

pub use self::basis::Basis;
use crate::category::CategorySet;
use crate::day::{LocalDay, Millis};
use crate::id::{ProgrammeId, RejoinderId, ReviewId};
use crate::json::Json;
use crate::programme::Author;
use crate::text::Text;

/// Days that one review looks at, and days after it until the next is due [CfB L2211].
pub const REVIEW_DAYS: i64 = 14;

/// What a professional says, part by part; only the words of recognition must be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Said {
    /// Of the activity diary and what went well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub well: Option<Text<1000>>,
    /// Of the change in pain, activity and medicine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Text<1000>>,
    /// Of the activities of the patient's own choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<Text<1000>>,
    /// Whether the advice could be used, and what stood in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Text<1000>>,
    /// What is done otherwise from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Text<1000>>,
    /// Words of recognition.
    pub recognition: Text<1000>,
}

/// A review as a professional sends it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewReview {
    /// Made by the client, so that the same can be sent again after a lost answer.
    pub id: ReviewId,
    /// What was on the screen. Where something else stands by now, the review is not kept.
    pub basis: Basis,
    /// What is said.
    pub said: Said,
}

/// A review that took place. Nobody changes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    /// Which review.
    pub id: ReviewId,
    /// Who held it, as they were then.
    pub author: Author,
    /// When it was recorded.
    pub made_at: Millis,
    /// What it relied on, as it stood then.
    pub basis: Basis,
    /// What was said.
    pub said: Said,
    /// What the patient put beside it, oldest first.
    pub rejoinders: Vec<Rejoinder>,
}

impl Review {
    /// What a reader sees who may see `shared` now: of what it relied on no more than that. Whoever held it sees all of it.
    #[must_use]
    pub fn for_reader(mut self, shared: CategorySet) -> Self {
        self.basis = self.basis.only(shared);
        self
    }
}

/// What the patient puts beside a review. Nobody changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rejoinder {
    /// Which, made by the client.
    pub id: RejoinderId,
    /// When.
    pub at: Millis,
    /// In the patient's words.
    pub text: Text<1000>,
}

/// A rejoinder as the patient sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRejoinder {
    /// Made by the client, so that the same can be sent again after a lost answer.
    pub id: RejoinderId,
    /// In the patient's words.
    pub text: Text<1000>,
}

/// What a review begins with: what is there now, and the reviews of the unit before it, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewDesk {
    /// The patient's name.
    pub name: String,
    /// Where the patient is.
    pub today: LocalDay,
    /// When the next review is due.
    pub due_on: LocalDay,
    /// What is there now.
    pub basis: Basis,
    /// Whether this reader may prescribe.
    pub may_prescribe: bool,
    /// The programme that runs, newest first, to adjust it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// Reviews of this unit, newest first.
    pub reviews: Vec<Review>,
}

/// When the next review is due: [`REVIEW_DAYS`] after the last one, or after the sharing began.
#[must_use]
pub fn due_on(last: Option<LocalDay>, shared_since: LocalDay) -> LocalDay {
    last.unwrap_or(shared_since).plus_days(REVIEW_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_is_due_fourteen_days_after_the_last_or_after_the_sharing_began() {
        let day = |text: &str| text.parse::<LocalDay>().unwrap();
        assert_eq!(due_on(None, day("2026-11-02")), day("2026-11-16"));
        assert_eq!(due_on(Some(day("2026-11-20")), day("2026-11-02")), day("2026-12-04"));
    }

    #[test]
    fn without_words_of_recognition_there_is_no_review() {
        assert!(serde_json::from_str::<Said>(r#"{"well": "godt gået"}"#).is_err());
        assert!(serde_json::from_str::<Said>(r#"{"recognition": " "}"#).is_err());
        assert!(serde_json::from_str::<Said>(r#"{"recognition": "godt gået"}"#).is_ok());
    }
}
