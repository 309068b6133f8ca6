//! Whoever uses it and however: axe on every page in both languages, light and dark, at 320 px and with large letters; the
//! keyboard alone; and two
//! people on one phone.

use domain::category::Category;
use serde_json::json;
use server::demo::{PASSWORD, PATIENT, PHYSIO};
use tests::app::App;
use tests::chromium::{BrowserOptions, Violation};
use tests::proxy::Proxy;
use thirtyfour::Key;

use crate::pages::{SIGNED_OUT, TEAM_SIGNED_OUT, of_patient, of_professional};
use crate::steps::Screen;
use crate::{couple_with_programme, demo};

/// A screen of 320 px, the narrowest that WCAG 2.2 (1.4.10) asks for, as long as any page: axe takes what the doors at the
/// bottom lie over for too small to press.
async fn long_phone(app: &App) -> Screen {
    let options = BrowserOptions { width: 320, height: 12_000, ..BrowserOptions::default() };
    Screen::with(&app.running.origin(), options).await
}

/// What axe finds on these pages in both languages, light and dark, and with letters of twice the size; and what runs off a
/// screen of 320 px, whatever the size of the letters.
async fn wrong_with(screen: &Screen, paths: &[impl AsRef<str>]) -> Vec<String> {
    let mut found = Vec::new();
    for language in ["da", "en"] {
        screen.browser.run("localStorage.setItem('language', arguments[0])", vec![json!(language)]).await;
        for path in paths.iter().map(AsRef::as_ref) {
            screen.go(path).await;
            screen.is_drawn(language).await;
            for (look, dark, letters) in
                [("light", false, "100%"), ("dark", true, "100%"), ("large letters", language == "da", "200%")]
            {
                screen.browser.set_dark(dark).await;
                let size = "document.documentElement.style.fontSize = arguments[0]";
                screen.browser.run(size, vec![json!(letters)]).await;
                let line = |broken: &Violation| format!("{path} {language} {look}: {broken}");
                found.extend(screen.browser.axe().await.iter().map(line));
                let off = "return document.documentElement.scrollWidth - innerWidth";
                let off = screen.browser.run(off, Vec::new()).await;
                if off.as_i64().unwrap_or_default() > 0 {
                    found.push(format!("{path} {language} {look}: {off} px run off the screen"));
                }
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn axe_finds_nothing_on_any_page_of_the_patients_app() {
    let app = demo().await;
    let phone = long_phone(&app).await;
    phone.go("/").await;
    let mut found = wrong_with(&phone, &SIGNED_OUT).await;
    phone.browser.run("localStorage.setItem('language', 'da')", Vec::new()).await;
    phone.go("/").await;
    phone.sign_in_as(PATIENT, PASSWORD).await;
    let pages = of_patient(&phone, &app).await;
    found.extend(wrong_with(&phone, &pages).await);
    assert!(found.is_empty(), "{}", found.join("\n"));
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn axe_finds_nothing_on_any_page_of_the_professionals_app() {
    let app = demo().await;
    let screen = long_phone(&app).await;
    screen.go("/team/").await;
    let mut found = wrong_with(&screen, &TEAM_SIGNED_OUT).await;
    screen.browser.run("localStorage.setItem('language', 'da')", Vec::new()).await;
    screen.go("/team/").await;
    screen.sign_in_as(PHYSIO, PASSWORD).await;
    let pages = of_professional(&screen).await;
    found.extend(wrong_with(&screen, &pages).await);
    assert!(found.is_empty(), "{}", found.join("\n"));
    // A patient of the unit is opened with a reason, once it was said that one is due.
    screen.has_no_complaints_but(&["status of 403"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_signs_in_and_logs() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let phone = Screen::phone(&app.running.origin()).await;
    phone.go("/").await;
    phone.sees("Jeg er ny her").await;
    phone.tab_to("sign-in-email").await;
    phone.types(&patient.email).await;
    phone.tab_to("sign-in-password").await;
    phone.types(&patient.password).await;
    phone.key(Key::Enter).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.tab_to("exercise-done").await;
    let outline = "return getComputedStyle(document.activeElement).outlineStyle";
    assert_ne!(phone.browser.run(outline, Vec::new()).await, "none", "one sees where one is");
    phone.key(Key::Enter).await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.tab_to("exercise-add-more").await;
    phone.key(Key::Enter).await;
    phone.sees("Alt her er frivilligt.").await;
    phone.tab_to("pain-0").await;
    for _ in 0..3 {
        phone.key(Key::Right).await;
    }
    phone.key(Key::Space).await;
    phone.tab_to("exercise-save").await;
    phone.key(Key::Enter).await;
    phone.is_at("/").await;
    phone.go("/diary").await;
    phone.sees("lavet · smerter 3").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_person_on_the_same_phone_sees_nothing_of_the_first() {
    let app = App::with_pages().await;
    let (_, first, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let second = app.patient().await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &first).await;
    phone.sees("Bækkenløft").await;
    phone.is_installed().await;
    proxy.cut();
    phone.press("note-add").await;
    phone.write("note-text", "Kun mellem mig og mig").await;
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen. 1 venter").await;
    phone.press("door-more").await;
    phone.press("more-devices").await;
    phone.press("session-leave").await;
    phone.sees("Én ting er ikke sendt endnu.").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Én registrering venter på denne telefon.").await;
    phone.misses("mellem mig").await;
    proxy.restore();

    phone.sign_in(&second).await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    for path in ["/", "/diary", "/progress", "/sharing", "/more"] {
        phone.go(path).await;
        phone.is_drawn("da").await;
        let text = phone.text().await;
        for theirs in ["Bækkenløft", "mellem mig", "venter", first.email.as_str()] {
            assert!(!text.contains(theirs), "{theirs} on {path}:\n{text}");
        }
    }
    phone.go("/devices").await;
    phone.press("session-leave").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Jeg er ny her").await;

    phone.sign_in(&first).await;
    phone.sees("Bækkenløft").await;
    phone.everything_is_sent().await;
    phone.press("door-diary").await;
    phone.sees("Kun mellem mig og mig").await;
    phone.misses("venter på at blive sendt").await;
    phone.has_no_complaints_but(&["net::ERR_", "status of 401"]).await;
}
