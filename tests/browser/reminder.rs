//! *Påmindelser* beyond the plain rule: every second week up to a day, quiet hours, and a journey.

use std::time::Duration;

use domain::reminder::Rule;
use domain::sync::Noun;
use serde_json::json;
use tests::app::{App, Person};
use tokio::time::{Instant, sleep};

use crate::steps::Screen;

/// The rules as the server has them, once they are as they should be.
async fn rules_once(patient: &Person, right: impl Fn(&[Rule]) -> bool) -> Vec<Rule> {
    let start = Instant::now();
    loop {
        patient.forget_cursor();
        let changes = patient.sync(&[]).await.changes;
        let rules = changes.into_iter().filter(|change| change.noun == Noun::Reminder && !change.removed);
        let rules: Vec<Rule> = rules.map(|change| serde_json::from_value(change.body).expect("a rule")).collect();
        if right(&rules) {
            return rules;
        }
        assert!(start.elapsed() < Duration::from_secs(40), "the server has {rules:?}");
        sleep(Duration::from_millis(100)).await;
    }
}

async fn travels_to(phone: &Screen, zone: &str) {
    phone.browser.devtools("Emulation.setTimezoneOverride", json!({"timezoneId": zone})).await;
    phone.go("/reminders").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rules_keep_quiet_hours_and_follow_the_phone_or_stay_at_home() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    travels_to(&phone, "Europe/Copenhagen").await;
    phone.sees("Du har ingen påmindelser.").await;
    phone.press("reminder-what-exercises").await;
    phone.press("reminder-weeks-2").await;
    phone.choose_day("reminder-until", app.today().plus_days(-1)).await;
    phone.press("reminder-save").await;
    phone.sees("Vælg en dag, der ikke er gået, eller lad feltet være tomt.").await;
    phone.choose_day("reminder-until", app.today().plus_days(60)).await;
    phone.press("reminder-follows").await;
    phone.press("reminder-save").await;
    phone.sees("kl. 08.00, hver dag, hver 2. uge, til og med").await;
    phone.press("reminder-what-check_in").await;
    phone.press("reminder-save").await;
    crate::steps::eventually("both rules stand in the list", async || {
        (phone.count(&crate::steps::named("reminder")).await == 2).then_some(())
    })
    .await;
    phone.press("reminder-quiet").await;
    phone.press("reminder-quiet-save").await;
    let rules = rules_once(&patient, |rules| rules.len() == 2 && rules.iter().all(|rule| rule.quiet.is_some())).await;
    let follows: Vec<_> = rules.iter().map(|rule| (rule.follows_phone, rule.recurrence.interval())).collect();
    assert!(follows.contains(&(true, 2)) && follows.contains(&(false, 1)), "{follows:?}");

    travels_to(&phone, "America/New_York").await;
    phone.sees("tid i Europe/Copenhagen").await;
    let zones = |rules: &[Rule], follower: &str| {
        rules.iter().all(|rule| rule.zone.as_str() == if rule.follows_phone { follower } else { "Europe/Copenhagen" })
    };
    rules_once(&patient, |rules| zones(rules, "America/New_York")).await;
    travels_to(&phone, "Europe/Copenhagen").await;
    rules_once(&patient, |rules| zones(rules, "Europe/Copenhagen")).await;

    phone.press("reminder-quiet").await;
    rules_once(&patient, |rules| rules.iter().all(|rule| rule.quiet.is_none())).await;
    phone.has_no_complaints().await;
}
