//! Permits for a list: the same decision as for one patient, over the same grants and behind the same locks, made for all of
//! them at once. A line is written for each who is shown, once a day: with what is shared of the reader's own, of others the
//! name alone.

use std::collections::HashMap;
use std::marker::PhantomData;

use diesel::prelude::*;
use domain::assignment::{Covered, Mine, mine};
use domain::day::LocalDay;
use domain::disclosure::{Operation, Outcome, Payload};
use domain::grant::{Grant, Purpose, Sight};
use domain::id::{MembershipId, PatientId};
use domain::{CategorySet, policy};

use super::granted::{last_day, reader};
use super::working::Working;
use super::{Actor, Nothing, PatientColumns, PatientRow, Permit, Read, Shared, patient_row};
use crate::assignment::Assigned;
use crate::conn::{Conn, load};
use crate::db::Tx;
use crate::disclosure::{self, FoldedLine};
use crate::error::StoreError;
use crate::grant;
use crate::schema::patient;

/// Leave to show the patients of a list.
pub(crate) struct Listed<'tx> {
    /// What is shared of the reader's own, and why they are that.
    pub(crate) own: Vec<(Permit<'tx, Read, Shared>, Mine)>,
    /// The names of others.
    pub(crate) named: Vec<Permit<'tx, Read, Nothing>>,
}

/// Takes the rows of several patients, in the order of their ids as everybody does who takes several, so that no two wait
/// for each other. An erased diary is none.
pub(super) fn lock_patients(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<PatientRow>, StoreError> {
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

/// A professional sees these patients in a list: what their own share with them, of others the names. Those who share nothing
/// now are left out: they were neither shown nor sought out.
///
/// # Errors
/// [`StoreError::Db`].
pub(crate) fn read_each<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    working: &Working,
    patients: &[PatientId],
    (assigned, covered): (&HashMap<PatientId, Vec<Assigned>>, &[Covered]),
) -> Result<Listed<'tx>, StoreError> {
    let ids: Vec<String> = patients.iter().map(PatientId::to_string).collect();
    tx.need_not_last()?;
    let rows = lock_patients(tx, &ids)?;
    let mut grants = grant::reaching_each(tx, &ids, working.id, working.unit)?;
    let mut listed = Listed { own: Vec::new(), named: Vec::new() };
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let reaching = grants.remove(&row.id.to_string()).unwrap_or_default();
        let today = row.zone.day_at(tx.now());
        let Some(sight) = policy::sight(&reaching, today).ok().filter(|_| working.may_receive()) else { continue };
        let to: Vec<MembershipId> = assigned.get(&row.id).into_iter().flatten().map(|one| one.membership).collect();
        let why = mine(working.id, &reaching, today, &to, covered);
        let categories = if why.is_some() { sight.categories() } else { CategorySet::EMPTY };
        lines.push(line(tx, actor, working, (row.id, today), categories));
        match why {
            Some(why) => listed.own.push((permit(&row, working, &reaching, (sight, today)), why)),
            None => listed.named.push(permit(&row, working, &reaching, (Sight::default(), today))),
        }
    }
    disclosure::append_each(tx, lines)?;
    Ok(listed)
}

/// A professional sees the names of these patients, who are connected with the unit and share nothing with the reader. Those who
/// do by now, or are gone, are left out.
///
/// # Errors
/// [`StoreError::Db`].
pub(crate) fn name_each<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    working: &Working,
    patients: &[PatientId],
) -> Result<Vec<Permit<'tx, Read, Nothing>>, StoreError> {
    let ids: Vec<String> = patients.iter().map(PatientId::to_string).collect();
    tx.need_not_last()?;
    let rows = lock_patients(tx, &ids)?;
    let mut grants = grant::reaching_each(tx, &ids, working.id, working.unit)?;
    let (mut named, mut lines) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        let reaching = grants.remove(&row.id.to_string()).unwrap_or_default();
        let today = row.zone.day_at(tx.now());
        if policy::sight(&reaching, today).is_ok() || !working.may_receive() {
            continue;
        }
        lines.push(line(tx, actor, working, (row.id, today), CategorySet::EMPTY));
        named.push(permit(&row, working, &reaching, (Sight::default(), today)));
    }
    disclosure::append_each(tx, lines)?;
    Ok(named)
}

/// What a list says in the log of one who is on it: the name, and what is shown beside it.
fn line(
    tx: &Tx<'_>,
    actor: &Actor,
    working: &Working,
    (patient, day): (PatientId, LocalDay),
    categories: CategorySet,
) -> FoldedLine {
    let payload = Payload {
        at: tx.now(),
        reader: reader(actor, Some(working)),
        operation: Operation::Worklist,
        categories,
        purpose: Some(Purpose::Treatment),
        outcome: Outcome::Shown,
        reason: None,
    };
    FoldedLine { patient, day, payload }
}

fn permit<'tx, C>(
    row: &PatientRow,
    working: &Working,
    reaching: &[Grant],
    (sight, today): (Sight, LocalDay),
) -> Permit<'tx, Read, C> {
    Permit {
        patient: row.id,
        account: row.account,
        today,
        sight,
        until: last_day(reaching, today),
        author: None,
        unit: Some(working.unit),
        brand: PhantomData,
    }
}
