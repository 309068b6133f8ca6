//! What a reader sees of the plan and the course, cut field by field by `domain::category::redact_thing`.

use domain::adherence::Span;
use domain::category::{Category, redact_thing};
use domain::course::{self, Course};
use domain::day::LocalDay;
use domain::entry::{Body, WorkDay};
use domain::goal::Goal;
use domain::measure_period::MeasurePeriod;
use domain::own_exercise::OwnExercise;
use domain::patient::{
    NamedGoal, NamedOwnExercise, NamedPersonalPlan, NamedWorkPlan, PlansPage, SharedPause, WorkPage,
};
use domain::pause::Pause;
use domain::personal_plan::PersonalPlan;
use domain::sync::Noun;
use domain::work_plan::{DayHours, WorkPlan, compare};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::db::Tx;
use crate::entry::Stored;
use crate::error::{StoreError, corrupt};
use crate::permit::{Exercises, Permit, Plans, Read, Shared, Work};

type Whole = Vec<(String, Map<String, Value>)>;

/// What is left of each after cutting, with its id.
fn cut<T: DeserializeOwned>(
    permit: &Permit<'_, Read, Shared>,
    noun: Noun,
    whole: Whole,
) -> Result<Vec<(String, T)>, StoreError> {
    let categories = permit.sight().categories();
    let one = |(id, body): (String, Map<String, Value>)| {
        let left = redact_thing(noun, &body, |category| categories.contains(category));
        Ok((id, serde_json::from_value(Value::Object(left)).map_err(|_| corrupt("body"))?))
    };
    whole.into_iter().map(one).collect()
}

fn bare<T>(things: Vec<(String, T)>) -> Vec<T> {
    things.into_iter().map(|(_, thing)| thing).collect()
}

/// Goals, own plans and the course; `None` if plans are not shared.
pub(super) fn plans<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
) -> Result<Option<PlansPage>, StoreError> {
    let Some(plans) = permit.only::<Plans>() else { return Ok(None) };
    let of_goals = crate::goal::versions(tx, &plans)?;
    let named = |(id, goal): (String, Goal)| {
        let revision = of_goals.get(&id).copied().unwrap_or_default();
        Ok(NamedGoal { id: id.parse().map_err(|_| corrupt("goal.id"))?, revision, goal })
    };
    let goals = cut::<Goal>(permit, Noun::Goal, crate::goal::shared(tx, &plans)?)?;
    let personal = cut::<PersonalPlan>(permit, Noun::PersonalPlan, crate::personal_plan::shared(tx, &plans)?)?;
    let versions = crate::personal_plan::versions(tx, &plans)?;
    let versioned = |(id, plan): (String, PersonalPlan)| {
        let revision = versions.get(&id).copied().unwrap_or_default();
        Ok(NamedPersonalPlan { id: id.parse().map_err(|_| corrupt("personal_plan.id"))?, revision, plan })
    };
    let turns = bare(cut::<Course>(permit, Noun::Course, crate::course::shared(tx, &plans)?)?);
    Ok(Some(PlansPage {
        goals: goals.into_iter().map(named).collect::<Result<_, StoreError>>()?,
        personal: personal.into_iter().map(versioned).collect::<Result<_, StoreError>>()?,
        course: course::on(turns.iter(), permit.today()),
    }))
}

/// The return to work with the shared days of the window; `None` if work is not shared.
pub(super) fn work<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
    stored: &[Stored],
    window: Span,
) -> Result<Option<WorkPage>, StoreError> {
    let Some(work) = permit.only::<Work>() else { return Ok(None) };
    let plans = cut::<WorkPlan>(permit, Noun::WorkPlan, crate::work_plan::shared(tx, &work)?)?;
    let versions = crate::work_plan::versions(tx, &work)?;
    let named = |(id, plan): (String, WorkPlan)| {
        let revision = versions.get(&id).copied().unwrap_or_default();
        Ok(NamedWorkPlan { id: id.parse().map_err(|_| corrupt("work_plan.id"))?, revision, plan })
    };
    let plans: Vec<NamedWorkPlan> = plans.into_iter().map(named).collect::<Result<_, StoreError>>()?;
    // Newest first in the database, oldest first here: of a day the later entry counts.
    let days: Vec<(LocalDay, &WorkDay)> = stored
        .iter()
        .rev()
        .filter_map(|stored| match &stored.entry.body {
            Body::WorkDay(day) => Some((stored.entry.day, day)),
            _ => None,
        })
        .collect();
    let mut days: Vec<DayHours> = compare(&plans.iter().map(|named| &named.plan).collect::<Vec<_>>(), &days, window);
    days.retain(|day| permit.covers(Category::Work, day.day));
    Ok(Some(WorkPage { plans, days }))
}

/// Every pause, for counting; only with exercises.
pub(super) fn pauses<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Read, Exercises>) -> Result<Vec<Pause>, StoreError> {
    Ok(bare(crate::pause::shared(tx, permit)?))
}

/// Pauses as shown: none that ended before the sharing begins, and none that begins before it.
pub(super) fn shown_pauses<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
) -> Result<Option<Vec<SharedPause>>, StoreError> {
    let Some(exercises) = permit.only::<Exercises>() else { return Ok(None) };
    let from = permit.sight().from(Category::Exercises).flatten();
    let mut pauses = bare(cut::<SharedPause>(permit, Noun::Pause, crate::pause::shared(tx, &exercises)?)?);
    if let Some(from) = from {
        pauses.retain(|pause| pause.to.is_none_or(|to| to >= from));
        pauses.iter_mut().for_each(|pause| pause.from = pause.from.max(from));
    }
    Ok(Some(pauses))
}

/// The patient's own exercises; `None` if exercises are not shared.
pub(crate) fn own_exercises<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
) -> Result<Option<Vec<NamedOwnExercise>>, StoreError> {
    let Some(exercises) = permit.only::<Exercises>() else { return Ok(None) };
    let own = cut::<OwnExercise>(permit, Noun::OwnExercise, crate::own_exercise::shared(tx, &exercises)?)?;
    let named = |(id, exercise): (String, OwnExercise)| {
        Ok(NamedOwnExercise { id: id.parse().map_err(|_| corrupt("own_exercise.id"))?, exercise })
    };
    own.into_iter().map(named).collect::<Result<_, StoreError>>().map(Some)
}

/// Times of closer follow-up that have not ended; `None` if exercises are not shared.
pub(super) fn measure_periods<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
) -> Result<Option<Vec<MeasurePeriod>>, StoreError> {
    let Some(exercises) = permit.only::<Exercises>() else { return Ok(None) };
    let whole = crate::measure_period::shared(tx, &exercises)?;
    let mut periods = bare(cut::<MeasurePeriod>(permit, Noun::MeasurePeriod, whole)?);
    periods.retain(|period| period.until >= permit.today());
    Ok(Some(periods))
}
