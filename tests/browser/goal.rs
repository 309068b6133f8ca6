//! Graded goals: from a baseline, in steps that follow the days, with an enough for today; and what a flare-up makes of them.

use domain::category::Category;
use domain::goal::Goal;
use domain::sync::Noun;
use serde_json::{Value, json};
use tests::app::{App, new_id};
use thirtyfour::Key;

use crate::couple;
use crate::steps::{Screen, eventually, named};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_activity_counts_towards_a_goal_in_the_goals_own_unit() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let today = app.today();
    let goal = json!({"what": "op ad trapper", "unit": {"by": "own", "word": "trapper"}, "per": "day", "set_on": today,
        "tries": [{"on": today, "amount": 4}, {"on": today, "amount": 4}], "steps": [{"from": today, "amount": 4}]});
    patient.writes("goal", &new_id(), goal).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("4 trapper (trin 1 af 1)").await;
    phone.press("activity-add").await;
    phone.press("what-walking").await;
    assert_eq!(phone.count(&named("activity-amount")).await, 0, "asked only where it counts");
    phone.press_at("[data-test^=goal-]").await;
    phone.write("activity-amount", "-1").await;
    phone.press("activity-save").await;
    phone.sees("Skriv et helt tal").await;
    phone.write("activity-amount", "3").await;
    phone.press("activity-save").await;
    phone.is_at("/").await;
    phone.misses("Det er nok for i dag").await;
    phone.press("goal-open").await;
    phone.says("goal-counted", "Indtil nu: 3 trapper").await;
    // Corrected on the entry, it counts anew.
    phone.press("door-diary").await;
    phone.press("entry-open").await;
    phone.write("activity-amount", "5").await;
    phone.press("activity-save").await;
    phone.is_at("/diary").await;
    phone.press("door-today").await;
    phone.sees("Det er nok for i dag").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_professional_lays_steps_and_hours_with_the_patient_who_sees_who_did() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Plans, Category::Work]).await;
    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("patient-open").await;
    desk.sees("Ingen delmål").await;
    desk.press("goal-new").await;
    desk.write("goal-what", "gå til købmanden").await;
    desk.press("goal-save").await;
    desk.sees("Vælg én.").await;
    desk.tab_to("goal-unit").await;
    desk.types("Min").await;
    desk.tab_to("goal-per").await;
    desk.types("om d").await;
    desk.press("goal-save").await;
    desk.sees("Ingen trin i dag").await;
    desk.press("goal-edit").await;
    desk.sees("når patienten har skrevet to forsøg").await;
    desk.press("goal-leave").await;

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/goals").await;
    phone.press_at("[data-test=goal-list] a, a[href^='/goals/']:not([href$=new])").await;
    for (n, amount) in [(1, "10"), (2, "14")] {
        phone.sees(&format!("Forsøg {n}")).await;
        phone.write("goal-try", amount).await;
        phone.press("goal-try-save").await;
    }
    phone.sees("Lav trin").await;
    phone.everything_is_sent().await;

    desk.press("patient-refresh").await;
    desk.sees("Forsøg: 10 min og 14 min").await;
    desk.press("goal-edit").await;
    desk.press("goal-row-add").await;
    desk.press("goal-save").await;
    desk.sees("et helt tal, mindst 1").await;
    desk.write("goal-amount-0", "10").await;
    desk.press("goal-row-add").await;
    desk.write("goal-amount-1", "15").await;
    desk.press("goal-save").await;
    desk.sees("Trin 1 af 2: 10 min om dagen").await;
    desk.press("work-edit").await;
    desk.write("work-0-mon", "fire").await;
    desk.press("work-plan-save").await;
    desk.sees("Skriv timer i hele kvarterer").await;
    desk.write("work-0-mon", "4").await;
    desk.press("work-plan-save").await;
    desk.sees("Ret optrapningsplanen").await;

    phone.go("/").await;
    phone.sees("I dag: 10 min (trin 1 af 2)").await;
    phone.press("goal-open").await;
    phone.press("plan-versions").await;
    phone.sees("fysioterapeut, Genoptræningen").await;
    phone.sees("Forsøg 2: 14 min").await;
    phone.go("/work-plan").await;
    phone.sees("4 t om ugen").await;
    phone.press("plan-versions").await;
    phone.sees("fysioterapeut, Genoptræningen").await;
    // What the patient changes meanwhile is not overwritten, and what was typed is not lost.
    phone.press("work-plan-change").await;
    phone.write("work-0-tue", "4").await;
    phone.press("work-plan-save").await;
    // The form counts along; it is closed once the plan is on the disk.
    eventually("the plan", async || (phone.count(&named("work-plan-change")).await == 1).then_some(())).await;
    phone.sees("8 t om ugen").await;
    phone.go("/").await;
    phone.everything_is_sent().await;
    desk.press("work-edit").await;
    desk.write("work-0-wed", "2").await;
    desk.press("work-plan-save").await;
    desk.sees("En anden har ændret det imens.").await;
    let typed = "return document.querySelector('[data-test=work-0-wed]').value";
    assert_eq!(desk.browser.run(typed, Vec::new()).await, "2");
    phone.has_no_complaints().await;
    desk.has_no_complaints_but(&["status of 409"]).await;
}
