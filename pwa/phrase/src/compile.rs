//! Fluent files in, compact lists out. Whatever is wrong with a file is told with its line and key, all of it at once.

mod message;
mod pseudo;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

pub use message::{Message, Messages, read};
pub use pseudo::pseudo;

use crate::{BETWEEN_KEYS, BETWEEN_TEXTS};

/// Language → file → its messages.
pub type Languages = BTreeMap<String, BTreeMap<String, Messages>>;

/// Something in a file that cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The message it is about.
    pub key: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file.display(), self.line, self.key, self.what)
    }
}

/// Why nothing was compiled.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// A file or folder could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// The files say something that cannot be built.
    #[error("{}", .0.iter().map(Mistake::to_string).collect::<Vec<_>>().join("\n"))]
    Mistakes(Vec<Mistake>),
}

/// Reads `<folder>/<language>/<file>.ftl` and writes `<out>/<file>.keys` and `<out>/<file>.<language>`. The texts of the
/// language `turned`, if one is named, are written as [`pseudo`] says.
///
/// # Errors
///
/// When a file cannot be read or written, or as [`read_folder`].
pub fn compile(folder: &Path, out: &Path, turned: Option<&str>) -> Result<(), CompileError> {
    let languages = read_folder(folder)?;
    for (language, files) in &languages {
        for (name, messages) in files {
            // The same keys in every language, so any language may write them.
            store(&out.join(format!("{name}.keys")), &keys(messages))?;
            let texts = texts(messages);
            let texts = if turned == Some(language.as_str()) { pseudo(&texts) } else { texts };
            store(&out.join(format!("{name}.{language}")), &texts)?;
        }
    }
    Ok(())
}

/// The list of keys of one file.
#[must_use]
pub fn keys(messages: &Messages) -> String {
    messages.keys().map(String::as_str).collect::<Vec<_>>().join(&BETWEEN_KEYS.to_string())
}

/// The list of texts of one file, in the order of its keys.
#[must_use]
pub fn texts(messages: &Messages) -> String {
    messages.values().map(|message| message.text.as_str()).collect::<Vec<_>>().join(&BETWEEN_TEXTS.to_string())
}

/// Reads every file of every language.
///
/// # Errors
///
/// When a file cannot be read, does not parse, says what the app cannot show, or repeats a key of its language; or when
/// two languages differ in files, keys or variables.
pub fn read_folder(folder: &Path) -> Result<Languages, CompileError> {
    let mut languages = Languages::new();
    let mut mistakes = Vec::new();
    for (language, folder) in list(folder)? {
        let mut files = BTreeMap::new();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (name, path) in list(&folder)? {
            let text = fs::read_to_string(&path).map_err(|error| CompileError::File(path.clone(), error))?;
            let messages = read(&path, &text).unwrap_or_else(|found| {
                mistakes.extend(found);
                Messages::new()
            });
            for (key, message) in &messages {
                if let Some(other) = seen.insert(key.clone(), name.clone()) {
                    mistakes.push(message.mistake(key, format!("stands in {other} too")));
                }
            }
            files.insert(name, messages);
        }
        languages.insert(language, files);
    }
    if mistakes.is_empty() {
        mistakes = differences(folder, &languages);
    }
    if mistakes.is_empty() { Ok(languages) } else { Err(CompileError::Mistakes(mistakes)) }
}

/// What stands in one language and not, or not so, in another.
fn differences(folder: &Path, languages: &Languages) -> Vec<Mistake> {
    let mut found = BTreeSet::new();
    for (language, files) in languages {
        for (other, other_files) in languages.iter().filter(|(other, _)| *other != language) {
            for (name, messages) in files {
                let Some(others) = other_files.get(name) else {
                    let file = folder.join(language).join(name).with_extension("ftl");
                    let what = format!("{other} has no such file");
                    found.insert(Mistake { file, line: 1, key: name.clone(), what });
                    continue;
                };
                found.extend(messages.iter().filter_map(|(key, message)| {
                    let what = match others.get(key) {
                        None => format!("stands in {language} but not in {other}"),
                        Some(same) if same.variables == message.variables => return None,
                        Some(same) => format!(
                            "has the variables {:?} in {language} but {:?} in {other}",
                            message.variables, same.variables
                        ),
                    };
                    Some(message.mistake(key, what))
                }));
            }
        }
    }
    found.into_iter().collect()
}

/// What lies in a folder, by its name without ending, sorted.
fn list(folder: &Path) -> Result<BTreeMap<String, PathBuf>, CompileError> {
    let failed = |error| CompileError::File(folder.to_owned(), error);
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if let Some(stem) = path.file_stem() {
            found.insert(stem.to_string_lossy().into_owned(), path);
        }
    }
    Ok(found)
}

fn store(path: &Path, text: &str) -> Result<(), CompileError> {
    fs::write(path, text).map_err(|error| CompileError::File(path.to_owned(), error))
}
