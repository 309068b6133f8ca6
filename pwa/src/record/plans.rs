//! What a day holds of the plans: goals with their step, a flare-up with what was prepared for it, where the course stands.
//! Counting is `domain`'s business; this only says what to put on the screen.

use domain::course::{self, State};
use domain::day::LocalDay;
use domain::entry::{Body, FlareUp};
use domain::goal::{Goal, Step, Today};
use domain::id::{EntryId, GoalId, PersonalPlanId};
use domain::personal_plan::{PersonalPlan, Purpose};
use domain::programme::turned_down;

use super::{Kept, Record};

/// One goal on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalDue {
    /// Which one.
    pub id: GoalId,
    /// The goal.
    pub goal: Goal,
    /// The day's step and what the diary holds of it.
    pub today: Today,
    /// The step before, where a flare-up makes it the one to offer.
    pub easier: Option<Step>,
}

impl GoalDue {
    /// *Det er nok for i dag*: of the step, or in a flare-up of the easier one.
    #[must_use]
    pub fn enough(&self) -> bool {
        self.today.enough() || self.easier.is_some_and(|step| self.today.counted >= step.amount.value())
    }
}

impl Record {
    /// The goals that have a step on `day`.
    #[must_use]
    pub fn goals_on(&self, day: LocalDay) -> Vec<GoalDue> {
        self.goals.iter().filter_map(|(id, kept)| self.goal_on(*id, &kept.body, day)).collect()
    }

    /// One goal on `day`; `None` before its first step and after its end.
    #[must_use]
    pub fn goal_on(&self, id: GoalId, goal: &Goal, day: LocalDay) -> Option<GoalDue> {
        let activities = self.entries.values().filter_map(|kept| match &kept.body.body {
            Body::Activity(activity) => Some((kept.body.day, activity)),
            _ => None,
        });
        let today: Today = goal.on(id, day, activities)?;
        let easier = goal.easier_on(day).filter(|_| self.turned_down(day));
        Some(GoalDue { id, goal: goal.clone(), today, easier })
    }

    /// Every flare-up: its first day and what was written of it.
    pub fn flare_ups(&self) -> impl Iterator<Item = (EntryId, LocalDay, &FlareUp)> {
        self.entries.iter().filter_map(|(id, kept)| match &kept.body.body {
            Body::FlareUp(flare_up) => Some((*id, kept.body.day, flare_up)),
            _ => None,
        })
    }

    /// The flare-up that goes on on `day`: of several, the one that began last.
    #[must_use]
    pub fn flare_up_on(&self, day: LocalDay) -> Option<EntryId> {
        let on = self.flare_ups().filter(|(_, from, flare_up)| *from <= day && flare_up.to.is_none_or(|to| day <= to));
        on.max_by_key(|(id, from, _)| (*from, *id)).map(|(id, ..)| id)
    }

    /// Whether easier steps are offered on `day`.
    #[must_use]
    pub fn turned_down(&self, day: LocalDay) -> bool {
        turned_down(self.flare_ups().map(|(_, from, flare_up)| (from, flare_up.to)), day)
    }

    /// The plan for this purpose; of several, the one written last.
    #[must_use]
    pub fn personal_plan(&self, purpose: Purpose) -> Option<(PersonalPlanId, &Kept<PersonalPlan>)> {
        let plans = self.personal_plans.iter().filter(|(_, kept)| kept.body.purpose == purpose);
        plans.max_by_key(|(id, kept)| (kept.body.written_on, **id)).map(|(id, kept)| (*id, kept))
    }

    /// Where the course stands on `day`.
    #[must_use]
    pub fn course_on(&self, day: LocalDay) -> State {
        course::on(self.course.values().map(|kept| &kept.body), day)
    }
}
