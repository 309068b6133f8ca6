//! The least that a web push server does, to try the push service and Firefox on: encrypt, sign, post.

use std::collections::HashMap;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use web_push::{ContentEncoding, SubscriptionInfo, VapidSignatureBuilder, WebPushMessage, WebPushMessageBuilder};

use crate::request::Request;

/// A key made for these tests.
const PRIVATE_KEY: &str = "IQ9Ur0ykXoHS9gzfYX0aBjy9lvdrjx_PFUXmie9YRcY";

/// The key that a page subscribes with, in base64url.
pub(crate) fn public_key() -> String {
    use base64::Engine;
    let key = VapidSignatureBuilder::from_base64_no_sub(PRIVATE_KEY).unwrap().get_public_key();
    base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(key)
}

/// `payload` for the subscription that a page described by `toJSON()`, with `claims` in its signature.
pub(crate) fn message(subscription: &Value, payload: &str, claims: &[(&str, &str)]) -> WebPushMessage {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let keys = &subscription["keys"];
    let info = SubscriptionInfo::new(text(&subscription["endpoint"]), text(&keys["p256dh"]), text(&keys["auth"]));
    let mut signature = VapidSignatureBuilder::from_base64(PRIVATE_KEY, &info).unwrap();
    claims.iter().for_each(|(name, value)| signature.add_claim(name, *value));
    let mut builder = WebPushMessageBuilder::new(&info);
    builder.set_ttl(600);
    builder.set_topic("0190a0a0a0a07000800000000000000a".to_owned());
    builder.set_payload(ContentEncoding::Aes128Gcm, payload.as_bytes());
    builder.set_vapid_signature(signature.build().unwrap());
    builder.build().unwrap()
}

/// Posts `message` and gives the answer as text.
pub(crate) async fn post(message: WebPushMessage) -> String {
    let payload = message.payload.unwrap();
    let mut headers = HashMap::from([
        ("Host", message.endpoint.authority().unwrap().to_string()),
        ("TTL", message.ttl.to_string()),
        ("Content-Encoding", payload.content_encoding.to_str().to_owned()),
        ("Content-Length", payload.content.len().to_string()),
    ]);
    headers.extend(message.topic.map(|topic| ("Topic", topic)));
    headers.extend(payload.crypto_headers);
    let request = Request {
        method: "POST".to_owned(),
        target: message.endpoint.path().to_owned(),
        headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        body: payload.content,
    };
    let mut stream = TcpStream::connect(message.endpoint.authority().unwrap().as_str()).await.unwrap();
    stream.write_all(&request.to_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}
