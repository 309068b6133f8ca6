//! The graded return to work: hours per weekday, and what it came to beside them.

use domain::sync::Noun;
use domain::work_plan::WorkPlan;
use serde_json::json;
use tests::app::{App, new_id};

use crate::steps::Screen;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn planned_and_worked_hours_stand_side_by_side() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let (today, monday) = (app.today(), app.today().monday());
    let last_week = json!({"kind": "work_day", "worked": 10});
    patient.writes("entry", &new_id(), app.entry(monday.plus_days(-7), &last_week)).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/work-plan").await;
    phone.choose_day("work-from-0", monday.plus_days(-7)).await;
    for day in DAYS {
        phone.write(&format!("work-0-{day}"), "3,5").await;
    }
    phone.sees("24 t 30 min om ugen").await;
    phone.write("work-0-sun", "fire").await;
    phone.press("work-plan-save").await;
    phone.sees("Skriv timer i hele kvarterer").await;
    phone.write("work-0-sun", "3:30").await;
    phone.press("work-plan-add").await;
    phone.write("work-plan-easier", "Ingen tunge løft").await;
    phone.choose_day("work-from-1", today.plus_days(60)).await;
    phone.write("work-1-mon", "6").await;
    phone.press("work-plan-save").await;
    phone.sees("Aftalte timer").await;
    phone.sees("Ingen tunge løft").await;

    phone.press("work-log").await;
    phone.press("work-as-planned").await;
    phone.press("work-day-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.go("/work-plan").await;
    let rows = "return [...document.querySelectorAll('[data-test=work-week-table] tbody tr')]
        .map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText.replace(/\\u00a0/g, ' ')));";
    phone.sees("Aftalt").await;
    let shown = phone.browser.run(rows, Vec::new()).await;
    let place = usize::try_from(today.days_since_epoch() - monday.days_since_epoch()).expect("a day of this week");
    assert_eq!(shown[place], json!(["3 t 30 min", "3 t 30 min"]), "{shown}");
    assert_eq!(shown[(place + 1) % 7][1], "–", "what was not written is a gap: {shown}");
    assert_eq!(shown[7], json!(["24 t 30 min", "3 t 30 min"]), "{shown}");
    phone.press("work-week-before").await;
    phone.sees("Tal med din arbejdsplads og dit team").await;
    let shown = phone.browser.run(rows, Vec::new()).await;
    assert_eq!(shown[0], json!(["3 t 30 min", "2 t 30 min"]), "{shown}");
    phone.everything_is_sent().await;
    let sent = app.signs_in(&patient).await.sync(&[]).await;
    let plan = sent.changes.iter().find(|change| change.noun == Noun::WorkPlan).expect("the plan");
    let plan: WorkPlan = serde_json::from_value(plan.body.clone()).expect("a plan");
    let totals: Vec<u32> = plan.stages.iter().map(|stage| stage.hours.total()).collect();
    assert_eq!(totals, [98, 108], "quarters a week");
    phone.has_no_complaints().await;
}
