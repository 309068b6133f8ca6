//! Which plural a number takes in a language: "one", "few", "other" … On the phone the browser knows, so a language with
//! six of them needs no code.

use domain::locale::Language;

#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_precision_loss, reason = "a count is far below where f64 skips whole numbers")]
pub(super) fn category(language: Language, number: i64) -> String {
    let tags = js_sys::Array::of1(&language.tag().into());
    js_sys::Intl::PluralRules::new(&tags, &js_sys::Object::new()).select(number as f64).into()
}

/// Danish and English alike, for whole numbers.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn category(_language: Language, number: i64) -> String {
    if number == 1 { "one" } else { "other" }.to_owned()
}
