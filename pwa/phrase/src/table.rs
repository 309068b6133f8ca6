//! The texts of one file in one language, by key.

use crate::{BETWEEN_KEYS, BETWEEN_TEXTS, is_plain};

/// A text as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// Complete as it stands.
    Plain(&'a str),
    /// To be completed by [`fill`](crate::fill).
    Open(&'a str),
}

/// The texts of one file in one language. Only where they begin and end is kept beside the text itself.
#[derive(Debug, Clone)]
pub struct Table {
    keys: Vec<&'static str>,
    texts: Vec<&'static str>,
}

impl Table {
    /// Reads the list of keys and the list of texts that [`compile`](crate::compile) wrote for one file.
    #[must_use]
    pub fn new(keys: &'static str, texts: &'static str) -> Self {
        Self { keys: keys.split(BETWEEN_KEYS).collect(), texts: texts.split(BETWEEN_TEXTS).collect() }
    }

    /// The text of `key`.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Found<'static>> {
        let at = self.keys.binary_search(&key).ok()?;
        let text = *self.texts.get(at)?;
        Some(if is_plain(text) { Found::Plain(text) } else { Found::Open(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_its_key_and_says_whether_it_is_complete() {
        let table = Table::new("a\na-b\nz", "one\0two \u{1}n\u{3}\0");
        assert_eq!(table.find("a"), Some(Found::Plain("one")));
        assert_eq!(table.find("a-b"), Some(Found::Open("two \u{1}n\u{3}")));
        assert_eq!(table.find("z"), Some(Found::Plain("")));
        assert_eq!((table.find("b"), Table::new("", "").find("b")), (None, None));
    }
}
