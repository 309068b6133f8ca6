//! Rules that fall due: their occurrences, a delivery for each device, and when they fall due next. Many rules in a few
//! statements. Every occurrence is written down, those too that fell due while no server ran.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::OccurrenceId;
use domain::reminder::{Occurrence, QuietHours, Rule};
use serde::Serialize;

use super::delivery::NewDelivery;
use super::{delivery, useful_until};
use crate::conn::Conn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::row_set::{self, Holds};
use crate::schema::reminder as rules;
use crate::zone::{self, KnownZone};

/// The most occurrences of one rule made up for in one look: more than a year of a server that was away.
const MAX_MISSED: usize = 400;
/// After so many occurrences the rest waits for the next transaction.
const ENOUGH: usize = 400;

/// patient, id, body, next_at, next_day.
type DueColumns = (String, String, String, Option<i64>, Option<String>);

/// What fell due.
#[derive(Debug, Clone, Copy)]
pub struct FellDue {
    /// How many rules.
    pub rules: usize,
    /// Whether more may be due now.
    pub more: bool,
}

/// Rules that have fallen due, each held by this transaction alone.
fn due(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<DueColumns>, StoreError> {
    let query = rules::table.filter(rules::next_at.le(tx.now().0)).order(rules::next_at).limit(limit).select((
        rules::patient_id,
        rules::id,
        rules::body,
        rules::next_at,
        rules::next_day,
    ));
    Ok(match &mut *tx.conn {
        Conn::Postgres(pg) => query.for_update().skip_locked().load(pg)?,
        Conn::Sqlite(sqlite) => query.load(sqlite)?,
    })
}

#[derive(Serialize)]
struct NewOccurrence<'a> {
    id: String,
    patient_id: &'a str,
    reminder_id: &'a str,
    day: String,
    due_at: i64,
    state: &'static str,
    reason: Option<&'static str>,
    /// When it rings, if it does.
    #[serde(skip)]
    rings_at: Option<Millis>,
}

impl row_set::Row for NewOccurrence<'_> {
    const COLUMNS: &'static [(&'static str, Holds)] = &[
        ("id", Holds::Text),
        ("patient_id", Holds::Text),
        ("reminder_id", Holds::Text),
        ("day", Holds::Text),
        ("due_at", Holds::Number),
        ("state", Holds::Text),
        ("reason", Holds::Text),
    ];
}

/// When a rule falls due next.
#[derive(Serialize)]
struct Next<'a> {
    patient_id: &'a str,
    id: &'a str,
    next_at: Option<i64>,
    next_day: Option<String>,
    zone_data: &'static str,
}

impl row_set::Row for Next<'_> {
    const COLUMNS: &'static [(&'static str, Holds)] = &[
        ("patient_id", Holds::Text),
        ("id", Holds::Text),
        ("next_at", Holds::Number),
        ("next_day", Holds::Text),
        ("zone_data", Holds::Text),
    ];
}

impl<'a> Next<'a> {
    fn of(patient_id: &'a str, id: &'a str, next: Option<Occurrence>) -> Self {
        let (next_at, next_day) = (next.map(|next| next.at.0), next.map(|next| next.day.to_string()));
        Self { patient_id, id, next_at, next_day, zone_data: zone::EDITION }
    }
}

/// Turns rules that have fallen due into occurrences with a delivery per device, and moves the rules on: at most `limit`
/// rules, and fewer where each was missed often.
///
/// # Errors
/// [`StoreError::Db`].
pub fn fall_due(tx: &mut Tx<'_>, limit: i64) -> Result<FellDue, StoreError> {
    let due = due(tx, limit)?;
    let full = due.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let rules = fall(tx, &due)?;
    Ok(FellDue { rules, more: full || rules < due.len() })
}

/// Turns one rule into what it was due for until now, before it becomes another: what nobody has come round to yet is
/// accounted for all the same, and not sent where the new rule no longer wants it.
pub(crate) fn fall_due_before_change(tx: &mut Tx<'_>, patient: &str, id: &str) -> Result<(), StoreError> {
    let query = rules::table.find((patient, id)).filter(rules::next_at.le(tx.now().0)).select((
        rules::patient_id,
        rules::id,
        rules::body,
        rules::next_at,
        rules::next_day,
    ));
    let due: Vec<DueColumns> = match &mut *tx.conn {
        Conn::Postgres(pg) => query.for_update().load(pg)?,
        Conn::Sqlite(sqlite) => query.load(sqlite)?,
    };
    if !due.is_empty() {
        fall(tx, &due)?;
    }
    Ok(())
}

/// Writes what these rules were due for, and moves them on; how many of them.
fn fall(tx: &mut Tx<'_>, due: &[DueColumns]) -> Result<usize, StoreError> {
    let devices = delivery::devices(tx, due.iter().map(|(patient, ..)| patient.as_str()).collect())?;
    let (mut made, mut moved) = (Vec::new(), Vec::new());
    for (patient, id, body, next_at, next_day) in due {
        if made.len() >= ENOUGH {
            break;
        }
        let (Some(at), Some(day)) = (next_at, next_day) else { continue };
        let rule: Rule = serde_json::from_str(body).map_err(|_| corrupt("reminder.body"))?;
        let zone = KnownZone::or_copenhagen(rule.zone.as_str());
        let day = day.parse().map_err(|_| corrupt("reminder.next_day"))?;
        let mut next = Some(Occurrence { day, at: Millis(*at) });
        for _ in 0..MAX_MISSED {
            let Some(fallen) = next.filter(|next| next.at <= tx.now()) else { break };
            made.push(occurrence(tx, (patient, id), &rule, zone, fallen, devices.contains_key(patient)));
            next = rule.next_after(fallen.at, |at| zone.offset_at(at));
        }
        moved.push(Next::of(patient, id, next));
    }
    occur(tx, &made, &devices)?;
    move_on(tx, &moved)?;
    Ok(moved.len())
}

fn occurrence<'a>(
    tx: &Tx<'_>,
    (patient_id, reminder_id): (&'a str, &'a str),
    rule: &Rule,
    zone: KnownZone,
    due: Occurrence,
    has_devices: bool,
) -> NewOccurrence<'a> {
    let rings = rings(tx, rule, zone, due);
    let state = match (rings, has_devices) {
        (Err(_), _) => "expired",
        (Ok(_), false) => "nowhere",
        (Ok(_), true) => "due",
    };
    let (ms, random) = tx.id_parts();
    NewOccurrence {
        id: OccurrenceId::new(ms, random).to_string(),
        patient_id,
        reminder_id,
        day: due.day.to_string(),
        due_at: due.at.0,
        state,
        reason: rings.err(),
        rings_at: rings.ok(),
    }
}

/// When an occurrence may ring, or why it does not.
fn rings(tx: &Tx<'_>, rule: &Rule, zone: KnownZone, due: Occurrence) -> Result<Millis, &'static str> {
    if useful_until(due.at) <= tx.now() {
        return Err("late");
    }
    let at = due.at.max(tx.now());
    let through = |quiet: QuietHours| quiet.let_through(due, at, |at| zone.offset_at(at)).ok_or("quiet");
    rule.quiet.map_or(Ok(due.at), through)
}

/// Writes what is the first of its rule and day, with its deliveries.
fn occur(
    tx: &mut Tx<'_>,
    made: &[NewOccurrence<'_>],
    devices: &HashMap<String, Vec<String>>,
) -> Result<(), StoreError> {
    let written = row_set::answers(tx, made, |r| {
        format!(
            "INSERT INTO occurrence (id, patient_id, reminder_id, day, due_at, state, reason) \
             SELECT r.id, r.patient_id, r.reminder_id, r.day, r.due_at, r.state, r.reason FROM {r} WHERE TRUE \
             ON CONFLICT (patient_id, reminder_id, day) DO NOTHING RETURNING id AS answered"
        )
    })?;
    let written: HashSet<_> = written.into_iter().collect();
    let mut deliveries = Vec::new();
    for one in made.iter().filter(|one| written.contains(&one.id)) {
        let Some(rings_at) = one.rings_at else { continue };
        for device in devices.get(one.patient_id).into_iter().flatten() {
            deliveries.push(NewDelivery::first(&one.id, device, rings_at));
        }
    }
    delivery::write(tx, &deliveries)
}

fn move_on(tx: &mut Tx<'_>, moved: &[Next<'_>]) -> Result<(), StoreError> {
    row_set::run(tx, moved, |r| {
        format!(
            "UPDATE reminder SET next_at = r.next_at, next_day = r.next_day, zone_data = r.zone_data FROM {r} \
             WHERE reminder.patient_id = r.patient_id AND reminder.id = r.id"
        )
    })
}

/// Computes anew when rules fall due that a program with an earlier edition of the zone database computed. Each rule
/// says with which: so servers of two editions may share a database while one after the other is renewed, and what the
/// older one wrote meanwhile is found. Only the later edition speaks up, or the two would undo each other for ever.
/// Occurrences already made stay as they are. Answers how many rules were looked at; fewer than `limit` means no more.
///
/// # Errors
/// [`StoreError::Db`].
pub fn recompute(tx: &mut Tx<'_>, limit: i64) -> Result<usize, StoreError> {
    let earlier = rules::zone_data.is_null().or(rules::zone_data.lt(zone::EDITION)).assume_not_null();
    let query = rules::table
        // What has fallen due already is left to the worker.
        .filter(rules::next_at.gt(tx.now().0))
        .filter(earlier)
        .order((rules::patient_id, rules::id))
        .limit(limit)
        .select((rules::patient_id, rules::id, rules::body));
    // Held by this transaction alone: what a phone or another server writes meanwhile would be overwritten.
    let to_come: Vec<(String, String, String)> = match &mut *tx.conn {
        Conn::Postgres(pg) => query.for_update().skip_locked().load(pg)?,
        Conn::Sqlite(sqlite) => query.load(sqlite)?,
    };
    let mut moved = Vec::with_capacity(to_come.len());
    for (patient, id, body) in &to_come {
        let rule: Rule = serde_json::from_str(body).map_err(|_| corrupt("reminder.body"))?;
        let zone = KnownZone::or_copenhagen(rule.zone.as_str());
        moved.push(Next::of(patient, id, rule.next_after(tx.now(), |at| zone.offset_at(at))));
    }
    move_on(tx, &moved)?;
    Ok(to_come.len())
}
