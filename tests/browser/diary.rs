//! The diary as a history: by day and by week, one kind alone, how each entry came to be, every version of it, and what
//! was taken away and is wanted again.

use domain::category::Category;
use domain::entry::Kind;
use domain::sync::Noun;
use serde_json::{Value, json};
use tests::app::{App, Person, new_id, put};
use tests::proxy::Proxy;
use thirtyfour::Key;

use crate::couple_with_programme;
use crate::steps::{Screen, named};
use crate::undo::holds;

/// Writes an entry of an earlier day, now.
async fn writes(app: &App, patient: &Person, back: i64, body: &Value) -> String {
    let id = new_id();
    patient.writes("entry", &id, app.entry(app.today().plus_days(-back), body)).await;
    id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_diary_is_read_by_day_by_week_and_by_kind() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    writes(&app, &patient, 0, &json!({"kind": "activity", "what": "walking", "minutes": 20})).await;
    writes(&app, &patient, 9, &json!({"kind": "check_in", "back_pain": 4})).await;
    writes(&app, &patient, 9, &json!({"kind": "note", "note": {"text": "en god dag", "shared": false}})).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-diary").await;
    phone.sees("en god dag").await;
    let long_ago = app.today().plus_days(-9);
    assert_eq!(phone.count(&named(&format!("diary-{long_ago}"))).await, 1);

    phone.press("diary-by-week").await;
    let (this, that) = (app.today().monday(), long_ago.monday());
    let week = |monday| named(&format!("week-{monday}"));
    phone.sees("en god dag").await;
    assert_eq!(phone.count(&week(this)).await, 1, "{}", phone.text().await);
    assert_eq!(phone.count(&format!("{} {}", week(that), named("entry-open"))).await, 2);

    // By the keyboard alone: the letters of a kind choose it.
    phone.tab_to("diary-show").await;
    phone.types("Note").await;
    phone.misses("Gang").await;
    phone.sees("en god dag").await;
    assert_eq!(phone.count(&named("entry-open")).await, 1);
    phone.is_at("/diary?show=note&by=week").await;
    // The way back from an entry leads to the same list.
    phone.press("entry-open").await;
    phone.sees("Alle udgaver").await;
    phone.browser.back().await.expect("a step back");
    phone.is_at("/diary?show=note&by=week").await;
    assert_eq!(phone.count(&named("entry-open")).await, 1);
    phone.tab_to("diary-show").await;
    phone.types("Opbl").await;
    phone.sees("Der er ikke noget af det i dagbogen.").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_version_of_an_entry_can_be_read_and_taken_up_again() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let first = writes(&app, &patient, 0, &json!({"kind": "note", "note": {"text": "første", "shared": false}})).await;
    let second = app.entry(app.today(), &json!({"kind": "note", "note": {"text": "anden", "shared": false}}));
    patient.sync(&[put("entry", &first, 1, &second)]).await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.is_installed().await;
    phone.press("door-diary").await;
    phone.sees("anden").await;
    phone.sees("rettet").await;
    phone.misses("første").await;
    phone.press("entry-open").await;
    phone.press("versions-open").await;
    phone.sees("Udgave 1, nåede frem").await;
    phone.sees("første").await;
    assert_eq!(phone.count(&named("version")).await, 2);

    // What waits on the phone is a version too; offline it is said where the others are.
    proxy.cut();
    phone.write("note-text", "tredje").await;
    phone.press("note-save").await;
    phone.is_at("/diary").await;
    phone.press("entry-open").await;
    phone.press("versions-open").await;
    phone.sees("ligger på serveren og kan ses, når du er på nettet").await;
    phone.sees("venter på at blive sendt").await;
    assert_eq!(phone.count(&named("version")).await, 1);
    proxy.restore();
    phone.go("/").await;
    phone.everything_is_sent().await;

    phone.go(&format!("/entry/{first}")).await;
    phone.press("versions-open").await;
    phone.sees("Udgave 3").await;
    // Of the current one there is nothing to take up.
    crate::steps::eventually("two earlier versions", async || {
        (phone.count(&named("version-take")).await == 2).then_some(())
    })
    .await;
    phone.press_at(&format!("{}:last-child {}", named("version"), named("version-take"))).await;
    phone.sees("Den udgave gælder nu").await;
    let typed = "return document.querySelector('[data-test=note-text]').value";
    crate::steps::eventually("the form shows it", async || {
        (phone.browser.run(typed, Vec::new()).await == "første").then_some(())
    })
    .await;
    phone.press("undo").await;
    phone.sees("Fortrudt").await;
    phone.press("door-diary").await;
    phone.sees("tredje").await;
    phone.has_no_complaints_but(&["net::ERR_"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_removed_is_found_again_and_brought_back_and_what_was_erased_is_not() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    writes(&app, &patient, 3, &json!({"kind": "activity", "what": "garden", "minutes": 40})).await;
    writes(&app, &patient, 3, &json!({"kind": "note", "note": {"text": "skal helt væk", "shared": false}})).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-diary").await;
    for _ in 0..2 {
        phone.press("entry-open").await;
        phone.press("entry-remove").await;
        phone.press("entry-remove-yes").await;
        phone.is_at("/diary").await;
        phone.press("snack-close").await;
    }
    phone.misses("Have").await;
    holds(&patient, Kind::Activity, 0).await;

    // They stay to be found, also on a phone that never had them.
    let other = Screen::of_patient(&app.running.origin(), &patient).await;
    other.go("/diary?show=removed").await;
    other.sees("Have").await;
    other.sees("skal helt væk").await;
    other.press_at("li:has(a[href*='/entry/']):last-child [data-test=entry-open]").await;
    other.sees("Du har fjernet den.").await;
    other.press("versions-open").await;
    other.sees("Fjernet").await;
    let title = other.said("page-title").await;
    other.tab_to("entry-bring-back").await;
    other.key(Key::Enter).await;
    other.is_at("/diary").await;
    other.sees("Hentet tilbage").await;
    let (kind, gone) =
        if title.as_deref() == Some("Have") { (Kind::Activity, Kind::Note) } else { (Kind::Note, Kind::Activity) };
    holds(&patient, kind, 1).await;
    other.press("undo").await;
    other.sees("Fortrudt").await;
    holds(&patient, kind, 0).await;

    // Erased is erased: nothing of it is listed.
    phone.go("/diary?show=removed").await;
    phone.sees("Have").await;
    for left in [1, 0] {
        phone.press("entry-open").await;
        phone.press("entry-erase").await;
        phone.press("entry-erase-yes").await;
        phone.is_at("/diary").await;
        phone.go("/diary?show=removed").await;
        phone.is_drawn("da").await;
        crate::steps::eventually("it is gone from the list", async || {
            (phone.count(&named("entry-open")).await == left).then_some(())
        })
        .await;
    }
    phone.sees("Der er ikke noget af det i dagbogen.").await;
    holds(&patient, gone, 0).await;
    phone.has_no_complaints().await;
    patient.forget_cursor();
    let texts = patient.sync(&[]).await.changes;
    let left = texts.iter().filter(|change| change.noun == Noun::Entry && !change.body.is_null()).count();
    assert_eq!(left, 0, "the server keeps only that there was something");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_entry_says_how_it_came_to_be() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let note = |text: &str| json!({"kind": "note", "note": {"text": text, "shared": false}});
    writes(&app, &patient, 0, &note("samme dag")).await;
    writes(&app, &patient, 5, &note("langt senere")).await;
    let mut together = app.entry(app.today(), &note("vi var to"));
    together["typed_by"] = json!("together");
    patient.writes("entry", &new_id(), together).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-diary").await;
    phone.sees("vi var to").await;
    phone.sees("skrevet sammen med nogen").await;
    let five = named(&format!("diary-{}", app.today().plus_days(-5)));
    phone.press_at(&format!("{five} {}", named("entry-open"))).await;
    let history = phone.said("entry-history").await.unwrap_or_default();
    assert!(history.contains("skrevet af dig selv") && history.contains("skrevet senere"), "{history}");
    phone.press("door-diary").await;
    phone
        .press_at(&format!("{} li:last-child {}", named(&format!("diary-{}", app.today())), named("entry-open")))
        .await;
    let history = phone.said("entry-history").await.unwrap_or_default();
    assert!(history.contains("skrevet samme dag"), "{history}");
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_line_says_how_it_came_to_be_and_what_two_wrote_together_says_so() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    writes(&app, &patient, 1, &json!({"kind": "activity", "what": "walking", "minutes": 20})).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    let labels = async |phone: &Screen| -> Vec<String> {
        let read = "return [...document.querySelectorAll('[data-test=entry-label]')].map((label) => label.innerText)";
        serde_json::from_value(phone.browser.run(read, Vec::new()).await).expect("texts")
    };
    phone.press("exercise-done").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.everything_is_sent().await;
    phone.press("door-diary").await;
    phone.sees("skrevet dagen efter").await;
    assert_eq!(labels(&phone).await, ["skrevet samme dag", "skrevet dagen efter"]);

    // Said once, it holds for one tap and for a form, on whatever screen, until it is ended.
    phone.press("together").await;
    phone.press("door-today").await;
    phone.sees("I skriver sammen").await;
    phone.press("exercise-done").await;
    phone.says("exercises-done", "2 af 2 lavet").await;
    phone.press("note-add").await;
    phone.write("note-text", "vi talte om det").await;
    phone.press("note-save").await;
    phone.is_at("/").await;
    phone.press("together-end").await;
    phone.misses("I skriver sammen").await;
    phone.press("check-in-add").await;
    phone.press("back-pain-3").await;
    phone.press("check-in-save").await;
    phone.is_at("/").await;
    phone.everything_is_sent().await;
    phone.press("door-diary").await;
    phone.sees("vi talte om det").await;
    let alone = "skrevet samme dag";
    let both = "skrevet samme dag · skrevet sammen med nogen";
    assert_eq!(labels(&phone).await, [alone, both, both, alone, "skrevet dagen efter"]);
    let kept = app.signs_in(&patient).await.sync(&[]).await;
    let together =
        kept.changes.iter().filter(|change| change.body.get("typed_by").is_some_and(|by| by == "together")).count();
    assert_eq!(together, 2);

    // What was forgotten is put right on the entry itself, and taken back the same way.
    phone.press("diary-by-day").await;
    phone.press("entry-open").await;
    phone.press("entry-together").await;
    phone.sees("skrevet sammen med nogen").await;
    phone.sees("Gemt på telefonen").await;
    phone.press("undo").await;
    phone.sees("skrevet af dig selv").await;
    phone.has_no_complaints().await;
}
