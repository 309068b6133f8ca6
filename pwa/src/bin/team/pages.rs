//! One file per screen.

pub(crate) mod account;
pub(crate) mod choose;
pub(crate) mod library;
pub(crate) mod not_found;
pub(crate) mod paper;
pub(crate) mod patient;
pub(crate) mod preview;
pub(crate) mod programme;
pub(crate) mod recover;
pub(crate) mod recovery_code;
pub(crate) mod register;
pub(crate) mod review;
pub(crate) mod sign_in;
pub(crate) mod statement;
pub(crate) mod supporter;
pub(crate) mod unit;
pub(crate) mod worklist;

/// Forgets what was being typed: the next person at the desk is somebody else.
pub(crate) fn forget_drafts() {
    paper::forget_drafts();
    programme::forget_drafts();
    review::forget_drafts();
}
