//! `cargo xtask bench`: the figures, on optimised builds and the real browser. Measures; fails on nothing but a fault.

mod lighthouse;

use anyhow::Result;

use crate::program::{cargo_command, must};
use crate::workspace::Workspace;
use crate::{app, run as running, test};

/// Builds everything, then runs the figures of the member `tests`; `parts` picks some of them.
pub(crate) fn run(workspace: &Workspace, parts: &[String]) -> Result<()> {
    test::installed()?;
    app::build(workspace)?;
    let server = running::release(workspace)?;
    let mut bench = cargo_command(workspace, &["bench", "--package", "tests", "--bench", "figures", "--"]);
    bench.args(parts).env("RYGRAD_LIGHTHOUSE", lighthouse::ensure(workspace)?);
    bench.env("RYGRAD_BIN", server);
    must(bench.env("RYGRAD_ORACLES", test::oracles(workspace)?))
}
