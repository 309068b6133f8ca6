//! Programmes being typed, kept while the tab is open: leaving the editor loses nothing. Never stored on the device; gone
//! with signing out.

use std::cell::RefCell;
use std::collections::HashMap;

use domain::id::{PatientId, ProgrammeId};

use super::draft::{Draft, Reused};

/// For whom, and a new version of what.
pub(super) type Key = (PatientId, Option<ProgrammeId>);

thread_local! {
    static DRAFTS: RefCell<HashMap<Key, Draft>> = RefCell::default();
    static COPIED: RefCell<Option<Reused>> = RefCell::default();
}

/// What was typed before.
pub(super) fn kept(key: Key) -> Option<Draft> {
    DRAFTS.with_borrow(|drafts| drafts.get(&key).cloned())
}

/// Keeps what is typed.
pub(super) fn keep(key: Key, draft: Draft) {
    DRAFTS.with_borrow_mut(|drafts| drafts.insert(key, draft));
}

/// Forgets one.
pub(super) fn forget(key: Key) {
    DRAFTS.with_borrow_mut(|drafts| drafts.remove(&key));
}

/// Keeps a copy of a programme for the next patient.
pub(super) fn copy(reused: Reused) {
    COPIED.set(Some(reused));
}

/// The programme copied last.
pub(super) fn copied() -> Option<Reused> {
    COPIED.with_borrow(Clone::clone)
}

/// Forgets all.
pub(crate) fn forget_all() {
    COPIED.set(None);
    DRAFTS.with_borrow_mut(HashMap::clear);
}
