//! How a phone and the server come to agree: the request, the answer, and their limits; what travels in them is `noun` and
//! `put`, what is done with it `merge`. The device's clock is data; the server's sequence decides order. Nothing a patient
//! entered is lost, doubled or silently overwritten.

mod merge;
mod noun;
mod put;
#[cfg(test)]
pub(crate) mod samples;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use merge::{Current, Decision, decide, decide_erasure};
pub use noun::Noun;
pub use put::{Put, PutOutcome, PutResult, put_bytes};

use crate::day::Millis;
use crate::json::Json;
use crate::programme::Author;

/// How this version's phones speak: raised whenever what a phone sends changes its shape or its meaning. A phone that says
/// none is from before there were numbers, 0.
pub const PROTOCOL: u32 = 1;
/// The oldest way of speaking that the server understands; older ones are told `client_too_old` and keep what they have.
pub const OLDEST_PROTOCOL: u32 = 0;
/// The most puts in one request; one request is one transaction.
pub const MAX_PUTS: usize = 500;
/// The most changes in one answer.
pub const MAX_CHANGES: usize = 500;
/// The largest request, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What a phone sends.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SyncRequest {
    /// How the phone speaks: [`PROTOCOL`] of its version.
    #[serde(default)]
    pub protocol: u32,
    /// Where the phone got to; `None` at the first sync.
    #[serde(default)]
    pub cursor: Option<Cursor>,
    /// The device's clock now; its skew is recorded, never corrected in the entries.
    pub sent_at: Millis,
    /// What the phone wrote, oldest first, parents before children. Each is a [`Put`], parsed alone.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Put>))]
    pub puts: Vec<Value>,
}

/// What the server answers.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SyncAnswer {
    /// One per put, in the order sent.
    pub results: Vec<PutResult>,
    /// What changed since the cursor, oldest first. Of what this request wrote only grants are among it, with what the
    /// server adds to them; the rest the phone has, and its result says the revision. It was received at `server_at`.
    pub changes: Vec<Change>,
    /// Whether there is more to fetch with the new cursor.
    pub more: bool,
    /// Where the phone now is.
    pub cursor: Cursor,
    /// The server's clock.
    pub server_at: Millis,
}

/// A place in the patient's sequence. Another epoch than the phone's means the server was restored from a backup: the
/// phone fetches everything and sends again what the server no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cursor {
    /// Which life of the database.
    pub epoch: String,
    /// The last sequence number seen.
    pub seq: i64,
}

/// One thing as it now stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// What kind of thing.
    pub noun: Noun,
    /// Which one.
    pub id: String,
    /// Its place in the patient's sequence.
    pub seq: i64,
    /// Its revision.
    pub revision: i64,
    /// Taken away.
    pub removed: bool,
    /// When the server got it.
    pub received_at: Millis,
    /// The whole thing: as in [`Put`], a [`crate::grant::Grant`], or a [`crate::programme::Programme`].
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>, required = true))]
    pub body: Value,
}

/// An earlier or current version of an entry, as it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Revision {
    /// Its number; 1 for the first.
    pub revision: i64,
    /// When the server got it.
    pub received_at: Millis,
    /// Whether this version takes the entry away.
    pub removed: bool,
    /// The professional who wrote it; `None` is the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Author>,
    /// The entry as it was.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Value,
}
