//! A phone that writes, sends, hears and loses answers, made of the plan's own functions.

use super::super::*;
use super::server::Server;

/// A phone: the books, and ids counted up.
#[derive(Default)]
pub(super) struct Phone {
    pub(super) books: Books,
    pub(super) made: u8,
}

impl Phone {
    fn id(&mut self) -> PutId {
        self.made += 1;
        PutId::new(1, [self.made; 10])
    }

    pub(super) fn apply(&mut self, writes: Vec<Write>) {
        writes.into_iter().for_each(|write| self.books.apply(write));
    }

    pub(super) fn writes(&mut self, id: &str, body: Value) {
        self.wish(Noun::Entry, id, body, false);
    }

    pub(super) fn wish(&mut self, noun: Noun, id: &str, body: Value, removed: bool) {
        let wish = Wish { put_id: self.id(), noun, id: id.to_owned(), body, removed };
        let writes = save(&self.books, wish);
        self.apply(writes);
    }

    pub(super) fn send(&mut self, again: bool) -> Vec<Put> {
        let places = batch(&self.books, BATCH, again);
        let writes = mark_sent(&self.books, &places);
        self.apply(writes);
        places.iter().map(|place| self.books.outbox[place].put.clone()).collect()
    }

    pub(super) fn hears(&mut self, answer: &SyncAnswer) {
        let mut made = self.made;
        let writes = settle(&self.books, answer, || {
            made += 1;
            PutId::new(1, [made; 10])
        });
        self.made = made;
        self.apply(writes);
    }

    /// One round; `lost` loses the answer.
    pub(super) fn round(&mut self, server: &mut Server, lost: bool) {
        let puts = self.send(false);
        let answer = server.answer(self.books.cursor.as_ref(), &puts);
        if !lost {
            self.hears(&answer);
        }
    }

    pub(super) fn settles(&mut self, server: &mut Server) {
        for _ in 0..10 {
            self.round(server, false);
        }
    }

    pub(super) fn body(&self, id: &str) -> Option<&Value> {
        self.books.things.values().find(|thing| thing.id == id).map(|thing| &thing.body)
    }
}
