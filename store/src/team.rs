//! What the patient says of their team, and whom something is shared with today. Nothing here gives sight: grants do.

use diesel::prelude::*;
use domain::LocalDay;
use domain::id::{MembershipId, PatientId, ProgrammeId, UnitId};
use domain::sync::Noun;
use domain::team::{Professional, Reached, Reader, SeenTeam, Team, seen_by};
use domain::unit::Profession;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Exercises, Own, Permit, Read, Shared};
use crate::schema::{account, grant, membership, programme, team, unit};
use crate::synced::plain_table;

plain_table!(team, Noun::Team);

/// membership, person, profession, unit, its name.
type ProfessionalColumns = (String, String, String, String, String);

fn professional((id, name, profession, unit, unit_name): ProfessionalColumns) -> Result<Professional, StoreError> {
    Ok(Professional {
        membership: id.parse().map_err(|_| corrupt("membership.id"))?,
        name,
        profession: Profession::named(&profession).ok_or_else(|| corrupt("membership.profession"))?,
        unit: unit.parse().map_err(|_| corrupt("membership.unit_id"))?,
        unit_name,
    })
}

/// Those of these memberships that treat, and whose account is open.
fn treating(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<Professional>, StoreError> {
    let rows: Vec<ProfessionalColumns> = membership::table
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .filter(membership::id.eq_any(ids))
        .filter(membership::treating.eq(true))
        .filter(membership::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .order((unit::name, account::name, membership::id))
        .select((membership::id, account::name, membership::profession, unit::id, unit::name))
        .load(tx.conn)?;
    rows.into_iter().map(professional).collect()
}

/// Whom something is shared with today, each once: units first, then people, by name.
fn reached(tx: &mut Tx<'_>, patient: PatientId, today: LocalDay) -> Result<Vec<Reached>, StoreError> {
    let rows: Vec<(Option<String>, Option<String>, String)> = grant::table
        .filter(grant::patient_id.eq(patient.to_string()))
        .filter(grant::ended_at.is_null())
        .select((grant::unit_id, grant::membership_id, grant::until_day))
        .load(tx.conn)?;
    let (mut units, mut members) = (Vec::new(), Vec::new());
    for (whole, member, until) in rows {
        let until: LocalDay = until.parse().map_err(|_| corrupt("grant.until_day"))?;
        if today <= until {
            units.extend(whole);
            members.extend(member);
        }
    }
    let named: Vec<(String, String)> = unit::table
        .filter(unit::id.eq_any(units))
        .order((unit::name, unit::id))
        .select((unit::id, unit::name))
        .load(tx.conn)?;
    let whole =
        |(id, name): (String, String)| Ok(Reached::Unit { unit: id.parse().map_err(|_| corrupt("unit.id"))?, name });
    let mut reached: Vec<Reached> = named.into_iter().map(whole).collect::<Result<_, StoreError>>()?;
    reached.extend(treating(tx, &members)?.into_iter().map(Reached::Person));
    Ok(reached)
}

/// What the patient said; nothing where they said nothing.
fn said<A, C>(tx: &mut Tx<'_>, permit: &Permit<'_, A, C>) -> Result<Team, StoreError> {
    let body: Option<String> = team::table
        .filter(team::patient_id.eq(permit.patient().to_string()))
        .filter(team::removed.eq(false))
        .select(team::body)
        .first(tx.conn)
        .optional()?;
    body.map_or(Ok(Team::default()), |body| serde_json::from_str(&body).map_err(|_| corrupt("team.body")))
}

/// Whether the patient lets the team see each other.
pub(crate) fn visible(tx: &mut Tx<'_>, permit: &Permit<'_, Read, Exercises>) -> Result<bool, StoreError> {
    Ok(said(tx, permit)?.visible)
}

/// What this reader is told of the team; `reader` is `None` in a look at what a whole unit sees. Nothing for a relative.
pub(crate) fn seen(
    tx: &mut Tx<'_>,
    permit: &Permit<'_, Read, Shared>,
    reader: Option<MembershipId>,
) -> Result<SeenTeam, StoreError> {
    let Some(unit) = permit.unit() else { return Ok(SeenTeam::default()) };
    let team = said(tx, permit)?;
    if team == Team::default() {
        return Ok(SeenTeam::default());
    }
    let reached = reached(tx, permit.patient(), permit.today())?;
    let named: Vec<String> = team.coordinator.iter().map(ToString::to_string).collect();
    let named = treating(tx, &named)?.pop();
    Ok(seen_by(&team, named.as_ref(), &reached, Reader { membership: reader, unit }))
}

/// Whether something is shared today with this membership, by name or through its unit, so that it can be named.
pub(crate) fn can_be_named(
    tx: &mut Tx<'_>,
    permit: &Permit<'_, Own, All>,
    id: MembershipId,
) -> Result<bool, StoreError> {
    let Some(who) = treating(tx, &[id.to_string()])?.pop() else { return Ok(false) };
    Ok(reached(tx, permit.patient(), permit.today())?.iter().any(|one| one.reaches(&who)))
}

/// The patient's programmes that were written in a unit.
pub(crate) fn programmes_of_unit(
    tx: &mut Tx<'_>,
    patient: PatientId,
    unit: UnitId,
) -> Result<Vec<ProgrammeId>, StoreError> {
    let rows: Vec<String> = programme::table
        .inner_join(membership::table.on(membership::id.eq(programme::membership_id)))
        .filter(programme::patient_id.eq(patient.to_string()))
        .filter(membership::unit_id.eq(unit.to_string()))
        .order(programme::id.desc())
        .select(programme::id)
        .load(tx.conn)?;
    rows.iter().map(|id| id.parse().map_err(|_| corrupt("programme.id"))).collect()
}
