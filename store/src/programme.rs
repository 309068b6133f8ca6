//! Programmes and their versions, written by professionals, read by the patient and by readers with *exercises*.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{PrescriptionId, ProgrammeId};
use domain::media::MediaId;
use domain::programme::{Plan, Programme, Version};
use domain::sync::{Change, Noun};
use domain::team::authors_seen;

use crate::conn::load;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::patient::next_seq;
use crate::permit::{self, All, Exercises, Own, Permit, Prescribe, Read, Reminders, System};
use crate::schema::{connection, membership, prescription, programme, programme_version};
use crate::synced::ByPatient;
use crate::{library_exercise, media, team};

/// Prescribes a new programme.
///
/// # Errors
/// [`StoreError::Invalid`] for what the plan breaks; [`StoreError::Conflict`] for a prescription id already in use.
pub fn prescribe<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Prescribe, Exercises>,
    plan: &Plan,
) -> Result<Programme, StoreError> {
    plan.check().map_err(|e| StoreError::Invalid(e.to_string()))?;
    let author = permit.author().ok_or(StoreError::NotFound)?.clone();
    let (ms, random) = tx.id_parts();
    let id = ProgrammeId::new(ms, random);
    let seq = next_seq(tx, permit, 1)?;
    diesel::insert_into(programme::table)
        .values((
            programme::id.eq(id.to_string()),
            programme::patient_id.eq(permit.patient().to_string()),
            programme::seq.eq(seq),
            programme::received_at.eq(tx.now().0),
            programme::author.eq(serde_json::to_string(&author)?),
            programme::membership_id.eq(author.membership.to_string()),
        ))
        .execute(tx.conn)?;
    let empty = Programme { id, author: Some(author), versions: Vec::new() };
    add_version(tx, permit, empty, plan)
}

/// Adds a version valid from its own first day on.
///
/// # Errors
/// As [`prescribe`]; [`StoreError::NotFound`] for a programme of another patient, and for one that another unit wrote: a
/// professional's text is changed by nobody else.
pub fn revise<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Prescribe, Exercises>,
    id: ProgrammeId,
    plan: &Plan,
) -> Result<Programme, StoreError> {
    let seq = next_seq(tx, permit, 1)?;
    let known = of(tx, permit.patient().to_string())?.into_iter().find(|programme| programme.id == id);
    let known = known.ok_or(StoreError::NotFound)?;
    let unit = permit.unit().ok_or(StoreError::NotFound)?;
    if !team::programmes_of_unit(tx, permit.patient(), unit)?.contains(&id) {
        return Err(StoreError::NotFound);
    }
    if known.latest() == Some(plan) {
        return Ok(known); // sent again after a lost answer
    }
    known.check_next(plan).map_err(|e| StoreError::Invalid(e.to_string()))?;
    diesel::update(programme::table.find(id.to_string()))
        .set((programme::seq.eq(seq), programme::received_at.eq(tx.now().0)))
        .execute(tx.conn)?;
    add_version(tx, permit, known, plan)
}

fn add_version<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Prescribe, Exercises>,
    mut programme: Programme,
    plan: &Plan,
) -> Result<Programme, StoreError> {
    let number = programme.versions.last().map_or(1, |version| version.number + 1);
    let made_by = permit.author().ok_or(StoreError::NotFound)?.membership;
    let copies = || plan.prescriptions.iter().filter_map(|prescription| prescription.copied.as_ref());
    if copies().next().is_some() {
        let unit: String = membership::table.find(made_by.to_string()).select(membership::unit_id).first(tx.conn)?;
        let unit = unit.parse().map_err(|_| corrupt("membership.unit_id"))?;
        library_exercise::check_copies(tx, unit, copies(), Some(&programme))?;
        let shown: Vec<&MediaId> = copies().filter_map(|copied| copied.media.as_ref()).collect();
        media::prescribe(tx, &permit.patient().to_string(), &shown)?;
    }
    diesel::insert_into(programme_version::table)
        .values((
            programme_version::programme_id.eq(programme.id.to_string()),
            programme_version::number.eq(number),
            programme_version::made_by.eq(made_by.to_string()),
            programme_version::made_at.eq(tx.now().0),
            programme_version::plan.eq(serde_json::to_string(plan)?),
        ))
        .execute(tx.conn)?;
    for new in plan.prescriptions.iter().filter(|p| programme.prescription(p.id).is_none()) {
        diesel::insert_into(prescription::table)
            .values((
                prescription::id.eq(new.id.to_string()),
                prescription::programme_id.eq(programme.id.to_string()),
                prescription::patient_id.eq(permit.patient().to_string()),
            ))
            .execute(tx.conn)?;
    }
    programme.versions.push(Version { number, plan: plan.clone() });
    note_until(tx, permit)?;
    Ok(programme)
}

/// Notes the last day of what the unit has prescribed, which lists order by.
fn note_until<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Prescribe, Exercises>) -> Result<(), StoreError> {
    let Some(unit) = permit.unit() else { return Ok(()) };
    let patient = permit.patient().to_string();
    let theirs = team::programmes_of_unit(tx, permit.patient(), unit)?;
    let programmes = of(tx, patient.clone())?;
    let latest = programmes.iter().filter(|programme| theirs.contains(&programme.id)).filter_map(Programme::latest);
    let until = latest.map(|plan| plan.until.to_string()).max();
    diesel::update(connection::table.find((patient, unit.to_string())))
        .set(connection::programme_until.eq(until))
        .execute(tx.conn)?;
    Ok(())
}

/// Every exercise ever prescribed to the patient, for checking what a log refers to.
pub(crate) fn prescriptions<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
) -> Result<Vec<PrescriptionId>, StoreError> {
    let rows: Vec<String> = prescription::table
        .filter(prescription::patient_id.eq(permit.patient().to_string()))
        .select(prescription::id)
        .load(tx.conn)?;
    rows.iter().map(|id| id.parse().map_err(|_| corrupt("prescription.id"))).collect()
}

/// Programmes, newest first, for a reader with *exercises*; who wrote one in another unit only where the patient lets the team see
/// each other.
///
/// # Errors
/// [`StoreError::Db`].
pub fn list<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Read, Exercises>) -> Result<Vec<Programme>, StoreError> {
    let programmes = of(tx, permit.patient().to_string())?;
    let own = match permit.unit() {
        Some(unit) => team::programmes_of_unit(tx, permit.patient(), unit)?,
        None => Vec::new(),
    };
    let visible = team::visible(tx, permit)?;
    Ok(authors_seen(programmes, &own, visible))
}

/// The programmes of each of these patients, newest first, for "already done?".
pub(crate) fn running<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[Permit<'tx, System, Reminders>],
) -> Result<ByPatient<Programme>, StoreError> {
    of_each(tx, permit::patients(permits))
}

/// [`list`] of several patients, by patient.
pub(crate) fn list_each<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[&Permit<'tx, Read, Exercises>],
) -> Result<ByPatient<Programme>, StoreError> {
    of_each(tx, permit::patients(permits.iter().copied()))
}

fn of_each(tx: &mut Tx<'_>, patients: Vec<String>) -> Result<ByPatient<Programme>, StoreError> {
    let query = programme::table.filter(programme::patient_id.eq_any(patients)).order(programme::id.desc()).select((
        programme::patient_id,
        programme::id,
        programme::author,
    ));
    let rows: Vec<(String, String, String)> = load!(tx.conn, query);
    let mut programmes = ByPatient::<Programme>::new();
    if rows.is_empty() {
        return Ok(programmes);
    }
    let query = programme_version::table
        .filter(programme_version::programme_id.eq_any(rows.iter().map(|(_, id, _)| id)))
        .order((programme_version::programme_id, programme_version::number))
        .select((programme_version::programme_id, programme_version::number, programme_version::plan));
    let versions: Vec<(String, i64, String)> = load!(tx.conn, query);
    let mut by_programme = HashMap::<String, Vec<(i64, String)>>::new();
    for (programme, number, plan) in versions {
        by_programme.entry(programme).or_default().push((number, plan));
    }
    for (patient, id, author) in rows {
        let versions = by_programme.remove(&id).unwrap_or_default();
        programmes.entry(patient).or_default().push(parsed(&id, &author, versions)?);
    }
    Ok(programmes)
}

/// id, author, seq, received_at.
type ProgrammeColumns = (String, String, i64, i64);

fn of(tx: &mut Tx<'_>, patient: String) -> Result<Vec<Programme>, StoreError> {
    let rows: Vec<ProgrammeColumns> = programme::table
        .filter(programme::patient_id.eq(patient))
        .order(programme::id.desc())
        .select((programme::id, programme::author, programme::seq, programme::received_at))
        .load(tx.conn)?;
    rows.iter().map(|row| whole(tx, row)).collect()
}

fn whole(tx: &mut Tx<'_>, (id, author, ..): &ProgrammeColumns) -> Result<Programme, StoreError> {
    let rows: Vec<(i64, String)> = programme_version::table
        .filter(programme_version::programme_id.eq(id))
        .order(programme_version::number)
        .select((programme_version::number, programme_version::plan))
        .load(tx.conn)?;
    parsed(id, author, rows)
}

fn parsed(id: &str, author: &str, versions: Vec<(i64, String)>) -> Result<Programme, StoreError> {
    let version = |(number, plan): (i64, String)| {
        Ok(Version { number, plan: serde_json::from_str(&plan).map_err(|_| corrupt("programme_version.plan"))? })
    };
    Ok(Programme {
        id: id.parse().map_err(|_| corrupt("programme.id"))?,
        author: Some(serde_json::from_str(author).map_err(|_| corrupt("programme.author"))?),
        versions: versions.into_iter().map(version).collect::<Result<_, StoreError>>()?,
    })
}

/// Programmes that changed, for the patient's phone.
pub(crate) fn changes<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    after: i64,
    up_to: i64,
    limit: i64,
) -> Result<Vec<Change>, StoreError> {
    let rows: Vec<ProgrammeColumns> = programme::table
        .filter(programme::patient_id.eq(permit.patient().to_string()))
        .filter(programme::seq.gt(after))
        .filter(programme::seq.le(up_to))
        .order(programme::seq)
        .limit(limit)
        .select((programme::id, programme::author, programme::seq, programme::received_at))
        .load(tx.conn)?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in &rows {
        let programme = whole(tx, row)?;
        let revision = programme.versions.last().map_or(0, |version| version.number);
        changes.push(Change {
            noun: Noun::Programme,
            id: row.0.clone(),
            seq: row.2,
            revision,
            removed: false,
            received_at: Millis(row.3),
            body: serde_json::to_value(programme)?,
        });
    }
    Ok(changes)
}
