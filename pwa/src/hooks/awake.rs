//! When the app should look again: back online, back in the foreground, or a minute later, when the day may be another.

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, VisibilityState};

/// How often a shown screen looks at the clock, in milliseconds.
const EVERY_MS: i32 = 60_000;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    Online,
    Offline,
    Shown,
    Minute,
}

/// Listens until dropped.
pub(crate) struct Awake {
    listeners: Vec<Listener>,
    interval: Option<(i32, Closure<dyn FnMut()>)>,
}

struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut()>,
}

/// Calls `told` whenever the app should look again.
pub(crate) fn listen(told: impl Fn(Why) + Clone + 'static) -> Awake {
    let mut awake = Awake { listeners: Vec::new(), interval: None };
    let Some(window) = web_sys::window() else { return awake };
    for (event, why) in [("online", Why::Online), ("offline", Why::Offline)] {
        let told = told.clone();
        awake.add(window.clone().into(), event, Closure::<dyn FnMut()>::new(move || told(why)));
    }
    if let Some(document) = window.document() {
        let told = told.clone();
        let shown = {
            let document = document.clone();
            Closure::<dyn FnMut()>::new(move || {
                if document.visibility_state() == VisibilityState::Visible {
                    told(Why::Shown);
                }
            })
        };
        awake.add(document.into(), "visibilitychange", shown);
    }
    let minute = Closure::<dyn FnMut()>::new(move || told(Why::Minute));
    let every = minute.as_ref().unchecked_ref();
    if let Ok(id) = window.set_interval_with_callback_and_timeout_and_arguments_0(every, EVERY_MS) {
        awake.interval = Some((id, minute));
    }
    awake
}

impl Awake {
    fn add(&mut self, target: EventTarget, event: &'static str, closure: Closure<dyn FnMut()>) {
        if target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_ok() {
            self.listeners.push(Listener { target, event, closure });
        }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        for Listener { target, event, closure } in &self.listeners {
            // Taking a listener off cannot fail in a way that matters: at worst it is called once more.
            let _ = target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
        if let (Some((id, _)), Some(window)) = (&self.interval, web_sys::window()) {
            window.clear_interval_with_handle(*id);
        }
    }
}
