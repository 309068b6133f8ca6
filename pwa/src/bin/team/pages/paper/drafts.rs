//! Weeks being typed, kept while the tab is open. Never stored on the device; gone with signing out.

use std::cell::RefCell;
use std::collections::HashMap;

use domain::LocalDay;
use domain::entry::Body;
use domain::id::{EntryId, PatientId};
use domain::paper::PaperEntry;
use pwa::paper::Draft;

/// What is typed of one week, and what was sent of it last: an answer may be lost, and what is sent again keeps its ids.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Typing {
    pub(super) draft: Draft,
    pub(super) sent: Vec<PaperEntry>,
}

impl Typing {
    /// What is sent now: whatever was sent before under the id it had then.
    pub(super) fn sending(&self, read: Vec<(LocalDay, Body)>, fresh: impl Fn() -> EntryId) -> Self {
        let mut before = self.sent.clone();
        let entry =
            |(day, body): (LocalDay, Body)| match before.iter().position(|one| one.day == day && one.body == body) {
                Some(place) => before.swap_remove(place),
                None => PaperEntry { id: fresh(), day, body },
            };
        Self { draft: self.draft.clone(), sent: read.into_iter().map(entry).collect() }
    }
}

/// Which patient, and which week by its Monday.
pub(super) type Key = (PatientId, LocalDay);

thread_local! {
    static DRAFTS: RefCell<HashMap<Key, Typing>> = RefCell::default();
}

/// What was typed before.
pub(super) fn kept(key: Key) -> Option<Typing> {
    DRAFTS.with_borrow(|drafts| drafts.get(&key).cloned())
}

/// Keeps what is typed.
pub(super) fn keep(key: Key, typing: Typing) {
    DRAFTS.with_borrow_mut(|drafts| drafts.insert(key, typing));
}

/// Forgets one.
pub(super) fn forget(key: Key) {
    DRAFTS.with_borrow_mut(|drafts| drafts.remove(&key));
}

/// Forgets all.
pub(crate) fn forget_all() {
    DRAFTS.with_borrow_mut(HashMap::clear);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_again_keeps_its_id_and_what_is_new_gets_one() {
        let day: LocalDay = "2026-11-16".parse().unwrap();
        let flare = |minutes: i64| -> Body {
            serde_json::from_value(serde_json::json!({"kind": "activity", "what": "walking", "minutes": minutes}))
                .unwrap()
        };
        let id = |n: u8| EntryId::new(1, [n; 10]);
        let first = Typing::default().sending(vec![(day, flare(1)), (day, flare(2))], || id(1));
        let again = first.sending(vec![(day, flare(2)), (day, flare(3))], || id(9));
        assert_eq!(again.sent[0], first.sent[1]);
        assert_eq!((again.sent[1].id, again.sent[1].body.clone()), (id(9), flare(3)));
    }
}
