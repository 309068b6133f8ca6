//! What people read, in their language: the Fluent files of `domain/locales`, compiled by `build.rs` and embedded in the
//! entry that needs them.
//!
//! Owns the choice of language, the words, and how days, moments and numbers are written. May not decide what is shown.
//! A key that does not exist shows itself and is reported in the console: a test looks through the sources for such.
//! Whatever else can be wrong with a text ends the build; the crate `phrase` says what, and why Fluent's own runtime is
//! not here. Which plural a number takes is the browser's to say.
//!
//! No marks of direction stand around what is filled in: both languages run from left to right, and a mark around every
//! number breaks the browser's "find in page" and what is copied into a record. What *people* wrote is put through
//! [`isolated`] where it stands inside a sentence, and stands in an element with `dir="auto"` elsewhere.

mod calendar;
#[cfg(test)]
mod completeness;
#[cfg(test)]
mod direction;
mod plan;
mod plural;
mod provider;

use std::rc::Rc;

use domain::locale::Language;
use phrase::{Found, Table};
use yew::{AttrValue, Callback};

pub use phrase::Value;
pub use provider::{MoreWording, WordingProvider, use_title, use_wording};

/// One compiled file: its keys, and their texts in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The keys.
    pub keys: &'static str,
    /// The texts in Danish.
    pub da: &'static str,
    /// The texts in English.
    pub en: &'static str,
}

impl Source {
    fn texts(&self, language: Language) -> &'static str {
        match language {
            Language::Da => self.da,
            Language::En => self.en,
        }
    }
}

/// Embeds files of `domain/locales` by name: `wording_sources!["words", "help"]` is a `[Source; 2]`.
#[macro_export]
macro_rules! wording_sources {
    ($($name:literal),+ $(,)?) => {
        [$($crate::wording::Source {
            keys: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".keys")),
            da: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".da")),
            en: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".en")),
        }),+]
    };
}

/// The words of one language, and the way to change it. Cheap to clone.
#[derive(Clone)]
pub struct Wording {
    inner: Rc<Inner>,
    change: Callback<Language>,
}

struct Inner {
    language: Language,
    tables: Vec<Rc<Table>>,
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl std::fmt::Debug for Wording {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wording").field("language", &self.inner.language).finish_non_exhaustive()
    }
}

impl Wording {
    /// The texts of the files in one language. The other language's are not touched.
    #[must_use]
    pub fn new(language: Language, files: &[Source], change: Callback<Language>) -> Self {
        Self { inner: Rc::new(Inner { language, tables: Vec::new() }), change }.with(files)
    }

    /// The same words and those of more files: a part of the app brings its own.
    #[must_use]
    pub fn with(&self, files: &[Source]) -> Self {
        let language = self.inner.language;
        let own = files.iter().map(|file| Rc::new(Table::new(file.keys, file.texts(language))));
        let tables = self.inner.tables.iter().cloned().chain(own).collect();
        Self { inner: Rc::new(Inner { language, tables }), change: self.change.clone() }
    }

    /// The language being read.
    #[must_use]
    pub fn language(&self) -> Language {
        self.inner.language
    }

    /// Changes the language of the whole app and remembers it on this device.
    pub fn set_language(&self, language: Language) {
        self.change.emit(language);
    }

    /// The text of `key`. Copies nothing where the text is complete as it stands.
    #[must_use]
    pub fn t(&self, key: &str) -> AttrValue {
        self.ta(key, &[])
    }

    /// The text of `key` with its variables filled in: `w.ta("days-left", &[("n", 3.into())])`.
    #[must_use]
    pub fn ta(&self, key: &str, values: &[(&str, Value<'_>)]) -> AttrValue {
        match self.inner.tables.iter().find_map(|table| table.find(key)) {
            Some(Found::Plain(text)) => AttrValue::Static(text),
            Some(Found::Open(text)) => {
                let filled = phrase::fill(text, values, &|number| plural::category(self.inner.language, number));
                if !filled.complete {
                    report("a value is missing in the wording ", key);
                }
                AttrValue::from(filled.text)
            }
            None => {
                report("no wording for ", key);
                AttrValue::from(key.to_owned())
            }
        }
    }

    /// A number kept in tenths, with the language's decimal mark: 43 is "4,3" in Danish.
    #[must_use]
    pub fn tenths(&self, tenths: i64) -> AttrValue {
        let mark = match self.inner.language {
            Language::Da => ',',
            Language::En => '.',
        };
        let sign = if tenths < 0 { "−" } else { "" };
        let size = tenths.unsigned_abs();
        AttrValue::from(format!("{sign}{}{mark}{}", size / 10, size % 10))
    }

    /// Several texts as a list in words: "a, b og c".
    #[must_use]
    pub fn list(&self, items: &[AttrValue]) -> AttrValue {
        match items {
            [] => AttrValue::Static(""),
            [one] => one.clone(),
            [start @ .., last] => {
                let start: Vec<&str> = start.iter().map(AttrValue::as_str).collect();
                self.ta("list-and", &[("first", start.join(", ").into()), ("last", last.as_str().into())])
            }
        }
    }
}

/// What a person wrote, marked so that its direction of writing stays its own inside a sentence (U+2068 … U+2069).
#[must_use]
pub fn isolated(text: &str) -> Value<'static> {
    Value::from(format!("\u{2068}{text}\u{2069}"))
}

/// What a person wrote, marked in the same way, where it stands alone: as the title of a page.
#[must_use]
pub fn apart(text: &str) -> AttrValue {
    AttrValue::from(format!("\u{2068}{text}\u{2069}"))
}

#[cfg(target_arch = "wasm32")]
fn report(what: &str, key: &str) {
    web_sys::console::error_1(&[what, key].concat().into());
}

#[cfg(not(target_arch = "wasm32"))]
fn report(what: &str, key: &str) {
    eprintln!("{what}{key}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [Source; 1] = [Source {
        keys: "left\nlist-and\nplain",
        da: "\u{2}n\u{3}one\u{3}én dag\u{4}\u{3}\u{1}n\u{3} dage\u{4}\0\u{1}first\u{3} og \u{1}last\u{3}\0fast",
        en: "\u{2}n\u{3}one\u{3}one day\u{4}\u{3}\u{1}n\u{3} days\u{4}\0\u{1}first\u{3} and \u{1}last\u{3}\0fixed",
    }];

    fn wording(language: Language) -> Wording {
        Wording::new(language, &FILES, Callback::noop())
    }

    #[test]
    fn words_follow_the_language_and_the_number() {
        let (da, en) = (wording(Language::Da), wording(Language::En));
        assert_eq!(da.ta("left", &[("n", 1.into())]), "én dag");
        assert_eq!(en.ta("left", &[("n", 2.into())]), "2 days");
        assert_eq!((da.tenths(43), en.tenths(-5)), ("4,3".into(), "−0.5".into()));
        assert_eq!(da.list(&["a".into(), "b".into(), "c".into()]), "a, b og c");
    }

    #[test]
    fn a_text_without_variables_is_not_copied() {
        assert!(matches!(wording(Language::Da).t("plain"), AttrValue::Static("fast")));
        assert!(matches!(wording(Language::En).t("plain"), AttrValue::Static("fixed")));
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(wording(Language::Da).t("nowhere"), "nowhere");
    }
}
