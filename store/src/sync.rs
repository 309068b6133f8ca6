//! What phones write and what they have not seen yet, in one transaction per request. The merge rule is
//! `domain::sync::decide`; this room finds what is there, puts down what was decided, and remembers every put.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use domain::day::{LocalDay, Millis};
use domain::entry::{Entry, EntryError, Parents};
use domain::grant::{NewGrant, RecipientError};
use domain::id::{EntryId, GrantId, PrescriptionId, PsfsActivityId};
use domain::problem::Code;
use domain::psfs::PsfsActivity;
use domain::reminder::Rule;
use domain::sync::{
    Change, Cursor, Decision, MAX_CHANGES, Noun, Put, PutOutcome, PutResult, Revision, SyncAnswer, SyncRequest, decide,
    put_bytes,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::db::{Tx, epoch};
use crate::error::{StoreError, corrupt};
use crate::patient::{heard_from, seq};
use crate::permit::{All, Own, Permit};
use crate::schema::revision;
use crate::synced::{Held, HeldById, Write};
use crate::zone::KnownZone;
use crate::{entry, grant, programme, psfs, reminder};

/// Why one put is refused. The others go on.
struct Refusal {
    code: Code,
    field: Option<&'static str>,
    detail: String,
}

impl Refusal {
    fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, field: None, detail: detail.into() }
    }

    fn field(code: Code, field: &'static str, detail: impl Into<String>) -> Self {
        Self { code, field: Some(field), detail: detail.into() }
    }
}

/// Stored as, or refused because.
type Applied = Result<PutOutcome, Refusal>;

/// Applies the puts in order and answers what changed since the cursor.
///
/// # Errors
/// [`StoreError::Busy`] and [`StoreError::Db`]; what is wrong with a single put is its own result.
pub fn sync<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    request: &SyncRequest,
) -> Result<SyncAnswer, StoreError> {
    let puts: Vec<Result<Put, PutResult>> = request.puts.iter().map(parse).collect();
    let count = i64::try_from(puts.iter().flatten().count()).unwrap_or(i64::MAX);
    let skew_ms = request.sent_at.0.saturating_sub(tx.now().0);
    let last = heard_from(tx, permit, count, skew_ms)?;
    let mut batch = Batch::gather(tx, permit, puts.iter().flatten(), last - count)?;
    let mut results = Vec::with_capacity(puts.len());
    for put in puts {
        results.push(match put {
            Ok(put) => batch.answer(tx, permit, put)?,
            Err(refused) => refused,
        });
    }
    let (changes, more, cursor) = changes(tx, permit, request.cursor.as_ref())?;
    Ok(SyncAnswer { results, changes, more, cursor, server_at: tx.now() })
}

/// Parses one put by itself: a wrong one does not stop the others.
fn parse(raw: &Value) -> Result<Put, PutResult> {
    let refused = |code: Code, field: &str, detail: String| PutResult {
        put_id: raw.get("put_id").and_then(Value::as_str).unwrap_or_default().to_owned(),
        outcome: PutOutcome::Refused { code, field: Some(field.to_owned()), detail },
    };
    if let Some(noun) = raw.get("noun") {
        match serde_json::from_value::<Noun>(noun.clone()) {
            Err(_) => return Err(refused(Code::UnknownKind, "noun", "this server does not know that noun".to_owned())),
            Ok(Noun::Programme) => {
                return Err(refused(Code::NotAllowed, "noun", "a programme is written by a professional".to_owned()));
            }
            Ok(_) => {}
        }
    }
    let put: Put = serde_json::from_value(raw.clone()).map_err(|e| refused(Code::Malformed, "", e.to_string()))?;
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

/// What was answered to a put before.
struct Remembered {
    hash: String,
    outcome: PutOutcome,
}

/// Everything the puts of one request need to know, read once.
struct Batch {
    remembered: HashMap<String, Remembered>,
    entries: HeldById,
    activities: HeldById,
    reminders: HeldById,
    prescriptions: HashSet<PrescriptionId>,
    activity_ids: HashSet<PsfsActivityId>,
    /// Ids refused in this request: what refers to them waits.
    refused: HashSet<String>,
    next_seq: i64,
}

fn ids_of<'a>(puts: &[&'a Put], noun: Noun) -> Vec<&'a str> {
    puts.iter().filter(|put| put.noun == noun).map(|put| put.id.as_str()).collect()
}

impl Batch {
    fn gather<'tx, 'p>(
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        puts: impl Iterator<Item = &'p Put>,
        seq_before: i64,
    ) -> Result<Self, StoreError> {
        let puts: Vec<&Put> = puts.collect();
        let mut batch = Self {
            remembered: HashMap::new(),
            entries: HeldById::new(),
            activities: HeldById::new(),
            reminders: HeldById::new(),
            prescriptions: HashSet::new(),
            activity_ids: HashSet::new(),
            refused: HashSet::new(),
            next_seq: seq_before,
        };
        if puts.is_empty() {
            return Ok(batch);
        }
        batch.remembered = remembered(tx, permit, &puts)?;
        batch.entries = entry::held(tx, permit, &ids_of(&puts, Noun::Entry))?;
        batch.activities = psfs::held(tx, permit, &ids_of(&puts, Noun::PsfsActivity))?;
        batch.reminders = reminder::held(tx, permit, &ids_of(&puts, Noun::Reminder))?;
        batch.prescriptions = programme::prescriptions(tx, permit)?.into_iter().collect();
        batch.activity_ids = psfs::ids(tx, permit)?.into_iter().collect();
        Ok(batch)
    }

    fn answer<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        put: Put,
    ) -> Result<PutResult, StoreError> {
        self.next_seq += 1;
        let put_id = put.put_id.to_string();
        let hash = domain::disclosure::hex(&Sha256::digest(put_bytes(&put)));
        if let Some(before) = self.remembered.get(&put_id) {
            let reused = || refused_outcome(Refusal::new(Code::PutReused, "this put_id was used with other content"));
            let outcome = if before.hash == hash { before.outcome.clone() } else { reused() };
            return Ok(PutResult { put_id, outcome });
        }
        let outcome = match self.apply(tx, permit, &put)? {
            Ok(outcome) => {
                remember(tx, permit, &put, &hash, &outcome)?;
                self.remembered.insert(put_id.clone(), Remembered { hash, outcome: outcome.clone() });
                outcome
            }
            Err(refusal) => {
                self.refused.insert(put.id.clone());
                refused_outcome(refusal)
            }
        };
        Ok(PutResult { put_id, outcome })
    }

    fn apply<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        put: &Put,
    ) -> Result<Applied, StoreError> {
        match put.noun {
            Noun::Entry => self.apply_entry(tx, permit, put),
            Noun::PsfsActivity => self.apply_activity(tx, permit, put),
            Noun::Reminder => self.apply_reminder(tx, permit, put),
            Noun::Grant => apply_grant(tx, permit, put, self.next_seq),
            Noun::Revocation => apply_revocation(tx, permit, put, self.next_seq),
            Noun::Programme => Ok(Err(Refusal::new(Code::NotAllowed, "a programme is written by a professional"))),
        }
    }

    fn apply_entry<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        put: &Put,
    ) -> Result<Applied, StoreError> {
        let parsed = match parse_entry(put, permit.today(), tx.now()) {
            Ok(parsed) => parsed,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if let Some(refusal) = self.missing_parent(&parsed) {
            return Ok(Err(refusal));
        }
        let (write, outcome) = match plan(put, &self.entries, self.next_seq, tx.now()) {
            Planned::Same(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        entry::put(tx, permit, &write.borrowed(), &parsed)?;
        self.entries.insert(put.id.clone(), write.held(put));
        Ok(Ok(outcome))
    }

    fn missing_parent(&self, entry: &Entry) -> Option<Refusal> {
        let missing = match entry.body.parents() {
            Parents::None => false,
            Parents::Prescription(id) => !self.prescriptions.contains(&id),
            Parents::PsfsActivities(ids) => {
                ids.iter().any(|id| !self.activity_ids.contains(id) || self.refused.contains(&id.to_string()))
            }
        };
        missing.then(|| Refusal::field(Code::Waiting, "body", "what this refers to is not here yet"))
    }

    fn apply_activity<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        put: &Put,
    ) -> Result<Applied, StoreError> {
        let parsed: PsfsActivity = match parse_body(&put.body) {
            Ok(parsed) => parsed,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if put.removed {
            return Ok(Err(Refusal::field(Code::Renamed, "removed", "an activity is retired, its history stays")));
        }
        let before = self.activities.get(&put.id).and_then(|held| held.body.get("words"));
        if before.is_some_and(|words| words.as_str() != Some(parsed.words.as_str())) {
            return Ok(Err(Refusal::field(Code::Renamed, "words", "retire this activity and name a new one")));
        }
        let (write, outcome) = match plan(put, &self.activities, self.next_seq, tx.now()) {
            Planned::Same(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        psfs::put(tx, permit, &write.borrowed())?;
        if let Ok(id) = put.id.parse() {
            self.activity_ids.insert(id);
        }
        self.activities.insert(put.id.clone(), write.held(put));
        Ok(Ok(outcome))
    }

    fn apply_reminder<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        put: &Put,
    ) -> Result<Applied, StoreError> {
        let rule: Rule = match parse_body(&put.body) {
            Ok(rule) => rule,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Some(zone) = KnownZone::of(&rule.zone) else {
            return Ok(Err(Refusal::field(Code::UnknownZone, "zone", "reminders need a zone this server knows")));
        };
        let (write, outcome) = match plan(put, &self.reminders, self.next_seq, tx.now()) {
            Planned::Same(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        let next = if put.removed { None } else { rule.next_after(tx.now(), |at| zone.offset_at(at)) };
        reminder::put(tx, permit, &write.borrowed(), next)?;
        self.reminders.insert(put.id.clone(), write.held(put));
        Ok(Ok(outcome))
    }
}

/// A write that has been decided, owning its texts.
struct Decided<'a> {
    id: &'a str,
    seq: i64,
    revision: i64,
    removed: bool,
    received_at: i64,
    body: String,
    held: bool,
}

impl Decided<'_> {
    fn borrowed(&self) -> Write<'_> {
        Write {
            id: self.id,
            seq: self.seq,
            revision: self.revision,
            removed: self.removed,
            received_at: self.received_at,
            body: &self.body,
            held: self.held,
        }
    }

    fn held(&self, put: &Put) -> Held {
        Held { revision: self.revision, removed: self.removed, body: put.body.clone() }
    }
}

enum Planned<'a> {
    Same(PutOutcome),
    Write(Decided<'a>, PutOutcome),
}

fn plan<'a>(put: &'a Put, held: &HeldById, seq: i64, now: Millis) -> Planned<'a> {
    let current = held.get(&put.id);
    match decide(current.map(Held::current), put.base_revision, put.removed, &put.body) {
        Decision::Same { revision } => Planned::Same(PutOutcome::Same { revision }),
        Decision::Store { revision, merged } => {
            let write = Decided {
                id: &put.id,
                seq,
                revision,
                removed: put.removed,
                received_at: now.0,
                body: put.body.to_string(),
                held: current.is_some(),
            };
            let outcome = if merged { PutOutcome::Merged { revision } } else { PutOutcome::Accepted { revision } };
            Planned::Write(write, outcome)
        }
    }
}

fn refused_outcome(refusal: Refusal) -> PutOutcome {
    PutOutcome::Refused { code: refusal.code, field: refusal.field.map(str::to_owned), detail: refusal.detail }
}

fn parse_body<T: DeserializeOwned>(body: &Value) -> Result<T, Refusal> {
    // serde's text names the rule; it can quote the value, but it goes back only to the phone that sent it.
    serde_json::from_value(body.clone()).map_err(|e| Refusal::field(Code::Invalid, "body", e.to_string()))
}

fn parse_entry(put: &Put, patients_today: LocalDay, now: Millis) -> Result<Entry, Refusal> {
    let kind = put.body.get("body").and_then(|body| body.get("kind")).and_then(Value::as_str);
    if kind.is_some_and(|name| domain::entry::Kind::named(name).is_none()) {
        return Err(Refusal::field(Code::UnknownKind, "kind", "this server does not know that kind of entry"));
    }
    if let Some(day) = put.body.get("day").and_then(Value::as_str)
        && day.parse::<LocalDay>().is_err()
    {
        return Err(Refusal::field(Code::DayOutOfRange, "day", "a day is YYYY-MM-DD, not before 1900"));
    }
    let entry: Entry = parse_body(&put.body)?;
    // A zone newer than this table is kept; its day is judged by the patient's own zone.
    let today = KnownZone::of(&entry.zone).map_or(patients_today, |zone| zone.day_at(now));
    entry.check(today).map_err(|error| match error {
        EntryError::DayTooLate => Refusal::field(Code::DayOutOfRange, "day", error.to_string()),
        EntryError::TooLarge => Refusal::field(Code::TooLarge, "body", error.to_string()),
        _ => Refusal::field(Code::Invalid, "body", error.to_string()),
    })?;
    Ok(entry)
}

fn apply_grant<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    put: &Put,
    seq: i64,
) -> Result<Applied, StoreError> {
    let decision: NewGrant = match parse_body(&put.body) {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some((revision, known)) = grant::find(tx, permit, &put.id)? {
        return Ok(if known.decision == decision && !put.removed {
            Ok(PutOutcome::Same { revision })
        } else {
            Err(Refusal::new(Code::GrantFixed, "a grant is not changed: stop it and make another"))
        });
    }
    if put.removed {
        return Ok(Err(Refusal::new(Code::GrantFixed, "a grant is ended by a revocation")));
    }
    if let Err(error) = decision.check(permit.today()) {
        return Ok(Err(Refusal::field(Code::Invalid, "until", error.to_string())));
    }
    let impossible = |detail: String| Refusal::field(Code::RecipientImpossible, "recipient", detail);
    let proven = match grant::prove(tx, permit, decision.recipient) {
        Ok(Ok(proven)) => proven,
        Ok(Err(error @ (RecipientError::StatementsOnly | RecipientError::NotTreating | RecipientError::Oneself))) => {
            return Ok(Err(impossible(error.to_string())));
        }
        Err(StoreError::NotFound) => {
            return Ok(Err(impossible(
                "nobody of that id is within reach; connect with their unit by its code".to_owned(),
            )));
        }
        Err(error) => return Err(error),
    };
    grant::insert(tx, permit, &put.id, seq, &decision, &proven)?;
    Ok(Ok(PutOutcome::Accepted { revision: 1 }))
}

fn apply_revocation<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    put: &Put,
    seq: i64,
) -> Result<Applied, StoreError> {
    if put.id.parse::<GrantId>().is_err() {
        return Ok(Err(Refusal::field(Code::NotAnId, "id", "the id of a grant")));
    }
    match grant::find(tx, permit, &put.id)? {
        None => Ok(Err(Refusal::field(Code::Waiting, "id", "the grant is not here yet"))),
        Some((revision, known)) if known.ended_at.is_some() => Ok(Ok(PutOutcome::Same { revision })),
        Some((revision, _)) => {
            grant::end(tx, permit, &put.id, seq, revision + 1)?;
            Ok(Ok(PutOutcome::Accepted { revision: revision + 1 }))
        }
    }
}

fn remembered<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    puts: &[&Put],
) -> Result<HashMap<String, Remembered>, StoreError> {
    let ids = puts.iter().map(|put| put.put_id.to_string());
    let rows: Vec<(String, String, String, i64)> = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::put_id.eq_any(ids))
        .select((revision::put_id, revision::put_hash, revision::result, revision::number))
        .load(tx.conn)?;
    let remembered = |(put_id, hash, result, revision): (String, String, String, i64)| {
        let outcome = match result.as_str() {
            "merged" => PutOutcome::Merged { revision },
            "same" => PutOutcome::Same { revision },
            _ => PutOutcome::Accepted { revision },
        };
        (put_id, Remembered { hash, outcome })
    };
    Ok(rows.into_iter().map(remembered).collect())
}

fn remember<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    put: &Put,
    hash: &str,
    outcome: &PutOutcome,
) -> Result<(), StoreError> {
    let (result, number) = match outcome {
        PutOutcome::Accepted { revision } => ("accepted", *revision),
        PutOutcome::Same { revision } => ("same", *revision),
        PutOutcome::Merged { revision } => ("merged", *revision),
        PutOutcome::Refused { .. } => return Ok(()),
    };
    diesel::insert_into(revision::table)
        .values((
            revision::patient_id.eq(permit.patient().to_string()),
            revision::put_id.eq(put.put_id.to_string()),
            revision::put_hash.eq(hash),
            revision::noun.eq(put.noun.name()),
            revision::id.eq(&put.id),
            revision::number.eq(number),
            revision::result.eq(result),
            revision::removed.eq(put.removed),
            revision::received_at.eq(tx.now().0),
            revision::body.eq(put.body.to_string()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Every version of an entry, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] for an entry the patient does not have.
pub fn revisions<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: EntryId,
) -> Result<Vec<Revision>, StoreError> {
    let rows: Vec<(i64, i64, bool, String)> = revision::table
        .filter(revision::patient_id.eq(permit.patient().to_string()))
        .filter(revision::id.eq(id.to_string()))
        .filter(revision::noun.eq(Noun::Entry.name()))
        .filter(revision::result.ne("same"))
        .order(revision::number)
        .select((revision::number, revision::received_at, revision::removed, revision::body))
        .load(tx.conn)?;
    if rows.is_empty() {
        return Err(StoreError::NotFound);
    }
    let parse = |(revision, received_at, removed, body): (i64, i64, bool, String)| {
        let body = serde_json::from_str(&body).map_err(|_| corrupt("revision.body"))?;
        Ok(Revision { revision, received_at: Millis(received_at), removed, body })
    };
    rows.into_iter().map(parse).collect()
}

/// What changed after the cursor, in sequence order, at most [`MAX_CHANGES`]. The committed sequence is read first and
/// only rows up to it are taken, so that nothing is jumped over.
fn changes<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    cursor: Option<&Cursor>,
) -> Result<(Vec<Change>, bool, Cursor), StoreError> {
    let epoch = epoch(tx)?;
    let up_to = seq(tx, permit)?;
    let after = cursor.filter(|cursor| cursor.epoch == epoch && cursor.seq <= up_to).map_or(0, |cursor| cursor.seq);
    let limit = i64::try_from(MAX_CHANGES).unwrap_or(i64::MAX).saturating_add(1);
    let mut all = entry::changes(tx, permit, after, up_to, limit)?;
    all.extend(psfs::changes(tx, permit, after, up_to, limit)?);
    all.extend(reminder::changes(tx, permit, after, up_to, limit)?);
    all.extend(grant::changes(tx, permit, after, up_to, limit)?);
    all.extend(programme::changes(tx, permit, after, up_to, limit)?);
    all.sort_by_key(|change| change.seq);
    let more = all.len() > MAX_CHANGES;
    all.truncate(MAX_CHANGES);
    let reached = if more { all.last().map_or(up_to, |change| change.seq) } else { up_to };
    Ok((all, more, Cursor { epoch, seq: reached }))
}
