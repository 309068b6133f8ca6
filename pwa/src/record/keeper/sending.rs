//! When this tab syncs: at once, once more after the one that runs, and after a failure with growing pauses.

use std::rc::Rc;

use domain::problem::Code;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Keeper, LAST_SYNC};
use crate::api::Failure;
use crate::clock;
use crate::sync::drain::{Stopped, drain};
use crate::sync::pace;

/// How long a sign-out waits for what is unsent, in milliseconds.
const SEND_NOW_MS: i32 = 5_000;

impl Keeper {
    /// Syncs now, or once more after the sync that runs. `again` also sends what was refused but may pass now.
    pub fn sync_soon(self: &Rc<Self>, again: bool) {
        if self.closed.get() {
            return;
        }
        if self.syncing.replace(true) {
            self.asked.set(Some(again || self.asked.get().unwrap_or(false)));
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            let mut next = Some(again);
            while let Some(again) = next.filter(|_| !keeper.closed.get()) {
                keeper.sync(again).await;
                next = keeper.asked.take();
            }
            keeper.syncing.set(false);
        });
    }

    /// Before a sign-out: tries to send what waits, for a few seconds at most.
    pub async fn send_now(self: &Rc<Self>) {
        if self.record.borrow().waiting == 0 {
            return;
        }
        let done = Promise::new(&mut |done, _| {
            if let Some(window) = web_sys::window() {
                // Without a timer the request's own time limit holds.
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, SEND_NOW_MS);
            }
            let keeper = self.clone();
            spawn_local(async move {
                keeper.sync(true).await;
                // Resolving a promise cannot throw.
                let _ = done.call0(&JsValue::NULL);
            });
        });
        // A promise that only ever resolves.
        let _ = JsFuture::from(done).await;
    }

    async fn sync(self: &Rc<Self>, again: bool) {
        self.cancel_timer();
        let result = drain(&self.db, self.account, again, |writes| self.take(writes)).await;
        match &result {
            Ok(ahead_ms) => {
                self.failures.set(0);
                let now = clock::now();
                if let Err(error) = self.db.remember(LAST_SYNC, &now).await {
                    web_sys::console::warn_1(&error.to_string().into());
                }
                self.clock_was(*ahead_ms);
                self.reached(true, Some(now));
                self.tell_other_tabs();
                if self.record.borrow().waiting > 0 {
                    // Another tab sent it, and died before it could say so.
                    self.read_again().await;
                }
            }
            Err(Stopped::Server(failure)) => {
                // What came before it counts.
                self.tell_other_tabs();
                self.record_with(|record| record.too_old = failure.code() == Some(Code::ClientTooOld));
                self.reached(!matches!(failure, Failure::Offline), None);
                // Nothing to wait for until somebody signs in.
                if *failure != Failure::SessionEnded {
                    self.try_later(failure);
                }
            }
            // Signed out meanwhile.
            Err(Stopped::Storage(_)) if self.closed.get() => {}
            Err(Stopped::Storage(error)) => web_sys::console::error_1(&error.to_string().into()),
        }
    }

    fn try_later(self: &Rc<Self>, failure: &Failure) {
        let failures = self.failures.get().saturating_add(1);
        self.failures.set(failures);
        let retry_after_s = match failure {
            Failure::Refused { retry_after_s, .. } => *retry_after_s,
            _ => None,
        };
        let wait = pace::wait_ms(failures, retry_after_s, js_sys::Math::random());
        let keeper = Rc::downgrade(self);
        let callback = Closure::once_into_js(move || {
            if let Some(keeper) = keeper.upgrade() {
                keeper.timer.set(None);
                keeper.sync_soon(false);
            }
        });
        #[expect(clippy::cast_possible_truncation, reason = "five minutes, or what a server says")]
        let wait = wait as i32;
        let set = web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), wait).ok()
        });
        self.timer.set(set);
    }

    pub(super) fn cancel_timer(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
