//! Everything the patient can see, read for taking away: entries a page at a time, so that a long diary needs no more memory
//! than a short one.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::day::Millis;
use domain::entry::{Entry, Kind};
use domain::export::{Diary, ExportedEntry, ExportedThing};
use domain::sync::{Change, Noun, Revision};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit};
use crate::schema::{entry, patient, revision};
use crate::sync::thing;
use crate::zone::KnownZone;
use crate::{grant, programme, psfs, reminder};

/// Entries read at once.
const PAGE: i64 = 250;

/// The diary itself.
///
/// # Errors
/// [`StoreError::Db`].
pub fn diary<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Diary, StoreError> {
    let zone: String = patient::table.find(permit.patient().to_string()).select(patient::zone).first(tx.conn)?;
    Ok(Diary { id: permit.patient(), zone: zone.parse().map_err(|_| corrupt("patient.zone"))? })
}

/// id, revision, removed, received_at, body.
type EntryColumns = (String, i64, bool, i64, String);

/// The next page of entries with an id after `after`, in order of id, which is the order they were begun in; of one kind, if
/// one is named. Removed ones are among them, erased ones are not. Empty at the end.
///
/// # Errors
/// [`StoreError::Db`].
pub fn entries<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    kind: Option<Kind>,
    after: &str,
) -> Result<Vec<ExportedEntry>, StoreError> {
    let id = permit.patient().to_string();
    let zone: String = patient::table.find(&id).select(patient::zone).first(tx.conn)?;
    let kinds = Kind::ALL.into_iter().filter(|known| kind.is_none_or(|kind| kind == *known)).map(Kind::name);
    let rows: Vec<EntryColumns> = entry::table
        .filter(entry::patient_id.eq(&id))
        .filter(entry::kind.eq_any(kinds))
        .filter(entry::id.gt(after))
        .order(entry::id)
        .limit(PAGE)
        .select((entry::id, entry::revision, entry::removed, entry::received_at, entry::body))
        .load(tx.conn)?;
    let mut versions = versions(tx, &id, &rows)?;
    let zone = KnownZone::or_copenhagen(&zone);
    let exported = |(id, revision, removed, received_at, body): EntryColumns| {
        let parsed: Entry = serde_json::from_str(&body).map_err(|_| corrupt("entry.body"))?;
        let at_home = KnownZone::of(&parsed.zone).unwrap_or(zone);
        Ok(ExportedEntry {
            label: parsed.label(revision, at_home.day_at(parsed.recorded_at)),
            entry: serde_json::from_str(&body).map_err(|_| corrupt("entry.body"))?,
            revisions: versions.remove(&id).unwrap_or_default(),
            received_at: Millis(received_at),
            id,
            revision,
            removed,
        })
    };
    rows.into_iter().map(exported).collect()
}

/// id, number, received_at, removed, body.
type VersionColumns = (String, i64, i64, bool, String);

fn versions(tx: &mut Tx<'_>, patient: &str, of: &[EntryColumns]) -> Result<HashMap<String, Vec<Revision>>, StoreError> {
    let rows: Vec<VersionColumns> = revision::table
        .filter(revision::patient_id.eq(patient))
        .filter(revision::id.eq_any(of.iter().map(|(id, ..)| id)))
        .filter(revision::noun.eq(Noun::Entry.name()))
        .filter(revision::result.ne("same"))
        .order((revision::id, revision::number))
        .select((revision::id, revision::number, revision::received_at, revision::removed, revision::body))
        .load(tx.conn)?;
    let mut by_id: HashMap<String, Vec<Revision>> = HashMap::new();
    for (id, revision, received_at, removed, body) in rows {
        let body = serde_json::from_str(&body).map_err(|_| corrupt("revision.body"))?;
        by_id.entry(id).or_default().push(Revision {
            revision,
            received_at: Millis(received_at),
            removed,
            by: None,
            body,
        });
    }
    Ok(by_id)
}

/// All the patient's things of one noun; of entries see [`entries`].
///
/// # Errors
/// [`StoreError::Db`].
pub fn things<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    noun: Noun,
) -> Result<Vec<ExportedThing>, StoreError> {
    let (from, to, limit) = (-1, i64::MAX, i64::MAX);
    let changes = match noun {
        Noun::PsfsActivity => psfs::changes(tx, permit, from, to, limit)?,
        Noun::Reminder => reminder::changes(tx, permit, from, to, limit)?,
        Noun::Grant => grant::changes(tx, permit, from, to, limit)?,
        Noun::Programme => programme::changes(tx, permit, from, to, limit)?,
        Noun::Entry | Noun::Revocation | Noun::Erasure => Vec::new(),
        of_the_plan => {
            let mut all = thing::changes(tx, permit, from, to, limit)?;
            all.retain(|change| change.noun == of_the_plan);
            all
        }
    };
    let thing = |Change { id, revision, removed, received_at, body, .. }| ExportedThing {
        id,
        revision,
        removed,
        received_at,
        body,
    };
    Ok(changes.into_iter().map(thing).collect())
}
