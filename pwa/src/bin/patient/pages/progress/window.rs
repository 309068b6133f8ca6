//! The three times that can be looked at. Each ends with the running week's Sunday, so that the week itself is in it.

use domain::LocalDay;
use domain::adherence::Span;
use domain::programme::Programme;

/// Which time to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    Week,
    Month,
    Course,
}

impl Window {
    /// In the order they are offered.
    pub(super) const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Course];

    /// The wording of its button, also what tells it apart in tests.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Course => "course",
        }
    }

    /// Its days. The whole course begins with the first programme.
    pub(super) fn span(self, programmes: &[Programme], today: LocalDay) -> Span {
        let monday = today.monday();
        let from = match self {
            Self::Week => monday,
            Self::Month => monday.plus_days(-21),
            Self::Course => {
                let starts = programmes.iter().filter_map(|programme| programme.versions.first());
                starts.map(|version| version.plan.from).min().map_or(monday, |first| first.min(monday))
            }
        };
        Span { from, to: monday.plus_days(6) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_window_holds_the_running_week() {
        let today: LocalDay = "2026-11-25".parse().unwrap();
        for window in Window::ALL {
            let span = window.span(&[], today);
            assert!(span.contains(today.monday()) && span.contains(today.monday().plus_days(6)));
        }
        assert_eq!(Window::Month.span(&[], today).from.to_string(), "2026-11-02");
    }
}
