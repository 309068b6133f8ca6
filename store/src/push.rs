//! Push subscriptions and deliveries. A worker claims deliveries in a short transaction and holds a lease, no
//! transaction, while it posts; what became of it is settled in another. Both take many in a few statements.

mod claim;
pub mod key;
pub mod receipt;
mod turn;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{OccurrenceId, SubscriptionId};
use domain::locale::Language;
use domain::push::{About, NewSubscription, Subscription};
use domain::text::Line;

pub use self::claim::{Claimed, claim};
use self::turn::Turn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::Actor;
use crate::schema::{delivery, push_subscription};

/// How long a worker may take for one claim, in milliseconds.
pub const LEASE_MS: i64 = 60_000;
/// The most subscriptions one account keeps; a further one replaces the oldest.
pub const MAX_SUBSCRIPTIONS: usize = 10;

/// Stores a subscription for this session. An endpoint belongs to its last account; a session has one subscription. The
/// same once more changes nothing, so that the app can say it at every start while something is on its way to it.
///
/// # Errors
/// [`StoreError::Db`].
pub fn subscribe(tx: &mut Tx<'_>, actor: &Actor, new: &NewSubscription) -> Result<Subscription, StoreError> {
    let said_before: Option<String> = push_subscription::table
        .filter(push_subscription::session_id.eq(actor.session.to_string()))
        .filter(push_subscription::endpoint.eq(new.endpoint.as_str()))
        .filter(push_subscription::p256dh.eq(new.p256dh.as_str()))
        .filter(push_subscription::auth.eq(new.auth.as_str()))
        .filter(push_subscription::public_key.eq(new.application_server_key.as_ref().map(Line::as_str)))
        .select(push_subscription::id)
        .first(tx.conn)
        .optional()?;
    if let Some(id) = said_before {
        return Ok(Subscription { id: id.parse().map_err(|_| corrupt("push_subscription.id"))? });
    }
    let this_browser = push_subscription::endpoint
        .eq(new.endpoint.as_str())
        .or(push_subscription::session_id.eq(actor.session.to_string()));
    diesel::delete(push_subscription::table.filter(this_browser)).execute(tx.conn)?;
    let theirs: Vec<String> = push_subscription::table
        .filter(push_subscription::account_id.eq(actor.account.to_string()))
        .order(push_subscription::created_at)
        .select(push_subscription::id)
        .load(tx.conn)?;
    for oldest in theirs.iter().take((theirs.len() + 1).saturating_sub(MAX_SUBSCRIPTIONS)) {
        diesel::delete(push_subscription::table.find(oldest)).execute(tx.conn)?;
    }
    let (ms, random) = tx.id_parts();
    let id = SubscriptionId::new(ms, random);
    diesel::insert_into(push_subscription::table)
        .values((
            push_subscription::id.eq(id.to_string()),
            push_subscription::account_id.eq(actor.account.to_string()),
            push_subscription::session_id.eq(actor.session.to_string()),
            push_subscription::endpoint.eq(new.endpoint.as_str()),
            push_subscription::p256dh.eq(new.p256dh.as_str()),
            push_subscription::auth.eq(new.auth.as_str()),
            push_subscription::created_at.eq(tx.now().0),
            push_subscription::public_key.eq(new.application_server_key.as_ref().map(Line::as_str)),
        ))
        .execute(tx.conn)?;
    Ok(Subscription { id })
}

/// Forgets a subscription of this account.
///
/// # Errors
/// [`StoreError::NotFound`] for another account's.
pub fn unsubscribe(tx: &mut Tx<'_>, actor: &Actor, id: SubscriptionId) -> Result<(), StoreError> {
    let theirs = push_subscription::table
        .filter(push_subscription::id.eq(id.to_string()))
        .filter(push_subscription::account_id.eq(actor.account.to_string()));
    if diesel::delete(theirs).execute(tx.conn)? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// One message to be posted.
#[derive(Debug, Clone)]
pub struct Job {
    /// Which occurrence.
    pub occurrence: OccurrenceId,
    /// Which subscription.
    pub subscription: SubscriptionId,
    /// Which attempt of the occurrence: the first, or one more after it was put off.
    pub attempt: i64,
    /// How often this attempt was tried before.
    pub tries: i64,
    /// Where to.
    pub endpoint: String,
    /// The browser's public key, base64url.
    pub p256dh: String,
    /// The browser's secret, base64url.
    pub auth: String,
    /// The public key it was subscribed with; where that was not said, the present one or none.
    pub public_key: Option<String>,
    /// What about; nothing for a test by the patient.
    pub about: Option<About>,
    /// When it fell due.
    pub due_at: Millis,
    /// In which language.
    pub language: Language,
    /// Later than this it is not sent.
    pub useful_until: Millis,
}

/// How many deliveries are due and wait.
///
/// # Errors
/// [`StoreError::Db`].
pub fn overdue(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    let due = delivery::table.filter(delivery::state.eq("waiting")).filter(delivery::next_at.le(tx.now().0));
    Ok(due.count().get_result(tx.conn)?)
}

/// What became of a posted message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// The push service took it.
    Accepted {
        /// HTTP status.
        status: u16,
    },
    /// The subscription is no more (404, 410).
    Gone {
        /// HTTP status.
        status: u16,
    },
    /// Not now: again at this moment, if it is still useful then.
    Later {
        /// HTTP status; none where there was no answer.
        status: Option<u16>,
        /// When.
        at: Millis,
    },
    /// Never: our fault, for the operator.
    Refused {
        /// HTTP status; none where the message could not be made or the address not be used.
        status: Option<u16>,
    },
}

/// Settles claimed deliveries.
///
/// # Errors
/// [`StoreError::Db`].
pub fn settle_all(tx: &mut Tx<'_>, posted: &[(Job, Posted)]) -> Result<(), StoreError> {
    let ids: Vec<_> =
        posted.iter().map(|(job, _)| (job.occurrence.to_string(), job.subscription.to_string())).collect();
    turn::hold(tx, ids.iter().map(|(occurrence, _)| occurrence.as_str()))?;
    let mut gone = Vec::new();
    let turns: Vec<_> = posted
        .iter()
        .zip(&ids)
        .map(|((job, posted), (occurrence, subscription))| {
            let key = (occurrence.as_str(), subscription.as_str(), job.attempt);
            match *posted {
                Posted::Accepted { status } => Turn::end(key, "accepted", Some(status)),
                Posted::Refused { status } => Turn::end(key, "refused", status),
                Posted::Gone { status } => {
                    gone.push(subscription.as_str());
                    Turn::end(key, "gone", Some(status))
                }
                Posted::Later { status, at } if at < job.useful_until => Turn::later(key, at.0, status),
                Posted::Later { status, .. } => Turn::end(key, "expired", status),
            }
        })
        .collect();
    if !gone.is_empty() {
        diesel::delete(push_subscription::table.filter(push_subscription::id.eq_any(gone))).execute(tx.conn)?;
    }
    turn::write(tx, &turns)
}
