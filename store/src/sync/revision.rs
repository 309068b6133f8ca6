//! Every put that was taken, under its `put_id`: the answer to the same put sent again, and an entry's earlier versions.

use std::borrow::Cow;
use std::collections::HashMap;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{EntryId, PutId};
use domain::programme::Author;
use domain::sync::{Noun, PutOutcome, Revision};

use super::incoming::Sent;
use crate::conn::insert_rows;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::paper::HashById;
use crate::permit::{All, Edit, Own, Permit, Shared, Transcribe};
use crate::schema::revision;
use crate::synced::Write;

/// What was answered to a put before.
pub(super) struct Remembered<'p> {
    pub(super) hash: Cow<'p, str>,
    pub(super) outcome: PutOutcome,
}

/// By `put_id`.
pub(super) type RememberedById<'p> = HashMap<Cow<'p, str>, Remembered<'p>>;

pub(super) fn remembered<'tx, 'p>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    sent: &[&'p Sent],
) -> Result<RememberedById<'p>, StoreError> {
    let ids = sent.iter().map(|sent| sent.put_id.as_str());
    let rows: Vec<(String, String, String, i64)> = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::put_id.eq_any(ids))
        .select((revision::put_id, revision::put_hash, revision::result, revision::number))
        .load(tx.conn)?;
    let remembered = |(put_id, hash, result, revision): (String, String, String, i64)| {
        let outcome = match result.as_str() {
            "merged" => PutOutcome::Merged { revision },
            "same" => PutOutcome::Same { revision },
            _ => PutOutcome::Accepted { revision },
        };
        (Cow::Owned(put_id), Remembered { hash: Cow::Owned(hash), outcome })
    };
    Ok(rows.into_iter().map(remembered).collect())
}

/// A put that was taken, with its answer. No column is left to its default, so that diesel knows the statement by its
/// type and does not write it anew for each row.
#[derive(Insertable)]
#[diesel(table_name = revision, treat_none_as_default_value = false)]
pub(crate) struct Row {
    patient_id: String,
    put_id: String,
    put_hash: String,
    noun: &'static str,
    id: String,
    number: i64,
    result: &'static str,
    removed: bool,
    received_at: i64,
    body: String,
    author: Option<String>,
}

impl Row {
    /// `None` for a refused put, which is not remembered and may be sent again, and for one about an erased entry, of which
    /// nothing is kept.
    pub(super) fn of(permit: &Permit<'_, Own, All>, sent: &Sent, outcome: &PutOutcome, now: Millis) -> Option<Self> {
        let (result, number) = match outcome {
            PutOutcome::Accepted { revision } => ("accepted", *revision),
            PutOutcome::Same { revision } => ("same", *revision),
            PutOutcome::Merged { revision } => ("merged", *revision),
            PutOutcome::Erased { .. } | PutOutcome::Refused { .. } => return None,
        };
        Some(Self {
            patient_id: permit.patient().to_string(),
            put_id: sent.put_id.clone(),
            put_hash: sent.hash.clone(),
            noun: sent.put.noun.name(),
            id: sent.put.id.clone(),
            number,
            result,
            removed: sent.put.removed,
            received_at: now.0,
            body: sent.text.clone(),
            author: None,
        })
    }

    /// Whether it is a version of this entry.
    pub(super) fn is_of_entry(&self, id: &str) -> bool {
        self.noun == Noun::Entry.name() && self.id == id
    }
}

/// Forgets every version of an entry, and with them which puts made them.
pub(super) fn erase<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>, id: &str) -> Result<(), StoreError> {
    let versions = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::id.eq(id))
        .filter(revision::noun.eq(Noun::Entry.name()));
    diesel::delete(versions).execute(tx.conn)?;
    Ok(())
}

/// Remembers all at once.
pub(crate) fn insert(tx: &mut Tx<'_>, rows: &[Row]) -> Result<(), StoreError> {
    insert_rows!(&mut *tx.conn, revision, rows);
    Ok(())
}

/// Every version of an entry or of a plan, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] for what the patient does not have.
pub fn revisions<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: EntryId,
) -> Result<Vec<Revision>, StoreError> {
    let rows: Vec<VersionColumns> = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::id.eq(id.to_string()))
        .filter(revision::noun.eq_any(VERSIONED.map(Noun::name)))
        .filter(revision::result.ne("same"))
        .order(revision::number)
        .select((revision::number, revision::received_at, revision::removed, revision::author, revision::body))
        .load(tx.conn)?;
    if rows.is_empty() {
        return Err(StoreError::NotFound);
    }
    rows.into_iter().map(version).collect()
}

/// What is shown with its versions.
const VERSIONED: [Noun; 4] = [Noun::Entry, Noun::PersonalPlan, Noun::Goal, Noun::WorkPlan];

/// number, received_at, removed, author, body.
type VersionColumns = (i64, i64, bool, Option<String>, String);

/// One version as it is shown.
fn version((revision, received_at, removed, author, body): VersionColumns) -> Result<Revision, StoreError> {
    let body = serde_json::from_str(&body).map_err(|_| corrupt("revision.body"))?;
    let by = author.map(|author| serde_json::from_str(&author)).transpose();
    let by = by.map_err(|_| corrupt("revision.author"))?;
    Ok(Revision { revision, received_at: Millis(received_at), removed, by, body })
}

/// Remembers what a professional wrote, with who they were.
pub(crate) fn edited<'tx, C>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Edit, C>,
    noun: Noun,
    write: &Write<'_>,
) -> Result<(), StoreError> {
    let author = serde_json::to_string(permit.author().ok_or(StoreError::NotFound)?)?;
    let (ms, random) = tx.id_parts();
    let row = Row {
        patient_id: permit.patient().to_string(),
        put_id: PutId::new(ms, random).to_string(),
        // No phone sent it, so none can send it again.
        put_hash: String::new(),
        noun: noun.name(),
        id: write.id.to_owned(),
        number: write.revision,
        result: "accepted",
        removed: write.removed,
        received_at: write.received_at,
        body: write.body.to_owned(),
        author: Some(author),
    };
    insert(tx, &[row])
}

/// An entry that a professional typed, remembered under the entry's own id with the hash of what they sent.
pub(crate) fn typed(
    permit: &Permit<'_, Transcribe, Shared>,
    write: &Write<'_>,
    put_hash: String,
) -> Result<Row, StoreError> {
    let author = serde_json::to_string(permit.author().ok_or(StoreError::NotFound)?)?;
    Ok(Row {
        patient_id: permit.patient().to_string(),
        put_id: write.id.to_owned(),
        put_hash,
        noun: Noun::Entry.name(),
        id: write.id.to_owned(),
        number: write.revision,
        result: "accepted",
        removed: write.removed,
        received_at: write.received_at,
        body: write.body.to_owned(),
        author: Some(author),
    })
}

/// Which of these entries this professional typed before, with the hash of what they sent then.
pub(crate) fn typed_before<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Transcribe, Shared>,
    ids: &[String],
) -> Result<HashById, StoreError> {
    let typist = permit.author().ok_or(StoreError::NotFound)?.membership;
    let rows: Vec<(String, String, Option<String>)> = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::put_id.eq_any(ids))
        .filter(revision::noun.eq(Noun::Entry.name()))
        .select((revision::put_id, revision::put_hash, revision::author))
        .load(tx.conn)?;
    let mut hashes = HashById::new();
    for (id, hash, author) in rows {
        let author: Option<Author> = author.map(|author| serde_json::from_str(&author)).transpose()?;
        if author.is_some_and(|author| author.membership == typist) {
            hashes.insert(id, hash);
        }
    }
    Ok(hashes)
}
