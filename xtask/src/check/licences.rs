//! Every crate we link may be given on under terms that a hospital can accept, together with Apache-2.0.

use anyhow::{Context as _, Result, bail};
use cargo_metadata::MetadataCommand;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::workspace::{Workspace, cargo};

/// Permissive, or copyleft for single unchanged files (MPL).
const ALLOWED: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "PostgreSQL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Fails with a line for every crate whose licence leaves no allowed choice.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let metadata = MetadataCommand::new()
        .cargo_path(cargo())
        .current_dir(&workspace.root)
        .exec()
        .context("asking cargo for every dependency")?;
    let offenders: Vec<String> = metadata
        .packages
        .iter()
        .filter(|package| !allowed(package.license.as_deref().unwrap_or_default()))
        .map(|package| {
            let licence = package.license.as_deref().unwrap_or("no licence stated");
            format!("{} {}: {licence}", package.name, package.version)
        })
        .collect();
    if offenders.is_empty() {
        return Ok(());
    }
    bail!("licences that are not on the list:\n  {}", offenders.join("\n  "))
}

/// Whether an SPDX expression can be met with listed licences alone. `A/B` is the old way to write `A OR B`.
fn allowed(expression: &str) -> bool {
    Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|parsed| parsed.evaluate(listed))
}

fn listed(requirement: &LicenseReq) -> bool {
    requirement.license.id().is_some_and(|id| ALLOWED.contains(&id.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_needs_one_allowed_side_and_a_sum_needs_both() {
        assert!(allowed("MIT OR GPL-3.0-only"));
        assert!(allowed("MIT/Apache-2.0"));
        assert!(allowed("Apache-2.0 WITH LLVM-exception"));
        assert!(!allowed("MIT AND GPL-3.0-only"));
    }

    #[test]
    fn copyleft_and_silence_are_refused() {
        assert!(!allowed("GPL-3.0-or-later"));
        assert!(!allowed("LGPL-3.0-only"));
        assert!(!allowed(""));
        assert!(!allowed("Proprietary"));
    }
}
