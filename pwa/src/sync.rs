//! How the phone and the server come to agree. [`plan`] decides, purely; [`drain`] carries it out over the database and
//! the network, one tab at a time.
//!
//! What was entered leaves the outbox only when the server has said what became of exactly that write; what it refuses
//! stays, with the reason.

pub mod drain;
pub mod lock;
pub mod outbox;
pub mod pace;
pub mod plan;
mod restore;
