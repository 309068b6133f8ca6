//! Permits for a list: the same decision as for one patient, over the same grants and behind the same locks, made for all of
//! them at once. A line is written for each whose data is shown, once a day.

use std::marker::PhantomData;

use diesel::prelude::*;
use domain::disclosure::{Operation, Outcome, Payload};
use domain::grant::{Grant, Purpose};
use domain::id::PatientId;
use domain::policy;

use super::granted::{last_day, reader};
use super::working::Working;
use super::{Actor, PatientColumns, PatientRow, Permit, Read, Shared, patient_row};
use crate::conn::{Conn, load};
use crate::db::Tx;
use crate::disclosure::{self, FoldedLine};
use crate::error::StoreError;
use crate::grant;
use crate::schema::patient;

/// Takes the rows of several patients, in the order of their ids as everybody does who takes several, so that no two wait
/// for each other. An erased diary is none.
fn lock_patients(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<PatientRow>, StoreError> {
    if let Conn::Postgres(pg) = &mut *tx.conn {
        let rows = patient::table.filter(patient::id.eq_any(ids)).order(patient::id).select(patient::id);
        rows.for_share().load::<String>(pg)?;
    }
    let query = patient::table.filter(patient::id.eq_any(ids)).filter(patient::erased_at.is_null()).select((
        patient::id,
        patient::account_id,
        patient::zone,
    ));
    let rows: Vec<PatientColumns> = load!(tx.conn, query);
    rows.into_iter().map(patient_row).collect()
}

/// A professional reads what each of these patients shares with them, in a list. Those who share nothing now are left out:
/// they were neither shown nor sought out.
///
/// # Errors
/// [`StoreError::Db`].
pub(crate) fn read_each<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    working: &Working,
    patients: &[PatientId],
) -> Result<Vec<Permit<'tx, Read, Shared>>, StoreError> {
    let ids: Vec<String> = patients.iter().map(PatientId::to_string).collect();
    let rows = lock_patients(tx, &ids)?;
    let mut grants = grant::reaching_each(tx, &ids, working.id, working.unit)?;
    let (mut permits, mut lines) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        let reaching = grants.remove(&row.id.to_string()).unwrap_or_default();
        let Some(permit) = decided(tx, &row, working, &reaching) else { continue };
        let payload = Payload {
            at: tx.now(),
            reader: reader(actor, Some(working)),
            operation: Operation::Worklist,
            categories: permit.sight.categories(),
            purpose: Some(Purpose::Treatment),
            outcome: Outcome::Shown,
        };
        lines.push(FoldedLine { patient: row.id, day: permit.today, payload });
        permits.push(permit);
    }
    disclosure::append_each(tx, lines)?;
    Ok(permits)
}

fn decided<'tx>(
    tx: &Tx<'tx>,
    row: &PatientRow,
    working: &Working,
    reaching: &[Grant],
) -> Option<Permit<'tx, Read, Shared>> {
    let today = row.zone.day_at(tx.now());
    let sight = policy::sight(reaching, today).ok().filter(|_| working.may_receive())?;
    Some(Permit {
        patient: row.id,
        account: row.account,
        today,
        sight,
        until: last_day(reaching, today),
        author: None,
        unit: Some(working.unit),
        brand: PhantomData,
    })
}
