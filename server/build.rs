//! Puts the built app into the server: writes a table of the files in `target/app/dist` for `src/assets.rs` to include. And
//! compiles the wordings, for the page that the server writes itself (`src/statement/page.rs`).
//!
//! `cargo xtask` builds the app first. Without it the table is empty and the server says so when asked for a page.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

const LOCALES: &str = "../domain/locales";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RYGRAD_APP_DIST");
    let dist = match env::var_os("RYGRAD_APP_DIST") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../target/app/dist"),
    };
    // cargo takes a missing path for a changed one and would compile the server again every time.
    fs::create_dir_all(&dist)?;
    let dist = dist.canonicalize()?;
    println!("cargo::rerun-if-changed={}", dist.display());

    println!("cargo::rerun-if-changed={LOCALES}");
    phrase::compile::compile(LOCALES.as_ref(), Path::new(&env::var("OUT_DIR")?), None)?;

    let mut files = Vec::new();
    collect(&dist, &mut files)?;
    files.sort();
    let table = PathBuf::from(env::var("OUT_DIR")?).join("assets.rs");
    fs::write(table, render(&dist, &files)?)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_none_or(|extension| extension != "br") {
            files.push(path);
        }
    }
    Ok(())
}

/// A Rust expression: the files in the order of their paths.
fn render(dist: &Path, files: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut rows = Vec::new();
    for file in files {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        let mut twin = file.clone().into_os_string();
        twin.push(".br");
        let brotli = match Path::new(&twin) {
            twin if twin.exists() => format!("Some(include_bytes!({twin:?}))"),
            _ => "None".to_owned(),
        };
        let mut row = format!("    Asset {{ path: {name:?}, bytes: include_bytes!({file:?}), brotli: {brotli}, ");
        write!(
            row,
            "content_type: {:?}, etag: {:?}, immutable: {} }},",
            content_type(&name),
            format!("W/\"{:016x}\"", digest(&fs::read(file)?)),
            name.starts_with("assets/"),
        )?;
        rows.push((name, row));
    }
    rows.sort();
    let rows: String = rows.into_iter().map(|(_, row)| row + "\n").collect();
    Ok(format!("&[\n{rows}]\n"))
}

/// Tells two contents of one file apart; not a matter of security.
fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
