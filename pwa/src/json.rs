//! JSON texts, as they travel and as they lie on the phone. What stands in them is read and written by [`domain::json`];
//! the texts themselves by the two files here, in a third of the code of `serde_json`'s, which a test holds them against.

mod float;
mod printer;
mod reader;

use domain::json::{FromJson, ToJson};

/// Reads a text; `None` if it is not JSON, or not of that shape.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(&reader::value(text)?)
}

/// Writes a text.
#[must_use]
pub fn write(value: &impl ToJson) -> String {
    printer::text(&value.to_json())
}

#[cfg(test)]
mod tests;
