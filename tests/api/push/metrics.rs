//! What monitoring reads: counts by push service and reason, on a listener of its own, and no word about anybody.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use tests::app::{Answer, new_id};
use tests::each_database;
use tests::push_service::Refusal;

use super::delivery::{MINUTE_MS, MORNING, rule};
use super::device::Device;

each_database! {
    async fn counts_are_read_beside_the_app_and_name_nobody(app: App) {
        let app = app.restarted_with(|settings| settings.metrics_listen = Some("127.0.0.1:0".parse().unwrap())).await;
        app.clock.set(MORNING);
        let patient = app.patient().await;
        let service = tests::push_service::PushService::start().await;
        let _device = Device::of(&patient, &service).await;
        let id = new_id();
        patient.writes("reminder", &id, rule("check_in", "08:00")).await;
        service.refuse_next(Refusal::Unavailable { retry_after_s: 60 });
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(1).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        service.wait_for_messages(2).await;

        let address = app.running.metrics.expect("a listener");
        let read = || async { Answer::of(reqwest::Client::new().get(format!("http://{address}/metrics"))).await };
        let expected = [
            "rygrad_reminders_due_total 1",
            "rygrad_push_messages_total{service=\"other\",outcome=\"later\",reason=\"503\"} 1",
            "rygrad_push_messages_total{service=\"other\",outcome=\"accepted\",reason=\"ok\"} 1",
            "rygrad_push_lag_seconds_count 1",
            "rygrad_push_waiting 0",
        ];
        let limit = tokio::time::Instant::now() + Duration::from_secs(20);
        let text = loop {
            let answer = read().await;
            answer.is(StatusCode::OK);
            let text = answer.text;
            if expected.iter().all(|line| text.lines().any(|found| found == *line)) {
                break text;
            }
            assert!(tokio::time::Instant::now() < limit, "{text}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        let patient_id = patient.patient_id().to_string();
        let secrets = ["Karen", "karen", &patient.email, &patient_id, &id, "check_in", "127.0.0.1", "exercise", "pain", "psfs"];
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        // Not where the public is, and nothing else where monitoring is.
        Answer::of(app.anonymous(Method::GET, "/metrics")).await.is(StatusCode::NOT_FOUND);
        let other = reqwest::Client::new().get(format!("http://{address}/api/v1/account"));
        assert_eq!(other.send().await.expect("an answer").status(), StatusCode::NOT_FOUND);
        assert_eq!(app.restarted_with(|settings| settings.metrics_listen = None).await.running.metrics, None, "off by default");
    }
}
