//! The log of who saw what, held against a reading of it that shares nothing with ours (`tests/oracles/verify_log.py`): as it
//! is, after an erasure, and with every line changed, removed, inserted or cut off in turn.

use domain::Category;
use domain::disclosure::{Head, Line, Log, Outcome, unhex, verify};
use domain::unit::Sector;
use serde_json::{Value, json};
use tests::app::App;
use tests::each_database;
use tests::oracles::{ask, bare_python};

/// A log of showings, refusals and prescriptions by several people.
async fn lived(app: &App) -> Log {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let (physio, colleague) = (unit.physio().await, unit.colleague("Kaj Kollega", "nurse", true).await);
    let patient = unit.patient(&physio).await;
    let grant = patient.shares(&physio, &Category::ALL).await;
    physio.worklist().await;
    physio.sees(&patient).await;
    physio.prescribes(&patient, app.today()).await;
    colleague.asks_for(&patient).await;
    physio.worklist().await;
    physio.sees(&patient).await;
    patient.stops(grant).await;
    physio.asks_for(&patient).await;
    physio.asks_for(&patient).await;
    let (log, said) = patient.disclosures().await;
    let refused = said.iter().filter(|line| line.outcome != Outcome::Shown).count();
    assert_eq!((said.len(), refused), (6, 2), "repeats of a day are one line");
    log
}

/// What can be done to one line, by its place from 0; each leaves something that must be found.
fn tampered(log: &Log, at: usize) -> Vec<(&'static str, Vec<Line>)> {
    let with = |change: &dyn Fn(&mut Vec<Line>)| {
        let mut lines = log.lines.clone();
        change(&mut lines);
        lines
    };
    vec![
        (
            "changed",
            with(&|lines| lines[at].payload = lines[at].payload.as_ref().map(|said| said.replace("Mette", "Metta"))),
        ),
        ("emptied", with(&|lines| lines[at].payload = None)),
        ("salted", with(&|lines| lines[at].salt = Some("0".repeat(64)))),
        ("another", with(&|lines| lines[at].commitment = "ab".repeat(32))),
        ("rehashed", with(&|lines| lines[at].hash = "ab".repeat(32))),
        ("removed", with(&|lines| drop(lines.remove(at)))),
        ("inserted", with(&|lines| lines.insert(at, lines[at].clone()))),
        (
            "renumbered",
            with(&|lines| {
                lines.remove(at);
                lines.iter_mut().zip(1..).for_each(|(line, n)| line.n = n);
            }),
        ),
        ("cut off", with(&|lines| lines.truncate(at))),
        ("swapped", with(&|lines| lines.swap(at, (at + 1) % log.lines.len()))),
    ]
}

fn case(log: &Log, lines: &[Line], seen: &Head) -> Value {
    json!({"log": {"lines": lines, "key": log.key, "length": log.length}, "seen": seen})
}

each_database! {
    async fn an_independent_check_finds_any_changed_removed_inserted_or_cut_off_line(app: App) {
        let log = lived(&app).await;
        let last = log.lines.last().expect("lines");
        let seen = Head { n: last.n, hash: last.hash.clone() };
        let key = unhex(&log.key).expect("a key");
        let erased: Vec<Line> =
            log.lines.iter().map(|line| Line { salt: None, payload: None, ..line.clone() }).collect();
        let whole = json!([case(&log, &log.lines, &seen), case(&log, &erased, &seen)]);
        assert_eq!(ask(bare_python("verify_log.py"), &whole), json!([null, null]));
        assert_eq!((verify(&key, &log.lines, Some(&seen)), verify(&key, &erased, Some(&seen))), (Ok(()), Ok(())));

        let bad: Vec<(&str, Vec<Line>)> = (0..log.lines.len())
            .flat_map(|at| tampered(&log, at))
            .filter(|(how, lines)| *how != "changed" || *lines != log.lines)
            .collect();
        let cases: Vec<Value> = bad.iter().map(|(_, lines)| case(&log, lines, &seen)).collect();
        let found = ask(bare_python("verify_log.py"), &json!(cases));
        for ((how, lines), found) in bad.iter().zip(found.as_array().expect("a list")) {
            assert!(found.is_i64(), "{how} was not found by the independent check: {lines:?}");
            assert!(verify(&key, lines, Some(&seen)).is_err(), "{how} was not found by ours: {lines:?}");
        }
        assert!(bad.len() > 50, "{}", bad.len());
    }
}
