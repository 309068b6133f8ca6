//! What *Fremgang* adds up from the diary: minutes of activity, and the answers of *Min uge* over time. A day without a
//! note is a gap and never 0; a 0 that was answered is a 0. Owns no wording and draws nothing.

mod activity;
mod answer;
mod pain;
mod room;

pub use activity::{Doing, Minuted, Slice, minutes};
pub use answer::{MedicineCounts, Question, answers, medicine};
pub use pain::{PAIN_IMPORTANT_PERCENT, PAIN_IMPORTANT_POINTS, PainChange, pain_change};
pub use room::{NOTES_LINES, lines_of};

use crate::adherence::Span;
use crate::day::LocalDay;

/// How a time is cut for looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A piece for each day.
    Day,
    /// A piece for each week, Monday to Sunday.
    Week,
}

/// The pieces of `span`, oldest first. The first and the last week may be cut short by it.
#[must_use]
pub fn pieces(span: Span, grain: Grain) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = span.from;
    while from <= span.to {
        let to = match grain {
            Grain::Day => from,
            Grain::Week => from.monday().plus_days(6).min(span.to),
        };
        found.push(Span { from, to });
        from = to.plus_days(1);
    }
    found
}

/// The whole weeks between the weeks of two days, by their Mondays.
fn weeks_between(earlier: LocalDay, later: LocalDay) -> impl Iterator<Item = LocalDay> {
    let (mut monday, last) = (earlier.monday().plus_days(7), later.monday());
    std::iter::from_fn(move || {
        let here = (monday < last).then_some(monday);
        monday = monday.plus_days(7);
        here
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_every_day_once() {
        let span = Span { from: "2026-11-04".parse().unwrap(), to: "2026-11-22".parse().unwrap() };
        for (grain, count) in [(Grain::Day, 19), (Grain::Week, 3)] {
            let all = pieces(span, grain);
            assert_eq!(all.len(), count);
            assert_eq!((all[0].from, all[count - 1].to), (span.from, span.to));
            for pair in all.windows(2) {
                assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            }
        }
        let back = Span { from: span.to, to: span.from };
        assert_eq!(pieces(back, Grain::Week), []);
    }

    #[test]
    fn only_whole_weeks_lie_between() {
        let day = |text: &str| text.parse::<LocalDay>().unwrap();
        assert_eq!(weeks_between(day("2026-11-02"), day("2026-11-15")).count(), 0);
        let between: Vec<_> = weeks_between(day("2026-11-08"), day("2026-11-16")).collect();
        assert_eq!(between, [day("2026-11-09")]);
    }
}
