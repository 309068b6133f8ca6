//! Whose patient somebody is in a unit, who covers for whom, and what was opened for a reason. None of it gives sight: a permit
//! asks here only after the patient's grants have said yes.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::assignment::{Cover, Covered, Mine, NewCover, TreatmentReason, mine};
use domain::day::LocalDay;
use domain::grant::Grant;
use domain::id::{CoverId, MembershipId, PatientId, UnitId};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, Actor, Assign, Nothing, Open, Permit, Working};
use crate::schema::{account, assignment, cover, membership, opening};
use crate::zone::KnownZone;

/// Today where units are: a cover is between colleagues, whatever zone a patient is in.
fn today(tx: &Tx<'_>) -> LocalDay {
    KnownZone::or_copenhagen("Europe/Copenhagen").day_at(tx.now())
}

fn parsed(id: &str, column: &'static str) -> Result<MembershipId, StoreError> {
    id.parse().map_err(|_| corrupt(column))
}

/// Whom a member covers for today.
pub(crate) fn covered(tx: &mut Tx<'_>, member: MembershipId) -> Result<Vec<Covered>, StoreError> {
    let rows: Vec<(String, String)> = cover::table
        .inner_join(membership::table.on(membership::id.eq(cover::colleague_id)))
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(cover::membership_id.eq(member.to_string()))
        .filter(cover::ended_at.is_null())
        .filter(cover::until_day.ge(today(tx).to_string()))
        .order((account::name, membership::id))
        .select((membership::id, account::name))
        .load(tx.conn)?;
    let covered = |(id, name): (String, String)| Ok(Covered { membership: parsed(&id, "cover.colleague_id")?, name });
    rows.into_iter().map(covered).collect()
}

/// Why a patient is one of the member's own, if they are; `reaching` are the grants that reach the member.
pub(crate) fn own(
    tx: &mut Tx<'_>,
    patient: PatientId,
    working: &Working,
    reaching: &[Grant],
    day: LocalDay,
) -> Result<Option<Mine>, StoreError> {
    if let chosen @ Some(_) = mine(working.id, reaching, day, &[], &[]) {
        return Ok(chosen);
    }
    let rows: Vec<String> = assignment::table
        .filter(assignment::patient_id.eq(patient.to_string()))
        .filter(assignment::unit_id.eq(working.unit.to_string()))
        .filter(assignment::ended_at.is_null())
        .select(assignment::membership_id)
        .load(tx.conn)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let assigned: Vec<MembershipId> =
        rows.iter().map(|id| parsed(id, "assignment.membership_id")).collect::<Result<_, _>>()?;
    let covered = covered(tx, working.id)?;
    Ok(mine(working.id, reaching, day, &assigned, &covered))
}

/// Whether a member has opened the patient today.
pub(crate) fn opened(
    tx: &mut Tx<'_>,
    patient: PatientId,
    member: MembershipId,
    day: LocalDay,
) -> Result<bool, StoreError> {
    let there = opening::table.find((patient.to_string(), member.to_string(), day.to_string()));
    Ok(there.count().get_result::<i64>(tx.conn)? > 0)
}

/// Somebody to whom a patient of a unit is assigned.
pub(crate) struct Assigned {
    pub(crate) membership: MembershipId,
    pub(crate) name: String,
}

/// Everybody to whom somebody is assigned in a unit, by patient.
pub(crate) fn of_unit(tx: &mut Tx<'_>, unit: UnitId) -> Result<HashMap<PatientId, Vec<Assigned>>, StoreError> {
    let rows: Vec<(String, String, String)> = assignment::table
        .inner_join(membership::table.on(membership::id.eq(assignment::membership_id)))
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(assignment::unit_id.eq(unit.to_string()))
        .filter(assignment::ended_at.is_null())
        .order(assignment::id)
        .select((assignment::patient_id, assignment::membership_id, account::name))
        .load(tx.conn)?;
    let mut assigned: HashMap<PatientId, Vec<Assigned>> = HashMap::new();
    for (patient, member, name) in rows {
        let patient = patient.parse().map_err(|_| corrupt("assignment.patient_id"))?;
        let membership = parsed(&member, "assignment.membership_id")?;
        assigned.entry(patient).or_default().push(Assigned { membership, name });
    }
    Ok(assigned)
}

/// Notes that a patient was opened, and why; the first reason of a day stays.
///
/// # Errors
/// [`StoreError::Db`].
pub fn open<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Open, Nothing>,
    reason: TreatmentReason,
) -> Result<(), StoreError> {
    let member = permit.author().ok_or(StoreError::NotFound)?.membership;
    if opened(tx, permit.patient(), member, permit.today())? {
        return Ok(());
    }
    diesel::insert_into(opening::table)
        .values((
            opening::patient_id.eq(permit.patient().to_string()),
            opening::membership_id.eq(member.to_string()),
            opening::day.eq(permit.today().to_string()),
            opening::reason.eq(reason.name()),
            opening::opened_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A colleague who treats in the unit that a member works in.
fn colleague(tx: &mut Tx<'_>, unit: UnitId, id: MembershipId) -> Result<(), StoreError> {
    membership::table
        .find(id.to_string())
        .filter(membership::unit_id.eq(unit.to_string()))
        .filter(membership::treating.eq(true))
        .filter(membership::ended_at.is_null())
        .select(membership::id)
        .first::<String>(tx.conn)?;
    Ok(())
}

/// Assigns the patient to a member of the unit. The same again changes nothing.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who does not treat in this unit.
pub fn assign<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Assign, Nothing>,
    to: MembershipId,
) -> Result<(), StoreError> {
    let unit = permit.unit().ok_or(StoreError::NotFound)?;
    let by = permit.author().ok_or(StoreError::NotFound)?.membership;
    colleague(tx, unit, to)?;
    let already = assignment::table
        .filter(assignment::patient_id.eq(permit.patient().to_string()))
        .filter(assignment::membership_id.eq(to.to_string()))
        .filter(assignment::ended_at.is_null());
    if already.count().get_result::<i64>(tx.conn)? > 0 {
        return Ok(());
    }
    diesel::insert_into(assignment::table)
        .values((
            assignment::id.eq({
                let (ms, random) = tx.id_parts();
                domain::id::uuid_v7(ms, random).hyphenated().to_string()
            }),
            assignment::patient_id.eq(permit.patient().to_string()),
            assignment::unit_id.eq(unit.to_string()),
            assignment::membership_id.eq(to.to_string()),
            assignment::assigned_by.eq(by.to_string()),
            assignment::assigned_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends an assignment.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub fn unassign<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Assign, Nothing>,
    of: MembershipId,
) -> Result<(), StoreError> {
    let unit = permit.unit().ok_or(StoreError::NotFound)?;
    let there = assignment::table
        .filter(assignment::patient_id.eq(permit.patient().to_string()))
        .filter(assignment::unit_id.eq(unit.to_string()))
        .filter(assignment::membership_id.eq(of.to_string()))
        .filter(assignment::ended_at.is_null());
    match diesel::update(there).set(assignment::ended_at.eq(tx.now().0)).execute(tx.conn)? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// A member covers for a colleague from now on. The same sent again is the same.
///
/// # Errors
/// [`StoreError::Invalid`] with the rule that it breaks; [`StoreError::NotFound`] for nobody of the unit;
/// [`StoreError::Conflict`] for an id in use.
pub fn begin_cover(
    tx: &mut Tx<'_>,
    actor: &Actor,
    membership: MembershipId,
    new: &NewCover,
) -> Result<Vec<Cover>, StoreError> {
    let working = treating(tx, actor, membership)?;
    new.check(working.id, today(tx)).map_err(|error| StoreError::Invalid(error.to_string()))?;
    // Who has left the unit may have left patients behind.
    membership::table
        .find(new.colleague.to_string())
        .filter(membership::unit_id.eq(working.unit.to_string()))
        .select(membership::id)
        .first::<String>(tx.conn)?;
    let there: Option<(String, String, String)> = cover::table
        .find(new.id.to_string())
        .select((cover::membership_id, cover::colleague_id, cover::until_day))
        .first(tx.conn)
        .optional()?;
    let wanted = (working.id.to_string(), new.colleague.to_string(), new.until.to_string());
    match there {
        Some(same) if same == wanted => return of_working(tx, &working),
        Some(_) => return Err(StoreError::Conflict),
        None => {}
    }
    diesel::insert_into(cover::table)
        .values((
            cover::id.eq(new.id.to_string()),
            cover::membership_id.eq(wanted.0),
            cover::colleague_id.eq(wanted.1),
            cover::made_at.eq(tx.now().0),
            cover::until_day.eq(wanted.2),
        ))
        .execute(tx.conn)?;
    of_working(tx, &working)
}

/// Ends one's own covering.
///
/// # Errors
/// [`StoreError::NotFound`] for another's, or one that has ended.
pub fn end_cover(tx: &mut Tx<'_>, actor: &Actor, membership: MembershipId, id: CoverId) -> Result<(), StoreError> {
    let working = treating(tx, actor, membership)?;
    let own = cover::table
        .filter(cover::id.eq(id.to_string()))
        .filter(cover::membership_id.eq(working.id.to_string()))
        .filter(cover::ended_at.is_null());
    match diesel::update(own).set(cover::ended_at.eq(tx.now().0)).execute(tx.conn)? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// Who covers for whom in the unit today, the last to begin first.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody else's membership, and for one that treats nobody.
pub fn covers(tx: &mut Tx<'_>, actor: &Actor, membership: MembershipId) -> Result<Vec<Cover>, StoreError> {
    let working = treating(tx, actor, membership)?;
    of_working(tx, &working)
}

/// A member who treats, through whose membership colleagues are covered for.
fn treating(tx: &mut Tx<'_>, actor: &Actor, membership: MembershipId) -> Result<Working, StoreError> {
    permit::working(tx, actor, membership)?.filter(Working::may_receive).ok_or(StoreError::NotFound)
}

fn of_working(tx: &mut Tx<'_>, working: &Working) -> Result<Vec<Cover>, StoreError> {
    let names: HashMap<String, String> = membership::table
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(membership::unit_id.eq(working.unit.to_string()))
        .select((membership::id, account::name))
        .load::<(String, String)>(tx.conn)?
        .into_iter()
        .collect();
    let rows: Vec<(String, String, String, String)> = cover::table
        .filter(cover::membership_id.eq_any(names.keys()))
        .filter(cover::ended_at.is_null())
        .filter(cover::until_day.ge(today(tx).to_string()))
        .order(cover::id.desc())
        .select((cover::id, cover::membership_id, cover::colleague_id, cover::until_day))
        .load(tx.conn)?;
    let name = |id: &String| names.get(id).cloned().unwrap_or_default();
    let one = |(id, by, colleague, until): (String, String, String, String)| {
        Ok(Cover {
            id: id.parse().map_err(|_| corrupt("cover.id"))?,
            by_name: name(&by),
            by: parsed(&by, "cover.membership_id")?,
            colleague_name: name(&colleague),
            colleague: parsed(&colleague, "cover.colleague_id")?,
            until: until.parse().map_err(|_| corrupt("cover.until_day"))?,
        })
    };
    rows.into_iter().map(one).collect()
}
