//! The patient's action and relapse plans; every earlier version is in `revision`. The patient writes them by sync, a
//! professional who holds *plans* by [`edit`], over the version they saw and never over another.

use diesel::prelude::*;
use domain::id::PersonalPlanId;
use domain::patient::NamedPersonalPlan;
use domain::personal_plan::{PersonalPlan, PersonalPlanEdit};
use domain::sync::Noun;

use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::{Edit, Permit, Plans, Read};
use crate::schema::personal_plan;
use crate::synced::{bodies_of_table, plain_table, seen_table};

plain_table!(personal_plan, Noun::PersonalPlan);
bodies_of_table!(personal_plan, shared, Read, Plans);
seen_table!(personal_plan, Noun::PersonalPlan, Plans);

/// Writes a plan anew, or a first one.
///
/// # Errors
/// [`StoreError::Invalid`] for what the plan breaks; [`StoreError::Conflict`] where another version stands than the one
/// it was written over, or a plan for something else; [`StoreError::NotFound`] for a plan that is not there.
pub fn edit<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Edit, Plans>,
    id: PersonalPlanId,
    edit: &PersonalPlanEdit,
) -> Result<NamedPersonalPlan, StoreError> {
    edit.plan.check().map_err(|broken| StoreError::Invalid(broken.rule.to_owned()))?;
    let plan = PersonalPlan { written_on: permit.today(), ..edit.plan.clone() };
    let same = |now: &PersonalPlan| now.purpose == plan.purpose;
    let revision = write_over(tx, permit, (&id.to_string(), edit.base_revision), &plan, same)?;
    Ok(NamedPersonalPlan { id, revision, plan })
}
