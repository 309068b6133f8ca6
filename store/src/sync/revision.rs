//! Every put that was taken, under its `put_id`: the answer to the same put sent again, and an entry's earlier versions.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::EntryId;
use domain::sync::{Noun, Put, PutOutcome, Revision};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit};
use crate::schema::revision;

/// What was answered to a put before.
pub(super) struct Remembered {
    pub(super) hash: String,
    pub(super) outcome: PutOutcome,
}

pub(super) fn remembered<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    puts: &[&Put],
) -> Result<HashMap<String, Remembered>, StoreError> {
    let ids = puts.iter().map(|put| put.put_id.to_string());
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
        (put_id, Remembered { hash, outcome })
    };
    Ok(rows.into_iter().map(remembered).collect())
}

pub(super) fn remember<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    put: &Put,
    hash: &str,
    outcome: &PutOutcome,
) -> Result<(), StoreError> {
    let (result, number) = match outcome {
        PutOutcome::Accepted { revision } => ("accepted", *revision),
        PutOutcome::Same { revision } => ("same", *revision),
        PutOutcome::Merged { revision } => ("merged", *revision),
        PutOutcome::Refused { .. } => return Ok(()),
    };
    diesel::insert_into(revision::table)
        .values((
            revision::patient_id.eq(permit.patient().to_string()),
            revision::put_id.eq(put.put_id.to_string()),
            revision::put_hash.eq(hash),
            revision::noun.eq(put.noun.name()),
            revision::id.eq(&put.id),
            revision::number.eq(number),
            revision::result.eq(result),
            revision::removed.eq(put.removed),
            revision::received_at.eq(tx.now().0),
            revision::body.eq(put.body.to_string()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Every version of an entry, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] for an entry the patient does not have.
pub fn revisions<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: EntryId,
) -> Result<Vec<Revision>, StoreError> {
    let rows: Vec<(i64, i64, bool, String)> = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::id.eq(id.to_string()))
        .filter(revision::noun.eq(Noun::Entry.name()))
        .filter(revision::result.ne("same"))
        .order(revision::number)
        .select((revision::number, revision::received_at, revision::removed, revision::body))
        .load(tx.conn)?;
    if rows.is_empty() {
        return Err(StoreError::NotFound);
    }
    let parse = |(revision, received_at, removed, body): (i64, i64, bool, String)| {
        let body = serde_json::from_str(&body).map_err(|_| corrupt("revision.body"))?;
        Ok(Revision { revision, received_at: Millis(received_at), removed, body })
    };
    rows.into_iter().map(parse).collect()
}
