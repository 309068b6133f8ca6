//! What phones write and what they have not seen yet, in one transaction per request. The merge rule is
//! `domain::sync::decide`; this room finds what is there, puts down what was decided, and remembers every put.

mod consent;
mod parse;
mod revision;

use std::collections::{HashMap, HashSet};

use domain::day::Millis;
use domain::entry::{Entry, Parents};
use domain::id::{PrescriptionId, PsfsActivityId};
use domain::problem::Code;
use domain::psfs::PsfsActivity;
use domain::reminder::Rule;
use domain::sync::{
    Change, Cursor, Decision, MAX_CHANGES, Noun, Put, PutOutcome, PutResult, SyncAnswer, SyncRequest, decide, put_bytes,
};
use sha2::{Digest, Sha256};

pub use self::revision::revisions;

use self::consent::{apply_grant, apply_revocation};
use self::parse::{parse, parse_body, parse_entry};
use self::revision::{Remembered, remember, remembered};
use crate::db::{Tx, epoch};
use crate::error::StoreError;
use crate::patient::{heard_from, seq};
use crate::permit::{All, Own, Permit};
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
