//! Push: which subscriptions are taken, and what a reminder that falls due does on the wire – once, encrypted, neutral,
//! and not at all when there is nothing to remind of.

mod delivery;
pub(crate) mod device;
mod hostile;
mod key;
mod metrics;
mod receipt;
mod snooze;

use domain::problem::Code;
use domain::push::{PushKey, Subscription};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Person, new_id};
use tests::each_database;

use device::{Keys, encode};

/// A subscription as the app sends it.
fn subscription(endpoint: &str, keys: &Keys) -> Value {
    json!({"endpoint": endpoint, "p256dh": encode(&keys.public), "auth": encode(&keys.auth)})
}

async fn subscribe(person: &Person, body: &Value) -> tests::app::Answer {
    person.post("/api/v1/push/subscriptions", body).await
}

async fn subscribed(person: &Person, body: &Value) -> String {
    let answer = subscribe(person, body).await;
    answer.is(StatusCode::CREATED);
    answer.json::<Subscription>().id.to_string()
}

fn path(id: &str) -> String {
    format!("/api/v1/push/subscriptions/{id}")
}

each_database! {
    async fn the_servers_key_is_a_point_and_survives_a_restart(app: App) {
        let person = app.patient().await;
        let key: PushKey = person.get("/api/v1/push/key").await.json();
        let point = device::decode(&key.application_server_key);
        assert_eq!((point.len(), point[0]), (65, 4));
        let app = app.restarted().await;
        let again = app.signs_in(&person).await.get("/api/v1/push/key").await;
        assert_eq!(again.json::<PushKey>(), key, "phones subscribed with it");
    }

    async fn only_public_https_is_taken_as_an_endpoint(app: App) {
        let app = app.restarted_with(|settings| settings.push_loopback = false).await;
        let person = app.patient().await;
        let keys = Keys::make();
        for endpoint in [
            "push", "https://", "ftp://push.example/x", "http://push.example/x", "https://a:b@push.example/x",
            "https://localhost/x", "https://127.0.0.1/x", "http://127.0.0.1:9/x", "https://10.0.0.1/x", "https://[::1]/x",
            "https://169.254.169.254/latest", "https://192.168.1.1/x", "https://[fd00::1]/x", "https://2130706433/x",
        ] {
            let answer = subscribe(&person, &subscription(endpoint, &keys)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{endpoint}");
            answer.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::EndpointRefused);
        }
        for endpoint in [String::new(), format!("https://push.example/{}", "x".repeat(2000)), "https://push.example/a\nb".to_owned()] {
            let problem = subscribe(&person, &subscription(&endpoint, &keys)).await
                .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert_eq!(problem.fields[0].field, "endpoint");
        }
        subscribed(&person, &subscription("https://push.example:8443/x", &keys)).await;
    }

    async fn keys_that_cannot_be_encrypted_to_are_refused(app: App) {
        let person = app.patient().await;
        let keys = Keys::make();
        let endpoint = "https://push.example/x";
        let mut off_curve = keys.public.clone();
        off_curve[64] ^= 1;
        let mut compressed = keys.public[..33].to_vec();
        compressed[0] = 2;
        let points = [keys.public[..64].to_vec(), [keys.public.clone(), vec![0]].concat(), off_curve, compressed, vec![4; 65], vec![0]];
        for public in points {
            let wrong = json!({"endpoint": endpoint, "p256dh": encode(&public), "auth": encode(&keys.auth)});
            let problem = subscribe(&person, &wrong).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert_eq!(problem.fields[0].field, "p256dh", "{public:?}");
        }
        for auth in [vec![7; 15], vec![7; 17], vec![7; 1]] {
            let wrong = json!({"endpoint": endpoint, "p256dh": encode(&keys.public), "auth": encode(&auth)});
            let problem = subscribe(&person, &wrong).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert_eq!(problem.fields[0].field, "auth", "{auth:?}");
        }
        let not_base64 = json!({"endpoint": endpoint, "p256dh": "æøå", "auth": encode(&keys.auth)});
        subscribe(&person, &not_base64).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        subscribed(&person, &subscription(endpoint, &keys)).await;
    }

    async fn an_endpoint_belongs_to_whoever_stored_it_last(app: App) {
        let (one, other) = (app.patient().await, app.patient().await);
        let body = subscription("https://push.example/faelles", &Keys::make());
        let first = subscribed(&one, &body).await;
        let again = subscribed(&one, &body).await;
        assert_eq!(first, again, "what the app says at every start changes nothing");
        let theirs = subscribed(&other, &body).await;
        for gone in [&again, &theirs, &new_id(), "x"] {
            one.delete(&path(gone)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        other.delete(&path(&theirs)).await.is(StatusCode::NO_CONTENT);
        other.delete(&path(&theirs)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }

    async fn a_session_keeps_one_subscription_and_takes_it_along(app: App) {
        let person = app.patient().await;
        let phone = app.signs_in(&person).await;
        let first = subscribed(&phone, &subscription("https://push.example/1", &Keys::make())).await;
        let second = subscribed(&phone, &subscription("https://push.example/2", &Keys::make())).await;
        person.delete(&path(&first)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let own = subscribed(&person, &subscription("https://push.example/3", &Keys::make())).await;
        phone.signs_out().await.is(StatusCode::NO_CONTENT);
        person.delete(&path(&second)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        person.delete(&path(&own)).await.is(StatusCode::NO_CONTENT);

        let lost = subscribed(&person, &subscription("https://push.example/4", &Keys::make())).await;
        let recovery = json!({"email": person.email, "code": person.recovery_code, "password": "en helt ny kode"});
        let request = app.anonymous(reqwest::Method::POST, "/api/v1/recovery").json(&recovery);
        let answer = tests::app::Answer::of(request).await;
        person.set_token(&answer.json::<domain::account::Registered>().signed_in.access_token);
        person.delete(&path(&lost)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }
}
