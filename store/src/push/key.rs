//! The keys that sign push messages (VAPID, RFC 8292). The store keeps them sealed and never sees one open. One is the
//! present key; a retired one stays as long as a subscription was made with it, since only its holder may post there.

use diesel::prelude::*;
use domain::day::Millis;

use crate::conn::Conn;
use crate::db::Tx;
use crate::error::StoreError;
use crate::schema::{push_key, push_subscription, setting};

/// The setting that names the present key.
const PRESENT: &str = "push_key";
/// Where the first version of the server kept its one key, in the clear.
const IN_THE_CLEAR: &str = "vapid_key";

/// A key as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Base64url of the uncompressed point.
    pub public: String,
    /// The private scalar, sealed under the server's secret.
    pub sealed: String,
}

/// A key as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Base64url of the uncompressed point.
    pub public: String,
    /// Since when.
    pub created_at: Millis,
    /// Whether new subscriptions are made with it.
    pub present: bool,
    /// How many subscriptions were made with it.
    pub subscriptions: i64,
}

/// The public key that new subscriptions are made with; none before the first start.
///
/// # Errors
/// [`StoreError::Db`].
pub fn present(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    Ok(setting::table.find(PRESENT).select(setting::value).first(tx.conn).optional()?)
}

/// One key.
///
/// # Errors
/// [`StoreError::NotFound`] where it was removed or never was.
pub fn sealed(tx: &mut Tx<'_>, public: &str) -> Result<Sealed, StoreError> {
    let sealed = push_key::table.find(public).select(push_key::sealed).first(tx.conn).optional()?;
    Ok(Sealed { public: public.to_owned(), sealed: sealed.ok_or(StoreError::NotFound)? })
}

/// The key that an earlier version kept in the clear, if it is still there.
///
/// # Errors
/// [`StoreError::Db`].
pub fn in_the_clear(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    Ok(setting::table.find(IN_THE_CLEAR).select(setting::value).first(tx.conn).optional()?)
}

/// Makes `first` the present key if there is none yet, and answers the one that is. With it goes whatever was in the
/// clear; subscriptions that do not say which key made them were made with that one.
///
/// # Errors
/// [`StoreError::Db`].
pub fn ensure(tx: &mut Tx<'_>, first: &Sealed) -> Result<String, StoreError> {
    let row = (setting::name.eq(PRESENT), setting::value.eq(&first.public));
    // Servers that start together agree: the row of one of them stands.
    let made = match &mut *tx.conn {
        Conn::Postgres(pg) => diesel::insert_into(setting::table).values(row).on_conflict_do_nothing().execute(pg)?,
        Conn::Sqlite(sqlite) => {
            diesel::insert_into(setting::table).values(row).on_conflict_do_nothing().execute(sqlite)?
        }
    };
    if made == 1 {
        insert(tx, first)?;
        diesel::update(push_subscription::table.filter(push_subscription::public_key.is_null()))
            .set(push_subscription::public_key.eq(&first.public))
            .execute(tx.conn)?;
        diesel::delete(setting::table.find(IN_THE_CLEAR)).execute(tx.conn)?;
    }
    Ok(present(tx)?.unwrap_or_else(|| first.public.clone()))
}

/// Makes `next` the present key and removes the keys that no subscription needs. Answers how many were removed.
///
/// # Errors
/// [`StoreError::Db`].
pub fn rotate(tx: &mut Tx<'_>, next: &Sealed) -> Result<usize, StoreError> {
    insert(tx, next)?;
    let named = diesel::update(setting::table.find(PRESENT)).set(setting::value.eq(&next.public)).execute(tx.conn)?;
    if named == 0 {
        diesel::insert_into(setting::table)
            .values((setting::name.eq(PRESENT), setting::value.eq(&next.public)))
            .execute(tx.conn)?;
    }
    let needed = push_subscription::table
        .filter(push_subscription::public_key.is_not_null())
        .select(push_subscription::public_key.assume_not_null())
        .distinct()
        .load::<String>(tx.conn)?;
    let unneeded =
        push_key::table.filter(push_key::public_key.ne(&next.public).and(push_key::public_key.ne_all(needed)));
    Ok(diesel::delete(unneeded).execute(tx.conn)?)
}

/// All keys, the newest first.
///
/// # Errors
/// [`StoreError::Db`].
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Listed>, StoreError> {
    let present = present(tx)?;
    let rows: Vec<(String, i64)> = push_key::table
        .order(push_key::created_at.desc())
        .select((push_key::public_key, push_key::created_at))
        .load(tx.conn)?;
    rows.into_iter()
        .map(|(public, created_at)| {
            let made_with = push_subscription::table.filter(push_subscription::public_key.eq(&public));
            Ok(Listed {
                subscriptions: made_with.count().get_result(tx.conn)?,
                created_at: Millis(created_at),
                present: present.as_deref() == Some(public.as_str()),
                public,
            })
        })
        .collect()
}

fn insert(tx: &mut Tx<'_>, key: &Sealed) -> Result<(), StoreError> {
    diesel::insert_into(push_key::table)
        .values((
            push_key::public_key.eq(&key.public),
            push_key::sealed.eq(&key.sealed),
            push_key::created_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(())
}
