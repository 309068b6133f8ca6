//! What is wrong with a draft, found field by field, so that everything is said at once.

use domain::day::LocalDay;
use domain::text::{Text, TextError};

use super::Wrong;

/// What was found wrong so far.
pub(super) struct Findings(pub(super) Vec<Wrong>);

impl Findings {
    pub(super) fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.0.push(Wrong { field: field.into(), key, day: None });
    }

    pub(super) fn take<T, E>(
        &mut self,
        field: String,
        parsed: Result<T, E>,
        key: impl Fn(E) -> &'static str,
    ) -> Option<T> {
        parsed.map_err(|error| self.add(field, key(error))).ok()
    }

    pub(super) fn day(&mut self, field: &str, typed: &str) -> Option<LocalDay> {
        self.take(field.to_owned(), typed.parse(), |_| "team-editor-day-missing")
    }

    pub(super) fn number<T: TryFrom<i64>>(&mut self, field: String, typed: &str, key: &'static str) -> Option<T> {
        let number = typed.trim().parse::<i64>().ok().and_then(|number| T::try_from(number).ok());
        self.take(field, number.ok_or(()), |()| key)
    }

    /// A text that may be left out: `Some(None)` is left out, `None` is wrong.
    #[expect(clippy::option_option, reason = "left out and wrong are two things")]
    pub(super) fn text<const MAX: usize>(
        &mut self,
        field: String,
        typed: &str,
        too_long: &'static str,
    ) -> Option<Option<Text<MAX>>> {
        if typed.trim().is_empty() {
            return Some(None);
        }
        self.take(field, Text::parse(typed), |error| match error {
            TextError::TooLong(_) => too_long,
            TextError::Empty | TextError::Null | TextError::LineBreak => "team-editor-text-odd",
        })
        .map(Some)
    }
}
