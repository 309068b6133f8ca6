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
        Ok(Self { client: client(PublicOnly::new(loopback))?, keys, lanes: Lanes::new() })
    }
}

fn client(names: PublicOnly) -> Result<Client, reqwest::Error> {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .dns_resolver(Arc::new(names))
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(10))
        .build()
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

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, SocketAddr};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use reqwest::dns::Resolve as _;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    /// A resolver that says a public address the first time and this one ever after.
    fn rebinds(to: SocketAddr, loopback: bool) -> (PublicOnly, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let names = PublicOnly::by(loopback, move |_| {
            let first = counted.fetch_add(1, Ordering::SeqCst) == 0;
            vec![if first { SocketAddr::from(([9, 9, 9, 9], 0)) } else { to }]
        });
        (names, asked)
    }

    #[tokio::test]
    async fn a_name_that_is_private_by_the_time_of_the_post_is_not_connected_to() {
        let inside = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let here = inside.local_addr().unwrap();
        let url = format!("http://push.example:{}/x", here.port());

        let (names, asked) = rebinds(here, false);
        assert!(names.resolve("push.example".parse().unwrap()).await.is_ok(), "public when it was looked at");
        let answer = client(names).unwrap().post(&url).body("x").send().await;
        assert!(answer.is_err_and(|error| error.is_connect()), "refused before a connection");
        assert_eq!(asked.load(Ordering::SeqCst), 2, "asked anew for the connection");
        let nobody = tokio::time::timeout(Duration::from_millis(200), inside.accept()).await;
        assert!(nobody.is_err(), "our own network was reached");

        // Where the address may be used the same post arrives: what was refused is the address.
        let (names, _) = rebinds(here, true);
        names.resolve("push.example".parse().unwrap()).await.map(drop).unwrap();
        let arrives = tokio::spawn(async move {
            let (mut stream, _) = inside.accept().await.unwrap();
            assert!(stream.read(&mut [0; 1024]).await.unwrap() > 0);
            stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        });
        let answer = client(names).unwrap().post(&url).body("x").send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 201);
        arrives.await.unwrap();
    }

    #[tokio::test]
    async fn of_several_addresses_only_the_public_ones_are_left() {
        let private: [IpAddr; 4] = ["10.0.0.1", "169.254.169.254", "::1", "fd00::1"].map(|ip| ip.parse().unwrap());
        let all = private.into_iter().chain(["9.9.9.9".parse().unwrap()]).map(|ip| SocketAddr::new(ip, 0)).collect();
        let all: Vec<SocketAddr> = all;
        let names = PublicOnly::by(false, move |_| all.clone());
        let left: Vec<_> = names.resolve("push.example".parse().unwrap()).await.unwrap().collect();
        assert_eq!(left, [SocketAddr::from(([9, 9, 9, 9], 0))]);
    }
}
