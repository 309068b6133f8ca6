//! Push subscriptions and deliveries. A worker claims deliveries in a short transaction and holds a lease, no
//! transaction, while it posts; what became of it is settled in another.

pub mod key;
pub mod receipt;

use diesel::prelude::*;
use domain::day::{LocalDay, Millis};
use domain::id::{OccurrenceId, PatientId, ReminderId, SubscriptionId};
use domain::locale::Language;
use domain::push::{About, NewSubscription, Subscription};
use domain::reminder::Occurrence;
use domain::text::Line;

use crate::conn::Conn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::Actor;
use crate::reminder::{self, Quiet};
use crate::schema::{account, delivery, occurrence, patient, push_subscription};

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
    /// The public key it was subscribed with; none where that was not said.
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

/// occurrence, subscription, attempt, tries, due_at of the attempt.
type DeliveryColumns = (String, String, i64, i64, Option<i64>);
/// patient, rule, day, due_at.
type OccurrenceColumns = (String, String, String, i64);
type WaitingColumns = (DeliveryColumns, OccurrenceColumns);

fn waiting(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<WaitingColumns>, StoreError> {
    let now = tx.now().0;
    let free = delivery::leased_until.is_null().or(delivery::leased_until.le(now)).assume_not_null();
    let query = delivery::table
        .inner_join(occurrence::table.on(occurrence::id.eq(delivery::occurrence_id)))
        .filter(delivery::state.eq("waiting"))
        .filter(delivery::next_at.le(now))
        .filter(free)
        .order(delivery::next_at)
        .limit(limit)
        .select((
            (delivery::occurrence_id, delivery::subscription_id, delivery::attempt, delivery::tries, delivery::due_at),
            (occurrence::patient_id, occurrence::reminder_id, occurrence::day, occurrence::due_at),
        ));
    Ok(match &mut *tx.conn {
        Conn::Postgres(pg) => query.for_update().skip_locked().load(pg)?,
        Conn::Sqlite(sqlite) => query.load(sqlite)?,
    })
}

/// What a look at the waiting deliveries gave.
#[derive(Debug, Default)]
pub struct Claimed {
    /// To be posted.
    pub jobs: Vec<Job>,
    /// Ended unsent, each with the reason: `done`, `expired`, `quiet` or `gone`.
    pub unsent: Vec<&'static str>,
    /// Put off to the end of quiet hours, each until when.
    pub put_off: Vec<Millis>,
}

/// How many deliveries are due and wait.
///
/// # Errors
/// [`StoreError::Db`].
pub fn overdue(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    let due = delivery::table.filter(delivery::state.eq("waiting")).filter(delivery::next_at.le(tx.now().0));
    Ok(due.count().get_result(tx.conn)?)
}

/// Claims deliveries that are due. What needs no sending any more – done, switched off, too late, no such device – is
/// settled here.
///
/// # Errors
/// [`StoreError::Db`].
pub fn claim(tx: &mut Tx<'_>, limit: i64) -> Result<Claimed, StoreError> {
    let waiting = waiting(tx, limit)?;
    let mut claimed = Claimed::default();
    for row in waiting {
        let ((occurrence, subscription, attempt, tries, _), _) = &row;
        let this = delivery::table.find((occurrence, subscription, attempt));
        match ready(tx, &row)? {
            Ready::Send(job) => {
                let leased_until = tx.now().plus_ms(LEASE_MS).0;
                diesel::update(this)
                    .set((delivery::leased_until.eq(leased_until), delivery::tries.eq(tries + 1)))
                    .execute(tx.conn)?;
                claimed.jobs.push(*job);
            }
            Ready::Wait(until) => {
                diesel::update(this)
                    .set((delivery::next_at.eq(until.0), delivery::leased_until.eq(None::<i64>)))
                    .execute(tx.conn)?;
                claimed.put_off.push(until);
            }
            Ready::Unsent(reason) => {
                let state = if reason == "quiet" { "expired" } else { reason };
                finish(tx, (occurrence, subscription, *attempt), state, None)?;
                if reason == "quiet" {
                    let this = occurrence::table.find(occurrence).filter(occurrence::state.eq("expired"));
                    diesel::update(this).set(occurrence::reason.eq(reason)).execute(tx.conn)?;
                }
                claimed.unsent.push(reason);
            }
        }
    }
    Ok(claimed)
}

/// What a look at a waiting delivery gives.
enum Ready {
    Send(Box<Job>),
    /// Quiet hours: a first try, one after a fault or one taken over from another server alike.
    Wait(Millis),
    /// Ends here, with the reason.
    Unsent(&'static str),
}

fn ready(tx: &mut Tx<'_>, row: &WaitingColumns) -> Result<Ready, StoreError> {
    let ((occurrence_id, subscription_id, attempt, tries, put_off_to), (patient_id, rule_id, day, fell_due_at)) = row;
    let due_at = Millis(put_off_to.unwrap_or(*fell_due_at));
    let useful_until = reminder::useful_until(due_at);
    if tx.now() >= useful_until {
        return Ok(Ready::Unsent("expired"));
    }
    let Some(rule) = reminder::in_force(tx, patient_id, rule_id)? else { return Ok(Ready::Unsent("done")) };
    let patient: PatientId = patient_id.parse().map_err(|_| corrupt("occurrence.patient_id"))?;
    let day: LocalDay = day.parse().map_err(|_| corrupt("occurrence.day"))?;
    if reminder::already_done(tx, patient, &rule, day)? {
        return Ok(Ready::Unsent("done"));
    }
    match reminder::quiet_now(tx, &rule, Occurrence { day, at: due_at }) {
        Quiet::No => {}
        Quiet::Until(at) => return Ok(Ready::Wait(at)),
        Quiet::Never => return Ok(Ready::Unsent("quiet")),
    }
    // Joined through the patient's own account: an endpoint that moved to somebody else gets nothing.
    let device: Option<(String, String, String, Option<String>, String)> = push_subscription::table
        .inner_join(account::table.on(account::id.eq(push_subscription::account_id)))
        .inner_join(patient::table.on(patient::account_id.eq(account::id)))
        .filter(push_subscription::id.eq(subscription_id))
        .filter(patient::id.eq(patient_id))
        .filter(account::disabled_at.is_null())
        .select((
            push_subscription::endpoint,
            push_subscription::p256dh,
            push_subscription::auth,
            push_subscription::public_key,
            account::language,
        ))
        .first(tx.conn)
        .optional()?;
    let Some((endpoint, p256dh, auth, public_key, language)) = device else { return Ok(Ready::Unsent("gone")) };
    let rule_id: ReminderId = rule_id.parse().map_err(|_| corrupt("occurrence.reminder_id"))?;
    Ok(Ready::Send(Box::new(Job {
        occurrence: occurrence_id.parse().map_err(|_| corrupt("occurrence.id"))?,
        subscription: subscription_id.parse().map_err(|_| corrupt("delivery.subscription_id"))?,
        attempt: *attempt,
        tries: *tries,
        endpoint,
        p256dh,
        auth,
        public_key,
        about: Some(About { rule: rule_id, day, done: rule.what.answered_by_a_tap() }),
        due_at,
        language: Language::of_tag(&language).unwrap_or_default(),
        useful_until,
    })))
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
    posted.iter().try_for_each(|(job, posted)| settle(tx, job, *posted))
}

fn settle(tx: &mut Tx<'_>, job: &Job, posted: Posted) -> Result<(), StoreError> {
    let (occurrence_id, subscription_id) = (job.occurrence.to_string(), job.subscription.to_string());
    let this = (occurrence_id.as_str(), subscription_id.as_str(), job.attempt);
    match posted {
        Posted::Accepted { status } => finish(tx, this, "accepted", Some(status)),
        Posted::Refused { status } => finish(tx, this, "refused", status),
        Posted::Gone { status } => {
            diesel::delete(push_subscription::table.find(&subscription_id)).execute(tx.conn)?;
            finish(tx, this, "gone", Some(status))
        }
        Posted::Later { status, at } if at < job.useful_until => {
            diesel::update(delivery::table.find(this))
                .set((
                    delivery::next_at.eq(at.0),
                    delivery::leased_until.eq(None::<i64>),
                    delivery::status.eq(status.map(i32::from)),
                ))
                .execute(tx.conn)?;
            Ok(())
        }
        Posted::Later { status, .. } => finish(tx, this, "expired", status),
    }
}

fn finish(tx: &mut Tx<'_>, this: (&str, &str, i64), state: &str, status: Option<u16>) -> Result<(), StoreError> {
    diesel::update(delivery::table.find(this))
        .set((
            delivery::state.eq(state),
            delivery::leased_until.eq(None::<i64>),
            delivery::status.eq(status.map(i32::from)),
        ))
        .execute(tx.conn)?;
    let (occurrence_id, ..) = this;
    let waiting = delivery::table
        .filter(delivery::occurrence_id.eq(occurrence_id))
        .filter(delivery::state.eq("waiting"))
        .count()
        .get_result::<i64>(tx.conn)?;
    if waiting == 0 {
        let state = if state == "done" || state == "expired" { state } else { "settled" };
        diesel::update(occurrence::table.find(occurrence_id)).set(occurrence::state.eq(state)).execute(tx.conn)?;
    }
    Ok(())
}
