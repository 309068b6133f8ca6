//! Sessions: one row per signed-in device, checked in every request.

use diesel::dsl::exists;
use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{AccountId, SessionId};
use domain::session::{Chain, IDLE_MAX_MS, SessionInfo};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::Actor;
use crate::schema::{account, push_subscription, second_factor, session};

/// Begins a session; `secret_hash` is the hash of its first refresh secret.
///
/// # Errors
/// [`StoreError::Db`].
pub fn begin(tx: &mut Tx<'_>, owner: AccountId, device: &str, secret_hash: &[u8; 32]) -> Result<SessionId, StoreError> {
    let (ms, random) = tx.id_parts();
    let id = SessionId::new(ms, random);
    diesel::insert_into(session::table)
        .values((
            session::id.eq(id.to_string()),
            session::account_id.eq(owner.to_string()),
            session::device.eq(device),
            session::started_at.eq(tx.now().0),
            session::used_at.eq(tx.now().0),
            session::generation.eq(0),
            session::secret_hash.eq(domain::disclosure::hex(secret_hash)),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// Ends every session of an account, and with it what its devices were sent.
pub(crate) fn end_all(tx: &mut Tx<'_>, owner: AccountId) -> Result<(), StoreError> {
    let id = owner.to_string();
    let open = session::table.filter(session::account_id.eq(&id)).filter(session::ended_at.is_null());
    diesel::update(open).set(session::ended_at.eq(tx.now().0)).execute(tx.conn)?;
    diesel::delete(push_subscription::table.filter(push_subscription::account_id.eq(&id))).execute(tx.conn)?;
    Ok(())
}

/// Who a live session belongs to.
///
/// # Errors
/// [`StoreError::NotFound`] for one that has ended, was idle too long, or whose account is disabled;
/// [`StoreError::Erased`] for one whose account its owner erased.
pub fn actor(tx: &mut Tx<'_>, id: SessionId) -> Result<Actor, StoreError> {
    let has = second_factor::table
        .filter(second_factor::account_id.eq(account::id))
        .filter(second_factor::confirmed_at.is_not_null());
    let live: Option<(String, String, bool, bool)> = session::table
        .inner_join(account::table.on(account::id.eq(session::account_id)))
        .filter(session::id.eq(id.to_string()))
        .filter(session::ended_at.is_null())
        .filter(session::used_at.gt(tx.now().plus_ms(-IDLE_MAX_MS).0))
        .filter(account::disabled_at.is_null())
        .select((account::id, account::name, account::demo, exists(has)))
        .first(tx.conn)
        .optional()?;
    let Some((owner, name, demo, has)) = live else {
        return Err(if of_erased(tx, id)? { StoreError::Erased } else { StoreError::NotFound });
    };
    Ok(Actor { account: owner.parse().map_err(|_| corrupt("account.id"))?, session: id, name, proven: demo || has })
}

/// Whether a session belonged to an account that its owner erased: the row stays, without a password, for this answer alone.
fn of_erased(tx: &mut Tx<'_>, id: SessionId) -> Result<bool, StoreError> {
    let erased = session::table
        .inner_join(account::table.on(account::id.eq(session::account_id)))
        .filter(session::id.eq(id.to_string()))
        .filter(account::disabled_at.is_not_null())
        .filter(account::password_hash.eq(""));
    Ok(erased.count().get_result::<i64>(tx.conn)? > 0)
}

/// The refresh chain of a live session, with its owner. Takes the row, so that two refreshes follow each other.
///
/// # Errors
/// As [`actor`].
pub fn chain(tx: &mut Tx<'_>, id: SessionId) -> Result<(Actor, Chain), StoreError> {
    // An update that changes nothing takes the row on either database.
    diesel::update(session::table.find(id.to_string()))
        .set(session::generation.eq(session::generation))
        .execute(tx.conn)?;
    let actor = actor(tx, id)?;
    let (generation, hash): (i64, String) =
        session::table.find(id.to_string()).select((session::generation, session::secret_hash)).first(tx.conn)?;
    let current = domain::disclosure::unhex(&hash).ok_or_else(|| corrupt("session.secret_hash"))?;
    Ok((actor, Chain { generation, current }))
}

/// Moves the chain on to its successor.
///
/// # Errors
/// [`StoreError::Db`].
pub fn rotate(tx: &mut Tx<'_>, id: SessionId, chain: &Chain) -> Result<(), StoreError> {
    diesel::update(session::table.find(id.to_string()))
        .set((
            session::generation.eq(chain.generation),
            session::secret_hash.eq(domain::disclosure::hex(&chain.current)),
            session::used_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends a session of this account and its push subscription.
///
/// # Errors
/// [`StoreError::NotFound`] for another account's.
pub fn end(tx: &mut Tx<'_>, owner: AccountId, id: SessionId) -> Result<(), StoreError> {
    let theirs = session::table
        .filter(session::id.eq(id.to_string()))
        .filter(session::account_id.eq(owner.to_string()))
        .filter(session::ended_at.is_null());
    let ended = diesel::update(theirs).set(session::ended_at.eq(tx.now().0)).execute(tx.conn)?;
    if ended == 0 {
        return Err(StoreError::NotFound);
    }
    diesel::delete(push_subscription::table.filter(push_subscription::session_id.eq(id.to_string())))
        .execute(tx.conn)?;
    Ok(())
}

/// The live sessions of an account, last used first.
///
/// # Errors
/// [`StoreError::Db`].
pub fn list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<SessionInfo>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = session::table
        .filter(session::account_id.eq(actor.account.to_string()))
        .filter(session::ended_at.is_null())
        .filter(session::used_at.gt(tx.now().plus_ms(-IDLE_MAX_MS).0))
        .order(session::used_at.desc())
        .select((session::id, session::device, session::started_at, session::used_at))
        .load(tx.conn)?;
    let info = |(id, device, started_at, used_at): (String, String, i64, i64)| {
        let id: SessionId = id.parse().map_err(|_| corrupt("session.id"))?;
        let current = id == actor.session;
        Ok(SessionInfo { id, device, started_at: Millis(started_at), used_at: Millis(used_at), current })
    };
    rows.into_iter().map(info).collect()
}
