//! The patient's graded returns to work. The patient writes them by sync, a professional who holds *plans* and sees *work*
//! by [`edit`], over the version they saw and never over another.

use diesel::prelude::*;
use domain::id::WorkPlanId;
use domain::patient::NamedWorkPlan;
use domain::sync::Noun;
use domain::work_plan::WorkPlanEdit;

use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::{Edit, Permit, Read, Work};
use crate::schema::work_plan;
use crate::synced::{bodies_of_table, plain_table, seen_table};

plain_table!(work_plan, Noun::WorkPlan);
bodies_of_table!(work_plan, shared, Read, Work);
seen_table!(work_plan, Noun::WorkPlan, Work);

/// Writes a plan anew, or a first one.
///
/// # Errors
/// [`StoreError::Invalid`] for what the plan breaks; [`StoreError::Conflict`] where another version stands than the one it
/// was written over; [`StoreError::NotFound`] for a plan that is not there.
pub fn edit<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Edit, Work>,
    id: WorkPlanId,
    edit: &WorkPlanEdit,
) -> Result<NamedWorkPlan, StoreError> {
    edit.plan.check().map_err(|broken| StoreError::Invalid(broken.rule.to_owned()))?;
    let revision = write_over(tx, permit, (&id.to_string(), edit.base_revision), &edit.plan, |_| true)?;
    Ok(NamedWorkPlan { id, revision, plan: edit.plan.clone() })
}
