//! A push service that is not ours: web-push-testing, which verifies, decrypts, and says so when a subscription has ended.

use std::time::Duration;

use domain::push::{Device, Payload, TestAnswer, Tested};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tests::app::{App, Database, new_id};
use tests::child::{Child, End};
use tests::oracles::node;

use crate::before_eight;
use crate::phone::{Keys, rule, server_key, stored};

const LIMIT: Duration = Duration::from_secs(60);

struct Service {
    origin: String,
    http: Client,
    _child: Child,
}

/// What a browser would be given there.
struct Subscribed {
    endpoint: String,
    p256dh: String,
    auth: String,
    hash: String,
}

impl Service {
    async fn start() -> Self {
        let child = Child::start(&node("push_service.cjs"), None, End::Kill, None);
        let listens = |line: &str| line.strip_prefix("listens on ").map(str::to_owned);
        let origin = child.line(LIMIT, listens).await.unwrap_or_else(|missing| panic!("{}", missing.said));
        Self { origin, http: Client::new(), _child: child }
    }

    async fn post(&self, path: &str, body: &Value) -> Value {
        let answer = self.http.post(format!("{}{path}", self.origin)).json(body).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        serde_json::from_str(&answer.text().await.expect("a body")).unwrap_or_default()
    }

    async fn subscribe(&self, key: &str) -> Subscribed {
        let answer = self.post("/subscribe", &json!({"userVisibleOnly": "true", "applicationServerKey": key})).await;
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let data = &answer["data"];
        Subscribed {
            endpoint: text(&data["endpoint"]),
            p256dh: text(&data["keys"]["p256dh"]),
            auth: text(&data["keys"]["auth"]),
            hash: text(&data["clientHash"]),
        }
    }

    async fn received(&self, subscribed: &Subscribed) -> Vec<Payload> {
        let answer = self.post("/get-notifications", &json!({"clientHash": subscribed.hash})).await;
        let messages: Vec<String> = serde_json::from_value(answer["data"]["messages"].clone()).expect("texts");
        messages.iter().map(|text| serde_json::from_str(text).expect("a payload")).collect()
    }

    async fn waits_for(&self, subscribed: &Subscribed, count: usize) -> Vec<Payload> {
        let limit = tokio::time::Instant::now() + LIMIT;
        loop {
            let found = self.received(subscribed).await;
            if found.len() >= count {
                return found;
            }
            assert!(tokio::time::Instant::now() < limit, "{} of {count} messages", found.len());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn expires(&self, subscribed: &Subscribed) {
        let path = format!("{}/expire-subscription/{}", self.origin, subscribed.hash);
        let answer = self.http.post(path).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_push_service_takes_our_messages_and_its_expired_subscriptions_are_removed() {
    let app = App::start(Database::Sqlite).await;
    app.clock.set(before_eight(app.today().plus_days(1)));
    let (patient, service) = (app.patient().await, Service::start().await);
    let (phone, tablet) = (app.signs_in(&patient).await, app.signs_in(&patient).await);
    let key = server_key(&patient).await;
    let (kept, ending) = (service.subscribe(&key).await, service.subscribe(&key).await);
    let kept_id = stored(&phone, &kept.endpoint, &kept.p256dh, &kept.auth).await;
    stored(&tablet, &ending.endpoint, &ending.p256dh, &ending.auth).await;
    let rule_id = new_id();
    patient.writes("reminder", &rule_id, rule("check_in")).await;

    // It verified the signature and decrypted with keys that it made.
    app.clock.advance_ms(2 * 60_000);
    for subscribed in [&kept, &ending] {
        let about = service.waits_for(subscribed, 1).await.remove(0).rygrad.expect("no test");
        assert_eq!(about.rule.to_string(), rule_id);
    }

    // One of them ends: 410 removes that one alone.
    service.expires(&ending).await;
    app.clock.advance_ms(domain::day::DAY_MS);
    service.waits_for(&kept, 2).await;
    patient.refresh().await;
    let limit = tokio::time::Instant::now() + LIMIT;
    let left = loop {
        let devices: Vec<Device> = patient.get("/api/v1/push/subscriptions").await.json();
        if devices.len() < 2 {
            break devices;
        }
        assert!(tokio::time::Instant::now() < limit, "the expired subscription is still there");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(left.iter().map(|device| device.id.to_string()).collect::<Vec<_>>(), [kept_id]);
    assert_eq!(service.received(&ending).await.len(), 1, "nothing after its end");
    app.running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_second_push_service_refuses_is_refused_and_the_subscription_stays() {
    let app = App::start(Database::Sqlite).await;
    let (patient, service) = (app.patient().await, Service::start().await);
    let key = server_key(&patient).await;
    let right = service.subscribe(&key).await;
    // Subscribed for another sender; with keys that are not the browser's; at an address that never was one.
    let foreign = service.subscribe(&Keys::make().public).await;
    let stranger = Keys::make();
    let wrong = [
        (foreign.endpoint.as_str(), foreign.p256dh.as_str(), foreign.auth.as_str()),
        (right.endpoint.as_str(), stranger.public.as_str(), stranger.auth.as_str()),
        (&format!("{}x", right.endpoint), right.p256dh.as_str(), right.auth.as_str()),
    ];
    for (endpoint, p256dh, auth) in wrong {
        let id = stored(&patient, endpoint, p256dh, auth).await;
        let answer = patient.post(&format!("/api/v1/push/subscriptions/{id}/test"), &json!({})).await;
        assert_eq!(answer.json::<TestAnswer>().outcome, Tested::Refused, "{endpoint}");
        let devices: Vec<Device> = patient.get("/api/v1/push/subscriptions").await.json();
        assert_eq!(devices.len(), 1, "no 404 and no 410: it stays");
    }
    let id = stored(&patient, &right.endpoint, &right.p256dh, &right.auth).await;
    let answer = patient.post(&format!("/api/v1/push/subscriptions/{id}/test"), &json!({})).await;
    assert_eq!(answer.json::<TestAnswer>().outcome, Tested::Accepted);
    assert_eq!(service.received(&right).await.len(), 1);
    app.running.stop().await;
}
