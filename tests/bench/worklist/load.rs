//! Requests at their moments, whether the ones before are answered or not: pages of a worklist, and phones that sync.

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, Person, new_id, put};
use tests::postgres::Cluster;
use tokio::task::JoinHandle;

use crate::push::process;

/// Pages a second.
const PAGES_PER_S: u32 = 50;
/// Syncs a second.
const SYNCS_PER_S: u32 = 200;
/// How long one measurement takes.
const SECONDS: u32 = 15;
const WARM_UP_SECONDS: u32 = 3;

/// How long after its moment each was answered, in milliseconds, sorted; and how many were not, because it was too much.
pub(super) struct Waits {
    ms: Vec<f64>,
    pub(super) lost: usize,
}

impl Waits {
    async fn of(tasks: Vec<JoinHandle<Duration>>) -> Self {
        let (mut waits, mut lost) = (Vec::with_capacity(tasks.len()), 0);
        for task in tasks {
            match task.await {
                Ok(wait) => waits.push(wait),
                Err(_) => lost += 1,
            }
        }
        waits.sort_unstable();
        Self { ms: waits.into_iter().map(|wait| wait.as_secs_f64() * 1000.0).collect(), lost }
    }

    /// So many hundredths waited no longer.
    pub(super) fn percentile(&self, hundredths: usize) -> f64 {
        self.ms[(self.ms.len() * hundredths / 100).min(self.ms.len() - 1)]
    }
}

async fn page(reader: Arc<Person>, page: i64, at: Instant) -> Duration {
    tokio::time::sleep_until(at.into()).await;
    let path = format!("/api/v1/memberships/{}/worklist", reader.membership());
    let answer = reader.post(&path, &json!({"page": page})).await;
    answer.is(StatusCode::OK);
    at.elapsed()
}

async fn sync(phone: Arc<Person>, put: serde_json::Value, at: Instant) -> Duration {
    tokio::time::sleep_until(at.into()).await;
    phone.sync(&[put]).await;
    at.elapsed()
}

async fn both(app: &App, reader: &Arc<Person>, pages: i64, phones: &[Arc<Person>], seconds: u32) -> (Waits, Waits) {
    let began = Instant::now() + Duration::from_millis(200);
    let reading: Vec<_> = (0..PAGES_PER_S * seconds)
        .map(|n| {
            // Not one page after the other: each as often, in no order that a cache could follow.
            let wanted = (i64::from(n) * 7) % pages;
            tokio::spawn(page(reader.clone(), wanted, began + Duration::from_secs(1) * n / PAGES_PER_S))
        })
        .collect();
    let walk = json!({"kind": "activity", "what": "walking", "minutes": 25});
    let syncing: Vec<_> = (0..SYNCS_PER_S * seconds)
        .zip(phones.iter().cycle())
        .map(|(n, phone)| {
            let put = put("entry", &new_id(), 0, &app.entry(app.today(), &walk));
            tokio::spawn(sync(phone.clone(), put, began + Duration::from_secs(1) * n / SYNCS_PER_S))
        })
        .collect();
    let syncs = Waits::of(syncing).await;
    (Waits::of(reading).await, syncs)
}

/// Pages of a list while phones sync: how long both waited.
pub(super) async fn measure(app: &App, reader: &Arc<Person>, pages: i64, phones: &[Arc<Person>]) -> (Waits, Waits) {
    both(app, reader, pages, phones, WARM_UP_SECONDS).await;
    both(app, reader, pages, phones, SECONDS).await
}

/// What a page takes in milliseconds: by the clock, and of processor time by this process and by PostgreSQL.
pub(super) struct Cost {
    pub(super) clock: f64,
    pub(super) here: f64,
    pub(super) database: f64,
}

/// Pages one after the other's answer, each so often: the mean of one.
pub(super) async fn alone(cluster: &Cluster, reader: &Arc<Person>, pages: i64, times: u32) -> Cost {
    let (here, database) = (process::this_cpu_s(), process::cluster_cpu_s(cluster));
    let began = Instant::now();
    for _ in 0..times {
        for wanted in 0..pages {
            page(reader.clone(), wanted, Instant::now()).await;
        }
    }
    let count = f64::from(times * u32::try_from(pages).expect("few"));
    let each = |seconds: f64| seconds * 1000.0 / count;
    Cost {
        clock: each(began.elapsed().as_secs_f64()),
        here: each(process::this_cpu_s() - here),
        database: each(process::cluster_cpu_s(cluster) - database),
    }
}
