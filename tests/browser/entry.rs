//! Every kind of entry: reached from *I dag*, kept in three taps where nothing odd happened, taken back where it was said,
//! and never answered beforehand.

use domain::LocalDay;
use domain::category::Category;
use domain::entry::Kind;
use serde_json::{Value, json};
use tests::app::{App, Person, new_id};
use thirtyfour::Key;

use crate::couple_with_programme;
use crate::steps::{Screen, named};
use crate::undo::{holds, kept};

/// An answer that stands chosen.
const CHOSEN: &str = "form :is([aria-checked=true], [aria-pressed=true], :checked)";
/// What stands in the fields of a form.
const FILLED: &str = "return [...document.querySelectorAll('form :is(input, textarea)')].filter(f => f.type !== 'checkbox' && f.value !== '').length";

/// Somebody with all there is to note: a programme, an exercise of their own, a plan for work, and *dagen efter* agreed.
pub(crate) async fn everything(app: &App) -> Person {
    let (_, patient, programme) = couple_with_programme(app, &[Category::Exercises]).await;
    let today = app.today();
    let own = json!({"title": "Svømme", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]});
    patient.writes("own_exercise", &new_id(), own).await;
    let hours = json!({"mon": 16, "tue": 16, "wed": 16, "thu": 16, "fri": 16, "sat": 16, "sun": 16});
    let plan = json!({"stages": [{"from": today.plus_days(-7), "hours": hours}]});
    patient.writes("work_plan", &new_id(), plan).await;
    agrees(&patient, today, "day_after").await;
    let log =
        json!({"kind": "exercise_log", "prescription": tests::app::first_exercise(&programme), "outcome": "done"});
    writes(app, &patient, today.plus_days(-1), &log).await;
    patient
}

async fn agrees(patient: &Person, today: LocalDay, what: &str) {
    let period = json!({"from": today.plus_days(-1), "until": today.plus_days(5), what: true});
    patient.writes("measure_period", &new_id(), period).await;
}

async fn writes(app: &App, patient: &Person, day: LocalDay, body: &Value) -> String {
    let id = new_id();
    patient.writes("entry", &id, app.entry(day, body)).await;
    id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_is_three_taps_away_and_one_tap_back() {
    let app = App::with_pages().await;
    let patient = everything(&app).await;
    let walked = json!({"kind": "activity", "what": "walking", "minutes": 25});
    writes(&app, &patient, app.today().plus_days(-2), &walked).await;
    let own = format!("{} {}", named("own-exercises"), named("exercise-done"));
    let common: [(Kind, &[&str]); 7] = [
        (Kind::ExerciseLog, &["[data-test=exercise-done]"]),
        (Kind::OwnExerciseLog, &[&own]),
        (Kind::Activity, &["[data-test=activity-add]", "[data-test=activity-offer-0]", "[data-test=activity-save]"]),
        (Kind::CheckIn, &["[data-test=check-in-add]", "[data-test=back-pain-0]", "[data-test=check-in-save]"]),
        (Kind::FlareUp, &["[data-test=flare-up-add]", "[data-test=flare-up-save]"]),
        (Kind::WorkDay, &["[data-test=work-day-add]", "[data-test=work-as-planned]", "[data-test=work-day-save]"]),
        (Kind::DayAfter, &["[data-test=day-after-due]", "[data-test=hurt-more-no]", "[data-test=day-after-save]"]),
    ];
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    for (kind, taps) in common {
        assert!(taps.len() <= 3, "{kind:?}");
        let before = kept(&patient, kind).await;
        for (n, tap) in taps.iter().enumerate() {
            phone.press_at(tap).await;
            if n == 0 && taps.len() > 1 {
                phone.sees("Gem").await;
                assert_eq!(phone.count(CHOSEN).await, 0, "{kind:?} was answered beforehand");
                assert_eq!(phone.browser.run(FILLED, Vec::new()).await, 0, "{kind:?} was filled in beforehand");
            }
        }
        phone.is_at("/").await;
        holds(&patient, kind, before + 1).await;
        phone.press("undo").await;
        phone.sees("Fortrudt").await;
        holds(&patient, kind, before).await;
        phone.press("snack-close").await;
    }
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_at_work_and_a_flare_up_hold_all_that_belongs_to_them() {
    let app = App::with_pages().await;
    let patient = everything(&app).await;
    let today = app.today();
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;

    // No hours are no answer; none worked is one.
    phone.press("work-day-add").await;
    phone.press("day-yesterday").await;
    phone.press("work-day-save").await;
    phone.sees("Skriv timer i hele kvarterer").await;
    phone.write("work-worked", "0").await;
    phone.write("work-planned", "4,5").await;
    phone.write("went-well-text", "kom af sted").await;
    phone.write("went-badly-text", "måtte hjem igen").await;
    phone.press("went-badly-share").await;
    phone.press("work-day-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.press("work-day-add").await;
    phone.sees("Efter planen: 4 t").await;
    phone.press("work-as-last").await;
    phone.press("work-day-save").await;
    phone.is_at("/").await;
    phone.press("door-diary").await;
    phone.sees("0 t på arbejde · 4 t 30 min efter planen · kom af sted · måtte hjem igen").await;

    // A flare-up goes on until it is over, and half of it survives a closed page.
    phone.press("door-today").await;
    phone.press("flare-up-add").await;
    phone.press("day-yesterday").await;
    phone.write("helped-text", "små gåture").await;
    phone.go("/").await;
    phone.press("draft-open").await;
    phone.sees("Fortsat, hvor du slap.").await;
    phone.press("flare-up-save").await;
    phone.is_at("/").await;
    phone.press("door-diary").await;
    phone.sees("er i gang · små gåture").await;
    let yesterday = named(&format!("diary-{}", today.plus_days(-1)));
    phone.press_at(&format!("{yesterday} {}", named("entry-open"))).await;
    phone.choose_day("flare-up-to", today.plus_days(-3)).await;
    phone.press("flare-up-save").await;
    phone.sees("Vælg en dag fra den første dag til i dag.").await;
    phone.choose_day("flare-up-to", today).await;
    phone.press("flare-up-save").await;
    phone.is_at("/diary").await;
    phone.sees("til og med").await;
    phone.press("undo").await;
    phone.sees("er i gang · små gåture").await;
    phone.everything_is_sent().await;

    patient.forget_cursor();
    let bodies: Vec<Value> =
        patient.sync(&[]).await.changes.into_iter().map(|change| change.body["body"].clone()).collect();
    let work = bodies.iter().find(|body| body["planned"] == 18).expect("the day at work");
    assert_eq!(work["worked"], 0);
    assert_eq!(work["went_well"], json!({"text": "kom af sted", "shared": false}));
    assert_eq!(work["went_badly"], json!({"text": "måtte hjem igen", "shared": true}));
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_day_after_is_asked_once_and_only_when_agreed() {
    let app = App::with_pages().await;
    let (_, patient, programme) = couple_with_programme(&app, &[Category::Exercises]).await;
    let log =
        json!({"kind": "exercise_log", "prescription": tests::app::first_exercise(&programme), "outcome": "partly"});
    writes(&app, &patient, app.today().plus_days(-1), &log).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("Bækkenløft").await;
    assert_eq!(phone.count(&named("day-after-due")).await, 0, "nobody agreed to it");

    agrees(&patient, app.today(), "day_after").await;
    phone.go("/").await;
    phone.press("day-after-due").await;
    phone.sees("Fik du mere ondt efter øvelserne").await;
    phone.press("day-after-save").await;
    phone.sees("Vælg et svar, eller spring over.").await;
    phone.press("hurt-more-hours_to_days").await;
    phone.press("day-after-save").await;
    phone.is_at("/").await;
    phone.sees("Bækkenløft").await;
    holds(&patient, Kind::DayAfter, 1).await;
    assert_eq!(phone.count(&named("day-after-due")).await, 0, "it was answered");

    // Answered and thought better of is not asked anew; nor is what was skipped, on this phone.
    phone.press("undo").await;
    phone.sees("Fortrudt").await;
    holds(&patient, Kind::DayAfter, 0).await;
    assert_eq!(phone.count(&named("day-after-due")).await, 0, "it was asked");
    let (_, other, programme) = couple_with_programme(&app, &[Category::Exercises]).await;
    let log =
        json!({"kind": "exercise_log", "prescription": tests::app::first_exercise(&programme), "outcome": "done"});
    writes(&app, &other, app.today().plus_days(-1), &log).await;
    agrees(&other, app.today(), "day_after").await;
    let phone = Screen::of_patient(&app.running.origin(), &other).await;
    phone.press("day-after-due").await;
    phone.press("day-after-skip").await;
    phone.is_at("/").await;
    phone.go("/").await;
    phone.sees("Bækkenløft").await;
    phone.misses("Fik du mere ondt").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ones_own_exercise_is_noted_like_any_other_and_counts_by_itself() {
    let app = App::with_pages().await;
    let patient = everything(&app).await;
    agrees(&patient, app.today(), "pain_with_exercise").await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.says("exercises-done", "0 af 2 lavet").await;
    // Pain is asked with each exercise as long as that is agreed. By the keyboard alone.
    phone.tab_to("exercise-done").await;
    phone.key(Key::Enter).await;
    phone.sees("Gjorde det ondt undervejs?").await;
    phone.press("page-back").await;
    phone.says("exercises-done", "1 af 2 lavet").await;

    let own = format!("{} {}", named("own-exercises"), named("exercise-open"));
    phone.press_at(&own).await;
    phone.sees("Svømme").await;
    phone.press("exercise-partly").await;
    phone.press("reason-no_energy").await;
    phone.press("effort-7").await;
    phone.write("note-text", "ti baner").await;
    phone.press("exercise-save").await;
    phone.is_at("/").await;
    phone.says("exercises-done", "1 af 2 lavet").await;
    phone.press("door-diary").await;
    phone.sees("Svømme").await;
    phone.sees("noget af den · Ingen kræfter · hårdhed 7").await;
    // It can be corrected, how it went too.
    phone
        .press_at(&format!("{} li:first-child {}", named(&format!("diary-{}", app.today())), named("entry-open")))
        .await;
    phone.press("outcome-done").await;
    phone.press("exercise-save").await;
    phone.is_at("/diary").await;
    phone.sees("lavet · hårdhed 7").await;
    phone.misses("Ingen kræfter").await;
    phone.has_no_complaints().await;
}
