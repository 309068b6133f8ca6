//! `POST /sync` with 50 entries, one phone after the other's answer, against the same rows written bare: by SQLite
//! itself with the same settings, and by `pgbench` with the same statements.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use reqwest::StatusCode;
use rusqlite::{Connection, params};
use serde_json::Value;
use tests::app::{App, Database, Person, new_id};
use tests::child::new_folder;
use tests::postgres::{Cluster, Durability};

use crate::rows::{PUTS, puts};
use crate::say;

/// Requests in one measurement, and how often the pair is measured; the median pair counts.
const REQUESTS: usize = 60;
const PAIRS: usize = 5;

fn per_second(entries: usize, began: Instant) -> f64 {
    f64::from(u32::try_from(entries).expect("few")) / began.elapsed().as_secs_f64()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

async fn ours(app: &App, patient: &Person) -> f64 {
    let bodies: Vec<Vec<Value>> = (0..REQUESTS).map(|_| puts(app)).collect();
    let cursor = loop {
        // What earlier rounds wrote is fetched before the clock starts: the peer does not read it either.
        let answer = patient.sync(&[]).await;
        if !answer.more {
            break answer.cursor;
        }
    };
    let began = Instant::now();
    let mut cursor = serde_json::to_value(cursor).expect("a cursor");
    for rows in &bodies {
        let body = serde_json::json!({"cursor": cursor, "sent_at": app.clock.now(), "puts": rows});
        let answer = patient.post("/api/v1/sync", &body).await;
        assert_eq!(answer.status, StatusCode::OK);
        cursor = answer.json::<Value>()["cursor"].clone();
    }
    per_second(REQUESTS * PUTS, began)
}

/// The same rows in the same transactions, by statements prepared once.
fn bare_sqlite(file: &Path, app: &App) -> f64 {
    let mut db = Connection::open(file).expect("the copy opens");
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;",
    )
    .expect("settings");
    let patient: String = db.query_row("SELECT id FROM patient", [], |row| row.get(0)).expect("a patient");
    let bodies: Vec<Vec<Value>> = (0..REQUESTS).map(|_| puts(app)).collect();
    let texts: Vec<Vec<String>> =
        bodies.iter().map(|rows| rows.iter().map(|row| row["body"].to_string()).collect()).collect();
    let began = Instant::now();
    for (rows, texts) in bodies.iter().zip(&texts) {
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).expect("begin");
        let seq: i64 = tx
            .prepare_cached(
                "UPDATE patient SET seq = seq + ?2, last_heard_at = ?3, clock_skew_ms = 0 WHERE id = ?1 RETURNING seq",
            )
            .expect("statement")
            .query_row(params![patient, 50, 1], |row| row.get(0))
            .expect("a sequence");
        for ((n, row), text) in (1i64..).zip(rows).zip(texts) {
            let (id, put_id) = (row["id"].as_str(), row["put_id"].as_str());
            tx.prepare_cached("INSERT INTO entry (patient_id, id, seq, revision, removed, received_at, kind, day, body) VALUES (?1, ?2, ?3, 1, 0, ?4, 'activity', ?5, ?6)")
                .expect("statement")
                .execute(params![patient, id, seq - 50 + n, 1, row["body"]["day"].as_str(), text])
                .expect("an entry");
            tx.prepare_cached("INSERT INTO revision (patient_id, put_id, put_hash, noun, id, number, result, removed, received_at, body) VALUES (?1, ?2, ?3, 'entry', ?4, 1, 'accepted', 0, ?5, ?6)")
                .expect("statement")
                .execute(params![patient, put_id, "0".repeat(64), id, 1, text])
                .expect("a revision");
        }
        tx.commit().expect("commit");
    }
    per_second(REQUESTS * PUTS, began)
}

pub(crate) async fn on_sqlite() {
    let app = App::start(Database::Sqlite).await;
    let patient = app.patient().await;
    let mut pairs = Vec::new();
    let copy = new_folder("bare").join("bare.sqlite");
    let source = Connection::open(app.settings.data_dir.join("rygrad.sqlite")).expect("the database");
    source.execute("VACUUM INTO ?1", [copy.display().to_string()]).expect("a copy with the same tables");
    for _ in 0..PAIRS {
        let rate = ours(&app, &patient).await;
        pairs.push((rate, bare_sqlite(&copy, &app)));
    }
    let ratio = median(pairs.iter().map(|(ours, bare)| ours / bare).collect());
    let rate = median(pairs.iter().map(|(ours, _)| *ours).collect());
    say("sync, embedded database, synchronous=FULL: entries/s", &format!("{rate:.0}"), "");
    say("  ratio to bare SQLite, same rows and transactions", &format!("{ratio:.2}"), "wanted ≥ 0.5");
    app.running.stop().await;
}

/// What pgbench runs: one request's statements, with ids from pgbench's own numbers.
fn pgbench_script(app: &App, patient: &str) -> String {
    let text = puts(app)[0]["body"].to_string().replace('\'', "''");
    let (day, hash) = (app.today(), "0".repeat(64));
    let mut script: String = (1..=PUTS).map(|n| format!("\\set id{n} random(1, 9000000000000000000)\n")).collect();
    script.push_str(&format!(
        "BEGIN;\nUPDATE patient SET seq = seq + 50, last_heard_at = 1, clock_skew_ms = 0 WHERE id = '{patient}' RETURNING seq;\n"
    ));
    for n in 1..=PUTS {
        script.push_str(&format!(
            "INSERT INTO entry (patient_id, id, seq, revision, removed, received_at, kind, day, body) VALUES ('{patient}', :id{n}::text, {n}, 1, false, 1, 'activity', '{day}', '{text}');\n\
             INSERT INTO revision (patient_id, put_id, put_hash, noun, id, number, result, removed, received_at, body) VALUES ('{patient}', :id{n}::text, '{hash}', 'entry', :id{n}::text, 1, 'accepted', false, 1, '{text}');\n",
        ));
    }
    script.push_str("COMMIT;\n");
    script
}

pub(crate) async fn on_postgres() {
    let cluster = Cluster::start(Durability::Full);
    cluster.create_database("bench", None);
    let url = cluster.url("bench");
    let app = App::start_with(Database::Sqlite, |settings| {
        settings.database = Some(url.clone());
        server::secret::Secret::load(&settings.secret_path(), true).expect("a secret");
    })
    .await;
    let patient = app.patient().await;
    let script = new_folder("pgbench").join(format!("{}.sql", new_id()));
    std::fs::write(&script, pgbench_script(&app, &patient.patient_id().to_string())).expect("the script");
    let mut pairs = Vec::new();
    for _ in 0..PAIRS {
        let rate = ours(&app, &patient).await;
        pairs.push((rate, pgbench(&cluster, &script)));
    }
    let ratio = median(pairs.iter().map(|(ours, peer)| ours / peer).collect());
    let rate = median(pairs.iter().map(|(ours, _)| *ours).collect());
    say("sync, PostgreSQL 15, fsync on: entries/s", &format!("{rate:.0}"), "");
    say("  ratio to pgbench, the same statements, one client", &format!("{ratio:.2}"), "");
    app.running.stop().await;
}

/// Entries per second of the same statements, prepared.
fn pgbench(cluster: &Cluster, script: &Path) -> f64 {
    let mut command = Command::new(cluster.bin().join("pgbench"));
    command.args(["--no-vacuum", "--client=1", "--protocol=prepared", &format!("--transactions={REQUESTS}"), "--file"]);
    let output = command.arg(script).arg(cluster.url("bench")).output().expect("pgbench stands beside the server");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = ")).and_then(|rest| rest.split(' ').next());
    tps.and_then(|tps| tps.parse::<f64>().ok()).expect("a rate") * f64::from(u32::try_from(PUTS).expect("few"))
}
