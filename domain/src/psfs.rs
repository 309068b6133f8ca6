//! The Patient-Specific Functional Scale (Stratford 1995), the headline outcome (section 3). 0 is unable, 10 is as
//! before the problem began: hard is low. Only the same set of activities is compared, in whole points, never rounded.

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::entry::Assessment;
use crate::id::PsfsActivityId;
use crate::json::Json;
use crate::score::Score;
use crate::text::Line;

/// Minimal detectable change at 90 % for the mean of three or more activities, in points (Stratford 1995).
pub const MDC90_MEAN: i64 = 2;
/// Minimal detectable change at 90 % for one activity, in points (Stratford 1995).
pub const MDC90_ACTIVITY: i64 = 3;
/// The fewest activities that make a mean.
pub const MEAN_MIN_ACTIVITIES: usize = 3;
/// The most activities kept active, as in the published form.
pub const MAX_ACTIVITIES: usize = 5;
/// Days between scorings while the course is active [CfB L2217].
pub const RESCORE_DAYS: i64 = 14;
/// A first score from here on cannot rise by [`MDC90_ACTIVITY`]: the screen says so.
pub const CEILING_FROM: u8 = 8;

/// One of the patient's own activities. Never renamed in place: a changed wording is a new activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PsfsActivity {
    /// In the patient's words, at most 120 characters.
    pub words: Line<120>,
    /// The day it was named.
    pub named_on: LocalDay,
    /// The day it was put aside, its history kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_on: Option<LocalDay>,
}

impl PsfsActivity {
    /// The same activity, put aside on `day`; its scores stay.
    #[must_use]
    pub fn retired(mut self, day: LocalDay) -> Self {
        self.retired_on = Some(day);
        self
    }

    /// Another wording is another activity: this one put aside on `day`, and the new one named that day.
    #[must_use]
    pub fn replaced(self, words: Line<120>, day: LocalDay) -> (Self, Self) {
        (self.retired(day), Self { words, named_on: day, retired_on: None })
    }
}

/// What a change can be said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Verdict {
    /// *Tydelig fremgang*: at or above the minimal detectable change.
    ClearProgress,
    /// *Tydelig tilbagegang*.
    ClearDecline,
    /// *For lille forskel til at sige noget sikkert*.
    TooSmall,
}

/// A mean kept exact: the sum of `count` scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mean {
    /// The sum of the scores.
    pub sum: i64,
    /// How many scores, at least three.
    pub count: i64,
}

impl Mean {
    /// The mean in tenths, rounded half up, for showing: 43 is 4.3.
    #[must_use]
    pub fn tenths(self) -> i64 {
        if self.count == 0 { 0 } else { (self.sum * 20 + self.count).div_euclid(self.count * 2) }
    }
}

/// From → to for one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivityChange {
    /// Which activity.
    pub activity: PsfsActivityId,
    /// The first score given.
    pub first: Score,
    /// The day of the first score.
    pub first_on: LocalDay,
    /// The latest score given.
    pub latest: Score,
    /// The day of the latest score.
    pub latest_on: LocalDay,
    /// `None` while there is only one score.
    pub verdict: Option<Verdict>,
    /// The first score is 8–10 and cannot rise by the minimal detectable change.
    pub near_ceiling: bool,
}

/// From → to for the mean of the same set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeanChange {
    /// The mean of the first full scoring of this set.
    pub first: Mean,
    /// Its day.
    pub first_on: LocalDay,
    /// The mean of the latest full scoring.
    pub latest: Mean,
    /// Its day.
    pub latest_on: LocalDay,
    /// `None` while there is only one scoring of this set.
    pub verdict: Option<Verdict>,
}

/// What all scorings together say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// Per activity, in the order of the latest scoring, earlier ones behind.
    pub activities: Vec<ActivityChange>,
    /// `None` where the latest scoring has a gap or fewer than three activities.
    pub mean: Option<MeanChange>,
}

fn verdict(change: i64, detectable: i64) -> Verdict {
    if change >= detectable {
        Verdict::ClearProgress
    } else if change <= -detectable {
        Verdict::ClearDecline
    } else {
        Verdict::TooSmall
    }
}

/// Reads the scorings. `assessments` may come in any order; of several on one day the later in the slice is the later.
#[must_use]
pub fn read(assessments: &[(LocalDay, &Assessment)]) -> Reading {
    // Most come in order, and then each goes to the end.
    let mut in_order: Vec<(LocalDay, &Assessment)> = Vec::with_capacity(assessments.len());
    for (day, assessment) in assessments {
        in_order.insert(in_order.partition_point(|(earlier, _)| earlier <= day), (*day, assessment));
    }
    Reading { activities: activity_changes(&in_order), mean: mean_change(&in_order) }
}

/// The mean alone of what [`read`] reads; `in_order` is oldest first.
#[must_use]
pub fn mean(in_order: &[(LocalDay, Assessment)]) -> Option<MeanChange> {
    mean_change(&in_order.iter().map(|(day, assessment)| (*day, assessment)).collect::<Vec<_>>())
}

fn activity_changes(in_order: &[(LocalDay, &Assessment)]) -> Vec<ActivityChange> {
    let mut ids: Vec<PsfsActivityId> = Vec::new();
    for (_, assessment) in in_order.iter().rev() {
        for scored in &assessment.scores {
            if !ids.contains(&scored.activity) {
                ids.push(scored.activity);
            }
        }
    }
    ids.into_iter().filter_map(|id| activity_change(id, in_order)).collect()
}

fn activity_change(id: PsfsActivityId, in_order: &[(LocalDay, &Assessment)]) -> Option<ActivityChange> {
    let given: Vec<(LocalDay, Score)> = in_order
        .iter()
        .filter_map(|(day, assessment)| {
            let scored = assessment.scores.iter().find(|s| s.activity == id)?;
            Some((*day, scored.score?))
        })
        .collect();
    let (first_on, first) = *given.first()?;
    let (latest_on, latest) = *given.last()?;
    let change = i64::from(latest.value()) - i64::from(first.value());
    Some(ActivityChange {
        activity: id,
        first,
        first_on,
        latest,
        latest_on,
        verdict: (given.len() > 1).then(|| verdict(change, MDC90_ACTIVITY)),
        near_ceiling: first.value() >= CEILING_FROM,
    })
}

/// The set of activities of a scoring without gaps, and its mean.
fn full(assessment: &Assessment) -> Option<(Vec<PsfsActivityId>, Mean)> {
    let mut sum = 0;
    let mut set = Vec::new();
    for scored in &assessment.scores {
        sum += i64::from(scored.score?.value());
        set.insert(set.partition_point(|id| *id < scored.activity), scored.activity);
    }
    let count = i64::try_from(set.len()).ok()?;
    (set.len() >= MEAN_MIN_ACTIVITIES).then_some((set, Mean { sum, count }))
}

fn mean_change(in_order: &[(LocalDay, &Assessment)]) -> Option<MeanChange> {
    let (latest_on, latest) = in_order.last()?;
    let (set, latest) = full(latest)?;
    let same_set: Vec<(LocalDay, Mean)> = in_order
        .iter()
        .filter_map(|(day, assessment)| full(assessment).filter(|(s, _)| *s == set).map(|(_, mean)| (*day, mean)))
        .collect();
    let (first_on, first) = *same_set.first()?;
    // Same count on both sides, so comparing sums with MDC × count is exact.
    let change = latest.sum - first.sum;
    Some(MeanChange {
        first,
        first_on,
        latest,
        latest_on: *latest_on,
        verdict: (same_set.len() > 1).then(|| verdict(change, MDC90_MEAN * latest.count)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::ActivityScore;

    fn id(n: u8) -> PsfsActivityId {
        PsfsActivityId::new(1, [n; 10])
    }

    fn scoring(scores: &[(u8, Option<i64>)]) -> Assessment {
        Assessment {
            scores: scores
                .iter()
                .map(|(n, s)| ActivityScore { activity: id(*n), score: s.map(|s| Score::try_from(s).unwrap()) })
                .collect(),
            note: None,
            unknown: serde_json::Map::new(),
        }
    }

    fn day(n: i64) -> LocalDay {
        LocalDay::from_days_since_epoch(20_000 + n)
    }

    #[test]
    fn the_mean_is_clear_from_two_points_and_one_activity_from_three() {
        let first = scoring(&[(1, Some(4)), (2, Some(4)), (3, Some(4))]);
        let just_under = scoring(&[(1, Some(7)), (2, Some(6)), (3, Some(4))]);
        let reading = read(&[(day(0), &first), (day(14), &just_under)]);
        assert_eq!(reading.mean.unwrap().verdict, Some(Verdict::TooSmall)); // 5 of the 6 points needed
        assert_eq!(reading.activities[0].verdict, Some(Verdict::ClearProgress));
        assert_eq!(reading.activities[1].verdict, Some(Verdict::TooSmall));
        let at = scoring(&[(1, Some(7)), (2, Some(6)), (3, Some(5))]);
        assert_eq!(read(&[(day(0), &first), (day(14), &at)]).mean.unwrap().verdict, Some(Verdict::ClearProgress));
        let down = scoring(&[(1, Some(1)), (2, Some(2)), (3, Some(3))]);
        assert_eq!(read(&[(day(14), &down), (day(0), &first)]).mean.unwrap().verdict, Some(Verdict::ClearDecline));
    }

    #[test]
    fn a_gap_gives_no_mean_and_a_new_set_starts_anew() {
        let first = scoring(&[(1, Some(1)), (2, Some(1)), (3, Some(1))]);
        let gap = scoring(&[(1, Some(9)), (2, Some(9)), (3, None)]);
        assert_eq!(read(&[(day(0), &first), (day(14), &gap)]).mean, None);
        let replaced = scoring(&[(1, Some(9)), (2, Some(9)), (4, Some(9))]);
        let mean = read(&[(day(0), &first), (day(14), &replaced)]).mean.unwrap();
        assert_eq!((mean.verdict, mean.first_on), (None, day(14)));
        let two = scoring(&[(1, Some(9)), (2, Some(9))]);
        assert_eq!(read(&[(day(0), &two)]).mean, None);
    }

    #[test]
    fn another_wording_is_another_activity_and_the_old_one_keeps_its_history() {
        let walk = PsfsActivity { words: Line::parse("gå").unwrap(), named_on: day(0), retired_on: None };
        let (old, new) = walk.clone().replaced(Line::parse("gå en time").unwrap(), day(9));
        assert_eq!((old.words, old.named_on, old.retired_on), (walk.words, day(0), Some(day(9))));
        assert_eq!((new.words.as_str(), new.named_on, new.retired_on), ("gå en time", day(9), None));
        // Its scores stay with it, and the mean of the new set begins anew.
        let before = scoring(&[(1, Some(2)), (2, Some(3)), (3, Some(4))]);
        let after = scoring(&[(4, Some(8)), (2, Some(3)), (3, Some(4))]);
        let reading = read(&[(day(0), &before), (day(14), &after)]);
        let replaced = reading.activities.iter().find(|change| change.activity == id(1)).unwrap();
        assert_eq!((replaced.latest.value(), replaced.latest_on), (2, day(0)));
        assert_eq!(reading.mean.unwrap().first_on, day(14));
    }

    #[test]
    fn a_high_first_score_is_said_and_tenths_round_half_up() {
        let first = scoring(&[(1, Some(8)), (2, Some(7)), (3, Some(0))]);
        let reading = read(&[(day(0), &first)]);
        assert!(reading.activities[0].near_ceiling && !reading.activities[1].near_ceiling);
        assert_eq!(reading.activities[0].verdict, None);
        assert_eq!(Mean { sum: 13, count: 3 }.tenths(), 43);
        assert_eq!(Mean { sum: 17, count: 4 }.tenths(), 43);
    }
}
