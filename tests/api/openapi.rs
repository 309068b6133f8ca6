//! The API document: what others build on. A change of it is a change of the snapshot, to be looked at and accepted with
//! `INSTA_UPDATE=always cargo test -p tests --test api openapi`.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{Answer, App, Database};
use tests::contract::{breaks, components, resolved};

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
    server::openapi::document()
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

/// What an example cannot be written for in JSON.
fn is_binary(kind: &str) -> bool {
    ["image/", "video/", "application/zip", "application/octet-stream"].iter().any(|binary| kind.starts_with(binary))
}

/// What a content lacks: an example, or one that its schema allows.
fn lacks_of_content(components: &Value, contents: &Value) -> Vec<String> {
    let mut lacks = Vec::new();
    for (kind, content) in contents.as_object().into_iter().flatten().filter(|(kind, _)| !is_binary(kind)) {
        let several = content["examples"].as_object().into_iter().flatten().map(|(_, example)| &example["value"]);
        let examples: Vec<&Value> = content.get("example").into_iter().chain(several).collect();
        if examples.is_empty() {
            lacks.push(format!("an example as {kind}"));
        }
        for example in examples.iter().filter(|_| kind.ends_with("json")) {
            let broken = breaks(components, &content["schema"], example);
            lacks.extend(broken.into_iter().map(|broken| format!("an example that its schema allows: {broken}")));
        }
    }
    lacks
}

/// What an operation lacks of being told completely.
fn lacks_of_operation(document: &Value, components: &Value, operation: &str, said: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    let mut lacks = Vec::new();
    let mut need = |there: bool, what: &str| {
        if !there {
            lacks.push(what.to_owned());
        }
    };
    need(
        said["summary"].as_str().is_some_and(|text| text.ends_with('.')),
        "a first sentence in the handler's doc, with a full stop",
    );
    need(
        text(&said["description"]),
        "a second paragraph in the handler's doc: who may, what it writes, what to expect when refused",
    );
    let tag = &said["tags"][0];
    let tags = document["tags"].as_array().expect("tags");
    need(said["tags"].as_array().map(Vec::len) == Some(1), "exactly one tag");
    need(
        tags.iter().any(|known| known["name"] == *tag && text(&known["description"])),
        "its tag among `tags` in server/src/openapi.rs",
    );
    need(said["security"].is_array(), "`security`");
    let parameters = said["parameters"].as_array().cloned().unwrap_or_default();
    for parameter in &parameters {
        let about = format!("a description of `{}`: a line in server/src/openapi/parameters.rs", parameter["name"]);
        need(text(&parameter["description"]), &about);
    }
    let named: Vec<&str> = operation.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    let in_path = parameters.iter().filter(|parameter| parameter["in"] == "path");
    need(
        named == in_path.filter_map(|parameter| parameter["name"].as_str()).collect::<Vec<_>>(),
        "the parameters of its path",
    );
    let responses = said["responses"].as_object().expect("responses");
    need(responses.keys().any(|status| status.starts_with('2')), "a success");
    need(said["requestBody"].is_null() || responses.contains_key("422"), "422 for a wrong field");
    for (status, response) in responses {
        let response = resolved(document, response);
        need(text(&response["description"]), &format!("{status}: a description"));
        if status.starts_with('4') {
            let problem = &response["content"]["application/problem+json"];
            need(problem["schema"]["$ref"] == "#/components/schemas/Problem", &format!("{status}: a problem"));
            let codes = problem["examples"].as_object().is_some_and(|codes| !codes.is_empty());
            need(codes, &format!("{status}: its codes between backticks in the description"));
        }
        for lack in lacks_of_content(components, &response["content"]) {
            need(
                false,
                &format!(
                    "{status}: {lack}; record it by RYGRAD_EXAMPLES=always cargo test -p tests --test authz on_sqlite"
                ),
            );
        }
    }
    for lack in lacks_of_content(components, &said["requestBody"]["content"]) {
        need(
            false,
            &format!("body: {lack}; record it by RYGRAD_EXAMPLES=always cargo test -p tests --test authz on_sqlite"),
        );
    }
    lacks
}

#[test]
fn every_operation_is_told_completely() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let components = components(&document);
    let mut names = BTreeSet::new();
    let mut lacking = Vec::new();
    for (operation, said) in operations(&document) {
        assert!(names.insert(said["operationId"].to_string()), "{operation}: its name is not its own");
        let lacks = lacks_of_operation(&document, &components, &operation, &said);
        lacking.extend(lacks.into_iter().map(|lack| format!("{operation} lacks {lack}")));
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// Fields that nothing is said of, wherever they stand in a schema.
fn silent_fields(path: &str, schema: &Value, silent: &mut Vec<String>) {
    let referred =
        |field: &Value| field["oneOf"].as_array().is_some_and(|of| of.iter().any(|one| one["description"].is_string()));
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        if !field["description"].is_string() && !referred(field) {
            silent.push(format!("{path}.{name}"));
        }
        silent_fields(&format!("{path}.{name}"), field, silent);
    }
    for part in ["oneOf", "anyOf", "allOf"] {
        schema[part].as_array().into_iter().flatten().for_each(|one| silent_fields(path, one, silent));
    }
    if schema["items"].is_object() {
        silent_fields(path, &schema["items"], silent);
    }
}

#[test]
fn every_schema_and_field_is_described() {
    let document = document();
    let mut silent = Vec::new();
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        if !schema["description"].is_string() {
            silent.push(name.clone());
        }
        silent_fields(name, schema, &mut silent);
    }
    assert!(silent.is_empty(), "a doc in Rust is the description here; none of:\n{}", silent.join("\n"));
}

#[test]
fn an_answer_that_the_document_does_not_know_is_found() {
    let document = document();
    let components = components(&document);
    let schema = json!({"$ref": "#/components/schemas/Message"});
    let message = json!({
        "id": "019b8c7e-0000-7000-8000-000000000001", "kind": "message", "sent_at": 1_767_600_000_000_i64, "text": "godt",
    });
    assert_eq!(breaks(&components, &schema, &message), Vec::<String>::new());
    for (field, value) in [("unknown", json!(1)), ("text", json!(7)), ("kind", json!("shout"))] {
        let mut bent = message.clone();
        bent[field] = value;
        assert_ne!(breaks(&components, &schema, &bent), Vec::<String>::new(), "{field}");
    }
    // Where a whole is made of parts, each part's fields belong to it and no others do.
    let schema = json!({"$ref": "#/components/schemas/PutResult"});
    let result = json!({"put_id": "x", "result": "accepted", "revision": 1});
    assert_eq!(breaks(&components, &schema, &result), Vec::<String>::new());
    assert_ne!(
        breaks(&components, &schema, &json!({"put_id": "x", "result": "accepted", "revision": 1, "more": 1})),
        Vec::<String>::new()
    );
}

#[test]
fn what_needs_a_token_says_so_and_its_refusal() {
    let document = document();
    let operations = operations(&document);
    let by_token =
        |said: &Value| said["security"].as_array().into_iter().flatten().any(|one| one["access_token"].is_array());
    let open = operations.iter().filter(|(_, said)| !by_token(said)).map(|(operation, _)| operation.as_str());
    assert_eq!(open.collect::<BTreeSet<_>>(), BTreeSet::from(WITHOUT_TOKEN));
    for (operation, said) in operations.iter().filter(|(_, said)| by_token(said)) {
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
