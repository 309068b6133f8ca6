//! What the charts draw: the scores of one activity, or the mean of the set scored last, day by day with its gaps.

use domain::LocalDay;
use domain::entry::Assessment;
use domain::patient::{DatedAssessment, NamedActivity};
use domain::psfs::{MDC90_ACTIVITY, MDC90_MEAN, MeanChange, read};
use yew::AttrValue;

use crate::wording::Wording;

/// One curve, values in tenths of a point.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Curve {
    /// The patient's words; `None` for the mean.
    pub(super) words: Option<AttrValue>,
    /// Oldest first; `None` is a gap.
    pub(super) points: Vec<(LocalDay, Option<i64>)>,
    /// The minimal detectable change, in points.
    pub(super) detectable: i64,
}

impl Curve {
    /// What stands over the chart.
    pub(super) fn title(&self, w: &Wording) -> AttrValue {
        self.words.clone().unwrap_or_else(|| w.t("psfs-reading-mean"))
    }

    /// A value as people read it: whole for one activity, with a decimal for the mean.
    pub(super) fn written(&self, w: &Wording, tenths: i64) -> AttrValue {
        if self.words.is_some() { AttrValue::from((tenths / 10).to_string()) } else { w.tenths(tenths) }
    }
}

/// The mean first, then each activity in the order given; without those that were never scored.
pub(super) fn curves(activities: &[NamedActivity], assessments: &[DatedAssessment]) -> Vec<Curve> {
    let of_activity = |named: &NamedActivity| Curve {
        words: Some(AttrValue::from(named.activity.words.as_str().to_owned())),
        points: assessments
            .iter()
            .filter_map(|dated| {
                let scored = dated.assessment.scores.iter().find(|scored| scored.activity == named.id)?;
                Some((dated.day, scored.score.map(|score| i64::from(score.value()) * 10)))
            })
            .collect(),
        detectable: MDC90_ACTIVITY,
    };
    let mean = Curve { words: None, points: means(assessments), detectable: MDC90_MEAN };
    let all = std::iter::once(mean).chain(activities.iter().map(of_activity));
    all.filter(|curve| curve.points.iter().any(|(_, value)| value.is_some())).collect()
}

/// The mean of the set scored last, as it stood after each scoring. `domain` decides what is a mean and what the same
/// set is: two scorings are of one set when their first day is the same.
fn means(assessments: &[DatedAssessment]) -> Vec<(LocalDay, Option<i64>)> {
    let scorings: Vec<(LocalDay, &Assessment)> =
        assessments.iter().map(|dated| (dated.day, &dated.assessment)).collect();
    let after_each: Vec<(LocalDay, Option<MeanChange>)> = (1..=scorings.len())
        .filter_map(|count| {
            let so_far = scorings.get(..count)?;
            Some((so_far.last()?.0, read(so_far).mean))
        })
        .collect();
    let Some(set_since) = after_each.iter().rev().find_map(|(_, mean)| *mean).map(|mean| mean.first_on) else {
        return Vec::new();
    };
    after_each
        .into_iter()
        .skip_while(|(day, _)| *day < set_since)
        .filter(|(_, mean)| mean.is_none_or(|mean| mean.first_on == set_since))
        .map(|(day, mean)| (day, mean.map(|mean| mean.latest.tenths())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Score;
    use domain::entry::ActivityScore;
    use domain::id::PsfsActivityId;
    use domain::psfs::PsfsActivity;

    fn id(n: u8) -> PsfsActivityId {
        PsfsActivityId::new(1, [n; 10])
    }

    fn day(n: i64) -> LocalDay {
        LocalDay::from_days_since_epoch(20_000 + n)
    }

    fn scoring(on: i64, scores: &[(u8, Option<i64>)]) -> DatedAssessment {
        let scores = scores
            .iter()
            .map(|(n, score)| ActivityScore { activity: id(*n), score: score.map(|s| Score::try_from(s).unwrap()) });
        DatedAssessment {
            day: day(on),
            assessment: Assessment { scores: scores.collect(), note: None, unknown: serde_json::Map::new() },
        }
    }

    fn named(n: u8) -> NamedActivity {
        let words = domain::text::Line::parse("gå en tur").unwrap();
        NamedActivity { id: id(n), activity: PsfsActivity { words, named_on: day(0), retired_on: None } }
    }

    #[test]
    fn a_missing_answer_is_a_gap_in_both_curves_and_zero_is_a_value() {
        let scorings = [
            scoring(0, &[(1, Some(0)), (2, Some(3)), (3, Some(4))]),
            scoring(14, &[(1, None), (2, Some(4)), (3, Some(5))]),
            scoring(28, &[(1, Some(5)), (2, Some(5)), (3, Some(6))]),
        ];
        let found = curves(&[named(1)], &scorings);
        assert_eq!(found[0].points, [(day(0), Some(23)), (day(14), None), (day(28), Some(53))]);
        assert_eq!(found[1].points, [(day(0), Some(0)), (day(14), None), (day(28), Some(50))]);
    }

    #[test]
    fn only_the_same_set_makes_one_mean_curve() {
        let scorings = [
            scoring(0, &[(1, Some(0)), (2, Some(3)), (3, Some(4))]),
            scoring(14, &[(4, Some(6)), (2, Some(6)), (3, Some(6))]),
        ];
        assert_eq!(curves(&[], &scorings)[0].points, [(day(14), Some(60))]);
        assert!(curves(&[named(5)], &[scoring(0, &[(1, Some(1)), (2, Some(1))])]).is_empty());
    }
}
