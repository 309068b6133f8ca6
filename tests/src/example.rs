//! Examples for the API document: what the allowed way of each operation asked and was answered, with all that differs from run
//! to run – ids, moments, days, secrets – put in a form that does not, and that nobody takes for real.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::day::LocalDay;
use reqwest::RequestBuilder;
use serde_json::{Map, Value, json};

use crate::app::Answer;

/// Asks for the examples to be written anew.
const VARIABLE: &str = "RYGRAD_EXAMPLES";
/// A list shows its first ones.
const SHOWN: usize = 2;
/// Monday 5 January 2026: what today is in an example.
const TODAY: &str = "2026-01-05";
/// 2026-01-05 09:00 in Copenhagen.
const NOW: i64 = 1_767_600_000_000;

/// The richest answer of each operation.
#[derive(Debug, Default)]
pub struct Examples {
    kept: BTreeMap<String, (Value, u16, Value)>,
}

/// Marks what a name says is secret, or differs from run to run without a form of its own.
fn made_up(name: &str, text: &str) -> Option<String> {
    let hexadecimal = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some(match name {
        "access_token" => "made-up-access-token".to_owned(),
        "password" => "a made-up password".to_owned(),
        "email" => "made-up@example.invalid".to_owned(),
        "recovery_code" => "MADE-UPXX-RECO-VERY-CODE".to_owned(),
        "secret" => "MADEUPSECRET".to_owned(),
        "address" if text.starts_with("otpauth:") => "otpauth://totp/Rygrad:made-up?secret=MADEUPSECRET".to_owned(),
        "address" => "https://rygrad.example/api/v1/calendar/made-up-secret.ics".to_owned(),
        "link" => "https://rygrad.example/statement/made-up".to_owned(),
        "endpoint" => "https://push.example/made-up".to_owned(),
        "receipt" | "snooze" => "made-up-and-signed".to_owned(),
        "codes" => "MADE-UPXX".to_owned(),
        "code" if text.bytes().all(|byte| byte.is_ascii_digit()) => "123456".to_owned(),
        // A problem's or a result's code is a word.
        "code" if text.bytes().any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) => "MADE-UPXX".to_owned(),
        "application_server_key" | "p256dh" | "auth" => "made-up-base64url".to_owned(),
        _ if hexadecimal => "0123456789abcdef".chars().cycle().take(text.len()).collect(),
        _ => return None,
    })
}

/// The stable form of everything in one file.
struct Stable {
    today: LocalDay,
    ids: BTreeMap<String, String>,
}

impl Stable {
    fn id(&mut self, id: &str) -> String {
        let next = self.ids.len() + 1;
        self.ids.entry(id.to_owned()).or_insert_with(|| format!("019b8c7e-0000-7000-8000-{next:012x}")).clone()
    }

    fn day(&self, day: LocalDay) -> Value {
        let apart = (-150..=150).find(|days| self.today.plus_days(*days) == day);
        // Half a year is not the same number of days everywhere in the year.
        let apart = apart.unwrap_or(if day < self.today { -182 } else { 182 });
        json!(TODAY.parse::<LocalDay>().expect("a day").plus_days(apart))
    }

    fn text(&mut self, name: &str, text: &str) -> Value {
        if let Some(made_up) = made_up(name, text) {
            return made_up.into();
        }
        if let Ok(day) = text.parse::<LocalDay>() {
            return self.day(day);
        }
        // A line of the log is JSON in a text.
        if let Ok(inner @ Value::Object(_)) = serde_json::from_str::<Value>(text) {
            return self.value(name, inner).to_string().into();
        }
        if text.len() == 36 && text.bytes().filter(|byte| *byte == b'-').count() == 4 {
            return self.id(text).into();
        }
        text.into()
    }

    fn value(&mut self, name: &str, value: Value) -> Value {
        match value {
            Value::String(text) => self.text(name, &text),
            Value::Number(number) => match number.as_i64() {
                Some(ms) if ms > 1_000_000_000_000 => {
                    json!(if name.contains("expires") || name.contains("until") { NOW + 600_000 } else { NOW })
                }
                _ => Value::Number(number),
            },
            Value::Array(items) => {
                let shown = if items.iter().any(Value::is_object) { SHOWN } else { items.len() };
                items.into_iter().take(shown).map(|item| self.value(name, item)).collect()
            }
            Value::Object(fields) => {
                let each = fields.into_iter().map(|(name, value)| {
                    let value = self.value(&name, value);
                    (name, value)
                });
                Value::Object(each.collect::<Map<_, _>>())
            }
            other => other,
        }
    }

    /// A calendar feed, up to its first event: what differs in it stands in lines of its own.
    fn lines(text: &str) -> String {
        let lines: Vec<&str> = text.split("\r\n").collect();
        let first = lines.iter().position(|line| *line == "END:VEVENT").map_or(lines.len(), |end| end + 1);
        let each = lines.into_iter().take(first).chain(["END:VCALENDAR", ""]).map(|line| match line.split_once(':') {
            Some((name, _)) if name.starts_with("UID") => format!("{name}:made-up@rygrad"),
            Some((name, _)) if name.starts_with("DTSTART") || name.starts_with("DTEND") || name == "DTSTAMP" => {
                format!("{name}:20260105T070000Z")
            }
            _ => line.to_owned(),
        });
        each.collect::<Vec<_>>().join("\r\n")
    }
}

fn operation_of<'a>(document: &'a Value, path: &str, method: &str) -> &'a Value {
    &document["paths"][path][method.to_lowercase()]
}

impl Examples {
    /// Keeps what was asked and answered, if it says more than what was kept before.
    pub fn keep(&mut self, operation: &str, request: Option<RequestBuilder>, answer: &Answer) {
        let request = request.and_then(|request| request.build().ok());
        let body = request.as_ref().and_then(|request| request.body()).and_then(|body| body.as_bytes());
        let body = body.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or(Value::Null);
        let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let said = match kind {
            kind if kind.contains("json") => answer.json(),
            kind if kind.starts_with("text/") => Value::String(answer.text.clone()),
            _ => Value::Null,
        };
        let size = |request: &Value, said: &Value| request.to_string().len() + said.to_string().len();
        let before = self.kept.get(operation).map_or(0, |(request, _, said)| size(request, said));
        if size(&body, &said) > before {
            self.kept.insert(operation.to_owned(), (body, answer.status.as_u16(), said));
        }
    }

    /// Writes the file that the document is made with, if it was asked for.
    pub fn write_if_asked(self, today: LocalDay) {
        if std::env::var_os(VARIABLE).is_none() {
            return;
        }
        let document = server::openapi::document();
        let mut stable = Stable { today, ids: BTreeMap::new() };
        let mut written = Map::new();
        for (operation, (request, status, answer)) in self.kept {
            let (method, path) = operation.split_once(' ').expect("method and path");
            let name = operation_of(&document, path, method)["operationId"].as_str().expect("an operation");
            let mut example = json!({ "status": status });
            let takes_a_body = operation_of(&document, path, method)["requestBody"].is_object();
            if takes_a_body && !request.is_null() {
                example["request"] = stable.value("", request);
            }
            match answer {
                Value::Null => {}
                Value::String(text) if text.starts_with("BEGIN:") => example["answer"] = Stable::lines(&text).into(),
                answer => example["answer"] = stable.value("", answer),
            }
            written.insert(name.to_owned(), example);
        }
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../server/src/openapi/examples.json");
        let text = serde_json::to_string_pretty(&Value::Object(written)).expect("JSON");
        std::fs::write(file, text + "\n").expect("the examples are written");
    }
}
