//! *Mine øvelser*: made, changed and put aside without any professional, logged in a tap like those prescribed, and taken
//! over from a programme that is over.

use domain::category::Category;
use domain::entry::Body;
use domain::own_exercise::OwnExercise;
use domain::sync::Noun;
use serde_json::json;
use tests::app::App;

use crate::couple;
use crate::steps::{Screen, named};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_own_exercise_is_made_logged_changed_and_put_aside() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-more").await;
    phone.press("more-plans").await;
    phone.press("plans-own-exercises").await;
    phone.sees("Du behøver ikke en fysioterapeut").await;
    phone.press("own-new").await;
    phone.press("own-save").await;
    phone.sees("Skriv, hvad den hedder, højst 80 tegn.").await;
    phone.write("own-name", "Svømme").await;
    phone.press("own-by-minutes").await;
    phone.write("own-amount", "20").await;
    for day in DAYS {
        phone.press(&format!("own-days-{day}")).await;
    }
    phone.press("own-save").await;
    phone.is_at("/own-exercises").await;
    phone.sees("20 min · hver dag").await;

    phone.press("door-today").await;
    phone.sees("Svømme").await;
    phone.press_at(&format!("{} {}", named("own-exercises"), named("exercise-done"))).await;
    phone.says("exercise-outcome", "✓ lavet").await;
    assert_eq!(phone.count(&named("exercises-done")).await, 0, "it counts as nothing prescribed");
    phone.everything_is_sent().await;
    let sent = app.signs_in(&patient).await.sync(&[]).await;
    let logs = sent.changes.iter().filter(|change| change.noun == Noun::Entry);
    let logs: Vec<domain::entry::Entry> =
        logs.map(|change| serde_json::from_value(change.body.clone()).expect("an entry")).collect();
    assert!(matches!(logs.as_slice(), [entry] if matches!(entry.body, Body::OwnExerciseLog(_))), "{logs:?}");

    phone.press("exercise-open").await;
    phone.press("own-change").await;
    phone.write("own-name", "Svømme i søen").await;
    phone.press("own-save").await;
    phone.sees("Svømme i søen").await;
    phone.press("own-open").await;
    phone.press("own-put-aside").await;
    phone.press("own-aside").await;
    phone.sees("Tag frem igen").await;
    assert_eq!(phone.count(&named("own-list")).await, 0);
    // What was logged today stays; tomorrow it asks for nothing.
    phone.go("/").await;
    phone.sees("Svømme i søen").await;
    phone.go("/own-exercises").await;
    phone.press("own-aside").await;
    phone.press("own-again").await;
    phone.says("own-list", "Svømme i søen\n20 min · hver dag").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_exercises_of_a_programme_that_is_over_stay_as_ones_own() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    let today = app.today();
    let mut plan = tests::app::plan(today.plus_days(-30));
    plan["until"] = json!(today.plus_days(-1));
    plan["review_on"] = json!(today.plus_days(-2));
    physio.tries_to_prescribe(&patient, &plan).await.is(reqwest::StatusCode::CREATED);
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("Dit program er slut.").await;
    phone.go("/own-exercises").await;
    phone.sees("Fra dit program, som er slut").await;
    phone.press("own-keep").await;
    phone.misses("Fra dit program, som er slut").await;
    assert_eq!(phone.count(&named("own-open")).await, 2);
    phone.go("/").await;
    phone.sees("Mine øvelser").await;
    phone.everything_is_sent().await;
    let sent = app.signs_in(&patient).await.sync(&[]).await;
    let own = sent.changes.iter().filter(|change| change.noun == Noun::OwnExercise);
    let own: Vec<OwnExercise> =
        own.map(|change| serde_json::from_value(change.body.clone()).expect("an exercise")).collect();
    assert!(own.len() == 2 && own.iter().all(|own| own.prescription.is_some()), "{own:?}");
    phone.has_no_complaints().await;
}
