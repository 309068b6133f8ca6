//! Every put that was taken, under its `put_id`: the answer to the same put sent again, and an entry's earlier versions.

use std::borrow::Cow;
use std::collections::HashMap;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{EntryId, PutId};
use domain::sync::{Noun, PutOutcome, Revision};

use super::incoming::Sent;
use crate::conn::Conn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Edit, Own, Permit, Plans};
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
pub(super) struct Row<'p> {
    put_id: &'p str,
    put_hash: &'p str,
    noun: &'static str,
    id: &'p str,
    number: i64,
    result: &'static str,
    removed: bool,
    received_at: i64,
    body: &'p str,
    author: Option<&'p str>,
}

impl<'p> Row<'p> {
    /// `None` for a refused put, which is not remembered and may be sent again, and for one about an erased entry, of which
    /// nothing is kept.
    pub(super) fn of(sent: &'p Sent, outcome: &PutOutcome, now: Millis) -> Option<Self> {
        let (result, number) = match outcome {
            PutOutcome::Accepted { revision } => ("accepted", *revision),
            PutOutcome::Same { revision } => ("same", *revision),
            PutOutcome::Merged { revision } => ("merged", *revision),
            PutOutcome::Erased { .. } | PutOutcome::Refused { .. } => return None,
        };
        Some(Self {
            put_id: &sent.put_id,
            put_hash: &sent.hash,
            noun: sent.put.noun.name(),
            id: &sent.put.id,
            number,
            result,
            removed: sent.put.removed,
            received_at: now.0,
            body: &sent.text,
            author: None,
        })
    }
}

impl Row<'_> {
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

/// Remembers all at once: one statement on PostgreSQL, one prepared for every row on SQLite.
pub(super) fn insert<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    rows: &[Row<'_>],
) -> Result<(), StoreError> {
    let patient = permit.patient().to_string();
    let mut rows = rows.iter().map(|row| (revision::patient_id.eq(&patient), row)).peekable();
    match &mut *tx.conn {
        Conn::Postgres(pg) if rows.peek().is_some() => {
            diesel::insert_into(revision::table).values(rows.collect::<Vec<_>>()).execute(pg)?;
        }
        Conn::Postgres(_) => {}
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(revision::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Every version of an entry, or of one of the patient's own plans, oldest first.
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
        .filter(revision::noun.eq_any([Noun::Entry.name(), Noun::PersonalPlan.name()]))
        .filter(revision::result.ne("same"))
        .order(revision::number)
        .select((revision::number, revision::received_at, revision::removed, revision::author, revision::body))
        .load(tx.conn)?;
    if rows.is_empty() {
        return Err(StoreError::NotFound);
    }
    rows.into_iter().map(version).collect()
}

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
pub(crate) fn edited<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Edit, Plans>,
    noun: Noun,
    write: &Write<'_>,
) -> Result<(), StoreError> {
    let author = serde_json::to_string(permit.author().ok_or(StoreError::NotFound)?)?;
    let (ms, random) = tx.id_parts();
    let put_id = PutId::new(ms, random).to_string();
    let row = Row {
        put_id: &put_id,
        // No phone sent it, so none can send it again.
        put_hash: "",
        noun: noun.name(),
        id: write.id,
        number: write.revision,
        result: "accepted",
        removed: write.removed,
        received_at: write.received_at,
        body: write.body,
        author: Some(&author),
    };
    diesel::insert_into(revision::table)
        .values((revision::patient_id.eq(permit.patient().to_string()), row))
        .execute(tx.conn)?;
    Ok(())
}
