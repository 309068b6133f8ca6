//! What people read, in their language: the Fluent files of `domain/locales`, embedded in the entry that needs them.
//!
//! Owns the choice of language, the words, and how days, moments and numbers are written. May not decide what is shown.
//! A key that does not exist shows itself and is reported in the console: a test looks through the sources for such.
//!
//! Fluent's bidi isolation is off: both languages run from left to right, and a mark around every number breaks the
//! browser's "find in page" and what is copied into a record. What *people* wrote is put through [`isolated`] where it
//! stands inside a sentence, and stands in an element with `dir="auto"` elsewhere.

mod calendar;
#[cfg(test)]
mod completeness;
mod provider;

use std::rc::Rc;

use domain::locale::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;
use yew::{AttrValue, Callback};

pub use fluent_bundle::FluentValue;
pub use provider::{WordingProvider, use_title, use_wording};

/// One Fluent file in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The file's name without its ending.
    pub name: &'static str,
    /// Danish.
    pub da: &'static str,
    /// English.
    pub en: &'static str,
}

impl Source {
    fn text(&self, language: Language) -> &'static str {
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
            name: $name,
            da: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/locales/da/", $name, ".ftl")),
            en: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/locales/en/", $name, ".ftl")),
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
    bundle: FluentBundle<FluentResource>,
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
    /// Reads the files in one language. What does not parse is reported and left out.
    #[must_use]
    pub fn new(language: Language, files: &[Source], change: Callback<Language>) -> Self {
        let mut bundle = FluentBundle::new(vec![identifier(language)]);
        bundle.set_use_isolating(false);
        for file in files {
            let resource =
                FluentResource::try_new(file.text(language).to_owned()).unwrap_or_else(|(partial, errors)| {
                    report(&format!("wording file {} does not parse: {errors:?}", file.name));
                    partial
                });
            if let Err(errors) = bundle.add_resource(resource) {
                report(&format!("wording file {} repeats a key: {errors:?}", file.name));
            }
        }
        Self { inner: Rc::new(Inner { language, bundle }), change }
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

    /// The text of `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> AttrValue {
        self.ta(key, &[])
    }

    /// The text of `key` with its variables filled in: `w.ta("days-left", &[("n", 3.into())])`.
    #[must_use]
    pub fn ta(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> AttrValue {
        let Some(pattern) = self.inner.bundle.get_message(key).and_then(|message| message.value()) else {
            report(&format!("no wording for {key}"));
            return AttrValue::from(key.to_owned());
        };
        let arguments: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.inner.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        if !errors.is_empty() {
            report(&format!("wording {key}: {errors:?}"));
        }
        AttrValue::from(text.into_owned())
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
pub fn isolated(text: &str) -> FluentValue<'static> {
    FluentValue::from(format!("\u{2068}{text}\u{2069}"))
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn report(text: &str) {
    web_sys::console::error_1(&text.into());
}

#[cfg(not(target_arch = "wasm32"))]
fn report(text: &str) {
    eprintln!("{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [Source; 1] = [Source {
        name: "test",
        da: "list-and = { $first } og { $last }\nleft = { $n ->\n    [one] én dag\n   *[other] { $n } dage\n }\n",
        en: "list-and = { $first } and { $last }\nleft = { $n ->\n    [one] one day\n   *[other] { $n } days\n }\n",
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
    fn an_unknown_key_shows_itself() {
        assert_eq!(wording(Language::Da).t("nowhere"), "nowhere");
    }
}
