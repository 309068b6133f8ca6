//! What was kept by mistake is taken back where it was said, every kind of it; all of a day's exercises are noted in one
//! tap; and yesterday is one tap away.

use domain::category::Category;
use domain::entry::Kind;
use domain::sync::Noun;
use tests::app::{App, Person};
use thirtyfour::Key;

use crate::couple_with_programme;
use crate::steps::{Screen, eventually, named};

/// How many entries of a kind stand in the diary, as the server has them now.
pub(crate) async fn kept(patient: &Person, kind: Kind) -> usize {
    patient.forget_cursor();
    let answer = patient.sync(&[]).await;
    let entries = answer.changes.iter().filter(|change| change.noun == Noun::Entry && !change.removed);
    let of_kind = Some(serde_json::Value::from(kind.name()));
    entries.filter(|change| change.body.pointer("/body/kind") == of_kind.as_ref()).count()
}

/// Waits until the server has so many entries of a kind.
pub(crate) async fn holds(patient: &Person, kind: Kind, n: usize) {
    let what = format!("{n} of {}", kind.name());
    eventually(&what, async || (kept(patient, kind).await == n).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_a_days_exercises_are_one_tap_and_one_tap_back() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    let mark = "document.querySelector('[data-test=exercises]').dataset.mark = 'before'";
    phone.browser.run(mark, Vec::new()).await;
    // By the keyboard alone.
    phone.tab_to("exercises-all-done").await;
    phone.key(Key::Enter).await;
    phone.says("exercises-done", "2 af 2 lavet").await;
    phone.sees("2 øvelser: lavet").await;
    assert_eq!(phone.count("[data-mark=before]").await, 1, "the bar comes beside the screen, which stays as it is");
    assert_eq!(phone.count(&named("exercises-all-done")).await, 0, "there is nothing left of it");
    holds(&patient, Kind::ExerciseLog, 2).await;
    phone.press("undo").await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.sees("Fortrudt").await;
    holds(&patient, Kind::ExerciseLog, 0).await;

    // What is noted already stays as it was noted.
    phone.press("exercise-open").await;
    phone.press("exercise-partly").await;
    phone.press("undo").await;
    phone.sees("Fortrudt").await;
    phone.press("exercise-not_done").await;
    phone.sees("Hvad kom i vejen?").await;
    phone.press("page-back").await;
    phone.sees("ikke i dag").await;
    assert_eq!(phone.count(&named("exercises-all-done")).await, 0, "one line alone is one tap anyway");

    // Yesterday is one tap away, and has its own.
    phone.press("day-yesterday").await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    phone.press("exercises-all-done").await;
    phone.says("exercises-done", "2 af 2 lavet").await;
    phone.press("day-today").await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    holds(&patient, Kind::ExerciseLog, 3).await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_kept_can_be_taken_back() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    patient.names_activities(app.today()).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("Bækkenløft").await;

    // A new entry goes again: an activity, a week, a note, a scoring.
    for (add, answer, save) in
        [("activity-add", "what-walking", "activity-save"), ("check-in-add", "back-pain-0", "check-in-save")]
    {
        phone.press(add).await;
        phone.press(answer).await;
        phone.press(save).await;
        phone.is_at("/").await;
        phone.press("undo").await;
        phone.sees("Fortrudt").await;
    }
    phone.press("note-add").await;
    phone.write("note-text", "Som jeg mente det").await;
    phone.press("note-save").await;
    phone.is_at("/").await;
    holds(&patient, Kind::Note, 1).await;
    phone.go("/psfs").await;
    phone.press("psfs-start").await;
    for step in 1..=3 {
        phone.says("psfs-step", &format!("{step} af 3")).await;
        phone.press("psfs-score-5").await;
        phone.press("psfs-next").await;
    }
    phone.sees("Gemt på telefonen").await;
    holds(&patient, Kind::Psfs, 1).await;
    phone.press("undo").await;
    phone.sees("Fortrudt").await;
    holds(&patient, Kind::Psfs, 0).await;
    assert_eq!(kept(&patient, Kind::Activity).await, 0);
    assert_eq!(kept(&patient, Kind::CheckIn).await, 0);

    // A correction gives way to what stood before, and what was removed stands again.
    phone.go("/diary").await;
    phone.press("entry-open").await;
    phone.write("note-text", "Noget helt andet").await;
    phone.press("note-save").await;
    phone.is_at("/diary").await;
    phone.sees("Noget helt andet").await;
    phone.press("undo").await;
    phone.sees("Som jeg mente det").await;
    phone.press("entry-open").await;
    phone.press("entry-remove").await;
    phone.press("entry-remove-yes").await;
    phone.misses("Som jeg mente det").await;
    holds(&patient, Kind::Note, 0).await;
    phone.press("undo").await;
    phone.sees("Som jeg mente det").await;
    holds(&patient, Kind::Note, 1).await;
    phone.has_no_complaints().await;
}
