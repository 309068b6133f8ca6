//! The diary's entries. Current rows here, every earlier version in `revision`.

use diesel::prelude::*;
use domain::category::redact;
use domain::day::LocalDay;
use domain::entry::{Entry, Kind};
use domain::id::EntryId;
use domain::patient::SharedRecord;
use domain::sync::Noun;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit, Read, Reminders, Shared, System};
use crate::schema::entry;
use crate::synced::{Write, synced_table};
use crate::zone::KnownZone;

synced_table!(entry, Noun::Entry);

/// Writes the current row.
pub(crate) fn put<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    write: &Write<'_>,
    parsed: &Entry,
) -> Result<(), StoreError> {
    let patient = permit.patient().to_string();
    let columns = (
        entry::seq.eq(write.seq),
        entry::revision.eq(write.revision),
        entry::removed.eq(write.removed),
        entry::received_at.eq(write.received_at),
        entry::kind.eq(parsed.body.kind().name()),
        entry::day.eq(parsed.day.to_string()),
        entry::body.eq(write.body),
    );
    if write.held {
        diesel::update(entry::table.find((&patient, write.id))).set(columns).execute(tx.conn)?;
    } else {
        diesel::insert_into(entry::table)
            .values((entry::patient_id.eq(&patient), entry::id.eq(write.id), columns))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// A current entry as calculations need it, before any cutting: it does not leave this crate uncut.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: EntryId,
    pub(crate) revision: i64,
    pub(crate) received_at: i64,
    pub(crate) entry: Entry,
}

type StoredColumns = (String, i64, i64, String);

fn stored((id, revision, received_at, body): StoredColumns) -> Result<Stored, StoreError> {
    Ok(Stored {
        id: id.parse().map_err(|_| corrupt("entry.id"))?,
        revision,
        received_at,
        entry: serde_json::from_str(&body).map_err(|_| corrupt("entry.body"))?,
    })
}

/// Entries of the given days, and every PSFS scoring whatever its day; newest first.
pub(crate) fn of_days<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
    from: LocalDay,
    to: LocalDay,
) -> Result<Vec<Stored>, StoreError> {
    let in_window = entry::day.ge(from.to_string()).and(entry::day.le(to.to_string()));
    let rows: Vec<StoredColumns> = entry::table
        .filter(entry::patient_id.eq(permit.patient().to_string()))
        .filter(entry::removed.eq(false))
        .filter(in_window.or(entry::kind.eq(Kind::Psfs.name())))
        .order((entry::day.desc(), entry::seq.desc()))
        .select((entry::id, entry::revision, entry::received_at, entry::body))
        .load(tx.conn)?;
    rows.into_iter().map(stored).collect()
}

/// What the reader may see of an entry.
pub(crate) fn cut(permit: &Permit<'_, Read, Shared>, stored: &Stored) -> Option<SharedRecord> {
    let entry = &stored.entry;
    let shared = redact(entry, |category| permit.covers(category, entry.day))?;
    let zone = KnownZone::or_copenhagen(entry.zone.as_str());
    Some(SharedRecord {
        id: stored.id,
        label: entry.label(stored.revision, zone.day_at(entry.recorded_at)),
        typed_by: entry.typed_by,
        entry: shared,
    })
}

/// The entries of these days, for "already done?".
pub(crate) fn for_reminders<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, System, Reminders>,
    from: LocalDay,
    to: LocalDay,
) -> Result<Vec<Entry>, StoreError> {
    let bodies: Vec<String> = entry::table
        .filter(entry::patient_id.eq(permit.patient().to_string()))
        .filter(entry::removed.eq(false))
        .filter(entry::day.ge(from.to_string()))
        .filter(entry::day.le(to.to_string()))
        .select(entry::body)
        .load(tx.conn)?;
    bodies.iter().map(|body| serde_json::from_str(body).map_err(|_| corrupt("entry.body"))).collect()
}
