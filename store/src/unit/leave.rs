//! Leaving a unit: from that moment the membership is none, so that nothing reaches it on the next request.

use diesel::prelude::*;
use domain::id::{MembershipId, UnitId};

use super::place;
use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::Actor;
use crate::schema::{invitation, membership};

/// Ends a membership: one's own, or as lead a colleague's. Invitations that the member made and nobody has used end with it.
/// `None` is a member who may not.
///
/// # Errors
/// As [`place`]; [`StoreError::NotFound`] where there is no such member; [`StoreError::Invalid`] for the only lead.
pub fn leave(tx: &mut Tx<'_>, actor: &Actor, unit: UnitId, id: MembershipId) -> Result<Option<()>, StoreError> {
    let place = place(tx, actor, unit)?;
    if place.membership != id && !place.lead {
        return Ok(None);
    }
    let now = tx.now().0;
    let members =
        || membership::table.filter(membership::unit_id.eq(unit.to_string())).filter(membership::ended_at.is_null());
    let leads: bool = members().filter(membership::id.eq(id.to_string())).select(membership::lead).first(tx.conn)?;
    if leads {
        let all: i64 = members().filter(membership::lead.eq(true)).count().get_result(tx.conn)?;
        if all < 2 {
            return Err(StoreError::Invalid("the unit would be without a lead".to_owned()));
        }
    }
    diesel::update(membership::table.find(id.to_string())).set(membership::ended_at.eq(now)).execute(tx.conn)?;
    let open = invitation::table
        .filter(invitation::made_by.eq(id.to_string()))
        .filter(invitation::used_at.is_null())
        .filter(invitation::expires_at.gt(now));
    diesel::update(open).set(invitation::expires_at.eq(now)).execute(tx.conn)?;
    Ok(Some(()))
}
