//! `cargo xtask test`: the checks, then every suite, on the real browsers and both databases.
//!
//! Nothing is skipped: what is missing is installed, or the run fails with the command that installs it.

mod axe;
mod installed;
mod oracles;

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::program::{cargo_command, clock, elapsed, must, timed};
use crate::workspace::Workspace;
use crate::{app, check, run as running};

/// The black-box suites of the member `tests`, cheap ones first.
const SUITES: [&str; 5] = ["api", "authz", "property", "push", "browser"];

/// One selection for every build of the server's side, so that cargo settles the features once and compiles once. App
/// and build tool are tested by themselves, as they are built by themselves.
const MEMBERS: [&str; 5] = ["--workspace", "--exclude", "pwa", "--exclude", "xtask"];

/// The steps so far, for the summary.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
}

impl Report {
    fn step<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let before = elapsed();
        match timed(what, work) {
            Ok((answer, took)) => {
                self.add("passed", took, what);
                Ok(answer)
            }
            Err(error) => {
                self.add("FAILED", elapsed().saturating_sub(before), what);
                Err(error)
            }
        }
    }

    fn add(&mut self, outcome: &str, took: Duration, what: &str) {
        self.lines.push(format!("  {outcome}  {}  {what}", clock(took)));
    }
}

/// Runs everything and prints what passed and how long it took, also when a step fails.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut report = Report::default();
    let outcome = steps(workspace, &mut report);
    eprintln!("\n{}\n  in all  {}", report.lines.join("\n"), clock(elapsed()));
    outcome
}

fn steps(workspace: &Workspace, report: &mut Report) -> Result<()> {
    report.step("browsers and PostgreSQL are here", installed::ensure)?;
    let axe = report.step("the accessibility rules are here", || axe::ensure(workspace))?;
    let oracles =
        report.step("the libraries that reminders are held against are here", || oracles::ensure(workspace))?;
    report.step("checks", || check::run(workspace))?;
    report
        .step("the build tool's own tests", || must(&mut cargo_command(workspace, &["test", "--package", "xtask"])))?;
    report.step("tests of the app that need no browser", || {
        must(&mut cargo_command(workspace, &["test", "--package", "pwa", "--lib", "--bins"]))
    })?;
    report.step("building the app", || app::build(workspace)?.is_light())?;
    let turned = report.step("building the app in no language", || app::build_turned(workspace))?;
    report.step("building the server", || cargo(workspace, &["build"], &["--bin", "rygrad"]))?;
    report.step("compiling the tests", || cargo(workspace, &["test", "--no-run"], &[]))?;
    report.step("tests next to the code", || cargo(workspace, &["test"], &["--lib", "--bins"]))?;
    report.step("examples in the documentation", || cargo(workspace, &["test"], &["--doc"]))?;
    let found = Found { server: server(workspace), axe, turned, oracles };
    for suite in SUITES {
        report.step(&format!("suite {suite}"), || {
            must(found.tell(&mut command(workspace, &["test"], &["--test", suite])))
        })?;
    }
    Ok(())
}

/// The folder with the libraries of other languages, for whoever else needs them.
pub(crate) fn oracles(workspace: &Workspace) -> Result<PathBuf> {
    oracles::ensure(workspace)
}

/// Installs browsers and PostgreSQL where they are missing, for whoever else needs them.
pub(crate) fn installed() -> Result<()> {
    installed::ensure()
}

/// How a suite and the server under test are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// As in `cargo xtask test`.
    Debug,
    /// As it is run: for what takes hours.
    Release,
}

/// One suite of the black-box tests, ready to run on what is built.
pub(crate) fn suite(workspace: &Workspace, suite: &str, build: Build) -> Result<Command> {
    let (axe, turned, oracles) = (axe::ensure(workspace)?, app::build_turned(workspace)?, oracles::ensure(workspace)?);
    let (server, verb): (PathBuf, &[&str]) = match build {
        Build::Release => (running::release(workspace)?, &["test", "--release"]),
        Build::Debug => {
            cargo(workspace, &["build"], &["--bin", "rygrad"])?;
            (server(workspace), &["test"])
        }
    };
    let mut command = command(workspace, verb, &["--test", suite]);
    Found { server, axe, turned, oracles }.tell(&mut command);
    Ok(command)
}

/// What the suites need to find.
struct Found {
    /// `RYGRAD_BIN`: the server under test.
    server: PathBuf,
    /// `RYGRAD_AXE`: the script put into each page.
    axe: PathBuf,
    /// `RYGRAD_TURNED_APP`: the app in a language that nobody speaks.
    turned: PathBuf,
    /// `RYGRAD_ORACLES`: the libraries of other languages.
    oracles: PathBuf,
}

impl Found {
    fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("RYGRAD_BIN", &self.server).env("RYGRAD_AXE", &self.axe).env("RYGRAD_TURNED_APP", &self.turned);
        command.env("RYGRAD_ORACLES", &self.oracles)
    }
}

fn server(workspace: &Workspace) -> PathBuf {
    workspace.artefact("debug", &format!("rygrad{}", std::env::consts::EXE_SUFFIX))
}

fn cargo(workspace: &Workspace, verb: &[&str], targets: &[&str]) -> Result<()> {
    must(&mut command(workspace, verb, targets))
}

/// A cargo command over the members under test.
fn command(workspace: &Workspace, verb: &[&str], targets: &[&str]) -> Command {
    let mut command = cargo_command(workspace, verb);
    command.args(MEMBERS).args(targets);
    command
}
