//! Without a network, with one that loses answers or asks twice, and with a browser that dies: nothing is lost, nothing
//! stands there twice, and it arrives by itself.

use std::time::Duration;

use domain::category::Category;
use tests::app::App;
use tests::child::new_folder;
use tests::chromium::BrowserOptions;
use tests::proxy::Proxy;

use crate::couple_with_programme;
use crate::steps::{Screen, eventually, named};

const SYNC: &str = "/api/v1/sync";
const REFRESH: &str = "/api/v1/session/refresh";
/// What Chromium itself writes to the console about a request that met a dead line.
const DEAD_LINE: &[&str] = &["net::ERR_"];

async fn proxy_for(app: &App) -> Proxy {
    Proxy::start(app.running.address).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_screen_that_has_not_come_yet_says_so_and_comes_with_the_network() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let proxy = proxy_for(&app).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    // From here on nothing of the app itself comes through; the first screen is there.
    proxy.lose_answers(usize::MAX, "/assets/patient-");
    phone.press("door-diary").await;
    phone.sees("Denne side er ikke hentet til telefonen endnu").await;

    // What is there goes on working.
    phone.press("door-today").await;
    phone.press("exercise-done").await;
    phone.says("exercises-done", "1 af 2 lavet").await;

    phone.press("door-diary").await;
    phone.sees("Denne side er ikke hentet til telefonen endnu").await;
    proxy.restore();
    phone.press("part-again").await;
    phone.sees("Bækkenløft").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_written_in_flight_mode_is_kept_counted_and_arrives_by_itself() {
    let app = App::with_pages().await;
    let shared = [Category::Exercises, Category::Activity, Category::Pain, Category::Function];
    let (physio, patient, _) = couple_with_programme(&app, &shared).await;
    let proxy = proxy_for(&app).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.is_installed().await;
    proxy.cut();

    phone.press("exercise-done").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.sees("Gemt på telefonen. 1 venter").await;
    phone.sees("Ingen forbindelse").await;

    phone.press("activity-add").await;
    phone.press("what-walking").await;
    phone.write("activity-minutes", "25").await;
    phone.press("activity-save").await;
    phone.sees("Gemt på telefonen. 2 venter").await;

    phone.press("check-in-add").await;
    phone.press("back-pain-4").await;
    phone.press("sleep-6").await;
    phone.press("check-in-save").await;
    phone.sees("Gemt på telefonen. 3 venter").await;

    phone.press("door-more").await;
    phone.press("more-psfs").await;
    for words in ["gå en tur med hunden", "løfte en kasse", "sidde til et møde"] {
        phone.write("psfs-words", words).await;
        phone.press("psfs-add").await;
        phone.sees(words).await;
    }
    phone.press("psfs-start").await;
    for n in 1..=3 {
        phone.says("psfs-step", &format!("{n} af 3")).await;
        phone.press(&format!("psfs-score-{n}")).await;
        phone.press("psfs-next").await;
    }
    phone.sees("Tak – gemt på telefonen").await;
    phone.press("psfs-done").await;
    phone.sees("Gemt på telefonen. 7 venter").await;

    // The app opens again without a network, and everything is there.
    phone.browser.refresh().await.expect("the app comes from the phone");
    phone.sees("Gemt på telefonen. 7 venter").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.press("door-diary").await;
    phone.sees("25 min").await;
    phone.sees("venter på at blive sendt").await;
    phone.sees("ryg 4").await;
    phone.has_no_complaints_but(DEAD_LINE).await;
    assert!(physio.sees(&patient).await.entries.is_empty(), "nothing has reached the server yet");

    proxy.restore();
    phone.misses("venter på at blive sendt").await;
    phone.press("door-today").await;
    phone.misses("Gemt på telefonen.").await;
    phone.misses("Ingen forbindelse").await;

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("patient-open").await;
    desk.sees("25 min").await;
    desk.sees("1 af 2").await;
    desk.sees("gå en tur med hunden").await;
    desk.sees("Rygsmerter").await;
    desk.has_no_complaints().await;

    // Answers that get lost and requests that arrive twice.
    proxy.lose_answers(1, SYNC);
    phone.press("day-yesterday").await;
    phone.press("exercise-done").await;
    phone.sees("✓ lavet").await;
    phone.everything_is_sent().await;
    proxy.double(SYNC);
    phone.press("day-today").await;
    phone.press("note-add").await;
    phone.write("note-text", "En note kun til mig").await;
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.everything_is_sent().await;
    assert!(proxy.seen().iter().any(|seen| seen.target == SYNC && seen.status.is_none()), "an answer was lost");
    proxy.restore();
    let page = physio.sees(&patient).await;
    let logs = page.entries.iter().filter(|record| record.entry.fields.contains_key("outcome")).count();
    assert_eq!(logs, 2, "one of today and one of yesterday");
    let everything = app.signs_in(&patient).await.sync(&[]).await;
    let entries = everything.changes.iter().filter(|change| change.noun == domain::sync::Noun::Entry).count();
    assert_eq!(entries, 6, "two logs, an activity, a check-in, a scoring and a note");
    phone.has_no_complaints_but(DEAD_LINE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_dies_before_the_answer_comes_back_and_sends_once() {
    let app = App::with_pages().await;
    let (physio, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let proxy = proxy_for(&app).await;
    let profile = new_folder("profile");
    let options = BrowserOptions { user_data_dir: Some(profile.clone()), ..BrowserOptions::default() };

    let phone = Screen::with(&proxy.url(""), options.clone()).await;
    phone.go("/").await;
    phone.sign_in(&patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.is_installed().await;
    phone.browser.end().await;

    // The server writes, its answer is lost, and the browser dies. A second log never leaves the phone.
    let phone = Screen::with(&proxy.url(""), options.clone()).await;
    phone.go("/").await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.misses("Ingen forbindelse").await;
    let synced = || proxy.seen().iter().filter(|seen| seen.target == SYNC).count();
    eventually("the phone has asked once", async || (synced() > 0).then_some(())).await;
    proxy.lose_answers(1, SYNC);
    phone.press("exercise-done").await;
    let lost = || proxy.seen().iter().any(|seen| seen.target == SYNC && seen.status.is_none());
    eventually("the answer is lost", async || lost().then_some(())).await;
    proxy.cut();
    phone.press("day-yesterday").await;
    phone.press("exercise-done").await;
    phone.sees("✓ lavet").await;
    drop(phone);

    let phone = Screen::with(&proxy.url(""), options).await;
    phone.go("/").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.sees("venter").await;
    phone.sees("Ingen forbindelse").await;
    proxy.restore();
    phone.misses("Ingen forbindelse").await;
    phone.everything_is_sent().await;
    let page = physio.sees(&patient).await;
    assert_eq!(page.entries.len(), 2, "one of today and one of yesterday: {:?}", page.entries);
    phone.press("door-diary").await;
    // The screen is a part that may have to come first.
    phone.sees("Bækkenløft").await;
    assert_eq!(phone.count(&named("entry-open")).await, 2);
    phone.has_no_complaints_but(DEAD_LINE).await;
    phone.browser.end().await;
    std::fs::remove_dir_all(profile).expect("a profile that nobody uses");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_that_was_given_up_and_arrives_late_signs_nobody_out() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let proxy = proxy_for(&app).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.sees("0 af 2 lavet").await;
    phone.is_installed().await;

    // The page is left while its refresh is under way on a slow line, and two later ones overtake it.
    let before = refreshes(&proxy).len();
    proxy.delay(Duration::from_secs(6));
    phone.go("/").await;
    phone.sees("0 af 2 lavet").await;
    eventually("a refresh is under way", async || (proxy.under_way(REFRESH) > 0).then_some(())).await;
    proxy.restore();
    for later in 1..=2 {
        phone.go("/").await;
        eventually("a later one is answered", async || (refreshes(&proxy).len() == before + later).then_some(())).await;
        phone.sees("0 af 2 lavet").await;
    }
    eventually("the late one arrives", async || (refreshes(&proxy).last() == Some(&Some(401))).then_some(())).await;

    phone.go("/").await;
    phone.press("exercise-done").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.everything_is_sent().await;
    assert!(refreshes(&proxy).len() > before + 3, "and this page refreshed too");
    phone.has_no_complaints_but(DEAD_LINE).await;
}

/// How each refresh that reached the server was answered.
fn refreshes(proxy: &Proxy) -> Vec<Option<u16>> {
    proxy.seen().iter().filter(|seen| seen.target.starts_with(REFRESH)).map(|seen| seen.status).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_is_there_signed_out_and_without_a_network() {
    let app = App::with_pages().await;
    let proxy = proxy_for(&app).await;
    let phone = Screen::phone(&proxy.url("")).await;
    phone.go("/").await;
    phone.sees("Jeg er ny her").await;
    phone.press("help-open").await;
    phone.sees("Ring straks, også om natten").await;
    phone.is_installed().await;
    proxy.cut();
    phone.go("/help").await;
    for text in
        ["Ring straks, også om natten", "Ring til læge i dag", "Bestil en tid hos lægen snart", "70 201 201", "112"]
    {
        phone.sees(text).await;
    }
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.sees("Teksten venter på klinisk godkendelse.").await;
    assert!(phone.count("a[href^='tel:']").await >= 3, "each number can be called with a tap");
    phone.has_no_complaints_but(DEAD_LINE).await;
}
