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

mod granted;
mod preview;
mod scope;
mod several;
mod statement;
mod supporter;
mod working;

use std::marker::PhantomData;

use diesel::prelude::*;
use domain::category::{Category, CategorySet};
use domain::day::LocalDay;
use domain::grant::Sight;
use domain::id::{AccountId, PatientId, SessionId, UnitId};
use domain::programme::Author;

pub use self::granted::{
    ask_access, assign, edit_plans, edit_work_plan, note, open, prescribe, read, suggest, transcribe,
};
pub(crate) use self::granted::{lock_of, lock_own};
pub use self::preview::preview;
pub use self::scope::{
    All, Ask, Assign, Edit, Exercises, Function, Note, Nothing, OneCategory, Open, Own, Plans, Prescribe, Read,
    Reminders, Shared, System, Transcribe, Work, Writing,
};
pub(crate) use self::several::{name_each, read_each};
pub use self::statement::{Opened, open_statement, open_statement_by_code};
pub(crate) use self::supporter::list_as_relative;
pub use self::supporter::{AsRelative, read_as_relative};
pub(crate) use self::working::{Working, working};
use crate::conn::load;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::schema::patient;
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
    /// Whether they may work in a unit: an account without a second factor may not, unless it is made up for demonstration.
    pub proven: bool,
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
    unit: Option<UnitId>,
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
            unit: self.unit,
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

impl<'tx> Permit<'tx, Note, Shared> {
    /// Leave to read what the note is about; the line that was written says so.
    pub(crate) fn reading(&self) -> Permit<'tx, Read, Shared> {
        self.retype()
    }
}

impl<'tx> Permit<'tx, Transcribe, Shared> {
    /// Leave to read what may be typed; the line that was written says so.
    pub(crate) fn reading(&self) -> Permit<'tx, Read, Shared> {
        self.retype()
    }
}

impl<A, C> Permit<'_, A, C> {
    /// The unit the reader works in, for what belongs to it.
    pub(crate) fn unit(&self) -> Option<UnitId> {
        self.unit
    }
}

impl Permit<'_, Ask, Nothing> {
    /// What is shared with the asker already.
    pub(crate) fn shared(&self) -> CategorySet {
        self.sight.categories()
    }
}

impl<A: Writing, C> Permit<'_, A, C> {
    /// The writing professional as shown beside what they write.
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

impl PatientRow {
    /// For those who see by no grant: the patient, and our own job.
    fn permit<'tx, A, C>(&self, tx: &Tx<'tx>) -> Permit<'tx, A, C> {
        Permit {
            patient: self.id,
            account: self.account,
            today: self.zone.day_at(tx.now()),
            sight: Sight::default(),
            until: None,
            author: None,
            unit: None,
            brand: PhantomData,
        }
    }
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
    Ok(patient_row(columns)?.permit(tx))
}

/// The job that sends reminders: it may look whether what a reminder is for is already done, of patients with one due.
/// None of a patient that there is not, or is not any more.
pub(crate) fn reminders<'tx, 'a>(
    tx: &mut Tx<'tx>,
    ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<Permit<'tx, System, Reminders>>, StoreError> {
    let query = patient::table
        .filter(patient::id.eq_any(ids.collect::<Vec<_>>()))
        .filter(patient::erased_at.is_null())
        .select((patient::id, patient::account_id, patient::zone));
    let rows: Vec<PatientColumns> = load!(tx.conn, query);
    rows.into_iter().map(|columns| Ok(patient_row(columns)?.permit(tx))).collect()
}

/// Whose records these are for, as the tables have them.
pub(crate) fn patients<'a, 'tx: 'a, A: 'a, C: 'a>(
    permits: impl IntoIterator<Item = &'a Permit<'tx, A, C>>,
) -> Vec<String> {
    permits.into_iter().map(|permit| permit.patient.to_string()).collect()
}
