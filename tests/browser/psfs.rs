//! Own activities: named, scored, scored again two weeks later, and what the difference says.

use tests::app::App;

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
