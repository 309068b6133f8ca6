//! What a worklist needs of one entry, found when the entry is written and kept beside it: a page of fifty patients would
//! otherwise read and cut thousands of bodies. Free of clock, grant and reader: it says to which categories what is there
//! belongs, and who reads it asks for each whether that is shared. It can be found again from the entry at any time.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ActivityScore, Assessment, Body, Entry, HurtMore, Kind, Outcome, Unknown};
use crate::adherence::{Log, Span};
use crate::category::{Category, CategorySet, of_field};
use crate::day::{LocalDay, Millis};
use crate::id::PrescriptionId;
use crate::review::basis::PainBasis;

/// What one entry says that lists count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The categories of what is there, as [`CategorySet::bits`]: whoever sees one of them sees the entry.
    #[serde(rename = "c")]
    shows: u8,
    /// What it says of pain beside the scales.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pain: Option<PainFact>,
    /// How a prescribed exercise went.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    log: Option<(PrescriptionId, Outcome)>,
    /// A scoring of the patient's own activities.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    scores: Option<Vec<ActivityScore>>,
}

/// What is counted of pain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PainFact {
    FlareUp,
    WorseAfter,
    Stopped,
}

impl Fact {
    /// The fact of an entry.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let kind = entry.body.kind();
        let Ok(Value::Object(fields)) = serde_json::to_value(&entry.body) else {
            return Self { shows: 0, pain: None, log: None, scores: None };
        };
        let mut shows: CategorySet = fields.iter().filter_map(|(field, value)| of_field(kind, field, value)).collect();
        if kind == Kind::FlareUp {
            // It goes on, and says so by being there.
            shows = shows.with(Category::Pain);
        }
        let stopped = fields.get("reason").and_then(Value::as_str) == Some("hurt");
        let pain = match &entry.body {
            Body::FlareUp(_) => Some(PainFact::FlareUp),
            Body::DayAfter(after) if after.hurt_more >= HurtMore::HoursToDays => Some(PainFact::WorseAfter),
            _ => stopped.then_some(PainFact::Stopped),
        };
        let log = match &entry.body {
            Body::ExerciseLog(log) => Some((log.prescription, log.outcome)),
            _ => None,
        };
        let scores = match &entry.body {
            Body::Psfs(assessment) => Some(assessment.scores.clone()),
            _ => None,
        };
        Self { shows: shows.bits(), pain, log, scores }
    }
}

impl Fact {
    /// Whether it says of pain what can call for a look.
    #[must_use]
    pub fn hurts(&self) -> bool {
        self.pain.is_some()
    }
}

/// When pain last called for a look in these days, by when the server had it, and the day it is about: a flare-up, an exercise
/// that was stopped from pain, or more pain for hours to days once it came twice (section 7).
#[must_use]
pub fn hurt<'a>(facts: impl IntoIterator<Item = &'a Dated>, days: Span) -> Option<(Millis, LocalDay)> {
    let facts = facts.into_iter().filter(|dated| days.contains(dated.day));
    let told: Vec<(PainFact, Millis, LocalDay)> =
        facts.filter_map(|dated| Some((dated.fact.pain?, dated.received_at, dated.day))).collect();
    let twice = told.iter().filter(|(pain, ..)| *pain == PainFact::WorseAfter).count() > 1;
    let calls = told.into_iter().filter(|(pain, ..)| twice || *pain != PainFact::WorseAfter);
    calls.map(|(_, at, day)| (at, day)).max()
}

/// A fact with the day of its entry and when the server got it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The day it happened.
    pub day: LocalDay,
    /// When the server got the version that stands.
    pub received_at: Millis,
    /// What it says.
    pub fact: Fact,
}

impl Dated {
    /// Whether anything of the entry may be seen.
    fn shown(&self, covers: &impl Fn(Category, LocalDay) -> bool) -> bool {
        CategorySet::from_bits(self.fact.shows).iter().any(|category| covers(category, self.day))
    }

    /// How an exercise went, if that may be seen; without the reason, which counts do not need.
    #[must_use]
    pub fn log(&self, covers: impl Fn(Category, LocalDay) -> bool) -> Option<Log> {
        let (prescription, outcome) = self.fact.log?;
        covers(Category::Exercises, self.day).then_some(Log { prescription, day: self.day, outcome, reason: None })
    }

    /// A scoring, if it may be seen; without its note.
    #[must_use]
    pub fn scoring(&self, covers: impl Fn(Category, LocalDay) -> bool) -> Option<(LocalDay, Assessment)> {
        let scores = self.fact.scores.clone().filter(|_| covers(Category::Function, self.day))?;
        Some((self.day, Assessment { scores, note: None, unknown: Unknown::new() }))
    }
}

/// Of the entries of `days` that came after `since`: how many may be seen, and what they say of pain where that may be seen.
#[must_use]
pub fn recent<'a>(
    facts: impl IntoIterator<Item = &'a Dated>,
    since: Option<Millis>,
    days: Span,
    covers: impl Fn(Category, LocalDay) -> bool,
) -> (u32, PainBasis) {
    let (mut count, mut pain) = (0, PainBasis::default());
    for dated in facts {
        let new = since.is_none_or(|since| dated.received_at > since);
        if !new || !days.contains(dated.day) || !dated.shown(&covers) {
            continue;
        }
        count += 1;
        match dated.fact.pain.filter(|_| covers(Category::Pain, dated.day)) {
            Some(PainFact::FlareUp) => pain.flare_ups += 1,
            Some(PainFact::WorseAfter) => pain.worse_after += 1,
            Some(PainFact::Stopped) => pain.stopped += 1,
            None => {}
        }
    }
    (count, pain)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::category::redact;
    use crate::entry::{Label, TypedBy};
    use crate::id::{EntryId, uuid_v7};
    use crate::patient::SharedRecord;
    use crate::review::basis;

    fn entries() -> Vec<Entry> {
        let id = uuid_v7(1, [1; 10]).to_string();
        let (kept, shared) = (json!({"text": "x", "shared": false}), json!({"text": "x", "shared": true}));
        let bodies = [
            json!({"kind": "exercise_log", "prescription": id, "outcome": "partly", "reason": "hurt", "pain": 1}),
            json!({"kind": "exercise_log", "prescription": id, "outcome": "not_done", "reason": "ill"}),
            json!({"kind": "exercise_log", "prescription": id, "outcome": "done"}),
            json!({"kind": "own_exercise_log", "own_exercise": id, "outcome": "partly", "reason": "hurt"}),
            json!({"kind": "activity", "what": "walking", "minutes": 3, "pain_after": 2}),
            json!({"kind": "psfs", "scores": [{"activity": id, "score": 3}, {"activity": uuid_v7(2, [2; 10]).to_string(), "score": null}]}),
            json!({"kind": "check_in", "back_pain": 1, "sleep": 1, "work": 0, "medicine": "less"}),
            json!({"kind": "check_in", "mood": 0}),
            json!({"kind": "day_after", "exercises_on": "2026-11-21", "hurt_more": "hours_to_days"}),
            json!({"kind": "day_after", "exercises_on": "2026-11-21", "hurt_more": "minutes_to_hours"}),
            json!({"kind": "flare_up"}),
            json!({"kind": "work_day", "worked": 15, "went_well": shared}),
            json!({"kind": "note", "note": kept}),
            json!({"kind": "note", "note": shared, "new_thing": 1}),
        ];
        let entry =
            |body| json!({"day": "2026-11-22", "zone": "UTC", "recorded_at": 0, "typed_by": "myself", "body": body});
        bodies.into_iter().map(|body| serde_json::from_value(entry(body)).unwrap()).collect()
    }

    fn dated(entry: &Entry, received_at: i64) -> Dated {
        let text = serde_json::to_string(&Fact::of(entry)).unwrap();
        Dated { day: entry.day, received_at: Millis(received_at), fact: serde_json::from_str(&text).unwrap() }
    }

    #[test]
    fn whatever_is_shared_a_fact_says_what_the_cut_entry_says() {
        let days = Span { from: "2026-11-09".parse().unwrap(), to: "2026-11-22".parse().unwrap() };
        for bits in 0..=u8::MAX {
            let shared = CategorySet::from_bits(bits);
            for entry in entries() {
                let covers = |category, _| shared.contains(category);
                let cut = redact(&entry, |category| shared.contains(category));
                let records: Vec<SharedRecord> = cut
                    .into_iter()
                    .map(|cut| SharedRecord {
                        id: EntryId::new(1, [1; 10]),
                        label: Label::Live,
                        typed_by: TypedBy::Myself,
                        entry: cut,
                    })
                    .collect();
                let one = dated(&entry, 5);
                let (count, pain) = recent([&one], None, days, covers);
                assert_eq!(usize::try_from(count).unwrap(), records.len(), "{bits} {entry:?}");
                assert_eq!(pain, basis::pain(&records), "{bits} {entry:?}");
                let sees_log = matches!(entry.body, Body::ExerciseLog(_)) && shared.contains(Category::Exercises);
                assert_eq!(one.log(covers).is_some(), sees_log);
                let scores = one.scoring(covers).map(|(_, assessment)| assessment);
                let expected = match &entry.body {
                    Body::Psfs(assessment) if shared.contains(Category::Function) => Some(assessment.clone()),
                    _ => None,
                };
                assert_eq!(scores, expected);
            }
        }
    }

    #[test]
    fn only_what_came_since_and_lies_in_the_days_is_counted() {
        let entry = entries().remove(0);
        let span = |from: &str, to: &str| Span { from: from.parse().unwrap(), to: to.parse().unwrap() };
        let (here, before) = (span("2026-11-22", "2026-11-22"), span("2026-11-08", "2026-11-21"));
        let one = dated(&entry, 5);
        let count = |since: Option<i64>, days| recent([&one], since.map(Millis), days, |_, _| true).0;
        assert_eq!([count(None, here), count(Some(4), here), count(Some(5), here), count(None, before)], [1, 1, 0, 0]);
    }

    #[test]
    fn pain_calls_for_a_look_by_a_flare_up_a_stop_or_worse_twice() {
        let day: LocalDay = "2026-11-20".parse().unwrap();
        let dated = |pain, at, back: i64| {
            let fact = Fact { shows: 0, pain, log: None, scores: None };
            Dated { day: day.plus_days(-back), received_at: Millis(at), fact }
        };
        let days = Span { from: day.plus_days(-13), to: day };
        let (flare, worse, stop) = (Some(PainFact::FlareUp), Some(PainFact::WorseAfter), Some(PainFact::Stopped));
        assert_eq!(hurt(&[dated(None, 9, 0)], days), None);
        assert_eq!(hurt(&[dated(worse, 1, 0)], days), None, "once is no call");
        assert_eq!(hurt(&[dated(worse, 1, 2), dated(worse, 5, 1)], days), Some((Millis(5), day.plus_days(-1))));
        assert_eq!(hurt(&[dated(stop, 3, 2), dated(worse, 5, 1)], days), Some((Millis(3), day.plus_days(-2))));
        assert_eq!(hurt(&[dated(flare, 3, 14)], days), None, "long ago");
    }
}
