//! The unit: a code that a camera brings along is filled in, and whoever leaves is at once without it.

use domain::unit::Sector;
use serde_json::{Value, json};
use tests::app::App;

use crate::steps::{Screen, eventually};

/// What a field holds by now.
async fn holds(screen: &Screen, field: &str, text: &str) {
    let read = format!("return document.getElementById('{field}')?.value ?? null;");
    eventually("the code", async || (screen.browser.run(&read, Vec::new()).await == json!(text)).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_scanned_and_whoever_leaves_is_outside() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let colleague = unit.colleague("Ole Ergo", "occupational_therapist", true).await;

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("nav-unit").await;
    desk.press("invite-make").await;
    desk.sees("Scan med telefonens kamera").await;
    let code = desk.said("invitation-code").await.expect("a code");
    let drawn =
        "return document.querySelector('svg[data-test=invitation-picture] path').getAttribute('d').length > 1000;";
    assert_eq!(desk.browser.run(drawn, Vec::new()).await, Value::Bool(true), "the code as a picture");
    desk.press("invitation-done").await;

    let phone = Screen::phone(&app.running.origin()).await;
    phone.go(&format!("/register#{code}")).await;
    holds(&phone, "register-code", &code).await;
    phone.go("/sign-in").await;
    phone.go("/register#%3Cscript%3E").await;
    holds(&phone, "register-code", "").await;
    phone.has_no_complaints().await;

    // The only lead stays; a colleague can be let go.
    let lead = Screen::desk(&app.running.origin()).await;
    lead.go("/team/").await;
    lead.sign_in(&unit.lead).await;
    lead.sees("Ole Ergo").await;
    lead.press(&format!("member-end-{}", unit.lead.membership())).await;
    lead.press_at("dialog[open] [data-test=member-end-yes]").await;
    lead.sees("Enheden skal have en leder.").await;
    lead.press(&format!("member-end-{}", colleague.membership())).await;
    lead.sees("Skal Ole Ergo ikke længere arbejde her?").await;
    lead.press_at("dialog[open] [data-test=member-end-yes]").await;
    lead.misses("Ole Ergo").await;
    lead.has_no_complaints_but(&["status of 422"]).await;

    desk.press(&format!("member-end-{}", physio.membership())).await;
    desk.sees("Vil du forlade enheden?").await;
    desk.press_at("dialog[open] [data-test=member-end-yes]").await;
    desk.sees("Du er ikke tilknyttet en enhed").await;
    desk.has_no_complaints().await;
}
