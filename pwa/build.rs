//! Compiles the wordings of `domain/locales` for `wording_sources!`. A mistake in them ends the build, with file, line
//! and key.

use std::path::PathBuf;

use phrase::compile::{CompileError, compile};

const LOCALES: &str = "../domain/locales";

fn main() {
    println!("cargo::rerun-if-changed={LOCALES}");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    match compile(LOCALES.as_ref(), &out) {
        Ok(()) => {}
        Err(CompileError::Mistakes(mistakes)) => mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}")),
        Err(error) => println!("cargo::error={error}"),
    }
}
