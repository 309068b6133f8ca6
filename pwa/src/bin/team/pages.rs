//! One file per screen.

pub(crate) mod account;
pub(crate) mod choose;
pub(crate) mod not_found;
pub(crate) mod patient;
pub(crate) mod programme;
pub(crate) mod recover;
pub(crate) mod recovery_code;
pub(crate) mod register;
pub(crate) mod sign_in;
pub(crate) mod unit;
pub(crate) mod worklist;
