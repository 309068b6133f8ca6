//! The texts of `domain/locales`, compiled when the app is built and read when it runs.
//!
//! The Fluent files stay the source. A build script reads them with [`compile`] (a feature, so that the parser stays off
//! the phone) and fails on whatever it cannot say in both languages; [`Table`] finds a text and [`fill`] completes it.
//! Fluent's own runtime does the same and much more, for some 35 kB of a patient's first load; this one takes about 2 kB.
//! May not know the app, the browser or which texts there are.
//!
//! # The compact form
//!
//! For each Fluent file one list of keys, sorted, with `\n` between them; and for each language one list of texts in the
//! same order, with `\0` between them. A text stands as it is written, but for
//!
//! - a variable: `VALUE name NAME_END`;
//! - a choice by number: `SELECT name NAME_END`, then for each case `label NAME_END text CASE_END`. The last case has an
//!   empty label and is taken when no other was. A text in a case may hold a choice itself.

#[cfg(feature = "compile")]
pub mod compile;
mod fill;
mod table;

pub use fill::{Filled, Value, fill};
pub use table::{Found, Table};

const VALUE: char = '\u{1}';
const SELECT: char = '\u{2}';
const NAME_END: char = '\u{3}';
const CASE_END: char = '\u{4}';

const BETWEEN_KEYS: char = '\n';
const BETWEEN_TEXTS: char = '\0';

/// Whether a text is complete as it stands.
fn is_plain(text: &str) -> bool {
    !text.contains(is_mark)
}

fn is_mark(letter: char) -> bool {
    letter <= CASE_END
}
