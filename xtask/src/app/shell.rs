//! What goes into the app and under which name: stylesheet, glue, pages, manifest, icons, and the service worker with
//! its list of shell files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::bindgen::Glue;
use super::bundle::Bundle;
use super::icon::{self, Margin};
use crate::workspace::Workspace;

/// The whole app, and what of it a patient's first load takes.
pub(crate) struct App {
    pub(crate) bundle: Bundle,
    /// URLs of what every start needs.
    pub(crate) shell: Vec<String>,
    /// URLs of what follows once the first screen is there.
    pub(crate) parts: Vec<String>,
}

/// Builds the whole bundle from the two entries and the files of `pwa/static` and `pwa/styles`.
pub(crate) fn assemble(workspace: &Workspace, patient: &Glue, team: &Glue) -> Result<App> {
    let source = Sources { root: workspace.root.join("pwa") };
    let mut bundle = Bundle::default();
    let css = bundle.add_hashed("app", "css", source.stylesheet()?);

    // The patient's shell, in the order a first visit needs it; all of it works offline afterwards.
    let mut shell = vec!["/".to_owned(), css.clone()];
    let (start, parts) = add_entry(&mut bundle, &source, patient, &css, &PATIENT)?;
    shell.extend(start);
    shell.push(bundle.add("manifest.webmanifest", source.read("static/manifest.webmanifest")?));
    shell.push(bundle.add("icons/icon.svg", icon::svg()));
    for (path, size, margin) in LAUNCHER_ICONS {
        bundle.add(path, icon::png(size, margin)?);
    }
    add_entry(&mut bundle, &source, team, &css, &TEAM)?;
    // For notifications: kept with the parts.
    let parts = [parts, vec![bundle.add("icons/icon-192.png", icon::png(192, Margin::Rounded)?)]].concat();

    let all = [shell.clone(), parts.clone()].concat();
    let worker = fill(
        &source.read("static/sw.js")?,
        &[
            ("__SHELL__", &serde_json::to_string(&shell)?),
            ("__PARTS__", &serde_json::to_string(&parts)?),
            ("__VERSION__", &bundle.digest_of(&all)),
        ],
    )?;
    bundle.add("sw.js", worker);
    Ok(App { bundle, shell, parts })
}

/// Asked for when the app is put on a home screen, never offline: no bytes of the first load.
const LAUNCHER_ICONS: [(&str, u32, Margin); 4] = [
    ("icons/icon-512.png", 512, Margin::Rounded),
    ("icons/icon-maskable-192.png", 192, Margin::Full),
    ("icons/icon-maskable-512.png", 512, Margin::Full),
    ("icons/icon-180.png", 180, Margin::Full),
];

/// One of the two ways into the app.
struct Entry {
    name: &'static str,
    boot: &'static str,
    template: &'static str,
    page: &'static str,
}

const PATIENT: Entry =
    Entry { name: "patient", boot: "static/boot-patient.js", template: "static/index.html", page: "index.html" };
const TEAM: Entry =
    Entry { name: "team", boot: "static/boot-team.js", template: "static/team.html", page: "team/index.html" };

/// Adds the files of one entry and returns the URLs of those every start needs, and of its parts.
fn add_entry(
    bundle: &mut Bundle,
    source: &Sources,
    glue: &Glue,
    css: &str,
    entry: &Entry,
) -> Result<(Vec<String>, Vec<String>)> {
    let folder = bundle.add_folder(entry.name, glue.start.iter().chain(&glue.parts));
    let urls = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        files.keys().map(|name| format!("{folder}/{name}")).collect()
    };
    let (js, wasm) = (format!("{folder}/{}.js", entry.name), format!("{folder}/{}_bg.wasm", entry.name));
    let boot = fill(&source.read(entry.boot)?, &[("__GLUE__", &js), ("__WASM__", &wasm)])?;
    let boot = bundle.add_hashed(&format!("boot-{}", entry.name), "js", boot);
    let page = fill(
        &source.read(entry.template)?,
        &[("__CSS__", css), ("__GLUE__", &js), ("__WASM__", &wasm), ("__BOOT__", &boot)],
    )?;
    bundle.add(entry.page, page);
    let mut start = urls(&glue.start);
    start.push(boot);
    Ok((start, urls(&glue.parts)))
}

/// Puts values where their names stand. A name that does not occur is a mistake in the template.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in values {
        ensure!(text.contains(name), "the template has no {name}");
        text = text.replace(name, value);
    }
    Ok(text)
}

/// The hand-written files of the app.
struct Sources {
    root: PathBuf,
}

impl Sources {
    fn read(&self, path: &str) -> Result<String> {
        let text = read(&self.root.join(path))?;
        Ok(if path.ends_with(".js") { without_remarks(&text) } else { text })
    }

    /// `pwa/styles/*.css`, one after the other in the order of their names.
    fn stylesheet(&self) -> Result<String> {
        let folder = self.root.join("styles");
        let mut sheets = Vec::new();
        for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "css") {
                sheets.push(path);
            }
        }
        sheets.sort();
        let css: String = sheets.iter().map(|path| read(path)).collect::<Result<_>>()?;
        Ok(without_blocks(&css))
    }
}

/// A script as it is served: without the lines that only say something, and without indents. Our own scripts have no text
/// that runs over several lines.
fn without_remarks(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A stylesheet as it is served: without remarks and indents.
fn without_blocks(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    without_remarks(&kept)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_name_is_filled() {
        assert_eq!(fill("A __B__ c __B__", &[("__B__", "x")]).unwrap(), "A x c x");
    }

    #[test]
    fn what_only_says_something_is_not_served() {
        assert_eq!(without_remarks("// why\n  let a = 'http://b'; // c\n\n"), "let a = 'http://b'; // c\n");
        assert_eq!(without_blocks("/* a\n b */\n.c {\n  d: e; /* f */\n}\n"), ".c {\nd: e; \n}\n");
    }

    #[test]
    fn a_missing_place_is_an_error() {
        assert!(fill("nothing here", &[("__B__", "x")]).is_err());
    }
}
