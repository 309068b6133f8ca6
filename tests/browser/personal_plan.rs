//! Action plan and relapse plan: written, changed with the earlier version kept, and there when the back flares up.

use tests::app::App;

use crate::steps::{Screen, named};

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
    assert_eq!(phone.count(&named("personal-versions")).await, 0, "there is no earlier one");

    phone.press("personal-change").await;
    phone.write("personal-how", "Går to korte ture").await;
    phone.write("personal-who", "Mette").await;
    phone.press("personal-save").await;
    phone.sees("Går to korte ture").await;
    phone.press("personal-versions").await;
    phone.sees("Udgave 1").await;
    let earlier = phone.said("personal-version").await.expect("an earlier version");
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
