//! The answers of *Min uge* over time, one question at a time.

use serde::{Deserialize, Serialize};

use super::weeks_between;
use crate::adherence::Span;
use crate::category::Category;
use crate::day::LocalDay;
use crate::entry::{CheckIn, Medicine};
use crate::json::Json;
use crate::score::Score;

/// What *Min uge* asks by scale, in the order *Fremgang* shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Question {
    /// Back pain: 0 none – 10 worst imaginable.
    BackPain,
    /// Leg pain, apart from it: 0 none – 10 worst imaginable.
    LegPain,
    /// Sleep: 0 very poor – 10 really good.
    Sleep,
    /// Fatigue: 0 not tired at all – 10 completely exhausted.
    Fatigue,
    /// Mood: 0 very low – 10 really good.
    Mood,
    /// Trust in moving: 0 not at all safe – 10 entirely safe.
    Trust,
    /// Work: 0 cannot at all – 10 as when it went best.
    Work,
}

impl Question {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::BackPain, Self::LegPain, Self::Sleep, Self::Fatigue, Self::Mood, Self::Trust, Self::Work];

    /// The name of its field on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BackPain => "back_pain",
            Self::LegPain => "leg_pain",
            Self::Sleep => "sleep",
            Self::Fatigue => "fatigue",
            Self::Mood => "mood",
            Self::Trust => "trust",
            Self::Work => "work",
        }
    }

    /// The name of its scale: both pains have the same ends.
    #[must_use]
    pub fn scale(self) -> &'static str {
        match self {
            Self::BackPain | Self::LegPain => "pain",
            other => other.name(),
        }
    }

    /// The category its answers belong to.
    #[must_use]
    pub fn category(self) -> Category {
        match self {
            Self::BackPain | Self::LegPain => Category::Pain,
            Self::Sleep | Self::Fatigue | Self::Mood | Self::Trust => Category::WellBeing,
            Self::Work => Category::Work,
        }
    }

    /// What was answered to it.
    #[must_use]
    pub fn answer(self, check_in: &CheckIn) -> Option<Score> {
        match self {
            Self::BackPain => check_in.back_pain,
            Self::LegPain => check_in.leg_pain,
            Self::Sleep => check_in.sleep,
            Self::Fatigue => check_in.fatigue,
            Self::Mood => check_in.mood,
            Self::Trust => check_in.trust,
            Self::Work => check_in.work,
        }
    }
}

/// The answers to `question` in `span`, oldest first: one for each day with a check-in, `None` where it was left open,
/// and `None` on the Monday of every whole week without a check-in between two. Empty if it was never answered.
/// `check_ins` may come in any order; of several on one day the last in the slice that answers counts.
#[must_use]
pub fn answers(check_ins: &[(LocalDay, &CheckIn)], question: Question, span: Span) -> Vec<(LocalDay, Option<Score>)> {
    let mut given: Vec<(LocalDay, Option<Score>)> = Vec::new();
    for (day, check_in) in check_ins.iter().filter(|(day, _)| span.contains(*day)) {
        let answer = question.answer(check_in);
        let place = given.partition_point(|(other, _)| other < day);
        match given.get_mut(place).filter(|(other, _)| other == day) {
            Some((_, there)) => *there = answer.or(*there),
            None => given.insert(place, (*day, answer)),
        }
    }
    if given.iter().all(|(_, answer)| answer.is_none()) {
        return Vec::new();
    }
    let mut with_gaps: Vec<(LocalDay, Option<Score>)> = Vec::with_capacity(given.len());
    for (day, answer) in given {
        if let Some((before, _)) = with_gaps.last().copied() {
            with_gaps.extend(weeks_between(before, day).map(|monday| (monday, None)));
        }
        with_gaps.push((day, answer));
    }
    with_gaps
}

/// What was answered about medicine.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MedicineCounts {
    /// How often each answer was given, none that never was, from none to more than usual.
    pub taken: Vec<(Medicine, u32)>,
    /// How often it helped to do more.
    pub helped: u32,
    /// How often it did not.
    pub did_not_help: u32,
}

/// Counts the answers about medicine in `span`.
#[must_use]
pub fn medicine(check_ins: &[(LocalDay, &CheckIn)], span: Span) -> MedicineCounts {
    let given = || check_ins.iter().filter(|(day, _)| span.contains(*day)).map(|(_, check_in)| *check_in);
    let times = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    let helped = |answer: bool| times(given().filter(|check_in| check_in.medicine_helped == Some(answer)).count());
    let taken = [Medicine::None, Medicine::Less, Medicine::Usual, Medicine::More]
        .map(|answer| (answer, times(given().filter(|check_in| check_in.medicine == Some(answer)).count())));
    MedicineCounts {
        taken: taken.into_iter().filter(|(_, count)| *count > 0).collect(),
        helped: helped(true),
        did_not_help: helped(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_in(body: serde_json::Value) -> CheckIn {
        serde_json::from_value(body).unwrap()
    }

    fn day(n: i64) -> LocalDay {
        "2026-11-02".parse::<LocalDay>().unwrap().plus_days(n)
    }

    #[test]
    fn what_was_left_open_and_a_week_without_a_check_in_are_gaps_and_a_zero_is_a_zero() {
        let zero = check_in(serde_json::json!({"back_pain": 0}));
        let open = check_in(serde_json::json!({"sleep": 3}));
        let four = check_in(serde_json::json!({"back_pain": 4}));
        let all = [(day(28), &four), (day(0), &zero), (day(7), &open), (day(99), &four)];
        let span = Span { from: day(0), to: day(40) };
        let found = answers(&all, Question::BackPain, span);
        let plain: Vec<_> = found.iter().map(|(day, answer)| (*day, answer.map(Score::value))).collect();
        assert_eq!(plain, [(day(0), Some(0)), (day(7), None), (day(14), None), (day(21), None), (day(28), Some(4))]);
        assert_eq!(answers(&all, Question::Mood, span), []);
    }

    #[test]
    fn the_last_answer_of_a_day_counts_and_an_open_one_takes_nothing_back() {
        let (five, two) = (check_in(serde_json::json!({"mood": 5})), check_in(serde_json::json!({"mood": 2})));
        let open = check_in(serde_json::json!({"sleep": 1}));
        let all = [(day(3), &five), (day(3), &two), (day(3), &open)];
        let found = answers(&all, Question::Mood, Span { from: day(0), to: day(6) });
        assert_eq!(found.iter().map(|(_, answer)| answer.unwrap().value()).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn every_question_reads_its_own_field() {
        for (n, question) in (1..).zip(Question::ALL) {
            let answered = check_in(serde_json::json!({ question.name(): n }));
            let found: Vec<_> = Question::ALL.into_iter().filter(|q| q.answer(&answered).is_some()).collect();
            assert_eq!(found, [question]);
            let field = crate::category::of_field(crate::entry::Kind::CheckIn, question.name(), &n.into());
            assert_eq!(field, Some(question.category()));
        }
    }

    #[test]
    fn medicine_is_counted_and_no_answer_is_not_none() {
        let none = check_in(serde_json::json!({"medicine": "none"}));
        let less = check_in(serde_json::json!({"medicine": "less", "medicine_helped": true}));
        let open = check_in(serde_json::json!({"sleep": 3}));
        let all = [(day(0), &less), (day(7), &open), (day(8), &none), (day(9), &less), (day(70), &none)];
        let found = medicine(&all, Span { from: day(0), to: day(30) });
        assert_eq!(found.taken, [(Medicine::None, 1), (Medicine::Less, 2)]);
        assert_eq!((found.helped, found.did_not_help), (2, 0));
    }
}
