//! The permits of relatives: by their account and no membership, decided behind the patient's lock like everybody's, with a
//! line in the patient's log whether it is a yes or a no. What they give is one type of its own that only reads, so that
//! nothing that writes can be reached with it.

use std::marker::PhantomData;

use diesel::prelude::*;
use domain::CategorySet;
use domain::day::Millis;
use domain::disclosure::{Operation, Outcome, Payload};
use domain::grant::{Grant, Purpose, Sight};
use domain::id::{PatientId, SupporterId};
use domain::{LocalDay, policy};

use super::granted::{Lock, last_day, lock_patient, reader};
use super::several::lock_patients;
use super::{Actor, Nothing, PatientRow, Permit, Read, Shared};
use crate::db::Tx;
use crate::disclosure::{self, FoldedLine, RefusedLine};
use crate::error::{StoreError, corrupt};
use crate::grant;
use crate::schema::supporter;

/// Leave to show a relative one patient's page. What is read with it goes through [`domain::supporter::for_a_relative`].
#[derive(Debug)]
pub struct AsRelative<'tx>(Permit<'tx, Read, Shared>);

impl<'tx> AsRelative<'tx> {
    /// Leave to read what is cut afterwards.
    pub(crate) fn reading(&self) -> &Permit<'tx, Read, Shared> {
        &self.0
    }
}

/// Leave to show a name, and the last day of the sharing.
type Named<'tx> = (Permit<'tx, Read, Nothing>, LocalDay);

/// One tie in the list of a relative.
pub(crate) struct Listed<'tx> {
    pub(crate) id: SupporterId,
    pub(crate) since: Millis,
    /// Leave to show the name, where something is shared today, and until when.
    pub(crate) named: Option<Named<'tx>>,
}

fn tied(tx: &mut Tx<'_>, actor: &Actor, patient: PatientId) -> Result<bool, StoreError> {
    let theirs = supporter::table
        .filter(supporter::patient_id.eq(patient.to_string()))
        .filter(supporter::account_id.eq(actor.account.to_string()))
        .filter(supporter::ended_at.is_null());
    Ok(theirs.count().get_result::<i64>(tx.conn)? > 0)
}

fn line(tx: &Tx<'_>, actor: &Actor, operation: Operation, categories: CategorySet, outcome: Outcome) -> Payload {
    let (reader, purpose) = (reader(actor, None), Some(Purpose::Support));
    Payload { at: tx.now(), reader, operation, categories, purpose, outcome, reason: None }
}

fn permit<'tx, C>(row: &PatientRow, reaching: &[Grant], (sight, today): (Sight, LocalDay)) -> Permit<'tx, Read, C> {
    Permit {
        patient: row.id,
        account: row.account,
        today,
        sight,
        until: last_day(reaching, today),
        author: None,
        unit: None,
        brand: PhantomData,
    }
}

/// A relative reads what is shared with them. Writes one disclosure line.
///
/// # Errors
/// [`StoreError::Refused`] with its line; [`StoreError::NotFound`] if there is no such patient.
pub fn read_as_relative<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    patient: PatientId,
) -> Result<AsRelative<'tx>, StoreError> {
    let row = lock_patient(tx, patient, Lock::Share)?.ok_or(StoreError::NotFound)?;
    let today = row.zone.day_at(tx.now());
    let reaching = grant::reaching_supporter(tx, patient, actor.account)?;
    let operation = Operation::PatientPage;
    match policy::supporter(tied(tx, actor, patient)?, &reaching, today) {
        Ok(sight) => {
            let payload = line(tx, actor, operation, sight.categories(), Outcome::Shown);
            disclosure::append(tx, patient, &payload, None)?;
            Ok(AsRelative(permit(&row, &reaching, (sight, today))))
        }
        Err(outcome) => {
            let payload = line(tx, actor, operation, CategorySet::EMPTY, outcome);
            Err(StoreError::Refused(Box::new(RefusedLine { patient, day: today, payload })))
        }
    }
}

/// A relative's ties, oldest first. Of those who share today the name is shown, which is a line in their log once a day; the
/// others are neither shown nor sought out.
///
/// # Errors
/// [`StoreError::Db`].
pub(crate) fn list_as_relative<'tx>(tx: &mut Tx<'tx>, actor: &Actor) -> Result<Vec<Listed<'tx>>, StoreError> {
    let ties: Vec<(String, String, i64)> = supporter::table
        .filter(supporter::account_id.eq(actor.account.to_string()))
        .filter(supporter::ended_at.is_null())
        .order(supporter::id)
        .select((supporter::id, supporter::patient_id, supporter::made_at))
        .load(tx.conn)?;
    tx.need_not_last()?;
    let ids: Vec<String> = ties.iter().map(|(_, patient, _)| patient.clone()).collect();
    let rows = lock_patients(tx, &ids)?;
    let (mut listed, mut lines) = (Vec::with_capacity(ties.len()), Vec::new());
    for (id, patient, since) in ties {
        let id = id.parse().map_err(|_| corrupt("supporter.id"))?;
        let named = match rows.iter().find(|row| row.id.to_string() == patient) {
            Some(row) => name(tx, actor, row, &mut lines)?,
            None => None,
        };
        listed.push(Listed { id, since: Millis(since), named });
    }
    disclosure::append_each(tx, lines)?;
    Ok(listed)
}

/// Leave to show the name of one who shares today, with the line of it.
fn name<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    row: &PatientRow,
    lines: &mut Vec<FoldedLine>,
) -> Result<Option<Named<'tx>>, StoreError> {
    let today = row.zone.day_at(tx.now());
    let reaching = grant::reaching_supporter(tx, row.id, actor.account)?;
    // Whether the tie still stands is asked again behind the lock.
    let tied = tied(tx, actor, row.id)?;
    let (Ok(_), Some(until)) = (policy::supporter(tied, &reaching, today), last_day(&reaching, today)) else {
        return Ok(None);
    };
    let payload = line(tx, actor, Operation::Worklist, CategorySet::EMPTY, Outcome::Shown);
    lines.push(FoldedLine { patient: row.id, day: today, payload });
    Ok(Some((permit(row, &reaching, (Sight::default(), today)), until)))
}
