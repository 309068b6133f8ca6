//! `POST /sync` with 50 entries to the program itself, one after the other's answer, against the same rows written bare: by SQLite
//! itself with the same settings, and by `pgbench` with the same statements.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use domain::account::Registered;
use domain::sync::{Cursor, PutOutcome, SyncAnswer};
use reqwest::StatusCode;
use rusqlite::{Connection, params};
use serde_json::Value;
use tests::app::new_id;
use tests::child::new_folder;
use tests::postgres::{Cluster, Durability};
use tests::program::{Place, Server};

use crate::rows::{PUTS, fact, now, puts, today};
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

/// A phone with nothing but what it sends.
struct Phone {
    http: reqwest::Client,
    sync: String,
    token: String,
    cursor: Option<Cursor>,
}

impl Phone {
    async fn register(server: &Server) -> Self {
        let http = reqwest::Client::new();
        let body = serde_json::json!({
            "name": "Hanne Hansen", "email": format!("{}@example.invalid", new_id()), "password": "en lang adgangskode",
            "language": "da", "zone": "Europe/Copenhagen", "code": null,
        });
        let answer = http.post(server.url("/api/v1/accounts")).json(&body).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::CREATED);
        let registered: Registered = answer.json().await.expect("an account");
        let token = registered.signed_in.access_token;
        Self { http, sync: server.url("/api/v1/sync"), token, cursor: None }
    }

    /// Sends puts as they stand in JSON; answers what the server says.
    async fn send(&mut self, puts: &str) -> SyncAnswer {
        let cursor = serde_json::to_string(&self.cursor).expect("a cursor");
        let body = format!("{{\"cursor\":{cursor},\"sent_at\":{},\"puts\":{puts}}}", now().0);
        let request = self.http.post(&self.sync).bearer_auth(&self.token).header("content-type", "application/json");
        let answer = request.body(body).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK);
        let answer: SyncAnswer = answer.json().await.expect("the answer to a sync");
        self.cursor = Some(answer.cursor.clone());
        answer
    }

    /// Entries per second, one request after the other's answer. Both sides have their texts ready before the clock starts,
    /// and what earlier rounds wrote is fetched before it: the peer does not read it either.
    async fn rate(&mut self) -> f64 {
        let bodies: Vec<String> =
            (0..REQUESTS).map(|_| serde_json::to_string(&puts()).expect("puts are JSON")).collect();
        while self.send("[]").await.more {}
        let began = Instant::now();
        let mut accepted = 0;
        for body in &bodies {
            let results = self.send(body).await.results;
            accepted += results.iter().filter(|result| result.outcome == PutOutcome::Accepted { revision: 1 }).count();
        }
        assert_eq!(accepted, REQUESTS * PUTS, "every entry was stored");
        per_second(accepted, began)
    }
}

/// The same rows in the same transactions, by statements prepared once.
fn bare_sqlite(file: &Path) -> f64 {
    let mut db = Connection::open(file).expect("the copy opens");
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000;",
    )
    .expect("settings");
    let patient: String = db.query_row("SELECT id FROM patient", [], |row| row.get(0)).expect("a patient");
    let bodies: Vec<Vec<Value>> = (0..REQUESTS).map(|_| puts()).collect();
    let texts: Vec<Vec<String>> =
        bodies.iter().map(|rows| rows.iter().map(|row| row["body"].to_string()).collect()).collect();
    let fact = fact(&bodies[0][0]["body"]);
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
            tx.prepare_cached("INSERT INTO entry (patient_id, id, seq, revision, removed, received_at, kind, day, body, fact) VALUES (?1, ?2, ?3, 1, 0, ?4, 'activity', ?5, ?6, ?7)")
                .expect("statement")
                .execute(params![patient, id, seq - 50 + n, 1, row["body"]["day"].as_str(), text, fact])
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
    let place = Place::embedded();
    let server = Server::start(&place).await;
    let mut phone = Phone::register(&server).await;
    let mut pairs = Vec::new();
    let copy = new_folder("bare").join("bare.sqlite");
    let source = Connection::open(place.database()).expect("the database");
    source.execute("VACUUM INTO ?1", [copy.display().to_string()]).expect("a copy with the same tables");
    for _ in 0..PAIRS {
        let rate = phone.rate().await;
        pairs.push((rate, bare_sqlite(&copy)));
    }
    report(
        &pairs,
        "sync, embedded database, synchronous=FULL: entries/s",
        "  ratio to bare SQLite, same rows and transactions",
    );
}

/// The median rate, and the median of the ratios of its pairs.
fn report(pairs: &[(f64, f64)], rate: &str, ratio: &str) {
    say(rate, &format!("{:.0}", median(pairs.iter().map(|(ours, _)| *ours).collect())), "");
    say(ratio, &format!("{:.2}", median(pairs.iter().map(|(ours, peer)| ours / peer).collect())), "wanted ≥ 0.5");
}

/// What pgbench runs: one request's statements, with ids from pgbench's own numbers.
fn pgbench_script(patient: &str) -> String {
    let text = puts()[0]["body"].to_string().replace('\'', "''");
    let (day, hash, fact) = (today(), "0".repeat(64), fact(&puts()[0]["body"]));
    let mut script: String = (1..=PUTS).map(|n| format!("\\set id{n} random(1, 9000000000000000000)\n")).collect();
    script.push_str(&format!(
        "BEGIN;\nUPDATE patient SET seq = seq + 50, last_heard_at = 1, clock_skew_ms = 0 WHERE id = '{patient}' RETURNING seq;\n"
    ));
    for n in 1..=PUTS {
        script.push_str(&format!(
            "INSERT INTO entry (patient_id, id, seq, revision, removed, received_at, kind, day, body, fact) VALUES ('{patient}', :id{n}::text, {n}, 1, false, 1, 'activity', '{day}', '{text}', '{fact}');\n\
             INSERT INTO revision (patient_id, put_id, put_hash, noun, id, number, result, removed, received_at, body) VALUES ('{patient}', :id{n}::text, '{hash}', 'entry', :id{n}::text, 1, 'accepted', false, 1, '{text}');\n",
        ));
    }
    script.push_str("COMMIT;\n");
    script
}

pub(crate) async fn on_postgres() {
    let cluster = Cluster::start(Durability::Full);
    let place = Place::postgres(&cluster);
    let server = Server::start(&place).await;
    let mut phone = Phone::register(&server).await;
    let url = place.database();
    let name = url.rsplit('/').next().and_then(|rest| rest.split('?').next()).expect("a database");
    let patient = cluster.sql(name, "SELECT id FROM patient");
    let script = new_folder("pgbench").join("sync.sql");
    std::fs::write(&script, pgbench_script(patient.trim())).expect("the script");
    let mut pairs = Vec::new();
    for _ in 0..PAIRS {
        let rate = phone.rate().await;
        pairs.push((rate, pgbench(&cluster, &url, &script)));
    }
    report(&pairs, "sync, PostgreSQL 15, fsync on: entries/s", "  ratio to pgbench, the same statements, one client");
}

/// Entries per second of the same statements, prepared.
fn pgbench(cluster: &Cluster, url: &str, script: &Path) -> f64 {
    let mut command = Command::new(cluster.bin().join("pgbench"));
    command.args(["--no-vacuum", "--client=1", "--protocol=prepared", &format!("--transactions={REQUESTS}"), "--file"]);
    let output = command.arg(script).arg(url).output().expect("pgbench stands beside the server");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = ")).and_then(|rest| rest.split(' ').next());
    tps.and_then(|tps| tps.parse::<f64>().ok()).expect("a rate") * f64::from(u32::try_from(PUTS).expect("few"))
}
