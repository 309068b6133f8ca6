//! The page's side of the service worker: a new version that waits, and where a tapped notification leads.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};
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
    waiting.then(|| Callback::from(|()| spawn_local(take_over())))
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Missing where the page is not secure.
    Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false).then(|| navigator.service_worker())
}

fn hear(event: &MessageEvent, navigate: &Callback<String>) {
    let data = event.data();
    let text = |name: &str| Reflect::get(&data, &name.into()).ok().and_then(|value| value.as_string());
    match text("type").as_deref() {
        Some("navigate") => {
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
    let Some(registration) = registration(&container).await else { return };
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

/// The waiting version takes over, and the page is loaded with it.
async fn take_over() {
    let Some(container) = container() else { return };
    let Some(registration) = registration(&container).await else { return };
    let reload = Closure::once_into_js(|| {
        if let Some(window) = web_sys::window() {
            // Fails only where the page may not be loaded at all.
            let _ = window.location().reload();
        }
    });
    container.set_oncontrollerchange(Some(reload.unchecked_ref()));
    let message = Object::new();
    let made = Reflect::set(&message, &"type".into(), &"take-over".into());
    if let (Ok(_), Some(waiting)) = (made, registration.waiting())
        && waiting.post_message(&message).is_err()
    {
        web_sys::console::warn_1(&"the waiting version could not be told to take over".into());
    }
}
