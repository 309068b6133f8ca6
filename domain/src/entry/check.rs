//! What an entry must keep beyond the form of its fields: its day, its size, and answers that go together.

use super::{Body, Entry, ExerciseLog, FlareUp, Outcome, OwnExerciseLog, What};
use crate::day::LocalDay;

/// What an entry breaks beyond the form of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Dated later than tomorrow.
    #[error("the day is later than tomorrow")]
    DayTooLate,
    /// A reason beside *done*.
    #[error("a reason belongs only to what was not all done")]
    ReasonWhenDone,
    /// Own words are missing.
    #[error("an activity in own words needs the words")]
    WordsMissing,
    /// An amount towards no goal.
    #[error("an amount belongs to a goal")]
    AmountWithoutGoal,
    /// The day after is not one to seven days after the exercises.
    #[error("the exercises lie one to seven days before the entry's day")]
    NotTheDayAfter,
    /// A flare-up that ends before it begins, or later than tomorrow.
    #[error("a flare-up ends on its first day or later, and no later than tomorrow")]
    FlareUpEnd,
    /// A check-in without a single answer.
    #[error("nothing was answered")]
    NothingAnswered,
    /// Not one to five activities, or one of them twice.
    #[error("a scoring holds one to five different activities")]
    ActivityCount,
    /// The body with its unknown fields is larger than 32 KiB.
    #[error("the entry is larger than 32 KiB")]
    TooLarge,
}

/// The largest body kept, in bytes of JSON; room for a note and every field several times over.
pub const BODY_MAX_BYTES: usize = 32 * 1024;

impl EntryError {
    /// The field that breaks the rule, as named on the wire.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::DayTooLate => "day",
            Self::ReasonWhenDone => "reason",
            Self::WordsMissing => "words",
            Self::AmountWithoutGoal => "amount",
            Self::NotTheDayAfter => "exercises_on",
            Self::FlareUpEnd => "to",
            Self::NothingAnswered | Self::TooLarge => "body",
            Self::ActivityCount => "scores",
        }
    }
}

impl Entry {
    /// Checks what the types alone cannot: `today` is the day now where the patient is.
    ///
    /// # Errors
    /// The first [`EntryError`] found.
    pub fn check(&self, today: LocalDay) -> Result<(), EntryError> {
        if self.day > today.plus_days(1) {
            return Err(EntryError::DayTooLate);
        }
        let size = serde_json::to_string(&self.body).map_or(usize::MAX, |json| json.len());
        if size > BODY_MAX_BYTES {
            return Err(EntryError::TooLarge);
        }
        match &self.body {
            Body::DayAfter(after) if !after.follows(self.day) => return Err(EntryError::NotTheDayAfter),
            Body::FlareUp(FlareUp { to: Some(to), .. }) if *to < self.day || *to > today.plus_days(1) => {
                return Err(EntryError::FlareUpEnd);
            }
            _ => {}
        }
        self.body.check()
    }
}

impl Body {
    /// Checks the answers alone: that there are any, and that they go together.
    ///
    /// # Errors
    /// The first [`EntryError`] found.
    pub fn check(&self) -> Result<(), EntryError> {
        match self {
            Self::ExerciseLog(ExerciseLog { outcome: Outcome::Done, reason: Some(_), .. })
            | Self::OwnExerciseLog(OwnExerciseLog { outcome: Outcome::Done, reason: Some(_), .. }) => {
                Err(EntryError::ReasonWhenDone)
            }
            Self::Activity(activity) if activity.amount.is_some() && activity.goal.is_none() => {
                Err(EntryError::AmountWithoutGoal)
            }
            Self::Activity(activity) if activity.what == What::Own && activity.words.is_none() => {
                Err(EntryError::WordsMissing)
            }
            Self::CheckIn(check_in) if !check_in.answers_anything() => Err(EntryError::NothingAnswered),
            Self::Psfs(assessment) => assessment.check(),
            _ => Ok(()),
        }
    }
}
