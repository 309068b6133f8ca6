//! A server with one patient, as far as sync needs it: the real merge rule around a map.

use std::collections::BTreeMap;

use domain::Millis;
use domain::id::PutId;
use domain::problem::Code;
use domain::sync::{
    Change, Current, Cursor, Decision, Noun, Put, PutOutcome, PutResult, SyncAnswer, decide, decide_erasure,
};
use serde_json::Value;

use super::super::{Key, kept_under};

/// A server with one patient, as far as sync needs it.
pub(super) struct Server {
    epoch: &'static str,
    pub(super) seq: i64,
    pub(super) things: BTreeMap<Key, Change>,
    /// What each answered put made.
    made: BTreeMap<PutId, i64>,
    pub(super) refuses: Vec<(String, Code)>,
}

impl Server {
    pub(super) fn new(epoch: &'static str) -> Self {
        Self { epoch, seq: 0, things: BTreeMap::new(), made: BTreeMap::new(), refuses: Vec::new() }
    }

    pub(super) fn answer(&mut self, cursor: Option<&Cursor>, puts: &[Put]) -> SyncAnswer {
        let before = self.seq;
        let results = puts.iter().map(|put| self.take(put)).collect();
        let from = cursor.filter(|cursor| cursor.epoch == self.epoch).map_or(0, |cursor| cursor.seq);
        // What the request wrote is not told again, but for grants.
        let told = |thing: &&Change| thing.seq > from && (thing.seq <= before || thing.noun == Noun::Grant);
        let mut changes: Vec<Change> = self.things.values().filter(told).cloned().collect();
        changes.sort_by_key(|change| change.seq);
        let cursor = Cursor { epoch: self.epoch.to_owned(), seq: self.seq };
        SyncAnswer { results, changes, more: false, cursor, server_at: Millis(7) }
    }

    fn take(&mut self, put: &Put) -> PutResult {
        let outcome = if let Some((_, code)) = self.refuses.iter().find(|(id, _)| *id == put.id) {
            PutOutcome::Refused { code: *code, field: None, detail: "no".to_owned() }
        } else if let Some(revision) = self.made.get(&put.put_id) {
            PutOutcome::Accepted { revision: *revision }
        } else {
            self.store(put)
        };
        PutResult { put_id: put.put_id.to_string(), outcome }
    }

    fn store(&mut self, put: &Put) -> PutOutcome {
        let key = kept_under(put.noun, &put.id);
        let current = self.things.get(&key);
        let current = current.map(|c| Current { revision: c.revision, removed: c.removed, body: &c.body });
        let erases = put.noun == Noun::Erasure;
        let decided = match erases {
            true => decide_erasure(current, put.base_revision),
            false => decide(current, put.base_revision, put.removed, &put.body),
        };
        let (revision, merged) = match decided {
            Decision::Erased { revision } => return PutOutcome::Erased { revision },
            Decision::Same { revision } => return PutOutcome::Same { revision },
            Decision::Store { revision, merged } => (revision, merged),
        };
        self.write(key, revision, put.removed || erases, put.body.clone());
        self.made.insert(put.put_id, revision);
        if merged { PutOutcome::Merged { revision } } else { PutOutcome::Accepted { revision } }
    }

    pub(super) fn write(&mut self, key: Key, revision: i64, removed: bool, body: Value) {
        self.seq += 1;
        let (noun, id) = key.clone();
        self.things.insert(key, Change { noun, id, seq: self.seq, revision, removed, received_at: Millis(0), body });
    }

    pub(super) fn body(&self, id: &str) -> Option<&Value> {
        self.things.values().find(|thing| thing.id == id).map(|thing| &thing.body)
    }
}
