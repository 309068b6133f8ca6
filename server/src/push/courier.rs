//! One message on its way: encrypted (RFC 8291), signed (RFC 8292), posted (RFC 8030), and its answer judged. Opens no
//! transaction while it posts.

use std::sync::Arc;
use std::time::Duration;

use domain::day::Millis;
use domain::push::Payload;
use reqwest::Client;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use store::push::{Job, Posted};
use web_push::{ContentEncoding, SubscriptionInfo, Urgency, WebPushMessageBuilder};

use super::answer::Judged;
use super::keys::Keys;
use super::lane::Lanes;
use super::receipt;
use super::vapid::Vapid;
use crate::endpoint::{self, PublicOnly};
use crate::error::ApiError;
use crate::state::State;

/// What sending needs.
pub struct Courier {
    client: Client,
    pub(super) keys: Keys,
    lanes: Lanes,
}

impl Courier {
    /// With one pooled client: no redirects, no proxy, public addresses only, and never long.
    ///
    /// # Errors
    /// Where no client can be made.
    pub fn new(keys: Keys, loopback: bool) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .dns_resolver(Arc::new(PublicOnly { loopback }))
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(10))
            .build()?;
        Ok(Self { client, keys, lanes: Lanes::new() })
    }
}

/// A message ready to be posted.
struct Message {
    body: Vec<u8>,
    authorization: String,
    ttl_s: i64,
    topic: String,
}

/// The key that this subscription was made with, opened if it was not yet.
async fn key(state: &State, job: &Job) -> Result<Arc<Vapid>, String> {
    if let Some(known) = job.public_key.as_deref().and_then(|public| state.push.keys.known(public)) {
        return Ok(known);
    }
    let wanted = job.public_key.clone();
    let sealed = state.read(move |tx| {
        let present = store::push::key::present(tx)?;
        let public = wanted.clone().or(present).ok_or(store::StoreError::NotFound)?;
        store::push::key::sealed(tx, &public)
    });
    let sealed = sealed.await.map_err(|e| format!("the key of this subscription: {e}"))?;
    state.push.keys.open(&sealed).map_err(|e| e.to_string())
}

fn message(state: &State, vapid: &Vapid, job: &Job, origin: &str, now: Millis) -> Result<Message, String> {
    let receipt = receipt::make(&state.secret, job.subscription, now);
    let snooze = job.about.as_ref().map(|_| receipt::make_snooze(&state.secret, job.occurrence, job.attempt));
    let payload = Payload::new(job.about.clone(), job.language, &state.origin, receipt, snooze);
    let json = serde_json::to_vec(&payload).map_err(|e| e.to_string())?;
    let info = SubscriptionInfo::new(job.endpoint.as_str(), job.p256dh.as_str(), job.auth.as_str());
    let mut builder = WebPushMessageBuilder::new(&info);
    builder.set_payload(ContentEncoding::Aes128Gcm, &json);
    builder.set_urgency(Urgency::Normal);
    let encrypted = builder.build().map_err(|e| e.to_string())?.payload.ok_or("no payload")?;
    let topic = job.about.as_ref().map_or_else(|| job.subscription.to_string(), |about| about.rule.to_string());
    Ok(Message {
        body: encrypted.content,
        authorization: vapid.authorization(origin, now).map_err(|e| e.to_string())?,
        ttl_s: (job.useful_until.0 - now.0).max(0) / 1000,
        // A topic has at most 32 characters (RFC 8030, 5.4): a UUID without hyphens.
        topic: topic.replace('-', ""),
    })
}

/// The message and the origin it goes to.
async fn made(state: &State, job: &Job, now: Millis) -> Result<(String, Message), String> {
    let origin = endpoint::parse(&job.endpoint, state.settings.push_loopback).map_err(|cause| cause.to_string())?;
    let vapid = key(state, job).await?;
    let message = message(state, &vapid, job, &origin, now)?;
    Ok((origin, message))
}

/// Makes a message and posts it nowhere, for who measures how long that takes: its encrypted body.
///
/// # Errors
/// Why it cannot be made.
pub async fn make(state: &State, job: &Job) -> Result<Vec<u8>, String> {
    made(state, job, state.clock.now()).await.map(|(_, message)| message.body)
}

/// Makes and posts a message, and settles nothing: what the worker does with each, for who measures it.
pub async fn deliver(state: &State, job: &Job) -> Posted {
    post(state, job).await.posted
}

/// Makes and posts one message.
pub(super) async fn post(state: &State, job: &Job) -> Judged {
    let now = state.clock.now();
    let (origin, message) = match made(state, job, now).await {
        Ok(made) => made,
        Err(cause) => {
            tracing::warn!(cause, "a reminder could not be made");
            return Judged::unmade();
        }
    };
    let Some(place) = state.push.lanes.enter(&origin).await else { return Judged::postponed(job.tries, now) };
    let posted_at = state.clock.now();
    let request = state
        .push
        .client
        .post(&job.endpoint)
        .header("TTL", message.ttl_s)
        .header("Urgency", "normal")
        .header("Topic", message.topic)
        .header(AUTHORIZATION, message.authorization)
        .header(CONTENT_ENCODING, "aes128gcm")
        .header(CONTENT_TYPE, "application/octet-stream")
        .body(message.body);
    let answer = request.send().await;
    drop(place);
    // Status and headers say it all. The body is never read: however long or slow, it ends with the connection.
    match answer {
        Ok(answer) => {
            state.push.lanes.saw(&origin, Some(state.clock.now().0 - posted_at.0));
            let retry_after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
            Judged::answered(answer.status(), retry_after, job.tries, now)
        }
        Err(error) => {
            state.push.lanes.saw(&origin, None);
            Judged::unanswered(&error, job.tries, now)
        }
    }
}

/// Which key new subscriptions are made with.
///
/// # Errors
/// What the database answers.
pub(super) async fn present_key(state: &State) -> Result<String, ApiError> {
    let present = state.read(store::push::key::present).await?;
    present.ok_or_else(|| ApiError::Internal("there is no push key".to_owned()))
}
