//! A paper diary that a professional types, the patient present: new entries of the patient's and nothing else, all of a typing in
//! one transaction. What they wrote is remembered under the entry's own id, so that the same sent again writes nothing, and what the
//! patient changed, removed or erased meanwhile stays as they left it.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use domain::adherence::Span;
use domain::day::LocalDay;
use domain::entry::{Body, Entry, Parents};
use domain::paper::{NewPaper, PaperDesk, PaperEntry, TypedPaper, shared_from};
use domain::problem::FieldProblem;
use domain::sync::{Noun, Put, put_bytes};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::db::Tx;
use crate::entry;
use crate::error::{StoreError, corrupt};
use crate::patient::{named, next_seq, own_exercises, shown_entries};
use crate::permit::{Exercises, Function, Permit, Plans, Read, Shared, Transcribe};
use crate::schema::patient;
use crate::sync;
use crate::synced::Write;
use crate::{goal, programme, psfs};

/// What is needed to type the week of `day`.
///
/// # Errors
/// [`StoreError::Db`].
pub fn desk<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Transcribe, Shared>,
    day: LocalDay,
) -> Result<PaperDesk, StoreError> {
    let reading = permit.reading();
    let week = Span { from: day.monday(), to: day.monday().plus_days(6) };
    let exercises = reading.only::<Exercises>();
    Ok(PaperDesk {
        name: named(tx, &reading)?.0,
        today: permit.today(),
        week,
        shared: shared_from(reading.sight()),
        programmes: exercises.map(|permit| programme::list(tx, &permit)).transpose()?,
        own_exercises: own_exercises(tx, &reading)?,
        entries: shown_entries(tx, &reading, week)?,
    })
}

/// Writes what is typed. The same sent again writes nothing.
///
/// # Errors
/// [`StoreError::InvalidField`] for what may not be typed, or refers to nothing that is shared; [`StoreError::Conflict`] where an id
/// was used for something else.
pub fn record<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Transcribe, Shared>,
    new: &NewPaper,
) -> Result<TypedPaper, StoreError> {
    let reading = permit.reading();
    new.check(reading.sight(), permit.today()).map_err(StoreError::InvalidField)?;
    let ids: Vec<String> = new.entries.iter().map(|entry| entry.id.to_string()).collect();
    let known = entry::known(tx, permit, &ids)?;
    let typed_before = sync::typed_before(tx, permit, &ids)?;
    let mut fresh: Vec<(usize, &PaperEntry)> = Vec::new();
    for (place, one) in new.entries.iter().enumerate() {
        let id = one.id.to_string();
        match (known.get(&id), typed_before.get(&id)) {
            (None, None) => fresh.push((place, one)),
            // Erased by the patient: nothing is kept of it, and nothing comes back.
            (Some(erased), None) if *erased => {}
            (_, Some(hash)) if *hash == hash_of(one) => {}
            _ => return Err(StoreError::Conflict),
        }
    }
    write(tx, permit, &fresh)?;
    Ok(TypedPaper { entries: new.entries.iter().map(|entry| entry.id).collect() })
}

/// Writes new entries, the sequence moved on before the first.
fn write<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Transcribe, Shared>,
    fresh: &[(usize, &PaperEntry)],
) -> Result<(), StoreError> {
    if fresh.is_empty() {
        return Ok(());
    }
    let author = permit.author().ok_or(StoreError::NotFound)?.clone();
    let parents = Known::gather(tx, &permit.reading())?;
    let count = i64::try_from(fresh.len()).unwrap_or(i64::MAX);
    let first = next_seq(tx, permit, count)? - count + 1;
    let zone: String = patient::table.find(permit.patient().to_string()).select(patient::zone).first(tx.conn)?;
    let zone: domain::day::Zone = zone.parse().map_err(|_| corrupt("patient.zone"))?;
    let (mut rows, mut typed) = (Vec::new(), Vec::new());
    for (seq, (place, one)) in (first..).zip(fresh) {
        let refused = |field: &str, rule: String| {
            StoreError::InvalidField(FieldProblem { field: format!("entries.{place}.{field}"), rule })
        };
        let entry: Entry = one.typed(zone.clone(), tx.now(), author.clone());
        entry.check(permit.today()).map_err(|error| refused(error.field(), error.to_string()))?;
        if !parents.has(&entry.body) {
            return Err(refused("body", "what this refers to is not shared with you".to_owned()));
        }
        let (id, body) = (one.id.to_string(), serde_json::to_string(&entry)?);
        let received_at = tx.now().0;
        let write = Write { id: &id, seq, revision: 1, removed: false, received_at, body: &body, held: false };
        rows.push(entry::Row::typed(permit, &write, &entry)?);
        typed.push(sync::typed(permit, &write, hash_of(one))?);
    }
    entry::insert(tx, &rows)?;
    entry::note_hurt(tx, permit)?;
    sync::insert_typed(tx, &typed)
}

/// What the same content has whenever it comes again.
fn hash_of(entry: &PaperEntry) -> String {
    let put = Put {
        put_id: domain::id::PutId::new(0, [0; 10]),
        noun: Noun::Entry,
        id: entry.id.to_string(),
        base_revision: 0,
        removed: false,
        body: json!({"day": entry.day, "body": entry.body}),
    };
    domain::disclosure::hex(&Sha256::digest(put_bytes(&put)))
}

/// What an entry can refer to, as far as it is shared.
struct Known(HashSet<String>);

impl Known {
    fn gather<'tx>(tx: &mut Tx<'tx>, reading: &Permit<'tx, Read, Shared>) -> Result<Self, StoreError> {
        let mut known = HashSet::new();
        if let Some(exercises) = reading.only::<Exercises>() {
            let programmes = programme::list(tx, &exercises)?;
            let plans = programmes.iter().flat_map(|programme| &programme.versions).map(|version| &version.plan);
            known.extend(plans.flat_map(|plan| &plan.prescriptions).map(|prescription| prescription.id.to_string()));
        }
        known.extend(own_exercises(tx, reading)?.into_iter().flatten().map(|own| own.id.to_string()));
        if let Some(plans) = reading.only::<Plans>() {
            known.extend(goal::shared::<serde_json::Value>(tx, &plans)?.into_iter().map(|(id, _)| id));
        }
        if let Some(function) = reading.only::<Function>() {
            known.extend(psfs::activities(tx, &function)?.into_iter().map(|activity| activity.id.to_string()));
        }
        Ok(Self(known))
    }

    fn has(&self, body: &Body) -> bool {
        match body.parents() {
            Parents::None => true,
            Parents::Prescription(id) => self.0.contains(&id.to_string()),
            Parents::OwnExercise(id) => self.0.contains(&id.to_string()),
            Parents::Goal(id) => self.0.contains(&id.to_string()),
            Parents::PsfsActivities(ids) => ids.iter().all(|id| self.0.contains(&id.to_string())),
        }
    }
}

/// Content hashes by entry id.
pub(crate) type HashById = HashMap<String, String>;
