//! Who may change what a unit shares among its members: its library and its templates.

use diesel::prelude::*;
use domain::id::{MembershipId, UnitId};
use domain::unit::Sector;

use super::place;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::Actor;
use crate::schema::unit;

/// A member who may change the library: made only by [`curator`], in the transaction that changes it.
#[derive(Debug, Clone, Copy)]
pub struct Curator {
    pub(crate) membership: MembershipId,
    pub(crate) unit: UnitId,
}

/// The actor as one who may change what the unit shares: who treats patients there, or leads it. `None` is another member,
/// and any member of a unit that does not treat.
///
/// # Errors
/// As [`place`].
pub fn curator(tx: &mut Tx<'_>, actor: &Actor, id: UnitId) -> Result<Option<Curator>, StoreError> {
    let place = place(tx, actor, id)?;
    let sector: String = unit::table.find(id.to_string()).select(unit::sector).first(tx.conn)?;
    let sector = Sector::named(&sector).ok_or_else(|| corrupt("unit.sector"))?;
    let may = (place.treating || place.lead) && sector.treats();
    Ok(may.then_some(Curator { membership: place.membership, unit: id }))
}
