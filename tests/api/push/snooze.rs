//! *Senere*, from the notification and from the app: the reminder comes once more, at each device, and never in quiet
//! hours; said twice it is one.

use domain::day::Millis;
use domain::problem::Code;
use domain::reminder::{Snoozed, USEFUL_MS};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tests::app::{Answer, App, Person, new_id};
use tests::each_database;
use tests::push_service::Refusal;

use super::delivery::{MINUTE_MS, MORNING, morning, rule, stays_at};
use super::device::Device;

/// As the worker says it: nobody is signed in, no cookie.
async fn by_worker(app: &App, token: &str) -> Option<Millis> {
    let answer = Answer::of(app.anonymous(Method::POST, "/api/v1/push/snoozes").json(&json!({"snooze": token}))).await;
    answer.is(StatusCode::OK);
    answer.json::<Snoozed>().rings_at
}

async fn by_app(person: &Person, rule: &str, minutes: u16) -> Option<Millis> {
    person.refresh().await.is(StatusCode::OK);
    let answer = person.post(&format!("/api/v1/reminders/{rule}/snooze"), &json!({"minutes": minutes})).await;
    answer.is(StatusCode::OK);
    answer.json::<Snoozed>().rings_at
}

each_database! {
    async fn a_reminder_put_off_on_one_phone_comes_again_on_all_and_once(app: App) {
        let (patient, service, phone) = morning(&app).await;
        let tablet = Device::of(&app.signs_in(&patient).await, &service).await;
        let id = new_id();
        patient.writes("reminder", &id, rule("check_in", "08:00")).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        let messages = service.wait_for_messages(2).await;
        let read = |message: usize| {
            let device = if phone.keys.try_decrypt(&messages[message].body).is_some() { &phone } else { &tablet };
            device.read(&messages[message])
        };
        let tokens = [read(0), read(1)].map(|payload| payload.snooze.expect("a reminder can be put off"));
        assert_eq!(tokens[0], tokens[1], "it is about the occurrence, not the phone");
        stays_at(&service, 2).await;

        let rings_at = by_worker(&app, &tokens[0]).await.expect("it rings again");
        assert!((0..MINUTE_MS).contains(&(app.clock.now().0 + 30 * MINUTE_MS - rings_at.0)), "in half an hour");
        app.clock.advance_ms(5 * MINUTE_MS);
        assert_eq!(by_worker(&app, &tokens[1]).await, Some(rings_at), "said once more, on the other");
        for forged in ["x", "", &tokens[0].replace(".1.", ".2.")] {
            let request = app.anonymous(Method::POST, "/api/v1/push/snoozes").json(&json!({"snooze": forged}));
            let answer = Answer::of(request).await;
            assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY || answer.json::<Snoozed>().rings_at.is_none());
        }
        stays_at(&service, 2).await;
        app.clock.set(rings_at);
        let messages = service.wait_for_messages(4).await;
        stays_at(&service, 4).await;
        let ttl_s: i64 = messages[3].header("ttl").unwrap().parse().unwrap();
        assert!((USEFUL_MS / 1000 - 60..=USEFUL_MS / 1000).contains(&ttl_s), "useful anew: {ttl_s}");
        assert_eq!(messages[3].header("topic"), Some(id.replace('-', "").as_str()));

        // What was noted meanwhile is not asked for again.
        assert!(by_app(&patient, &id, 60).await.is_some());
        let week = app.entry(app.today(), &json!({"kind": "check_in", "sleep": 4}));
        patient.writes("entry", &new_id(), week).await;
        app.clock.advance_ms(61 * MINUTE_MS);
        stays_at(&service, 4).await;
    }

    async fn it_is_put_off_past_neither_quiet_hours_nor_the_day_nor_for_ever(app: App) {
        let (patient, service, device) = morning(&app).await;
        let stranger = app.patient().await;
        let (id, quiet) = (new_id(), new_id());
        patient.writes("reminder", &id, rule("check_in", "08:00")).await;
        let mut nap = rule("psfs", "08:00");
        nap["quiet"] = json!({"from": "08:15", "to": "10:00"});
        patient.writes("reminder", &quiet, nap).await;
        assert_eq!(by_app(&patient, &id, 30).await, None, "it has not come yet");
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(2).await;
        assert_eq!(by_app(&patient, &quiet, 30).await, Some(MORNING.plus_ms(121 * MINUTE_MS)), "at the end of the quiet");
        let path = format!("/api/v1/reminders/{id}/snooze");
        stranger.post(&path, &json!({"minutes": 30})).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        for wrong in [json!({"minutes": 4}), json!({"minutes": 241}), json!({})] {
            assert!(patient.post(&path, &wrong).await.status.is_client_error(), "{wrong}");
        }
        let mut sent = 2;
        for _ in 1..domain::reminder::MAX_ATTEMPTS {
            let at = by_app(&patient, &id, 5).await.expect("again");
            app.clock.set(at);
            sent += 1;
            service.wait_for_messages(sent).await;
        }
        assert_eq!(by_app(&patient, &id, 5).await, None, "often enough");
        assert_eq!(device.read(&service.received()[sent - 1]).web_push, 8030);

        let late = new_id();
        patient.writes("reminder", &late, rule("check_in", "23:40")).await;
        app.clock.set(MORNING.plus_ms((15 * 60 + 43) * MINUTE_MS));
        // The nap's rule rings on its way there.
        service.wait_for_messages(sent + 1).await;
        patient.refresh().await;
        assert_eq!(by_app(&patient, &late, 30).await, None, "tomorrow has its own");
        assert!(by_app(&patient, &late, 10).await.is_some());
    }

    async fn a_retry_does_not_ring_in_quiet_hours(app: App) {
        let (patient, service, _device) = morning(&app).await;
        let mut nap = rule("check_in", "08:00");
        nap["quiet"] = json!({"from": "08:05", "to": "09:00"});
        patient.writes("reminder", &new_id(), nap).await;
        let mut evening = rule("psfs", "08:00");
        evening["quiet"] = json!({"from": "08:05", "to": "13:00"});
        patient.writes("reminder", &new_id(), evening).await;
        for _ in 0..2 {
            service.refuse_next(Refusal::Unavailable { retry_after_s: 600 });
        }
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(2).await;
        stays_at(&service, 2).await;
        app.clock.advance_ms(10 * MINUTE_MS);
        stays_at(&service, 2).await;
        let mut tables = tests::tables::Tables::open(&app.settings.database_url());
        let ended = "SELECT state || ' ' || coalesce(reason, '-') AS line FROM occurrence ORDER BY state";
        assert_eq!(tables.lines(ended), ["due -", "expired quiet"], "one waits, one would come too late");
        app.clock.set(MORNING.plus_ms(61 * MINUTE_MS));
        let messages = service.wait_for_messages(3).await;
        stays_at(&service, 3).await;
        assert_eq!(messages[2].status, 201);
    }
}
