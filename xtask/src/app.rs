//! The app as the browser loads it: two wasm entries, their glue, one stylesheet, icons, pages and the service worker,
//! under names that change with their content, each with a brotli twin.
//!
//! Only what changed is written, because cargo rebuilds the server when a file here is newer.

mod bindgen;
mod bundle;
mod icon;
mod shell;
mod slim;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::program::{cargo_command, must, output, step};
use crate::workspace::Workspace;

/// The two entries: the name of the binary in `pwa`.
const ENTRIES: [&str; 2] = ["patient", "team"];

/// Where the app runs.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What the files of a patient's first load may weigh on the wire. The figure is 250 kB; headers, the worker and what the
/// first screen asks the server for take 11.7 kB of it (`cargo xtask bench app` measures the whole).
const FIRST_LOAD_BYTES: u64 = 238_000;

/// The app, built into [`Workspace::dist`].
pub(crate) struct Built {
    first_load_bytes: u64,
}

impl Built {
    /// Refuses an app whose first load has grown over its limit.
    ///
    /// # Errors
    /// If it has.
    pub(crate) fn is_light(&self) -> Result<()> {
        let (is, most) = (self.first_load_bytes, FIRST_LOAD_BYTES);
        ensure!(
            is <= most,
            "a patient's first load is {is} bytes, {} over the limit: put screens into a part (pwa/src/bin/patient/parts.rs)",
            is - most
        );
        Ok(())
    }
}

/// Builds the app.
pub(crate) fn build(workspace: &Workspace) -> Result<Built> {
    step("compiling the app to wasm", || must(&mut compiling(workspace)?))?;
    assembled(workspace)
}

/// Builds the app with its English turned into a language that nobody speaks and that runs from right to left, beside the
/// real one, and answers where it lies. What stands in Latin letters there came from no wording file.
pub(crate) fn build_turned(workspace: &Workspace) -> Result<PathBuf> {
    let aside = workspace.aside("turned");
    step("compiling the app in no language", || must(compiling(&aside)?.env("RYGRAD_TURNED", "en")))?;
    assembled(&aside)?;
    Ok(aside.dist())
}

/// The call of cargo that makes the wasm of both entries.
fn compiling(workspace: &Workspace) -> Result<Command> {
    add_target()?;
    let mut arguments = vec!["build", "--profile", "app", "--target", TARGET, "--package", "pwa"];
    for entry in ENTRIES {
        arguments.extend(["--bin", entry]);
    }
    let mut command = cargo_command(workspace, &arguments);
    command.arg("--target-dir").arg(&workspace.target);
    Ok(command)
}

fn assembled(workspace: &Workspace) -> Result<Built> {
    step("putting the app together", || {
        let [patient, team] = ENTRIES.map(|entry| bindgen::glue(workspace, TARGET, entry));
        let app = shell::assemble(workspace, &patient?, &team?)?;
        let dist = workspace.dist();
        app.bundle.write(&dist)?;
        let wire_bytes = |urls: &[String]| urls.iter().map(|url| bundle::wire_bytes(&dist, url)).sum::<Result<u64>>();
        let (first, later) = (wire_bytes(&app.shell)?, wire_bytes(&app.parts)?);
        eprintln!("  the first load: {first} bytes of at most {FIRST_LOAD_BYTES}; after it {later} bytes of parts");
        Ok(Built { first_load_bytes: first })
    })
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
