//! axe-core on the page that is shown: WCAG 2.0, 2.1 and 2.2, levels A and AA.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Browser;

const RUN: &str = "
    const result = await axe.run(document, {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return result.violations.map(({ id, impact, help, nodes }) => ({
        id, impact, help, elements: nodes.map(node => `${node.html} ${node.failureSummary}`),
    }));";

/// A rule the page breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// The rule, as in `color-contrast`.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// The rule in words.
    pub help: String,
    /// Each element that breaks it, with how to mend it.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.id, self.impact.as_deref().unwrap_or("-"), self.help)?;
        self.elements.iter().try_for_each(|element| write!(f, "\n  {element}"))
    }
}

impl Browser {
    /// What the page breaks; the script comes from the file that `RYGRAD_AXE` names or from what `cargo xtask test` fetched.
    pub async fn axe(&self) -> Vec<Violation> {
        if self.run("return typeof window.axe", Vec::new()).await != "object" {
            let script = std::fs::read_to_string(axe_file()).expect("axe-core can be read");
            self.run(&script, Vec::new()).await;
        }
        let found = self.run(RUN, Vec::new()).await;
        serde_json::from_value(found).expect("the shape asked for above")
    }
}

fn axe_file() -> PathBuf {
    if let Some(file) = std::env::var_os("RYGRAD_AXE") {
        return file.into();
    }
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools");
    let mut fetched: Vec<PathBuf> = std::fs::read_dir(tools)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("axe"))
        .flat_map(|folder| ["package/axe.min.js", "axe.min.js"].map(|file| folder.path().join(file)))
        .filter(|file| file.is_file())
        .collect();
    fetched.sort();
    fetched.pop().expect("axe-core is not here. Type: cargo xtask test")
}
