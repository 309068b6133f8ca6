//! What a person's browsers are told of, and what came back: the list of devices, the job of a test, and when a message
//! last arrived.

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{OccurrenceId, SubscriptionId};
use domain::locale::Language;
use domain::push::Device;

use super::Job;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::Actor;
use crate::schema::{account, push_subscription, session};

/// id, device, created_at, arrived_at, session.
type DeviceColumns = (String, String, i64, Option<i64>, String);

/// The person's browsers that get reminders, the newest first.
///
/// # Errors
/// [`StoreError::Db`].
pub fn devices(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Device>, StoreError> {
    let rows: Vec<DeviceColumns> = push_subscription::table
        .inner_join(session::table.on(session::id.eq(push_subscription::session_id)))
        .filter(push_subscription::account_id.eq(actor.account.to_string()))
        .order(push_subscription::created_at.desc())
        .select((
            push_subscription::id,
            session::device,
            push_subscription::created_at,
            push_subscription::arrived_at,
            push_subscription::session_id,
        ))
        .load(tx.conn)?;
    rows.into_iter()
        .map(|(id, device, since, arrived_at, session)| {
            Ok(Device {
                id: id.parse().map_err(|_| corrupt("push_subscription.id"))?,
                device,
                since: Millis(since),
                arrived_at: arrived_at.map(Millis),
                here: session == actor.session.to_string(),
            })
        })
        .collect()
}

/// A message that tries one of the person's browsers, useful for `useful_ms`.
///
/// # Errors
/// [`StoreError::NotFound`] for another account's.
pub fn test(tx: &mut Tx<'_>, actor: &Actor, id: SubscriptionId, useful_ms: i64) -> Result<Job, StoreError> {
    let found: Option<(String, String, String, Option<String>, String)> = push_subscription::table
        .inner_join(account::table.on(account::id.eq(push_subscription::account_id)))
        .filter(push_subscription::id.eq(id.to_string()))
        .filter(push_subscription::account_id.eq(actor.account.to_string()))
        .select((
            push_subscription::endpoint,
            push_subscription::p256dh,
            push_subscription::auth,
            push_subscription::public_key,
            account::language,
        ))
        .first(tx.conn)
        .optional()?;
    let (endpoint, p256dh, auth, public_key, language) = found.ok_or(StoreError::NotFound)?;
    let (ms, random) = tx.id_parts();
    Ok(Job {
        occurrence: OccurrenceId::new(ms, random),
        subscription: id,
        attempt: 1,
        tries: 0,
        endpoint,
        p256dh,
        auth,
        public_key,
        about: None,
        due_at: tx.now(),
        language: Language::of_tag(&language).unwrap_or_default(),
        useful_until: tx.now().plus_ms(useful_ms),
    })
}

/// Forgets a subscription that its push service has ended.
///
/// # Errors
/// [`StoreError::Db`].
pub fn ended(tx: &mut Tx<'_>, id: SubscriptionId) -> Result<(), StoreError> {
    diesel::delete(push_subscription::table.find(id.to_string())).execute(tx.conn)?;
    Ok(())
}

/// A worker says that the message sent at `sent_at` arrived. Only a later message than the last one counts, so saying it
/// again changes nothing.
///
/// # Errors
/// [`StoreError::Db`].
pub fn arrived(tx: &mut Tx<'_>, id: SubscriptionId, sent_at: Millis) -> Result<(), StoreError> {
    let newer = push_subscription::arrived_message_at
        .is_null()
        .or(push_subscription::arrived_message_at.lt(sent_at.0))
        .assume_not_null();
    diesel::update(push_subscription::table.filter(push_subscription::id.eq(id.to_string())).filter(newer))
        .set((push_subscription::arrived_at.eq(tx.now().0), push_subscription::arrived_message_at.eq(sent_at.0)))
        .execute(tx.conn)?;
    Ok(())
}
