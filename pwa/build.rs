//! Compiles the wordings of `domain/locales` for `wording_sources!`. A mistake in them ends the build, with file, line
//! and key. `RYGRAD_TURNED` names a language whose texts are turned into one that nobody speaks, for a test.

use std::path::PathBuf;

use phrase::compile::{CompileError, compile};

const LOCALES: &str = "../domain/locales";
const TURNED: &str = "RYGRAD_TURNED";

fn main() {
    println!("cargo::rerun-if-changed={LOCALES}");
    println!("cargo::rerun-if-env-changed={TURNED}");
    let turned = std::env::var(TURNED).ok();
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    match compile(LOCALES.as_ref(), &out, turned.as_deref()) {
        Ok(()) => {}
        Err(CompileError::Mistakes(mistakes)) => mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}")),
        Err(error) => println!("cargo::error={error}"),
    }
}
