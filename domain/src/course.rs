//! The course (section 4): active, then open access for three months, then closed, and re-opened on relapse
//! [CfB L2265, KORA L1269]. Own logging goes on whatever the state; it decides how often PSFS is asked for.

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::json::Json;
use crate::psfs::RESCORE_DAYS;

/// Months of open access before the course reads closed by itself.
pub const OPEN_ACCESS_MONTHS: u32 = 3;
/// Days between PSFS scorings in open access.
pub const OPEN_ACCESS_RESCORE_DAYS: i64 = 42;

/// One turn in the course; the one that began last tells the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Course {
    /// What it became.
    pub state: State,
    /// From this day on.
    pub since: LocalDay,
}

/// Where a course stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum State {
    /// Running.
    Active,
    /// Ended, with an open door for three months.
    OpenAccess,
    /// Closed.
    Closed,
}

impl State {
    /// Every state, in the order of a course.
    pub const ALL: [Self; 3] = [Self::Active, Self::OpenAccess, Self::Closed];

    /// Days between PSFS scorings; `None` is by the patient's own wish.
    #[must_use]
    pub fn rescore_days(self) -> Option<i64> {
        match self {
            Self::Active => Some(RESCORE_DAYS),
            Self::OpenAccess => Some(OPEN_ACCESS_RESCORE_DAYS),
            Self::Closed => None,
        }
    }
}

impl Course {
    /// The last day of open access, where that is the state.
    #[must_use]
    pub fn open_until(&self) -> Option<LocalDay> {
        (self.state == State::OpenAccess).then(|| self.since.plus_months(OPEN_ACCESS_MONTHS).plus_days(-1))
    }
}

/// The state on `day`: active while nothing was said. Of two turns on one day the later in order counts; give them in
/// the order of their ids.
pub fn on<'a>(turns: impl Iterator<Item = &'a Course>, day: LocalDay) -> State {
    let turn = turns.filter(|turn| turn.since <= day).max_by_key(|turn| turn.since);
    match turn {
        None => State::Active,
        Some(turn) if turn.open_until().is_some_and(|until| until < day) => State::Closed,
        Some(turn) => turn.state,
    }
}

/// The day a re-scoring is due after the last one; `None` when it is by own wish.
#[must_use]
pub fn rescore_due(state: State, last: LocalDay) -> Option<LocalDay> {
    state.rescore_days().map(|days| last.plus_days(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_access_ends_by_itself_and_a_relapse_opens_again() {
        let day = |text: &str| -> LocalDay { text.parse().unwrap() };
        let open = Course { state: State::OpenAccess, since: day("2026-03-01") };
        let again = Course { state: State::Active, since: day("2026-09-01") };
        let turns = [open, again];
        let state = |text: &str| on(turns.iter(), day(text));
        assert_eq!(state("2026-02-28"), State::Active);
        assert_eq!((state("2026-03-01"), state("2026-05-31")), (State::OpenAccess, State::OpenAccess));
        assert_eq!((state("2026-06-01"), state("2026-09-01")), (State::Closed, State::Active));
        assert_eq!(rescore_due(State::Active, day("2026-03-01")), Some(day("2026-03-15")));
        assert_eq!(rescore_due(State::OpenAccess, day("2026-03-01")), Some(day("2026-04-12")));
        assert_eq!(rescore_due(State::Closed, day("2026-03-01")), None);
    }
}
