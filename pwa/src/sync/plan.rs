//! What to do with what is written, what is answered and what has changed: pure steps over [`Books`], each carried out
//! by the database in one transaction.

use domain::day::Millis;
use domain::id::PutId;
use domain::problem::Code;
use domain::sync::{Change, Noun, Put, PutOutcome, PutResult, SyncAnswer};
use serde_json::Value;

use super::outbox::{Books, Key, Outgoing, Place, Refusal, Thing, Write, kept_under};
use super::restore;
use crate::ordered::Ordered;

/// The most writes in one request; the server takes [`domain::sync::MAX_PUTS`].
pub const BATCH: usize = 200;

/// Something the patient wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Made once.
    pub put_id: PutId,
    /// What kind of thing.
    pub noun: Noun,
    /// Which one.
    pub id: String,
    /// The whole thing; may be null where it is taken away.
    pub body: Value,
    /// Taken away.
    pub removed: bool,
}

/// Keeps what was written and queues it. A correction replaces what the server refused before.
#[must_use]
pub fn save(books: &Books, wish: Wish) -> Vec<Write> {
    if wish.noun == Noun::Erasure {
        return erase(books, wish);
    }
    let key: Key = (wish.noun, wish.id.clone());
    let before = books.things.get(&key);
    let refused = books.outbox.iter().filter(|(_, row)| row.key() == key && row.refused.is_some());
    let mut writes: Vec<Write> = refused.map(|(place, _)| Write::Settle(*place)).collect();
    let base_revision = before.map_or(0, |thing| thing.revision);
    // What is taken away travels as it last stood.
    let body = match before {
        Some(thing) if wish.removed && wish.body.is_null() => thing.body.clone(),
        _ => wish.body,
    };
    // The end of a grant is nothing to keep by itself: the grant comes back ended.
    if wish.noun != Noun::Revocation {
        writes.push(Write::Keep(Thing {
            noun: wish.noun,
            id: wish.id.clone(),
            revision: base_revision,
            seq: before.map_or(0, |thing| thing.seq),
            removed: wish.removed,
            received_at: before.and_then(|thing| thing.received_at),
            epoch: before.and_then(|thing| thing.epoch.clone()),
            merged: before.is_some_and(|thing| thing.merged),
            body: body.clone(),
        }));
    }
    writes.push(Write::Queue(Outgoing::new(Put {
        put_id: wish.put_id,
        noun: wish.noun,
        id: wish.id,
        base_revision,
        removed: wish.removed,
        body,
    })));
    writes
}

/// Erases an entry here at once: what waited about it is let go, and of the thing only its id stays until the server knows.
fn erase(books: &Books, wish: Wish) -> Vec<Write> {
    let key: Key = (Noun::Entry, wish.id.clone());
    let rows = books.outbox.iter().filter(|(_, row)| row.key() == key);
    let mut writes: Vec<Write> = rows.map(|(place, _)| Write::Settle(*place)).collect();
    let gone = Thing::erased(&wish.id, books.things.get(&key), 0);
    let base_revision = gone.revision;
    writes.push(Write::Keep(gone));
    let put =
        Put { put_id: wish.put_id, noun: Noun::Erasure, id: wish.id, base_revision, removed: false, body: Value::Null };
    writes.push(Write::Queue(Outgoing::new(put)));
    writes
}

/// What the server tells of an entry that is erased: nothing of it stays, nor of what was still to be written about it.
fn erased_there(books: &Books, key: &Key, there: Thing) -> Vec<Write> {
    let rows = books.outbox.iter().filter(|(_, row)| row.key() == *key);
    rows.map(|(place, _)| Write::Settle(*place)).chain([Write::Keep(there)]).collect()
}

/// Which rows to send next, oldest first: at most `limit`, at most one about each thing, so that the next one can say
/// what it follows from. What was refused is sent again only if `again`, only what may pass unchanged, and behind the
/// rest: what it waited for may be there.
#[must_use]
pub fn batch(books: &Books, limit: usize, again: bool) -> Vec<Place> {
    let mut about = Ordered::default();
    let passing = |row: &Outgoing| again && row.refused.as_ref().is_some_and(Refusal::is_passing);
    let new = books.outbox.iter().filter(|(_, row)| row.refused.is_none());
    let refused = books.outbox.iter().filter(|(_, row)| passing(row));
    new.chain(refused).filter(|(_, row)| about.insert(row.key(), ())).map(|(place, _)| *place).take(limit).collect()
}

/// Marks rows as on their way.
#[must_use]
pub fn mark_sent(books: &Books, places: &[Place]) -> Vec<Write> {
    let rows = places.iter().filter_map(|place| books.outbox.get(place).map(|row| (*place, row.clone())));
    rows.map(|(place, row)| Write::Replace(place, Outgoing { attempts: row.attempts + 1, ..row })).collect()
}

/// Takes an answer into the books: what became of each write, then what has changed. `fresh` makes ids for writes that
/// must be sent anew because the server was restored from a backup.
#[must_use]
pub fn settle(books: &Books, answer: &SyncAnswer, mut fresh: impl FnMut() -> PutId) -> Vec<Write> {
    let mut after = books.clone();
    let mut writes = Vec::new();
    let mut step = |after: &mut Books, write: Write| {
        after.apply(write.clone());
        writes.push(write);
    };
    let epoch = &answer.cursor.epoch;
    for result in &answer.results {
        for write in settle_one(&after, result, answer) {
            step(&mut after, write);
        }
    }
    if books.cursor.as_ref().is_some_and(|cursor| cursor.epoch != *epoch) {
        // Another life of the database: what this answer tells may leave things out, so all is fetched from the start.
        step(&mut after, Write::Reach(None));
        return writes;
    }
    for change in &answer.changes {
        for write in take_change(&after, change, epoch, &mut fresh) {
            step(&mut after, write);
        }
    }
    step(&mut after, Write::Reach(Some(answer.cursor.clone())));
    if completes(books, answer) {
        for write in restore::unconfirmed(&after, epoch, &mut fresh) {
            step(&mut after, write);
        }
        step(&mut after, Write::Whole(epoch.clone()));
    }
    writes
}

/// Whether this answer completes the first full pull of its epoch, so that [`settle`] must look at every thing.
#[must_use]
pub fn completes(books: &Books, answer: &SyncAnswer) -> bool {
    !answer.more && books.whole.as_ref() != Some(&answer.cursor.epoch)
}

/// What one result does. A result for a row that is not there any more does nothing.
fn settle_one(books: &Books, result: &PutResult, answer: &SyncAnswer) -> Vec<Write> {
    let Ok(put_id) = result.put_id.parse::<PutId>() else { return Vec::new() };
    let Some((place, row)) = books.outbox.iter().find(|(_, row)| row.put.put_id == put_id) else {
        return Vec::new();
    };
    let stored = Some(answer.server_at);
    match &result.outcome {
        PutOutcome::Accepted { revision } => accepted(books, (*place, row), (*revision, stored, false), answer),
        PutOutcome::Merged { revision } => accepted(books, (*place, row), (*revision, stored, true), answer),
        PutOutcome::Same { revision } => accepted(books, (*place, row), (*revision, None, false), answer),
        PutOutcome::Erased { revision } => {
            let gone = Thing::erased(&row.put.id, books.things.get(&row.key()), *revision);
            let epoch = Some(answer.cursor.epoch.clone());
            erased_there(books, &row.key(), Thing { epoch, ..gone })
        }
        PutOutcome::Refused { code, field, detail } => {
            vec![refuse(*place, row, Refusal { code: *code, field: field.clone(), detail: detail.clone() })]
        }
    }
}

/// What was stored does not come again among the changes: the result says all that the phone lacks – the revision, when it
/// was stored, and whether something unseen here was there.
fn accepted(
    books: &Books,
    (place, row): (Place, &Outgoing),
    (revision, stored_at, merged): (i64, Option<Millis>, bool),
    answer: &SyncAnswer,
) -> Vec<Write> {
    let key = kept_under(row.put.noun, &row.put.id);
    let mut writes = vec![Write::Settle(place)];
    if let Some(thing) = books.things.get(&key) {
        let epoch = Some(answer.cursor.epoch.clone());
        let received_at = stored_at.filter(|_| revision > thing.revision).or(thing.received_at);
        let revision = revision.max(thing.revision);
        let merged = merged || thing.merged;
        writes.push(Write::Keep(Thing { revision, received_at, epoch, merged, ..thing.clone() }));
    }
    // What was written on top meanwhile follows from the revision just made.
    let later = books.outbox.iter().filter(|(at, later)| **at > place && later.key() == key);
    writes.extend(later.filter(|(_, later)| later.put.base_revision < revision).map(|(at, later)| {
        let put = Put { base_revision: revision, ..later.put.clone() };
        Write::Replace(*at, Outgoing { put, ..later.clone() })
    }));
    writes
}

fn refuse(place: Place, row: &Outgoing, refusal: Refusal) -> Write {
    Write::Replace(place, Outgoing { refused: Some(refusal), ..row.clone() })
}

fn take_change(books: &Books, change: &Change, epoch: &str, fresh: &mut impl FnMut() -> PutId) -> Vec<Write> {
    let key: Key = (change.noun, change.id.clone());
    let here = books.things.get(&key);
    if change.removed && change.body.is_null() && change.noun == Noun::Entry {
        return erased_there(books, &key, Thing::told(change, epoch));
    }
    if books.unsent(&(Noun::Erasure, change.id.clone())) && change.noun == Noun::Entry {
        // Erased here: what the server still has of it is on its way out, and does not come back meanwhile.
        let seen = |thing: &Thing| Write::Keep(Thing { epoch: Some(epoch.to_owned()), ..thing.clone() });
        return here.map(seen).into_iter().collect();
    }
    if books.unsent(&key) {
        // What was written here stays; the answer to it will say how the two came together.
        return here
            .map(|thing| Write::Keep(Thing { epoch: Some(epoch.to_owned()), ..thing.clone() }))
            .into_iter()
            .collect();
    }
    let merged = here.is_some_and(|thing| thing.merged);
    let there = Thing { merged, ..Thing::told(change, epoch) };
    restore::older_there(here, &there, fresh).unwrap_or_else(|| vec![Write::Keep(there)])
}

/// What to do after a request with `places` was turned down as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// The same again later.
    Wait,
    /// With at most so many.
    Smaller(usize),
    /// That one row is to blame: it is refused, the rest goes on.
    Blame(Vec<Write>),
}

/// Finds the row that a whole request is turned down for, by halving: never loops on it.
#[must_use]
pub fn turned_down(books: &Books, places: &[Place], code: Code, detail: &str) -> Next {
    if !matches!(code, Code::TooLarge | Code::Malformed | Code::Invalid) {
        return Next::Wait;
    }
    match places {
        [] => Next::Wait,
        [place] => {
            let refusal = Refusal { code, field: None, detail: detail.to_owned() };
            Next::Blame(books.outbox.get(place).map(|row| refuse(*place, row, refusal)).into_iter().collect())
        }
        several => Next::Smaller(several.len() / 2),
    }
}

/// Leaves a refused thing to the server: what was written is let go, and everything is fetched anew.
#[must_use]
pub fn discard(books: &Books, key: &Key) -> Vec<Write> {
    let rows = books.outbox.iter().filter(|(_, row)| row.key() == *key).map(|(place, _)| Write::Settle(*place));
    rows.chain([Write::Drop(key.clone()), Write::Reach(None)]).collect()
}

/// The person knows that two versions of a thing came together.
#[must_use]
pub fn seen(books: &Books, key: &Key) -> Vec<Write> {
    let thing = books.things.get(key).filter(|thing| thing.merged);
    thing.map(|thing| Write::Keep(Thing { merged: false, ..thing.clone() })).into_iter().collect()
}

#[cfg(test)]
mod tests;
