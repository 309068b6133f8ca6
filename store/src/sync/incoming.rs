//! A request read as far as that needs no database: parsed, written out and hashed before the transaction begins, which
//! keeps the one writer of SQLite free meanwhile.

use domain::day::Millis;
use domain::entry::Entry;
use domain::sync::{Cursor, Noun, Put, PutResult, SyncRequest, put_bytes};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Refusal;
use super::parse::{parse, read_entry};

/// What a phone sent, each put read by itself.
pub struct Incoming {
    pub(super) cursor: Option<Cursor>,
    pub(super) sent_at: Millis,
    pub(super) puts: Vec<Result<Sent, PutResult>>,
}

/// One put with all that follows from its content alone.
pub(super) struct Sent {
    pub(super) put: Put,
    pub(super) put_id: String,
    /// What the same content has whenever it comes again.
    pub(super) hash: String,
    /// The body as it is stored.
    pub(super) text: String,
    /// The entry, if it is to be one.
    pub(super) entry: Option<Result<Entry, Refusal>>,
}

impl Incoming {
    /// Reads every put; what is wrong with one is its own result.
    #[must_use]
    pub fn read(request: SyncRequest) -> Self {
        let puts = request.puts.into_iter().map(Sent::read).collect();
        Self { cursor: request.cursor, sent_at: request.sent_at, puts }
    }

    /// Whether something is to be erased: [`crate::Db::scrub`] follows.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.readable().any(Sent::is_erasure)
    }

    /// The puts that could be read.
    pub(super) fn readable(&self) -> impl Iterator<Item = &Sent> {
        self.puts.iter().flatten()
    }
}

impl Sent {
    fn read(raw: Value) -> Result<Self, PutResult> {
        let put = parse(raw)?;
        Ok(Self {
            put_id: put.put_id.to_string(),
            hash: domain::disclosure::hex(&Sha256::digest(put_bytes(&put))),
            // Nothing of what is erased is kept, whatever a client sends along.
            text: if put.noun == Noun::Erasure { "null".to_owned() } else { put.body.to_string() },
            entry: (put.noun == Noun::Entry).then(|| read_entry(&put)),
            put,
        })
    }

    fn is_erasure(&self) -> bool {
        self.put.noun == Noun::Erasure
    }

    pub(super) fn is_about_sharing(&self) -> bool {
        matches!(self.put.noun, Noun::Grant | Noun::Revocation)
    }
}
