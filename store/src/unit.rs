//! Units, memberships, invitations, and which units a patient is connected with.

mod curator;
mod leave;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{AccountId, InvitationId, MembershipId, PatientId, UnitId};
use domain::unit::{
    INVITATION_VALID_MS, Member, NewInvitation, OpenInvitation, Profession, ReachableUnit, Sector, UnitPage,
    UnitSummary,
};

pub use self::curator::{Curator, curator};
pub use self::leave::leave;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::message;
use crate::permit::{Actor, All, Own, Permit};
use crate::schema::{account, connection, invitation, membership, unit};

/// Makes a unit.
///
/// # Errors
/// [`StoreError::Db`].
pub fn create(tx: &mut Tx<'_>, name: &str, sector: Sector) -> Result<UnitId, StoreError> {
    let (ms, random) = tx.id_parts();
    let id = UnitId::new(ms, random);
    diesel::insert_into(unit::table)
        .values((
            unit::id.eq(id.to_string()),
            unit::name.eq(name),
            unit::sector.eq(sector.name()),
            unit::created_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// A member's own place in a unit.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The membership.
    pub membership: MembershipId,
    /// Whether they treat patients.
    pub treating: bool,
    /// Whether they lead the unit.
    pub lead: bool,
}

/// The actor's place in a unit.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who is no member; [`StoreError::SecondFactorDue`] where they have to set one up
/// first.
pub fn place(tx: &mut Tx<'_>, actor: &Actor, id: UnitId) -> Result<Place, StoreError> {
    let (membership, treating, lead): (String, bool, bool) = membership::table
        .filter(membership::unit_id.eq(id.to_string()))
        .filter(membership::account_id.eq(actor.account.to_string()))
        .filter(membership::ended_at.is_null())
        .select((membership::id, membership::treating, membership::lead))
        .first(tx.conn)?;
    if !actor.proven {
        return Err(StoreError::SecondFactorDue);
    }
    let membership = membership.parse().map_err(|_| corrupt("membership.id"))?;
    Ok(Place { membership, treating, lead })
}

/// Makes an invitation; `made_by` is none for the operator.
///
/// # Errors
/// [`StoreError::Conflict`] if the code exists, which 50 random bits do not.
pub fn invite(
    tx: &mut Tx<'_>,
    unit_id: UnitId,
    made_by: Option<MembershipId>,
    code_hash: &str,
    new: &NewInvitation,
) -> Result<(InvitationId, Millis), StoreError> {
    let (ms, random) = tx.id_parts();
    let id = InvitationId::new(ms, random);
    let expires_at = tx.now().plus_ms(INVITATION_VALID_MS);
    diesel::insert_into(invitation::table)
        .values((
            invitation::id.eq(id.to_string()),
            invitation::unit_id.eq(unit_id.to_string()),
            invitation::made_by.eq(made_by.map(|id| id.to_string())),
            invitation::code_hash.eq(code_hash),
            invitation::terms.eq(serde_json::to_string(new)?),
            invitation::made_at.eq(tx.now().0),
            invitation::expires_at.eq(expires_at.0),
        ))
        .execute(tx.conn)?;
    Ok((id, expires_at))
}

/// Uses a code, once: two at the same moment are one success and one [`StoreError::NotFound`].
///
/// # Errors
/// [`StoreError::NotFound`] for a code that is wrong, used or too old.
pub fn redeem(tx: &mut Tx<'_>, code_hash: &str, by: AccountId) -> Result<(UnitId, NewInvitation), StoreError> {
    let open = invitation::table
        .filter(invitation::code_hash.eq(code_hash))
        .filter(invitation::used_at.is_null())
        .filter(invitation::expires_at.gt(tx.now().0));
    let (unit_id, new): (String, String) = diesel::update(open)
        .set((invitation::used_at.eq(tx.now().0), invitation::used_by.eq(by.to_string())))
        .returning((invitation::unit_id, invitation::terms))
        .get_result(tx.conn)?;
    let unit_id = unit_id.parse().map_err(|_| corrupt("invitation.unit_id"))?;
    Ok((unit_id, serde_json::from_str(&new).map_err(|_| corrupt("invitation.terms"))?))
}

/// Makes somebody a member.
///
/// # Errors
/// [`StoreError::Conflict`] if they are one already.
pub fn join(
    tx: &mut Tx<'_>,
    unit_id: UnitId,
    person: AccountId,
    profession: Profession,
    treating: bool,
    lead: bool,
) -> Result<MembershipId, StoreError> {
    let already = membership::table
        .filter(membership::unit_id.eq(unit_id.to_string()))
        .filter(membership::account_id.eq(person.to_string()))
        .filter(membership::ended_at.is_null());
    if already.count().get_result::<i64>(tx.conn)? > 0 {
        return Err(StoreError::Conflict);
    }
    let (ms, random) = tx.id_parts();
    let id = MembershipId::new(ms, random);
    diesel::insert_into(membership::table)
        .values((
            membership::id.eq(id.to_string()),
            membership::account_id.eq(person.to_string()),
            membership::unit_id.eq(unit_id.to_string()),
            membership::profession.eq(profession.name()),
            membership::treating.eq(treating),
            membership::lead.eq(lead),
            membership::started_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// Connects a patient with a unit: its members come within reach, nothing is shared.
///
/// # Errors
/// [`StoreError::Db`].
pub fn connect(tx: &mut Tx<'_>, patient: PatientId, unit_id: UnitId) -> Result<(), StoreError> {
    let key = (patient.to_string(), unit_id.to_string());
    if connection::table.find((&key.0, &key.1)).count().get_result::<i64>(tx.conn)? > 0 {
        return Ok(());
    }
    diesel::insert_into(connection::table)
        .values((
            connection::patient_id.eq(key.0),
            connection::unit_id.eq(key.1),
            connection::connected_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn summary((id, name, sector): (String, String, String)) -> Result<UnitSummary, StoreError> {
    Ok(UnitSummary {
        id: id.parse().map_err(|_| corrupt("unit.id"))?,
        name,
        sector: Sector::named(&sector).ok_or_else(|| corrupt("unit.sector"))?,
    })
}

fn members(tx: &mut Tx<'_>, id: UnitId) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<(String, String, String, bool, bool)> = membership::table
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(membership::unit_id.eq(id.to_string()))
        .filter(membership::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .order(membership::id)
        .select((membership::id, account::name, membership::profession, membership::treating, membership::lead))
        .load(tx.conn)?;
    let member = |(id, name, profession, treating, lead): (String, String, String, bool, bool)| {
        Ok(Member {
            id: id.parse().map_err(|_| corrupt("membership.id"))?,
            name,
            profession: Profession::named(&profession).ok_or_else(|| corrupt("membership.profession"))?,
            treating,
            lead,
        })
    };
    rows.into_iter().map(member).collect()
}

/// The unit as its members see it.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who is no member.
pub fn page(tx: &mut Tx<'_>, actor: &Actor, id: UnitId) -> Result<UnitPage, StoreError> {
    place(tx, actor, id)?;
    let row = unit::table.find(id.to_string()).select((unit::id, unit::name, unit::sector)).first(tx.conn)?;
    Ok(UnitPage {
        unit: summary(row)?,
        members: members(tx, id)?,
        invitations: open_invitations(tx, id)?,
        answer_days: message::answer_days(tx, id)?,
    })
}

fn open_invitations(tx: &mut Tx<'_>, id: UnitId) -> Result<Vec<OpenInvitation>, StoreError> {
    let rows: Vec<(String, String, Option<String>, i64)> = invitation::table
        .left_join(membership::table.on(membership::id.nullable().eq(invitation::made_by)))
        .left_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(invitation::unit_id.eq(id.to_string()))
        .filter(invitation::used_at.is_null())
        .filter(invitation::expires_at.gt(tx.now().0))
        .order(invitation::id.desc())
        .select((invitation::id, invitation::terms, account::name.nullable(), invitation::expires_at))
        .load(tx.conn)?;
    let open = |(id, new, made_by, expires_at): (String, String, Option<String>, i64)| {
        Ok(OpenInvitation {
            id: id.parse().map_err(|_| corrupt("invitation.id"))?,
            invitation: serde_json::from_str(&new).map_err(|_| corrupt("invitation.terms"))?,
            made_by: made_by.unwrap_or_default(),
            expires_at: Millis(expires_at),
        })
    };
    rows.into_iter().map(open).collect()
}

/// Whom a patient can share with: the units they are connected with that can receive live data.
///
/// # Errors
/// [`StoreError::Db`].
pub fn reachable<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<ReachableUnit>, StoreError> {
    let mut connected = connected(tx, permit)?;
    connected.retain(|reachable| reachable.unit.sector.treats());
    Ok(connected)
}

/// The units a patient is connected with, of every sector, with those who work with patients there.
///
/// # Errors
/// [`StoreError::Db`].
pub fn connected<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<ReachableUnit>, StoreError> {
    let rows: Vec<(String, String, String)> = unit::table
        .inner_join(connection::table.on(connection::unit_id.eq(unit::id)))
        .filter(connection::patient_id.eq(permit.patient().to_string()))
        .order(unit::name)
        .select((unit::id, unit::name, unit::sector))
        .load(tx.conn)?;
    let mut reachable = Vec::with_capacity(rows.len());
    for row in rows {
        let unit = summary(row)?;
        let members = members(tx, unit.id)?.into_iter().filter(|member| member.treating).collect();
        reachable.push(ReachableUnit { unit, members });
    }
    Ok(reachable)
}
