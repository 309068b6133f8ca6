//! A phone without a browser: keys, and subscriptions stored by the server.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::push::Subscription;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::Person;

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url")
}

/// What a browser makes for one subscription, base64url.
pub(crate) struct Keys {
    pub(crate) public: String,
    pub(crate) private: String,
    pub(crate) auth: String,
}

impl Keys {
    pub(crate) fn make() -> Self {
        let (pair, auth) = ece::generate_keypair_and_auth_secret().expect("keys");
        let parts = pair.raw_components().expect("a key pair");
        Self { public: encode(parts.public_key()), private: encode(parts.private_key()), auth: encode(&auth) }
    }
}

/// The key that browsers subscribe with.
pub(crate) async fn server_key(person: &Person) -> String {
    let key: Value = person.get("/api/v1/push/key").await.json();
    key["application_server_key"].as_str().expect("a key").to_owned()
}

/// Stores a subscription, and gives its id.
pub(crate) async fn stored(person: &Person, endpoint: &str, p256dh: &str, auth: &str) -> String {
    let body = json!({"endpoint": endpoint, "p256dh": p256dh, "auth": auth});
    let answer = person.post("/api/v1/push/subscriptions", &body).await;
    answer.is(StatusCode::CREATED);
    answer.json::<Subscription>().id.to_string()
}

/// A rule for every day at eight.
pub(crate) fn rule(what: &str) -> Value {
    json!({"what": what, "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true})
}
