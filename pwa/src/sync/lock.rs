//! A Web Lock: work that one tab of this device does at a time.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Held until dropped. In a browser without Web Locks it holds nothing: the server still keeps order.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// Waits until no other tab holds `name`.
    pub async fn take(name: &str) -> Self {
        let Some((locks, request)) = web_locks() else { return Self { release: None } };
        let (held, release) = promise();
        let (granted, grant) = promise();
        let callback = Closure::once_into_js(move |_lock: JsValue| {
            settle(grant.as_ref());
            held
        });
        if request.call2(&locks, &name.into(), &callback).is_err() {
            return Self { release: None };
        }
        // A promise that only ever resolves.
        let _ = JsFuture::from(granted).await;
        Self { release }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        settle(self.release.as_ref());
    }
}

fn settle(resolve: Option<&Function>) {
    if let Some(resolve) = resolve {
        // Calling a promise's own resolve cannot throw.
        let _ = resolve.call0(&JsValue::NULL);
    }
}

/// A promise and what resolves it.
fn promise() -> (Promise, Option<Function>) {
    let mut resolve = None;
    let promise = Promise::new(&mut |yes, _no| resolve = Some(yes));
    (promise, resolve)
}

fn web_locks() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
