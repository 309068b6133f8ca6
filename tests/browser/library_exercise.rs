//! The library of a unit: an exercise with a picture, a template of it, and the patient who sees the picture without a network.

use domain::category::Category;
use domain::unit::Sector;
use serde_json::{Value, json};
use tests::app::{App, picture};
use tests::child::Folder;
use tests::proxy::Proxy;
use thirtyfour::By;

use crate::steps::{Screen, eventually, named};

/// Whether a picture is on the screen, read and drawn.
async fn sees_a_picture(screen: &Screen) {
    let drawn = "const shown = document.querySelector('img[data-test=medium]');
        return Boolean(shown) && shown.complete && shown.naturalWidth > 0 && shown.alt.length > 0;";
    eventually("a picture", async || (screen.browser.run(drawn, Vec::new()).await == Value::Bool(true)).then_some(()))
        .await;
}

async fn chooses(screen: &Screen, path: &std::path::Path) {
    let input = screen.browser.find(By::Css(named("library-medium-file"))).await.expect("a place for a file");
    input.send_keys(path.to_str().expect("a path")).await.expect("the file is chosen");
}

async fn plans(desk: &Screen) {
    desk.press("programme-until-8-weeks").await;
    desk.press("programme-review-4-weeks").await;
    desk.press("programme-save").await;
    desk.sees("Programmet er gemt.").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_exercise_with_a_picture_goes_from_the_library_to_a_phone_in_flight_mode() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    let code = unit.code(&physio, json!({"role": "patient"})).await;
    let second = app.register("Anna Anden", Some(&code)).await;
    for person in [&patient, &second] {
        person.shares(&physio, &[Category::Exercises]).await;
    }
    let folder = Folder::new("pictures");
    let (right, wrong) = (folder.join("løft.png"), folder.join("page.png"));
    std::fs::write(&right, picture(320, 200, [20, 120, 110])).expect("a file");
    std::fs::write(&wrong, "<script>alert(1)</script>").expect("a file");

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("nav-library").await;
    desk.sees("Biblioteket er tomt endnu").await;
    desk.press("library-exercise-new").await;
    desk.press("library-save").await;
    desk.sees("Skriv, hvad øvelsen hedder.").await;
    desk.write("programme-title-0", "Bækkenløft").await;
    desk.write("programme-instruction-0", "Lig på ryggen, fødderne i gulvet.").await;
    desk.write("programme-sets-0", "3").await;
    desk.write("programme-repetitions-0", "10").await;
    chooses(&desk, &wrong).await;
    desk.sees("Filen er ikke et billede").await;
    chooses(&desk, &right).await;
    sees_a_picture(&desk).await;
    desk.press("library-save").await;
    desk.sees("3 × 10").await;
    desk.sees("billede eller video").await;
    desk.write("library-search", "løft").await;
    desk.sees("Ingen øvelser passer til det.").await;
    desk.write("library-search", "BÆKKEN").await;
    desk.sees("1–1 af 1").await;

    desk.go(&format!("/team/patient/{}/programme", patient.patient_id())).await;
    desk.press("library-open").await;
    desk.press_at("[data-test^='library-add-']").await;
    desk.sees("Kopieret fra biblioteket.").await;
    sees_a_picture(&desk).await;
    desk.press("template-make").await;
    desk.sees("Vælg mindst én dag.").await;
    for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
        desk.press(&format!("programme-days-0-{day}")).await;
    }
    desk.press("template-make").await;
    desk.write("template-title", "Lænd, begynder").await;
    desk.press("template-name-yes").await;
    desk.sees("Skabelonen er gemt").await;
    desk.press("programme-copy").await;
    desk.sees("Programmet er kopieret").await;
    plans(&desk).await;

    // To another patient, both ways: nothing goes along but exercises and words.
    desk.press("nav-worklist").await;
    desk.press_at(&format!("a[href*='{}']", second.patient_id())).await;
    desk.press("programme-new").await;
    desk.press("programme-paste").await;
    desk.sees("Kopieret fra biblioteket.").await;
    let chosen = "const list = document.querySelector('select[data-test=template-use]');
        if (!list) return false;
        list.selectedIndex = 1;
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return true;";
    eventually("templates", async || (desk.browser.run(chosen, Vec::new()).await == Value::Bool(true)).then_some(()))
        .await;
    desk.sees("Øvelse 2").await;
    desk.press("exercise-remove-1").await;
    plans(&desk).await;
    desk.press("nav-library").await;
    desk.sees("Lænd, begynder").await;
    // The browser notes the file that was refused.
    desk.has_no_complaints_but(&["status of 422"]).await;

    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.sees("Bækkenløft").await;
    phone.is_installed().await;
    phone.press("exercise-open").await;
    sees_a_picture(&phone).await;
    phone.sees("Lig på ryggen").await;
    proxy.cut();
    phone.go("/").await;
    phone.sees("Bækkenløft").await;
    phone.press("exercise-open").await;
    sees_a_picture(&phone).await;

    // Another phone that has not seen it says so instead.
    let late = Proxy::start(app.running.address).await;
    let other = Screen::of_patient(&late.url(""), &second).await;
    other.sees("Bækkenløft").await;
    other.is_installed().await;
    late.cut();
    other.go("/").await;
    other.press("exercise-open").await;
    other.sees("Billedet kommer, næste gang telefonen har net.").await;
    late.restore();
    sees_a_picture(&other).await;
    phone.has_no_complaints_but(&["net::ERR_"]).await;
}
