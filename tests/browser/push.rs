//! The service worker's notifications in the second engine: what Chromium shows of a message, and what its buttons do. The
//! messages are handed to the worker by DevTools; how they get there is `tests/push`'s business, in Firefox.

use std::time::Duration;

use domain::category::Category;
use domain::locale::Language;
use domain::push::{About, Payload};
use domain::sync::Noun;
use serde_json::{Value, json};
use tests::app::{App, Person, new_id};
use tokio::time::{Instant, sleep};

use crate::couple_with_programme;
use crate::steps::Screen;

/// Days of the exercise logs that the server has, once there are so many.
async fn logs_once(patient: &Person, count: usize) -> Vec<(String, i64)> {
    let start = Instant::now();
    loop {
        patient.forget_cursor();
        let changes = patient.sync(&[]).await.changes;
        let entries = changes.iter().filter(|change| change.noun == Noun::Entry && !change.removed);
        let logs: Vec<(String, i64)> = entries
            .map(|change| {
                (
                    change.body.get("day").and_then(Value::as_str).unwrap_or_default().to_owned(),
                    change.body.get("recorded_at").and_then(Value::as_i64).unwrap_or_default(),
                )
            })
            .collect();
        if logs.len() == count {
            return logs;
        }
        assert!(start.elapsed() < Duration::from_secs(40), "the server has {logs:?}");
        sleep(Duration::from_millis(100)).await;
    }
}

/// What is shown: title, text and buttons of each.
async fn shown(phone: &Screen) -> Value {
    let all = "self.registration.getNotifications().then((all) => all.map((n) => [n.title, n.body, n.actions.map((a) => `${a.action} ${a.title}`)]))";
    phone.browser.in_worker(&phone.origin, all).await
}

async fn presses(phone: &Screen, action: &str) {
    // As `notificationclick` does; a click that is made up is not believed, so its steps are called.
    let press = format!(
        "self.registration.getNotifications().then(async ([n]) => {{ n.close(); \
         await act('{action}', n.data).catch((cause) => cause.name === 'InvalidAccessError' || Promise.reject(cause)); }})"
    );
    phone.browser.in_worker(&phone.origin, &press).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notifications_buttons_note_the_exercises_and_put_off() {
    let app = App::with_pages().await;
    let (_physio, patient, _programme) = couple_with_programme(&app, &[Category::Exercises]).await;
    let rule = new_id();
    let origin = app.running.origin();
    let phone = Screen::of_patient(&origin, &patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.is_installed().await;
    phone.browser.grant(&origin, &["notifications"]).await;
    let message = |done: bool, day: domain::LocalDay, snooze: Option<&str>| {
        let about = About { rule: rule.parse().expect("an id"), day, done };
        let payload = Payload::new(Some(about), Language::Da, &origin, "x".to_owned(), snooze.map(str::to_owned));
        serde_json::to_string(&payload).expect("JSON")
    };
    let today = app.today();
    let seen = phone.browser.deliver_push(&origin, &message(true, today, Some("x"))).await;
    assert_eq!((seen.title.as_str(), seen.body.as_str()), ("Påmindelse fra Rygrad", ""));
    let buttons = json!([["Påmindelse fra Rygrad", "", ["done Lavet", "later Senere"]]]);
    assert_eq!(shown(&phone).await, buttons);

    // *Lavet* of a reminder that this phone has not heard of yet: noted by the app once it has, with *Fortryd*. Pressed once
    // more there is nothing left to note.
    presses(&phone, "done").await;
    let body = json!({"what": "exercises", "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true});
    patient.writes("reminder", &rule, body).await;
    phone.browser.run("dispatchEvent(new Event('online'))", vec![]).await;
    phone.sees("2 øvelser: lavet").await;
    logs_once(&patient, 2).await;
    phone.browser.deliver_push(&origin, &message(true, today, Some("x"))).await;
    presses(&phone, "done").await;
    phone.press("undo").await;
    logs_once(&patient, 0).await;

    // Pressed while the app is closed and the server away: it waits on the phone, and is noted when the app opens.
    phone.browser.goto("about:blank").await.expect("another page");
    let yesterday = today.plus_days(-1);
    phone.browser.deliver_push(&origin, &message(true, yesterday, Some("x"))).await;
    presses(&phone, "done").await;
    phone.go("/").await;
    phone.sees("2 øvelser: lavet").await;
    let logs = logs_once(&patient, 2).await;
    assert!(logs.iter().all(|(day, _)| *day == yesterday.to_string()), "{logs:?}");
    assert_eq!(logs[0].1, logs[1].1, "at the moment of the press");

    // *Senere* where it does not come again, and where nobody can be told: it stays, without a sound.
    phone.browser.deliver_push(&origin, &message(false, today, Some("x"))).await;
    assert_eq!(shown(&phone).await, json!([["Påmindelse fra Rygrad", "", ["later Senere"]]]));
    presses(&phone, "later").await;
    assert_eq!(shown(&phone).await, json!([["Påmindelse fra Rygrad", "Den kommer ikke igen i dag.", []]]));
    phone.browser.in_worker(&origin, "self.fetch = () => Promise.reject(new TypeError('away')); 1").await;
    phone.browser.deliver_push(&origin, &message(false, today, Some("x"))).await;
    presses(&phone, "later").await;
    assert_eq!(
        shown(&phone).await,
        json!([["Påmindelse fra Rygrad", "Ingen forbindelse. Den bliver stående her.", []]])
    );
}
