//! JSON texts, as they travel and as they lie on the phone. What stands in them is read and written by [`domain::json`].

use domain::json::{FromJson, ToJson, Value};

/// Reads a text; `None` if it is not JSON, or not of that shape.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(&value(text)?)
}

/// Writes a text.
#[must_use]
pub fn write(value: &impl ToJson) -> String {
    text(&value.to_json())
}

#[inline(never)]
fn value(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

#[inline(never)]
fn text(value: &Value) -> String {
    value.to_string()
}

#[cfg(test)]
mod tests;
