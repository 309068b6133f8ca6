//! Completes a text: its variables written, its choices taken.

use std::borrow::Cow;

use crate::{NAME_END, SELECT, VALUE, is_mark};

/// What a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Stands as it is.
    Text(Cow<'a, str>),
    /// Stands in digits, and may choose between texts.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

macro_rules! number {
    ($($kind:ty),+) => {
        $(impl From<$kind> for Value<'_> {
            fn from(number: $kind) -> Self {
                Self::Number(i64::from(number))
            }
        })+
    };
}

number!(u8, u16, u32, i32, i64);

/// A completed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text. A variable without a value stands as its name in braces.
    pub text: String,
    /// Whether every variable had a value, and every choice a number.
    pub complete: bool,
}

/// Completes `text`. `category` is the language's rule for the plural: "one", "few", "other" …
#[must_use]
pub fn fill(text: &str, values: &[(&str, Value<'_>)], category: &dyn Fn(i64) -> String) -> Filled {
    let filled = Filled { text: String::with_capacity(text.len()), complete: true };
    let mut filling = Filling { rest: text, values, category, filled };
    filling.text(true);
    filling.filled
}

struct Filling<'a> {
    /// What is not read yet.
    rest: &'a str,
    values: &'a [(&'a str, Value<'a>)],
    category: &'a dyn Fn(i64) -> String,
    filled: Filled,
}

impl<'a> Filling<'a> {
    /// Reads to the end of the text or of the case, and writes what it reads if it is `shown`.
    fn text(&mut self, shown: bool) {
        loop {
            let (plain, mark) = self.until(is_mark);
            if shown {
                self.filled.text.push_str(plain);
            }
            match mark {
                Some(VALUE) => self.value(shown),
                Some(SELECT) => self.choice(shown),
                _ => return,
            }
        }
    }

    fn value(&mut self, shown: bool) {
        let name = self.name();
        if !shown {
            return;
        }
        match self.of(name) {
            Some(Value::Text(text)) => self.filled.text.push_str(text),
            Some(Value::Number(number)) => self.filled.text.push_str(&number.to_string()),
            None => {
                self.filled.complete = false;
                for part in ["{", name, "}"] {
                    self.filled.text.push_str(part);
                }
            }
        }
    }

    /// Reads every case; writes the first whose label is the number itself or its plural category.
    fn choice(&mut self, shown: bool) {
        let name = self.name();
        let mut labels = [String::new(), String::new()];
        if shown {
            match self.of(name) {
                Some(Value::Number(number)) => labels = [number.to_string(), (self.category)(*number)],
                _ => self.filled.complete = false,
            }
        }
        let mut open = shown;
        loop {
            let label = self.name();
            let taken = open && (label.is_empty() || labels.iter().any(|wanted| wanted == label));
            self.text(taken);
            open &= !taken;
            if label.is_empty() {
                return;
            }
        }
    }

    fn of(&self, name: &str) -> Option<&'a Value<'a>> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    fn name(&mut self) -> &'a str {
        self.until(|letter| letter == NAME_END).0
    }

    /// What stands before the next such mark, and the mark; both are read.
    fn until(&mut self, mark: fn(char) -> bool) -> (&'a str, Option<char>) {
        let (read, rest) = self.rest.find(mark).map_or((self.rest, ""), |at| self.rest.split_at(at));
        let mut rest = rest.chars();
        let mark = rest.next();
        self.rest = rest.as_str();
        (read, mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: &str =
        "\u{2}n\u{3}0\u{3}nothing\u{4}one\u{3}one day\u{4}\u{3}\u{1}n\u{3} days\u{4} left, \u{1}who\u{3}.";

    fn english(number: i64) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }

    fn left(number: i64) -> String {
        fill(LEFT, &[("who", "Bo".into()), ("n", Value::Number(number))], &english).text
    }

    #[test]
    fn the_exact_number_goes_before_the_category_and_the_last_case_takes_the_rest() {
        assert_eq!(left(0), "nothing left, Bo.");
        assert_eq!(left(1), "one day left, Bo.");
        assert_eq!(left(12), "12 days left, Bo.");
        assert_eq!(left(-3), "-3 days left, Bo.");
    }

    #[test]
    fn what_is_missing_shows_its_name_and_is_told() {
        let filled = fill(LEFT, &[], &english);
        assert_eq!(filled, Filled { text: "{n} days left, {who}.".to_owned(), complete: false });
        assert!(!fill(LEFT, &[("n", "1".into()), ("who", "Bo".into())], &english).complete);
        assert!(fill(LEFT, &[("n", 1.into()), ("who", "Bo".into())], &english).complete);
    }

    #[test]
    fn a_value_is_never_read_as_a_mark() {
        let written = "\u{2}n\u{3}\u{4}\0";
        assert_eq!(fill("<\u{1}a\u{3}>", &[("a", written.into())], &english).text, format!("<{written}>"));
    }

    #[test]
    fn a_text_cut_off_ends() {
        for end in 0..LEFT.len() {
            let _ = fill(&LEFT[..end], &[("n", 1.into())], &english);
        }
    }
}
