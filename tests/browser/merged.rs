//! The same thing changed in two places while one of them had no network: the later one counts, the other is kept, and the
//! person is told so, with the way to both.

use domain::sync::Noun;
use serde_json::{Value, json};
use tests::app::{App, Person, new_id, put};
use tests::proxy::Proxy;

use crate::steps::{Screen, named};

fn note(app: &App, text: &str) -> Value {
    app.entry(app.today(), &json!({"kind": "note", "note": {"text": text, "shared": false}}))
}

/// The text of the patient's only entry, as the server has it.
async fn at_the_server(app: &App, patient: &Person) -> String {
    let kept = app.signs_in(patient).await.sync(&[]).await;
    let entry = kept.changes.iter().find(|change| change.noun == Noun::Entry).expect("the entry");
    entry.body.pointer("/body/note/text").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_entry_changed_in_two_places_is_told_and_both_can_be_read() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let id = new_id();
    patient.sync(&[put("entry", &id, 0, &note(&app, "som den var"))]).await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.is_installed().await;
    phone.press("door-diary").await;
    phone.sees("som den var").await;

    proxy.cut();
    phone.press("entry-open").await;
    phone.write("note-text", "fra telefonen").await;
    phone.press("note-save").await;
    phone.is_at("/diary").await;
    phone.sees("venter på at blive sendt").await;
    // Meanwhile on the tablet at home.
    patient.sync(&[put("entry", &id, 1, &note(&app, "fra tavlen"))]).await;
    proxy.restore();
    phone.press("door-today").await;
    // It may have been sent by itself before anybody could press *Send*.
    phone.browser.run("window.dispatchEvent(new Event('online'))", Vec::new()).await;
    phone.sees("Det samme er rettet to steder.").await;
    assert_eq!(at_the_server(&app, &patient).await, "fra telefonen");

    // It outlives the page, and leads to both versions, which stand open there.
    phone.go("/").await;
    phone.sees("Det samme er rettet to steder.").await;
    phone.press("merged-see").await;
    phone.is_at(&format!("/entry/{id}")).await;
    phone.sees("fra tavlen").await;
    assert_eq!(phone.count(&named("version")).await, 3);
    // The other one is wanted instead, and it is known.
    phone.press_at("[data-test=version]:nth-child(2) [data-test=version-take]").await;
    phone.sees("Den udgave gælder nu").await;
    phone.press("door-today").await;
    phone.press("merged-fine").await;
    phone.misses("Det samme er rettet to steder.").await;
    phone.everything_is_sent().await;
    assert_eq!(at_the_server(&app, &patient).await, "fra tavlen");
    phone.go("/").await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.misses("Det samme er rettet to steder.").await;
    phone.has_no_complaints_but(&["net::ERR_"]).await;
}
