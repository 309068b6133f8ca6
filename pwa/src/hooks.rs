//! State that screens share, as Yew contexts and hooks.

mod address;
mod awake;
mod draft;
mod entrance;
mod journey;
mod record;
mod session;
mod worker;

pub use address::{Address, AddressProvider, Navigator, Redirect, use_address, use_navigator};
pub use draft::{Drafting, use_draft};
pub use entrance::{Entrance, Typed, code_in_address, use_entrance, use_typed};
pub use record::{KeeperRef, RecordHandle, RecordProvider, SaveError, use_record};
pub use session::{Phase, SessionHandle, SessionProvider, use_session};
pub use worker::{has_worker, renew, use_worker};
