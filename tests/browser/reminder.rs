//! *Påmindelser* beyond the plain rule: every second week up to a day, quiet hours, and a journey.

use std::time::Duration;

use domain::category::Category;
use domain::reminder::Rule;
use domain::sync::Noun;
use serde_json::json;
use tests::app::{App, Person, new_id};
use tests::proxy::Proxy;
use tokio::time::{Instant, sleep};

use crate::couple;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suggestion_is_answered_on_the_phone_without_a_network_and_the_unit_sees_the_answer() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    let origin = app.running.origin();
    let desk = Screen::of_professional(&origin, &physio).await;
    desk.go(&format!("/team/patient/{}", patient.patient_id())).await;
    desk.sees("Påmindelser, I har foreslået").await;
    assert_eq!(desk.count("[data-test='suggest-what-psfs']").await, 0, "function is not shared");
    desk.press("suggest-what-exercises").await;
    desk.press("suggest-send").await;
    desk.says("suggestion-answer", "venter på svar").await;

    // The phone has it, and is then alone: the answer is kept, and sent when the server is back.
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(proxy.url("").trim_end_matches('/'), &patient).await;
    phone.press("door-more").await;
    phone.sees("1 forslag").await;
    phone.press("more-reminders").await;
    phone.sees("foreslår:").await;
    phone.sees("Du har ingen påmindelser.").await;
    proxy.cut();
    phone.press("reminder-suggestion-yes").await;
    phone.sees("Venter på at blive sendt.").await;
    assert_eq!(phone.count("[data-test='reminder-suggestion']").await, 0);
    proxy.restore();
    phone.press("door-today").await;
    rules_once(&patient, |rules| rules.len() == 1 && rules[0].enabled).await;
    desk.press("patient-refresh").await;
    desk.says("suggestion-answer", "ja tak").await;

    // One more, to which the answer is no: it is gone from the phone, and the rule there is stays.
    desk.press("suggest-what-exercises").await;
    desk.press("suggest-send").await;
    desk.says("suggestion-answer", "venter på svar").await;
    phone.go("/reminders").await;
    phone.press("reminder-suggestion-no").await;
    phone.misses("foreslår:").await;
    assert_eq!(phone.count("[data-test='reminder']").await, 1);
    let rang = |rule: &Rule| rule.enabled && !rule.is_declined();
    rules_once(&patient, |rules| rules.len() == 2 && rules.iter().filter(|rule| rang(rule)).count() == 1).await;
    desk.press("patient-refresh").await;
    desk.says("suggestion-answer", "nej tak").await;
    desk.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_calendar_link_is_made_shown_once_and_closed_and_what_is_due_is_put_off() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/reminders").await;
    phone.press("calendar-make").await;
    phone.sees("Det vises kun denne ene gang.").await;
    let address = phone.said("calendar-address").await.expect("the address");
    let feed = reqwest::get(&address).await.expect("an answer").text().await.expect("a text");
    assert!(feed.starts_with("BEGIN:VCALENDAR\r\n"), "{feed}");
    phone.go("/reminders").await;
    phone.sees("En kalender hentede påmindelserne").await;
    assert_eq!(phone.count("[data-test='calendar-address']").await, 0, "shown once");
    phone.press("calendar-revoke").await;
    phone.sees("Linket er lukket.").await;
    assert_eq!(reqwest::get(&address).await.expect("an answer").status(), reqwest::StatusCode::NOT_FOUND);

    // A reminder that fell due an hour ago, or at midnight where that is later, and is not answered.
    let now = app.clock.now();
    let zone = store::zone::KnownZone::or_copenhagen("Europe/Copenhagen");
    let wall = now.plus_ms(i64::from(zone.offset_at(now)) * 1000).0.rem_euclid(86_400_000) / 60_000;
    let wall = (wall - 60).max(0);
    let time = format!("{:02}:{:02}", wall / 60, wall % 60);
    let rule = json!({"what": "check_in", "time": time, "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true});
    patient.writes("reminder", &new_id(), rule).await;
    phone.go("/reminders").await;
    phone.sees("Lige nu").await;
    phone.press("reminder-later-30").await;
    // No device gets reminders here: the screen says that it stays.
    phone.sees("Den står her, til den er gjort.").await;
    phone.press("reminder-due-open").await;
    phone.sees("Tænk på de sidste syv dage.").await;
}
