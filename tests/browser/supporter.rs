//! A relative, on a phone: the patient makes a code, the relative registers with it, something is shared, seen and stopped, and
//! the page that is still open empties itself and says why.

use domain::Category;
use serde_json::json;
use tests::app::{App, new_id};

use crate::couple;
use crate::steps::{Screen, eventually};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relative_comes_by_a_code_sees_what_is_shared_and_no_more_after_a_stop() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    physio.prescribes(&patient, app.today()).await;
    let walk = app.entry(app.today(), &json!({"kind": "activity", "what": "own", "words": "Bowling", "minutes": 30}));
    patient.writes("entry", &new_id(), walk).await;

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-sharing").await;
    phone.press("sharing-relatives").await;
    phone.sees("Ingen pårørende endnu.").await;
    phone.press("relative-code-make").await;
    let code = eventually("a code", async || phone.said("relative-code").await).await;
    phone.has_no_room().await;

    let other = Screen::phone(&app.running.origin()).await;
    other.go(&format!("/team/relative/register#{code}")).await;
    other.sees("Opret dig som pårørende").await;
    other.write("register-name", "Jonas Holm").await;
    other.write("register-email", "jonas@example.invalid").await;
    other.write("register-password", "en lang adgangskode").await;
    other.press("register").await;
    other.press("recovery-kept").await;
    other.sees("Ingen deler noget med dig her lige nu").await;
    other.misses("Karen Prøve").await;
    other.has_no_room().await;

    phone.press("relative-code-done").await;
    phone.go("/sharing/relatives").await;
    phone.sees("Jonas Holm, pårørende").await;
    phone.press("relative-share").await;
    phone.press("recipient-relative").await;
    phone.press("share-activity").await;
    phone.press("share-exercises").await;
    phone.press("share-from-everything").await;
    phone.sees("Jonas Holm, pårørende kan se øvelser og aktivitet. Alt, også det gamle.").await;
    phone.press("grant-save").await;
    phone.is_at("/sharing").await;
    phone.everything_is_sent().await;
    phone.sees("Jonas Holm, pårørende").await;

    other.go("/team/relative").await;
    other.press("supported-open").await;
    other.sees("Bowling").await;
    other.sees("og ikke ændre noget").await;
    other.misses("Mette Fys").await;
    other.misses("patienten").await;
    assert_eq!(
        other.count("[data-test=programme-edit], [data-test=patient-messages], [data-test=patient-suggest]").await,
        0
    );
    other.has_no_room().await;
    other.has_no_complaints().await;

    // The patient's look at it is the same page.
    phone.press("grant-preview").await;
    phone.sees("og ikke ændre noget").await;
    phone.misses("Mette Fys").await;
    phone.press("preview-back").await;

    phone.press("sharing-relatives").await;
    phone.press("relative-end").await;
    phone.sees("stopper med det samme").await;
    phone.press_at("dialog[open] [data-test=relative-end-confirm]").await;
    phone.sees("Ingen pårørende endnu.").await;
    phone.has_no_complaints().await;

    other.press("supported-refresh").await;
    other.sees("Siden er tømt, fordi delingen er stoppet.").await;
    other.misses("Bowling").await;
    other.press("to-supported").await;
    other.sees("Du er ikke pårørende til nogen lige nu.").await;
    other.has_no_complaints_but(&["status of 404"]).await;

    phone.go("/sharing/log").await;
    phone.sees("Jonas Holm, pårørende").await;
    phone.sees("Så øvelser og aktivitet på siden om dig, for at støtte dig").await;
    phone.sees("i sin liste over dem, der deler").await;
    phone.has_no_complaints().await;
}
