//! A professional asks whether a patient will share (section 6). They ask once; the patient answers by sharing what they
//! choose, or by a no, which is not explained to the one who asked. Sharing stays voluntary.

use serde::{Deserialize, Serialize};

use crate::category::CategorySet;
use crate::day::{LocalDay, Millis};
use crate::id::{AccessRequestId, MembershipId, PatientId};
use crate::json::Json;
use crate::programme::Author;
use crate::text::Line;

/// So many months after a no the same member does not ask again: as long as a sharing is proposed to last, so that nobody
/// is asked until they give in.
pub const ASK_AGAIN_MONTHS: u32 = crate::grant::PROPOSED_MONTHS;

/// The question as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewAccessRequest {
    /// Made by the client: the same sent twice is one question.
    pub id: AccessRequestId,
    /// What they would like to see, at least one category.
    pub categories: CategorySet,
    /// What for, in their own words; at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Line<200>>,
}

impl NewAccessRequest {
    /// Whether something is asked for.
    ///
    /// # Errors
    /// [`AskError::Nothing`].
    pub fn check(&self) -> Result<(), AskError> {
        if self.categories.is_empty() { Err(AskError::Nothing) } else { Ok(()) }
    }
}

/// An open question, as the patient sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessRequest {
    /// Who asks, through which membership.
    pub asker: Author,
    /// When.
    pub asked_at: Millis,
    /// What.
    #[serde(flatten)]
    pub asked: NewAccessRequest,
}

/// How the patient answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Answer {
    /// They shared something with the asker, or with the asker's unit.
    Shared,
    /// They did not. Why is theirs to know.
    No,
}

impl Answer {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::No => "no",
        }
    }

    /// The answer of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Shared, Self::No].into_iter().find(|answer| answer.name() == name)
    }
}

/// A question as the one who asked it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Asked {
    /// When.
    pub asked_at: Millis,
    /// What.
    #[serde(flatten)]
    pub asked: NewAccessRequest,
    /// The answer; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// From which day on they may ask again: none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_from: Option<LocalDay>,
}

impl Asked {
    /// A question and what became of it; `answered` is the answer and its day where the patient is.
    #[must_use]
    pub fn new(asked: NewAccessRequest, asked_at: Millis, answered: Option<(Answer, LocalDay)>) -> Self {
        let again_from = answered.map(|(answer, day)| match answer {
            Answer::Shared => day,
            Answer::No => day.plus_months(ASK_AGAIN_MONTHS),
        });
        Self { asked_at, asked, answer: answered.map(|(answer, _)| answer), again_from }
    }
}

/// Somebody who is connected with the unit and shares nothing with the one who looks: the name, and how the question stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Connected {
    /// Who.
    pub patient: PatientId,
    /// Their name.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// Since when they are connected with the unit.
    pub connected_at: Millis,
    /// The question that this member put last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
}

/// A page of them, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConnectedPage {
    /// At most [`WORKLIST_PAGE`](crate::patient::WORKLIST_PAGE).
    pub people: Vec<Connected>,
    /// How many there are in all.
    pub total: i64,
}

/// A question as the patient's export has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutQuestion {
    /// Who asked, by their membership.
    pub membership: MembershipId,
    /// What, and the answer.
    #[serde(flatten)]
    pub asked: Asked,
}

/// Why a question is not put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// No category chosen.
    #[error("choose at least one thing to ask for")]
    Nothing,
    /// Everything asked for is shared already.
    #[error("all of this is shared with you already")]
    SharedAlready,
    /// One is open.
    #[error("you have asked, and the patient has not answered yet")]
    StillOpen,
    /// The answer was no, and not long ago.
    #[error("the patient has said no; ask again from {0} on")]
    NotAgainBefore(LocalDay),
}

/// Whether a member may put this question: `last` is the one they put last, `shared` what they can see now.
///
/// # Errors
/// The first [`AskError`] found.
pub fn may_ask(
    new: &NewAccessRequest,
    last: Option<&Asked>,
    shared: CategorySet,
    today: LocalDay,
) -> Result<(), AskError> {
    new.check()?;
    if new.categories.iter().all(|category| shared.contains(category)) {
        return Err(AskError::SharedAlready);
    }
    match last {
        None => Ok(()),
        Some(Asked { again_from: None, .. }) => Err(AskError::StillOpen),
        Some(Asked { again_from: Some(day), .. }) if today < *day => Err(AskError::NotAgainBefore(*day)),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::Category;

    #[test]
    fn one_question_is_open_at_a_time_and_a_no_holds_for_half_a_year() {
        let today = LocalDay::from_days_since_epoch(20_000);
        let pain = CategorySet::EMPTY.with(Category::Pain);
        let new = NewAccessRequest { id: AccessRequestId::new(1, [1; 10]), categories: pain, words: None };
        let may = |last: Option<(Answer, LocalDay)>| {
            may_ask(&new, Some(&Asked::new(new.clone(), Millis(1), last)), CategorySet::EMPTY, today)
        };
        assert_eq!(may_ask(&new, None, CategorySet::EMPTY, today), Ok(()));
        assert_eq!(may(None), Err(AskError::StillOpen));
        assert_eq!(may(Some((Answer::Shared, today))), Ok(()), "it ended, and they may ask anew");
        let again = today.plus_months(6);
        assert_eq!(may(Some((Answer::No, today))), Err(AskError::NotAgainBefore(again)));
        assert_eq!(may(Some((Answer::No, today.plus_months(0).plus_days(-184)))), Ok(()));
        assert_eq!(may_ask(&new, None, pain.with(Category::Work), today), Err(AskError::SharedAlready));
        assert_eq!(may_ask(&new, None, CategorySet::EMPTY.with(Category::Work), today), Ok(()));
        let nothing = NewAccessRequest { categories: CategorySet::EMPTY, ..new.clone() };
        assert_eq!(may_ask(&nothing, None, CategorySet::EMPTY, today), Err(AskError::Nothing));
    }
}
