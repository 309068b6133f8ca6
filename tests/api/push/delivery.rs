//! From a rule to the push service: what is sent when, how often, and what becomes of it there.

use std::time::Duration;

use domain::day::{DAY_MS, Millis};
use domain::reminder::USEFUL_MS;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Person, new_id};
use tests::each_database;
use tests::push_service::{Message, PushService, Refusal};
use web_push::{ContentEncoding, SubscriptionInfo, WebPushMessageBuilder};

use super::device::{Device, Keys, decode, encode};
use super::path;

/// Monday 11 January 2027, 07:59 in Copenhagen.
pub(super) const MORNING: Millis = Millis(1_799_650_740_000);
pub(super) const MINUTE_MS: i64 = 60_000;
/// Longer than several rounds of the worker, which looks every 200 ms.
const SOME_ROUNDS: Duration = Duration::from_millis(1_000);

pub(super) fn rule(what: &str, time: &str) -> Value {
    json!({"what": what, "time": time, "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true})
}

/// A patient whose phone is subscribed, at 07:59.
pub(super) async fn morning(app: &App) -> (Person, PushService, Device) {
    app.clock.set(MORNING);
    let patient = app.patient().await;
    let service = PushService::start().await;
    let device = Device::of(&patient, &service).await;
    (patient, service, device)
}

/// Nothing more is sent than `count` messages so far.
pub(super) async fn stays_at(service: &PushService, count: usize) {
    tokio::time::sleep(SOME_ROUNDS).await;
    let received: Vec<_> = service.received().iter().map(|message| (message.status, message.reason)).collect();
    assert_eq!(received.len(), count, "{received:?}");
}

/// The claims of the VAPID header, checked against the key that the app subscribes with.
pub(super) async fn claims(person: &Person, message: &Message) -> Value {
    let header = message.header("authorization").expect("an authorization");
    let (token, key) = header.strip_prefix("vapid t=").and_then(|rest| rest.split_once(", k=")).expect("t and k");
    let published: Value = person.get("/api/v1/push/key").await.json();
    assert_eq!(published["application_server_key"], key);
    let point = decode(key);
    let verify = DecodingKey::from_ec_components(&encode(&point[1..33]), &encode(&point[33..])).expect("a point");
    let mut validation = Validation::new(Algorithm::ES256);
    validation.validate_aud = false;
    jsonwebtoken::decode::<Value>(token, &verify, &validation).expect("signed by that key").claims
}

each_database! {
    async fn a_reminder_that_falls_due_is_delivered_once_encrypted_and_neutral(app: App) {
        let (patient, service, device) = morning(&app).await;
        // Where several may share the database, a second server looks after it too.
        let settings = server::Settings { origin: Some(app.running.origin()), ..app.settings.clone() };
        let second = match app.settings.database {
            Some(_) => Some(server::start(settings, app.clock.clone()).await.unwrap()),
            None => None,
        };
        let id = new_id();
        patient.writes("reminder", &id, rule("check_in", "08:00")).await;
        stays_at(&service, 0).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        let messages = service.wait_for_messages(1).await;
        stays_at(&service, 1).await;
        if let Some(second) = second {
            second.stop().await;
        }

        let message = &messages[0];
        assert_eq!((message.status, message.reason), (201, ""));
        let ttl_s: i64 = message.header("ttl").unwrap().parse().unwrap();
        assert!((USEFUL_MS / 1000 - 180..=USEFUL_MS / 1000).contains(&ttl_s), "the useful window: {ttl_s}");
        assert_eq!(message.header("topic"), Some(id.replace('-', "").as_str()));
        assert_eq!(message.header("urgency"), Some("normal"));
        assert_eq!(message.header("content-encoding"), Some("aes128gcm"));
        let claims = claims(&patient, message).await;
        assert_eq!(claims["aud"], format!("http://{}", service.addr()));
        assert_eq!(claims["sub"], "mailto:test@example.invalid");

        let plain = String::from_utf8(device.keys.decrypt(&message.body)).unwrap();
        for secret in ["Karen", "Prøve", &patient.email, &patient.patient_id().to_string()] {
            assert!(!plain.contains(secret), "{secret} in {plain}");
        }
        let payload = device.read(message);
        let about = payload.rygrad.expect("what it is about");
        assert_eq!((payload.web_push, about.done, about.rule.to_string()), (8030, false, id.clone()));
        assert_eq!(about.day, "2027-01-11".parse().unwrap());
        assert_eq!(payload.notification.title, "Påmindelse fra Rygrad");
        assert_eq!(payload.notification.navigate, format!("{}/due/{id}", app.running.origin()));

        patient.refresh().await;
        patient.patch("/api/v1/account", &json!({"language": "en"})).await.is(StatusCode::OK);
        app.clock.advance_ms(DAY_MS);
        let next = device.read(&service.wait_for_messages(2).await[1]);
        assert_eq!((next.notification.title.as_str(), next.notification.lang.as_str()), ("Reminder from Rygrad", "en"));
        assert_eq!(next.rygrad.unwrap().day, "2027-01-12".parse().unwrap());
    }

    async fn what_is_already_done_or_switched_off_is_not_reminded_of(app: App) {
        let (patient, service, device) = morning(&app).await;
        let removed = new_id();
        patient.writes("reminder", &removed, rule("psfs", "08:00")).await;
        patient.writes("reminder", &new_id(), rule("activity", "08:00")).await;
        patient.writes("reminder", &new_id(), rule("exercises", "08:00")).await;
        let check_in = new_id();
        patient.writes("reminder", &check_in, rule("check_in", "08:00")).await;
        let mut off = rule("psfs", "08:00");
        off["enabled"] = json!(false);
        patient.writes("reminder", &new_id(), off).await;
        let mut removal = tests::app::put("reminder", &removed, 1, &rule("psfs", "08:00"));
        removal["removed"] = json!(true);
        patient.sync(&[removal]).await;
        let walk = app.entry(app.today(), &json!({"kind": "activity", "what": "walking", "minutes": 20}));
        patient.writes("entry", &new_id(), walk).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        let messages = service.wait_for_messages(1).await;
        assert_eq!(device.about(&messages[0]).rule.to_string(), check_in, "no exercise is due, the walk is noted");
        stays_at(&service, 1).await;
    }

    async fn a_scoring_is_reminded_of_six_weeks_later_in_open_access(app: App) {
        let (patient, service, device) = morning(&app).await;
        let today = app.today();
        let ids = patient.names_activities(today.plus_days(-90)).await;
        let scores: Vec<_> = ids.iter().map(|id| json!({"activity": id, "score": 4})).collect();
        let scoring = app.entry(today.plus_days(-41), &json!({"kind": "psfs", "scores": scores}));
        patient.writes("entry", &new_id(), scoring).await;
        let open = json!({"state": "open_access", "since": today.plus_days(-60)});
        patient.writes("course", &new_id(), open).await;
        patient.writes("reminder", &new_id(), rule("psfs", "08:00")).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        stays_at(&service, 0).await;
        app.clock.advance_ms(DAY_MS);
        let messages = service.wait_for_messages(1).await;
        let about = device.about(&messages[0]);
        assert_eq!((about.day, about.done), (today.plus_days(1), false));
    }

    async fn a_subscription_that_has_ended_is_removed(app: App) {
        let (patient, service, device) = morning(&app).await;
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        service.refuse_next(Refusal::Gone);
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(1).await;
        stays_at(&service, 1).await;
        patient.delete(&path(&device.id)).await.is(StatusCode::NOT_FOUND);
        app.clock.advance_ms(DAY_MS);
        stays_at(&service, 1).await;
    }

    async fn a_service_in_trouble_is_asked_again_when_it_says(app: App) {
        let (patient, service, device) = morning(&app).await;
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        service.refuse_next(Refusal::Unavailable { retry_after_s: 600 });
        service.refuse_next(Refusal::TooMany { retry_after_s: 60 });
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(1).await;
        app.clock.advance_ms(9 * MINUTE_MS);
        stays_at(&service, 1).await;
        app.clock.advance_ms(MINUTE_MS);
        service.wait_for_messages(2).await;
        stays_at(&service, 2).await;
        app.clock.advance_ms(MINUTE_MS);
        let messages = service.wait_for_messages(3).await;
        let statuses: Vec<_> = messages.iter().map(|message| message.status).collect();
        assert_eq!(statuses, [503, 429, 201]);
        assert_eq!(messages[0].header("topic"), messages[2].header("topic"), "one takes the other's place");
        let (first, last) = (messages[0].header("ttl").unwrap(), messages[2].header("ttl").unwrap());
        assert!(last.parse::<i64>().unwrap() <= first.parse::<i64>().unwrap() - 600, "it ends at the same moment");
        assert_eq!(device.about(&messages[2]), device.about(&messages[0]));
        stays_at(&service, 3).await;
    }

    async fn a_refusal_for_good_is_not_repeated_and_the_phone_stays_subscribed(app: App) {
        let (patient, service, _device) = morning(&app).await;
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        service.refuse_next(Refusal::TooLarge);
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(1).await;
        app.clock.advance_ms(USEFUL_MS / 2);
        stays_at(&service, 1).await;
        app.clock.advance_ms(DAY_MS - USEFUL_MS / 2);
        assert_eq!(service.wait_for_messages(2).await[1].status, 201);
    }

    async fn too_late_is_not_sent_and_the_next_day_is(app: App) {
        let (patient, service, device) = morning(&app).await;
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        app.clock.advance_ms(MINUTE_MS + USEFUL_MS);
        stays_at(&service, 0).await;
        app.clock.set(MORNING.plus_ms(DAY_MS + 2 * MINUTE_MS));
        let messages = service.wait_for_messages(1).await;
        assert_eq!(device.about(&messages[0]).day, "2027-01-12".parse().unwrap());
        // A service that asks to wait past the useful window gets it no more.
        app.clock.set(MORNING.plus_ms(2 * DAY_MS));
        service.refuse_next(Refusal::Unavailable { retry_after_s: 5 * 60 * 60 });
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(2).await;
        app.clock.advance_ms(5 * 60 * MINUTE_MS + MINUTE_MS);
        stays_at(&service, 2).await;
        // Nor does one that would have been asked in time, had the server not been away.
        app.clock.set(MORNING.plus_ms(3 * DAY_MS));
        service.refuse_next(Refusal::Unavailable { retry_after_s: 600 });
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(3).await;
        let app = app.restarted_with(|_| {}).await;
        app.clock.advance_ms(USEFUL_MS);
        stays_at(&service, 3).await;
    }

    async fn a_phone_that_changed_hands_gets_only_its_new_owners(app: App) {
        let (patient, service, device) = morning(&app).await;
        let next_owner = app.patient().await;
        let theirs = new_id();
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        next_owner.writes("reminder", &theirs, rule("psfs", "08:00")).await;
        let body = crate::push::subscription(&device.endpoint, &device.keys);
        next_owner.post("/api/v1/push/subscriptions", &body).await.is(StatusCode::CREATED);
        let other_phone = Device::of(&patient, &service).await;
        patient.signs_out().await.is(StatusCode::NO_CONTENT);
        app.clock.advance_ms(2 * MINUTE_MS);
        let messages = service.wait_for_messages(1).await;
        stays_at(&service, 1).await;
        assert_eq!(device.about(&messages[0]).rule.to_string(), theirs);
        assert_ne!(device.endpoint, other_phone.endpoint);
    }
}

#[test]
fn the_message_of_rfc_8291_appendix_a_is_read() {
    let private = decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    let public = decode("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    let message = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz\
                   AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
    let key = ece::EcKeyComponents::new(private, public);
    let plain = ece::decrypt(&key, &decode("BTBZMqHH6r4Tts7J_aSIgg"), &decode(message)).unwrap();
    assert_eq!(String::from_utf8(plain).unwrap(), "When I grow up, I want to be a watermelon");
}

#[test]
fn what_our_library_encrypts_only_the_right_keys_read() {
    let keys = Keys::make();
    let info = SubscriptionInfo::new("https://push.example/x", &encode(&keys.public), &encode(&keys.auth));
    for plain in [b"x".as_slice(), "æøå".as_bytes(), &[7; 3000]] {
        let encrypt = || {
            let mut builder = WebPushMessageBuilder::new(&info);
            builder.set_payload(ContentEncoding::Aes128Gcm, plain);
            builder.build().unwrap().payload.unwrap().content
        };
        let (one, other) = (encrypt(), encrypt());
        assert_eq!(keys.decrypt(&one), plain);
        assert_ne!(one, other, "a fresh salt and a fresh key each time");
        assert!(one.len() <= 4096, "what push services take");
        let mut changed = one.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!((keys.try_decrypt(&changed), Keys::make().try_decrypt(&one)), (None, None));
    }
}
