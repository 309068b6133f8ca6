//! The page's side of the service worker: a new version that waits, and where a tapped notification leads.
//!
//! A new version takes over when the person says so, or by itself while nobody looks. Every page of the app is then
//! loaded anew; what is half written is in its draft and stands in its form again.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, VisibilityState};
use yew::prelude::*;

use crate::push;

/// Listens to the worker; the answer is, once a new version waits, what makes it take over and loads it.
#[hook]
pub fn use_worker(on_navigate: Callback<String>) -> Option<Callback<()>> {
    let waiting = use_state(|| false);
    let navigate = use_mut_ref(|| on_navigate.clone());
    navigate.replace(on_navigate);
    use_effect_with((), {
        let found = waiting.setter();
        move |()| {
            let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                hear(&event, &navigate.borrow());
            });
            let container = container();
            if let Some(container) = &container {
                container.set_onmessage(Some(heard.as_ref().unchecked_ref()));
                let container = container.clone();
                spawn_local(async move { watch(container, Rc::new(move || found.set(true))).await });
            }
            move || {
                if let Some(container) = container {
                    container.set_onmessage(None);
                }
                drop(heard);
            }
        }
    });
    waiting.then(|| {
        Callback::from(|()| {
            RENEWING.set(true);
            spawn_local(take_over());
        })
    })
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Missing where the page is not secure.
    Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false).then(|| navigator.service_worker())
}

/// Whether the worker stands behind this page, which then has every part of the app: not at the first visit.
#[must_use]
pub fn has_worker() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

fn hear(event: &MessageEvent, navigate: &Callback<String>) {
    let data = event.data();
    let text = |name: &str| Reflect::get(&data, &name.into()).ok().and_then(|value| value.as_string());
    match text("type").as_deref() {
        Some("navigate" | "done") => {
            if let Some(url) = text("url") {
                navigate.emit(url);
            }
        }
        Some("push-subscription-changed") => spawn_local(push::renew()),
        _ => {}
    }
}

async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container.ready().ok()?).await.ok()?.dyn_into().ok()
}

async fn watch(container: ServiceWorkerContainer, found: Rc<dyn Fn()>) {
    // At the first visit the worker comes to a page that already is of its version.
    if container.controller().is_some() {
        let changed =
            Closure::<dyn FnMut()>::new(|| if hidden() || RENEWING.get() { reload() } else { once_hidden(reload) });
        container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
        // The page listens as long as it lives.
        changed.forget();
    }
    let Some(registration) = registration(&container).await else { return };
    let found: Rc<dyn Fn()> = Rc::new(move || {
        if RENEWING.get() || hidden() {
            return spawn_local(take_over());
        }
        once_hidden(|| spawn_local(take_over()));
        found();
    });
    if registration.waiting().is_some() {
        found();
    }
    let updated = {
        let registration = registration.clone();
        Closure::<dyn FnMut()>::new(move || {
            let Some(installing) = registration.installing() else { return };
            let found = found.clone();
            let changed = {
                let installing = installing.clone();
                Closure::<dyn FnMut()>::new(move || {
                    if installing.state() == ServiceWorkerState::Installed {
                        found();
                    }
                })
            };
            installing.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            // One per update, and the page is loaded anew after it.
            changed.forget();
        })
    };
    registration.set_onupdatefound(Some(updated.as_ref().unchecked_ref()));
    // The page listens as long as it lives.
    updated.forget();
}

/// Fetches a newer version if there is one, and loads the page with it.
pub fn renew() {
    spawn_local(async {
        let found = async {
            let registration = registration(&container()?).await?;
            JsFuture::from(registration.update().ok()?).await.ok()?;
            Some(registration.installing().is_some() || registration.waiting().is_some())
        };
        // What is found takes over once it has all its files; see `watch`.
        RENEWING.set(true);
        if found.await == Some(true) { take_over().await } else { reload() }
    });
}

thread_local! {
    /// Whether the person asked for the new version before it was there.
    static RENEWING: Cell<bool> = const { Cell::new(false) };
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // Fails only where the page may not be loaded at all.
        let _ = window.location().reload();
    }
}

fn hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Calls `then` as soon as nobody looks at the page.
fn once_hidden(then: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let looked = Closure::<dyn FnMut()>::new(move || {
        if hidden() {
            then();
        }
    });
    // Fails only for a listener that is no function.
    let _ = document.add_event_listener_with_callback("visibilitychange", looked.as_ref().unchecked_ref());
    // The page is loaded anew after it.
    looked.forget();
}

/// The waiting version takes over; the page is loaded with it when it does.
async fn take_over() {
    let Some(container) = container() else { return };
    let Some(registration) = registration(&container).await else { return };
    let message = Object::new();
    let made = Reflect::set(&message, &"type".into(), &"take-over".into());
    if let (Ok(_), Some(waiting)) = (made, registration.waiting())
        && waiting.post_message(&message).is_err()
    {
        web_sys::console::warn_1(&"the waiting version could not be told to take over".into());
    }
}
