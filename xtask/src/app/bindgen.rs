//! From cargo's wasm to the wasm and JavaScript a browser takes: `wasm-bindgen`, as a library, at the version the app
//! links.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::bundle::digest;
use crate::workspace::Workspace;

/// One entry, ready to be named and served.
pub(crate) struct Glue {
    /// The JavaScript module that loads the wasm; its default export takes the wasm's URL.
    pub(crate) js: Vec<u8>,
    pub(crate) wasm: Vec<u8>,
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
    let mut output = Bindgen::new()
        .input_bytes(entry, bytes)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen on the {entry} entry"))?;
    // Such files would have to be served, hashed and precached too; none of our crates brings one.
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a dependency of the {entry} entry brings JavaScript of its own, which the bundle does not carry"
    );
    output.emit(&folder).with_context(|| format!("writing to {}", folder.display()))?;
    fs::write(&stamp, made_from)?;
    read(&folder, entry)
}

fn read(folder: &Path, entry: &str) -> Result<Glue> {
    Ok(Glue {
        js: fs::read(folder.join(format!("{entry}.js")))?,
        wasm: fs::read(folder.join(format!("{entry}_bg.wasm")))?,
    })
}
