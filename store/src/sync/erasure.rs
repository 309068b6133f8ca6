//! *Slet helt*: an entry goes with every version of it. A row without content stays under its id, by which a replay, another
//! phone or a late request finds that it is erased, and by which the other phones learn of it.

use domain::sync::{Decision, PutOutcome, decide_erasure};
use serde_json::Value;

use super::incoming::Sent;
use super::{Applied, Batch, revision};
use crate::db::Tx;
use crate::entry;
use crate::error::StoreError;
use crate::permit::{All, Own, Permit};
use crate::synced::Held;

impl<'p> Batch<'p> {
    pub(super) fn apply_erasure<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<Applied, StoreError> {
        let id = sent.put.id.as_str();
        let held = self.entries.get(id);
        let stored = match decide_erasure(held.map(Held::current), sent.put.base_revision) {
            Decision::Store { revision, .. } => revision,
            Decision::Same { revision } | Decision::Erased { revision } => {
                return Ok(Ok(PutOutcome::Same { revision }));
            }
        };
        let row = entry::Row::erased(permit, id, self.next_seq, stored, tx.now());
        // What this very request wrote about it is not in the database yet.
        self.new_revisions.retain(|new| !new.is_of_entry(id));
        revision::erase(tx, permit, id)?;
        tx.kept.forget(permit.patient());
        self.hurt_moved = true;
        match self.places.get(id).and_then(|place| self.new_entries.get_mut(*place)) {
            Some(new) => *new = row,
            None if held.is_some() => entry::update(tx, &row)?,
            None => {
                self.places.insert(id, self.new_entries.len());
                self.new_entries.push(row);
            }
        }
        let now = Held { revision: stored, removed: true, body: std::borrow::Cow::Owned(Value::Null) };
        self.entries.insert(std::borrow::Cow::Borrowed(id), now);
        Ok(Ok(PutOutcome::Accepted { revision: stored }))
    }
}
