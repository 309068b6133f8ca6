//! The patient in a recipient's place: the same decision over the same grants, and so the same permit. It is the patient's
//! own look at their own record, so no line is written; and nobody can be looked at whom a grant could not name.

use std::marker::PhantomData;

use domain::grant::{Grant, Recipient, RecipientError, RecipientRef};
use domain::id::{GrantId, UnitId};
use domain::policy;
use domain::preview::PreviewOf;

use super::granted::last_day;
use super::{Actor, Permit, Read, Shared, own};
use crate::db::Tx;
use crate::error::StoreError;
use crate::grant;

/// The grants that reach a recipient: for a whole unit those that name it, for a member theirs and their unit's, for a
/// relative those that name their account; and the recipient's unit.
fn reaching<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, super::Own, super::All>,
    recipient: Recipient,
) -> Result<(Vec<Grant>, Option<UnitId>), StoreError> {
    Ok(match recipient.named() {
        RecipientRef::Unit { unit } => (grant::reaching_unit(tx, permit.patient(), unit)?, Some(unit)),
        RecipientRef::Membership { membership } => {
            let unit = grant::unit_of(tx, membership)?;
            (grant::reaching(tx, permit.patient(), membership, unit)?, Some(unit))
        }
        RecipientRef::Supporter { account } => (grant::reaching_supporter(tx, permit.patient(), account)?, None),
    })
}

/// What a recipient sees or would see of the patient's own record.
///
/// # Errors
/// [`StoreError::NotFound`] for an account without a diary, a recipient out of reach, or one who sees nothing;
/// [`StoreError::Invalid`] for a decision that breaks a rule; the inner error for somebody who can receive no live data.
pub fn preview<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    of: &PreviewOf,
) -> Result<Result<Permit<'tx, Read, Shared>, RecipientError>, StoreError> {
    let permit = own(tx, actor)?;
    let proven = match grant::prove(tx, &permit, of.recipient())? {
        Ok(proven) => proven,
        Err(error) => return Ok(Err(error)),
    };
    let (mut grants, unit) = reaching(tx, &permit, proven.recipient)?;
    if let Some(decision) = of.decision() {
        decision.check(permit.today()).map_err(|error| StoreError::Invalid(error.to_string()))?;
        let (ms, random) = tx.id_parts();
        grants.push(Grant {
            id: GrantId::new(ms, random),
            decision: decision.clone(),
            recipient_name: proven.name,
            granted_at: tx.now(),
            ended_at: None,
        });
    }
    let sight = policy::sight(&grants, permit.today()).map_err(|_| StoreError::NotFound)?;
    Ok(Ok(Permit {
        patient: permit.patient,
        account: permit.account,
        today: permit.today,
        sight,
        until: last_day(&grants, permit.today),
        author: None,
        unit,
        brand: PhantomData,
    }))
}
