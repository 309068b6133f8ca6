//! What lies in the account's database: things as they now stand, and the outbox of writes the server has not
//! answered. [`Books`] holds both in memory; a [`Write`] changes them there and in the database alike.

use domain::day::Millis;
use domain::json::Json;
use domain::problem::Code;
use domain::sync::{Change, Cursor, Noun, Put};
use serde_json::Value;

use crate::ordered::Ordered;

/// What a thing is kept under: noun and id.
pub type Key = (Noun, String);

/// What a write about `noun` and `id` changes: an erasure its entry, the others the thing of their own name.
#[must_use]
pub fn kept_under(noun: Noun, id: &str) -> Key {
    (if noun == Noun::Erasure { Noun::Entry } else { noun }, id.to_owned())
}

/// A place in the outbox; later writes have larger ones.
pub type Place = u64;

/// One thing as it now stands on the phone.
#[derive(Debug, Clone, PartialEq, Json)]
pub struct Thing {
    /// What kind of thing.
    pub noun: Noun,
    /// Which one.
    pub id: String,
    /// The server's revision that this follows from; 0 if the server has none.
    pub revision: i64,
    /// Its place in the patient's sequence when it last came among the changes; 0 if it never did.
    pub seq: i64,
    /// Taken away.
    pub removed: bool,
    /// When the server got it.
    pub received_at: Option<Millis>,
    /// In which life of the server's database it was last confirmed.
    pub epoch: Option<String>,
    /// Something unseen here was there when a write of this phone arrived, and the person has not been told yet.
    #[serde(default)]
    pub merged: bool,
    /// The whole thing, kept as it came: fields of a newer version survive.
    pub body: Value,
}

impl Thing {
    /// What it is kept under.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.noun, self.id.clone())
    }

    /// As the server told it.
    #[must_use]
    pub fn told(change: &Change, epoch: &str) -> Self {
        Self {
            noun: change.noun,
            id: change.id.clone(),
            revision: change.revision,
            seq: change.seq,
            removed: change.removed,
            received_at: Some(change.received_at),
            epoch: Some(epoch.to_owned()),
            merged: false,
            body: change.body.clone(),
        }
    }

    /// What stays of an entry once it is erased: that there was something of this id, so that it does not come back.
    #[must_use]
    pub fn erased(id: &str, before: Option<&Self>, revision: i64) -> Self {
        Self {
            noun: Noun::Entry,
            id: id.to_owned(),
            revision: before.map_or(0, |before| before.revision).max(revision),
            seq: before.map_or(0, |before| before.seq),
            removed: true,
            received_at: None,
            epoch: before.and_then(|before| before.epoch.clone()),
            merged: false,
            body: Value::Null,
        }
    }

    /// Whether it is erased.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.removed && self.body.is_null()
    }
}

/// One write that waits for its answer, or was refused.
#[derive(Debug, Clone, PartialEq, Json)]
pub struct Outgoing {
    /// What is sent.
    pub put: Put,
    /// How often it was sent.
    pub attempts: u32,
    /// Why the server does not take it.
    pub refused: Option<Refusal>,
}

impl Outgoing {
    /// A write that was never sent.
    #[must_use]
    pub fn new(put: Put) -> Self {
        Self { put, attempts: 0, refused: None }
    }

    /// What it is about.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.put.noun, self.put.id.clone())
    }
}

/// Why a write was refused.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Refusal {
    /// For the wording.
    pub code: Code,
    /// Which field, where that is known.
    pub field: Option<String>,
    /// In English, for a developer.
    pub detail: String,
}

impl Refusal {
    /// Whether the same write can succeed later without being changed.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self.code,
            Code::Waiting
                | Code::Busy
                | Code::Internal
                | Code::UnknownKind
                | Code::ClientTooOld
                // By the server's clock it is not that day yet.
                | Code::DayOutOfRange
        )
    }
}

/// One step in changing the books.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// A thing as it now stands.
    Keep(Thing),
    /// A thing that is not there any more, not even as removed.
    Drop(Key),
    /// A new last row.
    Queue(Outgoing),
    /// A row changed in its place.
    Replace(Place, Outgoing),
    /// A row that is settled.
    Settle(Place),
    /// Where the phone got to.
    Reach(Option<Cursor>),
    /// Everything was confirmed in this epoch.
    Whole(String),
    /// The draft that became what is kept; drafts are not in the books.
    Finish(String),
}

/// Both stores in memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Books {
    /// What there is.
    pub things: Ordered<Key, Thing>,
    /// What waits, in the order written.
    pub outbox: Ordered<Place, Outgoing>,
    /// Where the phone got to.
    pub cursor: Option<Cursor>,
    /// The epoch in which everything was last confirmed.
    pub whole: Option<String>,
}

impl Books {
    /// Whether something about `key` has not reached the server.
    #[must_use]
    pub fn unsent(&self, key: &Key) -> bool {
        self.outbox.values().any(|row| row.put.noun == key.0 && row.put.id == key.1)
    }

    /// Takes over one step. [`Write::Queue`] goes behind everything else here; the database numbers it anew, so that
    /// [`Books::queue_at`] is used where that number is known.
    pub fn apply(&mut self, write: Write) {
        match write {
            Write::Keep(thing) => {
                self.things.insert(thing.key(), thing);
            }
            Write::Drop(key) => {
                self.things.remove(&key);
            }
            Write::Queue(row) => {
                let last = self.outbox.keys().next_back().copied().unwrap_or(0);
                self.queue_at(last + 1, row);
            }
            Write::Replace(place, row) => self.queue_at(place, row),
            Write::Settle(place) => {
                self.outbox.remove(&place);
            }
            Write::Reach(cursor) => self.cursor = cursor,
            Write::Whole(epoch) => self.whole = Some(epoch),
            Write::Finish(_) => {}
        }
    }

    /// Puts a row where the database put it.
    pub fn queue_at(&mut self, place: Place, row: Outgoing) {
        self.outbox.insert(place, row);
    }
}
