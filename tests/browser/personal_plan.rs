//! Action plan and relapse plan: written, changed with the earlier version kept, and there when the back flares up.

use domain::category::Category;
use tests::app::App;

use crate::couple;
use crate::steps::Screen;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relapse_plan_is_kept_with_its_versions_and_meets_a_flare_up() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/plans").await;
    phone.press("plans-personal-plan-relapse").await;
    phone.press("personal-save").await;
    phone.sees("Skriv mindst ét af de tre.").await;
    phone.write("personal-what", "Jeg sover dårligt").await;
    phone.write("personal-how", "Går en kort tur").await;
    phone.press("personal-save").await;
    phone.sees("Det gør jeg først").await;
    phone.misses("Den, jeg ringer til").await;
    phone.everything_is_sent().await;
    phone.press("personal-change").await;
    phone.write("personal-how", "Går to korte ture").await;
    phone.write("personal-who", "Mette").await;
    phone.press("personal-save").await;
    phone.sees("Går to korte ture").await;
    phone.press("plan-versions").await;
    phone.sees("Udgave 1").await;
    let earlier = phone.said("plan-version").await.expect("an earlier version");
    assert!(earlier.contains("Går en kort tur") && !earlier.contains("Mette"), "{earlier}");
    phone.has_no_complaints().await;

    phone.press("door-today").await;
    phone.misses("Skru ned, men bliv i gang").await;
    phone.press("flare-up-add").await;
    phone.press("flare-up-save").await;
    phone.says("flare-first", "Går to korte ture").await;
    phone.press("flare-plan").await;
    phone.sees("Jeg sover dårligt").await;
    phone.press("door-today").await;
    phone.press("flare-over").await;
    phone.misses("Den er ovre").await;
    phone.everything_is_sent().await;
    let sent = app.signs_in(&patient).await.sync(&[]).await;
    let flare = sent.changes.iter().find(|change| change.body["body"]["kind"] == "flare_up").expect("the flare-up");
    assert_eq!(flare.body["body"]["to"], app.today().to_string());
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_professional_who_holds_plans_writes_one_and_the_patient_sees_who_did() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Plans]).await;
    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("patient-open").await;
    desk.sees("ikke skrevet endnu").await;
    desk.press("personal-edit-relapse").await;
    desk.press("personal-relapse-save").await;
    desk.sees("Skriv mindst ét af de tre.").await;
    desk.write("personal-relapse-how", "Går en kort tur").await;
    desk.press("personal-relapse-save").await;
    desk.sees("Skrevet").await;
    desk.sees("Går en kort tur").await;

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/personal-plan/relapse").await;
    phone.sees("Går en kort tur").await;
    phone.press("plan-versions").await;
    phone.sees("fysioterapeut, Genoptræningen").await;
    phone.press("personal-change").await;
    phone.write("personal-how", "Går to korte ture").await;
    phone.press("personal-save").await;
    phone.sees("Går to korte ture").await;
    phone.everything_is_sent().await;
    phone.has_no_complaints().await;

    // The desk still shows the first version: what is typed over it overwrites nothing, and is not lost.
    desk.press("personal-edit-relapse").await;
    desk.write("personal-relapse-who", "Mette").await;
    desk.press("personal-relapse-save").await;
    desk.sees("En anden har ændret det imens.").await;
    let typed = "return document.querySelector('[data-test=personal-relapse-who]').value";
    assert_eq!(desk.browser.run(typed, Vec::new()).await, "Mette");
    desk.press("personal-relapse-leave").await;
    desk.press("patient-refresh").await;
    desk.sees("Går to korte ture").await;
    desk.has_no_complaints_but(&["status of 409"]).await;
}
