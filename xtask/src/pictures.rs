//! `cargo xtask pictures`: every screen, narrow and wide, light and dark, in both languages, and the stations of a consent, to be
//! looked at; and the four
//! that the README shows, written anew.

use anyhow::Result;

use crate::program::must;
use crate::test::Build;
use crate::workspace::Workspace;
use crate::{app, test};

/// Makes them all.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    test::installed()?;
    app::build(workspace)?;
    let folder = workspace.root.join("target/pictures");
    let mut command = test::suite(workspace, "browser", Build::Debug)?;
    command.args(["--", "pictures::", "consent::"]).env("RYGRAD_PICTURES", &folder);
    must(&mut command)?;
    eprintln!("They lie in {}", folder.display());
    Ok(())
}
