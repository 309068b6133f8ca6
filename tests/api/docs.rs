//! What `docs/` says is so: the examples of `docs/api.md` run as they stand against a demonstration server, its lists are whole,
//! and every test that `docs/threat-model.md` names is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use domain::problem::Code;
use serde_json::{Map, Value, json};
use tests::app::{App, Database};
use tests::child::Folder;
use tokio::process::Command;

/// Between what one block says and the next.
const END_OF_BLOCK: char = '\u{1e}';

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a file of this repository")
}

/// The fenced blocks of a page: language and text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let each = page.split("\n```").skip(1).step_by(2);
    each.filter_map(|block| block.split_once('\n')).map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// A value without what differs from run to run: words that clients go by stay.
fn shape(name: &str, value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), shape(name, value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| shape(name, item)).collect(),
        Value::String(_) if !["code", "result", "title"].contains(&name) => json!("a text"),
        Value::Number(_) => json!("a number"),
        other => other.clone(),
    }
}

fn shapes(text: &str) -> Vec<Value> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    values.map(|value| shape("", &value.unwrap_or_else(|error| panic!("{error} in {text}")))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_examples_of_the_api_page_run_as_they_stand() {
    let app = App::start_with(Database::Sqlite, |settings| settings.demo = true).await;
    server::demo::make(&app.running.state).await.expect("demonstration people");
    let blocks = blocks(&read("docs/api.md"));
    let mut script = String::from("set -euo pipefail\n");
    for (_, text) in blocks.iter().filter(|(language, _)| language == "sh") {
        script.push_str(&text.replace("http://127.0.0.1:8080", &app.running.origin()));
        script.push_str("\nprintf '\\036'\n");
    }
    let folder = Folder::new("docs");
    let mut bash = Command::new("bash");
    let output = bash.args(["-c", &script]).current_dir(&*folder).stdin(Stdio::null()).output().await.expect("bash");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{}\n{said}", String::from_utf8_lossy(&output.stderr));
    let mut said = said.split(END_OF_BLOCK);
    let (mut compared, mut last) = (0, "");
    for (language, text) in &blocks {
        match language.as_str() {
            "sh" => last = said.next().expect("each block says something or nothing"),
            "json" => {
                assert_eq!(shapes(last), shapes(text), "the page says\n{text}\nand the server\n{last}");
                compared += 1;
            }
            _ => {
                assert_eq!(last.trim(), text.trim());
                compared += 1;
            }
        }
    }
    assert!(compared > 3, "answers stand on the page");
}

#[test]
fn the_api_page_lists_every_operation_and_every_code() {
    let page = read("docs/api.md");
    let (_, table) = page.split_once("\n## Every operation\n").expect("the table of operations");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|row| row.split('`').next());
    let listed: BTreeSet<String> = rows.map(str::to_owned).collect();
    let document = server::openapi::document();
    let mut known = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        known.extend(
            item.as_object().expect("operations").keys().map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    let missing: Vec<_> = known.difference(&listed).collect();
    assert!(
        missing.is_empty(),
        "each needs a line `| \\`METHOD /path\\` | what it does |` in docs/api.md: {missing:#?}"
    );
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(gone.is_empty(), "no operations, and lines in docs/api.md: {gone:#?}");
    let silent: Vec<_> = Code::ALL.iter().filter(|code| !page.contains(&format!("`{}`", code.name()))).collect();
    assert!(silent.is_empty(), "docs/api.md says of each code what to do; not of {silent:?}");
}

/// Every file of Rust under a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let page = read("docs/threat-model.md");
    let mut files = Vec::new();
    for room in
        ["domain/src", "domain/derive", "store/src", "server/src", "pwa/src", "pwa/phrase", "tests", "xtask/src"]
    {
        sources(&root().join(room), &mut files);
    }
    let code: String = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
    let mut missing = Vec::new();
    let mut named = 0;
    for word in page.split('`').skip(1).step_by(2) {
        let is_file = word.ends_with(".rs") && !word.contains(['{', '*', ' ']);
        let is_test = word.contains('_')
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        named += usize::from(is_file || is_test);
        let there =
            !is_file || [word.to_owned(), format!("tests/{word}")].iter().any(|path| root().join(path).is_file());
        // Other words in code are fields, codes and settings; a name as long as a sentence is a test.
        let long = is_test && word.matches('_').count() >= 3;
        let tested = !long || code.contains(&format!("fn {word}("));
        if !(there && tested) {
            missing.push(word);
        }
    }
    assert!(named > 50, "{named}");
    assert!(missing.is_empty(), "named in docs/threat-model.md and nowhere else: {missing:#?}");
}
