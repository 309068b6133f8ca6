//! *Mine data*: everything the patient can see, to take away. One JSON document in a stated shape, and tables for those who
//! open a spreadsheet. Pure: what it is made from comes in; [`csv`] says how a cell is written.

pub mod csv;

use serde::Serialize;
use serde_json::Value;

use crate::account::Account;
use crate::day::{Millis, Zone};
use crate::entry::Label;
use crate::id::PatientId;
use crate::sync::Revision;

/// The name of the document's shape.
pub const FORMAT: &str = "rygrad-export";
/// Its version: raised when a field is taken away or means something else.
pub const VERSION: u32 = 1;

/// What stands before the lists.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// [`FORMAT`].
    pub format: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// When it was made, by the server's clock.
    pub made_at: Millis,
    /// Who.
    pub account: Account,
    /// Their diary; of a relative without one none, and then none of its lists.
    pub diary: Option<Diary>,
}

/// The diary itself.
#[derive(Debug, Clone, Serialize)]
pub struct Diary {
    /// Which one.
    pub id: PatientId,
    /// The zone its days are counted in.
    pub zone: Zone,
}

/// One entry with how it came to be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedEntry {
    /// Which entry.
    pub id: String,
    /// Its revision.
    pub revision: i64,
    /// Taken away by the patient, who can bring it back.
    pub removed: bool,
    /// When the server got this revision.
    pub received_at: Millis,
    /// *Live*, *back-filled* or *edited*.
    pub label: Label,
    /// [`crate::entry::Entry`] as written, fields of newer versions included.
    pub entry: Value,
    /// Every version of it, oldest first, this one included.
    pub revisions: Vec<Revision>,
}

/// Anything else that the patient keeps or is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedThing {
    /// Which one.
    pub id: String,
    /// Its revision.
    pub revision: i64,
    /// Taken away.
    pub removed: bool,
    /// When the server got it.
    pub received_at: Millis,
    /// The thing itself.
    pub body: Value,
}
