//! Every type that the app reads or writes, held against serde: the same is taken, the same is refused, the same is
//! written. Each sample is also bent in every place, one bend at a time.

mod samples;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::*;

/// What may stand where something else belongs.
fn odd_ones() -> [Value; 12] {
    [
        json!(null),
        json!(true),
        json!(-1),
        json!(11),
        json!(100_000),
        json!(2.0),
        json!(2.5),
        json!(u64::MAX),
        json!("x"),
        json!(" "),
        json!([]),
        json!({}),
    ]
}

/// The value with one thing in it replaced, taken away or added, in every way.
fn bent(value: &Value) -> Vec<Value> {
    let mut all: Vec<Value> = odd_ones().into();
    match value {
        Value::Object(fields) => {
            let with = |name: &str, value: Value| {
                let mut fields = fields.clone();
                fields.insert(name.to_owned(), value);
                Value::Object(fields)
            };
            all.push(with("newer", json!({"x": [1, 2.5, null]})));
            for (name, value) in fields {
                let mut without = fields.clone();
                without.remove(name);
                all.push(Value::Object(without));
                all.extend(bent(value).into_iter().map(|bent| with(name, bent)));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let with = |bent: &[Value]| Value::Array([&items[..at], bent, &items[at + 1..]].concat());
                all.push(with(&[]));
                all.push(with(&[item.clone(), item.clone()]));
                all.extend(bent(item).into_iter().map(|bent| with(&[bent])));
            }
        }
        _ => {}
    }
    all
}

/// Whether both take it; that they make and write the same of it is asserted.
fn taken<T: FromJson + ToJson + Serialize + DeserializeOwned>(value: &Value) -> bool {
    let theirs = serde_json::from_value::<T>(value.clone()).ok();
    let ours = T::from_json(value);
    let written = |read: &Option<T>| read.as_ref().map(|read| serde_json::to_value(read).unwrap());
    assert_eq!(written(&ours), written(&theirs), "{value}");
    if let Some(ours) = &ours {
        assert_eq!(ours.to_json(), serde_json::to_value(ours).unwrap());
    }
    ours.is_some()
}

fn same<T: FromJson + ToJson + Serialize + DeserializeOwned>(sample: &Value) {
    assert!(taken::<T>(sample), "{sample}");
    let all = bent(sample);
    let kept = all.iter().filter(|bent| taken::<T>(bent)).count();
    assert!(kept < all.len(), "nothing was refused");
}

/// Something kept with its time, as the app keeps answers.
#[derive(Debug, PartialEq, Serialize, Deserialize, Json)]
struct Kept<T> {
    at: i64,
    value: T,
}

#[test]
fn what_holds_any_type_reads_that_type() {
    same::<Kept<Vec<crate::Score>>>(&json!({"at": 3, "value": [0, 10]}));
    same::<Kept<Option<String>>>(&json!({"at": 3, "value": "x"}));
}

#[test]
fn fields_of_a_newer_version_come_back_without_the_kind() {
    let newer = json!({"kind": "check_in", "mood": 3, "moon": {"phase": 2.5}});
    let read = crate::entry::Body::from_json(&newer).unwrap();
    let crate::entry::Body::CheckIn(check_in) = &read else { panic!("a check-in") };
    assert_eq!(check_in.unknown.keys().collect::<Vec<_>>(), ["moon"]);
    assert_eq!(read.to_json(), newer);
}

#[test]
fn a_word_is_the_name_that_is_written() {
    for code in crate::problem::Code::ALL {
        assert_eq!(code.word(), code.name());
    }
    assert_eq!(crate::entry::Outcome::NotDone.word(), "not_done");
}

#[test]
fn what_is_missing_is_not_what_is_null() {
    use crate::entry::Note;
    assert_eq!(Note::from_json(&json!({"text": "x"})), Note::from_json(&json!({"text": "x", "shared": false})));
    assert_eq!(Note::from_json(&json!({"text": "x", "shared": null})), None);
}
