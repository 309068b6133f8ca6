//! Own activities: named, scored, scored again two weeks later, and what the difference says.

use serde_json::json;
use tests::app::{App, new_id};

use crate::steps::Screen;

async fn scores(phone: &Screen, scores: [u8; 3]) {
    for (n, score) in (1..).zip(scores) {
        phone.says("psfs-step", &format!("{n} af 3")).await;
        phone.sees("0 = kan ikke gøre det").await;
        phone.sees("10 = som før problemet begyndte").await;
        phone.press(&format!("psfs-score-{score}")).await;
        phone.press("psfs-next").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_scoring_two_weeks_later_reads_as_clear_progress_only_where_it_is() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-progress").await;
    phone.sees("Her kan du se, om det går fremad med det, der betyder noget for dig.").await;
    phone.go("/psfs").await;
    phone.sees("Skriv noget, du gør – ikke noget, du mærker.").await;
    for (words, left) in
        [("gå en tur", "Skriv 2 mere"), ("løfte en kasse", "Skriv én mere"), ("sidde i bilen", "Score dem nu")]
    {
        phone.write("psfs-words", words).await;
        phone.press("psfs-add").await;
        phone.sees(left).await;
    }

    phone.press("psfs-other-day").await;
    phone.choose_day("psfs-day", app.today().plus_days(-14)).await;
    phone.press("psfs-start").await;
    phone.sees("Hvor svært var det").await;
    // Nothing is answered beforehand, and going on without an answer is asked about.
    phone.press("psfs-next").await;
    phone.sees("Vælg et tal, eller tryk \"Kan ikke svare i dag\".").await;
    assert_eq!(phone.count("[role=radio][aria-checked=true]").await, 0);
    scores(&phone, [4, 3, 5]).await;
    phone.sees("Om 14 dage kan du se, om det har flyttet sig.").await;
    phone.press("psfs-done").await;

    phone.press("psfs-open").await;
    phone.sees("Det er 14 dage siden sidst – tid til at score igen.").await;
    phone.press("psfs-start").await;
    phone.sees("Hvor svært er det i dag at …").await;
    // The last score does not lead the new one: it stands nowhere until an answer is given.
    phone.sees("1 af 3").await;
    assert!(!phone.text().await.contains("Sidst:"), "the last score stands there before the new one");
    phone.press("psfs-score-7").await;
    phone.sees("Sidst: 4").await;
    phone.press("psfs-score-7").await;
    scores(&phone, [7, 5, 6]).await;
    phone.sees("4 → 7: tydelig fremgang").await;
    phone.sees("3 → 5: for lille forskel til at sige noget sikkert").await;
    phone.sees("5 → 6: for lille forskel til at sige noget sikkert").await;
    phone.says("psfs-reading-mean", "Gennemsnit\n\n4,0 → 6,0: tydelig fremgang").await;
    phone.press("psfs-see-progress").await;
    phone.sees("4,0 → 6,0: tydelig fremgang").await;
    phone.press("psfs-numbers").await;
    phone.sees("sidde i bilen").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_wording_is_another_activity_and_the_old_one_keeps_its_scores() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let today = app.today();
    let ids = patient.names_activities(today.plus_days(-28)).await;
    let scoring = |scores: [Option<u8>; 3]| {
        let scores = ids.iter().zip(scores).map(|(id, score)| json!({"activity": id, "score": score}));
        json!({"kind": "psfs", "scores": scores.collect::<Vec<_>>()})
    };
    for (back, scores) in
        [(28, [Some(0), Some(8), Some(4)]), (14, [None, Some(9), Some(4)]), (1, [Some(3), Some(9), Some(4)])]
    {
        let body = app.entry(today.plus_days(-back), &scoring(scores));
        patient.writes("entry", &new_id(), body).await;
    }
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-progress").await;
    // A true 0 is drawn and numbered; the missing answer is a hole in the table and in the curve.
    phone.press("psfs-each").await;
    let first = "figure:has(#psfs-1-title)";
    let drawn = |what: &str| format!("{first} {what}");
    assert_eq!(phone.count(&drawn("circle.point")).await, 2, "no point where there was no answer");
    assert_eq!(phone.count(&drawn("polyline.curve")).await, 0, "no line over the gap");
    assert_eq!(phone.count("figure:has(#psfs-2-title) polyline.curve").await, 1);
    phone.press("psfs-numbers").await;
    let rows = "return [...document.querySelectorAll('[data-test=psfs-table] tbody tr')]
        .map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText));";
    let rows = phone.browser.run(rows, Vec::new()).await;
    assert_eq!(rows, json!([["4,0", "0", "8", "4"], ["–", "–", "9", "4"], ["5,3", "3", "9", "4"]]));
    phone.sees("Du begyndte højt (8), så scoren kan ikke stige 3.").await;

    phone.go("/psfs").await;
    phone.sees("Dine aktiviteter").await;
    let old = phone.said("psfs-named").await.expect("an activity");
    phone.press("psfs-replace").await;
    phone.write("psfs-new-words", &old).await;
    phone.press("psfs-replace-confirm").await;
    phone.sees("Den har du allerede skrevet.").await;
    phone.write("psfs-new-words", "gå to timer i skoven").await;
    phone.press("psfs-replace-confirm").await;
    phone.press("psfs-retired").await;
    phone.sees("Scoret fra").await;
    let kept = phone.said("psfs-retired-activity").await.expect("a retired one");
    assert!(kept.starts_with(&old), "{kept}");
    assert_eq!(phone.count("[data-test=psfs-activities] li").await, 3);
    phone.everything_is_sent().await;
    phone.go("/progress").await;
    phone.sees(&old).await;
    phone.has_no_complaints().await;
}
