//! Statements: drafted on the phone, cut, added to, released to somebody without an account by link and code or to a member,
//! opened, withdrawn, refused, and accounted for in the log.

use domain::unit::Sector;
use serde_json::json;
use tests::app::{App, new_id};

use crate::couple;
use crate::steps::Screen;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_is_cut_released_by_a_code_opened_withdrawn_and_accounted_for() {
    let app = App::with_pages().await;
    let (_, patient) = couple(&app, &[]).await;
    let walk = app.entry(app.today(), &json!({"kind": "activity", "what": "own", "words": "Bowling", "minutes": 30}));
    patient.writes("entry", &new_id(), walk).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-sharing").await;
    phone.press("sharing-statements").await;
    phone.sees("Du har ikke frigivet noget resumé.").await;
    phone.press("statements-new").await;
    phone.sees("Bowling: 30 min, én gang").await;
    phone.sees("I gang på én dag, 30 minutter noteret i alt.").await;
    phone.press_at("[data-test=statement-activity] li:last-child [data-test=statement-cut]").await;
    phone.sees("Taget ud").await;
    let on_the_page = "return document.querySelector('[data-test=statement-sheet]').innerText.includes('Bowling')";
    assert_eq!(phone.browser.run(on_the_page, Vec::new()).await, false, "what is cut is not on the page");
    phone.write("statement-own", "Jeg vil gerne tilbage på arbejde.").await;
    phone.press("statement-release").await;
    phone.sees("Vælg, hvem det er til.").await;
    phone.press("addressee-outsider").await;
    phone.press("statement-release").await;
    phone.sees("Skriv, hvem det er til.").await;
    phone.write("outsider-name", "Min læge").await;
    phone.press("statement-release").await;
    phone.sees("Læs siden, og sæt kryds, før du frigiver den.").await;
    assert_eq!(
        patient.get("/api/v1/statements").await.json::<serde_json::Value>(),
        json!([]),
        "nothing is sent before it is released"
    );
    phone.press("statement-is-read").await;
    phone.press("statement-release").await;
    phone.sees("Koden vises kun nu.").await;
    let link = phone.said("statement-link").await.expect("a link");
    let code = phone.said("statement-code").await.expect("a code");
    assert!(!link.contains(&code));

    let doctor = Screen::desk(&app.running.origin()).await;
    let path = link.replace(&app.running.origin(), "");
    doctor.go(&path).await;
    doctor.write("code", "0000-0000").await;
    doctor.press("code-open").await;
    doctor.sees("Resuméet kan ikke åbnes.").await;
    doctor.misses("Karen").await;
    doctor.write("code", &code.to_lowercase()).await;
    doctor.press("code-open").await;
    doctor.sees("Resumé fra Karen Prøve").await;
    doctor.sees("Til Min læge").await;
    doctor.sees("Det er ikke en lægeerklæring.").await;
    doctor.sees("Jeg vil gerne tilbage på arbejde.").await;
    doctor.misses("Bowling").await;
    assert_eq!(doctor.browser.run("return location.pathname + location.search", Vec::new()).await, json!(path));
    assert!(doctor.browser.axe().await.is_empty());

    phone.press("statement-to-list").await;
    phone.sees("Forkerte forsøg tilbage: 4.").await;
    phone.press("statement-withdraw").await;
    phone.sees("Det kan ikke åbnes igen, men det læste kan ikke kaldes tilbage.").await;
    phone.press("statement-withdraw-confirm").await;
    phone.sees("Trukket tilbage").await;
    doctor.go(&path).await;
    doctor.write("code", &code).await;
    doctor.press("code-open").await;
    doctor.sees("Resuméet kan ikke åbnes.").await;
    assert!(doctor.browser.axe().await.is_empty());
    doctor.has_no_complaints_but(&["status of 404"]).await;

    phone.press("statements-log").await;
    phone.sees("Den, der har linket: Min læge").await;
    phone.sees("Åbnede et resumé, du har frigivet: aktivitet").await;
    phone.sees("Ville åbne et resumé. Fik ikke adgang – der var tastet en forkert kode").await;
    phone.sees("Ville åbne et resumé. Fik ikke adgang – delingen var stoppet").await;
    phone.sees("Listen er tjekket").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_jobcentre_reads_what_was_released_to_it_and_has_no_list_of_patients() {
    let app = App::with_pages().await;
    let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
    let caseworker = jobcentre.colleague("Carl Case", "caseworker", true).await;
    let patient = jobcentre.patient(&caseworker).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/sharing/new").await;
    phone.sees("Du er ikke knyttet til nogen endnu.").await;
    phone.go("/statements/new").await;
    phone.write("statement-own", "Jeg kan arbejde tolv timer om ugen.").await;
    phone.press("addressee-unit").await;
    phone.press("statement-is-read").await;
    phone.press("statement-release").await;
    phone.sees("Jobcentret kan læse det i Rygrad nu.").await;

    let desk = Screen::desk(&app.running.origin()).await;
    desk.go("/team/").await;
    desk.sign_in(&caseworker).await;
    desk.is_at("/team/statements").await;
    desk.sees("Karen Prøve").await;
    assert_eq!(desk.count("[data-test=nav-worklist]").await, 0);
    desk.press("statement-open").await;
    desk.sees("Jeg kan arbejde tolv timer om ugen.").await;
    desk.sees("Det er ikke en lægeerklæring.").await;
    assert_eq!(desk.count("[data-test=statement-print]").await, 1);

    phone.press("statement-to-list").await;
    phone.press("statement-withdraw").await;
    phone.press("statement-withdraw-confirm").await;
    phone.sees("Trukket tilbage").await;
    let path = desk.browser.run("return location.pathname", Vec::new()).await;
    desk.go(path.as_str().expect("a path")).await;
    desk.sees("Resuméet kan ikke åbnes").await;
    desk.misses("tolv timer").await;
    desk.has_no_complaints_but(&["status of 404"]).await;
    phone.has_no_complaints().await;
}
