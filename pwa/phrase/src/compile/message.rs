//! One Fluent file, parsed by `fluent-syntax`, each message in the compact form.
//!
//! Of Fluent's language are taken text, `{ $variable }`, `{ "text" }` and the choice by a number. Terms, attributes,
//! functions and references to other messages are refused: no text has needed them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::parse;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::Mistake;
use crate::{CASE_END, NAME_END, SELECT, VALUE};

/// What `Intl.PluralRules` answers, but for "other", which is the last case.
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// A file's messages by key.
pub type Messages = BTreeMap<String, Message>;

/// One message in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The text in the compact form.
    pub text: String,
    /// The variables in it.
    pub variables: BTreeSet<String>,
    file: PathBuf,
    line: usize,
}

impl Message {
    pub(super) fn mistake(&self, key: &str, what: String) -> Mistake {
        Mistake { file: self.file.clone(), line: self.line, key: key.to_owned(), what }
    }
}

/// Reads the file `text`, which lies at `path`.
///
/// # Errors
///
/// With each message that does not parse, stands twice, or says what the app cannot show.
pub fn read(path: &Path, text: &str) -> Result<Messages, Vec<Mistake>> {
    let mistake = |line: usize, key: &str, what: String| Mistake { file: path.into(), line, key: key.into(), what };
    let mut mistakes = Vec::new();
    let resource = parse(text).unwrap_or_else(|(partial, errors)| {
        mistakes.extend(errors.into_iter().map(|error| {
            let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
            let key = text.get(start..).unwrap_or_default().split([' ', '=', '\n']).next().unwrap_or_default();
            mistake(line_at(text, start), key, error.kind.to_string())
        }));
        partial
    });
    let mut messages = Messages::new();
    for entry in &resource.body {
        let (key, outcome) = match entry {
            Entry::Message(message) if message.attributes.is_empty() => {
                (message.id.name, message.value.as_ref().map_or(Err("has no text".to_owned()), compact))
            }
            Entry::Message(message) => (message.id.name, Err("attributes are not supported".to_owned())),
            Entry::Term(term) => (term.id.name, Err("terms are not supported".to_owned())),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
        };
        let lines = lines_of(text, key);
        match (outcome, messages.contains_key(key)) {
            (_, true) => mistakes.push(mistake(lines.last().copied().unwrap_or(1), key, "stands twice".to_owned())),
            (Err(what), false) => mistakes.push(mistake(lines.first().copied().unwrap_or(1), key, what)),
            (Ok((text, variables)), false) => {
                let line = lines.first().copied().unwrap_or(1);
                messages.insert(key.to_owned(), Message { text, variables, file: path.into(), line });
            }
        }
    }
    if mistakes.is_empty() { Ok(messages) } else { Err(mistakes) }
}

fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The lines on which a message or term of this name begins, from 1.
fn lines_of(text: &str, key: &str) -> Vec<usize> {
    let begins = |line: &str| {
        let line = line.strip_prefix('-').unwrap_or(line);
        line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    text.lines().zip(1..).filter(|(line, _)| begins(line)).map(|(_, number)| number).collect()
}

type Outcome<T> = Result<T, String>;

fn compact(pattern: &Pattern<&str>) -> Outcome<(String, BTreeSet<String>)> {
    let mut writer = Writer::default();
    writer.pattern(pattern)?;
    Ok((writer.text, writer.variables))
}

#[derive(Default)]
struct Writer {
    text: String,
    variables: BTreeSet<String>,
}

impl Writer {
    fn pattern(&mut self, pattern: &Pattern<&str>) -> Outcome<()> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.literal(value)?,
                PatternElement::Placeable { expression } => self.expression(expression)?,
            }
        }
        Ok(())
    }

    fn expression(&mut self, expression: &Expression<&str>) -> Outcome<()> {
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                self.literal(&unescape_unicode_to_string(value))
            }
            Expression::Inline(InlineExpression::NumberLiteral { value }) => self.literal(value),
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.name(VALUE, id.name);
                Ok(())
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.expression(expression),
            Expression::Inline(_) => Err("functions, terms and other messages are not supported".to_owned()),
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                self.name(SELECT, id.name);
                self.cases(variants)
            }
            Expression::Select { .. } => Err("only a variable can choose".to_owned()),
        }
    }

    fn cases(&mut self, variants: &[Variant<&str>]) -> Outcome<()> {
        let Some((last, others)) = variants.split_last() else { return Err("a choice without cases".to_owned()) };
        let mut seen = BTreeSet::new();
        for variant in others {
            let label = match variant.key {
                VariantKey::Identifier { name } if CATEGORIES.contains(&name) => name.to_owned(),
                VariantKey::NumberLiteral { value } if whole(value) => value.to_owned(),
                VariantKey::Identifier { name: other } | VariantKey::NumberLiteral { value: other } => {
                    return Err(format!("the case [{other}] is neither a whole number nor a plural category"));
                }
            };
            if variant.default {
                return Err(format!("the case [{label}] is the default, which must be [other] and stand last"));
            }
            if !seen.insert(label.clone()) {
                return Err(format!("the case [{label}] stands twice"));
            }
            self.case(&label, &variant.value)?;
        }
        if !last.default || !matches!(last.key, VariantKey::Identifier { name: "other" }) {
            return Err("the default must be [other] and stand last".to_owned());
        }
        self.case("", &last.value)
    }

    fn case(&mut self, label: &str, pattern: &Pattern<&str>) -> Outcome<()> {
        self.text.push_str(label);
        self.text.push(NAME_END);
        self.pattern(pattern)?;
        self.text.push(CASE_END);
        Ok(())
    }

    fn name(&mut self, mark: char, name: &str) {
        self.text.push(mark);
        self.text.push_str(name);
        self.text.push(NAME_END);
        self.variables.insert(name.to_owned());
    }

    fn literal(&mut self, text: &str) -> Outcome<()> {
        if text.contains(|letter: char| letter.is_ascii_control() && letter != '\n') {
            return Err("holds a control character".to_owned());
        }
        self.text.push_str(text);
        Ok(())
    }
}

/// A number as the app writes it: the cases are compared as text.
fn whole(value: &str) -> bool {
    value.parse::<i64>().is_ok_and(|number| number.to_string() == value)
}
