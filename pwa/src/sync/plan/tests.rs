//! The outbox against a server that follows the same merge rule as the real one.

mod any_order;
mod phone;
mod restored;
mod server;

use domain::Millis;
use domain::sync::{Noun, PutOutcome};
use serde_json::{Value, json};

use self::phone::Phone;
use self::server::Server;
use super::*;

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
fn what_came_together_is_told_until_the_person_knows() {
    let (mut phone, mut other, mut server) =
        (Phone::default(), Phone { made: 100, ..Phone::default() }, Server::new("a"));
    let told = |phone: &Phone| phone.books.things.values().any(|thing| thing.merged);
    phone.writes("e1", json!("here"));
    phone.settles(&mut server);
    other.settles(&mut server);
    other.writes("e1", json!("there"));
    other.settles(&mut server);
    assert!(!told(&other), "nothing unseen was there");
    phone.writes("e1", json!("here again"));
    phone.settles(&mut server);
    assert!(told(&phone));
    // Neither a correction nor what another phone writes afterwards makes it known.
    phone.writes("e1", json!("once more"));
    phone.settles(&mut server);
    other.settles(&mut server);
    other.writes("e1", json!("there again"));
    other.settles(&mut server);
    phone.settles(&mut server);
    assert_eq!(phone.body("e1"), Some(&json!("there again")));
    assert!(told(&phone));
    let writes = seen(&phone.books, &(Noun::Entry, "e1".to_owned()));
    phone.apply(writes);
    phone.settles(&mut server);
    assert!(!told(&phone));
    assert_eq!(seen(&phone.books, &(Noun::Entry, "e1".to_owned())), Vec::new());
}
