//! Reminders: how many messages a second are made and delivered, against npm's web-push in the same run; how many that fall
//! due in the same minute are drained, in how much memory; and what that does to phones that sync meanwhile.
//!
//! `RYGRAD_DUE` (such as `1000,10000`) says how many fall due instead of 10 000 and 100 000.

mod beside;
mod drain;
pub(crate) mod process;
mod rate;
mod sink;

pub(crate) use self::process::{ROLE, serve};
use tests::postgres::{Cluster, Durability};

/// What is measured: all of it is `push`.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// One thread, no database.
    Rate,
    /// Many due at once.
    Drain,
    /// Phones beside it.
    Beside,
}

impl Part {
    /// By which it is picked.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Drain => "drain",
            Self::Beside => "beside",
        }
    }
}

/// One part, on both databases.
pub(crate) async fn measure(part: Part) {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load of this machine as {} begins: {}", part.name(), load.trim());
    if matches!(part, Part::Rate) {
        return rate::measure().await;
    }
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(Durability::Full)).await.expect("a cluster");
    for (what, cluster) in [("embedded database", None), ("PostgreSQL", Some(&cluster))] {
        match part {
            Part::Drain => drain::measure(what, cluster).await,
            Part::Rate | Part::Beside => beside::measure(what, cluster).await,
        }
    }
}
