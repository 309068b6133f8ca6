//! Goes over the document once and adds what holds by rule.

use serde_json::{Map, Value, json};

use super::problems::{self, Sort};
use super::{examples, parameters};

const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];

/// Completes the document.
pub(super) fn complete(document: &mut Value) {
    let recorded = examples::recorded();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for (path, item) in paths {
            let operations = item.as_object_mut().into_iter().flatten();
            for (_, operation) in operations.filter(|(method, _)| METHODS.contains(&method.as_str())) {
                let Some(operation) = operation.as_object_mut() else { continue };
                complete_operation(operation, path.starts_with("/api/"));
                let name = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
                if let Some(example) = recorded.get(name) {
                    add_example(operation, example);
                }
            }
        }
    }
    let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) else { return };
    components.insert("responses".to_owned(), Value::Object(problems::shared()));
    components.get_mut("schemas").into_iter().for_each(describe_tags);
}

fn complete_operation(operation: &mut Map<String, Value>, of_api: bool) {
    let goes_by = |scheme: &str, operation: &Map<String, Value>| {
        let schemes = operation.get("security").and_then(Value::as_array);
        schemes.is_some_and(|schemes| schemes.iter().any(|one| one.get(scheme).is_some()))
    };
    let mut sort = Sort {
        signed_in: goes_by("access_token", operation),
        body: operation.contains_key("requestBody"),
        path: false,
        query: false,
    };
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(parameter) = parameter.as_object_mut() else { continue };
        parameters::describe(parameter);
        let place = parameter.get("in").and_then(Value::as_str);
        (sort.path, sort.query) = (sort.path || place == Some("path"), sort.query || place == Some("query"));
    }
    // Said aloud: an operation without a sign-in is one on purpose.
    operation.entry("security").or_insert_with(|| json!([]));
    if of_api && let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        problems::complete(responses, sort);
    }
}

fn add_example(operation: &mut Map<String, Value>, example: &examples::Example) {
    let put = |holder: Option<&mut Value>, value: &Value| {
        let content = holder.and_then(|holder| holder.get_mut("content")).and_then(Value::as_object_mut);
        let first = content.and_then(|content| content.values_mut().next()).and_then(Value::as_object_mut);
        first.into_iter().for_each(|content| drop(content.insert("example".to_owned(), value.clone())));
    };
    if let Some(request) = &example.request {
        put(operation.get_mut("requestBody"), request);
    }
    if let Some(answer) = &example.answer {
        let responses = operation.get_mut("responses");
        put(responses.and_then(|responses| responses.get_mut(example.status.to_string())), answer);
    }
}

/// Says of each field with one possible value what it is for: it tells the shapes of a choice apart.
fn describe_tags(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for field in
                fields.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
            {
                let one = field.get("enum").and_then(Value::as_array).filter(|values| values.len() == 1);
                let about = one.and_then(|values| values.first()).map(|value| format!("Always {value} in this shape."));
                if let (Some(about), Some(field)) = (about, field.as_object_mut()) {
                    field.entry("description").or_insert_with(|| json!(about));
                }
            }
            fields.values_mut().for_each(describe_tags);
        }
        Value::Array(items) => items.iter_mut().for_each(describe_tags),
        _ => {}
    }
}
