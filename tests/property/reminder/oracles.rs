//! Ten years of random rules as python-dateutil and ical.js see them (`tests/oracles/`). Neither shares code with us: the
//! recurrence is theirs, and the zones come from another build of the IANA database.

use std::collections::BTreeMap;

use domain::day::{DAY_MS, LocalDay, Millis};
use domain::reminder::Rule;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Value, json};
use tests::oracles::{ask, node, python};

use super::offset_at;

const RULES: usize = 120;
const YEARS_DAYS: i64 = 3653;

const ZONES: [&str; 10] = [
    "Europe/Copenhagen",
    "America/New_York",
    "Australia/Lord_Howe", // half an hour of summer time
    "America/Santiago",    // goes over at midnight
    "Asia/Kathmandu",      // five hours and three quarters
    "Pacific/Apia",
    "America/Nuuk",      // goes over on a Saturday evening
    "Africa/Casablanca", // back for Ramadan
    "Africa/Cairo",
    "UTC",
];

/// Times near changes as often as others: an hour that is skipped or doubled somewhere among [`ZONES`].
fn time() -> impl Strategy<Value = String> {
    let any = (0u8..24, 0u8..60);
    let near = (prop::sample::select(vec![0u8, 1, 2, 3, 22, 23]), prop::sample::select(vec![0u8, 15, 29, 30, 31, 59]));
    prop_oneof![any, near].prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}"))
}

fn recurrence(first: LocalDay) -> impl Strategy<Value = String> {
    let daily =
        (1u16..=9).prop_map(|n| if n == 1 { "FREQ=DAILY".to_owned() } else { format!("FREQ=DAILY;INTERVAL={n}") });
    let days = prop::sample::subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 1..=7);
    let weekly = (1u16..=5, days).prop_map(|(n, days)| {
        let step = if n == 1 { String::new() } else { format!(";INTERVAL={n}") };
        format!("FREQ=WEEKLY{step};BYDAY={}", days.join(","))
    });
    let until =
        (0i64..4000).prop_map(move |days| format!(";UNTIL={}", first.plus_days(days).to_string().replace('-', "")));
    let end = prop_oneof![Just(String::new()), until, (1u16..=3660).prop_map(|count| format!(";COUNT={count}"))];
    (prop_oneof![daily, weekly], end).prop_map(|(every, end)| format!("{every}{end}"))
}

fn case() -> impl Strategy<Value = Value> {
    (prop::sample::select(ZONES.to_vec()), time(), 0i64..900).prop_flat_map(|(zone, time, later)| {
        let first = "2026-01-01".parse::<LocalDay>().expect("a day").plus_days(later);
        recurrence(first).prop_map(move |recurrence| {
            json!({"zone": zone, "time": time, "recurrence": recurrence, "from": first, "through": first.plus_days(YEARS_DAYS)})
        })
    })
}

/// The same cases in every run.
fn cases() -> Vec<Value> {
    let config = Config { rng_seed: RngSeed::Fixed(5545), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let strategy = case();
    (0..RULES).map(|_| strategy.new_tree(&mut runner).expect("a case").current()).collect()
}

fn answers(answer: Value) -> Vec<Vec<i64>> {
    serde_json::from_value(answer).expect("a list of seconds per case")
}

/// Our own answer, in seconds. The same recurrence text goes in.
fn ours(case: &Value) -> Vec<i64> {
    let mut body = case.clone();
    body["what"] = json!("exercises");
    body["enabled"] = json!(true);
    let rule: Rule = serde_json::from_value(body).expect("a rule");
    assert_eq!(json!(rule.recurrence), case["recurrence"], "the text comes back as it was");
    let zone: chrono_tz::Tz = rule.zone.as_str().parse().expect("a zone");
    let through: LocalDay = serde_json::from_value(case["through"].clone()).expect("a day");
    let first = rule.from.expect("a first day").days_since_epoch() * DAY_MS;
    let begin = rule.next_after(Millis(first - 2 * DAY_MS), |at| offset_at(zone, at));
    std::iter::successors(begin, |last| rule.next_after(last.at, |at| offset_at(zone, at)))
        .take_while(|occurrence| occurrence.day <= through)
        .map(|occurrence| occurrence.at.0 / 1000)
        .collect()
}

/// Where two answers differ: which occurrence, and what each says.
fn difference(ours: &[i64], theirs: &[i64]) -> Option<(usize, Option<i64>, Option<i64>)> {
    let nth = |all: &[i64], n| all.get(n).copied();
    (0..ours.len().max(theirs.len()))
        .map(|n| (n, nth(ours, n), nth(theirs, n)))
        .find(|(_, ours, theirs)| ours != theirs)
}

fn compare(library: &str, cases: &[Value], theirs: &[Vec<i64>]) {
    assert_eq!(cases.len(), theirs.len());
    for (case, theirs) in cases.iter().zip(theirs) {
        assert_eq!(difference(&ours(case), theirs), None, "{library} about {case}");
    }
    let all: usize = theirs.iter().map(Vec::len).sum();
    assert!(all > RULES * 300, "only {all} occurrences were compared");
}

#[test]
fn ten_years_equal_python_dateutils() {
    let cases = cases();
    compare("python-dateutil", &cases, &answers(ask(python("dateutil_occurrences.py"), &json!(cases))));
}

#[test]
fn ten_years_equal_ical_jss() {
    let zones: BTreeMap<String, String> =
        serde_json::from_value(ask(python("vtimezones.py"), &json!(ZONES))).expect("components by name");
    let cases = cases();
    let with_zone = |case: &Value| {
        let mut case = case.clone();
        case["vtimezone"] = json!(zones[case["zone"].as_str().expect("a zone")]);
        case
    };
    let node = node("ical_occurrences.cjs");
    compare("ical.js", &cases, &answers(ask(node, &json!(cases.iter().map(with_zone).collect::<Vec<_>>()))));
}

#[test]
fn a_rule_that_is_off_by_little_is_found() {
    let case = json!({
        "zone": "Europe/Copenhagen", "time": "01:59", "recurrence": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=400",
        "from": "2026-01-01", "through": "2036-01-01",
    });
    let theirs = &answers(ask(python("dateutil_occurrences.py"), &json!([case])))[0];
    assert_eq!(difference(&ours(&case), theirs), None);
    for (field, off) in [
        ("time", "02:00"),                                              // a minute
        ("zone", "Europe/London"),                                      // an hour
        ("zone", "Africa/Algiers"),                                     // summer time
        ("from", "2026-01-05"),                                         // the week it is counted from
        ("recurrence", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=401"), // the end
    ] {
        let mut broken = case.clone();
        broken[field] = json!(off);
        assert!(difference(&ours(&broken), theirs).is_some(), "{field}");
    }
}
