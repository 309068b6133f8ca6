//! What our sender posts, as libraries that share no code with it read it: http-ece decrypts, py-vapid verifies.

use domain::push::Payload;
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use tests::app::{App, Database, new_id};
use tests::oracles::{ask, python};
use tests::push_service::{Message, PushService};
use web_push::{ContentEncoding, SubscriptionInfo, WebPushMessageBuilder};

use crate::before_eight;
use crate::phone::{Keys, decode, encode, rule, server_key, stored};

/// What the two make of one message.
#[derive(Deserialize)]
struct Read {
    plain: Option<String>,
    signed: bool,
    claims: Value,
}

fn case(keys: &Keys, body: &[u8], authorization: &str) -> Value {
    json!({"body": encode(body), "private": keys.private, "auth": keys.auth, "authorization": authorization})
}

async fn read(cases: Vec<Value>) -> Vec<Read> {
    let asked = tokio::task::spawn_blocking(move || ask(python("read_push.py"), &json!(cases)));
    serde_json::from_value(asked.await.expect("a thread")).expect("an answer per case")
}

/// A reminder in Danish and tests in both languages, from a server whose own address has so many letters more: the
/// longer, the longer the message.
async fn messages(longer: usize) -> (App, Keys, String, Vec<Message>) {
    let origin = format!("https://rygrad.example/{}", "a".repeat(longer));
    let app = App::start_with(Database::Sqlite, |settings| settings.origin = Some(origin)).await;
    app.clock.set(before_eight(app.today().plus_days(1)));
    let (patient, service, keys) = (app.patient().await, PushService::start().await, Keys::make());
    let key = server_key(&patient).await;
    let id = stored(&patient, &service.subscribes(&key), &keys.public, &keys.auth).await;
    patient.writes("reminder", &new_id(), rule("check_in")).await;
    app.clock.advance_ms(2 * 60_000);
    service.wait_for_messages(1).await;
    let test = format!("/api/v1/push/subscriptions/{id}/test");
    patient.post(&test, &json!({})).await.is(StatusCode::OK);
    patient.patch("/api/v1/account", &json!({"language": "en"})).await.is(StatusCode::OK);
    patient.post(&test, &json!({})).await.is(StatusCode::OK);
    let messages = service.wait_for_messages(3).await;
    assert_eq!(messages.iter().map(|message| message.status).collect::<Vec<_>>(), [201; 3]);
    (app, keys, key, messages)
}

fn authorization(message: &Message) -> &str {
    message.header("authorization").expect("an authorization")
}

/// The same header, its last letter but one of the token another.
fn forged(authorization: &str) -> String {
    let (token, rest) = authorization.split_once(", ").expect("two parameters");
    let (head, tail) = token.split_at(token.len() - 20);
    let other = if tail.starts_with('A') { "B" } else { "A" };
    format!("{head}{other}{}, {rest}", &tail[1..])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_decrypt_our_messages_and_verify_their_sender() {
    let mut lengths = Vec::new();
    for longer in [0, 400, 2_400] {
        let (app, keys, key, messages) = messages(longer).await;
        let cases = messages.iter().map(|message| case(&keys, &message.body, authorization(message))).collect();
        let titles = ["Påmindelse fra Rygrad", "Påmindelse fra Rygrad", "Reminder from Rygrad"];
        for ((message, read), title) in messages.iter().zip(read(cases).await).zip(titles) {
            let plain = decode(&read.plain.expect("the phone's keys open it"));
            let payload: Payload = serde_json::from_slice(&plain).expect("a payload");
            assert_eq!((payload.web_push, payload.notification.title.as_str()), (8030, title));
            assert!(read.signed, "{}", authorization(message));
            assert!(authorization(message).ends_with(&format!(", k={key}")), "the key that the phone subscribed with");
            let audience = format!("http://{}", message.header("host").expect("a host"));
            assert_eq!(
                (read.claims["aud"].as_str(), read.claims["sub"].as_str()),
                (Some(audience.as_str()), Some("mailto:test@example.invalid"))
            );
            let left_s = read.claims["exp"].as_i64().expect("an end") - server::clock::Clock::default().now().0 / 1000;
            assert!((1..=24 * 60 * 60).contains(&left_s), "at most a day (RFC 8292, 2): {left_s}");
            lengths.push(plain.len());
        }
        app.running.stop().await;
    }
    lengths.sort_unstable();
    lengths.dedup();
    assert!(lengths.len() >= 6 && lengths.last() > Some(&2_500), "messages of several lengths: {lengths:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_open_nothing_with_another_key_and_believe_no_other_sender() {
    let (app, keys, _, messages) = messages(0).await;
    let (message, stranger) = (&messages[0], Keys::make());
    let (body, header) = (message.body.as_slice(), authorization(message));
    let auth_of =
        |auth: &str| Keys { public: keys.public.clone(), private: keys.private.clone(), auth: auth.to_owned() };
    let mut changed = message.body.clone();
    *changed.last_mut().expect("a body") ^= 1;
    let cases = vec![
        case(&keys, body, header),
        case(&stranger, body, header),
        case(&auth_of(&stranger.auth), body, header),
        case(&keys, &changed, header),
        case(&keys, body, &forged(header)),
        case(&keys, body, &header.replace(header.rsplit_once("k=").expect("a key").1, &stranger.public)),
    ];
    let outcomes: Vec<_> = read(cases).await.into_iter().map(|read| (read.plain.is_some(), read.signed)).collect();
    assert_eq!(outcomes, [(true, true), (false, true), (false, true), (false, true), (true, false), (true, false)]);
    app.running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_decrypt_every_length_that_our_library_takes() {
    let keys = Keys::make();
    let info = SubscriptionInfo::new("https://push.example/x", keys.public.as_str(), keys.auth.as_str());
    let plains: Vec<Vec<u8>> = [1, 15, 16, 17, 400, 3_052].map(|length| vec![b'x'; length]).into();
    let encrypt = |plain: &Vec<u8>| {
        let mut builder = WebPushMessageBuilder::new(&info);
        builder.set_payload(ContentEncoding::Aes128Gcm, plain);
        builder.build().expect("a message").payload.expect("a payload").content
    };
    // Any signature will do here.
    let (app, _, _, messages) = messages(0).await;
    let cases = plains.iter().map(|plain| case(&keys, &encrypt(plain), authorization(&messages[0]))).collect();
    let found: Vec<_> = read(cases).await.into_iter().map(|read| read.plain.map(|plain| decode(&plain))).collect();
    assert_eq!(found, plains.into_iter().map(Some).collect::<Vec<_>>());
    app.running.stop().await;
}
