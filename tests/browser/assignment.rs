//! A professional's own patients and the others of the unit: opened with a reason, taken over, covered for, given up – and what
//! the patient reads of it.

use domain::category::Category;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use std::path::PathBuf;
use tests::app::{App, Person, Unit, new_id};
use tests::chromium::BrowserOptions;
use thirtyfour::Key;

use crate::steps::Screen;

/// A patient of that name who shares pain and exercises with the whole unit.
async fn of_unit(app: &App, unit: &Unit<'_>, physio: &Person, name: &str) -> Person {
    let code = unit.code(physio, json!({"role": "patient"})).await;
    let patient = app.register(name, Some(&code)).await;
    let recipient = json!({"to": "unit", "unit": unit.id});
    patient.shares_as(recipient, &[Category::Pain, Category::Exercises], None, None).await;
    patient
}

/// Pictures for whoever wants to look: in the folder that `RYGRAD_PICTURES_OF_ASSIGNMENT` names.
async fn picture(screen: &Screen, name: &str) {
    if let Some(folder) = std::env::var_os("RYGRAD_PICTURES_OF_ASSIGNMENT") {
        screen.picture(&PathBuf::from(folder).join(format!("{name}.png"))).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_is_opened_for_a_reason_taken_over_covered_and_given_up() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let (physio, nurse) = (unit.physio().await, unit.colleague("Nora Nielsen", "nurse", true).await);
    let anna = of_unit(&app, &unit, &physio, "Anna Andersen").await;
    let bodil = of_unit(&app, &unit, &physio, "Bodil Bentsen").await;
    let chosen = of_unit(&app, &unit, &physio, "Clara Christensen").await;
    chosen.shares(&physio, &[Category::Function]).await;
    nurse.assigns(&bodil, &nurse).await.is(StatusCode::NO_CONTENT);
    anna.writes("entry", &new_id(), app.entry(app.today(), &json!({"kind": "flare_up"}))).await;

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.sees("Mine patienter").await;
    desk.sees("Andre i enheden").await;
    desk.sees("hos Nora Nielsen").await;
    desk.sees("hos ingen endnu").await;
    assert_eq!(desk.count("[data-test=worklist-name]").await, 2);
    picture(&desk, "desk").await;
    // By keyboard: down from the search field through one's own into the names.
    desk.press("worklist-search").await;
    desk.key(Key::Down).await;
    desk.key(Key::Down).await;
    desk.key(Key::Enter).await;
    desk.sees("Åbn patienten?").await;
    desk.press("opening-open").await;
    desk.sees("Vælg, hvorfor du åbner.").await;
    desk.press("opening-reason-contact").await;
    picture(&desk, "opening").await;
    desk.press("opening-open").await;
    desk.sees("Hvad gik godt").await;
    desk.press("page-back").await;
    desk.sees("Andre i enheden").await;
    assert_eq!(desk.count("[data-test=worklist-name]").await, 2, "opened is not one's own");

    // Taken over, and given up again.
    desk.press("name-take-over").await;
    desk.sees("Giv fra dig").await;
    assert_eq!(desk.count("[data-test=worklist-name]").await, 1);
    picture(&desk, "mine").await;

    // Covering for the colleague who has the other.
    desk.press("cover-open").await;
    desk.press("cover-begin").await;
    desk.sees("Vælg, hvem du dækker for.").await;
    desk.tab_to("cover-colleague").await;
    desk.types("Nora").await;
    desk.press("cover-begin").await;
    desk.sees("Du dækker for Nora Nielsen").await;
    desk.sees("du dækker for Nora Nielsen").await;
    assert_eq!(desk.count("[data-test=worklist-name]").await, 0);
    picture(&desk, "covered").await;
    desk.press("cover-end").await;
    desk.sees("hos Nora Nielsen").await;
    desk.press("patient-give-up").await;
    desk.sees("hos ingen endnu").await;
    desk.has_no_complaints_but(&["status of 403"]).await;

    for (lang, dark) in [("da", false), ("en-GB", true)] {
        let options = BrowserOptions { lang: lang.to_owned(), dark, ..BrowserOptions::default() };
        let narrow = Screen::with(&app.running.origin(), options).await;
        narrow.go("/team/").await;
        narrow.sign_in(&physio).await;
        narrow.sees("Anna Andersen").await;
        picture(&narrow, &format!("narrow-{lang}")).await;
        narrow.press("cover-open").await;
        picture(&narrow, &format!("narrow-cover-{lang}")).await;
        narrow.go(&format!("/team/patient/{}", bodil.patient_id())).await;
        narrow.press("opening-reason-appointment").await;
        picture(&narrow, &format!("narrow-opening-{lang}")).await;
    }

    let phone = Screen::of_patient(&app.running.origin(), &anna).await;
    phone.go("/sharing/log").await;
    phone.sees("Grund: du havde henvendt dig").await;
    phone.sees("da din side blev åbnet").await;
    phone.sees("da du fik en fast behandler i enheden").await;
    picture(&phone, "log").await;
    phone.has_no_complaints().await;
    app.running.stop().await;
}
