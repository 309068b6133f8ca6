//! A 0–10 answer (numeric rating scale). Not answered is `None`, never 0.

use serde::{Deserialize, Serialize};

use crate::json::Json;

/// A whole number from 0 to 10, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "i64", into = "u8")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 0, maximum = 10))]
pub struct Score(u8);

/// A number outside 0–10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a score is a whole number from 0 to 10")]
pub struct ScoreError;

impl Score {
    /// All eleven answers in order, as the buttons of a scale show them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=10).map(Self)
    }

    /// The number, 0–10.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Score {
    type Error = ScoreError;
    fn try_from(value: i64) -> Result<Self, ScoreError> {
        u8::try_from(value).ok().filter(|v| *v <= 10).map(Self).ok_or(ScoreError)
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> u8 {
        score.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_and_ten_are_answers_and_eleven_is_not() {
        assert_eq!(Score::try_from(0).map(Score::value), Ok(0));
        assert_eq!(Score::try_from(10).map(Score::value), Ok(10));
        assert_eq!(Score::try_from(11), Err(ScoreError));
        assert_eq!(Score::try_from(-1), Err(ScoreError));
        assert_eq!(Score::all().count(), 11);
    }
}
