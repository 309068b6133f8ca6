//! After the patient's answer to a revocation, no further showing: random interleavings of grant, stop and read, by
//! several readers at once, on both databases.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use domain::category::Category;
use domain::disclosure::Outcome;
use domain::unit::Sector;
use reqwest::StatusCode;
use tests::app::{App, Database, Person};
use tests::each_database;

/// Grants and stops in one run; soak runs more.
const ROUNDS: usize = 25;
const READERS: usize = 3;

/// How long a sharing stays stopped, in milliseconds: several reads fit in, so that a leak would be caught.
const STOPPED_MS: u64 = 30;

/// A read, by the order in which things began and ended.
struct Seen {
    began: u64,
    ended: u64,
    shown: bool,
}

async fn read_until(
    stop: Arc<AtomicBool>,
    order: Arc<AtomicU64>,
    reader: Arc<Person>,
    patient: Arc<Person>,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let began = order.fetch_add(1, Ordering::SeqCst);
        let answer = reader.asks_for(&patient).await;
        let ended = order.fetch_add(1, Ordering::SeqCst);
        match answer.status {
            StatusCode::OK => seen.push(Seen { began, ended, shown: true }),
            StatusCode::NOT_FOUND => seen.push(Seen { began, ended, shown: false }),
            other => panic!("{other}: {}", answer.text),
        }
    }
    seen
}

each_database! {
    async fn nothing_is_shown_between_a_stop_and_the_next_grant(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = Arc::new(unit.physio().await);
        let patient = Arc::new(unit.patient(&physio).await);
        let (stop, order) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let readers: Vec<_> = (0..READERS)
            .map(|_| tokio::spawn(read_until(stop.clone(), order.clone(), physio.clone(), patient.clone())))
            .collect();
        let mut closed = Vec::new();
        for _ in 0..ROUNDS {
            let grant = patient.shares(&physio, &[Category::Exercises]).await;
            tokio::task::yield_now().await;
            patient.stops(grant).await;
            let from = order.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(std::time::Duration::from_millis(STOPPED_MS)).await;
            closed.push((from, order.fetch_add(1, Ordering::SeqCst)));
        }
        stop.store(true, Ordering::SeqCst);
        let (mut showings, mut tried_while_stopped) = (0, 0);
        for reader in readers {
            for read in reader.await.unwrap() {
                showings += usize::from(read.shown);
                if closed.iter().any(|(from, to)| *from < read.began && read.ended < *to) {
                    tried_while_stopped += 1;
                    assert!(!read.shown, "shown between a stop and the next grant");
                }
            }
        }
        assert!(tried_while_stopped >= ROUNDS, "only {tried_while_stopped} reads fell into the stopped times");
        assert!(showings > 0, "nothing was ever shown");
        let (_, said) = patient.disclosures().await;
        let lines = said.iter().filter(|line| line.outcome == Outcome::Shown).count();
        assert_eq!(lines, showings, "every showing has its line, and every line was a showing");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_beats_a_prescription_that_was_on_its_way() {
    for database in [Database::Sqlite, Database::Postgres] {
        let app = App::start(database).await;
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        for _ in 0..8 {
            let grant = patient.shares(&physio, &[Category::Exercises]).await;
            let plan = tests::app::plan(app.today());
            let (answer, ()) = tokio::join!(physio.tries_to_prescribe(&patient, &plan), patient.stops(grant));
            assert!(matches!(answer.status, StatusCode::CREATED | StatusCode::NOT_FOUND), "{}", answer.text);
            physio.tries_to_prescribe(&patient, &plan).await.is(StatusCode::NOT_FOUND);
        }
    }
}
