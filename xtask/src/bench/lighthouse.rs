//! Lighthouse, at a fixed version in a folder of this checkout.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::program::must;
use crate::workspace::Workspace;

/// The last that runs on the Node of Debian 12; Apache-2.0.
const VERSION: &str = "12.8.2";

/// The path of its command line, fetched if this checkout does not have that version yet.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools().join(format!("lighthouse-{VERSION}"));
    let script = folder.join("node_modules/lighthouse/cli/index.js");
    if !script.exists() {
        fs::create_dir_all(&folder)?;
        let quiet = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", "."];
        must(Command::new("npm").args(quiet).arg(format!("lighthouse@{VERSION}")).current_dir(&folder))?;
    }
    ensure!(script.exists(), "lighthouse@{VERSION} has no command line");
    Ok(script)
}
