//! Reminders that fall due by the thousand, as rows: over HTTP that many people would take an hour to sign up.

use std::fmt::Write as _;

use domain::day::Millis;

use crate::app::new_id;
use crate::tables::Tables;

/// Patients whose rows are written in one transaction.
const AT_ONCE: usize = 20;
/// A browser's keys: those of RFC 8291, appendix A.
pub const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
/// The secret that goes with [`P256DH`].
pub const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

/// Patients with a phone each that is reached at `origin`, and rules that fall due at one moment.
pub fn write(tables: &mut Tables, origin: &str, patients: usize, rules_each: usize, at: Millis) {
    let today = store::zone::KnownZone::or_copenhagen("Europe/Copenhagen").day_at(at);
    let body =
        r#"{"what":"check_in","time":"08:00","recurrence":"FREQ=DAILY","zone":"Europe/Copenhagen","enabled":true}"#;
    // Of an earlier edition they would be computed anew, to eight o'clock.
    let edition = store::zone::EDITION;
    let mut left = patients;
    while left > 0 {
        let now = left.min(AT_ONCE);
        left -= now;
        let mut sql = "BEGIN;".to_owned();
        for _ in 0..now {
            let [account, session, patient, subscription] = std::array::from_fn(|_| new_id());
            let _ = write!(
                sql,
                "INSERT INTO account (id, email, name, language, password_hash, recovery_hash, created_at, demo)
                   VALUES ('{account}', '{account}@example.invalid', 'Karen', 'da', 'x', 'x', 0, FALSE);
                 INSERT INTO session (id, account_id, device, started_at, used_at, generation, secret_hash)
                   VALUES ('{session}', '{account}', '', 0, 0, 0, 'x');
                 INSERT INTO patient (id, account_id, zone, seq) VALUES ('{patient}', '{account}', 'Europe/Copenhagen', 0);
                 INSERT INTO push_subscription (id, account_id, session_id, endpoint, p256dh, auth, created_at)
                   VALUES ('{subscription}', '{account}', '{session}', '{origin}/push/{subscription}', '{P256DH}', '{AUTH}', 0);"
            );
            let rules: Vec<_> = (0..rules_each)
                .map(|_| {
                    format!("('{patient}', '{}', 0, 1, FALSE, 0, '{body}', {}, '{today}', '{edition}')", new_id(), at.0)
                })
                .collect();
            let _ = write!(
                sql,
                "INSERT INTO reminder (patient_id, id, seq, revision, removed, received_at, body, next_at, next_day, zone_data)
                   VALUES {};",
                rules.join(", ")
            );
        }
        sql.push_str("COMMIT;");
        tables.run(&sql).expect("rows");
    }
}
