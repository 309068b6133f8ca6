//! Which deliveries are to be posted now. What is asked about one is asked about all of a claim in one statement.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use domain::day::{LocalDay, Millis};
use domain::id::ReminderId;
use domain::locale::Language;
use domain::push::About;
use domain::reminder::{self as schedule, Occurrence, Rule, What};

use super::turn::{self, Turn};
use super::{Job, LEASE_MS, key};
use crate::conn::{Conn, load};
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit;
use crate::reminder::{self, Facts, Quiet};
use crate::schema::{account, delivery, occurrence, patient, push_subscription, reminder as rules};

/// A delivery that is due, with its occurrence.
#[derive(Queryable)]
struct Waiting {
    occurrence: String,
    subscription: String,
    attempt: i64,
    tries: i64,
    /// Of the attempt, where it was put off.
    put_off_to: Option<i64>,
    patient: String,
    rule: String,
    day: String,
    fell_due_at: i64,
}

impl Waiting {
    fn key(&self) -> turn::Key<'_> {
        (&self.occurrence, &self.subscription, self.attempt)
    }

    fn due_at(&self) -> Millis {
        Millis(self.put_off_to.unwrap_or(self.fell_due_at))
    }

    fn day(&self) -> Result<LocalDay, StoreError> {
        self.day.parse().map_err(|_| corrupt("occurrence.day"))
    }
}

fn waiting(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Waiting>, StoreError> {
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
            delivery::occurrence_id,
            delivery::subscription_id,
            delivery::attempt,
            delivery::tries,
            delivery::due_at,
            occurrence::patient_id,
            occurrence::reminder_id,
            occurrence::day,
            occurrence::due_at,
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

/// Claims deliveries that are due. What needs no sending any more – done, switched off, too late, no such device – is
/// settled here.
///
/// # Errors
/// [`StoreError::Db`].
pub fn claim(tx: &mut Tx<'_>, limit: i64) -> Result<Claimed, StoreError> {
    let waiting = waiting(tx, limit)?;
    let known = Asked::about(tx, &waiting)?;
    let leased_until = tx.now().plus_ms(LEASE_MS).0;
    let (mut claimed, mut turns) = (Claimed::default(), Vec::with_capacity(waiting.len()));
    for one in &waiting {
        match known.ready(tx.now(), one)? {
            Ready::Send(job) => {
                turns.push(Turn::held(one.key(), leased_until));
                claimed.jobs.push(*job);
            }
            Ready::Wait(until) => {
                turns.push(Turn::later(one.key(), until.0, None));
                claimed.put_off.push(until);
            }
            Ready::Unsent(reason) => {
                turns.push(Turn::unsent(one.key(), reason));
                claimed.unsent.push(reason);
            }
        }
    }
    turn::write(tx, &turns)?;
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

/// subscription and patient.
type DeviceKey = (String, String);

struct Device {
    endpoint: String,
    p256dh: String,
    auth: String,
    public_key: Option<String>,
    language: Language,
}

/// All that has to be known of the deliveries of one claim.
struct Asked {
    /// In force, by occurrence.
    rules: HashMap<String, Rule>,
    /// By patient; none of one that was erased.
    facts: HashMap<String, Facts>,
    devices: HashMap<DeviceKey, Device>,
}

impl Asked {
    fn about(tx: &mut Tx<'_>, waiting: &[Waiting]) -> Result<Self, StoreError> {
        // Of what comes too late nothing is asked.
        let now = tx.now();
        let waiting: Vec<_> = waiting.iter().filter(|one| now < reminder::useful_until(one.due_at())).collect();
        let rules = rules(tx, &waiting)?;
        let (mut patients, mut first, mut last) = (BTreeSet::new(), None::<LocalDay>, None::<LocalDay>);
        for one in &waiting {
            let Some(rule) = rules.get(&one.occurrence) else { continue };
            let day = one.day()?;
            let from = day.plus_days(-schedule::look_back_days(rule.what));
            patients.insert(one.patient.as_str());
            first = Some(first.map_or(from, |first| first.min(from)));
            last = Some(last.map_or(day, |last| last.max(day)));
        }
        let facts = match (first, last) {
            (Some(first), Some(last)) => {
                let permits = permit::reminders(tx, patients.into_iter())?;
                let with_grants = rules.values().any(|rule| rule.what == What::GrantEnding);
                Facts::load(tx, &permits, first, last, with_grants)?
            }
            _ => HashMap::new(),
        };
        Ok(Self { devices: devices(tx, &waiting)?, rules, facts })
    }

    fn ready(&self, now: Millis, one: &Waiting) -> Result<Ready, StoreError> {
        let due_at = one.due_at();
        let useful_until = reminder::useful_until(due_at);
        if now >= useful_until {
            return Ok(Ready::Unsent("expired"));
        }
        let Some(rule) = self.rules.get(&one.occurrence) else { return Ok(Ready::Unsent("done")) };
        let Some(facts) = self.facts.get(&one.patient) else { return Ok(Ready::Unsent("gone")) };
        let day = one.day()?;
        let known = facts.of_days(day.plus_days(-schedule::look_back_days(rule.what)), day);
        if schedule::already_done(rule.what, day, known) {
            return Ok(Ready::Unsent("done"));
        }
        match reminder::quiet_now(now, rule, Occurrence { day, at: due_at }) {
            Quiet::No => {}
            Quiet::Until(at) => return Ok(Ready::Wait(at)),
            Quiet::Never => return Ok(Ready::Unsent("quiet")),
        }
        let device = self.devices.get(&(one.subscription.clone(), one.patient.clone()));
        let Some(device) = device else { return Ok(Ready::Unsent("gone")) };
        let rule_id: ReminderId = one.rule.parse().map_err(|_| corrupt("occurrence.reminder_id"))?;
        Ok(Ready::Send(Box::new(Job {
            occurrence: one.occurrence.parse().map_err(|_| corrupt("occurrence.id"))?,
            subscription: one.subscription.parse().map_err(|_| corrupt("delivery.subscription_id"))?,
            attempt: one.attempt,
            tries: one.tries,
            endpoint: device.endpoint.clone(),
            p256dh: device.p256dh.clone(),
            auth: device.auth.clone(),
            public_key: device.public_key.clone(),
            about: Some(About { rule: rule_id, day, done: rule.what.answered_by_a_tap() }),
            due_at,
            language: device.language,
            useful_until,
        })))
    }
}

/// The rules of these, as they stand now, if they still are in force.
fn rules(tx: &mut Tx<'_>, waiting: &[&Waiting]) -> Result<HashMap<String, Rule>, StoreError> {
    let ids: BTreeSet<_> = waiting.iter().map(|one| one.occurrence.as_str()).collect();
    let query = occurrence::table
        .inner_join(
            rules::table.on(rules::patient_id.eq(occurrence::patient_id).and(rules::id.eq(occurrence::reminder_id))),
        )
        .filter(occurrence::id.eq_any(ids))
        .filter(rules::removed.eq(false))
        .select((occurrence::id, rules::body));
    let rows: Vec<(String, String)> = load!(tx.conn, query);
    let mut in_force = HashMap::new();
    for (occurrence, body) in rows {
        let rule: Rule = serde_json::from_str(&body).map_err(|_| corrupt("reminder.body"))?;
        if rule.enabled {
            in_force.insert(occurrence, rule);
        }
    }
    Ok(in_force)
}

/// subscription, patient, endpoint, p256dh, auth, public key, language.
type DeviceColumns = (String, String, String, String, String, Option<String>, String);

/// Joined through the patient's own account: an endpoint that moved to somebody else gets nothing.
fn devices(tx: &mut Tx<'_>, waiting: &[&Waiting]) -> Result<HashMap<DeviceKey, Device>, StoreError> {
    let ids: BTreeSet<_> = waiting.iter().map(|one| one.subscription.as_str()).collect();
    let query = push_subscription::table
        .inner_join(account::table.on(account::id.eq(push_subscription::account_id)))
        .inner_join(patient::table.on(patient::account_id.eq(account::id)))
        .filter(push_subscription::id.eq_any(ids))
        .filter(account::disabled_at.is_null())
        .select((
            push_subscription::id,
            patient::id,
            push_subscription::endpoint,
            push_subscription::p256dh,
            push_subscription::auth,
            push_subscription::public_key,
            account::language,
        ));
    let rows: Vec<DeviceColumns> = load!(tx.conn, query);
    let unsaid = rows.iter().any(|(.., public_key, _)| public_key.is_none());
    let present = if unsaid { key::present(tx)? } else { None };
    let device = |(subscription, patient, endpoint, p256dh, auth, public_key, language): DeviceColumns| {
        let language = Language::of_tag(&language).unwrap_or_default();
        let public_key = public_key.or_else(|| present.clone());
        ((subscription, patient), Device { endpoint, p256dh, auth, public_key, language })
    };
    Ok(rows.into_iter().map(device).collect())
}
