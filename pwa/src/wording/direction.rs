//! A language that runs from right to left can come without a change to a component: stylesheets name no physical side,
//! and screens hold no text of their own.

use std::fs;
use std::path::{Path, PathBuf};

/// Declarations that mean a side of the glass where the start or end of a line is meant.
const PHYSICAL: [&str; 14] = [
    "left:",
    "right:",
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left",
    "border-right",
    "text-align: left",
    "text-align: right",
    "float: left",
    "float: right",
    "border-top-left",
    "border-top-right",
];

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
}

fn below(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    assert!(!found.is_empty(), "no {ending} below {folder}");
    found
}

/// Whether the declaration begins here, and not in the middle of `inset-inline-left:` or the like.
fn declares(line: &str, physical: &str) -> bool {
    line.match_indices(physical).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || c == ';' || c == '{')
    })
}

#[test]
fn a_physical_side_is_found_where_it_is_declared() {
    assert!(declares("  margin-left: 1px;", "margin-left"));
    assert!(declares(".a{left:0}", "left:"));
    assert!(!declares("  scroll-margin-left: 1px;", "margin-left"));
    assert!(!declares("  margin-inline-start: 1px;", "margin-left"));
}

#[test]
fn stylesheets_name_no_physical_side() {
    let mut odd = Vec::new();
    for path in below("styles", "css") {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if PHYSICAL.iter().any(|physical| declares(line, physical)) {
                odd.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(odd.is_empty(), "write inline-start and inline-end instead: {odd:#?}");
}

/// Texts that stand between tags as `{ "…" }` or as an attribute that is read aloud.
fn spoken(source: &str) -> Vec<String> {
    let close: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::trim).collect();
    let mut found = Vec::new();
    for opening in [">{ \"", "aria-label=\"", "title=\"", "placeholder=\"", "alt=\""] {
        let texts = close.split(opening).skip(1).filter_map(|rest| rest.split_once('"')).map(|(text, _)| text);
        found.extend(texts.filter(|text| text.chars().any(char::is_alphabetic)).map(str::to_owned));
    }
    found
}

#[test]
fn a_text_in_a_screen_is_found() {
    assert_eq!(spoken("html! { <p>{ \"Hej\" }</p> }"), ["Hej"]);
    assert_eq!(spoken("<nav aria-label=\"Døre\">"), ["Døre"]);
    assert!(spoken("<p>{ w.t(\"today-title\") }</p><td>{ \" – \" }</td>").is_empty());
}

#[test]
fn screens_hold_no_text_of_their_own() {
    let mut odd = Vec::new();
    for path in ["src/bin", "src/components"].into_iter().flat_map(|folder| below(folder, "rs")) {
        let texts = spoken(&fs::read_to_string(&path).unwrap());
        odd.extend(texts.into_iter().map(|text| format!("{}: {text}", path.display())));
    }
    assert!(odd.is_empty(), "texts belong into domain/locales: {odd:#?}");
}
