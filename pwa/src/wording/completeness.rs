//! Every key used in the sources exists. That both languages have the same files, keys and variables is seen to by the
//! build (`phrase::compile`), and read here once more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use domain::category::{Category, FIELDS};
use domain::course;
use domain::disclosure::Operation;
use domain::entry::{HurtMore, Kind, Label, Medicine, Outcome, Reason, What};
use domain::goal::Per;
use domain::json::Word;
use domain::locale::Language;
use domain::pause;
use domain::personal_plan::Purpose;
use domain::problem::Code;
use domain::psfs::Verdict;
use domain::reminder;
use domain::statement::Section;
use domain::sync::Noun;
use domain::unit::{Profession, Sector};
use phrase::compile::{Messages, read_folder};

use crate::api::Failure;
use crate::db::DbError;
use crate::push::PushError;

fn manifest() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of the files of one language.
fn files(language: Language) -> BTreeMap<String, Messages> {
    let mut languages = read_folder(&manifest().join("../domain/locales")).unwrap();
    languages.remove(language.tag()).unwrap()
}

fn all_keys() -> BTreeSet<String> {
    files(Language::Da).into_values().flat_map(Messages::into_keys).collect()
}

#[test]
fn both_languages_have_the_same_files_keys_and_variables() {
    let said = |language| -> Vec<_> {
        let files = files(language).into_iter();
        files
            .flat_map(|(name, messages)| messages.into_iter().map(move |(key, m)| (name.clone(), key, m.variables)))
            .collect()
    };
    assert_eq!(said(Language::Da), said(Language::En));
    assert!(all_keys().len() > 100);
}

fn sources(folder: PathBuf, found: &mut Vec<(PathBuf, String)>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.strip_prefix(manifest()).unwrap().to_str().unwrap().contains("wording")
        {
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
    let known = all_keys();
    let mut found = Vec::new();
    sources(manifest().join("src"), &mut found);
    let missing: Vec<String> = found
        .iter()
        .flat_map(|(path, text)| used(text).into_iter().map(move |key| format!("{key} in {}", path.display())))
        .filter(|line| !known.contains(line.split(" in ").next().unwrap()))
        .collect();
    assert!(missing.is_empty(), "no wording for {missing:#?}");
}

/// The names in the `wording_sources![…]` of the entry and its parts.
fn embedded(sources: &[(PathBuf, String)]) -> Vec<String> {
    let lists = sources.iter().flat_map(|(_, text)| text.split("wording_sources![").skip(1));
    let names = lists.flat_map(|rest| rest.split_once(']').unwrap().0.split(','));
    names.map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn each_entry_embeds_the_files_whose_keys_it_uses() {
    for entry in ["patient", "team"] {
        let mut own = Vec::new();
        sources(manifest().join("src/bin").join(entry), &mut own);
        let names = embedded(&own);
        sources(manifest().join("src/components"), &mut own);
        let files = files(Language::Da);
        let known: BTreeSet<&String> = names.iter().flat_map(|name| files[name].keys()).collect();
        let used = own.iter().flat_map(|(_, text)| used(text));
        let missing: BTreeSet<String> = used.filter(|key| !known.contains(key)).collect();
        assert!(missing.is_empty(), "{entry} does not embed the file of {missing:?}");
    }
}

fn wire(value: impl Word) -> String {
    value.word().to_owned()
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
    wanted.extend(HurtMore::ALL.map(|answer| format!("hurt-more-{}", wire(answer))));
    wanted.extend(pause::Reason::ALL.map(|reason| format!("pause-reason-{}", wire(reason))));
    wanted.extend(course::State::ALL.map(|state| format!("course-state-{}", wire(state))));
    wanted.extend(Purpose::ALL.map(|purpose| format!("personal-plan-{}", wire(purpose))));
    wanted.extend(Per::ALL.map(|per| format!("goal-per-{}", wire(per))));
    wanted.extend(Kind::ALL.iter().map(|kind| format!("team-kind-{}", kind.name())));
    wanted.extend(
        FIELDS.iter().filter(|(_, field, _)| *field != "note").map(|(_, field, _)| format!("team-field-{field}")),
    );
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
    wanted.extend(Operation::ALL.iter().map(|operation| format!("disclosure-where-{}", operation.name())));
    wanted.extend(
        ["never_shared", "stopped", "expired", "not_this_part", "wrong_code", "no_tries_left"]
            .map(|refusal| format!("disclosure-refused-{refusal}")),
    );
    wanted.extend(["treatment", "support"].map(|purpose| format!("disclosure-purpose-{purpose}")));
    wanted.extend(Section::ALL.iter().map(|section| format!("statement-section-{}", section.name())));
    wanted.extend(Noun::ALL.map(|noun| format!("refused-{}", noun.name())));
    wanted.extend(reminder::What::ALL.map(|what| format!("reminder-what-{}", wire(what))));
    let storage = [DbError::Unavailable, DbError::Full, DbError::Failed(String::new())];
    wanted.extend(storage.map(|error| error.wording().to_owned()));
    let push = [PushError::Missing, PushError::Denied, PushError::NoService, PushError::Server(Failure::Offline)];
    wanted.extend(push.map(|error| error.wording()));
    let known = all_keys();
    let missing: Vec<_> = wanted.into_iter().filter(|key| !known.contains(key)).collect();
    assert!(missing.is_empty(), "no wording for {missing:?}");
}
