//! The API document: what others build on. A change of it is a change of the snapshot, to be looked at and accepted with
//! `INSTA_UPDATE=always cargo test -p tests --test api openapi`.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::Value;
use tests::app::{Answer, App, Database};

/// What needs no access token: health, and the ways to one.
const WITHOUT_TOKEN: [&str; 11] = [
    "get /healthz",
    "get /readyz",
    "post /api/v1/accounts",
    "post /api/v1/recovery",
    "post /api/v1/session",
    "post /api/v1/session/refresh",
    "delete /api/v1/session",
    "post /api/v1/push/receipts",
    "post /api/v1/push/snoozes",
    "get /api/v1/calendar/{file}",
    "post /api/v1/statements/{statement}/opening",
];

fn document() -> Value {
    serde_json::to_value(server::openapi::document()).expect("JSON")
}

/// Each operation by method and path.
fn operations(document: &Value) -> Vec<(String, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
    let each = paths.iter().flat_map(|(path, item)| {
        let item = item.as_object().expect("operations").clone();
        let operations = item.into_iter().filter(|(method, _)| methods.contains(&method.as_str()));
        operations.map(move |(method, operation)| (format!("{method} {path}"), operation))
    });
    each.collect()
}

#[test]
fn the_document_is_the_one_that_was_accepted() {
    let text = serde_json::to_string_pretty(&document()).unwrap();
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("openapi", text);
    });
}

#[tokio::test]
async fn the_server_gives_its_document_to_anybody() {
    let app = App::start(Database::Sqlite).await;
    let answer = Answer::of(app.anonymous(Method::GET, "/api/openapi.json")).await;
    answer.is(StatusCode::OK);
    assert_eq!(answer.json::<Value>(), document());
}

#[test]
fn every_operation_says_what_it_does_and_how_it_ends() {
    let mut names = BTreeSet::new();
    for (operation, said) in operations(&document()) {
        assert!(said["summary"].as_str().is_some_and(|text| text.ends_with('.')), "{operation}: {}", said["summary"]);
        assert_eq!(said["tags"].as_array().map(Vec::len), Some(1), "{operation}");
        assert!(names.insert(said["operationId"].to_string()), "{operation}: its name is not its own");
        let responses = said["responses"].as_object().expect("responses");
        assert!(responses.keys().any(|status| status.starts_with('2')), "{operation}");
        for (status, response) in responses {
            assert!(!response["description"].as_str().unwrap_or_default().is_empty(), "{operation} {status}");
            if status.starts_with('4') {
                let problem = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(problem, "#/components/schemas/Problem", "{operation} {status}");
            }
        }
        let refuses_bodies = responses.contains_key("422");
        assert!(
            said["requestBody"].is_null() || refuses_bodies,
            "{operation}: a wrong field is no 422 by the document"
        );
        let named: Vec<&str> = operation.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        let parameters = said["parameters"].as_array().cloned().unwrap_or_default();
        let declared: Vec<&str> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "path")
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        assert_eq!(named, declared, "{operation}");
    }
}

#[test]
fn what_needs_a_token_says_so_and_its_refusal() {
    let document = document();
    let operations = operations(&document);
    let open =
        operations.iter().filter(|(_, said)| said["security"].is_null()).map(|(operation, _)| operation.as_str());
    assert_eq!(open.collect::<BTreeSet<_>>(), BTreeSet::from(WITHOUT_TOKEN));
    for (operation, said) in operations.iter().filter(|(_, said)| !said["security"].is_null()) {
        assert!(said["responses"]["401"].is_object(), "{operation}");
    }
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 20, "{found:?}");
    for reference in found {
        let pointer = reference.strip_prefix('#').expect("within the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}
