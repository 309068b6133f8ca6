//! A reminder from the rule to the lock screen: the real app in a real Firefox, which hears of it through a push service.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a surprise is a failed test")]

mod away;
mod phone;
mod read;
mod second;
mod steps;

use domain::day::{DAY_MS, LocalDay, Millis};
use serde_json::json;
use steps::{Device, SHOWN};
use tests::app::{App, Person, new_id};
use tests::push_service::{DELIVERED, PushService};

use domain::category::Category;
use domain::programme::Programme;
use domain::push::Device as Listed;
use domain::sync::Noun;
use domain::unit::Sector;

const MINUTE_MS: i64 = 60_000;

/// 07:59 in Copenhagen on a day.
fn before_eight(day: LocalDay) -> Millis {
    let as_if_utc = Millis(day.days_since_epoch() * DAY_MS).plus_ms((8 * 60 - 1) * MINUTE_MS);
    let zone = store::zone::KnownZone::or_copenhagen("Europe/Copenhagen");
    as_if_utc.plus_ms(-i64::from(zone.offset_at(as_if_utc)) * 1000)
}

/// A patient with a programme that asks for two exercises every day.
async fn patient_with_programme(app: &App) -> (Person, Programme) {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, &[Category::Exercises]).await;
    let programme = physio.prescribes(&patient, app.today()).await;
    (patient, programme)
}

/// The id of the one rule that the server has.
async fn rule_of(patient: &Person) -> String {
    patient.refresh().await;
    patient.forget_cursor();
    let changes = patient.sync(&[]).await.changes;
    let rule = changes.into_iter().find(|change| change.noun == Noun::Reminder);
    rule.expect("the rule reached the server").id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reminder_reaches_the_lock_screen_leads_to_its_screen_and_stays_away_when_all_is_done() {
    let app = App::with_pages().await;
    let (patient, programme) = patient_with_programme(&app).await;
    let service = PushService::start().await;
    let mut device = Device::start(&app, &service).await;

    // The person makes a rule for every day at eight, and lets this phone have it.
    device.sign_in(&patient).await;
    device.press("door-more").await;
    device.press("more-reminders").await;
    device.sees("Du har ingen påmindelser.").await;
    device.sees("Denne telefon får dem ikke endnu.").await;
    device.press("reminder-what-exercises").await;
    device.press("reminder-save").await;
    device.sees("kl. 08.00, hver dag").await;
    device.does_not_see("Venter på at blive sendt.").await;
    service.wait_for_hello().await;
    device.press("push-ask").await;
    device.sees("Denne telefon får påmindelserne.").await;
    assert_eq!(service.registrations().len(), 1);

    // The next morning.
    let tomorrow = app.today().plus_days(1);
    app.clock.set(before_eight(tomorrow));
    assert_eq!(service.received(), [], "nothing before its time");
    app.clock.advance_ms(2 * MINUTE_MS);
    let messages = service.wait_for_messages(1).await;
    assert_eq!((messages[0].status, messages[0].reason), (201, ""));
    service.wait_for_ack(DELIVERED).await;
    let shown = device.firefox.wait_until(SHOWN, &[]).await;
    let rule = rule_of(&patient).await;
    assert_eq!(shown, json!([["Påmindelse fra Rygrad", shown[0][1], app.url(format!("/due/{rule}"))]]));
    let notification = device.firefox.wait_for_notification().await;
    assert_eq!(notification.title, "Påmindelse fra Rygrad");
    for word in ["velse", "ryg ", "smerte", "Karen", "Bækkenløft"] {
        assert!(!notification.body.contains(word), "a lock screen that says {word:?}: {}", notification.body);
    }
    device.firefox.click_notification().await;
    device.arrives_at("/", "Dine øvelser").await;

    // Another of their phones has noted the exercises of the day after: only the check-in is reminded of.
    let other = app.signs_in(&patient).await;
    let check_in = json!({
        "what": "check_in", "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true,
    });
    let weekly = new_id();
    other.writes("reminder", &weekly, check_in).await;
    let then = app.today().plus_days(1);
    for prescription in &programme.latest().expect("a version").prescriptions {
        let log = json!({"kind": "exercise_log", "prescription": prescription.id, "outcome": "done"});
        other.writes("entry", &new_id(), app.entry(then, &log)).await;
    }
    app.clock.set(before_eight(then));
    app.clock.advance_ms(2 * MINUTE_MS);
    service.wait_for_messages(2).await;
    let about_check_in = json!([["Påmindelse fra Rygrad", shown[0][1], app.url(format!("/due/{weekly}"))]]);
    device.waits_for_notifications(&about_check_in).await;
    device.firefox.click_notification().await;
    device.arrives_at("/check-in", "Tænk på de sidste syv dage.").await;

    // A day on both are due again: three in all and one skipped make four occasions.
    app.clock.advance_ms(DAY_MS);
    service.wait_for_messages(4).await;
    assert_eq!(service.received().len(), 4, "the exercises of the second day were done: no message");

    // The phone said that they arrived, and the person sees it; a test on demand arrives too.
    let arrived = |devices: Vec<Listed>| devices.iter().find(|device| device.arrived_at.is_some()).cloned();
    other.refresh().await;
    let before =
        arrived(other.get("/api/v1/push/subscriptions").await.json()).expect("the worker confirmed").arrived_at;
    device.firefox.goto(&app.url("/reminders")).await;
    device.sees("Sidst nået frem").await;
    app.clock.advance_ms(MINUTE_MS);
    device.press("push-test").await;
    device.sees("Sendt. Beskeden vises om et øjeblik").await;
    assert_eq!(service.wait_for_messages(5).await[4].status, 201);
    let limit = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while arrived(other.get("/api/v1/push/subscriptions").await.json()).expect("the same").arrived_at <= before {
        assert!(tokio::time::Instant::now() < limit, "the test was not confirmed");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}
