//! The membership through which a professional works, as it stands in this very transaction: an ended one is none, and one
//! that does not treat patients receives nothing.

use diesel::prelude::*;
use domain::id::{MembershipId, UnitId};
use domain::programme::Author;
use domain::unit::{Profession, Sector};

use super::Actor;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::schema::{membership, unit};

/// A membership as a reader works through it, live in this transaction.
pub(crate) struct Working {
    pub(crate) id: MembershipId,
    pub(crate) unit: UnitId,
    pub(crate) unit_name: String,
    pub(crate) sector: Sector,
    pub(crate) profession: Profession,
    pub(crate) treating: bool,
    pub(crate) lead: bool,
}

type WorkingColumns = (String, bool, bool, String, String, String);

/// The actor's own membership, if it has not ended.
///
/// # Errors
/// [`StoreError::SecondFactorDue`] where they have to set one up first.
pub(crate) fn working(tx: &mut Tx<'_>, actor: &Actor, id: MembershipId) -> Result<Option<Working>, StoreError> {
    let found: Option<WorkingColumns> = membership::table
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .filter(membership::id.eq(id.to_string()))
        .filter(membership::account_id.eq(actor.account.to_string()))
        .filter(membership::ended_at.is_null())
        .select((membership::profession, membership::treating, membership::lead, unit::id, unit::name, unit::sector))
        .first(tx.conn)
        .optional()?;
    let Some((profession, treating, lead, unit, unit_name, sector)) = found else { return Ok(None) };
    if !actor.proven {
        return Err(StoreError::SecondFactorDue);
    }
    Ok(Some(Working {
        id,
        unit: unit.parse().map_err(|_| corrupt("unit.id"))?,
        unit_name,
        sector: Sector::named(&sector).ok_or_else(|| corrupt("unit.sector"))?,
        profession: Profession::named(&profession).ok_or_else(|| corrupt("membership.profession"))?,
        treating,
        lead,
    }))
}

impl Working {
    /// Whether live data can reach this member at all.
    pub(crate) fn may_receive(&self) -> bool {
        self.treating && self.sector.treats()
    }

    pub(super) fn author(&self, actor: &Actor) -> Author {
        Author {
            membership: self.id,
            name: actor.name.clone(),
            profession: self.profession,
            unit: self.unit_name.clone(),
        }
    }
}
