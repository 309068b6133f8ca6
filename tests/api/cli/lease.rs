//! Three servers on one PostgreSQL share the reminders, and are killed at any moment: each reminder reaches its push
//! service, and more than once only where one server took over what another had begun.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use server::clock::{Clock, random};
use tests::due;
use tests::postgres::{Cluster, Durability};
use tests::request::{Request, answer};
use tests::tables::Tables;
use tokio::net::TcpListener;
use tokio::time::Instant;

use tests::program::{Place, Server};

/// `RYGRAD_OCCURRENCES` is how many instead; `cargo xtask soak` sets it.
const OCCURRENCES: usize = 2_000;
const RULES_EACH: usize = 50;
const SERVERS: usize = 3;
/// At the least; one per thousand occurrences if that is more.
const KILLS: usize = 6;
/// A lease, and time for what it held up; a little more for each occurrence.
const LIMIT: Duration = Duration::from_secs(180);
const LIMIT_EACH: Duration = Duration::from_millis(10);

/// Accepted messages by topic, which names the rule.
type Accepted = Arc<Mutex<BTreeMap<String, usize>>>;

/// A push service that takes everything, each after a moment.
async fn push_service() -> (u16, Accepted) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let accepted = Accepted::default();
    let counted = Arc::clone(&accepted);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let counted = Arc::clone(&counted);
            tokio::spawn(async move {
                let Ok(Some(request)) = Request::read(&mut stream).await else { return };
                let topic = request.header("topic").unwrap_or_default().to_owned();
                *counted.lock().expect("a lock").entry(topic).or_default() += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
                drop(answer(&mut stream, "201 Created", &[], b"").await);
            });
        }
    });
    (port, accepted)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_servers_share_the_reminders_and_take_over_from_a_killed_one() {
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(Durability::Full)).await.expect("a cluster");
    let place = Place::postgres(&cluster);
    let flags = ["--push-loopback", "--push-every-ms", "200"];
    let mut servers = Vec::new();
    for _ in 0..SERVERS {
        servers.push(Server::start_with(&place, &flags).await);
    }
    let (port, accepted) = push_service().await;
    let mut tables = Tables::open(&place.database());
    let asked = std::env::var("RYGRAD_OCCURRENCES").map_or(OCCURRENCES, |asked| asked.parse().expect("a number"));
    let patients = (asked / RULES_EACH).max(1);
    let (occurrences, kills) = (patients * RULES_EACH, KILLS.max(asked / 1_000));
    due::write(&mut tables, &format!("http://127.0.0.1:{port}"), patients, RULES_EACH, Clock::default().now());

    for _ in 0..kills {
        let [which, wait] = random::<2>();
        tokio::time::sleep(Duration::from_millis(100 + u64::from(wait))).await;
        drop(servers.remove(usize::from(which) % servers.len()));
        servers.push(Server::start_with(&place, &flags).await);
    }
    let started = Instant::now();
    let limit = LIMIT + LIMIT_EACH * u32::try_from(occurrences).expect("not that many");
    let open = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM delivery WHERE state = 'waiting'";
    let taken = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM occurrence";
    let all = occurrences.to_string();
    while tables.lines(open) != ["0"] || tables.lines(taken) != [all.clone()] {
        assert!(started.elapsed() < limit, "{:?} of {:?} still open", tables.lines(open), tables.lines(taken));
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    drop(servers);

    let ends = tables.lines(
        "SELECT DISTINCT d.state || ' ' || o.state AS line FROM delivery d JOIN occurrence o ON o.id = d.occurrence_id",
    );
    assert_eq!(ends, ["accepted settled"]);
    let claims = tables.lines(
        "SELECT REPLACE(o.reminder_id, '-', '') || ' ' || d.tries AS line FROM delivery d JOIN occurrence o ON o.id = d.occurrence_id",
    );
    let accepted = accepted.lock().expect("a lock");
    let mut twice = 0;
    for claim in &claims {
        let (topic, tries) = claim.split_once(' ').expect("two words");
        let times = accepted.get(topic).copied().unwrap_or_default();
        let tries: usize = tries.parse().expect("a number");
        assert!(times >= 1, "{topic} was never sent");
        assert!(times <= tries, "{topic} was sent {times} times in {tries} claims");
        twice += usize::from(times > 1);
    }
    assert_eq!((claims.len(), accepted.len()), (occurrences, occurrences));
    println!("{} occurrences, {kills} kills, {twice} sent twice after a lease was taken over", claims.len());
}
