//! *På pause* (section 4): illness or holiday; nothing is due and nothing is missed. A flare-up is no pause: that would
//! teach rest.

use serde::{Deserialize, Serialize};

use crate::adherence::Span;
use crate::day::LocalDay;
use crate::json::Json;
use crate::problem::Broken;

/// Days on which nothing is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pause {
    /// Its first day.
    pub from: LocalDay,
    /// Its last day; `None` while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LocalDay>,
    /// Why.
    pub reason: Reason,
}

/// Why there is a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = PauseReason))]
pub enum Reason {
    /// Illness.
    Illness,
    /// Holiday.
    Holiday,
}

impl Reason {
    /// Both, in the order a screen offers them.
    pub const ALL: [Self; 2] = [Self::Illness, Self::Holiday];
}

/// The last day there is, where a pause goes on.
const OPEN_END_DAYS: i64 = i64::MAX;

impl Pause {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self) -> Result<(), Broken> {
        if self.to.is_some_and(|to| to < self.from) {
            return Broken::of("to", "a pause ends on its first day or later");
        }
        Ok(())
    }

    /// Its days, as [`crate::adherence::count`] takes them; without an end, all from its first day on.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { from: self.from, to: self.to.unwrap_or_else(|| LocalDay::from_days_since_epoch(OPEN_END_DAYS)) }
    }

    /// Whether `day` is one of its days.
    #[must_use]
    pub fn holds(&self, day: LocalDay) -> bool {
        self.span().contains(day)
    }
}

/// Whether one of `pauses` holds `day`: then nothing is due, and no reminder is sent.
pub fn holds_back<'a>(mut pauses: impl Iterator<Item = &'a Pause>, day: LocalDay) -> bool {
    pauses.any(|pause| pause.holds(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_without_an_end_goes_on() {
        let from: LocalDay = "2026-11-22".parse().unwrap();
        let open = Pause { from, to: None, reason: Reason::Illness };
        assert!(open.holds(from) && open.holds(from.plus_days(900)) && !open.holds(from.plus_days(-1)));
        let week = Pause { to: Some(from.plus_days(6)), reason: Reason::Holiday, ..open };
        assert!(holds_back([week, open].iter(), from.plus_days(7)) && !holds_back([].iter(), from));
        assert!(week.holds(from.plus_days(6)) && !week.holds(from.plus_days(7)));
        assert_eq!((open.check(), week.check()), (Ok(()), Ok(())));
        assert_eq!(Pause { to: Some(from.plus_days(-1)), ..open }.check().unwrap_err().field, "to");
    }
}
