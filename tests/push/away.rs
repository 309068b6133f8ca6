//! A device that is not there when a reminder falls due: closed, killed, away too long, or unsubscribed; and a message that
//! comes twice.

use std::time::Duration;

use domain::push::Device as Listed;
use serde_json::json;
use tests::app::{App, Person, new_id};
use tests::child::Folder;
use tests::push_service::{Ack, DELIVERED, PushService};
use tokio::time::{Instant, sleep};

use crate::phone::rule;
use crate::steps::Device;
use crate::{MINUTE_MS, before_eight, patient_with_programme};

const LIMIT: Duration = Duration::from_secs(60);

/// The day of each notification that is shown.
const DAYS: &str = "
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return JSON.stringify(shown.map(({ data }) => data.about.day)) === arguments[0] || null;";

/// A person with a rule for every day at eight, the profile of their browser, and what it is connected to.
struct Scene {
    app: App,
    service: PushService,
    patient: Person,
    folder: Folder,
}

impl Scene {
    /// With the browser, which gets the reminders.
    async fn make() -> (Self, Device) {
        let app = App::with_pages().await;
        let (service, folder) = (PushService::start().await, Folder::new("firefox-profile"));
        let (patient, _) = patient_with_programme(&app).await;
        patient.writes("reminder", &new_id(), rule("check_in")).await;
        let scene = Self { app, service, patient, folder };
        let device = scene.browser().await;
        device.sign_in(&scene.patient).await;
        device.firefox.goto(&scene.app.url("/reminders")).await;
        scene.service.wait_for_hello().await;
        device.press("push-ask").await;
        device.sees("Denne telefon får påmindelserne.").await;
        (scene, device)
    }

    /// The browser with the profile it has by now.
    async fn browser(&self) -> Device {
        Device::start_in(&self.app, &self.service, Some(&self.folder)).await
    }

    /// Another server on the same database, at the same address.
    async fn server_restarts(self) -> Self {
        let port = self.app.running.address.port();
        Self { app: self.app.restarted_with(|settings| settings.port = port).await, ..self }
    }

    /// The next day's reminder is sent, and answered so by the push service: the day.
    async fn next_day(&self, status: u16) -> String {
        let before = self.service.received().len();
        let day = self.app.today().plus_days(1);
        self.app.clock.set(before_eight(day));
        self.app.clock.advance_ms(2 * MINUTE_MS);
        let message = self.service.wait_for_messages(before + 1).await.remove(before);
        assert_eq!(message.status, status, "{}", message.reason);
        day.to_string()
    }

    /// The browsers that the server sends to.
    async fn listed(&self) -> Vec<Listed> {
        self.patient.refresh().await;
        self.patient.get("/api/v1/push/subscriptions").await.json()
    }
}

/// Waits until exactly the notifications of these days are shown.
async fn shows(device: &Device, days: &[&str]) {
    device.firefox.wait_until(DAYS, &[json!(json!(days).to_string())]).await;
}

/// Waits until the browser has acknowledged so many messages, and gives their numbers and what became of them.
async fn acknowledged(service: &PushService, count: usize) -> Vec<(String, i64)> {
    let limit = Instant::now() + LIMIT;
    loop {
        let acks = service.acks();
        if acks.len() >= count {
            return acks.into_iter().map(|Ack { version, code, .. }| (version, code)).collect();
        }
        assert!(Instant::now() < limit, "{acks:?}");
        sleep(Duration::from_millis(100)).await;
    }
}

fn delivered(versions: &[&str]) -> Vec<(String, i64)> {
    versions.iter().map(|version| ((*version).to_owned(), DELIVERED)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_while_the_browser_was_closed_or_killed_arrives_when_it_is_back() {
    let (scene, device) = Scene::make().await;
    let subscribed = scene.service.registrations();
    device.firefox.quit().await;
    let scene = scene.server_restarts().await;
    let first = scene.next_day(201).await;
    assert_eq!(scene.service.acks(), [], "nobody is there");
    let device = scene.browser().await;
    assert_eq!(acknowledged(&scene.service, 1).await, delivered(&["1"]));
    shows(&device, &[&first]).await;

    // Out of power, and on again the day after.
    drop(device);
    let second = scene.next_day(201).await;
    let device = scene.browser().await;
    assert_eq!(acknowledged(&scene.service, 2).await, delivered(&["1", "2"]));
    shows(&device, &[&second]).await;
    assert_eq!(scene.service.registrations(), subscribed, "the subscription is the one that was made at first");
    assert_eq!(scene.listed().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_one_rule_the_newest_arrives_and_nothing_after_its_time() {
    let (scene, device) = Scene::make().await;
    device.firefox.quit().await;
    scene.next_day(201).await;
    let newest = scene.next_day(201).await;
    let [older, newer] = scene.service.received().try_into().expect("two messages");
    assert_eq!(older.header("topic"), newer.header("topic"));
    let device = scene.browser().await;
    assert_eq!(acknowledged(&scene.service, 1).await, delivered(&["2"]));
    shows(&device, &[&newest]).await;

    // Away for longer than a reminder is useful. What comes after it shows that it does not come.
    device.firefox.quit().await;
    scene.next_day(201).await;
    let useful = Duration::from_millis(domain::reminder::USEFUL_MS.unsigned_abs());
    scene.service.lets_pass(useful - Duration::from_secs(10 * 60));
    let device = scene.browser().await;
    assert_eq!(acknowledged(&scene.service, 2).await, delivered(&["2", "3"]), "while it is useful");
    device.firefox.quit().await;
    scene.next_day(201).await;
    scene.service.lets_pass(useful);
    let device = scene.browser().await;
    let last = scene.next_day(201).await;
    assert_eq!(acknowledged(&scene.service, 3).await, delivered(&["2", "3", "5"]));
    shows(&device, &[&last]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_comes_twice_is_one_notification_and_an_ended_subscription_is_forgotten() {
    let (scene, device) = Scene::make().await;
    let day = scene.next_day(201).await;
    acknowledged(&scene.service, 1).await;
    shows(&device, &[&day]).await;
    for as_the_same in [true, false] {
        scene.service.delivers_again(1, as_the_same);
    }
    let twice = acknowledged(&scene.service, 3).await;
    assert_eq!(
        twice.last().map(|(version, code)| (version.as_str(), *code)),
        Some(("1-again", DELIVERED)),
        "{twice:?}"
    );
    shows(&device, &[&day]).await;

    // The person takes the permission back in the browser's own settings: the app hears nothing of it.
    let ends = "return (await (await navigator.serviceWorker.ready).pushManager.getSubscription()).unsubscribe()";
    assert_eq!(device.firefox.run(ends, &[]).await, json!(true));
    device.firefox.goto("about:blank").await;
    let limit = Instant::now() + LIMIT;
    while !scene.service.registrations().is_empty() {
        assert!(Instant::now() < limit, "the browser does not tell the push service");
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(scene.listed().await.len(), 1, "nobody told our server yet");
    scene.next_day(410).await;
    while !scene.listed().await.is_empty() {
        assert!(Instant::now() < limit, "a subscription that has ended is still there");
        sleep(Duration::from_millis(100)).await;
    }
    let sent = scene.service.received().len();
    let day = scene.app.today().plus_days(1);
    scene.app.clock.set(before_eight(day));
    scene.app.clock.advance_ms(2 * MINUTE_MS);
    sleep(Duration::from_secs(2)).await;
    assert_eq!(scene.service.received().len(), sent, "nothing is sent where nobody is");
}
