//! Two tabs of one account: each tells the others when it has written, and reads anew when it is told.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Keeper, LAST_SYNC};
use crate::db::DbError;
use crate::ordered::Ordered;
use crate::record::Record;
use crate::record::draft::Draft;
use crate::sync::outbox::Books;

impl Keeper {
    pub(super) fn tell_other_tabs(&self) {
        if let Some(others) = &self.others {
            // Only a closed channel throws.
            let _ = others.post_message(&JsValue::TRUE);
        }
    }

    pub(super) fn hear_other_tabs(self: &Rc<Self>) {
        let Some(others) = &self.others else { return };
        let keeper = Rc::downgrade(self);
        let heard = Closure::<dyn FnMut()>::new(move || {
            let Some(keeper) = keeper.upgrade() else { return };
            spawn_local(async move { keeper.read_again().await });
        });
        others.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The channel lives as long as the page; closing the keeper takes the listener off.
        heard.forget();
    }

    pub(super) async fn read_again(&self) {
        loop {
            let taken = self.taken.get();
            let read = async { Ok::<_, DbError>((self.db.load().await?, self.db.drafts().await?)) };
            match read.await {
                _ if self.closed.get() => return,
                // Something was written here meanwhile, which that reading may lack.
                Ok(_) if self.taken.get() != taken => {}
                Ok((books, drafts)) => return self.show_again(books, drafts).await,
                Err(error) => return web_sys::console::warn_1(&error.to_string().into()),
            }
        }
    }

    async fn show_again(&self, books: Books, drafts: Ordered<String, Draft>) {
        let old = self.record();
        let mut record = Record::of(old.patient, &books);
        record.online = old.online;
        record.too_old = old.too_old;
        record.clock_ahead_ms = old.clock_ahead_ms;
        record.last_sync = old.last_sync;
        record.together = old.together;
        self.drafts.replace(drafts);
        self.books.replace(books);
        self.show(record);
        if let Ok(Some(at)) = self.db.recall(LAST_SYNC).await {
            self.record_with(|record| record.last_sync = Some(at));
        }
    }
}
