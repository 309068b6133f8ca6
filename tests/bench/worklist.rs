//! A page of fifty of a worklist over a thousand patients who share, each with a year of entries, on PostgreSQL with `fsync`,
//! while phones sync; the same small list before and after the thousand are there; what the permit's decision is of a read,
//! and what the line in the log costs apart.

mod load;
mod rows;

use std::sync::Arc;
use std::time::Instant;

use domain::grant::RecipientRef;
use domain::id::{PatientId, SessionId};
use domain::preview::PreviewOf;
use domain::unit::Sector;
use reqwest::StatusCode;
use server::secret::Secret;
use store::permit::{self, Actor};
use tests::app::{App, Database, Person, days_ms, new_id};
use tests::postgres::{Cluster, Durability};
use tests::tables::Tables;

use self::load::Cost;
use self::rows::Year;
use crate::say;

/// Who shares with the one reader, and with the other.
const FEW: usize = 10;
const MANY: usize = 1_000;
/// Of the many, those whose phones sync.
const PHONES: usize = 50;
const PAGES: i64 = 20;
/// Reads measured for the share of the decision.
const READS: usize = 300;

fn ms(value: f64) -> String {
    format!("{value:.1}")
}

/// By the clock, here, and in PostgreSQL.
fn three(cost: &Cost) -> String {
    format!("{} ({} + {})", ms(cost.clock), ms(cost.here), ms(cost.database))
}

async fn on_cluster(cluster: &Cluster) -> App {
    let name = format!("worklist_{}", new_id().replace('-', "_"));
    cluster.create_database(&name, None);
    let url = cluster.url(&name);
    App::start_with(Database::Sqlite, |settings| {
        settings.database = Some(url);
        settings.push_every_ms = 24 * 60 * 60 * 1000;
        Secret::load(settings.secret_file.as_deref().expect("a file"), true).expect("a secret");
    })
    .await
}

/// What a person is to the store.
fn actor(person: &Person) -> Actor {
    let session = new_id().parse::<SessionId>().expect("an id");
    Actor { account: person.account.id, session, name: person.account.name.clone(), proven: true }
}

fn mean_ms(times: usize, mut work: impl FnMut(usize)) -> f64 {
    let began = Instant::now();
    (0..times).for_each(&mut work);
    began.elapsed().as_secs_f64() * 1000.0 / f64::from(u32::try_from(times).expect("few"))
}

/// The decision, a read without a line, and a read with one: by a patient's own look through the reader's eyes, which decides
/// in the same way over the same grants and writes nothing, and by the reader.
fn shares(app: &App, reader: &Person, phones: &[Arc<Person>]) {
    let (state, recipient) = (&app.running.state, RecipientRef::Membership { membership: reader.membership() });
    let of = PreviewOf::Standing { recipient };
    let phone = |n: usize| &phones[n % phones.len()];
    let decision = || {
        mean_ms(READS, |n| {
            let own = actor(phone(n));
            state.db.write(app.clock.now(), |tx| permit::preview(tx, &own, &of).map(|_| ())).expect("a permit");
        })
    };
    let read = || {
        mean_ms(READS, |n| {
            let own = actor(phone(n));
            state.db.write(app.clock.now(), |tx| store::patient::preview(tx, &own, &of).map(|_| ())).expect("a page");
        })
    };
    let nothing = || mean_ms(READS, |_| state.db.write(app.clock.now(), |_| Ok(())).expect("a transaction"));
    let (by, membership) = (actor(reader), reader.membership());
    let disclosed = || {
        mean_ms(READS, |n| {
            let id: PatientId = phone(n).patient_id();
            state
                .db
                .disclose(app.clock.now(), |tx| store::patient::page(tx, &by, membership, id).map(|_| ()))
                .expect("a page");
        })
    };
    let (_, _, _) = (decision(), read(), disclosed());
    let (empty, decided, read, disclosed) = (nothing(), decision(), read(), disclosed());
    let decided = decided - empty;
    say("a patient's page without a line in the log: ms", &ms(read), "");
    say("  of it the permit's decision: ms", &ms(decided), "");
    say("  its share", &format!("{:.0} %", decided / read * 100.0), "wanted ≤ 10 %");
    say("  with the line and its commit: ms", &ms(disclosed), "");
}

/// Rows take a while to write, longer than an access token may last.
async fn still_here(phones: &[Arc<Person>], reader: &Person) {
    reader.refresh().await.is(StatusCode::OK);
    for phone in phones {
        phone.refresh().await.is(StatusCode::OK);
    }
}

pub(crate) async fn measure() {
    let cluster = Cluster::start(Durability::Full);
    let app = on_cluster(&cluster).await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let (few, many) = (Arc::new(unit.physio().await), Arc::new(unit.physio().await));
    let mut phones = Vec::new();
    for _ in 0..PHONES {
        phones.push(Arc::new(unit.patient(&many).await));
    }
    let mut tables = Tables::open(&app.settings.database_url());
    let (memberships, id) = ([few.membership().to_string(), many.membership().to_string()], unit.id.to_string());
    let year = |at: usize| Year { membership: &memberships[at], unit: &id, now: app.clock.now(), today: app.today() };
    let ten = year(0).people(&mut tables, FEW);
    year(0).of(&mut tables, &ten);
    still_here(&phones, &few).await;
    let alone = load::alone(&cluster, &few, 1, 50).await;
    let (before, _) = load::measure(&app, &few, 1, &phones).await;

    let mut thousand = year(1).people(&mut tables, MANY - PHONES);
    thousand.extend(phones.iter().map(|phone| phone.patient_id().to_string()));
    year(1).of(&mut tables, &thousand);
    still_here(&phones, &few).await;
    many.refresh().await.is(StatusCode::OK);
    load::alone(&cluster, &few, 1, 5).await;
    let beside = load::alone(&cluster, &few, 1, 50).await;
    say("worklist of 10, nobody else in the tables: ms, and processor", &three(&alone), "one after the other");
    say("  with 1 000 others there", &three(&beside), "");
    let cpu = |cost: &Cost| cost.here + cost.database;
    say("  ratio of processor time", &format!("{:.2}", cpu(&beside) / cpu(&alone)), "wanted ≤ 1.5");
    load::alone(&cluster, &many, PAGES, 1).await;
    let said = load::alone(&cluster, &many, PAGES, 5).await;
    app.clock.advance_ms(days_ms(1));
    many.refresh().await.is(StatusCode::OK);
    let first = load::alone(&cluster, &many, PAGES, 1).await;
    say("worklist, one page after the other: ms a page", &ms(said.clock), "");
    say("  processor time here, and in PostgreSQL: ms", &format!("{} and {}", ms(said.here), ms(said.database)), "");
    say("  the first time that day, with 50 lines in logs", &ms(first.clock), "");
    say("  processor time here, and in PostgreSQL: ms", &format!("{} and {}", ms(first.here), ms(first.database)), "");
    let (held, reader) = (phones.clone(), many.clone());
    let app = tokio::task::spawn_blocking(move || {
        shares(&app, &reader, &held);
        app
    });
    let app = app.await.expect("a thread");
    still_here(&phones, &few).await;
    let (after, _) = load::measure(&app, &few, 1, &phones).await;
    let (pages, syncs) = load::measure(&app, &many, PAGES, &phones).await;

    say("worklist, 50 of 1 000 with a year each: p99 in ms", &ms(pages.percentile(99)), "wanted ≤ 60");
    say("  half of them", &ms(pages.percentile(50)), "at 50/s, with 200 syncs/s");
    say("  those syncs: p99 in ms", &ms(syncs.percentile(99)), "");
    let lost = [&before, &after, &pages, &syncs].map(|waits| waits.lost);
    say("  not answered, here and below", &format!("{lost:?}"), "none, or the machine had no time for it");
    let halves = [before.percentile(50), after.percentile(50)];
    say("worklist of 10, nobody else in the tables: half in ms", &ms(halves[0]), "at 50/s, with 200 syncs/s");
    say("  with 1 000 others there", &ms(halves[1]), "");
    say("  ratio", &format!("{:.2}", halves[1] / halves[0]), "wanted ≤ 1.5");
    let nines = [before.percentile(99), after.percentile(99)];
    say("  ratio of p99", &format!("{:.2} ({} to {})", nines[1] / nines[0], ms(nines[0]), ms(nines[1])), "");

    app.running.stop().await;
}
