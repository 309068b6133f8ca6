//! Leave to read one released statement: decided from the row as it stands behind the patient's lock, and written into the
//! patient's log whether it is a yes or a no. It reads that statement and nothing else of the record, so a jobcentre can
//! have it.

use std::marker::PhantomData;

use domain::category::CategorySet;
use domain::day::LocalDay;
use domain::disclosure::{Operation, Outcome, Payload, Reader};
use domain::id::{MembershipId, PatientId, StatementId};

use super::granted::{Lock, lock_patient, reader};
use super::working::working;
use super::{Actor, Brand, Read};
use crate::db::Tx;
use crate::disclosure::{self, RefusedLine};
use crate::error::StoreError;
use crate::statement;

/// Leave to read one statement within the transaction `'tx`.
#[derive(Debug)]
pub struct Opened<'tx> {
    id: StatementId,
    patient: PatientId,
    released_on: LocalDay,
    brand: Brand<'tx, Read, ()>,
}

impl Opened<'_> {
    /// Which statement.
    #[must_use]
    pub fn id(&self) -> StatementId {
        self.id
    }

    /// Whose.
    pub(crate) fn patient(&self) -> PatientId {
        self.patient
    }

    /// The day of its release, where the patient is.
    pub(crate) fn released_on(&self) -> LocalDay {
        self.released_on
    }
}

fn line(tx: &Tx<'_>, reader: Reader, categories: CategorySet, outcome: Outcome) -> Payload {
    Payload { at: tx.now(), reader, operation: Operation::Statement, categories, purpose: None, outcome, reason: None }
}

/// A professional opens a statement through one of their memberships, of any sector. Writes one disclosure line.
///
/// # Errors
/// [`StoreError::Refused`] with its line; [`StoreError::NotFound`] if there is no such statement.
pub fn open_statement<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    id: StatementId,
) -> Result<Opened<'tx>, StoreError> {
    let working = working(tx, actor, membership)?;
    let patient = statement::envelope(tx, id)?.envelope.patient;
    let row = lock_patient(tx, patient, Lock::Share)?.ok_or(StoreError::NotFound)?;
    // As it stands behind the lock: it may have been withdrawn while this waited.
    let stored = statement::envelope(tx, id)?;
    let decision = match &working {
        Some(working) => stored.envelope.for_member(working.id, working.unit, working.treating),
        None => Err(Outcome::NeverShared),
    };
    let reader = reader(actor, working.as_ref());
    match decision {
        Ok(()) => {
            let payload = line(tx, reader, stored.categories, Outcome::Shown);
            disclosure::append(tx, patient, &payload, None)?;
            Ok(Opened { id, patient, released_on: row.zone.day_at(stored.released_at), brand: PhantomData })
        }
        Err(outcome) => {
            let payload = line(tx, reader, CategorySet::EMPTY, outcome);
            let day = row.zone.day_at(tx.now());
            Err(StoreError::Refused(Box::new(RefusedLine { patient, day, payload })))
        }
    }
}

/// Somebody without an account opens a statement by the keyed hash of what they typed; `None` is what cannot be a code. The
/// line of a refusal stands in the same transaction as the counted try, which is not to be rolled back.
///
/// # Errors
/// [`StoreError::NotFound`] if there is no such statement.
pub fn open_statement_by_code<'tx>(
    tx: &mut Tx<'tx>,
    id: StatementId,
    typed_hash: Option<&str>,
) -> Result<Result<Opened<'tx>, Outcome>, StoreError> {
    let patient = statement::envelope(tx, id)?.envelope.patient;
    // Alone: two who try at once are two tries.
    let row = lock_patient(tx, patient, Lock::Update)?.ok_or(StoreError::NotFound)?;
    let stored = statement::envelope(tx, id)?;
    let decision = stored.envelope.for_code(typed_hash, tx.now());
    // Whoever it is: the statement says whom it was meant for, and the words of the log say no more than that.
    let name = stored.envelope.addressee_name.clone();
    let reader = Reader { account: None, name, profession: None, unit: None };
    let categories = if decision.is_ok() { stored.categories } else { CategorySet::EMPTY };
    let payload = line(tx, reader, categories, decision.err().unwrap_or(Outcome::Shown));
    // Every wrong code that counts has its own line; what comes after folds by day, so that nobody can fill a log.
    let counted = matches!(decision, Ok(()) | Err(Outcome::WrongCode));
    disclosure::append(tx, patient, &payload, (!counted).then(|| row.zone.day_at(tx.now())))?;
    if decision == Err(Outcome::WrongCode) {
        statement::count_wrong_code(tx, id)?;
    }
    let released_on = row.zone.day_at(stored.released_at);
    Ok(decision.map(|()| Opened { id, patient, released_on, brand: PhantomData }))
}
