//! A Web Lock: work that one tab of this device does at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// How long a tab stands in line before it looks whether anybody is at work, in milliseconds.
const LOOK_MS: i32 = 1_000;
/// A line that nobody holds at so many looks in a row is dead.
const LOOKS: usize = 3;
/// How many lines are tried.
const LINES: usize = 4;

thread_local! {
    /// The lines that this tab has found dead.
    static DEAD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Held until dropped. In a browser without Web Locks it holds nothing: the server still keeps order.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// Waits until no other tab holds `name`.
    ///
    /// Chromium now and then leaves all tabs waiting for a lock that nobody holds, when the tab that held it was closed at
    /// the wrong moment (the random faults in `tests/browser` found it). Whoever sees that goes to the next line, and so do
    /// all the others, one by one.
    pub async fn take(name: &str) -> Self {
        let mut line = name.to_owned();
        for _ in 0..LINES {
            if !DEAD.with_borrow(|dead| dead.contains(&line)) {
                match stand_in(&line).await {
                    Some(Turn::Ours { release }) => return Self { release },
                    Some(Turn::Never) => {}
                    None => break,
                }
                DEAD.with_borrow_mut(|dead| dead.push(line.clone()));
            }
            line.push('+');
        }
        Self { release: None }
    }
}

/// What becomes of standing in line.
enum Turn {
    /// The lock is held until `release` is called.
    Ours { release: Option<Function> },
    /// The line is dead.
    Never,
}

/// Stands in a line until it is this tab's turn, or never will be. `None` in a browser without Web Locks.
async fn stand_in(line: &str) -> Option<Turn> {
    let (locks, request) = web_locks()?;
    let leave = AbortController::new().ok()?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"signal".into(), &leave.signal()).ok()?;
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
    let asked = request.call3(&locks, &line.into(), &options, &callback).ok()?;
    // Leaving the line rejects it, which then is no news.
    spawn_local(async move { drop(JsFuture::from(Promise::from(asked)).await) });
    let mut unheld = 0;
    while unheld < LOOKS {
        // Promises that only ever resolve.
        let _ = JsFuture::from(Promise::race(&Array::of2(&granted, &pause()))).await;
        if has_it.get() {
            return Some(Turn::Ours { release });
        }
        unheld = if is_held(&locks, line).await { 0 } else { unheld + 1 };
        if has_it.get() {
            return Some(Turn::Ours { release });
        }
    }
    leave.abort();
    Some(Turn::Never)
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
