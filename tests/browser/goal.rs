//! Graded goals: from a baseline, in steps that follow the days, with an enough for today; and what a flare-up makes of them.

use domain::category::Category;
use domain::goal::Goal;
use domain::sync::Noun;
use serde_json::{Value, json};
use tests::app::{App, new_id};
use thirtyfour::Key;

use crate::couple;
use crate::steps::{Screen, named};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_goal_goes_from_two_tries_to_an_enough_for_today_by_keyboard_alone() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/goals").await;
    phone.sees("efter kalenderen, ikke efter smerten").await;
    phone.tab_to("goal-new").await;
    phone.key(Key::Enter).await;
    phone.sees("Hvad vil du kunne?").await;
    phone.tab_to("goal-what").await;
    phone.types("gå til købmanden").await;
    phone.tab_to("goal-unit-minutes").await;
    phone.key(Key::Space).await;
    phone.tab_to("goal-per-occasion").await;
    phone.key(Key::Right).await;
    phone.key(Key::Space).await;
    phone.tab_to("goal-save").await;
    phone.key(Key::Enter).await;
    for (n, amount) in [(1, "10"), (2, "14")] {
        phone.sees(&format!("Forsøg {n}")).await;
        phone.misses("Lav trin").await;
        phone.tab_to("goal-try").await;
        phone.types(amount).await;
        phone.key(Key::Enter).await;
    }
    phone.sees("I gennemsnit blev det 12,0. Begynd lidt under, for eksempel med 10 min.").await;
    phone.tab_to("goal-first").await;
    phone.types("10").await;
    phone.tab_to("goal-more").await;
    phone.types("5").await;
    phone.tab_to("goal-days-3").await;
    phone.key(Key::Right).await;
    phone.key(Key::Space).await;
    phone.tab_to("goal-last").await;
    phone.types("30").await;
    phone.tab_to("goal-steps-save").await;
    phone.key(Key::Enter).await;
    phone.sees("I dag: 10 min (trin 1 af 5)").await;

    phone.go("/").await;
    phone.sees("I dag: 10 min (trin 1 af 5)").await;
    phone.misses("Det er nok for i dag").await;
    phone.tab_to("goal-reached").await;
    phone.key(Key::Enter).await;
    phone.sees("Det er nok for i dag").await;
    phone.tab_to("undo").await;
    phone.key(Key::Enter).await;
    phone.misses("Det er nok for i dag").await;
    // Less than the step is counted, and asks for no more than what is left.
    phone.press("goal-open").await;
    // What cannot be kept stays in its field.
    phone.has_no_room().await;
    phone.write("goal-amount", "4").await;
    phone.press("goal-amount-save").await;
    phone.sees("Der er ikke plads på telefonen.").await;
    let typed = "return document.querySelector('[data-test=goal-amount]').value";
    assert_eq!(phone.browser.run(typed, Vec::new()).await, "4");
    phone.browser.refresh().await.expect("the page loads again");
    phone.is_drawn("da").await;
    assert_eq!(phone.browser.run(typed, Vec::new()).await, "4", "and in the form after a restart");
    phone.press("goal-amount-save").await;
    phone.says("goal-counted", "Indtil nu: 4 min").await;
    phone.press("door-today").await;
    phone.press("goal-reached").await;
    phone.sees("Det er nok for i dag").await;
    phone.everything_is_sent().await;
    let sent = app.signs_in(&patient).await.sync(&[]).await;
    let goal = sent.changes.iter().find(|change| change.noun == Noun::Goal).expect("the goal");
    let goal: Goal = serde_json::from_value(goal.body.clone()).expect("a goal");
    let amounts: Vec<u32> = goal.steps.iter().map(|step| step.amount.value()).collect();
    assert_eq!((goal.tries.len(), amounts), (2, vec![10, 15, 20, 25, 30]));
    let minutes = |body: &Value| body["body"]["minutes"].as_u64();
    let standing = sent.changes.iter().filter(|change| !change.removed);
    let mut walked: Vec<_> = standing.filter_map(|change| minutes(&change.body)).collect();
    walked.sort_unstable();
    assert_eq!(walked, [4, 6]);
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flare_up_offers_the_easier_step_and_never_rest() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    let today = app.today();
    let mut plan = tests::app::plan(today.plus_days(-10));
    plan["prescriptions"][0]["easier"] = json!({
        "instruction": "Løft kun halvt op.", "dosage": {"by": "repetitions", "sets": 2, "repetitions": 6},
    });
    physio.tries_to_prescribe(&patient, &plan).await.is(reqwest::StatusCode::CREATED);
    let day = |n: i64| today.plus_days(n);
    let goal = json!({"what": "gå en tur", "unit": {"by": "minutes"}, "per": "day", "set_on": day(-20),
        "tries": [{"on": day(-20), "amount": 12}, {"on": day(-19), "amount": 12}],
        "steps": [{"from": day(-14), "amount": 10}, {"from": day(-7), "amount": 15}, {"from": day(7), "amount": 20}]});
    patient.writes("goal", &new_id(), goal).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("I dag: 15 min (trin 2 af 3)").await;
    phone.misses("Lettere trin").await;
    phone.misses("opblussen er").await;

    phone.press("flare-up-add").await;
    phone.press("flare-up-save").await;
    phone.sees("Skru ned, men bliv i gang").await;
    phone.sees("I din opblussen er 10 min nok.").await;
    phone.sees("Lettere trin: 2 × 6").await;
    phone.press("goal-reached").await;
    phone.says("goal-enough", "✓ Det er nok for i dag").await;
    let text = phone.text().await;
    for word in ["Hvil", "hvil dig", "pause"] {
        assert!(!text.contains(word), "a flare-up is answered with {word}:\n{text}");
    }
    phone.press("exercise-open").await;
    phone.sees("Løft kun halvt op.").await;
    phone.go("/").await;
    phone.press("flare-over").await;
    phone.misses("Den er ovre").await;

    // A week on, the step returns.
    let old = json!({"kind": "flare_up"});
    let other = app.patient().await;
    let goal = json!({"what": "gå", "unit": {"by": "minutes"}, "per": "day", "set_on": day(-20),
        "tries": [{"on": day(-20), "amount": 12}, {"on": day(-19), "amount": 12}],
        "steps": [{"from": day(-14), "amount": 10}, {"from": day(-7), "amount": 15}]});
    other.writes("goal", &new_id(), goal).await;
    other.writes("entry", &new_id(), app.entry(day(-7), &old)).await;
    let second = Screen::of_patient(&app.running.origin(), &other).await;
    second.sees("I dag: 15 min (trin 2 af 2)").await;
    second.misses("er 10 min nok").await;
    assert_eq!(second.count(&named("flare-up")).await, 1, "it goes on until it is said to be over");
    phone.has_no_complaints().await;
}
