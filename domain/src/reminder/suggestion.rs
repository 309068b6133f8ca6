//! A reminder that a professional suggests (section 8: chosen by the patient; a professional can suggest). It lies among the
//! patient's rules, switched off, until the patient says yes or no. What becomes of it after a yes – another time, switched
//! off, taken away – is the patient's own and shown to nobody.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Recurrence, Rule, WallTime, What};
use crate::category::{Category, CategorySet};
use crate::day::Millis;
use crate::id::ReminderId;
use crate::json::{FromJson, Json, ToJson, Value};
use crate::problem::Broken;
use crate::programme::Author;

/// The most suggestions of one unit that wait for a patient's answer.
pub const MAX_OPEN: usize = 5;

/// What is suggested. The zone and the quiet hours are the patient's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSuggestion {
    /// What for.
    pub what: What,
    /// At this time on the wall.
    pub time: WallTime,
    /// On these days, every week and without an end.
    pub recurrence: Recurrence,
}

/// Who suggested a rule, what, and what the patient said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggested {
    /// Who.
    pub by: Author,
    /// When the server got it.
    pub at: Millis,
    /// As it was suggested.
    pub rule: NewSuggestion,
    /// The patient's answer; nothing until there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<SuggestionAnswer>,
}

/// A [`Suggested`] left as it came, for [`Rule::suggestion`] to read, so that what shows rules and not suggestions carries
/// nothing of it: every kilobyte of the first load is somebody's mobile data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Value", into = "Value")]
pub struct Mark(Arc<Value>);

impl From<Value> for Mark {
    fn from(value: Value) -> Self {
        Self(Arc::new(value))
    }
}

impl From<Mark> for Value {
    fn from(mark: Mark) -> Self {
        mark.to_json()
    }
}

impl FromJson for Mark {
    fn from_json(value: &Value) -> Option<Self> {
        Some(value.clone().into())
    }
}

impl ToJson for Mark {
    fn to_json(&self) -> Value {
        (*self.0).clone()
    }
}

/// What the patient said. A no is not explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SuggestionAnswer {
    /// Yes.
    Accepted,
    /// No.
    Declined,
}

/// A suggestion as the unit that made it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeenSuggestion {
    /// Which.
    pub id: ReminderId,
    /// Who suggested what, and the answer.
    #[serde(flatten)]
    pub suggested: Suggested,
}

impl What {
    /// What a reader must see one of, to suggest this. Nobody suggests what only the patient decides.
    #[must_use]
    pub fn suggested_with(self) -> CategorySet {
        let of = |all: &[Category]| all.iter().fold(CategorySet::EMPTY, |set, one| set.with(*one));
        match self {
            Self::Exercises | Self::ProgrammeReview | Self::MeasurePeriod => of(&[Category::Exercises]),
            Self::Activity => of(&[Category::Activity]),
            Self::CheckIn => of(&[Category::Pain, Category::WellBeing, Category::Medicine, Category::Work]),
            Self::Psfs => of(&[Category::Function]),
            Self::GrantEnding => CategorySet::EMPTY,
        }
    }
}

impl NewSuggestion {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self) -> Result<(), Broken> {
        if self.what == What::GrantEnding {
            Broken::of("what", "the end of a sharing is the patient's own business")
        } else if self.recurrence.needs_first_day() || self.recurrence.end().is_some() {
            Broken::of("recurrence", "a suggestion is for every week, without an end")
        } else {
            Ok(())
        }
    }
}

impl Rule {
    /// Who suggested it; `None` also where the mark is not of that shape, which the server lets nobody write.
    #[must_use]
    pub fn suggestion(&self) -> Option<Suggested> {
        self.suggested.as_ref().and_then(|mark| Suggested::from_json(&mark.0))
    }

    /// Whether it is a suggestion that waits for the patient's answer.
    #[must_use]
    pub fn is_suggestion(&self) -> bool {
        self.suggestion().is_some_and(|suggested| suggested.answer.is_none())
    }

    /// Whether it is a suggestion to which the patient said no.
    #[must_use]
    pub fn is_declined(&self) -> bool {
        self.suggestion().is_some_and(|suggested| suggested.answer == Some(SuggestionAnswer::Declined))
    }

    /// The rule after the patient's answer: a yes switches it on.
    #[must_use]
    pub fn answered(&self, answer: SuggestionAnswer) -> Self {
        let with_answer = |suggested| Mark::from(Suggested { answer: Some(answer), ..suggested }.to_json());
        let suggested = self.suggestion().map(with_answer);
        Self { suggested, enabled: answer == SuggestionAnswer::Accepted, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(what: &str, recurrence: &str) -> NewSuggestion {
        serde_json::from_value(serde_json::json!({"what": what, "time": "08:00", "recurrence": recurrence})).unwrap()
    }

    #[test]
    fn what_is_the_patients_own_or_would_end_is_not_suggested() {
        assert_eq!(suggestion("exercises", "FREQ=DAILY").check(), Ok(()));
        assert_eq!(suggestion("grant_ending", "FREQ=DAILY").check().unwrap_err().field, "what");
        for recurrence in ["FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;UNTIL=20270101", "FREQ=DAILY;COUNT=2"] {
            assert_eq!(suggestion("exercises", recurrence).check().unwrap_err().field, "recurrence", "{recurrence}");
        }
    }

    #[test]
    fn only_a_yes_switches_it_on() {
        let rule: Rule = serde_json::from_value(serde_json::json!({
            "what": "exercises", "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "UTC", "enabled": false,
            "suggested": {
                "by": {"membership": crate::id::uuid_v7(1, [1; 10]).to_string(), "name": "x", "profession": "nurse", "unit": "x"},
                "at": 0, "rule": suggestion("exercises", "FREQ=DAILY"),
            },
        }))
        .unwrap();
        assert!(rule.is_suggestion() && !rule.is_declined());
        let yes = rule.answered(SuggestionAnswer::Accepted);
        assert_eq!((yes.enabled, yes.is_suggestion(), yes.is_declined()), (true, false, false));
        let no = yes.answered(SuggestionAnswer::Declined);
        assert_eq!((no.enabled, no.is_suggestion(), no.is_declined()), (false, false, true));
    }
}
