//! What an operator can set: flags, or `RYGRAD_*` variables of the same names.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Settings of `rygrad serve` and `rygrad admin`.
#[derive(Debug, Clone, clap::Args)]
pub struct Settings {
    /// Folder of the embedded database and the secret.
    #[arg(long, env = "RYGRAD_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// `postgres://…` instead of the embedded database.
    #[arg(long, env = "RYGRAD_DATABASE")]
    pub database: Option<String>,
    /// File with the server's secret; made at the first run of the embedded database, required with PostgreSQL.
    #[arg(long, env = "RYGRAD_SECRET_FILE")]
    pub secret_file: Option<PathBuf>,
    /// File to which the heads of all patients' logs of who saw what are appended, so that a log cut off in the database is
    /// found; without it, beside the secret with the ending .heads.
    #[arg(long, env = "RYGRAD_LOG_HEADS")]
    pub log_heads: Option<PathBuf>,
    /// How often heads that moved on are kept there, in milliseconds.
    #[arg(long, env = "RYGRAD_HEADS_EVERY_MS", default_value_t = 60_000)]
    pub heads_every_ms: u64,
    /// Address to listen on.
    #[arg(long, env = "RYGRAD_HOST", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Port to listen on; 0 takes a free one.
    #[arg(long, env = "RYGRAD_PORT", default_value_t = 8080)]
    pub port: u16,
    /// The app's own address as browsers see it, without a trailing slash, for links in reminders.
    #[arg(long, env = "RYGRAD_ORIGIN")]
    pub origin: Option<String>,
    /// Whom push services may write to, a mailto: or https: address (RFC 8292).
    #[arg(long, env = "RYGRAD_PUSH_CONTACT", default_value = "mailto:drift@example.invalid")]
    pub push_contact: String,
    /// Allows push addresses on this machine's loopback, for tests.
    #[arg(long, env = "RYGRAD_PUSH_LOOPBACK")]
    pub push_loopback: bool,
    /// Where monitoring reads `/metrics`, an address and port of its own such as 127.0.0.1:9464; without it, nowhere.
    /// There is no sign-in there: open it to the monitoring only.
    #[arg(long, env = "RYGRAD_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
    /// How often to look for reminders that fall due, in milliseconds.
    #[arg(long, env = "RYGRAD_PUSH_EVERY_MS", default_value_t = 5_000)]
    pub push_every_ms: u64,
    /// Takes the client's address from the last entry of X-Forwarded-For, which the proxy in front writes.
    #[arg(long, env = "RYGRAD_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Registrations per address and hour.
    #[arg(long, env = "RYGRAD_REGISTRATIONS_PER_HOUR", default_value_t = 30)]
    pub registrations_per_hour: i64,
    /// Sign-ins and codes per address in a quarter of an hour.
    #[arg(long, env = "RYGRAD_TRIES_PER_ADDRESS", default_value_t = 100)]
    pub tries_per_address: i64,
    /// The oldest protocol of the app that is understood; raising it makes older phones renew before they send.
    #[arg(long, env = "RYGRAD_OLDEST_PROTOCOL", default_value_t = domain::sync::OLDEST_PROTOCOL)]
    pub oldest_protocol: u32,
    /// Hashes passwords cheaply. For tests and demonstrations only: refused unless listening on loopback.
    #[arg(long, env = "RYGRAD_CHEAP_PASSWORDS")]
    pub cheap_passwords: bool,
    /// Makes demonstration people in an empty database. Only on loopback.
    #[arg(long, env = "RYGRAD_DEMO")]
    pub demo: bool,
}

impl Settings {
    /// Settings of a server for one test: an embedded database in `data_dir`, or `database`; a free port on loopback.
    #[must_use]
    pub fn for_test(data_dir: PathBuf, database: Option<String>) -> Self {
        Self {
            secret_file: Some(data_dir.join("secret")),
            log_heads: None,
            heads_every_ms: 60_000,
            data_dir,
            database,
            host: IpAddr::from([127, 0, 0, 1]),
            port: 0,
            origin: None,
            push_contact: "mailto:test@example.invalid".to_owned(),
            push_loopback: true,
            metrics_listen: None,
            push_every_ms: 200,
            behind_proxy: false,
            oldest_protocol: domain::sync::OLDEST_PROTOCOL,
            registrations_per_hour: 1_000_000,
            tries_per_address: 1_000_000,
            cheap_passwords: true,
            demo: false,
        }
    }

    /// The database to open: the URL, or the path of the embedded file.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| self.data_dir.join("rygrad.sqlite").display().to_string())
    }

    /// The secret's file.
    #[must_use]
    pub fn secret_path(&self) -> PathBuf {
        self.secret_file.clone().unwrap_or_else(|| self.data_dir.join("secret"))
    }

    /// The file of heads.
    #[must_use]
    pub fn heads_path(&self) -> PathBuf {
        self.log_heads.clone().unwrap_or_else(|| {
            let mut beside = self.secret_path().into_os_string();
            beside.push(".heads");
            beside.into()
        })
    }
}
