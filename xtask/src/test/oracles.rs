//! The libraries of other languages that reminders are held against, at fixed versions in a folder of this checkout. Their
//! moments: python-dateutil and ical.js; `tzdata` is the release of the zone database that our chrono-tz carries. Their
//! messages: http-ece decrypts them, py-vapid verifies who sent them, web-push-testing is a push service, and web-push the
//! sender whose pace ours is measured against. Nothing of this is linked or given on: all are MIT, ISC, BSD, Apache-2.0,
//! MPL-2.0 or dual BSD and Apache-2.0.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::program::must;
use crate::workspace::Workspace;

const PYTHON: [&str; 4] = ["python-dateutil==2.9.0.post0", "tzdata==2025.2", "http-ece==1.2.1", "py-vapid==1.9.2"];
const NPM: [&str; 3] = ["ical.js@2.2.1", "web-push@3.6.7", "web-push-testing@1.2.2"];

/// The folder with `venv` and `node_modules`, filled if this checkout does not have these versions yet.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools().join("oracles");
    let versions = [&PYTHON[..], &NPM[..]].concat().join(" ");
    let filled = folder.join("versions");
    if fs::read_to_string(&filled).is_ok_and(|found| found == versions) {
        return Ok(folder);
    }
    fs::create_dir_all(&folder)?;
    must(Command::new("python3").args(["-m", "venv", "venv"]).current_dir(&folder))
        .context("Python makes no virtual environment. Type: sudo apt-get install python3-venv")?;
    must(Command::new("venv/bin/pip").args(["install", "--quiet"]).args(PYTHON).current_dir(&folder))?;
    let quiet = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", "."];
    must(Command::new("npm").args(quiet).args(NPM).current_dir(&folder))?;
    fs::write(filled, versions)?;
    Ok(folder)
}
