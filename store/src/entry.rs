//! The diary's entries. Current rows here, every earlier version in `revision`.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use domain::adherence::Span;
use domain::category::redact;
use domain::day::{LocalDay, Millis};
use domain::entry::Entry;
use domain::entry::fact::{self, Dated, Fact};
use domain::id::EntryId;
use domain::patient::LOOK_BACK_DAYS;
use domain::patient::SharedRecord;
use domain::sync::Noun;

use crate::conn::{insert_rows, load};
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, All, Function, Own, Permit, Read, Reminders, Shared, System, Transcribe};
use crate::schema::{entry, patient};
use crate::synced::{ByPatient, Write, synced_table};
use crate::zone::KnownZone;

synced_table!(entry, Noun::Entry);

/// In the place of a kind where an entry was erased.
const ERASED: &str = "erased";

/// The current row of an entry. No column is left to its default, so that diesel knows the statement by its type and does
/// not write it anew for each row.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = entry, primary_key(patient_id, id), treat_none_as_default_value = false, treat_none_as_null = true)]
pub(crate) struct Row {
    patient_id: String,
    pub(crate) id: String,
    seq: i64,
    revision: i64,
    removed: bool,
    received_at: i64,
    kind: &'static str,
    day: String,
    body: String,
    fact: Option<String>,
}

impl Row {
    pub(crate) fn of(permit: &Permit<'_, Own, All>, write: &Write<'_>, parsed: &Entry) -> Result<Self, StoreError> {
        Self::new(permit, write, parsed)
    }

    /// One that a professional typed.
    pub(crate) fn typed(
        permit: &Permit<'_, Transcribe, Shared>,
        write: &Write<'_>,
        parsed: &Entry,
    ) -> Result<Self, StoreError> {
        Self::new(permit, write, parsed)
    }

    fn new<A, C>(permit: &Permit<'_, A, C>, write: &Write<'_>, parsed: &Entry) -> Result<Self, StoreError> {
        Ok(Self {
            patient_id: permit.patient().to_string(),
            id: write.id.to_owned(),
            seq: write.seq,
            revision: write.revision,
            removed: write.removed,
            received_at: write.received_at,
            kind: parsed.body.kind().name(),
            day: parsed.day.to_string(),
            body: write.body.to_owned(),
            fact: Some(serde_json::to_string(&Fact::of(parsed))?),
        })
    }

    /// What stays of an erased entry: neither kind, day nor content.
    pub(crate) fn erased(permit: &Permit<'_, Own, All>, id: &str, seq: i64, revision: i64, now: Millis) -> Self {
        let (patient_id, id) = (permit.patient().to_string(), id.to_owned());
        let (kind, day, body) = (ERASED, String::new(), "null".to_owned());
        Self { patient_id, id, seq, revision, removed: true, received_at: now.0, kind, day, body, fact: None }
    }
}

impl Row {
    /// Whether it says of pain what orders lists.
    pub(crate) fn hurts(&self) -> Result<bool, StoreError> {
        let Some(fact) = &self.fact else { return Ok(false) };
        Ok(serde_json::from_str::<Fact>(fact)?.hurts())
    }
}

/// Finds again when pain last called for a look, where what says so was written, changed or taken away.
pub(crate) fn note_hurt<'tx, A, C>(tx: &mut Tx<'tx>, permit: &Permit<'tx, A, C>) -> Result<(), StoreError> {
    let id = permit.patient().to_string();
    let today = permit.today();
    // A day more, for a phone that is ahead.
    let days = Span { from: today.plus_days(1 - LOOK_BACK_DAYS), to: today.plus_days(1) };
    let rows: Vec<FactColumns> = entry::table
        .filter(entry::patient_id.eq(&id))
        .filter(entry::day.between(days.from.to_string(), days.to.to_string()))
        .filter(entry::removed.eq(false))
        .select(fact_columns())
        .load(tx.conn)?;
    let hurt = by_patient(rows)?.remove(&id).and_then(|facts| fact::hurt(&facts, days));
    let columns =
        (patient::hurt_at.eq(hurt.map(|(at, _)| at.0)), patient::hurt_on.eq(hurt.map(|(_, on)| on.to_string())));
    diesel::update(patient::table.find(&id)).set(columns).execute(tx.conn)?;
    Ok(())
}

/// Which of these ids are in use, and whether what was there is erased.
pub(crate) fn known<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Transcribe, Shared>,
    ids: &[String],
) -> Result<HashMap<String, bool>, StoreError> {
    let rows: Vec<(String, String)> = entry::table
        .filter(entry::patient_id.eq(permit.patient().to_string()))
        .filter(entry::id.eq_any(ids))
        .select((entry::id, entry::kind))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, kind)| (id, kind == ERASED)).collect())
}

/// Writes a row over the one that is there.
pub(crate) fn update(tx: &mut Tx<'_>, row: &Row) -> Result<(), StoreError> {
    diesel::update(entry::table.find((&row.patient_id, &row.id))).set(row).execute(tx.conn)?;
    Ok(())
}

/// Writes new rows.
pub(crate) fn insert(tx: &mut Tx<'_>, rows: &[Row]) -> Result<(), StoreError> {
    insert_rows!(&mut *tx.conn, entry, rows);
    Ok(())
}

/// A current entry as calculations need it, before any cutting: it does not leave this crate uncut.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: EntryId,
    pub(crate) revision: i64,
    pub(crate) entry: Entry,
}

type StoredColumns = (String, i64, String);

fn stored((id, revision, body): StoredColumns) -> Result<Stored, StoreError> {
    Ok(Stored {
        id: id.parse().map_err(|_| corrupt("entry.id"))?,
        revision,
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
        // Written out, so that the index of scorings can serve.
        .filter(in_window.or(sql::<Bool>("entry.kind = 'psfs'")))
        .order((entry::day.desc(), entry::seq.desc()))
        .select((entry::id, entry::revision, entry::body))
        .load(tx.conn)?;
    rows.into_iter().map(stored).collect()
}

/// patient, day, received_at, whether there is no fact, and the fact or else the body.
type FactColumns = (String, String, i64, bool, String);

fn fact_columns() -> (
    entry::patient_id,
    entry::day,
    entry::received_at,
    diesel::expression::SqlLiteral<Bool>,
    diesel::expression::SqlLiteral<Text>,
) {
    let fact_or_body = sql("COALESCE(entry.fact, entry.body)");
    (entry::patient_id, entry::day, entry::received_at, sql("entry.fact IS NULL"), fact_or_body)
}

fn by_patient(rows: Vec<FactColumns>) -> Result<ByPatient<Dated>, StoreError> {
    let mut facts = ByPatient::<Dated>::new();
    for (patient, day, received_at, bare, text) in rows {
        let fact = if bare {
            Fact::of(&serde_json::from_str(&text).map_err(|_| corrupt("entry.body"))?)
        } else {
            serde_json::from_str(&text).map_err(|_| corrupt("entry.fact"))?
        };
        let day = day.parse().map_err(|_| corrupt("entry.day"))?;
        let dated = Dated { day, received_at: Millis(received_at), fact };
        match facts.get_mut(&patient) {
            Some(theirs) => theirs.push(dated),
            None => drop(facts.insert(patient, vec![dated])),
        }
    }
    Ok(facts)
}

/// What the entries of these days say, of each of these patients.
pub(crate) fn facts<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[&Permit<'tx, Read, Shared>],
    from: LocalDay,
    to: LocalDay,
) -> Result<ByPatient<Dated>, StoreError> {
    let query = entry::table
        .filter(entry::patient_id.eq_any(permit::patients(permits.iter().copied())))
        .filter(entry::day.between(from.to_string(), to.to_string()))
        .filter(entry::removed.eq(false))
        .select(fact_columns());
    by_patient(load!(tx.conn, query))
}

/// What every PSFS scoring says, whatever its day, of each of these patients; oldest first.
pub(crate) fn scorings<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[&Permit<'tx, Read, Function>],
) -> Result<ByPatient<Dated>, StoreError> {
    let query = entry::table
        .filter(entry::patient_id.eq_any(permit::patients(permits.iter().copied())))
        // Written out, so that the index of scorings alone can serve.
        .filter(sql::<Bool>("entry.kind = 'psfs'"))
        .filter(entry::removed.eq(false))
        .order((entry::patient_id, entry::day, entry::seq))
        .select(fact_columns());
    by_patient(load!(tx.conn, query))
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

/// The entries of these days of each of these patients, for "already done?".
pub(crate) fn for_reminders<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[Permit<'tx, System, Reminders>],
    from: LocalDay,
    to: LocalDay,
) -> Result<ByPatient<Entry>, StoreError> {
    let query = entry::table
        .filter(entry::patient_id.eq_any(permit::patients(permits)))
        .filter(entry::removed.eq(false))
        .filter(entry::day.ge(from.to_string()))
        .filter(entry::day.le(to.to_string()))
        .select((entry::patient_id, entry::body));
    let rows: Vec<(String, String)> = load!(tx.conn, query);
    let mut entries = ByPatient::<Entry>::new();
    for (patient, body) in rows {
        let entry = serde_json::from_str(&body).map_err(|_| corrupt("entry.body"))?;
        entries.entry(patient).or_default().push(entry);
    }
    Ok(entries)
}
