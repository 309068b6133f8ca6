//! `cargo xtask soak`: the suites with large numbers, compiled as the server is run, for a night rather than for a commit. A failure names its
//! seed, and how to run that one again.

use anyhow::Result;

use crate::program::must;
use crate::test::Build;
use crate::workspace::Workspace;
use crate::{app, test};

/// How large a run is asked for, in the words of a suite.
enum Size {
    /// So many seeds from `RYGRAD_SEED` on: `RYGRAD_SEEDS`.
    Seeds,
    /// Always this setting.
    Always(&'static str, &'static str),
}

/// Suite, part of it, and what makes it large.
const LARGE: [(&str, &str, Size); 4] = [
    ("property", "nothing_is_shown_after", Size::Always("RYGRAD_INTERLEAVINGS", "100000")),
    ("api", "three_servers_share", Size::Always("RYGRAD_OCCURRENCES", "100000")),
    ("api", "a_year_of_many_patients", Size::Always("RYGRAD_PATIENTS", "1000")),
    ("browser", "faults::", Size::Seeds),
];

/// Runs every large part, those by seeds with `seeds` seeds from `first` on; with `parts`, only what has one of them in
/// its name.
pub(crate) fn run(workspace: &Workspace, first: u64, seeds: u64, parts: &[String]) -> Result<()> {
    test::installed()?;
    app::build(workspace)?;
    for (suite, name, size) in LARGE {
        if !parts.is_empty() && !parts.iter().any(|part| name.contains(part.as_str())) {
            continue;
        }
        let mut command = test::suite(workspace, suite, Build::Release)?;
        command.args(["--", name, "--nocapture", "--test-threads=1"]);
        match size {
            Size::Seeds => command.env("RYGRAD_SEED", first.to_string()).env("RYGRAD_SEEDS", seeds.to_string()),
            Size::Always(setting, value) => command.env(setting, value),
        };
        must(&mut command)?;
    }
    Ok(())
}
