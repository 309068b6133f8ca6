//! Proof for the patient: a test reminder on demand, and when a message last arrived at each device.

use domain::problem::Code;
use domain::push::{Device as Listed, TestAnswer, Tested};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tests::app::{Answer, App, Person, new_id};
use tests::each_database;
use tests::push_service::Refusal;

use super::delivery::{MINUTE_MS, morning, rule};
use super::device::Device;
use super::path;

async fn confirm(app: &App, receipt: &str) -> Answer {
    // As the worker does: nobody is signed in, no cookie.
    Answer::of(app.anonymous(Method::POST, "/api/v1/push/receipts").json(&json!({"receipt": receipt}))).await
}

async fn listed(person: &Person) -> Vec<Listed> {
    person.get("/api/v1/push/subscriptions").await.json()
}

async fn tested(person: &Person, id: &str) -> Tested {
    person.post(&format!("{}/test", path(id)), &json!({})).await.json::<TestAnswer>().outcome
}

each_database! {
    async fn a_test_arrives_now_says_nothing_and_is_confirmed(app: App) {
        let (patient, service, device) = morning(&app).await;
        assert_eq!(tested(&patient, &device.id).await, Tested::Accepted);
        let message = &service.received()[0];
        let payload = device.read(message);
        assert_eq!((payload.rygrad.as_ref(), payload.notification.tag.as_str()), (None, "rygrad-test"));
        assert_eq!(payload.notification.title, "Påmindelse fra Rygrad");
        assert_eq!(payload.notification.navigate, format!("{}/reminders", app.running.origin()));
        assert_eq!(message.header("topic"), Some(device.id.replace('-', "").as_str()));

        let before = listed(&patient).await;
        assert_eq!((before.len(), before[0].arrived_at, before[0].here), (1, None, true));
        app.clock.advance_ms(7_000);
        confirm(&app, &payload.receipt).await.is(StatusCode::NO_CONTENT);
        let arrived_at = listed(&patient).await[0].arrived_at.expect("it arrived");
        assert!((0..5_000).contains(&(app.clock.now().0 - arrived_at.0)));

        // Said again a day later, or made up: nothing changes, and the answer tells nothing.
        app.clock.advance_ms(MINUTE_MS);
        let forged = payload.receipt.replace(&device.id, &new_id());
        for receipt in [payload.receipt.as_str(), &forged, "x"] {
            let answer = confirm(&app, receipt).await;
            answer.is(StatusCode::NO_CONTENT);
            assert_eq!(listed(&patient).await[0].arrived_at, Some(arrived_at), "{receipt}");
        }
        // A reminder carries one too.
        patient.writes("reminder", &new_id(), rule("check_in", "08:30")).await;
        app.clock.advance_ms(31 * MINUTE_MS);
        let messages = service.wait_for_messages(2).await;
        confirm(&app, &device.read(&messages[1]).receipt).await.is(StatusCode::NO_CONTENT);
        patient.refresh().await;
        assert!(listed(&patient).await[0].arrived_at > Some(arrived_at));
    }

    async fn a_test_says_what_the_service_said_and_is_limited(app: App) {
        let (patient, service, device) = morning(&app).await;
        let stranger = app.patient().await;
        let theirs = Device::of(&stranger, &service).await;
        let test = format!("{}/test", path(&theirs.id));
        patient.post(&test, &json!({})).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        for (refusal, outcome) in [
            (Refusal::Unavailable { retry_after_s: 60 }, Tested::Later),
            (Refusal::TooLarge, Tested::Refused),
        ] {
            service.refuse_next(refusal);
            assert_eq!(tested(&patient, &device.id).await, outcome);
        }
        for _ in 2..10 {
            assert_eq!(tested(&patient, &device.id).await, Tested::Accepted);
        }
        let answer = patient.post(&format!("{}/test", path(&device.id)), &json!({})).await;
        answer.is(StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(service.received().len(), 10, "the eleventh was not sent");
        service.refuse_next(Refusal::Gone);
        assert_eq!(tested(&stranger, &theirs.id).await, Tested::Gone);
        assert_eq!(listed(&stranger).await, []);
    }
}
