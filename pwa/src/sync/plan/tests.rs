//! The outbox against a server that follows the same merge rule as the real one.

use std::collections::BTreeMap;

use domain::Millis;
use domain::sync::{Change, Current, Cursor, Decision, Noun, Put, PutOutcome, PutResult, decide, decide_erasure};
use serde_json::{Value, json};

use super::*;

/// A server with one patient, as far as sync needs it.
struct Server {
    epoch: &'static str,
    seq: i64,
    things: BTreeMap<Key, Change>,
    /// What each answered put made.
    made: BTreeMap<PutId, i64>,
    refuses: Vec<(String, Code)>,
}

impl Server {
    fn new(epoch: &'static str) -> Self {
        Self { epoch, seq: 0, things: BTreeMap::new(), made: BTreeMap::new(), refuses: Vec::new() }
    }

    fn answer(&mut self, cursor: Option<&Cursor>, puts: &[Put]) -> SyncAnswer {
        let before = self.seq;
        let results = puts.iter().map(|put| self.take(put)).collect();
        let from = cursor.filter(|cursor| cursor.epoch == self.epoch).map_or(0, |cursor| cursor.seq);
        // What the request wrote is not told again, but for grants.
        let told = |thing: &&Change| thing.seq > from && (thing.seq <= before || thing.noun == Noun::Grant);
        let mut changes: Vec<Change> = self.things.values().filter(told).cloned().collect();
        changes.sort_by_key(|change| change.seq);
        let cursor = Cursor { epoch: self.epoch.to_owned(), seq: self.seq };
        SyncAnswer { results, changes, more: false, cursor, server_at: Millis(7) }
    }

    fn take(&mut self, put: &Put) -> PutResult {
        let outcome = if let Some((_, code)) = self.refuses.iter().find(|(id, _)| *id == put.id) {
            PutOutcome::Refused { code: *code, field: None, detail: "no".to_owned() }
        } else if let Some(revision) = self.made.get(&put.put_id) {
            PutOutcome::Accepted { revision: *revision }
        } else {
            self.store(put)
        };
        PutResult { put_id: put.put_id.to_string(), outcome }
    }

    fn store(&mut self, put: &Put) -> PutOutcome {
        let key = kept_under(put.noun, &put.id);
        let current = self.things.get(&key);
        let current = current.map(|c| Current { revision: c.revision, removed: c.removed, body: &c.body });
        let erases = put.noun == Noun::Erasure;
        let decided = match erases {
            true => decide_erasure(current, put.base_revision),
            false => decide(current, put.base_revision, put.removed, &put.body),
        };
        let (revision, merged) = match decided {
            Decision::Erased { revision } => return PutOutcome::Erased { revision },
            Decision::Same { revision } => return PutOutcome::Same { revision },
            Decision::Store { revision, merged } => (revision, merged),
        };
        self.write(key, revision, put.removed || erases, put.body.clone());
        self.made.insert(put.put_id, revision);
        if merged { PutOutcome::Merged { revision } } else { PutOutcome::Accepted { revision } }
    }

    fn write(&mut self, key: Key, revision: i64, removed: bool, body: Value) {
        self.seq += 1;
        let (noun, id) = key.clone();
        self.things.insert(key, Change { noun, id, seq: self.seq, revision, removed, received_at: Millis(0), body });
    }

    fn body(&self, id: &str) -> Option<&Value> {
        self.things.values().find(|thing| thing.id == id).map(|thing| &thing.body)
    }
}

/// A phone: the books, and ids counted up.
#[derive(Default)]
struct Phone {
    books: Books,
    made: u8,
}

impl Phone {
    fn id(&mut self) -> PutId {
        self.made += 1;
        PutId::new(1, [self.made; 10])
    }

    fn apply(&mut self, writes: Vec<Write>) {
        writes.into_iter().for_each(|write| self.books.apply(write));
    }

    fn writes(&mut self, id: &str, body: Value) {
        self.wish(Noun::Entry, id, body, false);
    }

    fn wish(&mut self, noun: Noun, id: &str, body: Value, removed: bool) {
        let wish = Wish { put_id: self.id(), noun, id: id.to_owned(), body, removed };
        let writes = save(&self.books, wish);
        self.apply(writes);
    }

    fn send(&mut self, again: bool) -> Vec<Put> {
        let places = batch(&self.books, BATCH, again);
        let writes = mark_sent(&self.books, &places);
        self.apply(writes);
        places.iter().map(|place| self.books.outbox[place].put.clone()).collect()
    }

    fn hears(&mut self, answer: &SyncAnswer) {
        let mut made = self.made;
        let writes = settle(&self.books, answer, || {
            made += 1;
            PutId::new(1, [made; 10])
        });
        self.made = made;
        self.apply(writes);
    }

    /// One round; `lost` loses the answer.
    fn round(&mut self, server: &mut Server, lost: bool) {
        let puts = self.send(false);
        let answer = server.answer(self.books.cursor.as_ref(), &puts);
        if !lost {
            self.hears(&answer);
        }
    }

    fn settles(&mut self, server: &mut Server) {
        for _ in 0..10 {
            self.round(server, false);
        }
    }

    fn body(&self, id: &str) -> Option<&Value> {
        self.books.things.values().find(|thing| thing.id == id).map(|thing| &thing.body)
    }
}

#[test]
fn what_is_written_reaches_the_server_and_leaves_the_outbox() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("e1", json!(1));
    phone.writes("e2", json!(2));
    phone.round(&mut server, false);
    assert!(phone.books.outbox.is_empty());
    assert_eq!(server.body("e2"), Some(&json!(2)));
    let kept = &phone.books.things[&(Noun::Entry, "e1".to_owned())];
    assert_eq!((kept.revision, kept.received_at), (1, Some(Millis(7))), "though it does not come back");
}

#[test]
fn a_lost_answer_makes_nothing_twice() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("e1", json!(1));
    phone.round(&mut server, true);
    assert_eq!(phone.books.outbox.len(), 1);
    phone.round(&mut server, false);
    assert!(phone.books.outbox.is_empty());
    assert_eq!(server.seq, 1);
    assert_eq!(phone.books.things[&(Noun::Entry, "e1".to_owned())].revision, 1);
}

#[test]
fn an_edit_made_while_the_first_is_on_its_way_stays_and_follows_from_it() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("e1", json!("first"));
    let puts = phone.send(false);
    phone.writes("e1", json!("second"));
    let answer = server.answer(None, &puts);
    phone.hears(&answer);
    // The answer told of "first", and the screen still shows what was typed last.
    assert_eq!(phone.body("e1"), Some(&json!("second")));
    let waiting: Vec<_> = phone.books.outbox.values().collect();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].put.base_revision, 1);
    let puts = phone.send(false);
    let answer = server.answer(phone.books.cursor.as_ref(), &puts);
    assert_eq!(answer.results[0].outcome, PutOutcome::Accepted { revision: 2 });
    phone.hears(&answer);
    assert!(phone.books.outbox.is_empty());
    assert_eq!(server.body("e1"), Some(&json!("second")));
}

#[test]
fn what_is_taken_away_travels_as_it_last_stood() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("e1", json!("typed"));
    phone.wish(Noun::Entry, "e1", Value::Null, true);
    assert!(phone.books.outbox.values().all(|row| row.put.body == json!("typed")));
    phone.settles(&mut server);
    assert!(server.things[&(Noun::Entry, "e1".to_owned())].removed);
}

#[test]
fn two_edits_of_one_thing_never_travel_together_and_are_no_merge() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("e1", json!(1));
    phone.writes("e1", json!(2));
    phone.writes("e2", json!(9));
    let puts = phone.send(false);
    assert_eq!(puts.iter().map(|put| put.id.as_str()).collect::<Vec<_>>(), ["e1", "e2"]);
    let answer = server.answer(None, &puts);
    phone.hears(&answer);
    let puts = phone.send(false);
    let answer = server.answer(phone.books.cursor.as_ref(), &puts);
    assert!(matches!(answer.results[0].outcome, PutOutcome::Accepted { .. }));
    phone.hears(&answer);
    assert_eq!(server.body("e1"), Some(&json!(2)));
}

#[test]
fn what_is_unsent_here_is_not_overwritten_by_what_another_phone_wrote() {
    let (mut phone, mut other, mut server) =
        (Phone::default(), Phone { made: 100, ..Phone::default() }, Server::new("a"));
    phone.writes("e1", json!("here"));
    phone.settles(&mut server);
    other.settles(&mut server);
    other.writes("e1", json!("there"));
    other.settles(&mut server);
    phone.writes("e1", json!("here again"));
    let puts = phone.send(false);
    let answer = server.answer(phone.books.cursor.as_ref(), &puts);
    assert!(matches!(answer.results[0].outcome, PutOutcome::Merged { .. }));
    phone.hears(&answer);
    other.settles(&mut server);
    assert_eq!(phone.body("e1"), Some(&json!("here again")));
    assert_eq!(other.body("e1"), phone.body("e1"));
}

#[test]
fn a_refused_write_stays_with_its_reason_and_a_correction_takes_its_place() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    server.refuses.push(("e1".to_owned(), Code::Invalid));
    phone.writes("e1", json!("bad"));
    phone.writes("e2", json!("good"));
    phone.settles(&mut server);
    assert_eq!(server.body("e2"), Some(&json!("good")));
    let refused: Vec<_> = phone.books.outbox.values().collect();
    assert_eq!(refused[0].refused.as_ref().map(|r| r.code), Some(Code::Invalid));
    assert_eq!(refused[0].attempts, 1, "not sent over and over");
    server.refuses.clear();
    phone.writes("e1", json!("better"));
    assert_eq!(phone.books.outbox.len(), 1);
    phone.settles(&mut server);
    assert_eq!(server.body("e1"), Some(&json!("better")));
    assert!(phone.books.outbox.is_empty());
}

#[test]
fn what_waits_for_another_is_sent_again_behind_it() {
    let mut phone = Phone::default();
    phone.writes("child", json!(1));
    let place = *phone.books.outbox.keys().next().unwrap();
    let refusal = Refusal { code: Code::Waiting, field: None, detail: String::new() };
    let row = Outgoing { refused: Some(refusal), ..phone.books.outbox[&place].clone() };
    phone.apply(vec![Write::Replace(place, row)]);
    phone.writes("parent", json!(2));
    assert_eq!(phone.send(false).len(), 1);
    let ids: Vec<_> = phone.send(true).into_iter().map(|put| put.id).collect();
    assert_eq!(ids, ["parent", "child"]);
}

#[test]
fn a_refused_write_let_go_comes_back_as_the_server_has_it() {
    let (mut phone, mut server) = (Phone::default(), Server::new("a"));
    phone.writes("e1", json!("kept"));
    phone.settles(&mut server);
    server.refuses.push(("e1".to_owned(), Code::Invalid));
    phone.writes("e1", json!("bad"));
    phone.settles(&mut server);
    let writes = discard(&phone.books, &(Noun::Entry, "e1".to_owned()));
    phone.apply(writes);
    assert_eq!(phone.body("e1"), None);
    phone.settles(&mut server);
    assert_eq!(phone.body("e1"), Some(&json!("kept")));
}

#[test]
fn a_request_turned_down_for_one_row_ends_in_that_row_alone() {
    let mut phone = Phone::default();
    for id in ["e1", "e2", "e3", "e4", "e5"] {
        phone.writes(id, json!(id));
    }
    let mut limit = BATCH;
    let mut rounds = 0;
    let blamed = loop {
        rounds += 1;
        let places = batch(&phone.books, limit, false);
        match turned_down(&phone.books, &places, Code::TooLarge, "too large") {
            Next::Smaller(fewer) => limit = fewer,
            Next::Blame(writes) => break writes,
            Next::Wait => panic!("would loop"),
        }
    };
    assert_eq!(rounds, 3);
    phone.apply(blamed);
    let refused: Vec<_> = phone.books.outbox.values().filter(|row| row.refused.is_some()).collect();
    assert_eq!(refused.len(), 1);
    assert_eq!(batch(&phone.books, BATCH, true).len(), 4, "the rest goes on without it");
    assert_eq!(turned_down(&phone.books, &[1, 2], Code::Busy, ""), Next::Wait);
    assert_eq!(turned_down(&phone.books, &[], Code::Malformed, ""), Next::Wait);
}

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

/// Many phones, writes, lost answers and kills, from fixed seeds: all agree in the end, and every last write of a
/// phone is somewhere.
#[test]
fn any_order_of_writes_and_losses_converges() {
    for seed in 0..200_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut server = Server::new("a");
        let mut phones = [Phone::default(), Phone { made: 100, ..Phone::default() }];
        for turn in 0..40 {
            let phone = &mut phones[chance.below(2)];
            match chance.below(7) {
                0 | 1 => phone.writes(&format!("e{}", chance.below(4)), json!(turn)),
                2 if chance.below(4) == 0 => {
                    phone.wish(Noun::Erasure, &format!("e{}", chance.below(4)), Value::Null, false);
                }
                3 | 4 => phone.round(&mut server, false),
                _ => phone.round(&mut server, true),
            }
        }
        for _ in 0..3 {
            phones.iter_mut().for_each(|phone| phone.settles(&mut server));
        }
        for phone in &phones {
            assert!(phone.books.outbox.is_empty(), "seed {seed}");
            for (key, thing) in &server.things {
                assert_eq!(phone.books.things[key].body, thing.body, "seed {seed}");
                assert_eq!(phone.books.things[key].revision, thing.revision, "seed {seed}");
            }
        }
    }
}

/// xorshift64: enough to shuffle a test.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n).unwrap()
    }
}
