//! Logging, correcting and removing, as the physiotherapist then sees it.

use domain::category::Category;
use tests::app::{App, Person};

use crate::couple_with_programme;
use crate::steps::{Screen, eventually, named};

/// The exercise logs the physiotherapist sees: outcome, and pain where it is answered.
async fn logs(physio: &Person, patient: &Person) -> Vec<(String, Option<i64>)> {
    let page = physio.sees(patient).await;
    let logs = page.entries.iter().map(|record| &record.entry.fields).filter(|fields| fields.contains_key("outcome"));
    let mut logs: Vec<_> = logs
        .map(|fields| {
            let outcome = fields["outcome"].as_str().unwrap_or_default().to_owned();
            (outcome, fields.get("pain").and_then(serde_json::Value::as_i64))
        })
        .collect();
    logs.sort();
    logs
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_tap_logs_and_everything_else_is_there_when_wanted() {
    let app = App::with_pages().await;
    let (physio, patient, programme) = couple_with_programme(&app, &[Category::Exercises, Category::Pain]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    let exercises = &programme.latest().expect("a version").prescriptions;
    let within =
        |place: usize, test: &str| format!("{} {}", named(&format!("exercise-{}", exercises[place].id)), named(test));

    // One tap, taken back, and tapped again.
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.press_at(&within(0, "exercise-done")).await;
    phone.sees("Bækkenløft: lavet").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.press("undo").await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.press_at(&within(0, "exercise-done")).await;
    phone.says("exercises-done", "1 af 2 lavet").await;

    // More is asked only on demand, and nothing is answered beforehand.
    phone.press("exercise-add-more").await;
    phone.sees("Alt her er frivilligt.").await;
    phone.sees("0 = ingen").await;
    phone.sees("10 = værst tænkelige").await;
    assert_eq!(phone.count("[role=radio][aria-checked=true]").await, 0, "an answer nobody gave");
    phone.press("pain-0").await;
    phone.press("effort-5").await;
    phone.write("note-text", "Det gik fint").await;
    phone.press("exercise-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.is_at("/").await;

    // Not today, and why: fear is an answer of its own.
    phone.press_at(&within(1, "exercise-open")).await;
    phone.press("exercise-not_done").await;
    phone.sees("Hvad kom i vejen?").await;
    phone.sees("Jeg holdt op, fordi det gjorde ondt").await;
    phone.press("reason-afraid").await;
    phone.press("page-back").await;
    phone.sees("ikke i dag").await;

    // For yesterday.
    phone.press("day-yesterday").await;
    phone.says("page-title", "I går").await;
    phone.press_at(&within(0, "exercise-done")).await;
    phone.sees("✓ lavet").await;
    phone.everything_is_sent().await;
    let expected = [("done", None), ("done", Some(0)), ("not_done", None)];
    let expected: Vec<_> = expected.map(|(outcome, pain)| (outcome.to_owned(), pain)).into();
    assert_eq!(logs(&physio, &patient).await, expected, "0 is an answer, and a gap is none");

    // The diary says so, and an entry can be corrected and removed.
    phone.press("door-diary").await;
    phone.sees("lavet · smerter 0 · hårdhed 5").await;
    phone.sees("ikke i dag · Jeg var bange for, at det ville gøre ondt").await;
    phone.sees("skrevet dagen efter").await;
    let yesterday = named(&format!("diary-{}", app.today().plus_days(-1)));
    phone.press_at(&format!("{yesterday} {}", named("entry-open"))).await;
    phone.press("pain-2").await;
    phone.press("exercise-save").await;
    phone.is_at("/diary").await;
    phone.sees("lavet · smerter 2").await;
    eventually("the correction arrives", async || {
        logs(&physio, &patient).await.contains(&("done".to_owned(), Some(2))).then_some(())
    })
    .await;
    phone.press_at(&format!("{yesterday} {}", named("entry-open"))).await;
    phone.press("entry-remove").await;
    phone.sees("Så tæller den ikke med").await;
    phone.press("entry-remove-yes").await;
    phone.sees("Fjernet").await;
    phone.misses("smerter 2").await;
    eventually("the removal arrives", async || (logs(&physio, &patient).await.len() == 2).then_some(())).await;
    phone.has_no_complaints().await;
}
