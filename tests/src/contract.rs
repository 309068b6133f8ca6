//! Holds every answer that a test gets against the API document: a status, a content type or a field that the document does not
//! declare fails the test, whatever it was about.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use jsonschema::Validator;
use reqwest::{Method, StatusCode};
use serde_json::{Map, Value, json};

/// One content of one answer.
struct Content {
    kind: String,
    schema: Value,
    validator: OnceLock<Validator>,
}

/// One operation.
struct Route {
    method: String,
    /// Parts of the path; `None` is a parameter.
    parts: Vec<Option<String>>,
    answers: BTreeMap<String, Vec<Content>>,
}

struct Contract {
    routes: Vec<Route>,
    /// Every schema twice: closed, and `open/…` for where others add fields to it.
    components: Value,
}

static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::read);

fn each(schemas: &Value, open: bool) -> Value {
    let schemas = schemas.as_array().into_iter().flatten();
    Value::Array(schemas.map(|schema| closed(schema, open)).collect())
}

/// A schema that allows no field it does not name. In `allOf` the parts stay open and the whole is closed.
fn closed(schema: &Value, open: bool) -> Value {
    match schema {
        Value::Object(fields) => {
            let mut strict: Map<String, Value> = Map::new();
            for (name, value) in fields {
                let value = match name.as_str() {
                    "$ref" if open => {
                        json!(
                            value.as_str().map(|to| to.replace("#/components/schemas/", "#/components/schemas/open."))
                        )
                    }
                    "allOf" => each(value, true),
                    "oneOf" | "anyOf" => each(value, open),
                    "properties" => {
                        let fields = value.as_object().into_iter().flatten();
                        Value::Object(fields.map(|(name, value)| (name.clone(), closed(value, false))).collect())
                    }
                    "items" | "additionalProperties" => closed(value, false),
                    _ => value.clone(),
                };
                strict.insert(name.clone(), value);
            }
            let names_fields = fields.contains_key("properties") || fields.contains_key("allOf");
            if names_fields && !open && !fields.contains_key("additionalProperties") {
                strict.insert("unevaluatedProperties".to_owned(), json!(false));
            }
            Value::Object(strict)
        }
        other => other.clone(),
    }
}

/// What a response says, followed where it refers to a shared one.
#[must_use]
pub fn resolved<'a>(document: &'a Value, response: &'a Value) -> &'a Value {
    let reference = response["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
    reference.map_or(response, |pointer| document.pointer(pointer).expect("a reference leads somewhere"))
}

/// The components of the document with closed schemas, for a validator whose schema refers to them.
#[must_use]
pub fn components(document: &Value) -> Value {
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    let strict = schemas.iter().flat_map(|(name, schema)| {
        [(name.clone(), closed(schema, false)), (format!("open.{name}"), closed(schema, true))]
    });
    json!({"schemas": Value::Object(strict.collect())})
}

/// Judges a value by a schema of the document, closed: what it breaks, in words.
#[must_use]
pub fn breaks(components: &Value, schema: &Value, value: &Value) -> Vec<String> {
    told(&validator(components, schema), value)
}

fn validator(components: &Value, schema: &Value) -> Validator {
    let whole = json!({"allOf": [closed(schema, false)], "components": components});
    jsonschema::draft202012::new(&whole).expect("a schema of the document")
}

fn told(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

impl Contract {
    fn read() -> Self {
        let document = server::openapi::document();
        let mut routes = Vec::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("operations") {
                let responses = operation["responses"].as_object().expect("responses");
                let answers = responses.iter().map(|(status, response)| {
                    let contents = resolved(&document, response)["content"].as_object().cloned().unwrap_or_default();
                    let each = contents.into_iter().map(|(kind, content)| Content {
                        kind,
                        schema: content["schema"].clone(),
                        validator: OnceLock::new(),
                    });
                    (status.clone(), each.collect())
                });
                let parts = path.split('/').map(|part| (!part.starts_with('{')).then(|| part.to_owned()));
                let (method, parts) = (method.to_uppercase(), parts.collect());
                routes.push(Route { method, parts, answers: answers.collect() });
            }
        }
        Self { routes, components: components(&document) }
    }

    /// The operation of a request; where two fit, the one with the fewest parameters.
    fn route(&self, method: &Method, path: &str) -> Option<&Route> {
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |route: &&Route| {
            route.method == method.as_str()
                && route.parts.len() == parts.len()
                && route.parts.iter().zip(&parts).all(|(known, part)| known.as_ref().is_none_or(|known| known == part))
        };
        self.routes.iter().filter(fits).min_by_key(|route| route.parts.iter().filter(|part| part.is_none()).count())
    }
}

/// Holds one answer against the document.
pub(crate) fn hold(method: &Method, path: &str, status: StatusCode, kind: &str, text: &str) {
    if let Err(what) = judge(method, path, status, kind, text) {
        panic!("{method} {path} {status}: {what}; {text}");
    }
}

fn judge(method: &Method, path: &str, status: StatusCode, kind: &str, text: &str) -> Result<(), String> {
    let Some(route) = CONTRACT.route(method, path) else {
        let no_operation = !path.starts_with("/api/v1/") || status.is_client_error();
        return if no_operation { Ok(()) } else { Err("it does not stand in the API document".to_owned()) };
    };
    let contents = route.answers.get(status.as_str()).ok_or("the API document does not know this status")?;
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if contents.is_empty() {
        return if text.is_empty() { Ok(()) } else { Err("a body where the API document has none".to_owned()) };
    }
    let family = |kind: &str| kind.split('/').next().map(str::to_owned);
    let same = |content: &&Content| content.kind == kind || is_media(kind) && family(&content.kind) == family(kind);
    let content = contents.iter().find(same).ok_or_else(|| format!("the API document does not know {kind:?} here"))?;
    if kind.ends_with("json") {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let validator = content.validator.get_or_init(|| validator(&CONTRACT.components, &content.schema));
        let told = told(validator, &value);
        if !told.is_empty() {
            return Err(format!("not as the API document says: {told:#?}"));
        }
    }
    Ok(())
}

/// Pictures and videos are answered as what they are; the document names one kind of each.
fn is_media(kind: &str) -> bool {
    kind.starts_with("image/") || kind.starts_with("video/")
}
