//! Events of the window: the network comes and goes, the screen is looked at again.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// Calls `heard` at each of `events`, as long as the component is there.
#[hook]
pub(crate) fn use_window_events(events: &'static [&'static str], heard: Callback<()>) {
    use_effect_with((events, heard), |(events, heard)| {
        let (events, heard) = (*events, heard.clone());
        let closure = Closure::<dyn Fn()>::new(move || heard.emit(()));
        let window = web_sys::window();
        if let Some(window) = &window {
            for event in events {
                // Fails only for a listener that is no function.
                let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
            }
        }
        move || {
            if let Some(window) = window {
                for event in events {
                    let _ = window.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
                }
            }
        }
    });
}

/// Whether the browser has a network at all.
#[hook]
pub(crate) fn use_online() -> bool {
    let online = use_state(is_online);
    let heard = use_callback((), {
        let online = online.clone();
        move |(), ()| online.set(is_online())
    });
    use_window_events(&["online", "offline"], heard);
    *online
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Whether somebody can see the page.
pub(crate) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Calls `due` every `period_ms` milliseconds, as long as the component is there.
#[hook]
pub(crate) fn use_every(period_ms: i32, due: Callback<()>) {
    use_effect_with((period_ms, due), |(period_ms, due)| {
        let due = due.clone();
        let closure = Closure::<dyn Fn()>::new(move || due.emit(()));
        let window = web_sys::window();
        let timer = window.as_ref().and_then(|window| {
            let callback = closure.as_ref().unchecked_ref();
            window.set_interval_with_callback_and_timeout_and_arguments_0(callback, *period_ms).ok()
        });
        move || {
            if let (Some(window), Some(timer)) = (window, timer) {
                window.clear_interval_with_handle(timer);
            }
            drop(closure);
        }
    });
}

/// While `on`, the browser asks before the tab is closed or loaded again.
#[hook]
pub(crate) fn use_leave_warning(on: bool) {
    use_effect_with(on, |on| {
        let closure = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| event.prevent_default());
        let window = web_sys::window().filter(|_| *on);
        if let Some(window) = &window {
            // Fails only for a listener that is no function.
            let _ = window.add_event_listener_with_callback("beforeunload", closure.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = window {
                let callback = closure.as_ref().unchecked_ref();
                let _ = window.remove_event_listener_with_callback("beforeunload", callback);
            }
        }
    });
}
