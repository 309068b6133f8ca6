//! The physiotherapist prescribes and changes a programme, and the patient meets it on the phone.

use domain::category::Category;
use tests::app::App;

use crate::couple;
use crate::steps::Screen;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

async fn describes(desk: &Screen, place: usize, title: &str) {
    desk.write(&format!("programme-title-{place}"), title).await;
    desk.write(&format!("programme-sets-{place}"), "3").await;
    desk.write(&format!("programme-repetitions-{place}"), "10").await;
    for day in WEEKDAYS {
        desk.press(&format!("programme-days-{place}-{day}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_programme_is_prescribed_changed_and_met_on_the_phone() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.sees("Karen Prøve").await;
    desk.sees("intet program").await;
    desk.press("patient-open").await;
    desk.press("programme-new").await;
    describes(&desk, 0, "Bækkenløft").await;
    // A name, an end and a review are asked for before anything is sent.
    desk.press("programme-save").await;
    desk.sees("Vælg en dag.").await;
    desk.press("programme-until-8-weeks").await;
    desk.press("programme-review-4-weeks").await;
    for (place, title) in [(1, "På alle fire"), (2, "Sideplanke"), (3, "Knæ mod bryst"), (4, "Rejs og sæt dig")] {
        desk.press("exercise-add").await;
        describes(&desk, place, title).await;
    }
    desk.press("exercise-add").await;
    desk.sees("Tre til fem øvelser bliver oftere lavet. Tilføj alligevel?").await;
    desk.press("exercise-sixth-no").await;
    desk.misses("Tilføj alligevel?").await;
    desk.misses("Øvelse 6").await;
    desk.press("programme-save").await;
    desk.sees("Programmet er gemt.").await;
    desk.sees("Rejs og sæt dig").await;

    phone.go("/").await;
    phone.says("exercises-done", "0 af 5 lavet").await;
    phone.sees("Bækkenløft").await;
    phone.sees("3 × 10").await;
    phone.press("exercise-done").await;
    phone.says("exercises-done", "1 af 5 lavet").await;
    phone.everything_is_sent().await;

    desk.press("patient-refresh").await;
    desk.sees("1 af 1").await;
    desk.press("programme-edit").await;
    desk.sees("Rettelsen bliver en ny udgave fra den dag, du vælger.").await;
    desk.write("programme-repetitions-0", "12").await;
    desk.write("programme-precautions", "Rolig vejrtrækning").await;
    // A step is whole or left out.
    desk.press("easier-open-0").await;
    desk.write("programme-easier-sets-0", "2").await;
    desk.press("programme-save").await;
    desk.sees("Skriv, hvordan trinnet laves.").await;
    desk.write("programme-easier-instruction-0", "Kun halvt op").await;
    desk.write("programme-easier-repetitions-0", "5").await;
    desk.press("programme-save").await;
    desk.sees("Programmet er gemt.").await;
    desk.sees("3 × 12").await;
    desk.press("programme-earlier").await;
    desk.sees("Udgave 1").await;
    desk.has_no_complaints().await;

    phone.go("/").await;
    phone.sees("3 × 12").await;
    phone.says("exercises-done", "1 af 5 lavet").await;
    phone.press("exercise-open").await;
    phone.sees("Rolig vejrtrækning").await;
    phone.sees("Lettere: 2 × 5").await;
    phone.misses("Kun halvt op").await;
    phone.press_at("[data-test=exercise-easier] summary").await;
    phone.sees("Kun halvt op").await;
    phone.has_no_complaints().await;
}
