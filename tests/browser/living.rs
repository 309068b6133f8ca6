//! Living with the app for a year: a new version while one types, an app older than its server, a clock that is wrong, two
//! tabs, and a phone without room.

use domain::category::Category;
use serde_json::json;
use tests::app::App;
use tests::proxy::Proxy;

use crate::couple_with_programme;
use crate::steps::{Screen, eventually};

/// What is typed in the note's field.
const TYPED: &str = "return document.querySelector('[data-test=note-text]').value";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_version_takes_over_without_losing_the_form() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.is_installed().await;
    phone.go("/note").await;
    phone.write("note-text", "midt i en sætning").await;
    // To the browser a worker from another address is another version.
    phone.browser.run("await navigator.serviceWorker.register('/sw.js?next')", Vec::new()).await;
    phone.sees("Ny version klar.").await;
    assert_eq!(phone.browser.run(TYPED, Vec::new()).await, "midt i en sætning", "it waits while one types");
    phone.browser.run("globalThis.before = true", Vec::new()).await;
    phone.press("update-take").await;
    phone.sees("Fortsat, hvor du slap.").await;
    assert_eq!(phone.browser.run("return globalThis.before ?? null", Vec::new()).await, json!(null), "it was loaded");
    assert_eq!(phone.browser.run(TYPED, Vec::new()).await, "midt i en sætning");
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_older_than_the_server_keeps_everything_and_says_so() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    let app = app.restarted_with(|settings| settings.oldest_protocol = u32::MAX).await;
    proxy.set_upstream(app.running.address);
    phone.press("note-add").await;
    phone.write("note-text", "skrevet med den gamle").await;
    phone.press("note-save").await;
    phone.sees("Serveren er blevet nyere end appen på telefonen").await;
    phone.sees("Gemt på telefonen. 1 venter").await;
    phone.press("app-renew").await;
    phone.sees("Serveren er blevet nyere end appen på telefonen").await;
    phone.sees("Gemt på telefonen. 1 venter").await;

    // The server is one again that understands it.
    let app = app.restarted_with(|settings| settings.oldest_protocol = 0).await;
    proxy.set_upstream(app.running.address);
    phone.go("/").await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    phone.everything_is_sent().await;
    phone.misses("Serveren er blevet nyere").await;
    let kept = app.signs_in(&patient).await.sync(&[]).await;
    assert_eq!(kept.changes.len(), 1, "{:?}", kept.changes);
    phone.has_no_complaints_but(&["status of 426", "net::ERR_"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_is_days_off_is_told_gently_and_loses_nothing() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.misses("Telefonens ur").await;
    let ahead = "
        const Clock = Date;
        globalThis.Date = class Date extends Clock {
            constructor(...from) { if (from.length) super(...from); else super(Clock.now() + 3 * 86400000); }
            static now() { return Clock.now() + 3 * 86400000; }
        };";
    phone.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": ahead })).await;
    phone.go("/").await;
    phone.sees("Telefonens ur er 3 dage foran.").await;
    phone.press("day-yesterday").await;
    phone.press("note-add").await;
    phone.write("note-text", "fra fremtiden").await;
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen").await;
    // By the server's clock that day has not come; the entry waits for it, or for the clock.
    phone.sees("En registrering kunne ikke sendes.").await;
    app.clock.advance_ms(3 * 86_400_000);
    phone.go("/").await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    phone.misses("En registrering kunne ikke sendes.").await;
    phone.misses("Telefonens ur").await;
    eventually("the entry is there once its day is", async || {
        let kept = app.signs_in(&patient).await.sync(&[]).await;
        (kept.changes.len() == 1).then_some(())
    })
    .await;
    phone.has_no_complaints_but(&["status of 401"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tabs_show_the_same_and_one_sign_out_is_both() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("0 af 2 lavet").await;
    let first = phone.browser.window().await.expect("a window");
    let second = phone.browser.new_tab().await.expect("a second tab");
    phone.browser.switch_to_window(second.clone()).await.expect("an open tab");
    phone.go("/").await;
    phone.sees("0 af 2 lavet").await;
    phone.press("exercise-done").await;
    phone.sees("1 af 2 lavet").await;
    phone.browser.switch_to_window(first.clone()).await.expect("an open tab");
    phone.sees("1 af 2 lavet").await;
    // The line that counts what waits stands above the exercises: they move when it goes.
    phone.everything_is_sent().await;
    phone.press("exercise-done").await;
    phone.sees("2 af 2 lavet").await;
    phone.browser.switch_to_window(second).await.expect("an open tab");
    phone.sees("2 af 2 lavet").await;
    phone.go("/devices").await;
    phone.press("session-leave").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Jeg er ny her").await;
    phone.browser.switch_to_window(first).await.expect("an open tab");
    phone.sees("Jeg er ny her").await;
    phone.misses("Bækkenløft").await;
    let kept = app.signs_in(&patient).await.sync(&[]).await;
    let entries = kept.changes.iter().filter(|change| change.noun == domain::sync::Noun::Entry).count();
    assert_eq!(entries, 2, "one log of each exercise");
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_without_room_says_so_and_lets_go_of_nothing() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("note-add").await;
    phone.write("note-text", "der er ikke plads til mig").await;
    phone.has_no_room().await;
    phone.press("note-save").await;
    phone.sees("Der er ikke plads på telefonen.").await;
    phone.sees("Send først det, der venter").await;
    assert_eq!(phone.browser.run(TYPED, Vec::new()).await, "der er ikke plads til mig");
    // A copy can be taken first; the form waits.
    phone.press("save-export").await;
    phone.sees("Tag en kopi med").await;
    phone.press("door-today").await;
    phone.press("draft-open").await;
    assert_eq!(phone.browser.run(TYPED, Vec::new()).await, "der er ikke plads til mig");
    phone.press("note-save").await;
    phone.press("save-send").await;
    phone.go("/").await;
    phone.sees("Du er ikke færdig med").await;
    phone.press("draft-open").await;
    phone.sees("Fortsat, hvor du slap.").await;
    assert_eq!(phone.browser.run(TYPED, Vec::new()).await, "der er ikke plads til mig");
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.is_at("/").await;
    phone.everything_is_sent().await;
    let kept = app.signs_in(&patient).await.sync(&[]).await;
    assert_eq!(kept.changes.len(), 1, "{:?}", kept.changes);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn how_to_install_is_said_for_the_device_at_hand() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    let iphone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148";
    phone.browser.devtools("Network.setUserAgentOverride", json!({ "userAgent": iphone })).await;
    phone.go("/more").await;
    phone.press("more-phone").await;
    phone.sees("Føj til hjemmeskærm").await;
    phone.sees("kommer påmindelser kun til en app på hjemmeskærmen").await;
    phone.browser.devtools("Network.setUserAgentOverride", json!({ "userAgent": "" })).await;
    phone.go("/phone").await;
    phone.sees("Det, der ligger her").await;
    // What Chromium does once it finds the app worth installing; its own offer cannot be answered by a test.
    let offer = "
        const offer = new Event('beforeinstallprompt', { cancelable: true });
        offer.prompt = async () => { globalThis.asked = true; return { outcome: 'accepted' }; };
        dispatchEvent(offer);
        return offer.defaultPrevented;";
    assert_eq!(phone.browser.run(offer, Vec::new()).await, json!(true), "the offer waits for the person");
    phone.press("page-back").await;
    phone.press("more-phone").await;
    phone.press("phone-install-do").await;
    let asked = "return globalThis.asked === true";
    eventually("the browser asks", async || (phone.browser.run(asked, Vec::new()).await == json!(true)).then_some(()))
        .await;
    phone.has_no_complaints().await;
}
