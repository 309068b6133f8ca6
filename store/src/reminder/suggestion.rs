//! Reminders that professionals suggest: rows among the patient's rules, switched off, that the patient answers by sync.

use diesel::prelude::*;
use domain::id::{ReminderId, UnitId};
use domain::reminder::{MAX_OPEN, NewSuggestion, Rule, SeenSuggestion, Suggested};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::patient::next_seq;
use crate::permit::{Permit, Prescribe, Read, Reminders, Shared};
use crate::schema::{membership, patient, reminder as rules};
use crate::zone;

/// Suggests a reminder. The same once more while it waits, as after a lost answer, is the one that is there.
///
/// # Errors
/// [`StoreError::Invalid`] for what it breaks; [`StoreError::Conflict`] where too many of the unit's wait.
pub fn suggest<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Prescribe, Reminders>,
    new: &NewSuggestion,
) -> Result<SeenSuggestion, StoreError> {
    new.check().map_err(|broken| StoreError::Invalid(broken.rule.to_owned()))?;
    let by = permit.author().ok_or(StoreError::NotFound)?.clone();
    let seq = next_seq(tx, permit, 1)?;
    let patient_id = permit.patient().to_string();
    let rules = all(tx, &patient_id)?;
    let colleagues = colleagues(tx, permit.unit())?;
    let open: Vec<SeenSuggestion> = rules
        .iter()
        .filter_map(|(id, rule)| Some(SeenSuggestion { id: *id, suggested: rule.suggestion()? }))
        .filter(|seen| seen.suggested.answer.is_none())
        .filter(|seen| colleagues.contains(&seen.suggested.by.membership.to_string()))
        .collect();
    if let Some(same) = open.iter().find(|seen| seen.suggested.rule == *new) {
        return Ok(same.clone());
    }
    if open.len() >= MAX_OPEN {
        return Err(StoreError::Conflict);
    }
    let zone: String = patient::table.find(&patient_id).select(patient::zone).first(tx.conn)?;
    let suggested = Suggested { by, at: tx.now(), rule: new.clone(), answer: None };
    let rule = Rule {
        what: new.what,
        time: new.time,
        recurrence: new.recurrence,
        from: None,
        zone: zone.parse().map_err(|_| corrupt("patient.zone"))?,
        follows_phone: false,
        quiet: rules.iter().find_map(|(_, rule)| rule.quiet),
        enabled: false,
        suggested: Some(serde_json::to_value(&suggested)?.into()),
    };
    let (ms, random) = tx.id_parts();
    let id = ReminderId::new(ms, random);
    diesel::insert_into(rules::table)
        .values((
            rules::patient_id.eq(&patient_id),
            rules::id.eq(id.to_string()),
            rules::seq.eq(seq),
            rules::revision.eq(1),
            rules::removed.eq(false),
            rules::received_at.eq(tx.now().0),
            rules::body.eq(serde_json::to_string(&rule)?),
            // Switched off, it falls due never.
            rules::zone_data.eq(zone::EDITION),
        ))
        .execute(tx.conn)?;
    Ok(SeenSuggestion { id, suggested })
}

/// What the reader's unit suggested and the patient still has, for what is shared with the reader now.
pub(crate) fn seen<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
) -> Result<Vec<SeenSuggestion>, StoreError> {
    let colleagues = colleagues(tx, permit.unit())?;
    let shared = permit.sight().categories();
    let all = all(tx, &permit.patient().to_string())?.into_iter().rev();
    let suggested = all.filter_map(|(id, rule)| Some(SeenSuggestion { id, suggested: rule.suggestion()? }));
    let visible = |seen: &SeenSuggestion| {
        colleagues.contains(&seen.suggested.by.membership.to_string())
            && seen.suggested.rule.what.suggested_with().iter().any(|category| shared.contains(category))
    };
    Ok(suggested.filter(visible).collect())
}

/// Every membership of a unit.
fn colleagues(tx: &mut Tx<'_>, unit: Option<UnitId>) -> Result<Vec<String>, StoreError> {
    let Some(unit) = unit else { return Ok(Vec::new()) };
    Ok(membership::table.filter(membership::unit_id.eq(unit.to_string())).select(membership::id).load(tx.conn)?)
}

/// The rules that a patient has.
fn all(tx: &mut Tx<'_>, patient_id: &str) -> Result<Vec<(ReminderId, Rule)>, StoreError> {
    let rows: Vec<(String, String)> = rules::table
        .filter(rules::patient_id.eq(patient_id))
        .filter(rules::removed.eq(false))
        .order(rules::id)
        .select((rules::id, rules::body))
        .load(tx.conn)?;
    rows.into_iter()
        .map(|(id, body)| {
            let rule = serde_json::from_str(&body).map_err(|_| corrupt("reminder.body"))?;
            Ok((id.parse().map_err(|_| corrupt("reminder.id"))?, rule))
        })
        .collect()
}
