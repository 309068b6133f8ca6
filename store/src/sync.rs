//! What phones write and what they have not seen yet, in one transaction per request. The merge rule is
//! `domain::sync::decide`; this room finds what is there, puts down what was decided, and remembers every put.

mod consent;
mod erasure;
mod incoming;
mod parse;
mod revision;
mod suggestion;
pub(crate) mod thing;
mod typist;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use domain::day::Millis;
use domain::entry::{Entry, Parents};
use domain::id::{PrescriptionId, PsfsActivityId};
use domain::problem::Code;
use domain::psfs::PsfsActivity;
use domain::sync::{Change, Cursor, Decision, MAX_CHANGES, Noun, PutOutcome, PutResult, SyncAnswer, decide};

pub use self::incoming::Incoming;
pub use self::revision::revisions;
pub(crate) use self::revision::{edited, insert as insert_typed, typed, typed_before};

use self::consent::{apply_grant, apply_revocation};
use self::incoming::Sent;
use self::parse::{check_entry, parse_body, read_rule};
use self::revision::{Remembered, RememberedById, remembered};
use self::suggestion::{Mark, suggestion_mark, without_mark};
use self::typist::typed_body;
use crate::db::{Tx, epoch};
use crate::error::StoreError;
use crate::patient::heard_from;
use crate::permit::{All, Own, Permit};
use crate::synced::{Held, HeldById, Write};
use crate::{entry, grant, programme, psfs, reminder};

/// Why one put is refused. The others go on.
#[derive(Debug, Clone)]
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
    incoming: &Incoming,
) -> Result<SyncAnswer, StoreError> {
    let count = i64::try_from(incoming.readable().count()).unwrap_or(i64::MAX);
    let skew_ms = incoming.sent_at.0.saturating_sub(tx.now().0);
    let last = heard_from(tx, permit, count, skew_ms)?;
    let before = last - count;
    let mut batch = Batch::gather(tx, permit, incoming, before)?;
    let mut results = Vec::with_capacity(incoming.puts.len());
    for put in &incoming.puts {
        results.push(match put {
            Ok(sent) => batch.answer(tx, permit, sent)?,
            Err(refused) => refused.clone(),
        });
    }
    batch.finish(tx, permit)?;
    let (changes, more, cursor) = changes(tx, permit, incoming, before, last)?;
    Ok(SyncAnswer { results, changes, more, cursor, server_at: tx.now() })
}

/// Everything the puts of one request need to know, read once, and the new rows they make, written at the end.
struct Batch<'p> {
    remembered: RememberedById<'p>,
    entries: HeldById<'p>,
    activities: HeldById<'p>,
    reminders: HeldById<'p>,
    /// Goals, plans, pauses and the like.
    things: HashMap<Noun, HeldById<'p>>,
    /// Goals and own exercises that an entry can refer to.
    known: HashSet<(Noun, String)>,
    prescriptions: HashSet<PrescriptionId>,
    activity_ids: HashSet<PsfsActivityId>,
    /// Ids refused in this request: what refers to them waits.
    refused: HashSet<&'p str>,
    next_seq: i64,
    new_entries: Vec<entry::Row>,
    /// Whether what orders lists by pain has to be found again.
    hurt_moved: bool,
    /// Where in `new_entries` the row of an id is.
    places: HashMap<&'p str, usize>,
    new_revisions: Vec<revision::Row>,
}

fn ids_of<'p>(sent: &[&'p Sent], noun: Noun) -> Vec<&'p str> {
    sent.iter().filter(|sent| sent.put.noun == noun).map(|sent| sent.put.id.as_str()).collect()
}

impl<'p> Batch<'p> {
    fn gather<'tx>(
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        incoming: &'p Incoming,
        seq_before: i64,
    ) -> Result<Self, StoreError> {
        let sent: Vec<&Sent> = incoming.readable().collect();
        let mut batch = Self {
            remembered: HashMap::new(),
            entries: entry::held(tx, permit, &[ids_of(&sent, Noun::Entry), ids_of(&sent, Noun::Erasure)].concat())?,
            activities: psfs::held(tx, permit, &ids_of(&sent, Noun::PsfsActivity))?,
            reminders: reminder::held(tx, permit, &ids_of(&sent, Noun::Reminder))?,
            things: HashMap::new(),
            known: HashSet::new(),
            prescriptions: HashSet::new(),
            activity_ids: HashSet::new(),
            refused: HashSet::new(),
            next_seq: seq_before,
            new_entries: Vec::new(),
            hurt_moved: false,
            places: HashMap::new(),
            new_revisions: Vec::new(),
        };
        if sent.is_empty() {
            return Ok(batch);
        }
        batch.remembered = remembered(tx, permit, &sent)?;
        for noun in thing::NOUNS {
            let ids = ids_of(&sent, noun);
            if !ids.is_empty() {
                batch.things.insert(noun, thing::held(tx, permit, noun, &ids)?);
            }
        }
        let parents = || sent.iter().filter_map(|sent| sent.entry.as_ref()?.as_ref().ok()).map(|e| e.body.parents());
        if parents().any(|parents| matches!(parents, Parents::Prescription(_))) {
            batch.prescriptions = programme::prescriptions(tx, permit)?.into_iter().collect();
        }
        if parents().any(|parents| matches!(parents, Parents::PsfsActivities(_))) {
            batch.activity_ids = psfs::ids(tx, permit)?.into_iter().collect();
        }
        if parents().any(|parents| matches!(parents, Parents::Goal(_))) {
            batch.know(tx, permit, Noun::Goal)?;
        }
        if parents().any(|parents| matches!(parents, Parents::OwnExercise(_))) {
            batch.know(tx, permit, Noun::OwnExercise)?;
        }
        Ok(batch)
    }

    /// Writes what was kept for the end.
    fn finish<'tx>(&self, tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<(), StoreError> {
        entry::insert(tx, &self.new_entries)?;
        if self.hurt_moved {
            entry::note_hurt(tx, permit)?;
        }
        revision::insert(tx, &self.new_revisions)
    }

    fn answer<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<PutResult, StoreError> {
        self.next_seq += 1;
        let put_id = sent.put_id.clone();
        if let Some(before) = self.remembered.get(put_id.as_str()) {
            let reused = || refused_outcome(Refusal::new(Code::PutReused, "this put_id was used with other content"));
            let outcome = if before.hash == sent.hash { before.outcome.clone() } else { reused() };
            return Ok(PutResult { put_id, outcome });
        }
        let outcome = match self.apply(tx, permit, sent)? {
            Ok(outcome) => {
                self.new_revisions.extend(revision::Row::of(permit, sent, &outcome, tx.now()));
                let hash = Cow::Borrowed(sent.hash.as_str());
                let remembered = Remembered { hash, outcome: outcome.clone() };
                self.remembered.insert(Cow::Borrowed(&sent.put_id), remembered);
                outcome
            }
            Err(refusal) => {
                self.refused.insert(&sent.put.id);
                refused_outcome(refusal)
            }
        };
        Ok(PutResult { put_id, outcome })
    }

    fn apply<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<Applied, StoreError> {
        match sent.put.noun {
            Noun::Entry => self.apply_entry(tx, permit, sent),
            Noun::PsfsActivity => self.apply_activity(tx, permit, sent),
            Noun::Reminder => self.apply_reminder(tx, permit, sent),
            Noun::Grant => apply_grant(tx, permit, &sent.put, self.next_seq),
            Noun::Revocation => apply_revocation(tx, permit, &sent.put, self.next_seq),
            Noun::Erasure => self.apply_erasure(tx, permit, sent),
            Noun::Goal
            | Noun::WorkPlan
            | Noun::PersonalPlan
            | Noun::Pause
            | Noun::OwnExercise
            | Noun::MeasurePeriod
            | Noun::Course
            | Noun::Team => self.apply_thing(tx, permit, sent),
            Noun::Programme => Ok(Err(Refusal::new(Code::NotAllowed, "a programme is written by a professional"))),
        }
    }

    fn apply_entry<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<Applied, StoreError> {
        let parsed = match &sent.entry {
            Some(Ok(parsed)) => parsed,
            Some(Err(refusal)) => return Ok(Err(refusal.clone())),
            None => return Ok(Err(Refusal::new(Code::Malformed, "no entry"))),
        };
        if let Err(refusal) = check_entry(parsed, permit.today(), tx.now()) {
            return Ok(Err(refusal));
        }
        if self.entries.get(sent.put.id.as_str()).is_none_or(|held| !held.current().erased())
            && let Some(refusal) = self.missing_parent(parsed)
        {
            return Ok(Err(refusal));
        }
        let (write, outcome) = match plan(sent, &self.entries, self.next_seq, tx.now()) {
            Planned::Nothing(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        let otherwise = match typed_body(&sent.put.body, parsed, self.entries.get(sent.put.id.as_str())) {
            Ok(otherwise) => otherwise,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let row = match &otherwise {
            Some(body) => entry::Row::of(permit, &Write { body: &body.to_string(), ..write }, parsed)?,
            None => entry::Row::of(permit, &write, parsed)?,
        };
        self.hurt_moved |= write.held || row.hurts()?;
        match self.places.get(write.id).and_then(|place| self.new_entries.get_mut(*place)) {
            // A second put about an entry that this request made: one row, the later content.
            Some(new) => *new = row,
            None if write.held => entry::update(tx, &row)?,
            None => {
                self.places.insert(write.id, self.new_entries.len());
                self.new_entries.push(row);
            }
        }
        match otherwise {
            Some(body) => {
                let now = Held { revision: write.revision, removed: write.removed, body: Cow::Owned(body) };
                self.entries.insert(Cow::Borrowed(write.id), now);
            }
            None => hold(&mut self.entries, &write, sent),
        }
        Ok(Ok(outcome))
    }

    fn missing_parent(&self, entry: &Entry) -> Option<Refusal> {
        let missing = match entry.body.parents() {
            Parents::None => false,
            Parents::Prescription(id) => !self.prescriptions.contains(&id),
            Parents::Goal(id) => self.is_missing(Noun::Goal, &id.to_string()),
            Parents::OwnExercise(id) => self.is_missing(Noun::OwnExercise, &id.to_string()),
            Parents::PsfsActivities(ids) => {
                ids.iter().any(|id| !self.activity_ids.contains(id) || self.refused.contains(id.to_string().as_str()))
            }
        };
        missing.then(|| Refusal::field(Code::Waiting, "body", "what this refers to is not here yet"))
    }

    fn apply_activity<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<Applied, StoreError> {
        let put = &sent.put;
        let parsed: PsfsActivity = match parse_body(&put.body) {
            Ok(parsed) => parsed,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if put.removed {
            return Ok(Err(Refusal::field(Code::Renamed, "removed", "an activity is retired, its history stays")));
        }
        let before = self.activities.get(put.id.as_str()).and_then(|held| held.body.get("words"));
        if before.is_some_and(|words| words.as_str() != Some(parsed.words.as_str())) {
            return Ok(Err(Refusal::field(Code::Renamed, "words", "retire this activity and name a new one")));
        }
        let (write, outcome) = match plan(sent, &self.activities, self.next_seq, tx.now()) {
            Planned::Nothing(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        psfs::put(tx, permit, &write)?;
        if let Ok(id) = put.id.parse() {
            self.activity_ids.insert(id);
        }
        hold(&mut self.activities, &write, sent);
        Ok(Ok(outcome))
    }

    fn apply_reminder<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<Applied, StoreError> {
        let put = &sent.put;
        let (rule, zone) = match read_rule(put, tx.now()) {
            Ok(read) => read,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let unmarked = match suggestion_mark(put, &rule, self.reminders.get(put.id.as_str())) {
            Ok(Mark::Stays) => None,
            Ok(Mark::Falls) => Some(without_mark(&put.body)),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (write, outcome) = match plan(sent, &self.reminders, self.next_seq, tx.now()) {
            Planned::Nothing(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        let next = if put.removed { None } else { rule.next_after(tx.now(), |at| zone.offset_at(at)) };
        if let Some(body) = unmarked {
            reminder::put(tx, permit, &Write { body: &body.to_string(), ..write }, next)?;
            let now = Held { revision: write.revision, removed: write.removed, body: Cow::Owned(body) };
            self.reminders.insert(Cow::Borrowed(write.id), now);
        } else {
            reminder::put(tx, permit, &write, next)?;
            hold(&mut self.reminders, &write, sent);
        }
        Ok(Ok(outcome))
    }
}

/// What this request wrote is what is held for the puts after it.
fn hold<'p>(held: &mut HeldById<'p>, write: &Write<'p>, sent: &'p Sent) {
    let now = Held { revision: write.revision, removed: write.removed, body: Cow::Borrowed(&sent.put.body) };
    held.insert(Cow::Borrowed(write.id), now);
}

enum Planned<'p> {
    Nothing(PutOutcome),
    Write(Write<'p>, PutOutcome),
}

fn plan<'p>(sent: &'p Sent, held: &HeldById<'p>, seq: i64, now: Millis) -> Planned<'p> {
    let put = &sent.put;
    let current = held.get(put.id.as_str());
    match decide(current.map(Held::current), put.base_revision, put.removed, &put.body) {
        Decision::Same { revision } => Planned::Nothing(PutOutcome::Same { revision }),
        Decision::Erased { revision } => Planned::Nothing(PutOutcome::Erased { revision }),
        Decision::Store { revision, merged } => {
            let write = Write {
                id: &put.id,
                seq,
                revision,
                removed: put.removed,
                received_at: now.0,
                body: &sent.text,
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

/// What changed after the cursor, in sequence order, at most [`MAX_CHANGES`]. `before` is the sequence as committed before
/// this request, which holds the patient's row: nothing up to it can still come, so that nothing is jumped over. What this
/// request wrote itself, up to `last`, the phone has; of grants it lacks what the server adds.
fn changes<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    incoming: &Incoming,
    before: i64,
    last: i64,
) -> Result<(Vec<Change>, bool, Cursor), StoreError> {
    let epoch = epoch(tx)?;
    let known = incoming.cursor.as_ref().filter(|cursor| cursor.epoch == epoch && cursor.seq <= before);
    let after = known.map_or(0, |cursor| cursor.seq);
    let limit = i64::try_from(MAX_CHANGES).unwrap_or(i64::MAX).saturating_add(1);
    let mut all = Vec::new();
    if after < before {
        all.extend(entry::changes(tx, permit, after, before, limit)?);
        all.extend(psfs::changes(tx, permit, after, before, limit)?);
        all.extend(reminder::changes(tx, permit, after, before, limit)?);
        all.extend(thing::changes(tx, permit, after, before, limit)?);
        all.extend(programme::changes(tx, permit, after, before, limit)?);
    }
    if after < before || incoming.readable().any(Sent::is_about_sharing) {
        all.extend(grant::changes(tx, permit, after, last, limit)?);
    }
    all.sort_by_key(|change| change.seq);
    let more = all.len() > MAX_CHANGES;
    all.truncate(MAX_CHANGES);
    let reached = if more { all.last().map_or(last, |change| change.seq) } else { last };
    Ok((all, more, Cursor { epoch, seq: reached }))
}
