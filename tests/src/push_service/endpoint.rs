//! The side that servers see: a POST to an endpoint, judged as Mozilla's and Google's services judge it.

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::{Kept, Log, Message, Refusal, Registration, State};
use crate::request::{Request, answer};

/// The limit of the real services, on the encrypted body.
const BODY_LIMIT_BYTES: usize = 4096;
const CRATES_EXAMPLE: &str = "mailto:example@example.com";
const TOPIC_LIMIT: usize = 32;

pub(super) async fn serve(mut stream: TcpStream, addr: SocketAddr, state: &State) -> std::io::Result<()> {
    let Some(request) = Request::read(&mut stream).await? else { return Ok(()) };
    let mut headers: Vec<(&str, String)> = Vec::new();
    let (status, reason) = receive(&mut state.log(), addr, &request, &mut headers);
    state.changed.notify_waiters();
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    answer(&mut stream, status, &headers, reason.as_bytes()).await
}

fn receive(
    log: &mut Log,
    addr: SocketAddr,
    request: &Request,
    headers: &mut Vec<(&str, String)>,
) -> (&'static str, &'static str) {
    let token = request.path().strip_prefix("/push/");
    let registration = log.registrations.iter().find(|known| Some(known.token.as_str()) == token).cloned();
    let told = log.refusals.pop_front();
    let (status, reason) = match (&registration, told) {
        (_, Some(refusal)) => refused(refusal, headers),
        (None, None) => ("404 Not Found", "no such subscription"),
        (Some(known), None) if known.ended => ("410 Gone", "the subscription has ended"),
        (Some(known), None) => judge(addr, known, request).err().unwrap_or(("201 Created", "")),
    };
    let channel = registration.as_ref().map(|known| known.channel.clone()).unwrap_or_default();
    let code = status.split(' ').next().and_then(|code| code.parse().ok()).unwrap_or_default();
    let (sent, body) = (request.headers.clone(), request.body.clone());
    let message = Message { channel, headers: sent, body, status: code, reason };
    log.messages.push(message.clone());
    if let Some(registration) = registration.filter(|_| code == 201) {
        let version = log.messages.len();
        headers.push(("Location", format!("http://{addr}/message/{version}")));
        headers.push(("TTL", request.header("ttl").unwrap_or_default().to_owned()));
        pass_on(log, &registration, &message, version.to_string());
    }
    (status, reason)
}

fn refused(refusal: Refusal, headers: &mut Vec<(&str, String)>) -> (&'static str, &'static str) {
    let told = "the test asked for this";
    match refusal {
        Refusal::NotFound => ("404 Not Found", told),
        Refusal::Gone => ("410 Gone", told),
        Refusal::TooLarge => ("413 Content Too Large", told),
        Refusal::Broken => ("500 Internal Server Error", told),
        Refusal::TooMany { retry_after_s } => {
            headers.push(("Retry-After", retry_after_s.to_string()));
            ("429 Too Many Requests", told)
        }
        Refusal::Unavailable { retry_after_s } => {
            headers.push(("Retry-After", retry_after_s.to_string()));
            ("503 Service Unavailable", told)
        }
    }
}

fn judge(addr: SocketAddr, to: &Registration, request: &Request) -> Result<(), (&'static str, &'static str)> {
    let bad = |reason| Err(("400 Bad Request", reason));
    if request.header("ttl").is_none_or(|ttl| ttl.parse::<u32>().is_err()) {
        return bad("TTL is missing or malformed");
    }
    let in_alphabet = |topic: &str| topic.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if request.header("topic").is_some_and(|topic| topic.len() > TOPIC_LIMIT || !in_alphabet(topic)) {
        return bad("Topic is too long or not of the base64url alphabet");
    }
    if !request.body.is_empty() && request.header("content-encoding") != Some("aes128gcm") {
        return bad("a body that is not aes128gcm");
    }
    if request.body.len() > BODY_LIMIT_BYTES {
        return Err(("413 Content Too Large", "more than 4096 bytes"));
    }
    match &to.key {
        None => Ok(()),
        Some(key) => signed(addr, key, request.header("authorization").unwrap_or_default())
            .map_err(|reason| ("403 Forbidden", reason)),
    }
}

#[derive(Deserialize)]
struct Claims {
    sub: Option<String>,
}

/// RFC 8292: a token for this origin, port included, signed by the key that the page subscribed with.
fn signed(addr: SocketAddr, key: &str, authorization: &str) -> Result<(), &'static str> {
    let parameters = authorization.strip_prefix("vapid ").ok_or("no VAPID authorization")?;
    let parameter = |name: &str| {
        parameters.split(',').find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    };
    let (token, signer) = parameter("t").zip(parameter("k")).ok_or("t or k is missing")?;
    if signer.trim_end_matches('=') != key {
        return Err("signed by another key than the page subscribed with");
    }
    let point = BASE64_URL_SAFE_NO_PAD.decode(key).map_err(|_| "the key is not base64url")?;
    let [4, coordinates @ ..] = point.as_slice() else { return Err("the key is not an uncompressed point") };
    let (x, y) = coordinates.split_at_checked(32).ok_or("the key is too short")?;
    let encode = |bytes| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let key = DecodingKey::from_ec_components(&encode(x), &encode(y)).map_err(|_| "the key is not on the curve")?;
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_audience(&[format!("http://{addr}")]);
    validation.set_required_spec_claims(&["exp", "aud"]);
    let claims = decode::<Claims>(&token, &key, &validation).map_err(|error| match error.kind() {
        jsonwebtoken::errors::ErrorKind::InvalidAudience => "aud is not this origin",
        jsonwebtoken::errors::ErrorKind::ExpiredSignature => "the token has expired",
        _ => "the token is not valid",
    })?;
    let contact = claims.claims.sub.unwrap_or_default();
    // What the encrypting crate fills in by itself reaches nobody.
    let reachable = contact.starts_with("https:") || contact.starts_with("mailto:") && contact != CRATES_EXAMPLE;
    if reachable { Ok(()) } else { Err("sub does not say whom to contact") }
}

/// To the browser at once if it is there, and kept until it says that it has it; a newer message of the same topic replaces
/// the one kept (RFC 8030, 5.4), and without a time to live nothing is kept (5.2).
pub(super) fn pass_on(log: &mut Log, to: &Registration, message: &Message, version: String) {
    let ttl_s = message.header("ttl").and_then(|ttl| ttl.parse::<u32>().ok()).unwrap_or_default();
    let mut notification = json!({
        "messageType": "notification",
        "channelID": to.channel,
        "version": version,
        "ttl": ttl_s,
    });
    if !message.body.is_empty() {
        notification["data"] = Value::from(BASE64_URL_SAFE_NO_PAD.encode(&message.body));
        notification["headers"] = json!({ "encoding": "aes128gcm" });
    }
    if let Some(browser) = log.browsers.get(&to.browser) {
        // One that has just gone away gets it when it is back.
        drop(browser.send(notification.clone()));
    }
    if ttl_s == 0 {
        return;
    }
    let topic = message.header("topic").map(str::to_owned);
    log.kept.retain(|kept| topic.is_none() || kept.topic != topic || kept.channel != to.channel);
    log.kept.push(Kept {
        browser: to.browser.clone(),
        channel: to.channel.clone(),
        version,
        topic,
        until: log.now() + Duration::from_secs(ttl_s.into()),
        notification,
    });
}
