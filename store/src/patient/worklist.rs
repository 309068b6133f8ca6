//! The worklist: everybody who shares with a member, a page at a time. First the member's own, the newest need first; then the
//! others of the unit, by name only. What orders the list is asked of all of them at once, of what they share
//! with the member and of what was written to the unit; the rows of the page are read with permits made for all of them.

mod row;

use std::collections::HashMap;

use domain::assignment::{Mine, of_member};
use domain::day::{DAY_MS, LocalDay, Millis};
use domain::id::{MembershipId, PatientId};
use domain::patient::{Need, WORKLIST_PAGE, Worklist, WorklistName};
use domain::review;
use domain::text::fold;

use super::people;
use crate::assignment::{self, Assigned};
use crate::db::Tx;
use crate::error::StoreError;
use crate::grant::{self, Reach};
use crate::permit::{self, Actor, Nothing, Permit, Read, Working};
use crate::zone::KnownZone;

/// One of those who share, before anything of theirs is read.
struct Candidate {
    patient: PatientId,
    /// Folded, to order names by.
    name: String,
    mine: Option<Mine>,
    need: Need,
    since: Millis,
    zone: KnownZone,
    /// The patient's sequence.
    seq: i64,
    reviewed_at: Option<Millis>,
}

impl Candidate {
    fn due_on(&self) -> LocalDay {
        review::due_on(self.reviewed_at.map(|at| self.zone.day_at(at)), self.zone.day_at(self.since))
    }
}

/// A page of those who share with a member; only who is on it is disclosed.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody else's membership.
pub fn worklist(
    tx: &mut Tx<'_>,
    actor: &Actor,
    membership: MembershipId,
    page: i64,
    search: &str,
) -> Result<Worklist, StoreError> {
    let working = permit::working(tx, actor, membership)?.ok_or(StoreError::NotFound)?;
    if !working.may_receive() {
        return Ok(Worklist { rows: Vec::new(), names: Vec::new(), total: 0, mine: 0 });
    }
    let assigned = assignment::of_unit(tx, working.unit)?;
    let covered = assignment::covered(tx, working.id)?;
    let whose = |patient: PatientId, chosen: bool| {
        let to: Vec<MembershipId> = assigned.get(&patient).into_iter().flatten().map(|one| one.membership).collect();
        of_member(working.id, chosen, &to, &covered)
    };
    let candidates = candidates(tx, &working, search, whose)?;
    let (total, mine) = (candidates.len(), candidates.iter().filter(|candidate| candidate.mine.is_some()).count());
    let skip = usize::try_from(page.max(0).saturating_mul(WORKLIST_PAGE)).unwrap_or(usize::MAX);
    let shown = usize::try_from(WORKLIST_PAGE).unwrap_or(0);
    let on_page: Vec<Candidate> = candidates.into_iter().skip(skip).take(shown).collect();
    let ids: Vec<PatientId> = on_page.iter().map(|candidate| candidate.patient).collect();
    // Whose sharing ran out between there and here is not in it.
    let listed = permit::read_each(tx, actor, &working, &ids, (&assigned, &covered))?;
    Ok(Worklist {
        rows: row::rows(tx, listed.own, &on_page)?,
        names: names(tx, &listed.named, &on_page, &assigned)?,
        total: i64::try_from(total).unwrap_or(i64::MAX),
        mine: i64::try_from(mine).unwrap_or(i64::MAX),
    })
}

/// Patients whose grants reach the member, by name if searched for: the member's own by need, then the others, first who waits
/// for an answer of the unit, then by name, which tells nothing of them.
fn candidates(
    tx: &mut Tx<'_>,
    working: &Working,
    search: &str,
    whose: impl Fn(PatientId, bool) -> Option<Mine>,
) -> Result<Vec<Candidate>, StoreError> {
    let wanted = fold(search.trim());
    let mut reaching = grant::patients_reaching(tx, working.id, working.unit)?;
    reaching.retain(|reach| wanted.is_empty() || fold(&reach.name).contains(&wanted));
    let now = tx.now();
    let mut found: Vec<Candidate> = Vec::with_capacity(reaching.len());
    for reach in reaching {
        let mine = whose(reach.patient, reach.chosen);
        let name = if mine.is_some() { String::new() } else { fold(&reach.name) };
        let Reach { patient, since, zone, seq, need, reviewed_at, programme_until, .. } = reach;
        let mut one = Candidate { patient, name, mine, need, since, zone, seq, reviewed_at };
        // To the day, as a moment to compare with: what fell due since then counts from there.
        let today = one.zone.day_at(now);
        let since = |day: LocalDay| {
            let days = today.days_since_epoch() - day.days_since_epoch();
            (days >= 0).then(|| now.plus_ms(-days * DAY_MS))
        };
        one.need.review_due_at = since(one.due_on());
        one.need.programme_over_at = programme_until.and_then(|until| since(until.plus_days(1)));
        found.push(one);
    }
    found.sort_by(|one, other| {
        let own_first = other.mine.is_some().cmp(&one.mine.is_some());
        let by_need = || match &one.mine {
            Some(_) => one.need.newest_first(&other.need),
            None => other.need.waiting_since().cmp(&one.need.waiting_since()).then_with(|| one.name.cmp(&other.name)),
        };
        own_first.then_with(by_need).then_with(|| one.patient.cmp(&other.patient))
    });
    Ok(found)
}

/// Those of whom only the name is shown, in the order of the candidates.
fn names<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[Permit<'tx, Read, Nothing>],
    order: &[Candidate],
    assigned: &HashMap<PatientId, Vec<Assigned>>,
) -> Result<Vec<WorklistName>, StoreError> {
    let mut people = people(tx, permits)?;
    let name = |candidate: &Candidate| {
        let person = people.remove(&candidate.patient.to_string())?;
        let to = assigned.get(&candidate.patient).into_iter().flatten();
        Some(WorklistName {
            patient: candidate.patient,
            name: person.name,
            demo: person.demo,
            unanswered: candidate.need.unanswered(),
            contact: candidate.need.contact(),
            assigned: to.map(|one| one.name.clone()).collect(),
        })
    };
    Ok(order.iter().filter_map(name).collect())
}
