//! The built program, and where it keeps its data.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::app::new_id;
use crate::child::{Child, End, new_folder};
use crate::postgres::Cluster;

const BUILD: &str = "the server is not built. Type: cargo build --bin rygrad (or say where it is with RYGRAD_BIN)";
const START_LIMIT: Duration = Duration::from_secs(60);

/// The folder and, for PostgreSQL, the database of one test. The folder goes with it.
pub struct Place {
    folder: PathBuf,
    database: Option<String>,
}

impl Place {
    /// The embedded database in a folder of its own.
    pub fn embedded() -> Self {
        Self { folder: new_folder("cli"), database: None }
    }

    /// The embedded database in a given folder, which need not exist.
    pub fn embedded_in(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), database: None }
    }

    /// An empty database of a cluster, and a secret.
    pub fn postgres(cluster: &Cluster) -> Self {
        let name = format!("cli_{}", new_id().replace('-', "_"));
        cluster.create_database(&name, None);
        let place = Self { folder: new_folder("cli"), database: Some(cluster.url(&name)) };
        std::fs::write(place.secret(), "5ec2e7".repeat(11).get(..64).expect("64 digits")).expect("a folder of our own");
        place
    }

    /// What [`crate::tables::Tables`] opens.
    pub fn database(&self) -> String {
        self.database.clone().unwrap_or_else(|| self.folder.join("rygrad.sqlite").display().to_string())
    }

    /// The secret's file.
    pub fn secret(&self) -> PathBuf {
        self.folder.join("secret")
    }

    /// The file of heads, beside the secret.
    #[must_use]
    pub fn heads(&self) -> PathBuf {
        self.folder.join("secret.heads")
    }

    /// The flags that lead here.
    pub fn flags(&self) -> Vec<String> {
        let folder = self.folder.display().to_string();
        match &self.database {
            None => vec!["--data-dir".to_owned(), folder],
            Some(url) => vec![
                "--database".to_owned(),
                url.clone(),
                "--secret-file".to_owned(),
                self.secret().display().to_string(),
            ],
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // One that was never made is gone already.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// The program, in the folder of its data and without settings from outside.
pub fn rygrad(place: &Place) -> Command {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/rygrad");
    let program = std::env::var_os("RYGRAD_BIN").map_or(built, PathBuf::from);
    assert!(program.is_file(), "{}: {BUILD}", program.display());
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("RYGRAD_")) {
        command.env_remove(name);
    }
    if place.folder.is_dir() {
        command.current_dir(&place.folder);
    }
    command
}

/// The program serving; killed with signal 9 when dropped.
pub struct Server {
    origin: String,
    child: Child,
}

impl Server {
    /// Serves on a free port.
    pub async fn start(place: &Place) -> Self {
        Self::start_with(place, &[]).await
    }

    /// Serves with more flags.
    pub async fn start_with(place: &Place, flags: &[&str]) -> Self {
        let mut command = rygrad(place);
        command.args(["serve", "--port", "0", "--cheap-passwords"]).args(place.flags()).args(flags);
        let child = Child::start(&command, None, End::Kill, None);
        let listens = |line: &str| line.strip_prefix("Rygrad listens on ").map(str::to_owned);
        let origin = child.line(START_LIMIT, listens).await.unwrap_or_else(|missing| panic!("{}", missing.said));
        Self { origin, child }
    }

    /// What it printed before it listened.
    pub fn said(&self) -> String {
        self.child.said()
    }

    /// An absolute address.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}
