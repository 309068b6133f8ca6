//! Beginning alone, and coming back with the recovery code.

use tests::app::{App, new_id};

use crate::steps::Screen;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_patient_begins_alone_keeps_the_code_and_comes_back_with_it() {
    let app = App::with_pages().await;
    let phone = Screen::phone(&app.running.origin()).await;
    let email = format!("{}@example.invalid", new_id());

    phone.go("/").await;
    phone.sees("Log ind").await;
    phone.press("language-en").await;
    phone.sees("Sign in").await;
    phone.press("language-da").await;
    phone.sees("Jeg er ny her").await;
    phone.press("register-open").await;
    phone.press("register").await;
    phone.sees("Skriv dit navn").await;
    phone.write("register-name", "Karen Prøve").await;
    phone.write("register-email", &email).await;
    phone.write("register-password", "kort").await;
    phone.press("register").await;
    phone.sees("Adgangskoden skal have mindst 10").await;
    phone.write("register-password", "en lang adgangskode").await;
    phone.press("register").await;

    phone.sees("Gem din nøgle").await;
    let code = phone.said("recovery-code").await.expect("a code");
    assert_eq!(code.chars().filter(|c| c.is_ascii_alphanumeric()).count(), 20, "{code}");
    phone.press("recovery-next").await;
    phone.sees("Gem koden først, og sæt så et flueben.").await;
    phone.press("recovery-kept").await;
    phone.press("recovery-next").await;
    phone.sees("Sådan bruges dine oplysninger").await;
    phone.sees("Ingen, før du siger ja.").await;
    phone.press("notice-read").await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.says("page-title", "I dag").await;

    phone.press("door-more").await;
    phone.sees("Karen Prøve").await;
    phone.press("more-devices").await;
    phone.sees("denne enhed").await;
    phone.press("session-leave").await;
    phone.sees("Dagbogen tages væk fra denne enhed.").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Jeg er ny her").await;
    phone.press("recover-open").await;
    phone.write("recover-email", &email).await;
    phone.write("recover-code", &code.to_lowercase()).await;
    phone.write("recover-password", "en helt anden kode").await;
    phone.press("recover").await;
    phone.sees("Gem din nøgle").await;
    assert_ne!(phone.said("recovery-code").await, Some(code), "a code is used once");
    phone.press("recovery-kept").await;
    phone.press("recovery-next").await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    phone.has_no_complaints().await;
}
