//! After the patient's answer to a stop, no further showing: random interleavings of grants, stops, statements and every
//! way to read, by several readers at once, on both databases. Each showing has its line, and each line was a showing.
//!
//! `RYGRAD_SEED` is the seed, `RYGRAD_INTERLEAVINGS` how many rounds; a failure names its round.

use std::sync::Arc;

use domain::category::Category;
use domain::disclosure::{Operation, Outcome};
use domain::id::GrantId;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, Database, Person};
use tests::dice::Dice;
use tests::each_database;
use tokio::task::JoinSet;

/// Rounds where nothing else is said, on each database; soak runs more.
const ROUNDS: u64 = 2_000;
/// Rounds after which the access tokens are renewed.
const FRESH_EVERY: u64 = 500;
/// Reads that race with the stops of a round.
const RACERS: usize = 3;
/// Reads after the stops of a round.
const LATE: usize = 2;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |text| text.parse().expect("a number"))
}

/// A way to see something of a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Page,
    Worklist,
    /// What a review begins with.
    Desk,
    /// A review as plain text for the unit's own journal.
    Copy,
    /// The letters.
    Messages,
    /// A released statement.
    Statement,
}

const WAYS: [Way; 6] = [Way::Page, Way::Worklist, Way::Desk, Way::Copy, Way::Messages, Way::Statement];

/// The reader who is a relative.
const RELATIVE: usize = 2;

/// With whom something is shared in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    /// The first reader.
    First,
    /// The unit, and so the first two.
    Unit,
    /// The relative.
    Relative,
}

const WHOM: [Whom; 3] = [Whom::First, Whom::Unit, Whom::Relative];

impl Whom {
    fn reaches(self, reader: usize) -> bool {
        match self {
            Self::First => reader == 0,
            Self::Unit => reader != RELATIVE,
            Self::Relative => reader == RELATIVE,
        }
    }
}

/// The people, and what there is to read.
struct Stage {
    patient: Person,
    /// Two of one unit, and a relative.
    readers: [Person; 3],
    /// A review that stands.
    review: String,
}

impl Stage {
    async fn of(app: &App) -> Self {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let colleague = unit.colleague("Kaja Kollega", "physiotherapist", true).await;
        let patient = unit.patient(&physio).await;
        let grant = patient.shares(&physio, &[Category::Exercises]).await;
        let review = physio.reviews(&patient, "godt gået").await.id.to_string();
        patient.stops(grant).await;
        let relative = app.relative_of(&patient, "Jonas Pårørende").await;
        Self { patient, readers: [physio, colleague, relative], review }
    }

    async fn stays_signed_in(&self) {
        for person in self.readers.iter().chain([&self.patient]) {
            person.refresh().await.is(StatusCode::OK);
        }
    }

    /// The showings in the patient's log; those of a worklist fold by day and are left out, and saying why one opens a patient
    /// shows nothing.
    async fn lines(&self) -> usize {
        let (_, said) = self.patient.disclosures().await;
        let elsewhere = [Operation::Worklist, Operation::Opening];
        said.iter().filter(|line| line.outcome == Outcome::Shown && !elsewhere.contains(&line.operation)).count()
    }

    /// Whether a reader sees anything this way.
    async fn sees(&self, reader: usize, way: Way, statement: &str) -> bool {
        let (is_relative, reader, patient) = (reader == RELATIVE, &self.readers[reader], &self.patient);
        let answer = match way {
            // A relative has a list and a page, and no other way.
            Way::Worklist if is_relative => {
                let list = reader.supported().await;
                return list.iter().any(|tie| tie.shares.is_some());
            }
            _ if is_relative => reader.asks_as_relative(patient).await,
            Way::Page => reader.asks_for(patient).await,
            Way::Worklist => {
                let (list, id) = (reader.worklist().await, patient.patient_id());
                return list.rows.iter().any(|row| row.patient == id)
                    || list.names.iter().any(|name| name.patient == id);
            }
            Way::Desk => reader.get(&reader.record_of(patient, "reviews")).await,
            Way::Copy => {
                let path = reader.record_of(patient, &format!("reviews/{}/copies", self.review));
                reader.post(&path, &json!({})).await
            }
            Way::Messages => reader.get(&reader.record_of(patient, "messages")).await,
            Way::Statement => reader.opens(statement).await,
        };
        match answer.status {
            StatusCode::OK | StatusCode::CREATED => true,
            StatusCode::NOT_FOUND => false,
            other => panic!("{way:?}: {other}: {}", answer.text),
        }
    }
}

/// What is open in a round, and to which of the readers.
enum Door {
    /// A grant.
    Live { grant: GrantId, to: Whom },
    /// A statement, which no relative gets.
    Statement { id: String, to: Whom },
}

impl Door {
    async fn open(stage: &Stage, live: bool, to: Whom) -> Self {
        let recipient = match to {
            Whom::First => json!({"to": "membership", "membership": stage.readers[0].membership()}),
            Whom::Unit => json!({"to": "unit", "unit": stage.readers[0].account.memberships[0].unit.id}),
            Whom::Relative => stage.readers[RELATIVE].as_relative(),
        };
        if live || to == Whom::Relative {
            let grant = stage.patient.shares_as(recipient, &[Category::Exercises, Category::Pain], None, None).await;
            // Of the unit's patients one sees the name until one says why one opens them.
            for reader in stage.readers.iter().take(RELATIVE).filter(|_| to == Whom::Unit) {
                reader.opens_for(&stage.patient, "contact").await.is(StatusCode::NO_CONTENT);
            }
            Self::Live { grant, to }
        } else {
            Self::Statement { id: stage.patient.releases(recipient).await.id.to_string(), to }
        }
    }

    async fn close(&self, stage: &Stage) {
        match self {
            Self::Live { grant, .. } => stage.patient.stops(*grant).await,
            Self::Statement { id, .. } => {
                stage.patient.delete(&format!("/api/v1/statements/{id}")).await.is(StatusCode::NO_CONTENT);
            }
        }
    }

    fn leads(&self, reader: usize, way: Way) -> bool {
        match self {
            Self::Live { to, .. } => to.reaches(reader) && (way != Way::Statement || reader == RELATIVE),
            Self::Statement { to, .. } => to.reaches(reader) && way == Way::Statement,
        }
    }
}

/// Opens something, lets reads race with its stops, and reads again when the stops are answered; the showings that have a
/// line of their own.
async fn round(stage: &Arc<Stage>, dice: &mut Dice, n: u64) -> usize {
    let mut doors = vec![
        Door::open(stage, dice.below(3) > 0, dice.of(&WHOM)).await,
        Door::open(stage, dice.below(2) == 0, dice.of(&WHOM)).await,
    ];
    let newest = doors.iter().rev().find_map(|door| match door {
        Door::Statement { id, .. } => Some(id.clone()),
        Door::Live { .. } => None,
    });
    let statement = newest.unwrap_or_else(tests::app::new_id);
    let mut racing = JoinSet::new();
    for _ in 0..RACERS {
        let (reader, way) = (dice.roll(3), dice.of(&WAYS));
        let (stage, statement) = (stage.clone(), statement.clone());
        racing.spawn(async move { (reader, way, stage.sees(reader, way, &statement).await) });
    }
    dice.shuffle(&mut doors);
    for _ in 0..dice.below(4) {
        tokio::task::yield_now().await;
    }
    for door in &doors {
        door.close(stage).await;
    }
    let (late_reader, late_ways) = (dice.roll(3), [(); LATE].map(|()| dice.of(&WAYS)));
    for way in late_ways {
        let shown = stage.sees(late_reader, way, &statement).await;
        assert!(!shown, "round {n}: {way:?} was shown to reader {late_reader} after the stops were answered");
    }
    let mut shown = 0;
    for (reader, way, seen) in racing.join_all().await {
        let could = doors.iter().any(|door| door.leads(reader, way));
        assert!(could || !seen, "round {n}: {way:?} was shown to reader {reader}, to whom nothing was open");
        shown += usize::from(seen && way != Way::Worklist);
    }
    shown
}

each_database! {
    async fn nothing_is_shown_after_the_answer_to_a_stop(app: App) {
        let mut dice = Dice::of_seed(setting("RYGRAD_SEED", 2026));
        let mut left = setting("RYGRAD_INTERLEAVINGS", ROUNDS);
        while left > 0 {
            let rounds = left.min(ROUNDS);
            left -= rounds;
            let stage = Arc::new(Stage::of(&app).await);
            let before = stage.lines().await;
            let mut showings = 0;
            for n in 0..rounds {
                if n % FRESH_EVERY == 0 {
                    stage.stays_signed_in().await;
                }
                showings += round(&stage, &mut dice, n).await;
            }
            assert!(showings > 0, "nothing was ever shown: no race was run");
            let lines = stage.lines().await - before;
            assert_eq!(lines, showings, "every showing has its line, and every line was a showing");
        }
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
