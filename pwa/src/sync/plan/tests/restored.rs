//! The outbox against a server restored from a backup, and erasures that no backup undoes.

use serde_json::{Value, json};

use super::phone::Phone;
use super::server::Server;
use super::*;

#[test]
fn after_a_restore_what_the_server_lost_is_sent_again() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("old", json!(1));
    phone.settles(&mut server);
    let backup = server.things.clone();
    phone.writes("old", json!("corrected"));
    phone.writes("new", json!(2));
    phone.wish(Noun::Entry, "gone", json!(3), false);
    phone.settles(&mut server);
    phone.wish(Noun::Entry, "gone", json!(3), true);
    phone.settles(&mut server);
    let mut restored = Server::new("b");
    restored.things = backup;
    restored.seq = 1;
    phone.settles(&mut restored);
    assert_eq!(restored.body("old"), Some(&json!("corrected")));
    assert_eq!(restored.body("new"), Some(&json!(2)));
    assert!(restored.things[&(Noun::Entry, "gone".to_owned())].removed);
    assert!(phone.books.outbox.is_empty());
    assert_eq!(phone.books.cursor.as_ref().map(|cursor| cursor.epoch.as_str()), Some("b"));
}

#[test]
fn a_sharing_stopped_before_a_restore_is_stopped_again() {
    let grant_id = domain::id::GrantId::new(1, [9; 10]).to_string();
    let grant = |ended: bool| {
        let mut body = json!({
            "id": grant_id, "recipient": {"to": "unit", "unit": domain::id::UnitId::new(1, [7; 10]).to_string()},
            "categories": ["exercises"], "purpose": "treatment", "from": null, "until": "2027-01-01",
            "recipient_name": "Genoptræningen", "granted_at": 5,
        });
        if ended {
            body["ended_at"] = json!(6);
        }
        body
    };
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    server.write((Noun::Grant, grant_id.clone()), 2, false, grant(true));
    phone.settles(&mut server);
    let mut restored = Server::new("b");
    restored.write((Noun::Grant, grant_id.clone()), 1, false, grant(false));
    phone.round(&mut restored, false);
    phone.round(&mut restored, false);
    let queued: Vec<_> = phone.books.outbox.values().map(|row| (row.put.noun, row.put.id.clone())).collect();
    assert_eq!(queued, [(Noun::Revocation, grant_id.clone())]);
    assert_eq!(phone.body(&phone.books.outbox.values().next().unwrap().put.id), Some(&grant(true)));
}

#[test]
fn an_erased_entry_leaves_the_phone_at_once_and_nothing_brings_it_back() {
    let (mut phone, mut other, mut server) =
        (Phone::default(), Phone { made: 100, ..Phone::default() }, Server::new("a"));
    phone.writes("e", json!("secret"));
    phone.settles(&mut server);
    other.settles(&mut server);
    let backup = server.things.clone();
    other.writes("e", json!("edited offline"));
    phone.writes("e", json!("secret and more"));
    phone.wish(Noun::Erasure, "e", Value::Null, false);
    let waiting: Vec<_> = phone.books.outbox.values().map(|row| (row.put.noun, &row.put.body)).collect();
    assert_eq!(waiting, [(Noun::Erasure, &Value::Null)], "what waited about it is let go");
    assert_eq!(phone.body("e"), Some(&Value::Null));

    phone.settles(&mut server);
    other.settles(&mut server);
    for books in [&phone.books, &other.books] {
        assert!(books.outbox.is_empty());
        let thing = &books.things[&(Noun::Entry, "e".to_owned())];
        assert!(thing.is_erased() && thing.revision == 2, "{thing:?}");
    }
    let mut restored = Server::new("b");
    restored.things = backup;
    restored.seq = 1;
    phone.settles(&mut restored);
    assert_eq!(restored.body("e"), Some(&Value::Null), "a backup does not bring it back either");
    assert!(phone.books.outbox.is_empty() && other.books.outbox.is_empty());
}
