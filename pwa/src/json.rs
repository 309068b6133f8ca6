//! JSON, the one way in and out. Everything passes through [`serde_json::Value`], so that what reads and writes each
//! type is compiled once and not once per source: every kilobyte of the app is somebody's mobile data.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

/// Reads a text.
///
/// # Errors
/// What serde says.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    take(value(text)?)
}

/// Reads a value.
///
/// # Errors
/// What serde says.
#[inline(never)]
pub fn take<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    serde_json::from_value(value)
}

/// Writes a text.
///
/// # Errors
/// What serde says.
pub fn write(value: &impl Serialize) -> Result<String, Error> {
    Ok(give(value)?.to_string())
}

/// Writes a value.
///
/// # Errors
/// What serde says.
#[inline(never)]
pub fn give<T: Serialize>(value: &T) -> Result<Value, Error> {
    serde_json::to_value(value)
}

#[inline(never)]
fn value(text: &str) -> Result<Value, Error> {
    serde_json::from_str(text)
}
