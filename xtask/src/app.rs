//! The app as the browser loads it: two wasm entries, their glue, one stylesheet, icons, pages and the service worker,
//! under names that change with their content, each with a brotli twin.
//!
//! Only what changed is written, because cargo rebuilds the server when a file here is newer.

mod bindgen;
mod bundle;
mod icon;
mod shell;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::program::{cargo_command, must, output, step};
use crate::workspace::Workspace;

/// The two entries: the name of the binary in `pwa`.
const ENTRIES: [&str; 2] = ["patient", "team"];

/// Where the app runs.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the app and returns the folder it is in.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    step("compiling the app to wasm", || {
        add_target()?;
        let mut arguments = vec!["build", "--profile", "app", "--target", TARGET, "--package", "pwa"];
        for entry in ENTRIES {
            arguments.extend(["--bin", entry]);
        }
        must(&mut cargo_command(workspace, &arguments))
    })?;
    step("putting the app together", || {
        let [patient, team] = ENTRIES.map(|entry| bindgen::glue(workspace, TARGET, entry));
        let bundle = shell::assemble(workspace, &patient?, &team?)?;
        bundle.write(&workspace.dist())
    })?;
    Ok(workspace.dist())
}

/// Adds the wasm target where rustup keeps the toolchain; elsewhere the compiler has it or says so itself.
pub(crate) fn add_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    let added = Command::new("rustup").args(["target", "add", TARGET]).status();
    match added.context("starting rustup") {
        Ok(status) if status.success() => Ok(()),
        _ => bail!("the compiler has no {TARGET} target; type: rustup target add {TARGET}"),
    }
}
