//! `cargo xtask check`: what can be said about the sources without running them.

mod arrows;
mod licences;

use anyhow::Result;

use crate::app::{TARGET, add_target};
use crate::program::{cargo_command, must, step};
use crate::workspace::Workspace;

/// Runs every check and stops at the first that fails.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let cargo = |arguments: &[&str]| must(&mut cargo_command(workspace, arguments));
    step("formatting", || cargo(&["fmt", "--all", "--check"]))?;
    step("who knows whom", || arrows::check(workspace))?;
    step("licences", || licences::check(workspace))?;
    step("lints on this machine", || {
        cargo(&["clippy", "--workspace", "--exclude", "pwa", "--all-targets", "--", "-D", "warnings"])
    })?;
    // The app's own tests run here, and what they need does not build for the phone.
    step("lints on the app's tests", || {
        cargo(&["clippy", "--package", "pwa", "--all-targets", "--", "-D", "warnings"])
    })?;
    // Also lints the domain as the phone runs it, and proves that it builds there.
    step("lints on wasm32", || {
        add_target()?;
        cargo(&["clippy", "--package", "pwa", "--lib", "--bins", "--target", TARGET, "--", "-D", "warnings"])
    })
}
