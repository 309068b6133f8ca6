//! A professional types a week of paper with the patient beside them, on a desk and on a narrow screen; the patient reads who typed it
//! and takes one of it away.

use domain::category::Category;
use domain::entry::TypedBy;
use tests::app::{App, Person};
use tests::chromium::BrowserOptions;

use crate::couple_with_programme;
use crate::steps::Screen;

async fn types(app: &App, physio: &Person, patient: &Person, width: u32) {
    let screen = Screen::with(&app.running.origin(), BrowserOptions { width, ..BrowserOptions::default() }).await;
    screen.go("/team/").await;
    screen.sign_in(physio).await;
    screen.sees("Patienter").await;
    screen.go(&format!("/team/patient/{}", patient.patient_id())).await;
    screen.press("rail-paper").await;
    screen.sees("Patienten skal være til stede.").await;
    screen.press("paper-save").await;
    screen.sees("Tast noget, før du gemmer.").await;
    let place = app.today().days_since_epoch() - app.today().monday().days_since_epoch();
    assert_eq!(screen.count(&format!("[name=paper-worked-{place}]")).await, 0, "work is not shared");
    screen.write(&format!("paper-minutes-{place}"), "25").await;
    screen.press("paper-save").await;
    screen.sees("Vælg, hvad patienten lavede.").await;
    let walk = format!("[data-test=paper-what-{place}]");
    screen.press_at(&walk).await;
    screen.types("Gang").await;
    screen.write(&format!("paper-note-{place}"), "Ud til åen og hjem").await;
    screen.press("paper-save").await;
    screen.sees("Egne ord kan kun tastes, når patienten deler dem.").await;
    // What is typed outlives a look at something else.
    screen.press("page-back").await;
    screen.press("rail-paper").await;
    screen.press(&format!("paper-share-{place}")).await;
    screen.press("paper-save").await;
    screen.sees("2 registreringer er gemt i patientens dagbog.").await;
    screen.sees("Står i dagbogen:").await;
    let off = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(screen.browser.run(off, Vec::new()).await, 0, "it runs off a screen of {width} px");
    screen.has_no_complaints_but(&["status of 422"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_of_paper_is_typed_and_the_patient_reads_by_whom() {
    let app = App::with_pages().await;
    let (physio, patient, _) = couple_with_programme(&app, &[Category::Exercises, Category::Activity]).await;
    types(&app, &physio, &patient, 1280).await;
    types(&app, &physio, &patient, 360).await;
    let entries = physio.sees(&patient).await.entries;
    assert!(entries.len() == 4 && entries.iter().all(|entry| entry.typed_by == TypedBy::Professional), "{entries:?}");

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-diary").await;
    phone.sees("tastet fra papir af Mette Fys, fysioterapeut, Genoptræningen").await;
    phone.press("entry-open").await;
    phone.sees("tastet fra papir af Mette Fys").await;
    phone.press("entry-remove").await;
    phone.press("entry-remove-yes").await;
    phone.is_at("/diary").await;
    phone.everything_is_sent().await;
    assert_eq!(physio.sees(&patient).await.entries.len(), 3);
    phone.has_no_complaints().await;
}
