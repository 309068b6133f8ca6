//! Permits: the only way to a patient's data. A permit is made here, from actor, membership, patient and the *current*
//! grants read in the same transaction, and making one writes the disclosure line. It says action and category as
//! types and its transaction as a lifetime brand, so that forgetting the check, or asking for the wrong category, does
//! not compile.
//!
//! Programmes are read with a permit for exercises:
//!
//! ```
//! use store::permit::{Exercises, Permit, Read};
//! fn programmes<'tx>(tx: &mut store::Tx<'tx>, permit: &Permit<'tx, Read, Exercises>) -> bool {
//!     store::programme::list(tx, permit).is_ok()
//! }
//! ```
//!
//! Not with one for another category:
//!
//! ```compile_fail,E0308
//! use store::permit::{Function, Permit, Read};
//! fn programmes<'tx>(tx: &mut store::Tx<'tx>, permit: &Permit<'tx, Read, Function>) -> bool {
//!     store::programme::list(tx, permit).is_ok()
//! }
//! ```
//!
//! Nor to prescribe with one for reading:
//!
//! ```compile_fail,E0308
//! use store::permit::{Exercises, Permit, Read};
//! fn prescribe<'tx>(tx: &mut store::Tx<'tx>, permit: &Permit<'tx, Read, Exercises>, plan: &domain::programme::Plan) -> bool {
//!     store::programme::prescribe(tx, permit, plan).is_ok()
//! }
//! ```
//!
//! A permit does not leave its transaction:
//!
//! ```compile_fail
//! fn keep(db: &store::Db, now: domain::Millis, actor: &store::permit::Actor) {
//!     let kept = db.read(now, |tx| store::permit::own(tx, actor));
//! }
//! ```
//!
//! And is made nowhere else:
//!
//! ```compile_fail,E0451
//! use store::permit::{All, Own, Permit};
//! fn forge(other: Permit<'static, Own, All>) -> Permit<'static, Own, All> {
//!     Permit { ..other }
//! }
//! ```

mod scope;

use std::marker::PhantomData;

use diesel::prelude::*;
use domain::category::Category;
use domain::day::LocalDay;
use domain::disclosure::{Operation, Outcome, Payload, Reader};
use domain::grant::{Grant, Purpose, Sight};
use domain::id::{AccountId, MembershipId, PatientId, SessionId, UnitId};
use domain::policy;
use domain::programme::Author;
use domain::unit::{Profession, Sector};

pub use self::scope::{
    All, Exercises, Function, OneCategory, Own, Plans, Prescribe, Read, Reminders, Shared, System, Work,
};
use crate::conn::Conn;
use crate::db::Tx;
use crate::disclosure::{self, RefusedLine};
use crate::error::{StoreError, corrupt};
use crate::grant;
use crate::schema::{membership, patient, unit};
use crate::zone::KnownZone;

/// Who asks: a live session of an account, checked in this very request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The session.
    pub session: SessionId,
    /// The person's name, for disclosure lines.
    pub name: String,
}

/// Action, scope, and the one transaction: neither longer nor shorter will do.
type Brand<'tx, A, C> = PhantomData<(fn(&'tx ()) -> &'tx (), A, C)>;

/// Leave to do `A` with the `C` part of one patient's record within the transaction `'tx`.
#[derive(Debug)]
pub struct Permit<'tx, A, C> {
    patient: PatientId,
    account: AccountId,
    today: LocalDay,
    sight: Sight,
    until: Option<LocalDay>,
    author: Option<Author>,
    brand: Brand<'tx, A, C>,
}

impl<'tx, A, C> Permit<'tx, A, C> {
    /// Whose record.
    #[must_use]
    pub fn patient(&self) -> PatientId {
        self.patient
    }

    /// The account of the patient.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The day now where the patient is.
    #[must_use]
    pub fn today(&self) -> LocalDay {
        self.today
    }

    fn retype<A2, C2>(&self) -> Permit<'tx, A2, C2> {
        Permit {
            patient: self.patient,
            account: self.account,
            today: self.today,
            sight: self.sight.clone(),
            until: self.until,
            author: self.author.clone(),
            brand: PhantomData,
        }
    }
}

impl<'tx> Permit<'tx, Read, Shared> {
    /// What the reader may see, and from which day.
    #[must_use]
    pub fn sight(&self) -> &Sight {
        &self.sight
    }

    /// The last day of the sharing.
    #[must_use]
    pub fn until(&self) -> LocalDay {
        self.until.unwrap_or(self.today)
    }

    /// The part that is one category, if it is shared.
    #[must_use]
    pub fn only<C: OneCategory>(&self) -> Option<Permit<'tx, Read, C>> {
        self.sight.categories().contains(C::CATEGORY).then(|| self.retype())
    }
}

impl<C> Permit<'_, Read, C> {
    /// Whether an entry of `day` in `category` may be seen.
    #[must_use]
    pub fn covers(&self, category: Category, day: LocalDay) -> bool {
        self.sight.covers(category, day)
    }
}

impl<C> Permit<'_, Prescribe, C> {
    /// The prescribing professional as shown beside what they write.
    #[must_use]
    pub fn author(&self) -> Option<&Author> {
        self.author.as_ref()
    }
}

struct PatientRow {
    id: PatientId,
    account: AccountId,
    zone: KnownZone,
}

type PatientColumns = (String, String, String);

fn patient_row((id, account, zone): PatientColumns) -> Result<PatientRow, StoreError> {
    Ok(PatientRow {
        id: id.parse().map_err(|_| corrupt("patient.id"))?,
        account: account.parse().map_err(|_| corrupt("patient.account_id"))?,
        zone: KnownZone::or_copenhagen(&zone),
    })
}

/// The patient with their own record.
///
/// # Errors
/// [`StoreError::NotFound`] for an account without a diary.
pub fn own<'tx>(tx: &mut Tx<'tx>, actor: &Actor) -> Result<Permit<'tx, Own, All>, StoreError> {
    let columns: PatientColumns = patient::table
        .filter(patient::account_id.eq(actor.account.to_string()))
        .filter(patient::erased_at.is_null())
        .select((patient::id, patient::account_id, patient::zone))
        .first(tx.conn)?;
    let row = patient_row(columns)?;
    Ok(Permit {
        patient: row.id,
        account: row.account,
        today: row.zone.day_at(tx.now()),
        sight: Sight::default(),
        until: None,
        author: None,
        brand: PhantomData,
    })
}

/// A membership as a reader works through it, live in this transaction.
pub(crate) struct Working {
    pub(crate) id: MembershipId,
    pub(crate) unit: UnitId,
    pub(crate) unit_name: String,
    pub(crate) sector: Sector,
    pub(crate) profession: Profession,
    pub(crate) treating: bool,
}

type WorkingColumns = (String, bool, String, String, String);

/// The actor's own membership, if it has not ended.
pub(crate) fn working(tx: &mut Tx<'_>, actor: &Actor, id: MembershipId) -> Result<Option<Working>, StoreError> {
    let found: Option<WorkingColumns> = membership::table
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .filter(membership::id.eq(id.to_string()))
        .filter(membership::account_id.eq(actor.account.to_string()))
        .filter(membership::ended_at.is_null())
        .select((membership::profession, membership::treating, unit::id, unit::name, unit::sector))
        .first(tx.conn)
        .optional()?;
    let Some((profession, treating, unit, unit_name, sector)) = found else { return Ok(None) };
    Ok(Some(Working {
        id,
        unit: unit.parse().map_err(|_| corrupt("unit.id"))?,
        unit_name,
        sector: Sector::named(&sector).ok_or_else(|| corrupt("unit.sector"))?,
        profession: Profession::named(&profession).ok_or_else(|| corrupt("membership.profession"))?,
        treating,
    }))
}

impl Working {
    /// Whether live data can reach this member at all.
    pub(crate) fn may_receive(&self) -> bool {
        self.treating && self.sector.treats()
    }

    fn author(&self, actor: &Actor) -> Author {
        Author {
            membership: self.id,
            name: actor.name.clone(),
            profession: self.profession,
            unit: self.unit_name.clone(),
        }
    }
}

fn reader(actor: &Actor, working: Option<&Working>) -> Reader {
    Reader {
        account: actor.account,
        name: actor.name.clone(),
        profession: working.map(|w| w.profession),
        unit: working.map(|w| w.unit_name.clone()),
    }
}

/// How a patient's row is taken: readers beside each other, a prescriber alone, since it will move the sequence.
#[derive(Clone, Copy)]
enum Lock {
    Share,
    Update,
}

/// Takes the patient's row before looking at grants: the lock order that "after revoke" means. SQLite's write
/// transaction already is that lock. An erased diary is none.
fn lock_patient(tx: &mut Tx<'_>, id: PatientId, lock: Lock) -> Result<Option<PatientRow>, StoreError> {
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

/// What the decision needs, gathered in one place.
struct Asked {
    row: PatientRow,
    working: Option<Working>,
    today: LocalDay,
    decision: Result<(Sight, Vec<Grant>), Outcome>,
}

fn ask(
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
    Ok(Asked { row, working, today, decision })
}

impl Asked {
    fn payload(&self, tx: &Tx<'_>, actor: &Actor, operation: Operation, outcome: Outcome) -> Payload {
        let categories = match (&self.decision, outcome) {
            (Ok((sight, _)), Outcome::Shown) => sight.categories(),
            _ => domain::CategorySet::EMPTY,
        };
        let reader = reader(actor, self.working.as_ref());
        Payload { at: tx.now(), reader, operation, categories, purpose: Purpose::Treatment, outcome }
    }

    fn refused(&self, tx: &Tx<'_>, actor: &Actor, operation: Operation, outcome: Outcome) -> StoreError {
        let payload = self.payload(tx, actor, operation, outcome);
        StoreError::Refused(Box::new(RefusedLine { patient: self.row.id, day: self.today, payload }))
    }

    /// The last day of the sharing, as far as it stands today.
    fn until(&self) -> Option<LocalDay> {
        let (_, grants) = self.decision.as_ref().ok()?;
        grants.iter().filter(|g| g.current(self.today)).map(|g| g.decision.until).max()
    }

    fn permit<'tx, A, C>(&self, sight: Sight, author: Option<Author>) -> Permit<'tx, A, C> {
        Permit {
            patient: self.row.id,
            account: self.row.account,
            today: self.today,
            sight,
            until: self.until(),
            author,
            brand: PhantomData,
        }
    }
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
    let sight = match &asked.decision {
        Ok((sight, _)) => sight.clone(),
        Err(outcome) => return Err(asked.refused(tx, actor, operation, *outcome)),
    };
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
    let asked = ask(tx, actor, membership, patient, Lock::Update)?;
    let operation = Operation::Prescribe;
    let sight = match &asked.decision {
        Ok((sight, _)) => sight.clone(),
        Err(outcome) => return Err(asked.refused(tx, actor, operation, *outcome)),
    };
    policy::prescribe(&sight).map_err(|outcome| asked.refused(tx, actor, operation, outcome))?;
    let mut payload = asked.payload(tx, actor, operation, Outcome::Shown);
    payload.categories = domain::CategorySet::EMPTY.with(Category::Exercises);
    disclosure::append(tx, patient, &payload, None)?;
    let author = asked.working.as_ref().map(|w| w.author(actor));
    Ok(asked.permit(sight, author))
}

/// The job that sends reminders: it may look whether what a reminder is for is already done, of patients with one due.
///
/// # Errors
/// [`StoreError::NotFound`] if there is no such patient.
pub(crate) fn reminders<'tx>(tx: &mut Tx<'tx>, id: PatientId) -> Result<Permit<'tx, System, Reminders>, StoreError> {
    let columns: PatientColumns = patient::table
        .find(id.to_string())
        .filter(patient::erased_at.is_null())
        .select((patient::id, patient::account_id, patient::zone))
        .first(tx.conn)?;
    let row = patient_row(columns)?;
    Ok(Permit {
        patient: row.id,
        account: row.account,
        today: row.zone.day_at(tx.now()),
        sight: Sight::default(),
        until: None,
        author: None,
        brand: PhantomData,
    })
}
