//! *Mine data*: everything taken away as a file, with and without a network and by the share sheet; everything erased, on
//! the other phone too; and what a phone holds that the server has lost.

use domain::sync::Noun;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Person};
use tests::proxy::Proxy;

use crate::steps::{Screen, eventually};

/// From now on, what is handed to the browser as a file is kept for the test instead of written to its downloads.
const CATCH: &str = "
    globalThis.caught = null;
    URL.createObjectURL = (file) => { globalThis.caught = file; return 'data:,'; };
    HTMLAnchorElement.prototype.click = function () {};
    return true;";

/// The caught file: its name, and its text or, of an archive, its first bytes.
const CAUGHT: &str = "
    const file = globalThis.caught;
    return file && [file.name, file.name.endsWith('.zip') ? (await file.text()).slice(0, 2) : await file.text()];";

/// What lies in databases of somebody's diary on this device.
const DIARIES: &str =
    "return (await indexedDB.databases()).map((one) => one.name).filter((name) => /^rygrad-[0-9a-f]{8}-/.test(name))";

async fn writes_a_note(phone: &Screen, text: &str) {
    phone.press("note-add").await;
    phone.write("note-text", text).await;
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.is_at("/").await;
}

/// The file that a press gives.
async fn takes(phone: &Screen, button: &str, says: &str) -> (String, String) {
    phone.browser.run(CATCH, Vec::new()).await;
    phone.press(button).await;
    phone.sees(says).await;
    let caught = phone.browser.run(CAUGHT, Vec::new()).await;
    let text = |n: usize| caught.get(n).and_then(Value::as_str).expect("a file was made").to_owned();
    (text(0), text(1))
}

/// The notes that the server has.
async fn notes(app: &App, patient: &Person) -> Vec<String> {
    let kept = app.signs_in(patient).await.sync(&[]).await.changes;
    let text = |body: &Value| Some(body.pointer("/body/note/text")?.as_str()?.to_owned());
    let mut notes: Vec<_> = kept.iter().filter(|c| c.noun == Noun::Entry).filter_map(|c| text(&c.body)).collect();
    notes.sort();
    notes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_can_be_taken_away_with_a_network_without_one_and_by_the_share_sheet() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    writes_a_note(&phone, "sendt til serveren").await;
    phone.everything_is_sent().await;
    phone.is_installed().await;
    phone.press("door-more").await;
    phone.press("more-my-data").await;

    let (name, json) = takes(&phone, "export-json", "Filen er hentet.").await;
    let export: Value = serde_json::from_str(&json).expect("an export is JSON");
    assert_eq!(name, "rygrad.json");
    assert_eq!(export["format"], "rygrad-export");
    assert!(json.contains("sendt til serveren") && json.contains(&patient.email), "{json}");

    let (name, begins) = takes(&phone, "export-csv", "Filen er hentet.").await;
    assert_eq!((name.as_str(), begins.as_str()), ("rygrad-csv.zip", "PK"));

    // Installed on an iPhone a download would trap the app: the file waits for a press, and goes by the share sheet.
    let iphone = "
        Object.defineProperty(navigator, 'standalone', { value: true, configurable: true });
        navigator.canShare = () => true;
        navigator.share = async (what) => { globalThis.shared = what.files[0].name; };";
    phone.browser.run(iphone, Vec::new()).await;
    phone.browser.run(CATCH, Vec::new()).await;
    phone.press("export-json").await;
    phone.sees("Filen er klar.").await;
    phone.press("export-share").await;
    let shared = "return globalThis.shared ?? null";
    eventually("the sheet opens", async || {
        (phone.browser.run(shared, Vec::new()).await == json!("rygrad.json")).then_some(())
    })
    .await;
    assert_eq!(phone.browser.run(CAUGHT, Vec::new()).await, Value::Null, "nothing was downloaded beside it");
    phone.browser.run("Object.defineProperty(navigator, 'standalone', { value: false })", Vec::new()).await;

    proxy.cut();
    phone.press("door-today").await;
    writes_a_note(&phone, "kun på telefonen").await;
    phone.press("door-more").await;
    phone.press("more-my-data").await;
    let (name, json) = takes(&phone, "export-json", "med det, der ligger på telefonen").await;
    let _: Value = serde_json::from_str(&json).expect("an export is JSON");
    assert_eq!(name, "rygrad-telefon.json");
    assert!(json.contains("sendt til serveren") && json.contains("kun på telefonen"), "{json}");
    phone.browser.run(CATCH, Vec::new()).await;
    phone.press("export-csv").await;
    phone.sees("Ingen forbindelse.").await;
    assert_eq!(phone.browser.run(CAUGHT, Vec::new()).await, Value::Null);
    phone.has_no_complaints_but(&["net::ERR_"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn erasing_the_account_empties_every_phone() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    writes_a_note(&phone, "skal væk").await;
    phone.everything_is_sent().await;
    let other = Screen::of_patient(&app.running.origin(), &patient).await;
    other.press("door-diary").await;
    other.sees("skal væk").await;

    phone.press("door-more").await;
    phone.press("more-my-data").await;
    phone.press("erase-open").await;
    phone.press("erase-confirm").await;
    phone.sees("Skriv din adgangskode").await;
    phone.write("erase-password", "ikke den rigtige").await;
    phone.press("erase-confirm").await;
    phone.sees("Adgangskoden passer ikke.").await;
    assert_eq!(notes(&app, &patient).await, ["skal væk"], "nothing is gone yet");
    phone.write("erase-password", &patient.password).await;
    phone.press("erase-confirm").await;
    phone.sees("Jeg er ny her").await;
    assert_eq!(phone.browser.run(DIARIES, Vec::new()).await, json!([]));
    app.try_to_sign_in(&patient.email, &patient.password).await.is(StatusCode::UNAUTHORIZED);

    other.browser.run("dispatchEvent(new Event('online'))", Vec::new()).await;
    other.sees("Jeg er ny her").await;
    other.misses("skal væk").await;
    assert_eq!(other.browser.run(DIARIES, Vec::new()).await, json!([]));
    other.go("/diary").await;
    other.sees("Jeg er ny her").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_restored_from_an_older_backup_gets_back_what_it_lost() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    writes_a_note(&phone, "før kopien").await;
    phone.everything_is_sent().await;
    let backup = app.settings.data_dir.join("backup.sqlite").display().to_string();
    let mut tables = tests::tables::Tables::open(&app.settings.database_url());
    tables.run(&format!("VACUUM INTO '{backup}'")).expect("a copy is made");
    writes_a_note(&phone, "efter kopien").await;
    phone.everything_is_sent().await;
    assert_eq!(notes(&app, &patient).await, ["efter kopien", "før kopien"]);

    let app = app.restarted_with(|settings| settings.database = Some(backup)).await;
    let (db, now) = (app.running.state.db.clone(), app.clock.now());
    tokio::task::spawn_blocking(move || db.write(now, store::db::new_epoch))
        .await
        .expect("a thread")
        .expect("an epoch");
    assert_eq!(notes(&app, &patient).await, ["før kopien"], "the backup is older");
    proxy.set_upstream(app.running.address);
    phone.go("/").await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    eventually("what was lost is sent again", async || (notes(&app, &patient).await.len() == 2).then_some(())).await;
    phone.everything_is_sent().await;
    phone.press("door-diary").await;
    phone.sees("efter kopien").await;
    phone.sees("før kopien").await;
    phone.has_no_complaints_but(&["net::ERR_"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signed_out_by_the_server_with_entries_waiting_loses_none() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.is_installed().await;
    proxy.cut();
    writes_a_note(&phone, "mens jeg var ude").await;
    phone.sees("Gemt på telefonen. 1 venter").await;
    // Lost, says the person at another computer, and ends that phone's session.
    let elsewhere = app.signs_in(&patient).await;
    let sessions: Vec<Value> = elsewhere.get("/api/v1/sessions").await.json();
    let theirs = sessions.iter().filter(|session| session["current"] == json!(false));
    let mut ended = 0;
    for session in theirs {
        let id = session["id"].as_str().expect("an id");
        elsewhere.delete(&format!("/api/v1/sessions/{id}")).await.is(StatusCode::NO_CONTENT);
        ended += 1;
    }
    assert!(ended > 0, "{sessions:?}");
    proxy.restore();
    phone.browser.run("dispatchEvent(new Event('online'))", Vec::new()).await;
    phone.sees("Én registrering venter på denne telefon.").await;
    phone.misses("mens jeg var ude").await;
    assert_eq!(notes(&app, &patient).await, Vec::<String>::new());
    phone.sign_in(&patient).await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.everything_is_sent().await;
    assert_eq!(notes(&app, &patient).await, ["mens jeg var ude"]);
    phone.has_no_complaints_but(&["net::ERR_", "status of 401"]).await;
}
