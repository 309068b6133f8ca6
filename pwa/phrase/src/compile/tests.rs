//! What the compiler takes, read back by the reader; and what it refuses, with the line.

use std::path::Path;

use super::*;
use crate::{Filled, Found, Table, Value, fill};

fn mistakes(text: &str) -> Vec<String> {
    read(Path::new("da/test.ftl"), text).unwrap_err().iter().map(Mistake::to_string).collect()
}

/// Six categories, as Arabic has them in the main.
fn arabic(number: i64) -> String {
    let category = match (number, number % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..) => "many",
        _ => "other",
    };
    category.to_owned()
}

fn filled(text: &str, key: &str, number: i64) -> String {
    let messages = read(Path::new("test.ftl"), text).unwrap();
    let table = Table::new(keys(&messages).leak(), texts(&messages).leak());
    match table.find(key).unwrap() {
        Found::Plain(text) => text.to_owned(),
        Found::Open(text) => {
            let Filled { text, complete } = fill(text, &[("n", Value::Number(number))], &arabic);
            assert!(complete);
            text
        }
    }
}

#[test]
fn what_is_compiled_reads_as_fluent_says() {
    let text = "# A comment.\nz = { \" \" }last\\ { \"\\u00A0{\" }\na = one\n    two\n\n    three\nn = <{ $n }>\n";
    assert_eq!(filled(text, "z", 0), " last\\ \u{a0}{");
    assert_eq!(filled(text, "a", 0), "one\ntwo\n\nthree");
    assert_eq!(filled(text, "n", 7), "<7>");
}

#[test]
fn a_language_may_have_six_categories() {
    let text = "k = { $n ->\n    [7] seven\n    [zero] z\n    [one] o\n    [two] t\n    [few] f { $n }\n    [many] m\n   *[other] x\n } end\n";
    let all: Vec<String> = [0, 1, 2, 5, 7, 11, 100].map(|number| filled(text, "k", number)).into();
    assert_eq!(all, ["z end", "o end", "t end", "f 5 end", "seven end", "m end", "x end"]);
}

#[test]
fn a_choice_may_stand_in_a_choice() {
    let text = "k = { $n ->\n    [one] 1\n   *[other] { $n ->\n        [2] two\n       *[other] more\n     }!\n }.\n";
    assert_eq!([1, 2, 3].map(|number| filled(text, "k", number)), ["1.", "two!.", "more!."]);
}

#[test]
fn a_mistake_is_told_with_its_file_line_and_key() {
    assert_eq!(mistakes("a = b\nc = d\na = e\n"), ["da/test.ftl:3: a: stands twice"]);
    assert!(mistakes("a = b\nbad = { $n\nc = d\n")[0].starts_with("da/test.ftl:2: bad: "));
    assert!(mistakes("a = b\nno equals sign\n")[0].starts_with("da/test.ftl:2: no: "));
}

#[test]
fn what_the_app_cannot_show_is_refused() {
    for (text, what) in [
        ("k = { other }\n", "not supported"),
        ("k = { -term }\n", "not supported"),
        ("-k = t\n", "terms are not supported"),
        ("k = t\n    .title = t\n", "attributes are not supported"),
        ("k = { NUMBER($n) }\n", "not supported"),
        ("k = { NUMBER($n) ->\n   *[other] a\n }\n", "only a variable can choose"),
        ("k = { $n ->\n    [male] a\n   *[other] b\n }\n", "[male] is neither"),
        ("k = { $n ->\n    [1.0] a\n   *[other] b\n }\n", "[1.0] is neither"),
        ("k = { $n ->\n    [one] a\n    [one] b\n   *[other] c\n }\n", "[one] stands twice"),
        ("k = { $n ->\n   *[one] a\n    [two] b\n }\n", "must be [other] and stand last"),
        ("k = { $n ->\n   *[one] a\n }\n", "must be [other] and stand last"),
        ("k = a\u{1}b\n", "control character"),
    ] {
        let found = mistakes(text);
        assert!(found.len() == 1 && found[0].starts_with("da/test.ftl:1: k: "), "{text}: {found:?}");
        assert!(found[0].contains(what), "{text}: {found:?}");
    }
}

fn languages(da: &str, en: &str) -> Vec<String> {
    let one = |language: &str, text: &str| {
        let path = Path::new("l").join(language).join("f.ftl");
        (language.to_owned(), BTreeMap::from([("f".to_owned(), read(&path, text).unwrap())]))
    };
    let languages = Languages::from([one("da", da), one("en", en)]);
    differences(Path::new("l"), &languages).iter().map(Mistake::to_string).collect()
}

#[test]
fn the_languages_may_not_differ() {
    assert!(languages("a = { $n } dage\n", "a = days: { $n }\n").is_empty());
    assert_eq!(languages("a = x\nb = y\n", "a = x\n"), ["l/da/f.ftl:2: b: stands in da but not in en"]);
    assert_eq!(
        languages("a = { $n }\n", "a = { $m }\n"),
        [
            "l/da/f.ftl:1: a: has the variables {\"n\"} in da but {\"m\"} in en",
            "l/en/f.ftl:1: a: has the variables {\"m\"} in en but {\"n\"} in da"
        ]
    );
    let files = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), Messages::new())).collect();
    let languages = Languages::from([("da".to_owned(), files(&["f", "g"])), ("en".to_owned(), files(&["f"]))]);
    let found = differences(Path::new("l"), &languages);
    assert_eq!(found[0].to_string(), "l/da/g.ftl:1: g: en has no such file");
    assert_eq!(found.len(), 1);
}
