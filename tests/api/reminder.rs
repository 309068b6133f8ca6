//! Reminder rules as a phone writes them, what is refused and with which word; and what becomes of their occurrences.

mod suggestion;
mod year;

use domain::day::Millis;
use domain::problem::Code;
use domain::sync::PutOutcome;
use serde_json::{Value, json};
use tests::app::{Person, days_ms, new_id, put};
use tests::each_database;
use tests::tables::Tables;

/// Monday 11 January 2027, 07:59 in Copenhagen.
const MORNING: Millis = Millis(1_799_650_740_000);

fn rule(change: impl FnOnce(&mut Value)) -> Value {
    let mut rule = json!({
        "what": "check_in", "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true,
    });
    change(&mut rule);
    rule
}

async fn refusal(person: &Person, body: Value) -> Option<(Code, Option<String>)> {
    let answer = person.sync(&[put("reminder", &new_id(), 0, &body)]).await;
    match &answer.results[0].outcome {
        PutOutcome::Refused { code, field, .. } => Some((*code, field.clone())),
        _ => None,
    }
}

each_database! {
    async fn a_rule_that_could_not_be_kept_is_refused_with_its_word(app: App) {
        app.clock.set(MORNING);
        let patient = app.patient().await;
        for recurrence in [
            "FREQ=MINUTELY", "FREQ=HOURLY;INTERVAL=24", "FREQ=DAILY;BYHOUR=8,9", "FREQ=DAILY;COUNT=2;UNTIL=20270301",
            "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;COUNT=2", "RRULE:FREQ=DAILY", "", "x",
        ] {
            let refused = refusal(&patient, rule(|rule| rule["recurrence"] = json!(recurrence))).await;
            assert_eq!(refused, Some((Code::RecurrenceRefused, Some("recurrence".to_owned()))), "{recurrence}");
        }
        for (from, recurrence) in [
            (Value::Null, "FREQ=DAILY;UNTIL=20270110"),
            (json!("1970-01-01"), "FREQ=DAILY;COUNT=3660"),
            (json!("2027-02-01"), "FREQ=DAILY;UNTIL=20270131"),
            (json!("2027-01-10"), "FREQ=DAILY;COUNT=1"),
        ] {
            let ended = rule(|rule| { rule["recurrence"] = json!(recurrence); rule["from"] = from; });
            let off = rule_off(&ended);
            assert_eq!(refusal(&patient, ended).await.map(|(code, _)| code), Some(Code::RuleEnded), "{recurrence}");
            assert_eq!(refusal(&patient, off).await, None, "what has ended may be kept switched off");
        }
        for zone in ["Mars/Olympus_Mons", "+02:00", "", "../etc/passwd"] {
            let refused = refusal(&patient, rule(|rule| rule["zone"] = json!(zone))).await;
            assert_eq!(refused, Some((Code::UnknownZone, Some("zone".to_owned()))), "{zone}");
        }
        let all_day = rule(|rule| rule["quiet"] = json!({"from": "08:00", "to": "08:00"}));
        assert_eq!(refusal(&patient, all_day).await.map(|(code, _)| code), Some(Code::Invalid));
        for (from, recurrence, zone) in [
            (Value::Null, "FREQ=DAILY;UNTIL=20270111", "Asia/Kathmandu"),
            (json!("2027-01-11"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=1", "Pacific/Apia"),
            (json!("1970-01-01"), "FREQ=DAILY;INTERVAL=99", "UTC"),
        ] {
            let good = rule(|rule| {
                rule["recurrence"] = json!(recurrence);
                rule["zone"] = json!(zone);
                rule["from"] = from;
                rule["time"] = json!("23:59");
            });
            assert_eq!(refusal(&patient, good).await, None, "{recurrence}");
        }
    }

    async fn a_year_of_many_patients_is_accounted_for(app: App) {
        year::play(app).await;
    }

    async fn what_was_due_before_a_rule_was_switched_off_is_accounted_for_though_nobody_had_looked(app: App) {
        app.clock.set(MORNING);
        let app = app.restarted_with(|settings| settings.push_every_ms = days_ms(1).unsigned_abs()).await;
        let patient = app.patient().await;
        let id = new_id();
        patient.writes("reminder", &id, rule(|_| ())).await;
        app.clock.advance_ms(120_000);
        let off = rule(|rule| rule["enabled"] = json!(false));
        let answer = patient.sync(&[put("reminder", &id, 1, &off)]).await;
        assert_eq!(answer.results[0].outcome.revision(), Some(2));
        let occurrences = "SELECT day || ' ' || state AS line FROM occurrence";
        let mut tables = Tables::open(&app.settings.database_url());
        assert_eq!(tables.lines(occurrences), ["2027-01-11 nowhere"], "there is no phone it could ring on");
        patient.sync(&[put("reminder", &id, 2, &rule(|_| ()))]).await;
        assert_eq!(tables.lines(occurrences).len(), 1, "none twice");
    }

    async fn another_edition_of_the_zone_database_moves_what_is_to_come(app: App) {
        app.clock.set(MORNING);
        let patient = app.patient().await;
        let id = new_id();
        patient.writes("reminder", &id, rule(|_| ())).await;
        let at = "SELECT CAST(next_at AS TEXT) || ' ' || next_day AS line FROM reminder";
        let mut tables = Tables::open(&app.settings.database_url());
        let right = tables.lines(at);
        assert_eq!(right, [format!("{} 2027-01-11", MORNING.0 + 60_000)]);
        tables.run("UPDATE reminder SET next_at = next_at + 3600000").unwrap();
        let app = app.restarted().await;
        assert_ne!(tables.lines(at), right, "the same edition computes nothing anew");
        for edition in ["'1999a'", "NULL"] {
            tables.run(&format!("UPDATE reminder SET next_at = next_at + 3600000, zone_data = {edition}")).unwrap();
        }
        let app = app.restarted().await;
        assert_eq!(tables.lines(at), right);
        tables.run("UPDATE reminder SET next_at = next_at + 3600000, zone_data = '2999z'").unwrap();
        let _app = app.restarted().await;
        assert_ne!(tables.lines(at), right, "a later edition knows better");
    }

    async fn servers_of_two_editions_start_at_once_and_what_the_older_wrote_is_found(app: App) {
        app.clock.set(MORNING);
        // The server looks for earlier editions once an hour: not in the midst of this, because the clock was set.
        let app = app.restarted().await;
        let patient = app.patient().await;
        for _ in 0..30 {
            patient.writes("reminder", &new_id(), rule(|_| ())).await;
        }
        let at = "SELECT DISTINCT CAST(next_at AS TEXT) AS line FROM reminder";
        let mut tables = Tables::open(&app.settings.database_url());
        let right = tables.lines(at);
        // As the older of two servers leaves them: an hour wrong, whatever the newer one computed before.
        let older = "UPDATE reminder SET next_at = next_at + 3600000, zone_data = '1999a'";
        tables.run(older).unwrap();
        let db = &app.running.state.db;
        let now = app.clock.now();
        let recompute = || {
            let mut looked_at = 0;
            loop {
                match db.write(now, |tx| store::reminder::recompute(tx, 7)).expect("the database answers") {
                    0 => return looked_at,
                    some => looked_at += some,
                }
            }
        };
        // Several at once, as when all servers are renewed; each rule is computed by one of them.
        let looked_at: usize = tokio::task::block_in_place(|| {
            std::thread::scope(|scope| {
                let servers: Vec<_> = (0..4).map(|_| scope.spawn(recompute)).collect();
                servers.into_iter().map(|server| server.join().expect("no panic")).sum()
            })
        });
        assert_eq!((looked_at, tables.lines(at)), (30, right.clone()));
        // Meanwhile a phone writes: its own moment stands, not the one of the rule before.
        tables.run(older).unwrap();
        let id = new_id();
        patient.writes("reminder", &id, rule(|rule| rule["time"] = json!("09:00"))).await;
        let looked_at = tokio::task::block_in_place(recompute);
        assert_eq!(looked_at, 30, "what this edition wrote is left alone");
        assert_eq!(tables.lines(at).len(), 2);
    }
}

fn rule_off(rule: &Value) -> Value {
    let mut off = rule.clone();
    off["enabled"] = json!(false);
    off
}
