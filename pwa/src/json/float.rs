//! Numbers that are not whole. None of our fields holds one, fields of a newer version may: the browser reads and writes
//! them, so that the app needs no tables for it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// Reads one that has the form of a JSON number.
#[cfg(target_arch = "wasm32")]
pub(super) fn read(text: &str) -> Option<f64> {
    js_sys::JSON::parse(text).ok()?.as_f64()
}

/// Reads one that has the form of a JSON number.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn read(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// The shortest text that reads as the same; with a point or an exponent, so that it stays a number that is not whole.
pub(super) fn text(number: f64) -> String {
    // The browser knows no minus before a zero.
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let digits = digits(number.abs());
    let whole = !digits.contains(['.', 'e']);
    [sign, &digits, if whole { ".0" } else { "" }].concat()
}

#[cfg(target_arch = "wasm32")]
fn digits(number: f64) -> String {
    let written = js_sys::JSON::stringify(&JsValue::from_f64(number));
    written.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn digits(number: f64) -> String {
    format!("{number:?}")
}
