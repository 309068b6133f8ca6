//! Running other programs, and saying so: each step prints what it does, and how long it took since the start.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::workspace::{Workspace, cargo};

static START: OnceLock<Instant> = OnceLock::new();

/// How long this run has lasted.
#[expect(clippy::disallowed_methods, reason = "the build tool times its own steps; nothing depends on it")]
pub(crate) fn elapsed() -> Duration {
    START.get_or_init(Instant::now).elapsed()
}

/// Runs `work` between two progress lines and returns its answer with the time it took.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
    let before = elapsed();
    eprintln!("[{}] {what} …", clock(before));
    let answer = work().with_context(|| format!("step failed: {what}"))?;
    let took = elapsed().saturating_sub(before);
    eprintln!("[{}] {what}: done in {:.1} s", clock(elapsed()), took.as_secs_f32());
    Ok((answer, took))
}

/// [`timed`], for those who do not ask how long.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    timed(what, work).map(|(answer, _)| answer)
}

/// A cargo command at the workspace root.
pub(crate) fn cargo_command(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo());
    command.args(arguments).current_dir(&workspace.root);
    command
}

/// Runs a program with its output shown; an exit code other than 0 is an error that names the command line.
pub(crate) fn must(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {}", line(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", line(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("starting {}", line(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("reading what {} printed", line(command)))
}

/// Minutes and seconds, as the progress lines show them.
pub(crate) fn clock(time: Duration) -> String {
    format!("{:02}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_in_the_error() {
        let error = must(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().contains("sh -c exit 3"), "{error}");
    }

    #[test]
    fn times_read_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(754)), "12:34");
    }
}
