//! The patient's graded goals. The patient writes them by sync, a professional who holds *plans* by [`edit`], over the
//! version they saw and never over another.

use diesel::prelude::*;
use domain::goal::{Goal, GoalEdit};
use domain::id::GoalId;
use domain::patient::NamedGoal;
use domain::sync::Noun;

use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::{Edit, Permit, Plans, Read};
use crate::schema::goal;
use crate::synced::{bodies_of_table, ids_of_table, plain_table, seen_table};

plain_table!(goal, Noun::Goal);
ids_of_table!(goal);
bodies_of_table!(goal, shared, Read, Plans);
seen_table!(goal, Noun::Goal, Plans);

/// Writes a goal anew, or a first one. What it is and how it is counted stays: what the diary holds counts towards it.
///
/// # Errors
/// [`StoreError::Invalid`] for what the goal breaks; [`StoreError::Conflict`] where another version stands than the one it
/// was written over, or one that is counted otherwise; [`StoreError::NotFound`] for a goal that is not there.
pub fn edit<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Edit, Plans>,
    id: GoalId,
    edit: &GoalEdit,
) -> Result<NamedGoal, StoreError> {
    let goal = &edit.goal;
    goal.check().map_err(|broken| StoreError::Invalid(broken.rule.to_owned()))?;
    let same =
        |now: &Goal| (&now.what, &now.unit, now.per, now.set_on) == (&goal.what, &goal.unit, goal.per, goal.set_on);
    let revision = write_over(tx, permit, (&id.to_string(), edit.base_revision), goal, same)?;
    Ok(NamedGoal { id, revision, goal: goal.clone() })
}
