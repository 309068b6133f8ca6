//! The keyboard alone: every kind of entry written, corrected and taken back, one's own activities named and scored, and
//! every plan made, without a finger on the screen. Where one is, one hears: each screen begins at its heading, and what was
//! kept is said aloud.

use domain::entry::Kind;
use domain::sync::Noun;
use tests::app::{App, Person};
use thirtyfour::Key;

use crate::entry::everything;
use crate::steps::{Screen, eventually};
use crate::undo::holds;

/// Goes on to what carries this `data-test` and presses Enter.
async fn enters(phone: &Screen, test: &str) {
    phone.tab_to(test).await;
    phone.key(Key::Enter).await;
}

/// Goes on to the first of a group, so many to the right, and chooses it.
async fn chooses(phone: &Screen, first: &str, right: usize) {
    phone.tab_to(first).await;
    for _ in 0..right {
        phone.key(Key::Right).await;
    }
    phone.key(Key::Space).await;
}

/// Goes on to a field and types.
async fn types(phone: &Screen, field: &str, text: &str) {
    phone.tab_to(field).await;
    phone.types(text).await;
}

/// The new screen's heading has the focus: that is what a screen reader says.
async fn begins_at_its_heading(phone: &Screen, title: &str) {
    phone.says("page-title", title).await;
    eventually(title, async || {
        let at_heading = "return document.activeElement?.dataset?.test === 'page-title'";
        (phone.browser.run(at_heading, Vec::new()).await == true).then_some(())
    })
    .await;
}

/// Back on *I dag*, where it is said aloud that it was kept.
async fn is_kept(phone: &Screen, patient: &Person, kind: Kind) {
    phone.is_at("/").await;
    phone.sees("Gemt på telefonen").await;
    let aloud = "return [...document.querySelectorAll('[role=status], [aria-live]')]
        .some((region) => region.innerText.includes('Gemt på telefonen'))";
    assert_eq!(phone.browser.run(aloud, Vec::new()).await, true, "nobody hears that {kind:?} was kept");
    holds(patient, kind, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_entry_is_written_corrected_and_taken_back_by_keyboard_alone() {
    let app = App::with_pages().await;
    let patient = everything(&app).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;

    enters(&phone, "day-after-due").await;
    chooses(&phone, "hurt-more-no", 1).await;
    enters(&phone, "day-after-save").await;
    is_kept(&phone, &patient, Kind::DayAfter).await;
    enters(&phone, "activity-add").await;
    begins_at_its_heading(&phone, "Aktivitet").await;
    // What is missing is put before one, with the words for it.
    enters(&phone, "activity-save").await;
    let described = "
        const group = document.activeElement.closest('[role=radiogroup]');
        return document.getElementById(group?.getAttribute('aria-describedby') ?? '')?.innerText ?? ''";
    eventually("the question that lacks an answer", async || {
        (phone.browser.run(described, Vec::new()).await == "Vælg, hvad du lavede.").then_some(())
    })
    .await;
    phone.key(Key::Right).await;
    phone.key(Key::Space).await;
    types(&phone, "activity-minutes", "20").await;
    chooses(&phone, "pain-before-0", 2).await;
    enters(&phone, "activity-save").await;
    is_kept(&phone, &patient, Kind::Activity).await;
    enters(&phone, "check-in-add").await;
    begins_at_its_heading(&phone, "Min uge").await;
    chooses(&phone, "back-pain-0", 4).await;
    chooses(&phone, "sleep-0", 10).await;
    chooses(&phone, "medicine-none", 1).await;
    enters(&phone, "check-in-save").await;
    is_kept(&phone, &patient, Kind::CheckIn).await;
    enters(&phone, "flare-up-add").await;
    types(&phone, "helped-text", "små gåture").await;
    enters(&phone, "flare-up-save").await;
    is_kept(&phone, &patient, Kind::FlareUp).await;
    enters(&phone, "work-day-add").await;
    types(&phone, "work-worked", "3,5").await;
    enters(&phone, "work-day-save").await;
    is_kept(&phone, &patient, Kind::WorkDay).await;
    enters(&phone, "note-add").await;
    types(&phone, "note-text", "skrevet uden fingre").await;
    enters(&phone, "note-save").await;
    is_kept(&phone, &patient, Kind::Note).await;

    // Yesterday, in one go, and back again.
    enters(&phone, "day-yesterday").await;
    phone.says("page-title", "I går").await;
    enters(&phone, "exercises-all-done").await;
    enters(&phone, "undo").await;
    phone.sees("Fortrudt").await;

    enters(&phone, "door-diary").await;
    begins_at_its_heading(&phone, "Dagbog").await;
    phone.tab_to("diary-show").await;
    phone.types("Note").await;
    phone.is_at("/diary?show=note").await;
    enters(&phone, "entry-open").await;
    types(&phone, "note-text", " og rettet").await;
    enters(&phone, "note-save").await;
    phone.is_at("/diary").await;
    phone.sees("og rettet").await;
    enters(&phone, "entry-open").await;
    enters(&phone, "versions-open").await;
    phone.sees("Udgave 1").await;
    enters(&phone, "entry-remove").await;
    // The question holds the focus, and Escape leaves all as it was.
    phone.sees("Behold").await;
    phone.key(Key::Escape).await;
    phone.misses("Behold").await;
    enters(&phone, "entry-remove").await;
    enters(&phone, "entry-remove-yes").await;
    phone.is_at("/diary").await;
    holds(&patient, Kind::Note, 0).await;
    enters(&phone, "undo").await;
    holds(&patient, Kind::Note, 1).await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn activities_are_named_and_scored_and_every_plan_is_made_by_keyboard_alone() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/psfs").await;
    for words in ["at gå en tur", "at løfte en kasse", "at sidde i bil"] {
        types(&phone, "psfs-words", words).await;
        phone.key(Key::Enter).await;
        phone.sees(words).await;
    }
    enters(&phone, "psfs-start").await;
    for step in 1..=3 {
        phone.says("psfs-step", &format!("{step} af 3")).await;
        chooses(&phone, "psfs-score-0", 4).await;
        enters(&phone, "psfs-next").await;
    }
    phone.sees("Gemt på telefonen").await;
    holds(&patient, Kind::Psfs, 1).await;

    enters(&phone, "door-more").await;
    enters(&phone, "more-plans").await;
    enters(&phone, "plans-pauses").await;
    begins_at_its_heading(&phone, "Pause").await;
    chooses(&phone, "pause-reason-illness", 1).await;
    enters(&phone, "pause-save").await;
    phone.sees("ferie").await;
    enters(&phone, "page-back").await;
    enters(&phone, "plans-measure-periods").await;
    phone.tab_to("closer-check-in").await;
    phone.key(Key::Space).await;
    chooses(&phone, "closer-weeks-1", 1).await;
    enters(&phone, "closer-save").await;
    enters(&phone, "closer-end").await;
    enters(&phone, "page-back").await;
    enters(&phone, "plans-own-exercises").await;
    enters(&phone, "own-new").await;
    types(&phone, "own-name", "Svømme").await;
    enters(&phone, "own-save").await;
    phone.is_at("/own-exercises").await;
    phone.sees("Svømme").await;
    enters(&phone, "page-back").await;
    enters(&phone, "plans-personal-plan-relapse").await;
    types(&phone, "personal-how", "Går en kort tur").await;
    enters(&phone, "personal-save").await;
    phone.sees("Går en kort tur").await;
    enters(&phone, "page-back").await;
    enters(&phone, "plans-work-plan").await;
    types(&phone, "work-0-mon", "4").await;
    enters(&phone, "work-plan-save").await;
    phone.sees("4 t om ugen").await;
    enters(&phone, "page-back").await;
    enters(&phone, "plans-course").await;
    enters(&phone, "course-open_access").await;
    phone.says("course-state", "Åben kontakt").await;

    // The week on paper, row by row.
    enters(&phone, "door-diary").await;
    enters(&phone, "diary-paper").await;
    enters(&phone, "paper-fill").await;
    phone.tab_to("paper-together").await;
    phone.key(Key::Space).await;
    types(&phone, "paper-note-0", "fra papiret").await;
    enters(&phone, "paper-save").await;
    phone.is_at("/diary?by=week").await;
    phone.sees("fra papiret").await;
    enters(&phone, "door-progress").await;
    chooses(&phone, "progress-week", 1).await;
    enters(&phone, "door-today").await;
    phone.everything_is_sent().await;
    let kept = app.signs_in(&patient).await.sync(&[]).await.changes;
    for noun in [Noun::Pause, Noun::OwnExercise, Noun::PersonalPlan, Noun::WorkPlan, Noun::Course] {
        assert_eq!(kept.iter().filter(|change| change.noun == noun).count(), 1, "{noun:?}");
    }
    phone.has_no_complaints().await;
}
