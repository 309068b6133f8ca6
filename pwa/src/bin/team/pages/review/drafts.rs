//! Reviews being typed, kept while the tab is open: adjusting the programme on the way loses nothing. Never stored on the
//! device; gone with signing out.

use std::cell::RefCell;
use std::collections::HashMap;

use domain::id::{PatientId, ReviewId};

/// What is typed of one review: a text for each part, the words of recognition last.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// Kept over a lost answer, so that a review is not recorded twice.
    pub(super) id: ReviewId,
    /// In the order of the parts, the words of recognition last.
    pub(super) texts: [String; 6],
}

thread_local! {
    static DRAFTS: RefCell<HashMap<PatientId, Draft>> = RefCell::default();
}

/// What was typed before.
pub(super) fn kept(patient: PatientId) -> Option<Draft> {
    DRAFTS.with_borrow(|drafts| drafts.get(&patient).cloned())
}

/// What was typed, as far as anything was.
pub(super) fn texts(patient: PatientId) -> Vec<String> {
    kept(patient)
        .map(|draft| draft.texts.into_iter().filter(|text| !text.trim().is_empty()).collect())
        .unwrap_or_default()
}

/// Keeps what is typed.
pub(super) fn keep(patient: PatientId, draft: Draft) {
    DRAFTS.with_borrow_mut(|drafts| drafts.insert(patient, draft));
}

/// Forgets one.
pub(super) fn forget(patient: PatientId) {
    DRAFTS.with_borrow_mut(|drafts| drafts.remove(&patient));
}

/// Forgets all.
pub(crate) fn forget_all() {
    DRAFTS.with_borrow_mut(HashMap::clear);
}
