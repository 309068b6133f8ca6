//! The patient's own PSFS activities.

use diesel::prelude::*;
use domain::id::PsfsActivityId;
use domain::patient::NamedActivity;
use domain::sync::Noun;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Function, Own, Permit, Read};
use crate::schema::psfs_activity;
use crate::synced::{Write, synced_table};

synced_table!(psfs_activity, Noun::PsfsActivity);

/// Writes the current row.
pub(crate) fn put<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>, write: &Write<'_>) -> Result<(), StoreError> {
    let patient = permit.patient().to_string();
    let columns = (
        psfs_activity::seq.eq(write.seq),
        psfs_activity::revision.eq(write.revision),
        psfs_activity::removed.eq(write.removed),
        psfs_activity::received_at.eq(write.received_at),
        psfs_activity::body.eq(write.body),
    );
    if write.held {
        diesel::update(psfs_activity::table.find((&patient, write.id))).set(columns).execute(tx.conn)?;
    } else {
        diesel::insert_into(psfs_activity::table)
            .values((psfs_activity::patient_id.eq(&patient), psfs_activity::id.eq(write.id), columns))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Every id, for checking what a scoring refers to.
pub(crate) fn ids<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<PsfsActivityId>, StoreError> {
    let rows: Vec<String> = psfs_activity::table
        .filter(psfs_activity::patient_id.eq(permit.patient().to_string()))
        .select(psfs_activity::id)
        .load(tx.conn)?;
    rows.iter().map(|id| id.parse().map_err(|_| corrupt("psfs_activity.id"))).collect()
}

/// The activities, retired ones too, for a reader with *function*.
///
/// # Errors
/// [`StoreError::Db`].
pub fn activities<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Function>,
) -> Result<Vec<NamedActivity>, StoreError> {
    let rows: Vec<(String, String)> = psfs_activity::table
        .filter(psfs_activity::patient_id.eq(permit.patient().to_string()))
        .filter(psfs_activity::removed.eq(false))
        .order(psfs_activity::id)
        .select((psfs_activity::id, psfs_activity::body))
        .load(tx.conn)?;
    let named = |(id, body): (String, String)| {
        Ok(NamedActivity {
            id: id.parse().map_err(|_| corrupt("psfs_activity.id"))?,
            activity: serde_json::from_str(&body).map_err(|_| corrupt("psfs_activity.body"))?,
        })
    };
    rows.into_iter().map(named).collect()
}
