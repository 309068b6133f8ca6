//! Sign-in in two steps: set up by a professional before anything is shown, by a patient who wants it, used, and what a lost
//! phone leaves.

use domain::unit::Sector;
use serde_json::json;
use server::clock::Clock;
use tests::app::{App, Authenticator, new_id};

use crate::steps::Screen;

/// What axe finds on the screen as it stands, light and dark.
async fn is_accessible(screen: &Screen) {
    for dark in [false, true] {
        screen.browser.set_dark(dark).await;
        let found: Vec<String> = screen.browser.axe().await.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    screen.browser.set_dark(false).await;
}

/// Types the key into an app.
async fn app_with_the_key(screen: &Screen) -> Authenticator {
    let key = screen.said("second-factor-key").await.expect("a key");
    Authenticator::of(&key.replace(' ', ""))
}

/// The text of every element that carries this `data-test`.
async fn all(screen: &Screen, test: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`[data-test='${arguments[0]}']`)].map(e => e.innerText)";
    let found = screen.browser.run(script, vec![json!(test)]).await;
    serde_json::from_value(found).expect("texts")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_professional_sets_it_up_first_and_signs_in_with_it_afterwards() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let terms = json!({"role": "professional", "profession": "physiotherapist", "treating": true});
    let code = unit.code(&unit.lead, terms).await;
    let email = format!("{}@example.invalid", new_id());
    let desk = Screen::desk(&app.running.origin()).await;
    desk.go("/team/register").await;
    desk.write("register-code", &code).await;
    desk.write("register-name", "Mette Fys").await;
    desk.write("register-email", &email).await;
    desk.write("register-password", "en lang adgangskode").await;
    desk.press("register").await;
    desk.press("recovery-kept").await;

    desk.sees("Beskyt patienternes oplysninger").await;
    desk.go("/team/unit").await;
    desk.sees("Beskyt patienternes oplysninger").await;
    desk.sees("Vælg i appen at tilføje en konto").await;
    is_accessible(&desk).await;
    let phone = app_with_the_key(&desk).await;
    desk.press("second-factor-prove").await;
    desk.sees("Skriv de seks tal, appen viser lige nu.").await;
    desk.write("second-factor-code", &phone.shows(&Clock::default(), 0)).await;
    desk.write("second-factor-password", "en forkert kode").await;
    desk.press("second-factor-prove").await;
    desk.sees("Adgangskoden er forkert.").await;
    desk.write("second-factor-code", &phone.shows(&Clock::default(), 0)).await;
    desk.write("second-factor-password", "en lang adgangskode").await;
    desk.press("second-factor-prove").await;
    desk.sees("Dine reservekoder").await;
    let codes = all(&desk, "reserve-code").await;
    assert_eq!(codes.len(), 10, "{codes:?}");
    is_accessible(&desk).await;
    desk.press("reserve-next").await;
    desk.sees("Sæt kryds, når du har gemt koderne.").await;
    desk.press("reserve-kept").await;
    desk.press("reserve-next").await;
    desk.sees("Lone Lead").await;

    // The phone is lost: a reserve code opens, and new ones are made.
    desk.press("sign-out").await;
    desk.sees("Log ind som behandler").await;
    desk.sign_in_as(&email, "en lang adgangskode").await;
    desk.sees("Skriv også koden fra din app, eller en reservekode.").await;
    is_accessible(&desk).await;
    desk.write("sign-in-code", "123").await;
    desk.press("sign-in").await;
    desk.sees("Koden er forkert eller brugt.").await;
    desk.write("sign-in-code", &codes[0].to_lowercase()).await;
    desk.press("sign-in").await;
    desk.press("nav-account").await;
    desk.sees("Du har 9 reservekoder tilbage.").await;
    desk.press("second-factor-renew").await;
    desk.write("second-factor-code", &codes[1]).await;
    desk.write("second-factor-password", "en lang adgangskode").await;
    desk.press("second-factor-prove").await;
    desk.press("reserve-kept").await;
    desk.press("reserve-next").await;
    desk.sees("Du har 10 reservekoder tilbage.").await;
    desk.has_no_complaints_but(&["status of 401"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_patient_may_switch_it_on_and_off() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-more").await;
    phone.press("more-devices").await;
    phone.sees("Login i to trin").await;
    phone.says("second-factor-off", "Slået fra").await;
    phone.press("second-factor-begin").await;
    phone.sees("Er appen på denne telefon?").await;
    is_accessible(&phone).await;
    let mut authenticator = app_with_the_key(&phone).await;
    phone.write("second-factor-code", &authenticator.next(&Clock::default())).await;
    phone.write("second-factor-password", &patient.password).await;
    phone.press("second-factor-prove").await;
    phone.sees("Dine reservekoder").await;
    authenticator.reserve = all(&phone, "reserve-code").await;
    is_accessible(&phone).await;
    phone.press("reserve-kept").await;
    phone.press("reserve-next").await;
    phone.sees("Slået til").await;

    phone.press("session-leave").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Jeg er ny her").await;
    phone.sign_in_as(&patient.email, &patient.password).await;
    phone.sees("Skriv også koden fra din app, eller en reservekode.").await;
    is_accessible(&phone).await;
    phone.write("sign-in-code", &authenticator.next(&Clock::default())).await;
    phone.press("sign-in").await;
    phone.sees("Ingen holder øje med din dagbog.").await;

    phone.press("door-more").await;
    phone.press("more-devices").await;
    phone.press("second-factor-end").await;
    phone.write("second-factor-code", &authenticator.next(&Clock::default())).await;
    phone.write("second-factor-password", &patient.password).await;
    phone.press("second-factor-prove").await;
    phone.sees("Login i to trin er slået fra.").await;
    phone.has_no_complaints().await;
    assert_eq!(app.signs_in(&patient).await.account.id, patient.account.id);
}
