//! A delivery of an occurrence to each device of its patient.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use domain::day::Millis;
use serde::Serialize;

use crate::conn::load;
use crate::db::Tx;
use crate::error::StoreError;
use crate::row_set::{self, Holds};
use crate::schema::{patient, push_subscription};

/// One that waits to be posted.
#[derive(Serialize)]
pub(super) struct NewDelivery<'a> {
    occurrence_id: &'a str,
    subscription_id: &'a str,
    attempt: i64,
    next_at: i64,
    /// Where the attempt is due at another moment than the occurrence.
    due_at: Option<i64>,
}

impl row_set::Row for NewDelivery<'_> {
    const COLUMNS: &'static [(&'static str, Holds)] = &[
        ("occurrence_id", Holds::Text),
        ("subscription_id", Holds::Text),
        ("attempt", Holds::Number),
        ("next_at", Holds::Number),
        ("due_at", Holds::Number),
    ];
}

impl<'a> NewDelivery<'a> {
    /// The first attempt, at `rings_at`.
    pub(super) fn first(occurrence_id: &'a str, subscription_id: &'a str, rings_at: Millis) -> Self {
        Self { occurrence_id, subscription_id, attempt: 1, next_at: rings_at.0, due_at: None }
    }

    /// One more, put off to `at`.
    pub(super) fn again(occurrence_id: &'a str, subscription_id: &'a str, attempt: i64, at: Millis) -> Self {
        Self { occurrence_id, subscription_id, attempt, next_at: at.0, due_at: Some(at.0) }
    }
}

/// Writes them, all waiting.
pub(super) fn write(tx: &mut Tx<'_>, new: &[NewDelivery<'_>]) -> Result<(), StoreError> {
    row_set::run(tx, new, |r| {
        format!(
            "INSERT INTO delivery (occurrence_id, subscription_id, attempt, tries, next_at, state, due_at) \
             SELECT r.occurrence_id, r.subscription_id, r.attempt, 0, r.next_at, 'waiting', r.due_at FROM {r}"
        )
    })
}

/// The subscriptions of these patients; nothing of one who has none.
pub(super) fn devices(tx: &mut Tx<'_>, patients: BTreeSet<&str>) -> Result<HashMap<String, Vec<String>>, StoreError> {
    if patients.is_empty() {
        return Ok(HashMap::new());
    }
    let query = push_subscription::table
        .inner_join(patient::table.on(patient::account_id.eq(push_subscription::account_id)))
        .filter(patient::id.eq_any(patients))
        .select((patient::id, push_subscription::id));
    let rows: Vec<(String, String)> = load!(tx.conn, query);
    let mut devices = HashMap::<_, Vec<_>>::new();
    for (patient, device) in rows {
        devices.entry(patient).or_default().push(device);
    }
    Ok(devices)
}
