//! The course and closer follow-up: how often one is asked follows what was agreed, and sharing is looked over at a change.

use serde_json::json;
use tests::app::{App, new_id};

use crate::steps::{Screen, named};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_state_of_the_course_decides_when_scoring_is_asked_for() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let today = app.today();
    let ids = patient.names_activities(today.plus_days(-30)).await;
    let scores: Vec<_> = ids.iter().map(|id| json!({"activity": id, "score": 4})).collect();
    let scoring = app.entry(today.plus_days(-20), &json!({"kind": "psfs", "scores": scores}));
    patient.writes("entry", &new_id(), scoring).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("Mine aktiviteter: tid til at score igen").await;

    phone.go("/course").await;
    phone.says("course-state", "Forløbet er i gang").await;
    assert_eq!(phone.count(&named("course-look-over")).await, 0);
    phone.press("course-open_access").await;
    phone.says("course-state", "Åben kontakt").await;
    phone.sees("Se efter, om du stadig vil dele det samme.").await;
    phone.press("course-sharing").await;
    phone.is_at("/sharing").await;
    phone.press("door-today").await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.misses("tid til at score igen").await;
    phone.go("/psfs").await;
    phone.sees("Næste gang er").await;

    phone.go("/course").await;
    phone.press("course-closed").await;
    phone.says("course-state", "Forløbet er afsluttet").await;
    phone.go("/psfs").await;
    phone.sees("Score igen, når du selv har lyst.").await;
    phone.go("/course").await;
    phone.press("course-active").await;
    phone.says("course-state", "Forløbet er i gang").await;
    phone.press("door-today").await;
    phone.sees("tid til at score igen").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closer_follow_up_asks_more_until_its_agreed_end() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let today = app.today();
    let check_in = app.entry(today.plus_days(-1), &json!({"kind": "check_in", "sleep": 4}));
    patient.writes("entry", &new_id(), check_in).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    assert_eq!(phone.count(&named("check-in-due")).await, 0, "one a week is enough");
    phone.go("/measure-periods").await;
    phone.press("closer-weeks-2").await;
    phone.press("closer-save").await;
    phone.sees("Vælg mindst én ting.").await;
    phone.press("closer-check-in").await;
    phone.write("closer-agreed", "Mette").await;
    phone.press("closer-save").await;
    phone.sees("Aftalt med Mette").await;
    assert_eq!(phone.count(&named("closer-form")).await, 0, "one at a time");
    phone.everything_is_sent().await;
    let sent = app.signs_in(&patient).await.sync(&[]).await;
    let period = sent.changes.iter().find(|change| change.body["daily_check_in"] == true).expect("the period");
    assert_eq!(period.body["until"], today.plus_days(13).to_string());
    phone.press("door-today").await;
    phone.sees("Min uge: hvordan har den været?").await;
    phone.go("/measure-periods").await;
    phone.press("closer-end").await;
    phone.sees("Aftal en periode fra i dag").await;
    phone.press("door-today").await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.misses("Min uge: hvordan har den været?").await;
    phone.has_no_complaints().await;
}
