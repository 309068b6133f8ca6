//! Random schedules of two phones, with answers lost, requests doubled and the server restarted: nothing is lost or
//! doubled, the phones end alike, and both databases give the same answers.

use std::collections::{BTreeMap, BTreeSet};

use domain::sync::{PutOutcome, SyncAnswer};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Database, Person, new_id, put};

/// One step of a schedule. Numbers are taken modulo what there is.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// A new entry on a phone.
    Write { phone: usize },
    /// A correction of an entry the phone knows.
    Edit { phone: usize, which: usize },
    /// A removal.
    Remove { phone: usize, which: usize },
    /// An erasure.
    Erase { phone: usize, which: usize },
    /// The phone sends what waits; the answer may be lost, the request may arrive twice.
    Send { phone: usize, lost: bool, twice: bool },
    /// The server is ended and started again.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0usize..2).prop_map(|phone| Step::Write { phone }),
        4 => (0usize..2, any::<usize>()).prop_map(|(phone, which)| Step::Edit { phone, which }),
        1 => (0usize..2, any::<usize>()).prop_map(|(phone, which)| Step::Remove { phone, which }),
        1 => (0usize..2, any::<usize>()).prop_map(|(phone, which)| Step::Erase { phone, which }),
        5 => (0usize..2, any::<bool>(), any::<bool>()).prop_map(|(phone, lost, twice)| Step::Send { phone, lost, twice }),
        1 => Just(Step::Restart),
    ]
}

/// Stands for the minutes of an entry that has none any more.
const ERASED: i64 = -1;

/// The number that was written: minutes of an entry, the text of a plan.
fn number(body: &Value) -> i64 {
    body["body"]["minutes"].as_i64().or_else(|| body["what"].as_str()?.parse().ok()).unwrap()
}

/// A phone as plain as it can be: what it knows, and what waits.
#[derive(Default)]
struct Phone {
    /// id → (revision, removed, minutes); an erased one has no minutes, which is -1.
    known: BTreeMap<String, (i64, bool, i64)>,
    outbox: Vec<Value>,
}

impl Phone {
    fn write(&mut self, app: &App, id: &str, plan: bool, minutes: i64, removed: bool) {
        let base = self.known.get(id).map_or(0, |(revision, ..)| *revision);
        let mut row = if plan {
            let body = json!({"purpose": "action", "written_on": app.today(), "what": minutes.to_string()});
            put("personal_plan", id, base, &body)
        } else {
            let body = json!({"kind": "activity", "what": "walking", "minutes": minutes});
            put("entry", id, base, &app.entry(app.today(), &body))
        };
        row["removed"] = json!(removed);
        self.outbox.push(row);
        self.known.insert(id.to_owned(), (base, removed, minutes));
    }

    /// Lets go of everything about it, and tells the server.
    fn erase(&mut self, id: &str) {
        let base = self.known.get(id).map_or(0, |(revision, ..)| *revision);
        self.outbox.retain(|row| row["id"] != id);
        self.outbox.push(put("erasure", id, base, &Value::Null));
        self.known.insert(id.to_owned(), (base, true, ERASED));
    }

    fn take(&mut self, answer: &SyncAnswer) {
        // What was let go while it was on its way is not there any more.
        let answered: BTreeSet<&str> = answer.results.iter().map(|result| result.put_id.as_str()).collect();
        let (sent, waiting) =
            self.outbox.drain(..).partition::<Vec<_>, _>(|row| answered.contains(row["put_id"].as_str().unwrap()));
        self.outbox = waiting;
        for (row, result) in sent.iter().zip(&answer.results) {
            let revision = result.outcome.revision().expect("never refused");
            let id = row["id"].as_str().unwrap();
            if let PutOutcome::Erased { revision } = result.outcome {
                self.outbox.retain(|later| later["id"] != id);
                self.known.insert(id.to_owned(), (revision, true, ERASED));
                continue;
            }
            for later in self.outbox.iter_mut().filter(|later| later["id"] == id) {
                later["base_revision"] = json!(revision);
            }
            if let Some(known) = self.known.get_mut(id) {
                known.0 = revision;
            }
        }
        for change in &answer.changes {
            let erased = change.removed && change.body.is_null();
            if erased {
                self.outbox.retain(|row| row["id"] != change.id.as_str());
            }
            if !self.outbox.iter().any(|row| row["id"] == change.id.as_str()) {
                let minutes = if erased { ERASED } else { number(&change.body) };
                self.known.insert(change.id.clone(), (change.revision, change.removed, minutes));
            }
        }
    }
}

/// What a schedule ends in: (removed, minutes) per entry in order of writing, and every version kept of each.
#[derive(Debug, PartialEq, Eq)]
struct End {
    current: Vec<(bool, i64)>,
    versions: Vec<BTreeSet<i64>>,
}

async fn exchange(patient: &Person, phone: &mut Phone, lost: bool, twice: bool) {
    let body = patient.sync_request(&phone.outbox);
    let first = patient.post("/api/v1/sync", &body).await;
    first.is(StatusCode::OK);
    let answer: SyncAnswer = if twice {
        let again = patient.post("/api/v1/sync", &body).await;
        again.is(StatusCode::OK);
        let (first, again): (SyncAnswer, SyncAnswer) = (first.json(), again.json());
        assert_eq!(first.results, again.results, "a doubled request is answered alike");
        again
    } else {
        first.json()
    };
    if !lost {
        phone.take(&answer);
    }
}

async fn play(database: Database, steps: &[Step]) -> End {
    let mut app = App::start(database).await;
    let mut patient = app.patient().await;
    let mut phones = [Phone::default(), Phone::default()];
    let mut ids: Vec<String> = Vec::new();
    let mut written: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let mut erased: BTreeSet<String> = BTreeSet::new();
    let mut plans: BTreeSet<String> = BTreeSet::new();
    let mut minutes = 0;
    for step in steps {
        match *step {
            Step::Write { phone } => {
                minutes += 1;
                let id = new_id();
                // Every third thing is a plan of the patient's own, the others are entries.
                let plan = ids.len() % 3 == 2;
                phones[phone].write(&app, &id, plan, minutes, false);
                if plan {
                    plans.insert(id.clone());
                }
                written.entry(id.clone()).or_default().insert(minutes);
                ids.push(id);
            }
            Step::Edit { phone, which } | Step::Remove { phone, which } => {
                let phone = &mut phones[phone];
                // In order of writing, which both databases share; ids are random.
                let known: Vec<&String> = ids.iter().filter(|id| phone.known.contains_key(*id)).collect();
                let Some(id) = known.get(which % known.len().max(1)).copied().cloned() else { continue };
                minutes += 1;
                phone.write(&app, &id, plans.contains(&id), minutes, matches!(step, Step::Remove { .. }));
                written.entry(id).or_default().insert(minutes);
            }
            Step::Erase { phone, which } => {
                let phone = &mut phones[phone];
                let known: Vec<&String> =
                    ids.iter().filter(|id| phone.known.contains_key(*id) && !plans.contains(*id)).collect();
                let Some(id) = known.get(which % known.len().max(1)).copied().cloned() else { continue };
                phone.erase(&id);
                erased.insert(id);
            }
            Step::Send { phone, lost, twice } => exchange(&patient, &mut phones[phone], lost, twice).await,
            Step::Restart => {
                app = app.restarted().await;
                patient.moved_to(&app);
            }
        }
    }
    for _ in 0..2 {
        for phone in &mut phones {
            patient.forget_cursor();
            exchange(&patient, phone, false, false).await;
            assert!(phone.outbox.is_empty());
        }
    }
    assert_eq!(phones[0].known, phones[1].known, "the phones end alike");
    assert_eq!(phones[0].known.len(), ids.len(), "none doubled, none lost");
    let mut end = End { current: Vec::new(), versions: Vec::new() };
    for id in &ids {
        let (_, removed, last) = phones[0].known[id];
        if erased.contains(id) {
            assert!(removed && last == ERASED, "what was erased came back");
            let path = format!("/api/v1/entries/{id}/revisions");
            patient.get(&path).await.is(StatusCode::NOT_FOUND);
            end.current.push((removed, last));
            end.versions.push(BTreeSet::new());
            continue;
        }
        let kept: Vec<Value> = patient.get(&format!("/api/v1/entries/{id}/revisions")).await.json();
        let kept: BTreeSet<i64> = kept.iter().map(|r| number(&r["body"])).collect();
        // A second removal, or a removal of what another phone removed, says nothing new.
        assert!(kept.is_subset(&written[id]) && kept.contains(&last));
        if !removed {
            assert_eq!(kept, written[id], "every version a person wrote stays readable");
        }
        end.current.push((removed, last));
        end.versions.push(kept);
    }
    app.running.stop().await;
    end
}

#[test]
fn random_schedules_converge_and_lose_nothing_on_both_databases() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let config = Config { cases: 16, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let outcome = runner.run(&prop::collection::vec(step(), 5..40), |steps| {
        let (sqlite, postgres) =
            runtime.block_on(async { (play(Database::Sqlite, &steps).await, play(Database::Postgres, &steps).await) });
        prop_assert_eq!(sqlite, postgres, "both databases give the same answer");
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tabs_at_once_store_each_put_once() {
    for database in [Database::Sqlite, Database::Postgres] {
        let app = App::start(database).await;
        let patient = app.patient().await;
        let rows: Vec<Value> = (1..=20)
            .map(|n| {
                put(
                    "entry",
                    &new_id(),
                    0,
                    &app.entry(app.today(), &json!({"kind": "activity", "what": "walking", "minutes": n})),
                )
            })
            .collect();
        let body = patient.sync_request(&rows);
        let path = "/api/v1/sync";
        let (a, b, c) = tokio::join!(patient.post(path, &body), patient.post(path, &body), patient.post(path, &body));
        for answer in [&a, &b, &c] {
            answer.is(StatusCode::OK);
            let answer: SyncAnswer = answer.json();
            assert!(answer.results.iter().all(|r| r.outcome == PutOutcome::Accepted { revision: 1 }));
        }
        patient.forget_cursor();
        assert_eq!(patient.sync(&[]).await.changes.len(), 20);
    }
}
