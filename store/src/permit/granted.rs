//! The permits of professionals: what the current grants leave, decided behind the patient's lock, and written down as a
//! disclosure line whether it is a yes or a no.

use std::marker::PhantomData;

use diesel::prelude::*;
use domain::assignment::TreatmentReason;
use domain::category::CategorySet;
use domain::day::LocalDay;
use domain::disclosure::{Operation, Outcome, Payload, Reader};
use domain::grant::{Grant, Purpose, Sight};
use domain::id::{AccountId, MembershipId, PatientId};
use domain::paper::of_diary;
use domain::policy;
use domain::programme::Author;
use domain::reminder::What;

use super::working::{Working, working};
use super::{
    Actor, All, Ask, Assign, Edit, Exercises, Note, Nothing, OneCategory, Open, Own, PatientColumns, PatientRow,
    Permit, Plans, Prescribe, Read, Reminders, Shared, Transcribe, Work, patient_row,
};
use crate::assignment;
use crate::conn::Conn;
use crate::db::Tx;
use crate::disclosure::{self, RefusedLine};
use crate::error::StoreError;
use crate::grant;
use crate::schema::{connection, patient};

/// How a patient's row is taken: readers beside each other, a prescriber alone, since it will move the sequence.
#[derive(Clone, Copy)]
pub(super) enum Lock {
    Share,
    Update,
}

/// Takes the patient's row before looking at grants: the lock order that "after revoke" means. SQLite's write
/// transaction already is that lock. An erased diary is none.
pub(super) fn lock_patient(tx: &mut Tx<'_>, id: PatientId, lock: Lock) -> Result<Option<PatientRow>, StoreError> {
    let text = id.to_string();
    if let Conn::Postgres(pg) = &mut *tx.conn {
        let row = patient::table.find(&text).select(patient::id);
        match lock {
            Lock::Share => row.for_share().first::<String>(pg).optional()?,
            Lock::Update => row.for_update().first::<String>(pg).optional()?,
        };
    }
    let columns: Option<PatientColumns> = patient::table
        .find(&text)
        .filter(patient::erased_at.is_null())
        .select((patient::id, patient::account_id, patient::zone))
        .first(tx.conn)
        .optional()?;
    columns.map(patient_row).transpose()
}

/// Takes one's own row, for what readers must not be in the middle of.
pub(crate) fn lock_own<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<(), StoreError> {
    lock_patient(tx, permit.patient, Lock::Update)?.map(|_| ()).ok_or(StoreError::NotFound)
}

/// Takes a patient's row for what ends a relative's tie or makes one; answers whose it is.
pub(crate) fn lock_of(tx: &mut Tx<'_>, id: PatientId) -> Result<AccountId, StoreError> {
    lock_patient(tx, id, Lock::Update)?.map(|row| row.account).ok_or(StoreError::NotFound)
}

pub(super) fn reader(actor: &Actor, working: Option<&Working>) -> Reader {
    Reader {
        account: Some(actor.account),
        name: actor.name.clone(),
        profession: working.map(|w| w.profession),
        unit: working.map(|w| w.unit_name.clone()),
    }
}

/// The last day of what stands today.
pub(super) fn last_day(grants: &[Grant], today: LocalDay) -> Option<LocalDay> {
    grants.iter().filter(|grant| grant.current(today)).map(|grant| grant.decision.until).max()
}

/// What the decision needs, gathered in one place.
pub(super) struct Asked {
    row: PatientRow,
    working: Option<Working>,
    today: LocalDay,
    decision: Result<(Sight, Vec<Grant>), Outcome>,
    /// Whether the patient is one of the asker's own, or was opened by them today.
    near: bool,
}

pub(super) fn ask(
    tx: &mut Tx<'_>,
    actor: &Actor,
    membership: MembershipId,
    id: PatientId,
    lock: Lock,
) -> Result<Asked, StoreError> {
    let row = lock_patient(tx, id, lock)?.ok_or(StoreError::NotFound)?;
    let working = working(tx, actor, membership)?;
    let today = row.zone.day_at(tx.now());
    let decision = match &working {
        Some(working) if working.may_receive() => {
            let reaching = grant::reaching(tx, row.id, working.id, working.unit)?;
            policy::sight(&reaching, today).map(|sight| (sight, reaching))
        }
        _ => Err(Outcome::NeverShared),
    };
    let near = match (&working, &decision) {
        (Some(working), Ok((_, reaching))) => {
            assignment::own(tx, row.id, working, reaching, today)?.is_some()
                || assignment::opened(tx, row.id, working.id, today)?
        }
        _ => false,
    };
    Ok(Asked { row, working, today, decision, near })
}

impl Asked {
    /// What may be seen: of a patient of the unit who is not one of the asker's own nothing before they said why. That is
    /// asked of the reader and refused by nobody, so no line is written.
    fn sight(&self, tx: &Tx<'_>, actor: &Actor, operation: Operation) -> Result<Sight, StoreError> {
        match &self.decision {
            Ok((sight, _)) if self.near => Ok(sight.clone()),
            Ok(_) => Err(StoreError::ReasonDue),
            Err(outcome) => Err(self.refused(tx, actor, operation, *outcome)),
        }
    }

    fn payload(&self, tx: &Tx<'_>, actor: &Actor, operation: Operation, outcome: Outcome) -> Payload {
        let categories = match (&self.decision, outcome) {
            (Ok((sight, _)), Outcome::Shown) => sight.categories(),
            _ => domain::CategorySet::EMPTY,
        };
        let reader = reader(actor, self.working.as_ref());
        let purpose = Some(Purpose::Treatment);
        Payload { at: tx.now(), reader, operation, categories, purpose, outcome, reason: None }
    }

    fn refused(&self, tx: &Tx<'_>, actor: &Actor, operation: Operation, outcome: Outcome) -> StoreError {
        let payload = self.payload(tx, actor, operation, outcome);
        StoreError::Refused(Box::new(RefusedLine { patient: self.row.id, day: self.today, payload }))
    }

    /// Leave to do what shows nothing of the patient but the name.
    fn unseeing<'tx, A>(
        &self,
        tx: &mut Tx<'tx>,
        actor: &Actor,
        operation: Operation,
        reason: Option<TreatmentReason>,
    ) -> Result<Permit<'tx, A, Nothing>, StoreError> {
        if let Err(outcome) = &self.decision {
            return Err(self.refused(tx, actor, operation, *outcome));
        }
        let mut payload = self.payload(tx, actor, operation, Outcome::Shown);
        (payload.categories, payload.reason) = (domain::CategorySet::EMPTY, reason);
        disclosure::append(tx, self.row.id, &payload, None)?;
        let author = self.working.as_ref().map(|working| working.author(actor));
        Ok(self.permit(Sight::default(), author))
    }

    /// The last day of the sharing, as far as it stands today.
    fn until(&self) -> Option<LocalDay> {
        let (_, grants) = self.decision.as_ref().ok()?;
        last_day(grants, self.today)
    }

    fn permit<'tx, A, C>(&self, sight: Sight, author: Option<Author>) -> Permit<'tx, A, C> {
        Permit {
            patient: self.row.id,
            account: self.row.account,
            today: self.today,
            sight,
            until: self.until(),
            author,
            unit: self.working.as_ref().map(|working| working.unit),
            brand: PhantomData,
        }
    }
}

/// A professional says why they open a patient of the unit. Writes one disclosure line, with the reason; shows nothing yet.
///
/// # Errors
/// As [`read`], but for the reason.
pub fn open<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    reason: TreatmentReason,
) -> Result<Permit<'tx, Open, Nothing>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    asked.unseeing(tx, actor, Operation::Opening, Some(reason))
}

/// A professional assigns a patient of the unit, or ends that: to themselves, or to a colleague where the patient is one of
/// their own or was opened, or where they lead the unit and treat there. Writes one disclosure line; shows nothing.
///
/// # Errors
/// As [`read`].
pub fn assign<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    to: MembershipId,
) -> Result<Permit<'tx, Assign, Nothing>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let lead = asked.working.as_ref().is_some_and(|working| working.lead);
    if asked.decision.is_ok() && !policy::assign(to == membership, asked.near, lead) {
        return Err(StoreError::ReasonDue);
    }
    asked.unseeing(tx, actor, Operation::Assignment, None)
}

/// A professional reads what is shared with them, through `operation`. Writes one disclosure line.
///
/// # Errors
/// [`StoreError::Refused`] with its line; [`StoreError::NotFound`] if there is no such patient.
pub fn read<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    operation: Operation,
) -> Result<Permit<'tx, Read, Shared>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Share)?;
    let sight = asked.sight(tx, actor, operation)?;
    let payload = asked.payload(tx, actor, operation, Outcome::Shown);
    let fold = (operation == Operation::Worklist).then_some(asked.today);
    disclosure::append(tx, patient, &payload, fold)?;
    Ok(asked.permit(sight, None))
}

/// A professional who holds *exercises* prescribes. Writes one disclosure line.
///
/// # Errors
/// As [`read`]; [`Outcome::NotThisPart`] in the line where exercises are not shared.
pub fn prescribe<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
) -> Result<Permit<'tx, Prescribe, Exercises>, StoreError> {
    write(tx, actor, membership, patient, Operation::Prescribe, policy::prescribe)
}

/// A professional who holds *plans* changes one. Writes one disclosure line.
///
/// # Errors
/// As [`read`]; [`Outcome::NotThisPart`] in the line where plans are not shared.
pub fn edit_plans<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
) -> Result<Permit<'tx, Edit, Plans>, StoreError> {
    write(tx, actor, membership, patient, Operation::EditPlans, policy::edit_plans)
}

/// A professional who holds *plans* and sees *work* changes the return to work. Writes one disclosure line.
///
/// # Errors
/// As [`read`]; [`Outcome::NotThisPart`] in the line where either is not shared.
pub fn edit_work_plan<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
) -> Result<Permit<'tx, Edit, Work>, StoreError> {
    write(tx, actor, membership, patient, Operation::EditPlans, policy::edit_work_plan)
}

/// A professional with any share reads for, or writes in, the unit's own record about the patient: a review, a message.
/// Writes one disclosure line; with `shown` it names what is shared, without it nothing of the patient's is shown.
///
/// # Errors
/// As [`read`].
pub fn note<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    (operation, shown): (Operation, bool),
) -> Result<Permit<'tx, Note, Shared>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let sight = asked.sight(tx, actor, operation)?;
    let mut payload = asked.payload(tx, actor, operation, Outcome::Shown);
    if !shown {
        payload.categories = domain::CategorySet::EMPTY;
    }
    disclosure::append(tx, patient, &payload, None)?;
    let author = asked.working.as_ref().map(|w| w.author(actor));
    Ok(asked.permit(sight, author))
}

/// A professional asks a patient who is connected with their unit whether they will share. It shows nothing, so that no
/// line is written; what they can see already is the permit's sight.
///
/// # Errors
/// [`StoreError::NotFound`] for a patient who is not connected with the unit, and for a member to whom nothing can be shared.
pub fn ask_access<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
) -> Result<Permit<'tx, Ask, Nothing>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let asker = asked.working.as_ref().filter(|working| working.may_receive()).ok_or(StoreError::NotFound)?;
    let connected = connection::table.find((patient.to_string(), asker.unit.to_string()));
    if connected.count().get_result::<i64>(tx.conn)? == 0 {
        return Err(StoreError::NotFound);
    }
    let sight = asked.decision.as_ref().map(|(sight, _)| sight.clone()).unwrap_or_default();
    Ok(asked.permit(sight, Some(asker.author(actor))))
}

/// Leave to write in the one category that the permit's scope is.
fn write<'tx, A, C: OneCategory>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    operation: Operation,
    may: fn(&Sight) -> Result<(), Outcome>,
) -> Result<Permit<'tx, A, C>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let sight = asked.sight(tx, actor, operation)?;
    may(&sight).map_err(|outcome| asked.refused(tx, actor, operation, outcome))?;
    let mut payload = asked.payload(tx, actor, operation, Outcome::Shown);
    payload.categories = domain::CategorySet::EMPTY.with(C::CATEGORY);
    disclosure::append(tx, patient, &payload, None)?;
    let author = asked.working.as_ref().map(|w| w.author(actor));
    Ok(asked.permit(sight, author))
}

/// A professional suggests a reminder for something that they see. Writes one disclosure line.
///
/// # Errors
/// As [`read`]; [`Outcome::NotThisPart`] in the line where what it is about is not shared.
pub fn suggest<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    what: What,
) -> Result<Permit<'tx, Prescribe, Reminders>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let operation = Operation::SuggestReminder;
    let sight = asked.sight(tx, actor, operation)?;
    let seen = policy::suggest(&sight, what).map_err(|outcome| asked.refused(tx, actor, operation, outcome))?;
    let mut payload = asked.payload(tx, actor, operation, Outcome::Shown);
    payload.categories = seen;
    disclosure::append(tx, patient, &payload, None)?;
    let author = asked.working.as_ref().map(|w| w.author(actor));
    Ok(asked.permit(sight, author))
}

/// A professional types a paper diary, the patient present: looks at what a week holds, or writes into the categories of `typed`.
/// Writes one disclosure line, which names what is shown or written into.
///
/// # Errors
/// As [`read`]; [`Outcome::NotThisPart`] in the line where nothing is shared that an entry can hold.
pub fn transcribe<'tx>(
    tx: &mut Tx<'tx>,
    actor: &Actor,
    membership: MembershipId,
    patient: PatientId,
    typed: Option<CategorySet>,
) -> Result<Permit<'tx, Transcribe, Shared>, StoreError> {
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let operation = Operation::PaperDiary;
    let sight = asked.sight(tx, actor, operation)?;
    policy::type_paper(&sight).map_err(|outcome| asked.refused(tx, actor, operation, outcome))?;
    let mut payload = asked.payload(tx, actor, operation, Outcome::Shown);
    payload.categories = typed.unwrap_or_else(|| of_diary(sight.categories()));
    disclosure::append(tx, patient, &payload, None)?;
    let author = asked.working.as_ref().map(|w| w.author(actor));
    Ok(asked.permit(sight, author))
}
