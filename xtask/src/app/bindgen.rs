//! From cargo's wasm to the wasm and JavaScript a browser takes: split into the part every start needs and the parts
//! that come when a screen asks for them, then `wasm-bindgen`, as a library, at the version the app links.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::bundle::digest;
use super::slim::Names;
use crate::workspace::Workspace;

/// The module through which an entry fetches its parts.
const PARTS: &str = "parts.js";

/// One entry, ready to be served: its files lie beside each other in one folder and find each other by name.
pub(crate) struct Glue {
    /// `<entry>.js`, which loads `<entry>_bg.wasm` and whose default export takes that one's URL, and `parts.js` if
    /// the entry has parts.
    pub(crate) start: BTreeMap<String, Vec<u8>>,
    /// What is fetched later.
    pub(crate) parts: BTreeMap<String, Vec<u8>>,
}

/// Makes the glue of one entry, or takes the last one if the wasm is still the same.
pub(crate) fn glue(workspace: &Workspace, target: &str, entry: &str) -> Result<Glue> {
    let input = workspace.artefact(format!("{target}/app"), &format!("{entry}.wasm"));
    let bytes = fs::read(&input).with_context(|| format!("reading {}", input.display()))?;
    let folder = workspace.bindgen().join(entry);
    let stamp = folder.join("made-from");
    let made_from = digest(&bytes);
    if fs::read_to_string(&stamp).is_ok_and(|last| last == made_from) {
        return read(&folder, entry);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let main = split(&bytes, &folder, entry)?;
    let mut output = Bindgen::new()
        .input_bytes(entry, main)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The parts find the memory and the function table of the start by these names.
        .keep_lld_exports(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen on the {entry} entry"))?;
    // Such files would have to be served, hashed and precached too; none of our crates brings one.
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a dependency of the {entry} entry brings JavaScript of its own, which the bundle does not carry"
    );
    output.emit(&folder).with_context(|| format!("writing to {}", folder.display()))?;
    slim(&folder, entry)?;
    fs::write(&stamp, made_from)?;
    read(&folder, entry)
}

/// Cuts the parts out, writes them and [`PARTS`] to the folder, and returns what is left for every start.
fn split(wasm: &[u8], folder: &Path, entry: &str) -> Result<Vec<u8>> {
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let main = folder.join("start.wasm");
    let mut options = wasm_split_cli_support::Options::new(wasm);
    let glue = format!("./{entry}.js");
    let parts = format!("./{PARTS}");
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = &parts;
    wasm_split_cli_support::transform(options).map_err(|cause| anyhow!("splitting the {entry} entry: {cause:#}"))?;
    let bytes = fs::read(&main).with_context(|| format!("reading {}", main.display()))?;
    fs::remove_file(&main)?;
    Ok(bytes)
}

/// Rewrites every file of the entry without what only the tools needed.
fn slim(folder: &Path, entry: &str) -> Result<()> {
    let glue = folder.join(format!("{entry}.js"));
    let text = fs::read_to_string(&glue)?;
    let names = Names::of(&text);
    fs::write(&glue, names.glue(&text))?;
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            fs::write(&path, names.wasm(&fs::read(&path)?)?)?;
        }
    }
    Ok(())
}

fn read(folder: &Path, entry: &str) -> Result<Glue> {
    let mut glue = Glue { start: BTreeMap::new(), parts: BTreeMap::new() };
    for file in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let of_start = [format!("{entry}.js"), format!("{entry}_bg.wasm"), PARTS.to_owned()].contains(&name);
        if of_start {
            glue.start.insert(name, fs::read(&path)?);
        } else if name.ends_with(".wasm") {
            glue.parts.insert(name, fs::read(&path)?);
        }
    }
    Ok(glue)
}
