//! Rows as they lie on phones.

use std::fmt::Debug;

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
