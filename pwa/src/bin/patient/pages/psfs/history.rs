//! The PSFS part of the record in the shape that charts and readings take.

use domain::LocalDay;
use domain::Score;
use domain::day::Millis;
use domain::entry::{Assessment, Body};
use domain::id::PsfsActivityId;
use domain::patient::{DatedAssessment, NamedActivity};
use domain::psfs::{Reading, read};
use pwa::record::{Kept, Record};

/// Every activity, retired ones last, in the order they were named.
pub(crate) fn activities(record: &Record) -> Vec<NamedActivity> {
    let all = record.psfs_activities.iter();
    let (mut all, retired): (Vec<_>, Vec<_>) = all
        .map(|(id, kept)| NamedActivity { id: *id, activity: kept.body.clone() })
        .partition(|named| named.activity.retired_on.is_none());
    all.extend(retired);
    all
}

/// The activities that are scored now.
pub(crate) fn active(record: &Record) -> Vec<NamedActivity> {
    activities(record).into_iter().filter(|named| named.activity.retired_on.is_none()).collect()
}

/// Every scoring, oldest first; of several on one day the one written last is the later.
pub(crate) fn assessments(record: &Record) -> Vec<DatedAssessment> {
    let mut found: Vec<(LocalDay, Millis, &Assessment)> = Vec::new();
    for Kept { body: entry, .. } in record.entries.values() {
        if let Body::Psfs(assessment) = &entry.body {
            let earlier = |(day, at, _): &(_, _, _)| (*day, *at) <= (entry.day, entry.recorded_at);
            found.insert(found.partition_point(earlier), (entry.day, entry.recorded_at, assessment));
        }
    }
    found.into_iter().map(|(day, _, assessment)| DatedAssessment { day, assessment: assessment.clone() }).collect()
}

/// What all scorings together say.
pub(crate) fn reading(assessments: &[DatedAssessment]) -> Reading {
    let all: Vec<(LocalDay, &Assessment)> = assessments.iter().map(|dated| (dated.day, &dated.assessment)).collect();
    read(&all)
}

/// The last score of an activity on or before `day`.
pub(crate) fn last_score(
    assessments: &[DatedAssessment],
    id: PsfsActivityId,
    day: LocalDay,
) -> Option<(LocalDay, Score)> {
    assessments.iter().rev().filter(|dated| dated.day <= day).find_map(|dated| {
        let scored = dated.assessment.scores.iter().find(|scored| scored.activity == id)?;
        Some((dated.day, scored.score?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::entry::ActivityScore;

    #[test]
    fn the_last_score_skips_gaps_and_later_days() {
        let id = PsfsActivityId::new(1, [1; 10]);
        let day = |n: i64| LocalDay::from_days_since_epoch(20_000 + n);
        let scoring = |n, score: Option<i64>| {
            let score = score.map(|score| Score::try_from(score).unwrap());
            let assessment = Assessment {
                scores: vec![ActivityScore { activity: id, score }],
                note: None,
                unknown: serde_json::Map::new(),
            };
            DatedAssessment { day: day(n), assessment }
        };
        let all = [scoring(0, Some(4)), scoring(14, None), scoring(28, Some(6))];
        let value = |on| last_score(&all, id, day(on)).map(|(_, score)| score.value());
        assert_eq!((value(20), value(28), value(-1)), (Some(4), Some(6), None));
    }
}
