//! Where things are: the workspace root, cargo's target folder, and the folders that only the build tool writes.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use cargo_metadata::MetadataCommand;

/// The folders of one checkout.
pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds; `CARGO_TARGET_DIR` moves it.
    pub(crate) target: PathBuf,
    /// Where the app is put together. Beside the sources whatever `CARGO_TARGET_DIR` says, because `server/build.rs`
    /// looks for it there.
    app: PathBuf,
}

impl Workspace {
    /// The app as the server embeds it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.app.join("dist")
    }

    /// What `wasm-bindgen` wrote for the app, before names and compression.
    pub(crate) fn bindgen(&self) -> PathBuf {
        self.app.join("bindgen")
    }

    /// The same checkout, with folders of its own for an app that no server embeds.
    pub(crate) fn aside(&self, name: &str) -> Self {
        Self { root: self.root.clone(), target: self.target.join(name), app: self.app.join(name) }
    }

    /// What the test run fetches for itself.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// A file built by cargo: `artefact("release", "rygrad")`.
    pub(crate) fn artefact(&self, folder: impl AsRef<Path>, file: &str) -> PathBuf {
        self.target.join(folder).join(file)
    }
}

/// Asks cargo where this workspace is.
pub(crate) fn find() -> Result<Workspace> {
    let metadata = MetadataCommand::new()
        .cargo_path(cargo())
        .manifest_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml"))
        .no_deps()
        .exec()
        .context("asking cargo for the workspace")?;
    let root = metadata.workspace_root.into_std_path_buf();
    Ok(Workspace { app: root.join("target/app"), root, target: metadata.target_directory.into_std_path_buf() })
}

/// The cargo that started us, so that a toolchain chosen on the command line stays chosen.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
