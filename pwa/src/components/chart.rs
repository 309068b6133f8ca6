//! What every chart over time has: where a day lies, and lines that stop at a gap. Measures are in the picture's own
//! units; the stylesheet gives colour and width.

use domain::LocalDay;

/// The days between the edges.
pub(super) struct Axis {
    /// The day at the left edge.
    pub(super) from: LocalDay,
    /// The day at the right edge.
    pub(super) to: LocalDay,
    /// Where the left edge is.
    pub(super) left: i64,
    /// Where the right edge is.
    pub(super) right: i64,
}

impl Axis {
    /// Where a day lies; in the middle if there is only one.
    pub(super) fn x(&self, day: LocalDay) -> i64 {
        let length = self.to.days_since_epoch() - self.from.days_since_epoch();
        if length <= 0 {
            return i64::midpoint(self.left, self.right);
        }
        self.left + (day.days_since_epoch() - self.from.days_since_epoch()) * (self.right - self.left) / length
    }
}

/// The corners of one line for each run of two or more points without a gap; a lone point has none.
pub(super) fn runs<T: Copy>(points: &[(LocalDay, Option<T>)], at: impl Fn(LocalDay, T) -> (i64, i64)) -> Vec<String> {
    let runs = points.split(|(_, value)| value.is_none()).filter(|run| run.len() > 1);
    runs.map(|run| {
        let corner = |(day, value): &(LocalDay, Option<T>)| {
            let (x, y) = at(*day, (*value)?);
            Some(format!("{x},{y}"))
        };
        run.iter().filter_map(corner).collect::<Vec<_>>().join(" ")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> LocalDay {
        LocalDay::from_days_since_epoch(20_000 + n)
    }

    #[test]
    fn a_single_day_stands_in_the_middle_and_others_within_the_edges() {
        let single = Axis { from: day(3), to: day(3), left: 10, right: 110 };
        assert_eq!(single.x(day(3)), 60);
        let week = Axis { to: day(9), ..single };
        assert_eq!((week.x(day(3)), week.x(day(6)), week.x(day(9))), (10, 60, 110));
    }

    #[test]
    fn a_gap_breaks_the_line_and_a_zero_does_not() {
        let points = [(day(0), Some(0)), (day(1), Some(4)), (day(2), None), (day(3), Some(0))];
        assert_eq!(runs(&points, |day, value| (day.days_since_epoch() - 20_000, value)), ["0,0 1,4"]);
    }
}
