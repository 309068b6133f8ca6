//! What is half written, as the keeper holds it: in memory at once, in the account's database a moment later.

use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use crate::ordered::Ordered;
use crate::record::draft::Draft;

impl Keeper {
    /// Everything half written, under the address of its form.
    #[must_use]
    pub fn drafts(&self) -> Ordered<String, Draft> {
        self.drafts.borrow().clone()
    }

    /// What is half written in the form at `address`.
    #[must_use]
    pub fn draft(&self, address: &str) -> Option<Draft> {
        self.drafts.borrow().get(&address.to_owned()).cloned()
    }

    /// Keeps what is half written in the form at `address`, or lets it go. Shown at once; on the disk a moment later.
    pub fn set_draft(&self, address: &str, draft: Option<Draft>) {
        {
            let mut drafts = self.drafts.borrow_mut();
            match &draft {
                Some(draft) => drop(drafts.insert(address.to_owned(), draft.clone())),
                None => drop(drafts.remove(&address.to_owned())),
            }
        }
        let kept = self.db.set_draft(address, draft.as_ref());
        spawn_local(async move {
            // A phone without room says so when the form is saved.
            if let Err(error) = kept.await {
                web_sys::console::warn_1(&error.to_string().into());
            }
        });
    }
}
