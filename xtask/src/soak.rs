//! `cargo xtask soak`: the random suites with large numbers, for a night rather than for a commit. A failure names its
//! seed, and how to run that one again.

use anyhow::Result;

use crate::program::must;
use crate::workspace::Workspace;
use crate::{app, test};

/// What of the browser suite runs by seeds, and the setting that says how many.
const SEEDED: [(&str, &str, &str); 1] = [("browser", "faults::", "RYGRAD_SEEDS")];

/// Runs every seeded suite with `seeds` seeds from `first` on.
pub(crate) fn run(workspace: &Workspace, first: u64, seeds: u64) -> Result<()> {
    test::installed()?;
    app::build(workspace)?;
    for (suite, name, setting) in SEEDED {
        let mut command = test::suite(workspace, suite)?;
        command.args(["--", name, "--nocapture"]).env("RYGRAD_SEED", first.to_string()).env(setting, seeds.to_string());
        must(&mut command)?;
    }
    Ok(())
}
