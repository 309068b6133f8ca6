//! What deliveries turn into, written for many at once: one statement for the deliveries, one for the occurrences of which
//! nothing waits any more.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Serialize;

use crate::conn::Conn;
use crate::db::Tx;
use crate::error::StoreError;
use crate::row_set::{self, Holds};
use crate::schema::occurrence;

/// What one delivery turns into.
#[derive(Debug, Serialize)]
pub(super) struct Turn<'a> {
    occurrence_id: &'a str,
    subscription_id: &'a str,
    attempt: i64,
    state: &'static str,
    /// Tries more than before.
    tried: i64,
    /// Nothing: stays.
    next_at: Option<i64>,
    leased_until: Option<i64>,
    /// Nothing: the last one stays.
    status: Option<u16>,
    /// Of the occurrence, where nothing of it waits any more.
    #[serde(skip)]
    reason: Option<&'static str>,
}

impl row_set::Row for Turn<'_> {
    const COLUMNS: &'static [(&'static str, Holds)] = &[
        ("occurrence_id", Holds::Text),
        ("subscription_id", Holds::Text),
        ("attempt", Holds::Number),
        ("state", Holds::Text),
        ("tried", Holds::Number),
        ("next_at", Holds::Number),
        ("leased_until", Holds::Number),
        ("status", Holds::Number),
    ];
}

/// occurrence, subscription, attempt.
pub(super) type Key<'a> = (&'a str, &'a str, i64);

impl<'a> Turn<'a> {
    fn waiting((occurrence_id, subscription_id, attempt): Key<'a>) -> Self {
        let (next_at, leased_until, status, reason) = (None, None, None, None);
        Self {
            occurrence_id,
            subscription_id,
            attempt,
            state: "waiting",
            tried: 0,
            next_at,
            leased_until,
            status,
            reason,
        }
    }

    /// Held by one worker until then, and tried once more.
    pub(super) fn held(key: Key<'a>, until: i64) -> Self {
        Self { tried: 1, leased_until: Some(until), ..Self::waiting(key) }
    }

    /// Waits until then, free for every worker.
    pub(super) fn later(key: Key<'a>, at: i64, status: Option<u16>) -> Self {
        Self { next_at: Some(at), status, ..Self::waiting(key) }
    }

    /// At its end, with a state of `delivery`.
    pub(super) fn end(key: Key<'a>, state: &'static str, status: Option<u16>) -> Self {
        Self { state, status, ..Self::waiting(key) }
    }

    /// At its end unsent, with the reason that the occurrence gets.
    pub(super) fn unsent(key: Key<'a>, reason: &'static str) -> Self {
        if reason == "quiet" {
            Self { reason: Some(reason), ..Self::end(key, "expired", None) }
        } else {
            Self::end(key, reason, None)
        }
    }
}

/// An occurrence of which a delivery has ended.
#[derive(Serialize)]
struct Ended<'a> {
    id: &'a str,
    state: &'static str,
    reason: Option<&'static str>,
}

impl row_set::Row for Ended<'_> {
    const COLUMNS: &'static [(&'static str, Holds)] =
        &[("id", Holds::Text), ("state", Holds::Text), ("reason", Holds::Text)];
}

/// Holds these occurrences for this transaction: of two servers that settle the last two deliveries of one occurrence at
/// the same moment, the second sees what the first wrote.
pub(super) fn hold<'a>(tx: &mut Tx<'_>, ids: impl Iterator<Item = &'a str>) -> Result<(), StoreError> {
    // One after the other in the same order everywhere, or two servers would wait for each other.
    if let Conn::Postgres(pg) = &mut *tx.conn {
        let held = occurrence::table.filter(occurrence::id.eq_any(ids.collect::<Vec<_>>()));
        let _held: Vec<String> = held.order(occurrence::id).select(occurrence::id).for_update().load(pg)?;
    }
    Ok(())
}

/// Writes them. Their occurrences are held by this transaction.
pub(super) fn write(tx: &mut Tx<'_>, turns: &[Turn<'_>]) -> Result<(), StoreError> {
    row_set::run(tx, turns, |r| {
        format!(
            "UPDATE delivery SET state = r.state, tries = delivery.tries + r.tried, leased_until = r.leased_until, \
             next_at = COALESCE(r.next_at, delivery.next_at), status = COALESCE(r.status, delivery.status) FROM {r} \
             WHERE delivery.occurrence_id = r.occurrence_id AND delivery.subscription_id = r.subscription_id \
             AND delivery.attempt = r.attempt"
        )
    })?;
    // The last that is said of an occurrence holds.
    let ended: BTreeMap<_, _> =
        turns.iter().filter(|turn| turn.state != "waiting").map(|turn| (turn.occurrence_id, turn)).collect();
    let ended: Vec<_> = ended
        .into_values()
        .map(|turn| Ended {
            id: turn.occurrence_id,
            state: if matches!(turn.state, "done" | "expired") { turn.state } else { "settled" },
            reason: turn.reason,
        })
        .collect();
    // Not as "there is none that waits": SQLite would look for it among all that wait.
    row_set::run(tx, &ended, |r| {
        format!(
            "UPDATE occurrence SET state = r.state, reason = COALESCE(r.reason, occurrence.reason) FROM {r} \
             WHERE occurrence.id = r.id AND 'waiting' NOT IN \
             (SELECT delivery.state FROM delivery WHERE delivery.occurrence_id = occurrence.id)"
        )
    })
}
