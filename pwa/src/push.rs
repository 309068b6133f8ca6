//! The browser's push subscription: made when reminders are wanted, told to the server, taken away at sign-out. Knows no
//! Yew. `subscribe` of a browser whose push service is away never settles, so every step has a time limit.

use domain::day::Millis;
use domain::id::{ReminderId, SubscriptionId};
use domain::push::{Device, NewSubscription, PushKey, Subscription, TestAnswer, Tested};
use domain::reminder::{Snooze, SnoozeMinutes, Snoozed};
use domain::text::Line;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission, PushManager, PushSubscription, PushSubscriptionOptionsInit};

use crate::api::{self, Failure};
use crate::db::device::DeviceDb;
use crate::later::Later;

/// How long one step may take, in milliseconds.
const STEP_MS: i32 = 10_000;
/// How long a test may take from the push service to the screen before the list of devices is looked at again.
const ARRIVAL_MS: i32 = 2_000;
/// How often a subscription is tried.
const TRIES: u32 = 3;

/// What this browser allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// It has no push; on an iPhone, the app must be on the home screen first.
    Missing,
    /// The person has said no to notifications, in the browser.
    Denied,
    /// Nobody was asked yet.
    NotAsked,
    /// Allowed.
    Allowed,
}

/// Why there is no subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PushError {
    /// The browser has no push.
    Missing,
    /// The person said no.
    Denied,
    /// The browser's push service did not answer.
    NoService,
    /// Our server did not take it.
    Server(Failure),
}

impl PushError {
    /// The wording to show.
    #[must_use]
    pub fn wording(&self) -> String {
        match self {
            Self::Missing => "problem-push_missing".to_owned(),
            Self::Denied => "problem-push_denied".to_owned(),
            Self::NoService => "problem-push_no_service".to_owned(),
            Self::Server(failure) => failure.wording(),
        }
    }
}

/// What this browser allows now.
#[must_use]
pub fn support() -> Support {
    let Some(window) = web_sys::window() else { return Support::Missing };
    let has = |name: &str| Reflect::has(&window, &name.into()).unwrap_or(false);
    // A private window has push but no worker that could show anything.
    let worker = Reflect::has(&window.navigator(), &"serviceWorker".into()).unwrap_or(false);
    if !(has("PushManager") && has("Notification") && worker) {
        return Support::Missing;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Support::Allowed,
        NotificationPermission::Denied => Support::Denied,
        _ => Support::NotAsked,
    }
}

/// Asks for permission where needed, subscribes, and tells the server. Call from a tap: browsers ask only then.
///
/// # Errors
/// [`PushError`].
pub fn subscribe() -> Later<'static, Result<SubscriptionId, PushError>> {
    Box::pin(subscribed())
}

async fn subscribed() -> Result<SubscriptionId, PushError> {
    match support() {
        Support::Missing => return Err(PushError::Missing),
        Support::Denied => return Err(PushError::Denied),
        Support::Allowed => {}
        Support::NotAsked => {
            let asked = Notification::request_permission().map_err(|_| PushError::Missing)?;
            let answer = JsFuture::from(asked).await.map_err(|_| PushError::Denied)?;
            if answer.as_string().as_deref() != Some("granted") {
                return Err(PushError::Denied);
            }
        }
    }
    let key: PushKey = api::get("/api/v1/push/key").await.map_err(PushError::Server)?;
    let manager = manager().await?;
    let mut subscription = Err(PushError::NoService);
    for _ in 0..TRIES {
        subscription = browser_subscription(&manager, &key).await;
        if subscription.is_ok() {
            break;
        }
        // A browser refuses while it holds one made with another key, as after a rotation.
        end_in_browser(&manager).await;
    }
    let new = describe(&subscription?, &key).ok_or(PushError::NoService)?;
    let stored: Subscription = api::post("/api/v1/push/subscriptions", &new).await.map_err(PushError::Server)?;
    remember(Some(stored.id)).await;
    Ok(stored.id)
}

/// Whether this browser holds a subscription that the server was told of.
pub fn is_subscribed() -> Later<'static, bool> {
    Box::pin(async { support() == Support::Allowed && remembered().await.is_some() })
}

/// The person's browsers that get reminders.
///
/// # Errors
/// [`Failure`].
pub async fn devices() -> Result<Vec<Device>, Failure> {
    api::get("/api/v1/push/subscriptions").await
}

/// Has the server send a test reminder now, and gives it a moment to arrive.
///
/// # Errors
/// [`Failure`].
pub async fn test(id: SubscriptionId) -> Result<Tested, Failure> {
    let answer: TestAnswer = api::post(&format!("/api/v1/push/subscriptions/{id}/test"), &String::new()).await?;
    let moment = Promise::new(&mut |_yes, _no| {});
    // Ends by its limit, never by itself.
    let _ = limited(moment, ARRIVAL_MS).await;
    Ok(answer.outcome)
}

/// Puts off what a rule last fell due for; when it rings again, if it does.
///
/// # Errors
/// [`Failure`].
pub async fn snooze(id: ReminderId, minutes: SnoozeMinutes) -> Result<Option<Millis>, Failure> {
    let snoozed: Snoozed = api::post(&format!("/api/v1/reminders/{id}/snooze"), &Snooze { minutes }).await?;
    Ok(snoozed.rings_at)
}

/// Takes the subscription away, here and, if it can be reached, at the server. Where that fails, a later push to the
/// address finds nobody and the server removes it.
pub fn unsubscribe() -> Later<'static, ()> {
    Box::pin(unsubscribed())
}

async fn unsubscribed() {
    let Some(id) = remembered().await else { return };
    if api::account().is_some() && api::delete(&format!("/api/v1/push/subscriptions/{id}")).await.is_err() {
        web_sys::console::warn_1(&"the server was not told that notifications end".into());
    }
    if let Ok(manager) = manager().await {
        end_in_browser(&manager).await;
    }
    remember(None).await;
}

async fn end_in_browser(manager: &PushManager) {
    if let Ok(found) = manager.get_subscription()
        && let Ok(found) = in_time(found).await
        && let Ok(subscription) = found.dyn_into::<PushSubscription>()
        && let Ok(ended) = subscription.unsubscribe()
    {
        // Whatever the browser answers, nothing more can be done here.
        let _ = in_time(ended).await;
    }
}

/// At the start of the app, and when the browser gave this device another address: whatever was lost meanwhile – the
/// browser's subscription, the server's, the key it was made with – is made anew, if there was one.
pub async fn renew() {
    if is_subscribed().await && subscribe().await.is_err() {
        web_sys::console::warn_1(&"the push subscription could not be renewed".into());
    }
}

async fn remembered() -> Option<SubscriptionId> {
    DeviceDb::open().await.ok()?.subscription().await.ok()?
}

async fn remember(id: Option<SubscriptionId>) {
    let kept = match DeviceDb::open().await {
        Ok(device) => device.set_subscription(id).await,
        Err(error) => Err(error),
    };
    if let Err(error) = kept {
        web_sys::console::warn_1(&error.to_string().into());
    }
}

async fn manager() -> Result<PushManager, PushError> {
    let container = web_sys::window().map(|window| window.navigator().service_worker()).ok_or(PushError::Missing)?;
    let ready = container.ready().map_err(|_| PushError::Missing)?;
    let registration = in_time(ready).await.map_err(|_| PushError::NoService)?;
    let registration: web_sys::ServiceWorkerRegistration = registration.dyn_into().map_err(|_| PushError::Missing)?;
    registration.push_manager().map_err(|_| PushError::Missing)
}

async fn browser_subscription(manager: &PushManager, key: &PushKey) -> Result<PushSubscription, PushError> {
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key(&JsValue::from_str(&key.application_server_key));
    let asked = manager.subscribe_with_options(&options).map_err(|_| PushError::NoService)?;
    let made = in_time(asked).await.map_err(|_| PushError::NoService)?;
    made.dyn_into().map_err(|_| PushError::NoService)
}

/// What the server needs to know: `toJSON` gives the keys in base64url.
fn describe(subscription: &PushSubscription, key: &PushKey) -> Option<NewSubscription> {
    let keys = subscription.to_json().ok()?.get_keys()?;
    Some(NewSubscription {
        endpoint: Line::parse(subscription.endpoint()).ok()?,
        p256dh: Line::parse(keys.get_p256dh()?).ok()?,
        auth: Line::parse(keys.get_auth()?).ok()?,
        application_server_key: Line::parse(key.application_server_key.as_str()).ok(),
    })
}

/// The promise's answer, or an error once [`STEP_MS`] have passed.
async fn in_time(promise: Promise) -> Result<JsValue, JsValue> {
    limited(promise, STEP_MS).await
}

async fn limited(promise: Promise, limit_ms: i32) -> Result<JsValue, JsValue> {
    let limit = Promise::new(&mut |_yes, no| {
        if let Some(window) = web_sys::window() {
            // Without a timer the step has no limit, which is what it had before.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&no, limit_ms);
        }
    });
    let both = js_sys::Array::of2(&promise, &limit);
    JsFuture::from(Promise::race(&both)).await
}
