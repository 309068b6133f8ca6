//! A Web Lock: work that one tab of this device does at a time.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// How long a tab waits in line before it looks whether anybody is at work, in milliseconds.
const LOOK_MS: i32 = 2_000;

/// Held until dropped. Where there is none to be had – a browser without Web Locks, or one that has lost the line – it
/// holds nothing: the server still keeps order.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// Waits until no other tab holds `name`.
    ///
    /// Chromium has been seen to leave a line of tabs waiting for a lock that nobody holds, after the tab that held it
    /// was closed at the wrong moment (the random faults in `tests/browser` found it). Such a line is left.
    pub async fn take(name: &str) -> Self {
        let Some((locks, request)) = web_locks() else { return Self { release: None } };
        let Ok(line) = AbortController::new() else { return Self { release: None } };
        let options = js_sys::Object::new();
        let signal = Reflect::set(&options, &"signal".into(), &line.signal());
        let (held, release) = promise();
        let (granted, grant) = promise();
        let has_it = Rc::new(Cell::new(false));
        let callback = Closure::once_into_js({
            let has_it = has_it.clone();
            move |_lock: JsValue| {
                has_it.set(true);
                settle(grant.as_ref());
                held
            }
        });
        let asked = request.call3(&locks, &name.into(), &options, &callback);
        let (Ok(_), Ok(asked)) = (signal, asked) else { return Self { release: None } };
        // Leaving the line rejects it, which then is no news.
        spawn_local(async move { drop(JsFuture::from(Promise::from(asked)).await) });
        loop {
            // Promises that only ever resolve.
            let _ = JsFuture::from(Promise::race(&Array::of2(&granted, &pause()))).await;
            if has_it.get() {
                break;
            }
            if !is_held(&locks, name).await && !has_it.get() {
                line.abort();
                break;
            }
        }
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

/// A moment's wait.
fn pause() -> Promise {
    Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer the line is waited in for as long as it takes.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, LOOK_MS);
        }
    })
}

/// Whether anybody holds `name`; yes, where that cannot be told.
async fn is_held(locks: &JsValue, name: &str) -> bool {
    let holders = async {
        let query: Function = Reflect::get(locks, &"query".into())?.dyn_into()?;
        let found = JsFuture::from(Promise::from(query.call0(locks)?)).await?;
        Array::from(&Reflect::get(&found, &"held".into())?)
            .iter()
            .map(|one| Reflect::get(&one, &"name".into()))
            .collect()
    };
    let holders: Result<Vec<JsValue>, JsValue> = holders.await;
    holders.map_or(true, |held| held.contains(&name.into()))
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
