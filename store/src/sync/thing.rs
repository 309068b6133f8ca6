//! What a phone writes whole under a noun of its own – goals, plans, pauses, own exercises, closer follow-up, the
//! course – each in its table, all in the same way.

use domain::problem::Code;
use domain::sync::{Change, Noun, Put};
use domain::team::Team;
use serde::Deserialize as _;

use super::incoming::Sent;
use super::parse::check_thing;
use super::{Applied, Batch, Planned, Refusal, hold, plan};
use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::{All, Own, Permit};
use crate::synced::{HeldById, Write};
use crate::{course, goal, measure_period, own_exercise, pause, personal_plan, team, work_plan};

/// The nouns of this room, in the order of [`Noun::ALL`].
pub(super) const NOUNS: [Noun; 8] = [
    Noun::Goal,
    Noun::WorkPlan,
    Noun::PersonalPlan,
    Noun::Pause,
    Noun::OwnExercise,
    Noun::MeasurePeriod,
    Noun::Course,
    Noun::Team,
];

pub(super) fn held<'tx, 'a>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    noun: Noun,
    ids: &[&str],
) -> Result<HeldById<'a>, StoreError> {
    match noun {
        Noun::Goal => goal::held(tx, permit, ids),
        Noun::WorkPlan => work_plan::held(tx, permit, ids),
        Noun::PersonalPlan => personal_plan::held(tx, permit, ids),
        Noun::Pause => pause::held(tx, permit, ids),
        Noun::OwnExercise => own_exercise::held(tx, permit, ids),
        Noun::MeasurePeriod => measure_period::held(tx, permit, ids),
        Noun::Course => course::held(tx, permit, ids),
        Noun::Team => team::held(tx, permit, ids),
        Noun::Entry
        | Noun::PsfsActivity
        | Noun::Grant
        | Noun::Revocation
        | Noun::Erasure
        | Noun::Reminder
        | Noun::Programme => Ok(HeldById::new()),
    }
}

pub(super) fn put<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    noun: Noun,
    write: &Write<'_>,
) -> Result<(), StoreError> {
    match noun {
        Noun::Goal => goal::put(tx, permit, write),
        Noun::WorkPlan => work_plan::put(tx, permit, write),
        Noun::PersonalPlan => personal_plan::put(tx, permit, write),
        Noun::Pause => pause::put(tx, permit, write),
        Noun::OwnExercise => own_exercise::put(tx, permit, write),
        Noun::MeasurePeriod => measure_period::put(tx, permit, write),
        Noun::Course => course::put(tx, permit, write),
        Noun::Team => team::put(tx, permit, write),
        Noun::Entry
        | Noun::PsfsActivity
        | Noun::Grant
        | Noun::Revocation
        | Noun::Erasure
        | Noun::Reminder
        | Noun::Programme => Ok(()),
    }
}

/// Everything of this room with a sequence after `after` and up to `up_to`, at most `limit` of each noun.
pub(crate) fn changes<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    after: i64,
    up_to: i64,
    limit: i64,
) -> Result<Vec<Change>, StoreError> {
    let mut all = goal::changes(tx, permit, after, up_to, limit)?;
    all.extend(work_plan::changes(tx, permit, after, up_to, limit)?);
    all.extend(personal_plan::changes(tx, permit, after, up_to, limit)?);
    all.extend(pause::changes(tx, permit, after, up_to, limit)?);
    all.extend(own_exercise::changes(tx, permit, after, up_to, limit)?);
    all.extend(measure_period::changes(tx, permit, after, up_to, limit)?);
    all.extend(course::changes(tx, permit, after, up_to, limit)?);
    all.extend(team::changes(tx, permit, after, up_to, limit)?);
    Ok(all)
}

impl<'p> Batch<'p> {
    /// Whether what an entry refers to is not here, or was refused in this request.
    pub(super) fn is_missing(&self, noun: Noun, id: &str) -> bool {
        !self.known.contains(&(noun, id.to_owned())) || self.refused.contains(id)
    }

    /// Reads the ids of `noun`, for [`Batch::is_missing`].
    pub(super) fn know<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        noun: Noun,
    ) -> Result<(), StoreError> {
        let ids = match noun {
            Noun::Goal => goal::ids(tx, permit)?,
            Noun::OwnExercise => own_exercise::ids(tx, permit)?,
            _ => Vec::new(),
        };
        self.known.extend(ids.into_iter().map(|id| (noun, id)));
        Ok(())
    }

    /// There is one team, under the patient's own id; whoever is named anew is somebody that something is shared with.
    fn wrong_team<'tx>(
        &self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        what: &Put,
    ) -> Result<Option<Refusal>, StoreError> {
        if what.id != permit.patient().to_string() {
            return Ok(Some(Refusal::field(Code::Invalid, "id", "a team stands under the patient's own id")));
        }
        let named = Team::deserialize(&what.body).ok().and_then(|team| team.coordinator).filter(|_| !what.removed);
        let held = self.things.get(&Noun::Team).and_then(|held| held.get(what.id.as_str()));
        let before = held.and_then(|held| Team::deserialize(held.body.as_ref()).ok()).and_then(|team| team.coordinator);
        let Some(named) = named.filter(|named| before != Some(*named)) else { return Ok(None) };
        let rule = "a coordinator is somebody that something is shared with";
        Ok((!team::can_be_named(tx, permit, named)?)
            .then(|| Refusal::field(Code::RecipientImpossible, "coordinator", rule)))
    }

    /// Keeps a goal, a plan, a pause and the like.
    pub(super) fn apply_thing<'tx>(
        &mut self,
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, Own, All>,
        sent: &'p Sent,
    ) -> Result<Applied, StoreError> {
        let what = &sent.put;
        if let Err(refusal) = check_thing(what.noun, &what.body) {
            return Ok(Err(refusal));
        }
        if what.noun == Noun::Team
            && let Some(refusal) = self.wrong_team(tx, permit, what)?
        {
            return Ok(Err(refusal));
        }
        let held = self.things.entry(what.noun).or_default();
        let purpose = |body: &serde_json::Value| body.get("purpose").cloned();
        if held.get(what.id.as_str()).is_some_and(|held| purpose(&held.body) != purpose(&what.body)) {
            return Ok(Err(Refusal::field(Code::Invalid, "purpose", "a plan stays what it is for; make another one")));
        }
        let (write, outcome) = match plan(sent, held, self.next_seq, tx.now()) {
            Planned::Nothing(outcome) => return Ok(Ok(outcome)),
            Planned::Write(write, outcome) => (write, outcome),
        };
        put(tx, permit, what.noun, &write)?;
        hold(held, &write, sent);
        self.known.insert((what.noun, what.id.clone()));
        Ok(Ok(outcome))
    }
}
