//! *Delmål*, graded (section 4): from a baseline of two or three tries, a little under their mean, in steps that follow
//! time and not pain [CfB L1684]. What the diary holds counts towards today's step, and there is an enough for today.

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::entry::Activity;
use crate::id::GoalId;
use crate::json::Json;
use crate::problem::Broken;
use crate::text::Line;

/// The most tries a baseline is made of; two are the fewest.
pub const MAX_TRIES: usize = 3;
/// Tries before there can be a step.
pub const MIN_TRIES: usize = 2;
/// The most steps, one a week for a year.
pub const MAX_STEPS: usize = 52;
/// The first step proposed is so many tenths of the mean: "a little under" in a number of our own.
const START_TENTHS: u32 = 9;

/// One goal of the patient's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Goal {
    /// What is to become possible, at most 120 characters.
    pub what: Line<120>,
    /// What it is counted in.
    pub unit: Unit,
    /// Over what an amount is counted.
    pub per: Per,
    /// The day it was set.
    pub set_on: LocalDay,
    /// At most three tries, before the steps.
    #[serde(default)]
    pub tries: Vec<Try>,
    /// Steps, earliest first; none before there are two tries.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// The day it was reached or put aside, its history kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<LocalDay>,
}

/// What a professional who holds *plans* sends: the goal as it shall stand, over the version they saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GoalEdit {
    /// The version that was looked at; 0 for a goal that is new. Another one there is a conflict.
    pub base_revision: i64,
    /// The goal.
    pub goal: Goal,
}

/// What a goal is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "by", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Times.
    Times,
    /// Metres.
    Metres,
    /// A word of the patient's own: *trapper*, *sider*.
    Own {
        /// The word, at most 40 characters.
        word: Line<40>,
    },
}

/// Over what an amount is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Per {
    /// Each time by itself.
    Occasion,
    /// All of a day together.
    Day,
    /// All of a week together, Monday to Sunday.
    Week,
}

impl Per {
    /// Every way, in the order a screen offers them.
    pub const ALL: [Self; 3] = [Self::Occasion, Self::Day, Self::Week];
}

/// One try of a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Try {
    /// The day.
    pub on: LocalDay,
    /// How much it was.
    pub amount: Amount,
}

/// One step, until the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// Its first day.
    pub from: LocalDay,
    /// How much is enough.
    pub amount: Amount,
}

/// How much, in a goal's unit: 1–100 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Json)]
#[serde(try_from = "i64", into = "u32")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u32, minimum = 1, maximum = 100_000))]
pub struct Amount(u32);

/// A number outside 1–100 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an amount is a whole number from 1 to 100 000")]
pub struct AmountError;

impl Amount {
    /// The number.
    #[must_use]
    pub fn value(self) -> u32 {
        self.0
    }
}

impl TryFrom<i64> for Amount {
    type Error = AmountError;
    fn try_from(value: i64) -> Result<Self, AmountError> {
        u32::try_from(value).ok().filter(|v| (1..=100_000).contains(v)).map(Self).ok_or(AmountError)
    }
}

impl From<Amount> for u32 {
    fn from(amount: Amount) -> u32 {
        amount.0
    }
}

/// What a ladder of steps is made of. Time alone leads from one to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    /// The first day of the first step.
    pub from: LocalDay,
    /// The amount of the first step.
    pub first: Amount,
    /// How much more each step is than the one before.
    pub more: Amount,
    /// How many days a step lasts, at least one.
    pub days: i64,
    /// The amount of the last step.
    pub last: Amount,
}

impl Ladder {
    /// The steps. `None` where the last is under the first, a step lasts no day, or there are more than [`MAX_STEPS`].
    #[must_use]
    pub fn steps(&self) -> Option<Vec<Step>> {
        let rise = self.last.value().checked_sub(self.first.value())?;
        let count = usize::try_from(rise.div_ceil(self.more.value())).ok()?.checked_add(1)?;
        if self.days < 1 || count > MAX_STEPS {
            return None;
        }
        let amounts = (self.first.value()..self.last.value()).step_by(usize::try_from(self.more.value()).ok()?);
        let days = std::iter::successors(Some(self.from), |day| Some(day.plus_days(self.days)));
        let steps = days.zip(amounts.map(Amount).chain(std::iter::once(self.last)));
        Some(steps.map(|(from, amount)| Step { from, amount }).collect())
    }
}

/// Where the steps have come to on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    /// Which step it is, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// How much is enough.
    pub wanted: Amount,
    /// How much the diary holds: of the best occasion, of the day, or of the week so far.
    pub counted: u32,
}

impl Today {
    /// *Det er nok for i dag.*
    #[must_use]
    pub fn enough(&self) -> bool {
        self.counted >= self.wanted.value()
    }
}

impl Goal {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self) -> Result<(), Broken> {
        let in_order = self.steps.iter().zip(self.steps.iter().skip(1)).all(|(a, b)| a.from < b.from);
        if self.tries.len() > MAX_TRIES {
            Broken::of("tries", "a baseline holds at most three tries")
        } else if !self.steps.is_empty() && self.tries.len() < MIN_TRIES {
            Broken::of("steps", "steps start from a baseline of two or three tries")
        } else if self.steps.len() > MAX_STEPS {
            Broken::of("steps", "a goal has at most 52 steps")
        } else if !in_order {
            Broken::of("steps", "each step begins on a later day than the one before")
        } else if self.ended_on.is_some_and(|ended| ended < self.set_on) {
            Broken::of("ended_on", "a goal ends on the day it was set or later")
        } else {
            Ok(())
        }
    }

    /// The mean of the tries in tenths, rounded half up: 43 is 4.3. `None` before there are two.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<u32> {
        let count = u32::try_from(self.tries.len()).ok().filter(|_| self.tries.len() >= MIN_TRIES)?;
        let sum: u32 = self.tries.iter().map(|t| t.amount.value()).sum();
        Some((sum * 20 + count) / (count * 2))
    }

    /// Where to start: a little under the mean, never less than 1. A proposal; the patient decides.
    #[must_use]
    pub fn start(&self) -> Option<Amount> {
        let count = u32::try_from(self.tries.len()).ok().filter(|_| self.tries.len() >= MIN_TRIES)?;
        let sum: u32 = self.tries.iter().map(|t| t.amount.value()).sum();
        Some(Amount((sum * START_TENTHS / (count * 10)).max(1)))
    }

    /// The step of `day`, with its number from 1; `None` before the first step and after the end.
    #[must_use]
    pub fn step_on(&self, day: LocalDay) -> Option<(usize, Step)> {
        if self.ended_on.is_some_and(|ended| ended < day) {
            return None;
        }
        let begun = self.steps.iter().filter(|step| step.from <= day).count();
        self.steps.get(begun.checked_sub(1)?).map(|step| (begun, *step))
    }

    /// The step before that of `day`: the easier one, offered in a flare-up, never rest. `None` on the first, which is a
    /// little under what was done before.
    #[must_use]
    pub fn easier_on(&self, day: LocalDay) -> Option<Step> {
        let (number, _) = self.step_on(day)?;
        self.steps.get(number.checked_sub(2)?).copied()
    }

    /// What `day` asks for and what the diary holds of it. `activities` are the patient's, with their days; those of
    /// other goals and weeks are left out here.
    pub fn on<'a>(
        &self,
        id: GoalId,
        day: LocalDay,
        activities: impl Iterator<Item = (LocalDay, &'a Activity)>,
    ) -> Option<Today> {
        let (number, step) = self.step_on(day)?;
        let first = if self.per == Per::Week { day.monday() } else { day };
        let amounts = activities
            .filter(|(on, activity)| activity.goal == Some(id) && first <= *on && *on <= day)
            .map(|(_, activity)| self.amount_of(activity));
        let counted = match self.per {
            Per::Occasion => amounts.max().unwrap_or(0),
            Per::Day | Per::Week => amounts.fold(0, u32::saturating_add),
        };
        Some(Today { number, of: self.steps.len(), wanted: step.amount, counted })
    }

    /// How much one activity counts: what was said, else its minutes, else once; nothing in a unit not said.
    #[must_use]
    pub fn amount_of(&self, activity: &Activity) -> u32 {
        match (activity.amount, &self.unit) {
            (Some(amount), _) => amount.value(),
            (None, Unit::Minutes) => activity.minutes.map_or(0, |minutes| u32::from(minutes.value())),
            (None, Unit::Times) => 1,
            (None, Unit::Metres | Unit::Own { .. }) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn day(n: i64) -> LocalDay {
        // A Monday.
        let monday: LocalDay = "2026-11-23".parse().unwrap();
        monday.plus_days(n)
    }

    fn goal(tries: &[u32], steps: &[(i64, u32)], unit: &str, per: &str) -> Goal {
        serde_json::from_value(json!({
            "what": "gå", "unit": {"by": unit}, "per": per, "set_on": day(0),
            "tries": tries.iter().map(|t| json!({"on": day(-1), "amount": t})).collect::<Vec<_>>(),
            "steps": steps.iter().map(|(from, a)| json!({"from": day(*from), "amount": a})).collect::<Vec<_>>(),
        }))
        .unwrap()
    }

    fn id(n: u8) -> GoalId {
        GoalId::new(1, [n; 10])
    }

    fn walk(goal: u8, more: serde_json::Value) -> Activity {
        let mut body = json!({"what": "walking", "goal": id(goal)});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(body).unwrap()
    }

    #[test]
    fn it_starts_a_little_under_the_mean_of_two_or_three_tries() {
        assert_eq!(goal(&[10], &[], "minutes", "day").start(), None);
        assert_eq!(goal(&[10, 14], &[], "minutes", "day").start().map(Amount::value), Some(10)); // 12 × 0.9
        assert_eq!(goal(&[10, 12, 15], &[], "minutes", "day").mean_tenths(), Some(123));
        assert_eq!(goal(&[10, 12, 15], &[], "minutes", "day").start().map(Amount::value), Some(11));
        assert_eq!(goal(&[1, 1], &[], "times", "day").start().map(Amount::value), Some(1));
        assert_eq!(goal(&[100_000; 3], &[], "metres", "day").start().map(Amount::value), Some(90_000));
    }

    #[test]
    fn the_step_follows_the_days() {
        let goal = goal(&[10, 14], &[(0, 10), (7, 12), (14, 15)], "minutes", "day");
        assert_eq!(goal.step_on(day(-1)), None);
        assert_eq!(goal.step_on(day(6)).map(|(n, s)| (n, s.amount.value())), Some((1, 10)));
        assert_eq!(goal.step_on(day(7)).map(|(n, s)| (n, s.amount.value())), Some((2, 12)));
        assert_eq!(goal.step_on(day(99)).map(|(n, s)| (n, s.amount.value())), Some((3, 15)));
        let ended = Goal { ended_on: Some(day(8)), ..goal };
        assert_eq!((ended.step_on(day(8)).map(|(n, _)| n), ended.step_on(day(9))), (Some(2), None));
    }

    #[test]
    fn the_diary_counts_towards_its_own_goal_and_there_is_an_enough() {
        let walks = [
            (day(0), walk(1, json!({"minutes": 20}))),
            (day(2), walk(1, json!({"minutes": 8}))),
            (day(2), walk(1, json!({"minutes": 7, "amount": 6}))),
            (day(2), walk(2, json!({"minutes": 90}))),
            (day(3), walk(1, json!({"minutes": 90}))),
        ];
        let counted = |per: &str, unit: &str| {
            let goal = goal(&[10, 14], &[(0, 14)], unit, per);
            let today = goal.on(id(1), day(2), walks.iter().map(|(on, walk)| (*on, walk))).unwrap();
            (today.counted, today.enough())
        };
        assert_eq!(counted("occasion", "minutes"), (8, false));
        assert_eq!(counted("day", "minutes"), (14, true));
        assert_eq!(counted("week", "minutes"), (34, true));
        assert_eq!(counted("day", "times"), (7, false)); // once, and six
        assert_eq!(counted("day", "metres"), (6, false));
    }

    #[test]
    fn a_ladder_rises_with_the_days_and_ends_where_it_was_meant_to() {
        let amount = |n: i64| Amount::try_from(n).unwrap();
        let ladder = |first, more, days, last| {
            let ladder = Ladder { from: day(0), first: amount(first), more: amount(more), days, last: amount(last) };
            let steps = ladder.steps()?;
            Some(
                steps
                    .iter()
                    .map(|s| (s.from.days_since_epoch() - day(0).days_since_epoch(), s.amount.value()))
                    .collect(),
            )
        };
        assert_eq!(ladder(10, 4, 7, 20), Some(vec![(0, 10), (7, 14), (14, 18), (21, 20)]));
        assert_eq!(ladder(10, 5, 14, 20), Some(vec![(0, 10), (14, 15), (28, 20)]));
        assert_eq!(ladder(10, 5, 7, 10), Some(vec![(0, 10)]));
        assert_eq!((ladder(10, 1, 7, 9), ladder(10, 1, 0, 12), ladder(1, 1, 7, 54)), (None, None, None));
        assert_eq!(ladder(1, 1, 7, 52).map(|steps| steps.len()), Some(MAX_STEPS));
    }

    #[test]
    fn the_easier_step_is_the_one_before_and_never_none_at_all() {
        let goal = goal(&[10, 14], &[(0, 10), (7, 12)], "minutes", "day");
        assert_eq!((goal.easier_on(day(-1)), goal.easier_on(day(3))), (None, None));
        assert_eq!(goal.easier_on(day(8)).map(|step| step.amount.value()), Some(10));
    }

    #[test]
    fn steps_need_a_baseline_and_an_order() {
        let broken = |goal: &Goal| goal.check().unwrap_err().field;
        assert_eq!(goal(&[10, 14], &[(0, 10), (7, 12)], "minutes", "day").check(), Ok(()));
        assert_eq!(goal(&[10], &[], "minutes", "day").check(), Ok(()));
        assert_eq!(broken(&goal(&[10], &[(0, 10)], "minutes", "day")), "steps");
        assert_eq!(broken(&goal(&[10, 14], &[(7, 10), (7, 12)], "minutes", "day")), "steps");
        assert_eq!(broken(&goal(&[1, 2, 3, 4], &[], "minutes", "day")), "tries");
        let before = Goal { ended_on: Some(day(-1)), ..goal(&[1, 2], &[], "minutes", "day") };
        assert_eq!(broken(&before), "ended_on");
        for wrong in [0, 100_001, -3] {
            assert!(Amount::try_from(wrong).is_err());
        }
    }
}
