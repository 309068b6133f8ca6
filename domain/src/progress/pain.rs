//! What a change in pain can be called: fewer by at least two points and 30 % is an important improvement (Ostelo 2008).

use crate::day::LocalDay;
use crate::score::Score;

/// The points by which pain must have fallen (Ostelo 2008).
pub const PAIN_IMPORTANT_POINTS: u8 = 2;
/// The share of the first answer by which it must have fallen as well, in per cent (Ostelo 2008).
pub const PAIN_IMPORTANT_PERCENT: u16 = 30;

/// From → to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PainChange {
    /// The first answer.
    pub first: Score,
    /// The latest answer.
    pub latest: Score,
    /// Whether the fall is large enough to be called important.
    pub important: bool,
}

/// The first and the latest of `answers`, oldest first; `None` unless there are two.
#[must_use]
pub fn pain_change(answers: &[(LocalDay, Option<Score>)]) -> Option<PainChange> {
    let mut given = answers.iter().filter_map(|(_, answer)| *answer);
    let first = given.next()?;
    let latest = given.next_back()?;
    let fall = first.value().saturating_sub(latest.value());
    let enough = u16::from(fall) * 100 >= u16::from(first.value()) * PAIN_IMPORTANT_PERCENT;
    Some(PainChange { first, latest, important: fall >= PAIN_IMPORTANT_POINTS && enough })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(given: &[Option<i64>]) -> Option<(u8, u8, bool)> {
        let day = LocalDay::from_days_since_epoch(20_000);
        let answers: Vec<_> = given.iter().map(|n| (day, n.map(|n| Score::try_from(n).unwrap()))).collect();
        pain_change(&answers).map(|change| (change.first.value(), change.latest.value(), change.important))
    }

    #[test]
    fn it_takes_two_points_and_thirty_per_cent() {
        assert_eq!(change(&[Some(8), None, Some(6)]), Some((8, 6, false))); // 25 %
        assert_eq!(change(&[Some(6), Some(9), Some(4)]), Some((6, 4, true)));
        assert_eq!(change(&[Some(2), Some(1)]), Some((2, 1, false))); // one point
        assert_eq!(change(&[Some(10), Some(7)]), Some((10, 7, true))); // exactly 30 %
        assert_eq!(change(&[Some(3), Some(6)]), Some((3, 6, false)));
        assert_eq!(change(&[None, Some(6)]), None);
    }
}
