//! JSON, the one way in and out. Everything is read through [`serde_json::Value`] and [`plain`], so that what reads each
//! type is compiled once, without the texts of errors nobody sees: every kilobyte of the app is somebody's mobile data.

mod plain;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

pub use plain::Unreadable;

/// Reads a text.
///
/// # Errors
/// [`Unreadable`] if it is not JSON, or not of that shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    take(value(text).ok_or(Unreadable)?)
}

/// Reads a value.
///
/// # Errors
/// [`Unreadable`] if it is not of that shape.
#[inline(never)]
pub fn take<T: DeserializeOwned>(value: Value) -> Result<T, Unreadable> {
    T::deserialize(plain::Plain(value))
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
fn value(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}
