//! A phone as push sees it: keys, an endpoint at the push service, and the decryption of what arrives there.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::push::{About, Payload, Subscription};
use ece::EcKeyComponents;
use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Person, new_id};
use tests::push_service::{Message, PushService};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url")
}

/// What a browser makes for one subscription.
pub(crate) struct Keys {
    pub(crate) public: Vec<u8>,
    pub(crate) auth: [u8; 16],
    private: EcKeyComponents,
}

impl Keys {
    pub(crate) fn make() -> Self {
        let (pair, auth) = ece::generate_keypair_and_auth_secret().expect("keys");
        let private = pair.raw_components().expect("a key pair");
        Self { public: pair.pub_as_raw().expect("a point"), auth, private }
    }

    pub(crate) fn decrypt(&self, body: &[u8]) -> Vec<u8> {
        self.try_decrypt(body).expect("it was encrypted for this phone")
    }

    pub(crate) fn try_decrypt(&self, body: &[u8]) -> Option<Vec<u8>> {
        ece::decrypt(&self.private, &self.auth, body).ok()
    }
}

/// A phone that is subscribed, with its subscription stored by the server for one person.
pub(crate) struct Device {
    pub(super) keys: Keys,
    pub(crate) endpoint: String,
    pub(super) id: String,
    _socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Device {
    /// Subscribes at `service` with the server's key and stores the subscription for `person`.
    pub(crate) async fn of(person: &Person, service: &PushService) -> Self {
        let key = person.get("/api/v1/push/key").await.json::<Value>()["application_server_key"].clone();
        let mut request = service.socket_url().into_client_request().expect("an address");
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("push-notification"));
        let (mut socket, _) = connect_async(request).await.expect("the push service");
        let hello = json!({"messageType": "hello", "use_webpush": true});
        let register = json!({"messageType": "register", "channelID": new_id(), "key": key});
        let mut heard = Value::Null;
        for said in [hello, register] {
            socket.send(Frame::text(said.to_string())).await.expect("an open socket");
            let frame = socket.next().await.expect("an answer").expect("an open socket");
            heard = serde_json::from_str(frame.to_text().expect("text")).expect("JSON");
        }
        let endpoint = heard["pushEndpoint"].as_str().expect("an endpoint").to_owned();
        let keys = Keys::make();
        let answer = person.post("/api/v1/push/subscriptions", &super::subscription(&endpoint, &keys)).await;
        answer.is(StatusCode::CREATED);
        Self { keys, endpoint, id: answer.json::<Subscription>().id.to_string(), _socket: socket }
    }

    /// What a message says, as this phone reads it.
    pub(super) fn read(&self, message: &Message) -> Payload {
        serde_json::from_slice(&self.keys.decrypt(&message.body)).expect("a payload")
    }

    /// Which occurrence a message is about.
    pub(super) fn about(&self, message: &Message) -> About {
        self.read(message).rygrad.expect("no test")
    }
}
