//! Reading what a phone sent: each put by itself, so that a wrong one does not stop the others.

use domain::course::Course;
use domain::day::{LocalDay, Millis, Zone};
use domain::entry::{Entry, EntryError};
use domain::goal::Goal;
use domain::measure_period::MeasurePeriod;
use domain::own_exercise::OwnExercise;
use domain::pause::Pause;
use domain::personal_plan::PersonalPlan;
use domain::problem::Code;
use domain::reminder::{Recurrence, Rule, RuleError};
use domain::sync::{Noun, Put, PutOutcome, PutResult};
use domain::team::Team;
use domain::work_plan::WorkPlan;
use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Refusal;
use crate::zone::KnownZone;

/// Parses one put by itself: a wrong one does not stop the others.
pub(super) fn parse(raw: Value) -> Result<Put, PutResult> {
    let put_id = raw.get("put_id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let refused = |code: Code, field: &str, detail: String| PutResult {
        put_id: put_id.clone(),
        outcome: PutOutcome::Refused { code, field: Some(field.to_owned()), detail },
    };
    if let Some(noun) = raw.get("noun") {
        match Noun::deserialize(noun) {
            Err(_) => return Err(refused(Code::UnknownKind, "noun", "this server does not know that noun".to_owned())),
            Ok(Noun::Programme) => {
                return Err(refused(Code::NotAllowed, "noun", "a programme is written by a professional".to_owned()));
            }
            Ok(_) => {}
        }
    }
    let put: Put = Put::deserialize(raw).map_err(|e| refused(Code::Malformed, "", e.to_string()))?;
    if put.id.parse::<domain::id::EntryId>().is_err() {
        return Err(refused(Code::NotAnId, "id", "an id is a UUID of version 7 in lower case".to_owned()));
    }
    if !(0..1_000_000_000).contains(&put.base_revision) {
        return Err(refused(Code::Invalid, "base_revision", "a revision is 0 or more".to_owned()));
    }
    if has_null(&put.body) {
        return Err(refused(Code::Invalid, "body", "text holds a null character".to_owned()));
    }
    Ok(put)
}

/// U+0000 anywhere, unknown fields and keys included: PostgreSQL cannot hold it.
fn has_null(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(fields) => fields.iter().any(|(key, value)| key.contains('\0') || has_null(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

pub(super) fn parse_body<T: DeserializeOwned>(body: &Value) -> Result<T, Refusal> {
    // serde's text names the rule; it can quote the value, but it goes back only to the phone that sent it.
    T::deserialize(body).map_err(|e| Refusal::field(Code::Invalid, "body", e.to_string()))
}

/// Reads an entry as far as that needs neither clock nor patient.
pub(super) fn read_entry(put: &Put) -> Result<Entry, Refusal> {
    let kind = put.body.get("body").and_then(|body| body.get("kind")).and_then(Value::as_str);
    if kind.is_some_and(|name| domain::entry::Kind::named(name).is_none()) {
        return Err(Refusal::field(Code::UnknownKind, "kind", "this server does not know that kind of entry"));
    }
    if let Some(day) = put.body.get("day").and_then(Value::as_str)
        && day.parse::<LocalDay>().is_err()
    {
        return Err(Refusal::field(Code::DayOutOfRange, "day", "a day is YYYY-MM-DD, not before 1900"));
    }
    parse_body(&put.body)
}

/// Checks the rest. A zone newer than this table is kept; its day is judged by the patient's own zone.
pub(super) fn check_entry(entry: &Entry, patients_today: LocalDay, now: Millis) -> Result<(), Refusal> {
    let today = KnownZone::of(&entry.zone).map_or(patients_today, |zone| zone.day_at(now));
    entry.check(today).map_err(|error| match error {
        EntryError::DayTooLate => Refusal::field(Code::DayOutOfRange, error.field(), error.to_string()),
        EntryError::TooLarge => Refusal::field(Code::TooLarge, error.field(), error.to_string()),
        _ => Refusal::field(Code::Invalid, error.field(), error.to_string()),
    })
}

/// Reads a reminder rule and its zone. A rule that is taken away may have ended.
pub(super) fn read_rule(put: &Put, now: Millis) -> Result<(Rule, KnownZone), Refusal> {
    let text = |field: &str| put.body.get(field).and_then(Value::as_str).map(str::to_owned);
    if let Some(Err(error)) = text("recurrence").map(Recurrence::try_from) {
        return Err(Refusal::field(Code::RecurrenceRefused, "recurrence", error.to_string()));
    }
    let unknown = || Refusal::field(Code::UnknownZone, "zone", "reminders need a zone this server knows");
    if let Some(Err(_)) = text("zone").map(Zone::try_from) {
        return Err(unknown());
    }
    let rule: Rule = parse_body(&put.body)?;
    let zone = KnownZone::of(&rule.zone).ok_or_else(unknown)?;
    if !put.removed {
        rule.check(now, |at| zone.offset_at(at)).map_err(|error| {
            let code = if error == RuleError::Ended { Code::RuleEnded } else { Code::RecurrenceRefused };
            Refusal::field(code, "recurrence", error.to_string())
        })?;
    }
    Ok((rule, zone))
}

/// Whether a thing can be kept: of its noun's shape, and within its rules.
pub(super) fn check_thing(noun: Noun, body: &Value) -> Result<(), Refusal> {
    let checked = match noun {
        Noun::Goal => parse_body::<Goal>(body)?.check(),
        Noun::WorkPlan => parse_body::<WorkPlan>(body)?.check(),
        Noun::PersonalPlan => parse_body::<PersonalPlan>(body)?.check(),
        Noun::Pause => parse_body::<Pause>(body)?.check(),
        Noun::MeasurePeriod => parse_body::<MeasurePeriod>(body)?.check(),
        Noun::OwnExercise => parse_body::<OwnExercise>(body).map(|_| Ok(()))?,
        Noun::Course => parse_body::<Course>(body).map(|_| Ok(()))?,
        Noun::Team => parse_body::<Team>(body).map(|_| Ok(()))?,
        Noun::Entry
        | Noun::PsfsActivity
        | Noun::Grant
        | Noun::Revocation
        | Noun::Erasure
        | Noun::Reminder
        | Noun::Programme => Ok(()),
    };
    checked.map_err(|broken| Refusal::field(Code::Invalid, broken.field, broken.rule))
}
