//! What travels and what lies on the phone, read both ways.

use std::fmt::Debug;

use domain::account::{Account, Registered};
use domain::disclosure;
use domain::entry::Entry;
use domain::grant::Grant;
use domain::patient::{PatientPage, Worklist};
use domain::problem::Problem;
use domain::programme::Programme;
use domain::psfs::PsfsActivity;
use domain::reminder::Rule;
use domain::session::SessionInfo;
use domain::sync::{Put, SyncAnswer};
use domain::unit::{ReachableUnit, UnitPage};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::*;
use crate::json;
use crate::sync::outbox::{Outgoing, Thing};

fn id(n: u8) -> String {
    domain::id::uuid_v7(1, [n; 10]).to_string()
}

/// Both readers make the same of it.
fn same<T: DeserializeOwned + Debug>(value: Value) {
    let theirs: T = serde_json::from_value(value.clone()).unwrap();
    let ours: T = json::take(value).unwrap();
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
}

/// Neither takes it.
fn neither<T: DeserializeOwned + Debug>(value: Value) {
    assert!(serde_json::from_value::<T>(value.clone()).is_err(), "{value}");
    assert!(json::take::<T>(value.clone()).is_err(), "{value}");
}

fn entry(body: &Value) -> Value {
    json!({
        "day": "2026-11-22", "zone": "Europe/Copenhagen", "recorded_at": 1_795_398_000_000_i64, "typed_by": "myself",
        "body": body,
    })
}

fn bodies() -> Vec<Value> {
    let note = json!({"text": "to\nlinjer", "shared": true});
    vec![
        json!({
            "kind": "exercise_log", "prescription": id(1), "outcome": "partly", "reason": "hurt", "pain": 0,
            "effort": 10, "note": note, "newer": {"x": [1, 2.5, null]},
        }),
        json!({"kind": "activity", "what": "own", "words": "dans", "minutes": 1440, "pain_before": null}),
        json!({"kind": "psfs", "scores": [{"activity": id(2), "score": 3}, {"activity": id(3), "score": null}]}),
        json!({"kind": "check_in", "mood": 0, "medicine": "less", "medicine_helped": false, "newer": u64::MAX}),
        json!({"kind": "note", "note": {"text": "x"}}),
    ]
}

#[test]
fn entries_read_the_same_with_what_a_newer_version_added() {
    for body in bodies() {
        same::<Entry>(entry(&body));
        let read: Entry = json::take(entry(&body)).unwrap();
        assert_eq!(json::give(&read).unwrap()["body"]["newer"], body["newer"]);
    }
}

#[test]
fn what_breaks_a_rule_is_taken_by_neither() {
    for body in [
        json!({"kind": "unheard_of"}),
        json!({"kind": "activity", "what": "own", "minutes": 0}),
        json!({"kind": "activity", "what": "own", "minutes": 2.5}),
        json!({"kind": "check_in", "mood": 11}),
        json!({"kind": "check_in", "mood": "3"}),
        json!({"kind": "note", "note": {"text": " "}}),
        json!({"kind": "psfs", "scores": {}}),
        json!(null),
    ] {
        neither::<Entry>(entry(&body));
    }
    neither::<Put>(json!({"put_id": "x", "noun": "entry", "id": "e"}));
    neither::<PsfsActivity>(json!("words"));
}

#[test]
fn what_the_server_says_reads_the_same() {
    let unit = json!({"id": id(4), "name": "G", "sector": "municipality"});
    let account = json!({
        "id": id(1), "name": "Karen", "email": "k@x.dk", "language": "da", "patient": id(2), "demo": false,
        "memberships": [
            {"id": id(3), "unit": unit, "profession": "physiotherapist", "treating": true, "lead": false},
        ],
    });
    same::<Account>(account.clone());
    same::<Registered>(json!({
        "recovery_code": "A", "access_token": "t", "expires_at": 1, "session": id(5), "account": account,
    }));
    same::<SessionInfo>(json!({"id": id(1), "device": "Firefox", "started_at": 1, "used_at": 2, "current": true}));
    same::<Problem>(json!({
        "type": "about:blank", "status": 400, "code": "invalid", "title": "t", "request_id": "r",
        "fields": [{"field": "name", "rule": "r"}],
    }));
    same::<Vec<ReachableUnit>>(json!([{"unit": unit, "members": []}]));
    same::<SyncAnswer>(json!({
        "results": [
            {"put_id": id(1), "result": "accepted", "revision": 2},
            {"put_id": "", "result": "refused", "code": "waiting", "detail": "d"},
        ],
        "changes": [{
            "noun": "entry", "id": id(2), "seq": 7, "revision": 1, "removed": false, "received_at": 3,
            "body": {"any": [1.5, "x", null, true]},
        }],
        "more": true, "cursor": {"epoch": "e", "seq": 7}, "server_at": -1,
    }));
    same::<disclosure::Payload>(json!({
        "at": 1, "reader": {"account": id(1), "name": "M", "profession": null, "unit": "G"}, "purpose": "treatment",
        "operation": "patient_page", "categories": ["pain", "exercises"], "outcome": "shown",
    }));
}

#[test]
fn what_lies_on_the_phone_reads_the_same() {
    let grant = json!({
        "id": id(1), "recipient": {"to": "membership", "membership": id(2)}, "categories": ["exercises"],
        "purpose": "treatment", "until": "2027-05-22", "recipient_name": "Mette", "granted_at": 1,
    });
    same::<Grant>(grant.clone());
    same::<Rule>(json!({
        "what": "exercises", "time": "08:30", "recurrence": "FREQ=WEEKLY;BYDAY=MO,WE", "zone": "Europe/Copenhagen",
        "enabled": true,
    }));
    same::<Programme>(json!({
        "id": id(1), "author": {"membership": id(2), "name": "M", "profession": "gp", "unit": "G"},
        "versions": [{
            "number": 1, "from": "2026-11-02", "until": "2026-12-20", "review_on": "2026-11-30", "stop_if": "ondt",
            "prescriptions": [
                {"id": id(3), "title": "A", "dosage": {"by": "hold", "sets": 3, "seconds": 20},
                 "frequency": {"by": "times_a_week", "times": 3}},
                {"id": id(4), "title": "B", "dosage": {"by": "minutes", "minutes": 9},
                 "frequency": {"by": "weekdays", "days": ["mon", "sun"]}},
            ],
        }],
    }));
    same::<Thing>(json!({
        "noun": "grant", "id": id(1), "revision": 1, "seq": 2, "removed": false, "received_at": 3, "epoch": "e",
        "body": grant,
    }));
    let put = json!({
        "put_id": id(9), "noun": "revocation", "id": id(1), "base_revision": 0, "removed": false, "body": null,
    });
    same::<Put>(put.clone());
    same::<Outgoing>(json!({
        "put": put, "attempts": 2, "refused": {"code": "invalid", "field": null, "detail": "d"},
    }));
}

#[test]
fn what_a_professional_reads_is_the_same() {
    let counts = json!({"due": 12, "done": 9, "partly": 1, "not_done": 1, "no_entry": 1, "open": 0, "extra": 2});
    let mean = json!({
        "first": {"sum": 13, "count": 3}, "first_on": "2026-11-01", "latest": {"sum": 20, "count": 3},
        "latest_on": "2026-11-22", "verdict": "clear_progress",
    });
    same::<Worklist>(json!({
        "total": 1,
        "rows": [{
            "patient": id(1), "name": "A", "demo": true, "shared": ["exercises"], "until": "2027-01-01",
            "last_heard": 3, "recent_entries": 4, "adherence": counts, "psfs": mean, "review_on": null,
            "programme_until": null,
        }],
    }));
    same::<PatientPage>(json!({
        "patient": id(1), "name": "A", "demo": true, "today": "2026-11-22", "shared": ["pain"], "until": "2027-01-01",
        "last_heard": null, "window": {"from": "2026-11-09", "to": "2026-11-22"}, "programmes": null,
        "adherence": {"total": counts, "exercises": [{"prescription": id(2), "counts": counts}],
                      "reasons": [{"reason": "forgot", "times": 2}]},
        "entries": [{"id": id(3), "label": "back_filled", "typed_by": "myself", "day": "2026-11-20",
                     "kind": "activity", "fields": {"what": "walking", "minutes": 20, "pain_after": 0}}],
        "psfs": {"activities": [{"id": id(4), "words": "gå", "named_on": "2026-11-01"}],
                 "assessments": [{"day": "2026-11-01", "assessment": {"scores": [{"activity": id(4), "score": 3}]}}],
                 "reading": {"activities": [], "mean": mean}},
        "may_prescribe": false,
    }));
    same::<UnitPage>(json!({
        "unit": {"id": id(4), "name": "G", "sector": "hospital"}, "members": [],
        "invitations": [
            {"id": id(5), "role": "professional", "profession": "gp", "treating": true, "made_by": "L", "expires_at": 9},
            {"id": id(6), "role": "patient", "made_by": "L", "expires_at": 9},
        ],
    }));
}
