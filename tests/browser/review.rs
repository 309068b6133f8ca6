//! From the worklist to a review and back: a professional opens it by keyboard, holds a review, adjusts the programme on the
//! way and writes; the patient reads and answers.

use domain::category::Category;
use domain::disclosure::Operation;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, new_id, plan};
use thirtyfour::Key;

use crate::couple;
use crate::steps::{Screen, eventually};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_review_is_held_told_copied_and_answered() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &Category::ALL).await;
    let walk = json!({"kind": "activity", "what": "walking", "minutes": 25});
    patient.writes("entry", &new_id(), app.entry(app.today(), &walk)).await;
    let mut plan = plan(app.today());
    plan["stop_if"] = json!("benet sover");
    physio.tries_to_prescribe(&patient, &plan).await.is(StatusCode::CREATED);

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.sees("i 14 dage").await;
    desk.tab_to("patient-open").await;
    desk.key(Key::Enter).await;
    desk.sees("Ingen beskeder endnu.").await;
    let watch = "Ingen holder øje lige nu. Genoptræningen har ikke sagt, hvor hurtigt der bliver svaret.";
    desk.says("message-watch", watch).await;
    desk.press("rail-review").await;
    desk.sees("1. Aktivitet, og hvad der gik godt").await;
    desk.sees("Gang: 1 gang, 25 min.").await;
    desk.write("review-well", "Du gik en god tur.").await;
    desk.press("review-adjust").await;
    desk.sees("Ret hjemmeprogrammet").await;
    desk.press("page-back").await;
    desk.press("rail-review").await;
    desk.press("review-save").await;
    desk.sees("Skriv mindst et par anerkendende ord.").await;
    desk.write("review-recognition", "Flot, at du blev ved.").await;
    desk.press("review-save").await;
    desk.sees("Opfølgningen er gemt, og patienten kan læse den.").await;
    desk.sees("Du gik en god tur.").await;
    desk.press("review-copy").await;
    eventually("the copy", async || {
        let text = desk.text().await;
        let copied = ["Kopieret som ren tekst.", "Markér teksten, og kopiér den selv."];
        copied.iter().any(|said| text.contains(said)).then_some(())
    })
    .await;
    desk.has_no_complaints().await;
    let (_, said) = patient.disclosures().await;
    assert!(said.iter().any(|line| line.operation == Operation::Copy), "the patient can see that it was copied");

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.says("heed", "Stop og kontakt mig, hvis: benet sover\n\nMette Fys, Genoptræningen").await;
    // At the first visit nothing more than the screen is fetched.
    phone.is_installed().await;
    phone.go("/").await;
    phone.sees("1 opfølgning").await;
    phone.press("news-read").await;
    phone.sees("Flot, at du blev ved.").await;
    phone.press("review-basis").await;
    phone.sees("Gang: 1 gang, 25 min.").await;
    phone.press("reply-send").await;
    phone.sees("Skriv noget først.").await;
    let unit = patient.threads().await[0].unit;
    phone.write(&format!("reply-{unit}"), "Tak, det hjalp").await;
    phone.press(&format!("contact-{unit}")).await;
    phone.press("reply-send").await;
    phone.sees("Vil gerne kontaktes").await;
    phone.write(&format!("rejoin-{}", physio.review_desk(&patient).await.expect("a desk").reviews[0].id), "Ja").await;
    phone.press("rejoin-send").await;
    phone.sees("Dit svar,").await;
    phone.press("door-today").await;
    phone.misses("1 opfølgning").await;
    phone.has_no_complaints().await;

    desk.go("/team/").await;
    desk.sees("vil gerne kontaktes").await;
    desk.press("patient-open").await;
    desk.sees("Tak, det hjalp").await;
    desk.write("message-text", "Jeg ringer i morgen").await;
    desk.press("message-send").await;
    desk.sees("Jeg ringer i morgen").await;
    desk.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_stands_open_when_the_patient_stops_empties_itself_and_says_why() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    let base = format!("/team/patient/{}", patient.patient_id());
    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    let emptied = async || {
        desk.sees("Patienten deler ikke længere dette med dig").await;
        desk.sees("Siden er tømt.").await;
    };

    let grant = patient.shares(&physio, &Category::ALL).await;
    desk.go(&base).await;
    desk.write("message-text", "Ses vi på mandag?").await;
    desk.sees("Karen Prøve").await;
    patient.stops(grant).await;
    desk.press("message-send").await;
    emptied().await;
    desk.misses("Karen Prøve").await;

    let grant = patient.shares(&physio, &Category::ALL).await;
    desk.go(&format!("{base}/review")).await;
    desk.write("review-well", "Du gik en god tur.").await;
    desk.write("review-recognition", "Flot, at du blev ved.").await;
    patient.stops(grant).await;
    desk.press("review-save").await;
    emptied().await;
    desk.says("gone-typed", "Det, du havde skrevet og ikke gemt\n\nDu gik en god tur.\n\nFlot, at du blev ved.").await;

    let grant = patient.shares(&physio, &Category::ALL).await;
    desk.go(&format!("{base}/paper")).await;
    desk.sees("Karen Prøve").await;
    patient.stops(grant).await;
    desk.press("paper-week-before").await;
    emptied().await;
    desk.misses("Karen Prøve").await;
    desk.has_no_complaints_but(&["status of 403", "status of 404"]).await;
    app.running.stop().await;
}
