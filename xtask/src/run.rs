//! `cargo xtask run`: app, server, demo people, on this machine.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::app;
use crate::program::{cargo_command, must, step};
use crate::workspace::Workspace;

/// Where to serve and what to keep the data in.
#[derive(Args)]
pub(crate) struct Options {
    /// The port on this machine.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Database address, such as postgres://user@host/name. A file in data/ if absent.
    #[arg(long)]
    database: Option<String>,
}

/// Builds everything and becomes the server.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    app::build(workspace)?;
    let server = release(workspace)?;
    let mut serve = Command::new(server);
    serve.args(["serve", "--demo", "--data-dir", "data", "--port", &options.port.to_string()]);
    if let Some(database) = &options.database {
        serve.args(["--database", database]);
    }
    become_program(serve.current_dir(&workspace.root))
}

/// Builds the server in release, with the app inside, and returns its path.
pub(crate) fn release(workspace: &Workspace) -> Result<PathBuf> {
    step("building the server", || {
        must(&mut cargo_command(workspace, &["build", "--release", "--package", "server", "--bin", "rygrad"]))
    })?;
    Ok(workspace.artefact("release", &format!("rygrad{}", std::env::consts::EXE_SUFFIX)))
}

/// Replaces this process, so that Ctrl-C and signals reach the server itself.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec()).map_err(|error| anyhow::anyhow!("starting the server: {error}"))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    must(command)
}
