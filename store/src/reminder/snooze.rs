//! *Senere*: one more attempt of an occurrence, at every device of the patient. Said twice, or on two devices, it is one.

use diesel::dsl::max;
use diesel::prelude::*;
use domain::day::{DAY_MS, LocalDay, Millis};
use domain::id::{OccurrenceId, ReminderId};
use domain::reminder::{MAX_ATTEMPTS, SnoozeMinutes, Snoozed, put_off};

use super::delivery::{self as devices, NewDelivery};
use super::in_force;
use crate::conn::Conn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit};
use crate::schema::{delivery, occurrence, reminder as rules};
use crate::zone::KnownZone;

/// id, patient, rule, day, due_at.
type OccurrenceColumns = (String, String, String, String, i64);

const NOT_AGAIN: Snoozed = Snoozed { rings_at: None };

/// Puts off what a message was about: the occurrence and the attempt that the message carried.
///
/// # Errors
/// [`StoreError::Db`].
pub fn by_message(
    tx: &mut Tx<'_>,
    id: OccurrenceId,
    attempt: i64,
    minutes: SnoozeMinutes,
) -> Result<Snoozed, StoreError> {
    let query = occurrence::table.find(id.to_string()).select((
        occurrence::id,
        occurrence::patient_id,
        occurrence::reminder_id,
        occurrence::day,
        occurrence::due_at,
    ));
    let found: Option<OccurrenceColumns> = match &mut *tx.conn {
        Conn::Postgres(pg) => query.for_update().first(pg).optional()?,
        Conn::Sqlite(sqlite) => query.first(sqlite).optional()?,
    };
    found.map_or(Ok(NOT_AGAIN), |found| again(tx, &found, Some(attempt), minutes))
}

/// Puts off what the patient's rule last fell due for.
///
/// # Errors
/// [`StoreError::NotFound`] for a rule that is not theirs.
pub fn by_patient<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    rule: ReminderId,
    minutes: SnoozeMinutes,
) -> Result<Snoozed, StoreError> {
    let patient = permit.patient().to_string();
    let _theirs: String = rules::table.find((&patient, rule.to_string())).select(rules::id).first(tx.conn)?;
    let query = occurrence::table
        .filter(occurrence::patient_id.eq(&patient))
        .filter(occurrence::reminder_id.eq(rule.to_string()))
        .filter(occurrence::due_at.gt(tx.now().0 - DAY_MS))
        .order(occurrence::due_at.desc())
        .limit(1)
        .select((occurrence::id, occurrence::patient_id, occurrence::reminder_id, occurrence::day, occurrence::due_at));
    let found: Option<OccurrenceColumns> = match &mut *tx.conn {
        Conn::Postgres(pg) => query.for_update().first(pg).optional()?,
        Conn::Sqlite(sqlite) => query.first(sqlite).optional()?,
    };
    found.map_or(Ok(NOT_AGAIN), |found| again(tx, &found, None, minutes))
}

/// The next attempt. Of a message that was already put off, the answer is what that made.
fn again(
    tx: &mut Tx<'_>,
    (id, patient, rule_id, day, due_at): &OccurrenceColumns,
    said_of: Option<i64>,
    minutes: SnoozeMinutes,
) -> Result<Snoozed, StoreError> {
    let last: Option<i64> =
        delivery::table.filter(delivery::occurrence_id.eq(id)).select(max(delivery::attempt)).first(tx.conn)?;
    let last = last.unwrap_or(1);
    let made: Option<i64> = delivery::table
        .filter(delivery::occurrence_id.eq(id))
        .filter(delivery::attempt.eq(last))
        .select(max(delivery::due_at))
        .first(tx.conn)?;
    let is_waited_for = made.is_some_and(|at| at > tx.now().0);
    if said_of.is_some_and(|said_of| said_of < last) || (said_of.is_none() && is_waited_for) {
        return Ok(Snoozed { rings_at: made.map(Millis) });
    }
    let Some(rule) = in_force(tx, patient, rule_id)? else { return Ok(NOT_AGAIN) };
    let zone = KnownZone::or_copenhagen(rule.zone.as_str());
    let day: LocalDay = day.parse().map_err(|_| corrupt("occurrence.day"))?;
    let at = put_off(day, rule.quiet, minutes, tx.now(), |at| zone.offset_at(at));
    let devices = devices::devices(tx, [patient.as_str()].into())?.remove(patient).unwrap_or_default();
    let (Some(at), false) = (at, devices.is_empty() || last >= MAX_ATTEMPTS || tx.now().0 < *due_at) else {
        return Ok(NOT_AGAIN);
    };
    // What of the earlier attempt is still on its way somewhere would ring before.
    diesel::update(delivery::table.filter(delivery::occurrence_id.eq(id)).filter(delivery::state.eq("waiting")))
        .set((delivery::state.eq("done"), delivery::leased_until.eq(None::<i64>)))
        .execute(tx.conn)?;
    let again: Vec<_> = devices.iter().map(|device| NewDelivery::again(id, device, last + 1, at)).collect();
    devices::write(tx, &again)?;
    diesel::update(occurrence::table.find(id))
        .set((occurrence::state.eq("due"), occurrence::reason.eq(None::<String>)))
        .execute(tx.conn)?;
    Ok(Snoozed { rings_at: Some(at) })
}
