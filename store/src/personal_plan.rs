//! The patient's action and relapse plans; every earlier version is in `revision`. The patient writes them by sync, a
//! professional who holds *plans* by [`edit`], over the version they saw and never over another.

use diesel::prelude::*;
use domain::id::PersonalPlanId;
use domain::patient::NamedPersonalPlan;
use domain::personal_plan::{PersonalPlan, PersonalPlanEdit};
use domain::sync::Noun;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::patient::next_seq;
use crate::permit::{Edit, Permit, Plans, Read};
use crate::schema::personal_plan;
use crate::sync::edited;
use crate::synced::{Write, bodies_of_table, plain_table};

plain_table!(personal_plan, Noun::PersonalPlan);
bodies_of_table!(personal_plan, shared, Read, Plans);

/// The version of each plan that stands, by id.
pub(crate) fn versions<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Plans>,
) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(personal_plan::table
        .filter(personal_plan::patient_id.eq(permit.patient().to_string()))
        .filter(personal_plan::removed.eq(false))
        .select((personal_plan::id, personal_plan::revision))
        .load(tx.conn)?)
}

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
    let key = id.to_string();
    let held: Option<(i64, bool, String)> = personal_plan::table
        .find((permit.patient().to_string(), &key))
        .select((personal_plan::revision, personal_plan::removed, personal_plan::body))
        .first(tx.conn)
        .optional()?;
    let plan = PersonalPlan { written_on: permit.today(), ..edit.plan.clone() };
    let revision = match &held {
        None if edit.base_revision == 0 => 1,
        None | Some((_, true, _)) => return Err(StoreError::NotFound),
        Some((revision, false, body)) => {
            let now: PersonalPlan = serde_json::from_str(body).map_err(|_| corrupt("personal_plan.body"))?;
            if now == plan {
                return Ok(NamedPersonalPlan { id, revision: *revision, plan: now }); // sent again after a lost answer
            }
            if *revision != edit.base_revision || now.purpose != plan.purpose {
                return Err(StoreError::Conflict);
            }
            revision + 1
        }
    };
    let body = serde_json::to_string(&plan)?;
    let seq = next_seq(tx, permit, 1)?;
    let received_at = tx.now().0;
    let write = Write { id: &key, seq, revision, removed: false, received_at, body: &body, held: held.is_some() };
    write_row(tx, permit, &write)?;
    edited(tx, permit, Noun::PersonalPlan, &write)?;
    Ok(NamedPersonalPlan { id, revision, plan })
}
