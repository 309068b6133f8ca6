//! Firefox with pages of our own: what a person does there, and a push that arrives.

use super::*;
use crate::child::Folder;
use crate::push_service::{DELIVERED, NOT_DECRYPTED, PushService};
use crate::sender::{message, post, public_key};
use crate::site::Site;

const PAGES: &[(&str, &str)] = &[
    (
        "/",
        "<!doctype html><html lang=da><title>Prøve</title><link rel=icon href='data:,'>
         <label>Navn <input id=name value=A></label><button>Lavet</button><script src=/page.js></script>",
    ),
    (
        "/page.js",
        "document.querySelector('button').addEventListener('click', event => {
             event.target.textContent = `Lavet af ${document.querySelector('#name').value}: ${event.isTrusted}`;
         });",
    ),
    (
        "/sw.js",
        "self.addEventListener('push', event => {
             const { title, body } = event.data.json();
             event.waitUntil(self.registration.showNotification(title, { body }));
         });
         self.addEventListener('notificationclick', event => {
             event.notification.close();
             event.waitUntil(clients.openWindow('/?opened=' + event.notification.title));
         });",
    ),
];

const SUBSCRIBE: &str = "
    await navigator.serviceWorker.register('/sw.js');
    const registration = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: arguments[0] };
    return (await registration.pushManager.subscribe(options)).toJSON();";

const SHOWN: &str = "
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body }) => [title, body]);";

#[tokio::test]
async fn a_person_clicks_and_types_in_a_page() {
    let site = Site::start(PAGES).await;
    let firefox = Firefox::start(FirefoxOptions::default()).await;
    firefox.goto(&site.origin()).await;
    firefox.type_text("#name", "nna Åse").await;
    firefox.click("button").await;
    assert_eq!(
        firefox.run("return document.querySelector('button').textContent", &[]).await,
        "Lavet af Anna Åse: true"
    );
    let device = "return [navigator.language, innerWidth, innerHeight, isSecureContext, arguments[0],
        Intl.DateTimeFormat().resolvedOptions().timeZone]";
    let expected = json!(["da", 800, 800, true, { "a": 1 }, "Europe/Copenhagen"]);
    assert_eq!(firefox.run(device, &[json!({ "a": 1 })]).await, expected);
    let thrown = firefox.try_run("throw new Error('no tea')", &[]).await.unwrap_err();
    assert!(thrown.contains("no tea"), "{thrown}");
    let folder = Folder::new("picture");
    firefox.picture(&folder.join("new/page.png")).await;
    assert!(std::fs::read(folder.join("new/page.png")).unwrap().starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn a_push_arrives_is_decrypted_and_shows_a_notification() {
    let (site, service) = (Site::start(PAGES).await, PushService::start().await);
    let options = FirefoxOptions { push_service: Some(service.addr()), ..FirefoxOptions::default() };
    let mut firefox = Firefox::start(options).await;
    service.wait_for_hello().await;
    firefox.goto(&site.origin()).await;
    let subscription = firefox.run(SUBSCRIBE, &[json!(public_key())]).await;
    let registration = service.wait_for_registration().await;
    assert_eq!(subscription["endpoint"], registration.endpoint);
    assert_eq!(registration.key, Some(public_key()));

    let here = format!("http://{}", service.addr());
    let claims = [("aud", here.as_str()), ("sub", "mailto:drift@example.dk")];
    let payload = r#"{"title": "Rygrad", "body": "Tid til øvelser"}"#;
    let answer = post(message(&subscription, payload, &claims)).await;
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    service.wait_for_ack(DELIVERED).await;
    assert_eq!(firefox.wait_until(SHOWN, &[]).await, json!([["Rygrad", "Tid til øvelser"]]));

    let shown = Shown { title: "Rygrad".to_owned(), body: "Tid til øvelser".to_owned() };
    assert_eq!(firefox.wait_for_notification().await, shown);

    firefox.click_notification().await;
    firefox.follow(&format!("{}/?opened=", site.origin())).await;
    assert_eq!(firefox.url().await, format!("{}/?opened=Rygrad", site.origin()));
    assert_eq!(firefox.run(SHOWN, &[]).await, json!([]));

    let mut broken = message(&subscription, payload, &claims);
    *broken.payload.as_mut().unwrap().content.last_mut().unwrap() ^= 1;
    post(broken).await;
    service.wait_for_ack(NOT_DECRYPTED).await;
}
