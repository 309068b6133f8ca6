//! The libraries of other languages that reminders are held against: python-dateutil and ical.js, at fixed versions in a
//! folder of this checkout. `tzdata` is the release of the zone database that our chrono-tz carries.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::program::must;
use crate::workspace::Workspace;

const PYTHON: [&str; 2] = ["python-dateutil==2.9.0.post0", "tzdata==2025.2"];
const NPM: &str = "ical.js@2.2.1";

/// The folder with `venv` and `node_modules`, filled if this checkout does not have these versions yet.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools().join("oracles");
    let versions = format!("{} {NPM}", PYTHON.join(" "));
    let filled = folder.join("versions");
    if fs::read_to_string(&filled).is_ok_and(|found| found == versions) {
        return Ok(folder);
    }
    fs::create_dir_all(&folder)?;
    must(Command::new("python3").args(["-m", "venv", "venv"]).current_dir(&folder))
        .context("Python makes no virtual environment. Type: sudo apt-get install python3-venv")?;
    must(Command::new("venv/bin/pip").args(["install", "--quiet"]).args(PYTHON).current_dir(&folder))?;
    let quiet = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", "."];
    must(Command::new("npm").args(quiet).arg(NPM).current_dir(&folder))?;
    fs::write(filled, versions)?;
    Ok(folder)
}
