//! One temporary PostgreSQL cluster per test process, on a free port of 127.0.0.1, gone when the process is gone.
//!
//! It uses the distribution's binaries and nothing of an installed server: its own folder, user and configuration.
//! PostgreSQL refuses to run as root, so under root it runs as `postgres` or, without one, `nobody`.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use crate::child::{self, Child, End};

/// The role that owns everything; the cluster trusts it from this machine.
pub const ROLE: &str = "rygrad";

const INSTALL: &str = "PostgreSQL is not installed. Type: sudo apt-get install --no-install-recommends postgresql";
const PROGRAMS: [&str; 3] = ["initdb", "postgres", "psql"];
const INIT_AND_SERVE: &str = r#"
bin=$1 data=$2
shift 2
"$bin/initdb" --locale=C --encoding=UTF8 --auth=trust --no-sync --no-instructions --username="$0" --pgdata="$data" &&
  exec "$bin/postgres" -D "$data" "$@"
"#;
const START_LIMIT: Duration = Duration::from_secs(60);
const START_ATTEMPTS: u32 = 5;

/// What an acknowledged transaction survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The end of the server under test, not of the machine: `fsync` is off, everything is faster.
    Relaxed,
    /// Everything, as in operation: for figures and for tests that kill PostgreSQL itself.
    Full,
}

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    port: u16,
    bin: PathBuf,
    _server: Child,
}

impl Cluster {
    /// The cluster that the tests of this process share, started at the first call.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(Durability::Relaxed))
    }

    /// A cluster of one's own, stopped when dropped.
    pub fn start(durability: Durability) -> Self {
        let bin = bin_folder().unwrap_or_else(|| panic!("{INSTALL}"));
        let user = unprivileged_user();
        let mut complaint = String::new();
        // The port is free when chosen and may be taken a moment later.
        for _ in 0..START_ATTEMPTS {
            let folder = child::new_folder("postgres");
            if let Some((uid, gid)) = user {
                std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).expect("root may give a folder away");
            }
            let port = free_port();
            let server = Child::start(&serve(&bin, &folder, port, durability), Some(&folder), End::Quit, user);
            let ready = |line: &str| line.contains("ready to accept connections").then_some(());
            match server.line_blocking(START_LIMIT, ready) {
                Ok(()) => {
                    return Self { port, bin, _server: server };
                }
                Err(missing) => complaint = missing.said,
            }
        }
        panic!("PostgreSQL did not start:\n{complaint}");
    }

    /// How a server reaches the database `name`.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}/{name}", self.port)
    }

    /// Its port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The folder of its programs: `psql`, `pgbench`, `pg_dump`.
    pub fn bin(&self) -> &Path {
        &self.bin
    }

    /// Creates `name`, empty or as a copy of `template`, which nobody may be connected to.
    pub fn create_database(&self, name: &str, template: Option<&str>) {
        let template = quote(template.unwrap_or("template0"));
        self.sql("postgres", &format!("CREATE DATABASE {} TEMPLATE {template}", quote(name)));
    }

    /// Removes `name`, ending the connections to it.
    pub fn drop_database(&self, name: &str) {
        self.sql("postgres", &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quote(name)));
    }

    /// What `psql` prints for `statement` in `database`: a line per row, columns apart by `|`. Panics with its complaint.
    pub fn sql(&self, database: &str, statement: &str) -> String {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"]);
        psql.arg(self.url(database)).arg("--command").arg(statement).env("PGOPTIONS", "--client-min-messages=warning");
        let output = psql.output().expect("psql stands beside the server");
        assert!(output.status.success(), "{statement}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// One program that first makes the cluster, then becomes its server: it can be ended at any point.
fn serve(bin: &Path, folder: &Path, port: u16, durability: Durability) -> Command {
    let mut postgres = Command::new("sh");
    postgres.args(["-c", INIT_AND_SERVE, ROLE]).arg(bin).arg(folder.join("data"));
    postgres.current_dir(folder).env("LC_ALL", "C");
    let mut set = |setting: &str| {
        postgres.args(["-c", setting]);
    };
    set("listen_addresses=127.0.0.1");
    set("unix_socket_directories=");
    set(&format!("port={port}"));
    // Many servers under test, each with a pool, share this cluster.
    set("max_connections=400");
    set("shared_buffers=64MB");
    if durability == Durability::Relaxed {
        set("fsync=off");
        set("full_page_writes=off");
        set("synchronous_commit=off");
    }
    postgres
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has free ports");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// The newest version in the distribution's folders, which it keeps off the search path; then what the search path has.
/// A folder counts when it has every program used here.
fn bin_folder() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .collect();
    versions.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = versions.into_iter().rev().map(|(_, folder)| folder).chain(std::env::split_paths(&path));
    folders.find(|folder| PROGRAMS.iter().all(|program| folder.join(program).is_file()))
}

/// (uid, gid) to run as, when this process is root.
fn unprivileged_user() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").ok()?.uid() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").expect("a machine with users");
    let id_of = |name: &str| {
        users.lines().map(|line| line.split(':').collect::<Vec<_>>()).find_map(|user| match user[..] {
            [found, _, uid, gid, ..] if found == name => Some((uid.parse().ok()?, gid.parse().ok()?)),
            _ => None,
        })
    };
    Some(
        id_of("postgres")
            .or_else(|| id_of("nobody"))
            .expect("PostgreSQL does not run as root, and no other user was found"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_cloned_from_a_template_has_its_rows_and_its_own_future() {
        let cluster = Cluster::shared();
        cluster.create_database("template_of_rows", None);
        cluster.sql("template_of_rows", "CREATE TABLE walk (km int); INSERT INTO walk VALUES (3), (5)");
        cluster.create_database("clone_one", Some("template_of_rows"));
        cluster.create_database("clone_two", Some("template_of_rows"));
        cluster.sql("clone_two", "DELETE FROM walk WHERE km = 3");
        assert_eq!(cluster.sql("clone_one", "SELECT km, km * 2 FROM walk ORDER BY km"), "3|6\n5|10");
        assert_eq!(cluster.sql("clone_two", "SELECT km FROM walk"), "5");
        cluster.drop_database("clone_two");
        assert_eq!(cluster.sql("postgres", "SELECT count(*) FROM pg_database WHERE datname = 'clone_two'"), "0");
    }

    #[test]
    fn a_cluster_is_utf8_in_c_order_and_durable_when_asked() {
        let cluster = Cluster::start(Durability::Full);
        assert_eq!(cluster.sql("postgres", "SHOW server_encoding"), "UTF8");
        assert_eq!(cluster.sql("postgres", "SELECT 'Z' < 'a'"), "t");
        assert_eq!(cluster.sql("postgres", "SHOW fsync"), "on");
        assert_eq!(Cluster::shared().sql("postgres", "SHOW fsync"), "off");
        assert_eq!(cluster.url("x"), format!("postgres://rygrad@127.0.0.1:{}/x", cluster.port()));
    }

    #[test]
    fn stopping_frees_the_port_and_removes_the_folder() {
        let cluster = Cluster::start(Durability::Relaxed);
        let (port, data) = (cluster.port(), cluster.sql("postgres", "SHOW data_directory"));
        assert!(Path::new(&data).exists());
        drop(cluster);
        assert!(!Path::new(&data).exists());
        TcpListener::bind(("127.0.0.1", port)).unwrap();
    }
}
