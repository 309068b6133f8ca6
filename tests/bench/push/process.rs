//! A server in a process of its own, for its memory and processor time; and processor time of this thread.

use std::process::Command;
use std::time::Duration;

use server::Settings;
use server::clock::Clock;
use tests::child::{Child, End};
use tests::postgres::Cluster;

/// The word that makes this program a server: `figures serve-for-push FOLDER [DATABASE]`.
pub(crate) const ROLE: &str = "serve-for-push";
const START_LIMIT: Duration = Duration::from_secs(60);
/// Ticks of `/proc` in a second; the same on every Linux that there is.
const TICKS: f64 = 100.0;

/// Serves until killed.
pub(crate) async fn serve(folder: &str, database: Option<String>) {
    let settings = Settings { push_every_ms: 1_000, ..Settings::for_test(folder.into(), database) };
    let running = server::start(settings, Clock::default()).await.expect("the server starts");
    println!("serves {} {}", std::process::id(), running.origin());
    std::future::pending::<()>().await;
}

/// That server, killed when dropped.
pub(crate) struct Served {
    pub(crate) origin: String,
    pid: u32,
    child: Child,
}

impl Served {
    pub(crate) async fn start(folder: &std::path::Path, database: Option<&str>) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg(ROLE).arg(folder).args(database);
        let child = Child::start(&command, None, End::Kill, None);
        let said = child
            .line(START_LIMIT, |line| {
                let (pid, origin) = line.strip_prefix("serves ")?.split_once(' ')?;
                Some((pid.parse().ok()?, origin.to_owned()))
            })
            .await;
        let (pid, origin) = said.unwrap_or_else(|missing| panic!("{}", missing.said));
        Self { origin, pid, child }
    }

    /// The most memory it ever had, in kB (`VmHWM`).
    pub(crate) fn most_memory_kb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid)).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its memory");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Processor time so far, in seconds.
    pub(crate) fn cpu_s(&self) -> f64 {
        cpu_s(&format!("/proc/{}/stat", self.pid))
    }

    /// Ends it, and waits for that.
    pub(crate) fn end(self) {
        self.child.end();
    }
}

fn cpu_s(file: &str) -> f64 {
    let stat = std::fs::read_to_string(file).expect("/proc");
    // After the name, which may hold anything: state is field 3, user and system time are 14 and 15.
    let rest = stat.rsplit_once(") ").expect("a name").1;
    let ticks: f64 = rest.split(' ').skip(11).take(2).map(|field| field.parse::<f64>().expect("ticks")).sum();
    ticks / TICKS
}

/// Processor time of this process so far, in seconds.
pub(crate) fn this_cpu_s() -> f64 {
    cpu_s("/proc/self/stat")
}

/// Processor time so far of all processes of a cluster that there are, in seconds.
pub(crate) fn cluster_cpu_s(cluster: &Cluster) -> f64 {
    let folder = cluster.sql("postgres", "SHOW data_directory");
    let file = std::fs::read_to_string(format!("{folder}/postmaster.pid")).expect("it runs");
    let first = file.lines().next().expect("its process").to_owned();
    let processes = std::fs::read_dir("/proc").expect("/proc").flatten();
    let stats = processes.map(|one| one.path().join("stat")).filter(|stat| stat.is_file());
    let of_it = stats.filter(|stat| {
        // One that has just ended is none.
        let text = std::fs::read_to_string(stat).unwrap_or_default();
        text.rsplit_once(") ").is_some_and(|(_, rest)| rest.split(' ').nth(1) == Some(first.as_str()))
    });
    of_it.filter(|stat| stat.is_file()).map(|stat| cpu_s(&stat.display().to_string())).sum()
}

/// Processor time of this thread so far, in seconds.
pub(crate) fn thread_cpu_s() -> f64 {
    cpu_s("/proc/thread-self/stat")
}

/// Runs on one thread and waits for it.
pub(crate) fn worker<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let thread = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        tokio::task::LocalSet::new().block_on(&runtime, work)
    });
    thread.join().expect("a thread")
}
