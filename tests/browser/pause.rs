//! A pause: nothing is due and nothing is missed, until it ends.

use domain::category::Category;
use tests::app::App;

use crate::couple_with_programme;
use crate::steps::{Screen, named};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_pause_nothing_is_due_and_after_it_everything_is_again() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.go("/pauses").await;
    phone.sees("skru ned, men bliv i gang").await;
    phone.press("pause-save").await;
    phone.sees("Vælg én.").await;
    phone.press("pause-reason-holiday").await;
    phone.choose_day("pause-to", app.today().plus_days(-1)).await;
    phone.press("pause-save").await;
    phone.sees("Vælg en dag, der ikke er før den første.").await;
    phone.choose_day("pause-to", app.today().plus_days(5)).await;
    phone.press("pause-save").await;
    phone.sees("Du er på pause i dag.").await;

    phone.press("door-today").await;
    phone.sees("Du er på pause, så intet er på planen.").await;
    assert_eq!(phone.count(&named("exercises-done")).await, 0);
    // What is wanted all the same can be done and noted.
    phone.press("exercises-others").await;
    phone.sees("Bækkenløft").await;
    phone.go("/plans").await;
    phone.sees("på pause til og med").await;
    phone.press("plans-pauses").await;
    phone.press("pause-end").await;
    phone.misses("Du er på pause i dag.").await;
    phone.press("door-today").await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.has_no_complaints().await;
}
