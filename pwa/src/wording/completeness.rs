//! Both languages say the same: every file, key and variable stands in both, parses, and every key used in the sources
//! exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use domain::category::Category;
use domain::disclosure::Operation;
use domain::entry::{Kind, Label, Medicine, Outcome, Reason, What};
use domain::locale::Language;
use domain::problem::Code;
use domain::psfs::Verdict;
use domain::reminder;
use domain::unit::{Profession, Sector};
use fluent_bundle::FluentResource;
use serde::Serialize;

use crate::api::Failure;
use crate::db::DbError;
use crate::push::PushError;

/// Key → the variables in its text.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn manifest() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(language: Language) -> BTreeMap<String, String> {
    let folder = manifest().join("../domain/locales").join(language.tag());
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The keys of one file. Our files put one message in one block: `key = text`, further lines indented.
fn keys(text: &str) -> Keys {
    let mut keys = Keys::new();
    let mut current = String::new();
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if let (false, Some((key, _))) = (line.starts_with([' ', '}']), line.split_once(" =")) {
            assert!(!keys.contains_key(key), "{key} stands twice");
            key.clone_into(&mut current);
        }
        let variables =
            line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned());
        keys.entry(current.clone()).or_default().extend(variables);
    }
    keys
}

fn all_keys(language: Language) -> Keys {
    let mut all = Keys::new();
    for (name, text) in files(language) {
        FluentResource::try_new(text.clone())
            .unwrap_or_else(|(_, errors)| panic!("{}/{name}: {errors:?}", language.tag()));
        for (key, variables) in keys(&text) {
            assert!(all.insert(key.clone(), variables).is_none(), "{key} stands in two files");
        }
    }
    all
}

#[test]
fn both_languages_have_the_same_files_keys_and_variables() {
    let [da, en] = Language::ALL.map(files);
    assert_eq!(da.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (name, text) in &da {
        assert_eq!(keys(text), keys(&en[name]), "{name}.ftl");
    }
    assert!(!all_keys(Language::Da).is_empty() && !all_keys(Language::En).is_empty());
}

fn sources(folder: PathBuf, found: &mut Vec<(PathBuf, String)>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.to_str().unwrap().contains("wording") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

/// The literals in `.t("…")` and `.ta("…"`, wherever the line is broken.
fn used(text: &str) -> Vec<String> {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found = Vec::new();
    for call in [".t(\"", ".ta(\""] {
        found.extend(close.split(call).skip(1).filter_map(|rest| rest.split_once('"')).map(|(key, _)| key.to_owned()));
    }
    found
}

#[test]
fn every_key_used_in_the_sources_exists() {
    let known = all_keys(Language::Da);
    let mut found = Vec::new();
    sources(manifest().join("src"), &mut found);
    let missing: Vec<String> = found
        .iter()
        .flat_map(|(path, text)| used(text).into_iter().map(move |key| format!("{key} in {}", path.display())))
        .filter(|line| !known.contains_key(line.split(" in ").next().unwrap()))
        .collect();
    assert!(missing.is_empty(), "no wording for {missing:#?}");
}

/// The names in the entry's `wording_sources![…]`.
fn embedded(sources: &[(PathBuf, String)]) -> Vec<String> {
    let list = sources.iter().find_map(|(_, text)| text.split_once("wording_sources![")?.1.split_once(']')).unwrap().0;
    list.split(',').map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn each_entry_embeds_the_files_whose_keys_it_uses() {
    for entry in ["patient", "team"] {
        let mut own = Vec::new();
        sources(manifest().join("src/bin").join(entry), &mut own);
        let names = embedded(&own);
        sources(manifest().join("src/components"), &mut own);
        let files = files(Language::Da);
        let known: BTreeSet<String> = names.iter().flat_map(|name| keys(&files[name]).into_keys()).collect();
        let used = own.iter().flat_map(|(_, text)| used(text));
        let missing: BTreeSet<String> = used.filter(|key| !known.contains(key)).collect();
        assert!(missing.is_empty(), "{entry} does not embed the file of {missing:?}");
    }
}

fn wire(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_value_of_the_domain_that_a_screen_names_has_a_wording() {
    let mut wanted = Vec::new();
    wanted.extend(Code::ALL.iter().map(|code| format!("problem-{}", code.name())));
    wanted.extend(
        Category::ALL.iter().flat_map(|c| [format!("category-{}", c.name()), format!("category-{}-hint", c.name())]),
    );
    wanted.extend(Kind::ALL.iter().map(|kind| format!("kind-{}", kind.name())));
    wanted.extend(Reason::ALL.map(|reason| format!("reason-{}", wire(reason))));
    wanted.extend(What::ALL.map(|what| format!("what-{}", wire(what))));
    wanted.extend(Profession::ALL.iter().map(|profession| format!("profession-{}", profession.name())));
    wanted.extend(Sector::ALL.iter().map(|sector| format!("sector-{}", sector.name())));
    wanted
        .extend([Outcome::Done, Outcome::Partly, Outcome::NotDone].map(|outcome| format!("outcome-{}", wire(outcome))));
    wanted.extend(
        [Medicine::None, Medicine::Less, Medicine::Usual, Medicine::More].map(|m| format!("medicine-{}", wire(m))),
    );
    wanted.extend([Label::Live, Label::BackFilled, Label::Edited].map(|label| format!("label-{}", wire(label))));
    wanted.extend(
        [Verdict::ClearProgress, Verdict::ClearDecline, Verdict::TooSmall].map(|v| format!("verdict-{}", wire(v))),
    );
    wanted.extend(
        [Operation::Worklist, Operation::PatientPage, Operation::Prescribe]
            .iter()
            .map(|operation| format!("disclosure-where-{}", operation.name())),
    );
    wanted.extend(
        ["never_shared", "stopped", "expired", "not_this_part"].map(|refusal| format!("disclosure-refused-{refusal}")),
    );
    wanted.extend(reminder::What::ALL.map(|what| format!("reminder-what-{}", wire(what))));
    let storage = [DbError::Unavailable, DbError::Full, DbError::Failed(String::new())];
    wanted.extend(storage.map(|error| error.wording().to_owned()));
    let push = [PushError::Missing, PushError::Denied, PushError::NoService, PushError::Server(Failure::Offline)];
    wanted.extend(push.map(|error| error.wording()));
    let known = all_keys(Language::Da);
    let missing: Vec<_> = wanted.into_iter().filter(|key| !known.contains_key(key)).collect();
    assert!(missing.is_empty(), "no wording for {missing:?}");
}
