//! A patient's calendar feed: one secret address each, kept as a keyed hash, and what stands in it.

use diesel::prelude::*;
use domain::calendar::{self, CalendarState, Event, FeedRule};
use domain::day::{LocalDay, Millis};
use domain::locale::Language;
use domain::reminder::{What, look_back_days};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, All, Own, Permit};
use crate::reminder::Facts;
use crate::schema::{account, calendar as feed, patient, reminder as rules};
use crate::zone::KnownZone;

/// A fetch is remembered to the hour: more often is nobody's business, and a write each.
const FETCH_EVERY_MS: i64 = 60 * 60 * 1000;

/// How it stands with one's own feed.
///
/// # Errors
/// [`StoreError::Db`].
pub fn state<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<CalendarState, StoreError> {
    let found: Option<(i64, Option<i64>)> = feed::table
        .find(permit.patient().to_string())
        .select((feed::made_at, feed::fetched_at))
        .first(tx.conn)
        .optional()?;
    Ok(CalendarState {
        made_at: found.map(|(made_at, _)| Millis(made_at)),
        fetched_at: found.and_then(|(_, fetched_at)| fetched_at).map(Millis),
    })
}

/// Makes the feed anew: an address that was given out before leads nowhere from then on.
///
/// # Errors
/// [`StoreError::Db`].
pub fn make<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>, token_hash: &str) -> Result<(), StoreError> {
    revoke(tx, permit)?;
    diesel::insert_into(feed::table)
        .values((
            feed::patient_id.eq(permit.patient().to_string()),
            feed::token_hash.eq(token_hash),
            feed::made_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends the feed. Fine if there is none.
///
/// # Errors
/// [`StoreError::Db`].
pub fn revoke<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<(), StoreError> {
    diesel::delete(feed::table.find(permit.patient().to_string())).execute(tx.conn)?;
    Ok(())
}

/// What stands in a feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// Its events.
    pub events: Vec<Event>,
    /// In the person's language.
    pub language: Language,
}

/// The feed of this address.
///
/// # Errors
/// [`StoreError::NotFound`] if nobody has it.
pub fn fetch(tx: &mut Tx<'_>, token_hash: &str) -> Result<Feed, StoreError> {
    let (patient, zone, language, fetched_at): (String, String, String, Option<i64>) = feed::table
        .inner_join(patient::table.on(patient::id.eq(feed::patient_id)))
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .filter(feed::token_hash.eq(token_hash))
        .filter(account::disabled_at.is_null())
        .select((patient::id, patient::zone, account::language, feed::fetched_at))
        .first(tx.conn)?;
    if fetched_at.is_none_or(|at| at + FETCH_EVERY_MS <= tx.now().0) {
        diesel::update(feed::table.find(&patient)).set(feed::fetched_at.eq(tx.now().0)).execute(tx.conn)?;
    }
    let rules = rules_of(tx, &patient)?;
    let permit = permit::reminders(tx, [patient.as_str()].into_iter())?;
    let today: LocalDay = KnownZone::or_copenhagen(&zone).day_at(tx.now());
    let looked_back = What::ALL.iter().map(|what| look_back_days(*what)).max().unwrap_or_default();
    let facts = Facts::load(tx, &permit, today.plus_days(-looked_back - 2), today.plus_days(1), true)?;
    let facts = facts.get(&patient).ok_or(StoreError::NotFound)?;
    let offset_at = |zone: &domain::Zone, at| KnownZone::or_copenhagen(zone.as_str()).offset_at(at);
    let events = calendar::events(&rules, facts.known(), tx.now(), offset_at);
    Ok(Feed { events, language: Language::of_tag(&language).unwrap_or_default() })
}

/// Their rules that are in force.
fn rules_of(tx: &mut Tx<'_>, patient: &str) -> Result<Vec<FeedRule>, StoreError> {
    let rows: Vec<(String, String, i64)> = rules::table
        .filter(rules::patient_id.eq(patient))
        .filter(rules::removed.eq(false))
        .filter(rules::next_at.is_not_null())
        .order(rules::id)
        .select((rules::id, rules::body, rules::received_at))
        .load(tx.conn)?;
    rows.into_iter()
        .map(|(id, body, received_at)| {
            Ok(FeedRule {
                id: id.parse().map_err(|_| corrupt("reminder.id"))?,
                rule: serde_json::from_str(&body).map_err(|_| corrupt("reminder.body"))?,
                written_at: Millis(received_at),
            })
        })
        .collect()
}
