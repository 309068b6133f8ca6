//! Rows as they lie on phones, and any text against `serde_json`.

use std::fmt::Debug;

use domain::json::Value;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::json;

use super::*;
use crate::db::device::LeftBehind;
use crate::sync::outbox::{Outgoing, Thing};

const ID: &str = "00000000-0001-7101-8101-010101010101";

/// Comes back from the disk as it was put there.
fn kept<T: FromJson + ToJson + PartialEq + Debug>(row: &str) {
    let read: T = read(&row.replace("ID", ID)).unwrap();
    assert_eq!(super::read(&write(&read)), Some(read));
}

#[test]
fn what_lies_on_the_phone_comes_back() {
    let put =
        r#"{"put_id": "ID", "noun": "revocation", "id": "ID", "base_revision": 0, "removed": false, "body": null}"#;
    kept::<Outgoing>(&format!(r#"{{"put": {put}, "attempts": 0}}"#));
    kept::<Outgoing>(&format!(
        r#"{{"put": {put}, "attempts": 2, "refused": {{"code": "invalid", "field": null, "detail": "d"}}}}"#
    ));
    kept::<Thing>(
        r#"{"noun": "entry", "id": "ID", "revision": 1, "seq": 2, "removed": false, "body": {"newer": 2.5}}"#,
    );
    kept::<Thing>(
        r#"{"noun": "grant", "id": "ID", "revision": 1, "seq": 2, "removed": true, "received_at": 3, "epoch": "e", "body": {}}"#,
    );
    kept::<LeftBehind>(r#"{"account": "ID", "waiting": 3}"#);
}

#[test]
fn what_is_cut_off_is_not_read() {
    assert_eq!(read::<LeftBehind>(&format!(r#"{{"account": "{ID}", "waiting": 3"#)), None);
    assert_eq!(read::<LeftBehind>(&format!(r#"{{"account": "{ID}", "waiting": -3}}"#)), None);
    assert_eq!(read::<Thing>("null"), None);
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i32>().prop_map(|eighths| json!(f64::from(eighths) / 8.0)),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x7f]{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-zæ\"\n]{0,3}", inner, 0..4).prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

/// What is read, with numbers that are not whole to ten digits: `serde_json` is not exact in the last.
fn roughly(value: Option<Value>) -> String {
    fn rough(value: Value) -> Value {
        match value {
            Value::Number(number) if number.is_f64() => json!(format!("{:.10e}", number.as_f64().unwrap())),
            Value::Array(items) => items.into_iter().map(rough).collect(),
            Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, rough(value))).collect(),
            other => other,
        }
    }
    format!("{:?}", value.map(rough))
}

fn both_read(text: &str) -> bool {
    let theirs = serde_json::from_str::<Value>(text).ok();
    let ours = reader::value(text);
    assert_eq!(roughly(ours), roughly(theirs.clone()), "{text}");
    theirs.is_some()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default()
    })]

    #[test]
    fn any_value_is_written_and_read_like_serde_json(value in values(), pretty in any::<bool>()) {
        let theirs = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        prop_assert_eq!(reader::value(&theirs.unwrap()), Some(value.clone()));
        prop_assert_eq!(reader::value(&printer::text(&value)), Some(value.clone()));
        prop_assert_eq!(serde_json::from_str::<Value>(&printer::text(&value)).unwrap(), value);
    }

    #[test]
    fn a_broken_text_is_refused_like_serde_json(
        value in values(), at in any::<prop::sample::Index>(), sign in "[-+0-9.eEnul{}\\[\\]\",:\\\\ud8/ \n\u{1}]?",
        gone in 0usize..3,
    ) {
        let letters: Vec<char> = serde_json::to_string(&value).unwrap().chars().collect();
        let at = at.index(letters.len());
        let after = letters.get(at + gone..).unwrap_or_default();
        both_read(&letters[..at].iter().copied().chain(sign.chars()).chain(after.iter().copied()).collect::<String>());
    }
}

#[test]
fn the_edges_are_where_serde_json_has_them() {
    for good in [
        "0",
        "-0",
        "-0.0",
        "1e3",
        "1E-3",
        "1e+3",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "1e-999",
        r#""\ud83d\ude00\u00e6\/""#,
        " [ 1 , 2 ] ",
        r#"{"a":1,"a":2}"#,
        "\"\u{7f}\"",
    ] {
        assert!(both_read(good), "{good}");
    }
    for bad in [
        "",
        " ",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e999",
        "nul",
        "nulll",
        "tru",
        r#""\ud83d""#,
        r#""\ude00""#,
        r#""\ud83d\u0041""#,
        r#""\ud83dx""#,
        r#""\x41""#,
        "\"\n\"",
        "\"",
        "[1,]",
        "[1 2]",
        "[,]",
        "[",
        "{,}",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        "{1:1}",
        "1 1",
        "\u{feff}1",
        "NaN",
        r#""\u12""#,
        r#""\u+123""#,
    ] {
        assert!(!both_read(bad), "{bad}");
    }
    assert!(both_read(&["[".repeat(127), "]".repeat(127)].concat()));
    assert!(!both_read(&["[".repeat(128), "]".repeat(128)].concat()));
}

#[test]
fn numbers_that_are_not_whole_stay_so() {
    for number in [0.0, -0.0, 1.0, -2.5, 0.1, 1e21, 1e-7, f64::MAX, f64::MIN_POSITIVE, 123_456_789.123_456_78] {
        let read = reader::value(&printer::text(&json!(number))).and_then(|value| value.as_f64());
        assert_eq!(read.map(f64::to_bits), Some(number.to_bits()));
        assert!(serde_json::from_str::<Value>(&printer::text(&json!(number))).unwrap().is_f64());
    }
}
