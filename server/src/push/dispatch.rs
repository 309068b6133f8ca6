//! The worker that sends reminders: rules that fall due become deliveries; a delivery is claimed, posted without a
//! transaction, and settled. A worker that dies leaves a lease that ends.

use std::time::Duration;

use domain::day::Millis;
use domain::push::Payload;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, StatusCode};
use store::push::{Job, Posted};
use tokio::sync::watch;
use tokio::task::JoinSet;
use web_push::{ContentEncoding, SubscriptionInfo, Urgency, WebPushMessageBuilder};

use crate::endpoint::{self, PublicOnly};
use crate::error::ApiError;
use crate::state::State;

/// Rules and deliveries taken in one transaction.
const BATCH: i64 = 100;
/// Messages on the wire at once.
const AT_ONCE: usize = 32;
/// The first wait after a fault, in milliseconds; doubled each time, up to an hour.
const BACK_OFF_MS: i64 = 30_000;
const BACK_OFF_MAX_MS: i64 = 60 * 60 * 1000;

/// Looks every so often until told to stop.
pub async fn run(state: State, mut stop: watch::Receiver<bool>) {
    let client = match client(state.settings.push_loopback) {
        Ok(client) => client,
        Err(error) => {
            tracing::error!(%error, "reminders cannot be sent: no HTTP client");
            return;
        }
    };
    let pause = Duration::from_millis(state.settings.push_every_ms);
    while !*stop.borrow() {
        if let Err(error) = round(&state, &client).await {
            tracing::warn!(%error, "a round of reminders did not finish; the next goes on");
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

fn client(loopback: bool) -> Result<Client, reqwest::Error> {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .dns_resolver(std::sync::Arc::new(PublicOnly { loopback }))
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(20))
        .build()
}

/// Sends everything that is due now.
///
/// # Errors
/// What the database answers; what a push service answers is settled.
pub async fn round(state: &State, client: &Client) -> Result<(), ApiError> {
    while state.write(|tx| store::reminder::fall_due(tx, BATCH)).await? == batch_size() {}
    loop {
        let (jobs, looked_at) = state.write(|tx| store::push::claim(tx, BATCH)).await?;
        post_all(state, client, jobs).await?;
        if looked_at < batch_size() {
            return Ok(());
        }
    }
}

fn batch_size() -> usize {
    usize::try_from(BATCH).unwrap_or(usize::MAX)
}

async fn post_all(state: &State, client: &Client, jobs: Vec<Job>) -> Result<(), ApiError> {
    let mut under_way = JoinSet::new();
    for job in jobs {
        if under_way.len() >= AT_ONCE {
            under_way.join_next().await;
        }
        let (state, client) = (state.clone(), client.clone());
        under_way.spawn(async move {
            let posted = post(&state, &client, &job).await;
            let settled = state.write(move |tx| store::push::settle(tx, &job, posted)).await;
            if let Err(error) = settled {
                // The lease ends and the message is sent once more: late is better than never.
                tracing::warn!(%error, "a delivery could not be settled");
            }
        });
    }
    while under_way.join_next().await.is_some() {}
    Ok(())
}

/// A message ready to be posted.
struct Message {
    body: Vec<u8>,
    authorization: String,
    ttl_s: i64,
    topic: String,
}

fn message(state: &State, job: &Job, now: Millis) -> Result<Message, String> {
    let origin = endpoint::parse(&job.endpoint, state.settings.push_loopback).map_err(|e| e.to_string())?;
    let payload = Payload::new(job.about.clone(), job.language, &state.origin);
    let json = serde_json::to_vec(&payload).map_err(|e| e.to_string())?;
    let info = SubscriptionInfo::new(job.endpoint.as_str(), job.p256dh.as_str(), job.auth.as_str());
    let mut builder = WebPushMessageBuilder::new(&info);
    builder.set_payload(ContentEncoding::Aes128Gcm, &json);
    builder.set_urgency(Urgency::Normal);
    let encrypted = builder.build().map_err(|e| e.to_string())?.payload.ok_or("no payload")?;
    Ok(Message {
        body: encrypted.content,
        authorization: state.vapid.authorization(&origin, now).map_err(|e| e.to_string())?,
        ttl_s: (job.useful_until.0 - now.0).max(0) / 1000,
        // A topic has at most 32 characters (RFC 8030, 5.4): a UUID without hyphens.
        topic: job.about.rule.to_string().replace('-', ""),
    })
}

async fn post(state: &State, client: &Client, job: &Job) -> Posted {
    let now = state.clock.now();
    let message = match message(state, job, now) {
        Ok(message) => message,
        Err(cause) => {
            tracing::warn!(cause, "a reminder could not be made");
            return Posted::Refused { status: None };
        }
    };
    let answer = client
        .post(&job.endpoint)
        .header("TTL", message.ttl_s)
        .header("Urgency", "normal")
        .header("Topic", message.topic)
        .header(AUTHORIZATION, message.authorization)
        .header(CONTENT_ENCODING, "aes128gcm")
        .header(CONTENT_TYPE, "application/octet-stream")
        .body(message.body)
        .send()
        .await;
    match answer {
        Ok(answer) => judge(answer.status(), retry_after_ms(&answer), job.tries, now),
        Err(_) => Posted::Later { status: None, at: now.plus_ms(back_off_ms(job.tries)) },
    }
}

fn retry_after_ms(answer: &reqwest::Response) -> Option<i64> {
    let seconds: i64 = answer.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(seconds.clamp(1, 24 * 60 * 60) * 1000)
}

/// What an answer means (RFC 8030, 5 and 8.4).
fn judge(status: StatusCode, retry_after_ms: Option<i64>, tries: i64, now: Millis) -> Posted {
    let code = status.as_u16();
    match code {
        200..=299 => Posted::Accepted { status: code },
        404 | 410 => Posted::Gone { status: code },
        429 | 500..=599 => {
            let wait_ms = retry_after_ms.unwrap_or_else(|| back_off_ms(tries));
            Posted::Later { status: Some(code), at: now.plus_ms(wait_ms) }
        }
        _ => {
            tracing::warn!(status = code, "a push service refused a message");
            Posted::Refused { status: Some(code) }
        }
    }
}

/// Doubling, with up to a quarter more so that many do not come back at once.
fn back_off_ms(tries: i64) -> i64 {
    let doubled = BACK_OFF_MS.saturating_mul(1 << tries.clamp(0, 10));
    let wait = doubled.min(BACK_OFF_MAX_MS);
    let [jitter] = crate::clock::random::<1>();
    wait + wait / 1024 * i64::from(jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_push_services_are_read_as_the_rfc_says() {
        let now = Millis(0);
        let judged = |status, retry| judge(StatusCode::from_u16(status).unwrap(), retry, 0, now);
        assert_eq!(judged(201, None), Posted::Accepted { status: 201 });
        assert_eq!(judged(410, None), Posted::Gone { status: 410 });
        assert_eq!(judged(404, None), Posted::Gone { status: 404 });
        assert_eq!(judged(429, Some(7000)), Posted::Later { status: Some(429), at: Millis(7000) });
        assert!(matches!(judged(503, None), Posted::Later { at: Millis(30_000..=37_500), .. }));
        assert_eq!(judged(413, None), Posted::Refused { status: Some(413) });
        assert_eq!(judged(302, None), Posted::Refused { status: Some(302) });
        assert!(back_off_ms(50) <= BACK_OFF_MAX_MS + BACK_OFF_MAX_MS / 4);
    }
}
