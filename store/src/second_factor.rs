//! Second factors: one secret per account, sealed by the caller under the server's secret, the last step that was used, and
//! reserve codes as keyed hashes. Nothing here sees a secret or a code open. A step and a reserve code are used once,
//! however many ask at the same moment: the row decides.

use diesel::dsl::exists;
use diesel::prelude::*;
use domain::day::Millis;
use domain::id::AccountId;
use domain::second_factor::SecondFactor;

use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::Actor;
use crate::schema::{account, membership, push_subscription, reserve_code, second_factor, session};
use crate::session::end_all;

/// A second factor as stored.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The secret, sealed.
    pub sealed: String,
    /// Since when it counts; none while it is only begun.
    pub confirmed_at: Option<Millis>,
    /// The last step that was used.
    pub last_step: i64,
}

/// The account's, confirmed or only begun.
///
/// # Errors
/// [`StoreError::Db`].
pub fn find(tx: &mut Tx<'_>, owner: AccountId) -> Result<Option<Sealed>, StoreError> {
    let row: Option<(String, Option<i64>, i64)> = second_factor::table
        .find(owner.to_string())
        .select((second_factor::sealed, second_factor::confirmed_at, second_factor::last_step))
        .first(tx.conn)
        .optional()?;
    Ok(row.map(|(sealed, confirmed_at, last_step)| Sealed {
        sealed,
        confirmed_at: confirmed_at.map(Millis),
        last_step,
    }))
}

/// How it stands with the actor's own.
///
/// # Errors
/// [`StoreError::Db`].
pub fn state(tx: &mut Tx<'_>, actor: &Actor) -> Result<SecondFactor, StoreError> {
    let since = find(tx, actor.account)?.and_then(|found| found.confirmed_at);
    let left = reserve_code::table
        .filter(reserve_code::account_id.eq(actor.account.to_string()))
        .filter(reserve_code::used_at.is_null())
        .count()
        .get_result::<i64>(tx.conn)?;
    Ok(SecondFactor { since, reserve_codes: u32::try_from(left).unwrap_or(u32::MAX) })
}

/// Whether the account must set one up: it works in a unit, is nobody of the demonstration, and has none that counts.
///
/// # Errors
/// [`StoreError::Db`].
pub fn due(tx: &mut Tx<'_>, owner: AccountId) -> Result<bool, StoreError> {
    let id = owner.to_string();
    let works = membership::table.filter(membership::account_id.eq(&id)).filter(membership::ended_at.is_null());
    let has = second_factor::table.find(&id).filter(second_factor::confirmed_at.is_not_null());
    let due = account::table
        .find(&id)
        .filter(account::demo.eq(false))
        .filter(exists(works))
        .filter(diesel::dsl::not(exists(has)));
    Ok(due.count().get_result::<i64>(tx.conn)? > 0)
}

/// Begins one, in place of another that was only begun.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one that counts.
pub fn begin(tx: &mut Tx<'_>, owner: AccountId, sealed: &str) -> Result<(), StoreError> {
    let id = owner.to_string();
    let begun = second_factor::table.find(&id).filter(second_factor::confirmed_at.is_null());
    diesel::delete(begun).execute(tx.conn)?;
    diesel::insert_into(second_factor::table)
        .values((
            second_factor::account_id.eq(&id),
            second_factor::sealed.eq(sealed),
            second_factor::begun_at.eq(tx.now().0),
            second_factor::last_step.eq(0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Lets the one that was begun count from now on: `step` is used, `codes` are the hashes of its reserve codes. Every other
/// session ends: none of them has shown a code.
///
/// # Errors
/// [`StoreError::Conflict`] if it counts already, or another was begun meanwhile.
pub fn confirm(tx: &mut Tx<'_>, actor: &Actor, of: &Sealed, step: i64, codes: &[String]) -> Result<(), StoreError> {
    let id = actor.account.to_string();
    let begun = second_factor::table
        .find(&id)
        .filter(second_factor::confirmed_at.is_null())
        .filter(second_factor::sealed.eq(&of.sealed));
    let confirmed = diesel::update(begun)
        .set((second_factor::confirmed_at.eq(tx.now().0), second_factor::last_step.eq(step)))
        .execute(tx.conn)?;
    if confirmed == 0 {
        return Err(StoreError::Conflict);
    }
    renew_codes(tx, actor.account, codes)?;
    let this = actor.session.to_string();
    let others = session::table
        .filter(session::account_id.eq(&id))
        .filter(session::id.ne(&this))
        .filter(session::ended_at.is_null());
    diesel::update(others).set(session::ended_at.eq(tx.now().0)).execute(tx.conn)?;
    let theirs = push_subscription::table
        .filter(push_subscription::account_id.eq(&id))
        .filter(push_subscription::session_id.ne(&this));
    diesel::delete(theirs).execute(tx.conn)?;
    Ok(())
}

/// Uses a step; false if it, or a later one, was used before.
///
/// # Errors
/// [`StoreError::Db`].
pub fn use_step(tx: &mut Tx<'_>, owner: AccountId, step: i64) -> Result<bool, StoreError> {
    let unused = second_factor::table
        .find(owner.to_string())
        .filter(second_factor::confirmed_at.is_not_null())
        .filter(second_factor::last_step.lt(step));
    Ok(diesel::update(unused).set(second_factor::last_step.eq(step)).execute(tx.conn)? == 1)
}

/// Uses a reserve code; false if there is none such, or it was used before.
///
/// # Errors
/// [`StoreError::Db`].
pub fn use_code(tx: &mut Tx<'_>, owner: AccountId, code_hash: &str) -> Result<bool, StoreError> {
    let unused = reserve_code::table
        .find(code_hash)
        .filter(reserve_code::account_id.eq(owner.to_string()))
        .filter(reserve_code::used_at.is_null());
    Ok(diesel::update(unused).set(reserve_code::used_at.eq(tx.now().0)).execute(tx.conn)? == 1)
}

/// Puts other reserve codes in the place of all that were given.
///
/// # Errors
/// [`StoreError::Db`].
pub fn renew_codes(tx: &mut Tx<'_>, owner: AccountId, codes: &[String]) -> Result<(), StoreError> {
    let id = owner.to_string();
    diesel::delete(reserve_code::table.filter(reserve_code::account_id.eq(&id))).execute(tx.conn)?;
    for hash in codes {
        diesel::insert_into(reserve_code::table)
            .values((reserve_code::code_hash.eq(hash), reserve_code::account_id.eq(&id)))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Removes it with its reserve codes; false if there was none that counts.
///
/// # Errors
/// [`StoreError::Db`].
pub fn remove(tx: &mut Tx<'_>, owner: AccountId) -> Result<bool, StoreError> {
    let id = owner.to_string();
    diesel::delete(reserve_code::table.filter(reserve_code::account_id.eq(&id))).execute(tx.conn)?;
    let counted = second_factor::table.find(&id).filter(second_factor::confirmed_at.is_not_null());
    let removed = diesel::delete(counted).execute(tx.conn)?;
    diesel::delete(second_factor::table.find(&id)).execute(tx.conn)?;
    Ok(removed == 1)
}

/// The operator removes it, for somebody who lost phone and reserve codes: every session ends, and whoever works in a unit
/// sets up another at the next sign-in.
///
/// # Errors
/// [`StoreError::NotFound`] if there was none.
pub fn reset(tx: &mut Tx<'_>, owner: AccountId) -> Result<(), StoreError> {
    if !remove(tx, owner)? {
        return Err(StoreError::NotFound);
    }
    end_all(tx, owner)
}
