//! Reminder rules and their occurrences. At most one occurrence per rule and local day, however many servers look.

mod facts;
pub mod snooze;

use diesel::prelude::*;
use domain::day::{LocalDay, Millis};
use domain::id::{OccurrenceId, PatientId};
use domain::reminder::{self, Occurrence, QuietHours, Rule, USEFUL_MS, What};
use domain::sync::Noun;

pub(crate) use self::facts::Facts;
use crate::conn::Conn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, All, Own, Permit};
use crate::schema::{delivery, occurrence, patient, push_subscription, reminder as rules};
use crate::synced::{Write, synced_table};
use crate::zone::{self, KnownZone};

synced_table!(rules, Noun::Reminder);

/// Writes the current row and when the rule falls due next.
pub(crate) fn put<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    write: &Write<'_>,
    next: Option<Occurrence>,
) -> Result<(), StoreError> {
    let patient = permit.patient().to_string();
    let columns = (
        rules::seq.eq(write.seq),
        rules::revision.eq(write.revision),
        rules::removed.eq(write.removed),
        rules::received_at.eq(write.received_at),
        rules::body.eq(write.body),
        rules::next_at.eq(next.map(|next| next.at.0)),
        rules::next_day.eq(next.map(|next| next.day.to_string())),
        rules::zone_data.eq(zone::EDITION),
    );
    if write.held {
        diesel::update(rules::table.find((&patient, write.id))).set(columns).execute(tx.conn)?;
    } else {
        diesel::insert_into(rules::table)
            .values((rules::patient_id.eq(&patient), rules::id.eq(write.id), columns))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// patient, id, body, next_at, next_day.
type DueColumns = (String, String, String, Option<i64>, Option<String>);

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

/// The most occurrences of one rule made up for in one look: more than a year of a server that was away.
const MAX_MISSED: usize = 400;

/// Turns rules that have fallen due into occurrences with a delivery per device, and moves the rules on. Every occurrence
/// is written down, those too that fell due while no server ran. Answers how many rules it took; fewer than `limit` means
/// that no more are due now.
///
/// # Errors
/// [`StoreError::Db`].
pub fn fall_due(tx: &mut Tx<'_>, limit: i64) -> Result<usize, StoreError> {
    let due = due(tx, limit)?;
    for (patient_id, id, body, next_at, next_day) in &due {
        let (Some(at), Some(day)) = (next_at, next_day) else { continue };
        let rule: Rule = serde_json::from_str(body).map_err(|_| corrupt("reminder.body"))?;
        let zone = KnownZone::or_copenhagen(rule.zone.as_str());
        let day = day.parse().map_err(|_| corrupt("reminder.next_day"))?;
        let mut next = Some(Occurrence { day, at: Millis(*at) });
        for _ in 0..MAX_MISSED {
            let Some(fallen) = next.filter(|next| next.at <= tx.now()) else { break };
            occur(tx, patient_id, id, &rule, zone, fallen)?;
            next = rule.next_after(fallen.at, |at| zone.offset_at(at));
        }
        move_on(tx, patient_id, id, next)?;
    }
    Ok(due.len())
}

fn move_on(tx: &mut Tx<'_>, patient_id: &str, id: &str, next: Option<Occurrence>) -> Result<(), StoreError> {
    diesel::update(rules::table.find((patient_id, id)))
        .set((
            rules::next_at.eq(next.map(|next| next.at.0)),
            rules::next_day.eq(next.map(|next| next.day.to_string())),
            rules::zone_data.eq(zone::EDITION),
        ))
        .execute(tx.conn)?;
    Ok(())
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
    for (patient_id, id, body) in &to_come {
        let rule: Rule = serde_json::from_str(body).map_err(|_| corrupt("reminder.body"))?;
        let zone = KnownZone::or_copenhagen(rule.zone.as_str());
        move_on(tx, patient_id, id, rule.next_after(tx.now(), |at| zone.offset_at(at)))?;
    }
    Ok(to_come.len())
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

fn occur(
    tx: &mut Tx<'_>,
    patient_id: &str,
    rule_id: &str,
    rule: &Rule,
    zone: KnownZone,
    due: Occurrence,
) -> Result<(), StoreError> {
    let same_day = occurrence::table
        .filter(occurrence::patient_id.eq(patient_id))
        .filter(occurrence::reminder_id.eq(rule_id))
        .filter(occurrence::day.eq(due.day.to_string()));
    if same_day.count().get_result::<i64>(tx.conn)? > 0 {
        return Ok(());
    }
    let devices = devices(tx, patient_id)?;
    let rings = rings(tx, rule, zone, due);
    let state = match (rings, devices.is_empty()) {
        (Err(_), _) => "expired",
        (Ok(_), true) => "nowhere",
        (Ok(_), false) => "due",
    };
    let (ms, random) = tx.id_parts();
    let id = OccurrenceId::new(ms, random).to_string();
    diesel::insert_into(occurrence::table)
        .values((
            occurrence::id.eq(&id),
            occurrence::patient_id.eq(patient_id),
            occurrence::reminder_id.eq(rule_id),
            occurrence::day.eq(due.day.to_string()),
            occurrence::due_at.eq(due.at.0),
            occurrence::state.eq(state),
            occurrence::reason.eq(rings.err()),
        ))
        .execute(tx.conn)?;
    let Ok(rings_at) = rings else { return Ok(()) };
    deliver(tx, &id, &devices, 1, rings_at, None)
}

/// The patient's subscriptions.
fn devices(tx: &mut Tx<'_>, patient_id: &str) -> Result<Vec<String>, StoreError> {
    Ok(push_subscription::table
        .inner_join(patient::table.on(patient::account_id.eq(push_subscription::account_id)))
        .filter(patient::id.eq(patient_id))
        .select(push_subscription::id)
        .load(tx.conn)?)
}

/// A delivery to each device, at `rings_at`; `due_at` where the attempt is due at another moment than the occurrence.
fn deliver(
    tx: &mut Tx<'_>,
    occurrence_id: &str,
    devices: &[String],
    attempt: i64,
    rings_at: Millis,
    due_at: Option<Millis>,
) -> Result<(), StoreError> {
    for device in devices {
        diesel::insert_into(delivery::table)
            .values((
                delivery::occurrence_id.eq(occurrence_id),
                delivery::subscription_id.eq(device),
                delivery::attempt.eq(attempt),
                delivery::tries.eq(0),
                delivery::next_at.eq(rings_at.0),
                delivery::state.eq("waiting"),
                delivery::due_at.eq(due_at.map(|at| at.0)),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Until when a rule keeps quiet what is due at a moment and would ring now; [`Quiet::Never`] if only the app shows it.
pub(crate) fn quiet_now(tx: &Tx<'_>, rule: &Rule, due: Occurrence) -> Quiet {
    let zone = KnownZone::or_copenhagen(rule.zone.as_str());
    match rule.quiet.map(|quiet| quiet.let_through(due, tx.now(), |at| zone.offset_at(at))) {
        Some(None) => Quiet::Never,
        Some(Some(at)) if at > tx.now() => Quiet::Until(at),
        _ => Quiet::No,
    }
}

/// Whether it is quiet.
pub(crate) enum Quiet {
    /// It may ring.
    No,
    /// Not before this moment.
    Until(Millis),
    /// Not while it is useful.
    Never,
}

/// A rule as it stands now, if it still is in force.
pub(crate) fn in_force(tx: &mut Tx<'_>, patient_id: &str, id: &str) -> Result<Option<Rule>, StoreError> {
    let row: Option<(bool, String)> =
        rules::table.find((patient_id, id)).select((rules::removed, rules::body)).first(tx.conn).optional()?;
    let Some((false, body)) = row else { return Ok(None) };
    let rule: Rule = serde_json::from_str(&body).map_err(|_| corrupt("reminder.body"))?;
    Ok(Some(rule).filter(|rule| rule.enabled))
}

/// Whether what a rule on `day` is for is already done, or not due; in a pause nothing is.
pub(crate) fn already_done(
    tx: &mut Tx<'_>,
    patient: PatientId,
    rule: &Rule,
    day: LocalDay,
) -> Result<bool, StoreError> {
    let permit = permit::reminders(tx, patient)?;
    let first = day.plus_days(-reminder::look_back_days(rule.what));
    let facts = Facts::load(tx, &permit, first, day, rule.what == What::GrantEnding)?;
    Ok(reminder::already_done(rule.what, day, facts.known()))
}

/// Until when a reminder due at a moment is still useful.
pub(crate) fn useful_until(due_at: Millis) -> Millis {
    due_at.plus_ms(USEFUL_MS)
}
