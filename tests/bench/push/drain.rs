//! Reminders that all fall due in the same minute, until every one is with its push service and settled: by one server in a
//! process of its own. Its greatest memory for ten times as many stands beside.

use std::path::Path;
use std::time::{Duration, Instant};

use server::clock::Clock;
use tests::app::new_id;
use tests::child::Folder;
use tests::due;
use tests::postgres::Cluster;
use tests::tables::Tables;

use super::process::Served;
use super::sink::Sink;
use crate::say;

const DUE: [usize; 2] = [10_000, 100_000];
pub(super) const RULES_EACH: usize = 50;
const LIMIT: Duration = Duration::from_secs(900);
const LOOK: Duration = Duration::from_millis(200);

/// An empty database, made up to date by a server that has ended since.
pub(super) struct Place {
    pub(super) folder: Folder,
    pub(super) database: Option<String>,
}

impl Place {
    pub(super) async fn new(cluster: Option<&Cluster>) -> Self {
        let folder = Folder::new("due");
        let database = cluster.map(|cluster| {
            let name = format!("due_{}", new_id().replace('-', "_"));
            cluster.create_database(&name, None);
            server::secret::Secret::load(&folder.join("secret"), true).expect("a secret");
            cluster.url(&name)
        });
        let place = Self { folder, database };
        place.serve().await.end();
        place
    }

    pub(super) async fn serve(&self) -> Served {
        let folder: &Path = &self.folder;
        Served::start(folder, self.database.as_deref()).await
    }

    pub(super) fn tables(&self) -> Tables {
        let file = self.folder.join("rygrad.sqlite").display().to_string();
        Tables::open(self.database.as_deref().unwrap_or(&file))
    }
}

fn due() -> Vec<usize> {
    std::env::var("RYGRAD_DUE")
        .map_or(DUE.to_vec(), |asked| asked.split(',').map(|count| count.trim().parse().expect("a number")).collect())
}

async fn drain(what: &str, cluster: Option<&Cluster>, count: usize) {
    let (place, sink) = (Place::new(cluster).await, Sink::start());
    let mut tables = place.tables();
    due::write(&mut tables, &sink.origin, count / RULES_EACH, RULES_EACH, Clock::default().now());
    let began = Instant::now();
    let served = place.serve().await;
    let mut first = None;
    while sink.taken() < count {
        if sink.taken() > 0 && first.is_none() {
            first = Some(began.elapsed());
        }
        assert!(began.elapsed() < LIMIT, "{} of {count} after {LIMIT:?}", sink.taken());
        tokio::time::sleep(LOOK).await;
    }
    let open = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM delivery WHERE state <> 'accepted'";
    while tables.lines(open) != ["0"] {
        assert!(began.elapsed() < LIMIT, "not settled after {LIMIT:?}");
        tokio::time::sleep(LOOK).await;
    }
    let (took, cpu_s) = (began.elapsed(), served.cpu_s());
    assert_eq!(sink.taken(), count, "each once");
    let wanted = if count == 100_000 { "wanted ≤ 60" } else { "" };
    say(&format!("push: {count} due at once, {what}: s"), &format!("{:.1}", took.as_secs_f64()), wanted);
    say("  the first was out after: s", &format!("{:.1}", first.unwrap_or(took).as_secs_f64()), "");
    say("  processor time of the server: s", &format!("{cpu_s:.1}"), "");
    say("  most memory of the server: MB", &(served.most_memory_kb() / 1024).to_string(), "wanted: the same for all");
    served.end();
    drop(tables);
    if let (Some(cluster), Some(database)) = (cluster, place.database.as_deref().and_then(|url| url.rsplit_once('/'))) {
        cluster.drop_database(database.1);
    }
}

pub(super) async fn measure(what: &str, cluster: Option<&Cluster>) {
    for count in due() {
        drain(what, cluster, count).await;
    }
}
