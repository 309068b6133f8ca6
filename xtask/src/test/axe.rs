//! axe-core, the accessibility rules that the browser suite puts into each page: fetched once, at a fixed version.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::program::{must, output};
use crate::workspace::Workspace;

const VERSION: &str = "4.14.1";

/// The path of `axe.min.js`, fetched if this checkout does not have that version yet.
pub(crate) fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools().join(format!("axe-core-{VERSION}"));
    let script = folder.join("package/axe.min.js");
    if script.exists() {
        return Ok(script);
    }
    fs::create_dir_all(&folder)?;
    let package = format!("axe-core@{VERSION}");
    let packed = output(Command::new("npm").args(["pack", "--silent", &package]).current_dir(&folder))?;
    must(Command::new("tar").args(["xzf", packed.trim()]).current_dir(&folder))?;
    ensure!(script.exists(), "{package} has no axe.min.js");
    Ok(script)
}
