//! After the server was restored from a backup: what it no longer has is sent again. A new epoch tells; every thing
//! carries the epoch it was last confirmed in, so that a phone killed in the middle goes on where it was.

use domain::grant::{Grant, NewGrant};
use domain::id::PutId;
use domain::json::{FromJson, ToJson};
use domain::sync::{Noun, Put};
use serde_json::Value;

use super::outbox::{Books, Outgoing, Thing, Write};

/// What to do if the phone holds something newer than what the server just told in a new epoch; `None` if it does not.
pub(super) fn older_there(
    here: Option<&Thing>,
    there: &Thing,
    fresh: &mut impl FnMut() -> PutId,
) -> Option<Vec<Write>> {
    let here =
        here.filter(|here| here.epoch.is_some() && here.epoch != there.epoch && here.revision >= there.revision)?;
    if here.is_erased() {
        // A backup brought it back.
        let keep = Write::Keep(Thing { epoch: there.epoch.clone(), ..here.clone() });
        return Some(vec![keep, queue(fresh(), Noun::Erasure, here, Value::Null)]);
    }
    let same = here.removed == there.removed && (here.removed || here.body == there.body);
    if same || here.noun == Noun::Programme {
        return None;
    }
    if here.noun == Noun::Grant {
        // Only the end of a grant can have been lost; the grant itself is fixed.
        let ended = ended(&here.body) && !ended(&there.body);
        let keep = Write::Keep(Thing { epoch: there.epoch.clone(), ..here.clone() });
        return ended.then(|| vec![keep, queue(fresh(), Noun::Revocation, here, Value::Null)]);
    }
    let keep = Write::Keep(Thing { epoch: there.epoch.clone(), ..here.clone() });
    Some(vec![keep, queue(fresh(), here.noun, here, here.body.clone())])
}

/// What a completed pull in `epoch` did not mention, though the server once had it.
pub(super) fn unconfirmed(books: &Books, epoch: &str, fresh: &mut impl FnMut() -> PutId) -> Vec<Write> {
    let gone = books
        .things
        .values()
        .filter(|thing| thing.revision > 0 && thing.epoch.as_deref() != Some(epoch) && !books.unsent(&thing.key()));
    gone.flat_map(|thing| send_again(thing, epoch, fresh)).collect()
}

fn send_again(thing: &Thing, epoch: &str, fresh: &mut impl FnMut() -> PutId) -> Vec<Write> {
    let keep = Write::Keep(Thing { epoch: Some(epoch.to_owned()), ..thing.clone() });
    match thing.noun {
        // Written by a professional, and never by us.
        // Erased, and the server never knew it, or no longer does: there is nothing to keep it away from.
        Noun::Entry if thing.is_erased() => vec![keep, queue(fresh(), Noun::Erasure, thing, Value::Null)],
        Noun::Programme | Noun::Revocation | Noun::Erasure => vec![Write::Drop(thing.key())],
        Noun::Grant => match decision(&thing.body) {
            Some(decision) if !ended(&thing.body) => {
                // What was decided, without the names and times that the server added.
                let body = decision.to_json();
                vec![keep, queue(fresh(), Noun::Grant, thing, body)]
            }
            _ => vec![Write::Drop(thing.key())],
        },
        Noun::Entry
        | Noun::PsfsActivity
        | Noun::Reminder
        | Noun::Goal
        | Noun::WorkPlan
        | Noun::PersonalPlan
        | Noun::Pause
        | Noun::OwnExercise
        | Noun::MeasurePeriod
        | Noun::Course
        | Noun::Team => {
            vec![keep, queue(fresh(), thing.noun, thing, thing.body.clone())]
        }
    }
}

fn queue(put_id: PutId, noun: Noun, thing: &Thing, body: Value) -> Write {
    let removed = !matches!(noun, Noun::Revocation | Noun::Erasure) && thing.removed;
    let put = Put { put_id, noun, id: thing.id.clone(), base_revision: thing.revision, removed, body };
    Write::Queue(Outgoing::new(put))
}

fn ended(body: &Value) -> bool {
    Grant::from_json(body).is_some_and(|grant| grant.ended_at.is_some())
}

fn decision(body: &Value) -> Option<NewGrant> {
    NewGrant::from_json(body)
}
