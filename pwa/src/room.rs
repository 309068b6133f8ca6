//! The place the browser gives the app: whether it promised to keep it, how much of it is used, and whether the app stands
//! among the others on the home screen.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Asks the browser, once a visit, not to clear the diary when room gets short. It may say no, or ask the person: so this
/// is for when something was saved, not before.
pub fn ask_to_persist() {
    let storage = web_sys::window().map(|window| window.navigator().storage());
    if ASKED.replace(true) {
        return;
    }
    if let Some(Ok(asked)) = storage.map(|storage| storage.persist()) {
        spawn_local(async move {
            // Nothing is promised either way; the screen about the phone says which.
            let _ = JsFuture::from(asked).await;
        });
    }
}

/// What the browser says of its place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Room {
    /// It promised not to clear it by itself.
    pub promised: bool,
    /// Of what it gives, how much is used, from 0 to 1, where it says so.
    pub used: Option<f64>,
}

/// Asks the browser.
pub async fn look() -> Room {
    let Some(storage) = web_sys::window().map(|window| window.navigator().storage()) else { return Room::default() };
    let promised = match storage.persisted() {
        Ok(asked) => JsFuture::from(asked).await.is_ok_and(|yes| yes.is_truthy()),
        Err(_) => false,
    };
    let used = async {
        let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
        let figure = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
        let (usage, quota) = (figure("usage")?, figure("quota")?);
        (quota > 0.0).then(|| usage / quota)
    };
    Room { promised, used: used.await }
}

/// Where the app runs, as far as installing it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the home screen or among the programs already.
    Installed,
    /// An iPhone or iPad: only by hand, and reminders only come to an installed app.
    Apple,
    /// The browser can ask by itself.
    Ready,
    /// Android, by the browser's menu.
    Android,
    /// Any other: a computer.
    Computer,
}

/// Where the app runs now.
#[must_use]
pub fn place() -> Place {
    let Some(window) = web_sys::window() else { return Place::Computer };
    let standing = window.match_media("(display-mode: standalone)").ok().flatten().is_some_and(|query| query.matches());
    let navigator = window.navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let truthy = |name: &str| Reflect::get(&navigator, &name.into()).is_ok_and(|value| value.is_truthy());
    let touches = Reflect::get(&navigator, &"maxTouchPoints".into()).ok().and_then(|n| n.as_f64()).unwrap_or(0.0);
    // An iPad calls itself a Mac; no Mac has a touch screen.
    let apple = agent.contains("iPhone") || agent.contains("iPad") || (agent.contains("Macintosh") && touches > 1.0);
    if standing || truthy("standalone") {
        Place::Installed
    } else if apple {
        Place::Apple
    } else if offer().is_some() {
        Place::Ready
    } else if agent.contains("Android") {
        Place::Android
    } else {
        Place::Computer
    }
}

/// The browser's offer to install, which the start of the page put aside (boot-patient.js).
fn offer() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"rygradInstall".into()).ok().filter(JsValue::is_object)
}

/// Lets the browser ask; whether the person said yes.
pub async fn install() -> bool {
    let asked = async {
        let offer = offer()?;
        let prompt: Function = Reflect::get(&offer, &"prompt".into()).ok()?.dyn_into().ok()?;
        let answer: Promise = prompt.call0(&offer).ok()?.dyn_into().ok()?;
        let answer = JsFuture::from(answer).await.ok()?;
        // An offer can be taken once.
        let _ = Reflect::set(&js_sys::global(), &"rygradInstall".into(), &JsValue::NULL);
        Reflect::get(&answer, &"outcome".into()).ok()?.as_string()
    };
    asked.await.as_deref() == Some("accepted")
}
