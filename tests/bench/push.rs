//! Reminders: how many messages a second are made and delivered, against npm's web-push in the same run; how many that fall
//! due in the same minute are drained, in how much memory; and what that does to phones that sync meanwhile.
//!
//! `RYGRAD_DUE` (such as `1000,10000`) says how many fall due instead of 10 000 and 100 000.

mod beside;
mod drain;
mod process;
mod rate;
mod sink;

pub(crate) use self::process::{ROLE, serve};
use tests::postgres::{Cluster, Durability};

/// Everything, on both databases.
pub(crate) async fn measure() {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load of this machine as the reminders begin: {}", load.trim());
    rate::measure().await;
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(Durability::Full)).await.expect("a cluster");
    drain::measure("embedded database", None).await;
    drain::measure("PostgreSQL", Some(&cluster)).await;
    beside::measure("embedded database", None).await;
    beside::measure("PostgreSQL", Some(&cluster)).await;
}
