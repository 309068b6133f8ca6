//! Accounts: credentials and what the app may know of the signed-in person. Hashes come in made; nothing here sees a
//! password or a code.

use diesel::prelude::*;
use domain::account::{Account, Email};
use domain::id::{AccountId, PatientId};
use domain::locale::Language;
use domain::unit::{Membership, Profession, Sector, UnitSummary};

mod erase;

pub use self::erase::erase;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::schema::{account, calendar, membership, patient, unit};
use crate::session::end_all;
use crate::{second_factor, supporter};

/// An account to be made.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// The person's name.
    pub name: &'a str,
    /// The sign-in address.
    pub email: &'a Email,
    /// The language of app and reminders.
    pub language: Language,
    /// Argon2id in PHC form.
    pub password_hash: &'a str,
    /// Keyed hash of the recovery code.
    pub recovery_hash: &'a str,
    /// A made-up person of the demonstration.
    pub demo: bool,
}

/// Makes an account.
///
/// # Errors
/// [`StoreError::Conflict`] if the address has one.
pub fn create(tx: &mut Tx<'_>, new: &NewAccount<'_>) -> Result<AccountId, StoreError> {
    let (ms, random) = tx.id_parts();
    let id = AccountId::new(ms, random);
    diesel::insert_into(account::table)
        .values((
            account::id.eq(id.to_string()),
            account::email.eq(new.email.as_str()),
            account::name.eq(new.name),
            account::language.eq(new.language.tag()),
            account::password_hash.eq(new.password_hash),
            account::recovery_hash.eq(new.recovery_hash),
            account::created_at.eq(tx.now().0),
            account::demo.eq(new.demo),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// Whether there is any account.
///
/// # Errors
/// [`StoreError::Db`].
pub fn any(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    Ok(account::table.count().get_result::<i64>(tx.conn)? > 0)
}

/// What is needed to check who somebody is.
#[derive(Debug)]
pub struct Credentials {
    /// The account.
    pub account: AccountId,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// Keyed hash of the recovery code.
    pub recovery_hash: String,
}

/// The hash to check the signed-in person's password against.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn password_hash(tx: &mut Tx<'_>, id: AccountId) -> Result<String, StoreError> {
    Ok(account::table.find(id.to_string()).select(account::password_hash).first(tx.conn)?)
}

/// The credentials of an address.
///
/// # Errors
/// [`StoreError::NotFound`] if it has no account, or a disabled one.
pub fn credentials(tx: &mut Tx<'_>, email: &Email) -> Result<Credentials, StoreError> {
    let (id, password_hash, recovery_hash): (String, String, String) = account::table
        .filter(account::email.eq(email.as_str()))
        .filter(account::disabled_at.is_null())
        .select((account::id, account::password_hash, account::recovery_hash))
        .first(tx.conn)?;
    let account = id.parse().map_err(|_| corrupt("account.id"))?;
    Ok(Credentials { account, password_hash, recovery_hash })
}

/// Sets a new password by recovery code: the code must still be the one that was checked, every session ends and with it
/// what its device was sent.
///
/// # Errors
/// [`StoreError::Conflict`] if the code was used meanwhile.
pub fn recover(
    tx: &mut Tx<'_>,
    id: AccountId,
    used_recovery_hash: &str,
    password_hash: &str,
    recovery_hash: &str,
) -> Result<(), StoreError> {
    let unused =
        account::table.filter(account::id.eq(id.to_string())).filter(account::recovery_hash.eq(used_recovery_hash));
    let changed = diesel::update(unused)
        .set((account::password_hash.eq(password_hash), account::recovery_hash.eq(recovery_hash)))
        .execute(tx.conn)?;
    if changed == 0 {
        return Err(StoreError::Conflict);
    }
    end_all(tx, id)?;
    // Whoever else was in may know the address of the calendar.
    let theirs = patient::table.filter(patient::account_id.eq(id.to_string())).select(patient::id);
    diesel::delete(calendar::table.filter(calendar::patient_id.eq_any(theirs))).execute(tx.conn)?;
    Ok(())
}

/// Shuts an account at once, or opens it again: while it is shut nobody signs in with it, nothing is shown or sent to it,
/// and nobody can share with it. What it holds stays.
///
/// # Errors
/// [`StoreError::NotFound`] if the address has no account that is not so already.
pub fn set_disabled(tx: &mut Tx<'_>, email: &Email, disabled: bool) -> Result<(), StoreError> {
    let there =
        account::table.filter(account::email.eq(email.as_str())).filter(account::disabled_at.is_null().eq(disabled));
    let at = disabled.then(|| tx.now().0);
    let id: String =
        diesel::update(there).set(account::disabled_at.eq(at)).returning(account::id).get_result(tx.conn)?;
    end_all(tx, id.parse().map_err(|_| corrupt("account.id"))?)
}

/// Sets the language.
///
/// # Errors
/// [`StoreError::Db`].
pub fn set_language(tx: &mut Tx<'_>, id: AccountId, language: Language) -> Result<(), StoreError> {
    diesel::update(account::table.find(id.to_string())).set(account::language.eq(language.tag())).execute(tx.conn)?;
    Ok(())
}

/// What the app may know of the signed-in person.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn find(tx: &mut Tx<'_>, id: AccountId) -> Result<Account, StoreError> {
    let (name, email, language, demo): (String, String, String, bool) = account::table
        .find(id.to_string())
        .select((account::name, account::email, account::language, account::demo))
        .first(tx.conn)?;
    let theirs = patient::table.filter(patient::account_id.eq(id.to_string())).filter(patient::erased_at.is_null());
    let diary: Option<String> = theirs.select(patient::id).first(tx.conn).optional()?;
    let diary: Option<PatientId> = diary.map(|id| id.parse().map_err(|_| corrupt("patient.id"))).transpose()?;
    Ok(Account {
        id,
        name,
        email,
        language: Language::of_tag(&language).unwrap_or_default(),
        patient: diary,
        memberships: memberships(tx, id)?,
        supports: supporter::supports(tx, id)?,
        demo,
        second_factor_due: second_factor::due(tx, id)?,
    })
}

fn memberships(tx: &mut Tx<'_>, id: AccountId) -> Result<Vec<Membership>, StoreError> {
    type Columns = (String, String, bool, bool, String, String, String);
    let rows: Vec<Columns> = membership::table
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .filter(membership::account_id.eq(id.to_string()))
        .filter(membership::ended_at.is_null())
        .order(membership::id)
        .select((
            membership::id,
            membership::profession,
            membership::treating,
            membership::lead,
            unit::id,
            unit::name,
            unit::sector,
        ))
        .load(tx.conn)?;
    let parse = |(id, profession, treating, lead, unit_id, name, sector): Columns| {
        Ok(Membership {
            id: id.parse().map_err(|_| corrupt("membership.id"))?,
            unit: UnitSummary {
                id: unit_id.parse().map_err(|_| corrupt("unit.id"))?,
                name,
                sector: Sector::named(&sector).ok_or_else(|| corrupt("unit.sector"))?,
            },
            profession: Profession::named(&profession).ok_or_else(|| corrupt("membership.profession"))?,
            treating,
            lead,
        })
    };
    rows.into_iter().map(parse).collect()
}
