//! Libraries of other languages, asked through the scripts of `tests/oracles/`: JSON in, JSON out. `cargo xtask test` puts
//! them there.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Where the libraries are: `RYGRAD_ORACLES`, or the folder of this checkout.
#[must_use]
pub fn installed() -> PathBuf {
    let found = std::env::var_os("RYGRAD_ORACLES").map_or_else(|| folder("../target/tools/oracles"), PathBuf::from);
    assert!(found.join("versions").is_file(), "libraries of other languages are not here. Type: cargo xtask test");
    found
}

/// A script in Python.
#[must_use]
pub fn python(script: &str) -> Command {
    let mut command = Command::new(installed().join("venv/bin/python"));
    command.arg(folder("oracles").join(script));
    command
}

/// A script that needs nothing but Python itself.
#[must_use]
pub fn bare_python(script: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg(folder("oracles").join(script));
    command
}

/// A script in JavaScript; its first argument is where the libraries are.
#[must_use]
pub fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(folder("oracles").join(script)).arg(installed());
    command
}

/// What a script answers.
#[must_use]
pub fn ask(mut command: Command, input: &Value) -> Value {
    // Zones from the pinned package, not from this machine.
    command.env("PYTHONTZPATH", "").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut script = command.spawn().expect("the script starts");
    let mut stdin = script.stdin.take().expect("an input");
    let text = input.to_string();
    let writing = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = script.wait_with_output().expect("an output");
    assert!(output.status.success(), "{command:?} ended with {}", output.status);
    writing.join().expect("a thread").expect("the script reads");
    serde_json::from_slice(&output.stdout).expect("JSON")
}
