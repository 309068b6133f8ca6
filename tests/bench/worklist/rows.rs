//! A year of many patients, as rows: over HTTP it would take hours. What lists count of an entry comes from `domain`, as when
//! an entry is synced.

use std::fmt::Write as _;

use domain::day::{DAY_MS, LocalDay, Millis};
use domain::disclosure::{GENESIS, hex};
use domain::entry::Entry;
use domain::entry::fact::Fact;
use serde_json::{Value, json};
use tests::app::{new_id, plan};
use tests::tables::Tables;

/// Patients whose rows travel in one statement each.
const AT_ONCE: usize = 50;
/// Programmes of eight weeks, one after the other.
const PROGRAMMES: i64 = 6;

/// Whose year it is.
pub(super) struct Year<'a> {
    /// With whom it is shared.
    pub(super) membership: &'a str,
    /// In which unit.
    pub(super) unit: &'a str,
    /// The moment it ends.
    pub(super) now: Millis,
    /// The day it ends.
    pub(super) today: LocalDay,
}

/// One kind of thing that a patient writes every so many days.
struct Habit {
    every: i64,
    body: Value,
}

fn habits(exercises: &[Value], activities: &[String], n: usize) -> Vec<Habit> {
    let mut habits: Vec<Habit> = exercises
        .iter()
        .map(|exercise| Habit {
            every: 1,
            body: json!({"kind": "exercise_log", "prescription": exercise["id"], "outcome": "done", "pain": n % 7}),
        })
        .collect();
    let scores: Vec<Value> = activities.iter().map(|id| json!({"activity": id, "score": n % 11})).collect();
    for (every, body) in [
        (1, json!({"kind": "activity", "what": "walking", "minutes": 20 + n % 30, "effort": 4, "pain_after": n % 5})),
        (
            7,
            json!({"kind": "check_in", "back_pain": 3, "leg_pain": 1, "sleep": 6, "fatigue": 4, "mood": 6, "trust": 7}),
        ),
        (7, json!({"kind": "day_after", "exercises_on": "2026-01-01", "hurt_more": "hours_to_days"})),
        (14, json!({"kind": "psfs", "scores": scores})),
        (60, json!({"kind": "flare_up"})),
    ] {
        habits.push(Habit { every, body });
    }
    habits
}

impl Year<'_> {
    /// New patients with accounts, connected with the unit; answers their ids.
    pub(super) fn people(&self, tables: &mut Tables, count: usize) -> Vec<String> {
        let mut ids = Vec::with_capacity(count);
        let mut sql = String::new();
        for n in 0..count {
            let [account, patient] = [new_id(), new_id()];
            let _ = write!(
                sql,
                "INSERT INTO account (id, email, name, language, password_hash, recovery_hash, created_at, demo)
                   VALUES ('{account}', '{account}@example.invalid', 'Karen Prøve {n}', 'da', 'x', 'x', 0, FALSE);
                 INSERT INTO patient (id, account_id, zone, seq, last_heard_at)
                   VALUES ('{patient}', '{account}', 'Europe/Copenhagen', 365, {});
                 INSERT INTO disclosure_head (patient_id, n, hash) VALUES ('{patient}', 0, '{}');
                 INSERT INTO connection (patient_id, unit_id, connected_at) VALUES ('{patient}', '{}', 0);",
                self.now.0 - i64::try_from(n).expect("few") * 60_000,
                hex(&GENESIS),
                self.unit,
            );
            ids.push(patient);
        }
        tables.run(&sql).expect("people");
        ids
    }

    /// A year of each of these, shared.
    pub(super) fn of(&self, tables: &mut Tables, patients: &[String]) {
        tables
            .run("CREATE TABLE habit (patient_id TEXT, every BIGINT, phase BIGINT, kind TEXT, body TEXT, fact TEXT)")
            .expect("a table");
        for (chunk, of_them) in patients.chunks(AT_ONCE).enumerate() {
            let mut sql = String::new();
            for (n, patient) in of_them.iter().enumerate() {
                self.one(&mut sql, patient, chunk * AT_ONCE + n);
            }
            tables.run(&sql).expect("rows");
        }
        // Day after day, as they came: neighbours on the disk are of one day, not of one person.
        let entries = format!(
            "INSERT INTO entry (patient_id, id, seq, revision, removed, received_at, kind, day, body, fact)
             SELECT patient_id, substr(m, 1, 8) || '-' || substr(m, 9, 4) || '-7' || substr(m, 14, 3) || '-8' || substr(m, 18, 3) || '-' || substr(m, 21, 12),
                    365 - back, 1, FALSE, {now} - back::bigint * {DAY_MS}, kind, day, replace(body, '@day', day), fact
             FROM (SELECT *, md5(patient_id || phase || kind || back) AS m, to_char(DATE '{today}' - back::int, 'YYYY-MM-DD') AS day
                   FROM generate_series(0, 364) AS back CROSS JOIN habit WHERE (back + phase) % every = 0) AS written
             ORDER BY back DESC",
            now = self.now.0,
            today = self.today,
        );
        tables.run(&entries).expect("entries");
        // As it stands between them and the unit, as the server keeps it with each message and review.
        let standing = "UPDATE connection SET
              asked_at = (SELECT MAX(sent_at) FROM message AS m WHERE m.patient_id = connection.patient_id AND m.membership_id IS NULL),
              answered_at = (SELECT MAX(sent_at) FROM message AS m WHERE m.patient_id = connection.patient_id AND m.membership_id IS NOT NULL),
              reviewed_at = (SELECT MAX(made_at) FROM review AS r WHERE r.patient_id = connection.patient_id)";
        tables.run(standing).expect("how it stands");
        tables.run("DROP TABLE habit; ANALYZE").expect("they are known");
    }

    fn one(&self, sql: &mut String, patient: &str, n: usize) {
        let Self { membership, unit, now, today } = self;
        let _ = write!(
            sql,
            "INSERT INTO \"grant\" (patient_id, id, seq, revision, received_at, membership_id, categories, purpose, until_day, recipient_name, granted_at)
               VALUES ('{patient}', '{}', 1, 1, 0, '{membership}', 255, 'treatment', '{}', 'Mette Fys', {});",
            new_id(),
            today.plus_days(100),
            now.0 - 300 * DAY_MS,
        );
        let author = json!({"membership": membership, "name": "Mette Fys", "profession": "physiotherapist", "unit": "Genoptræningen"});
        let mut running = Value::Null;
        for back in 0..PROGRAMMES {
            let (programme, plan) = (new_id(), plan(today.plus_days(-50 - 56 * back)));
            let _ = write!(
                sql,
                "INSERT INTO programme (id, patient_id, seq, received_at, author, membership_id) VALUES ('{programme}', '{patient}', 1, 0, '{author}', '{membership}');
                 INSERT INTO programme_version (programme_id, number, made_by, made_at, plan) VALUES ('{programme}', 1, '{membership}', 0, '{plan}');"
            );
            running = if running.is_null() { plan } else { running };
        }
        let activities = [new_id(), new_id(), new_id()];
        for at in 0..5 {
            let own = if at % 2 == 0 { ("NULL".to_owned(), "NULL") } else { (format!("'{membership}'"), "'{}'") };
            let _ = write!(
                sql,
                "INSERT INTO message (id, patient_id, unit_id, membership_id, author, kind, sent_at, body) VALUES ('{}', '{patient}', '{unit}', {}, {}, 'message', {}, 'godt gået');
                 INSERT INTO review (id, patient_id, unit_id, membership_id, made_at, author, basis, said) VALUES ('{}', '{patient}', '{unit}', '{membership}', {}, '{author}', '{{}}', '{{}}');",
                new_id(), own.0, own.1, now.0 - (at * 14 + 3) * DAY_MS, new_id(), now.0 - (at * 14 + i64::try_from(n % 20).expect("few")) * DAY_MS,
            );
        }
        let exercises = running["prescriptions"].as_array().cloned().unwrap_or_default();
        for (phase, habit) in habits(&exercises, &activities, n).into_iter().enumerate() {
            let entry = json!({"day": today, "zone": "Europe/Copenhagen", "recorded_at": now, "typed_by": "myself", "body": habit.body});
            let entry: Entry = serde_json::from_value(entry).expect("an entry");
            let fact = serde_json::to_string(&Fact::of(&entry)).expect("JSON");
            let mut text = serde_json::to_value(&entry).expect("JSON");
            text["day"] = json!("@day");
            let _ = write!(
                sql,
                "INSERT INTO habit VALUES ('{patient}', {}, {}, '{}', '{text}', '{fact}');",
                habit.every,
                phase + n,
                entry.body.kind().name(),
            );
        }
    }
}
