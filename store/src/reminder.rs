//! Reminder rules and their occurrences. At most one occurrence per rule and local day, however many servers look.

mod delivery;
mod due;
mod facts;
pub mod snooze;
pub mod suggestion;

use diesel::prelude::*;
use domain::day::Millis;
use domain::reminder::{Occurrence, Rule, USEFUL_MS};
use domain::sync::Noun;

pub use self::due::{FellDue, fall_due, recompute};
pub(crate) use self::facts::Facts;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit};
use crate::schema::reminder as rules;
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
        due::fall_due_before_change(tx, &patient, write.id)?;
        diesel::update(rules::table.find((&patient, write.id))).set(columns).execute(tx.conn)?;
    } else {
        diesel::insert_into(rules::table)
            .values((rules::patient_id.eq(&patient), rules::id.eq(write.id), columns))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Until when a rule keeps quiet what is due at a moment and would ring now; [`Quiet::Never`] if only the app shows it.
pub(crate) fn quiet_now(now: Millis, rule: &Rule, due: Occurrence) -> Quiet {
    let zone = KnownZone::or_copenhagen(rule.zone.as_str());
    match rule.quiet.map(|quiet| quiet.let_through(due, now, |at| zone.offset_at(at))) {
        Some(None) => Quiet::Never,
        Some(Some(at)) if at > now => Quiet::Until(at),
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
fn in_force(tx: &mut Tx<'_>, patient_id: &str, id: &str) -> Result<Option<Rule>, StoreError> {
    let row: Option<(bool, String)> =
        rules::table.find((patient_id, id)).select((rules::removed, rules::body)).first(tx.conn).optional()?;
    let Some((false, body)) = row else { return Ok(None) };
    let rule: Rule = serde_json::from_str(&body).map_err(|_| corrupt("reminder.body"))?;
    Ok(Some(rule).filter(|rule| rule.enabled))
}

/// Until when a reminder due at a moment is still useful.
pub(crate) fn useful_until(due_at: Millis) -> Millis {
    due_at.plus_ms(USEFUL_MS)
}
