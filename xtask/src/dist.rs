//! `cargo xtask dist`: the server as one file with the app and the migrations inside; it needs the C library only.

use std::env::consts::{ARCH, EXE_SUFFIX, OS};
use std::fs;

use anyhow::{Context as _, Result};

use crate::workspace::Workspace;
use crate::{app, run};

/// Builds in release and copies the binary under a name that says what it is for.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    app::build(workspace)?;
    let built = run::release(workspace)?;
    let folder = workspace.root.join("target/dist");
    fs::create_dir_all(&folder)?;
    let name = format!("rygrad-{}-{ARCH}-{OS}{EXE_SUFFIX}", env!("CARGO_PKG_VERSION"));
    let copy = folder.join(name);
    let bytes = fs::copy(&built, &copy).with_context(|| format!("copying to {}", copy.display()))?;
    println!("{}  {:.1} MB", copy.display(), bytes as f64 / 1e6);
    Ok(())
}
