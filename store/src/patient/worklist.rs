//! The worklist: everybody who shares with a member, the newest need first, a page at a time. What orders the list is asked of
//! all of them at once and is nothing of their data; only the rows of the page are read, each by a permit of its own.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::category::Category;
use domain::day::Millis;
use domain::disclosure::Operation;
use domain::id::{MembershipId, PatientId};
use domain::patient::{Need, SharedRecord, WORKLIST_PAGE, Worklist, WorklistRow};
use domain::psfs as scale;
use domain::review::{self, basis};
use domain::text::fold;

use super::{Seen, dated, person, window};
use crate::conn::load;
use crate::db::Tx;
use crate::entry;
use crate::error::StoreError;
use crate::grant::{self, Reach};
use crate::message;
use crate::permit::{self, Actor, Function};
use crate::review as reviews;
use crate::schema::{account, patient};
use crate::zone::KnownZone;

/// One of those who share, before anything of theirs is read.
struct Candidate {
    patient: PatientId,
    need: Need,
    since: Millis,
    zone: KnownZone,
    reviewed_at: Option<Millis>,
}

impl Candidate {
    fn due_on(&self) -> domain::LocalDay {
        review::due_on(self.reviewed_at.map(|at| self.zone.day_at(at)), self.zone.day_at(self.since))
    }
}

/// A page of those who share with a member, newest need first; only shown rows are disclosed.
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
        return Ok(Worklist { rows: Vec::new(), total: 0 });
    }
    let candidates = candidates(tx, &working, search)?;
    let total = i64::try_from(candidates.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from(page.max(0).saturating_mul(WORKLIST_PAGE)).unwrap_or(usize::MAX);
    let shown = usize::try_from(WORKLIST_PAGE).unwrap_or(0);
    let mut on_page: Vec<Candidate> = candidates.into_iter().skip(skip).take(shown).collect();
    let order: Vec<PatientId> = on_page.iter().map(|candidate| candidate.patient).collect();
    on_page.sort_unstable_by_key(|candidate| candidate.patient); // the lock order of several patients
    let mut rows = Vec::with_capacity(on_page.len());
    for candidate in &on_page {
        match row(tx, actor, membership, candidate) {
            Ok(row) => rows.push(row),
            // Ran out between midnight there and here: neither shown nor sought out.
            Err(StoreError::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.patient));
    Ok(Worklist { rows, total })
}

/// Patients whose grants reach the member, by name if searched for, newest need first.
fn candidates(tx: &mut Tx<'_>, working: &permit::Working, search: &str) -> Result<Vec<Candidate>, StoreError> {
    let mut reaching: HashMap<String, Reach> = grant::patients_reaching(tx, working.id, working.unit)?
        .into_iter()
        .map(|reach| (reach.patient.to_string(), reach))
        .collect();
    let ids: Vec<String> = reaching.keys().cloned().collect();
    let query = patient::table
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .filter(patient::id.eq_any(&ids))
        .select((patient::id, account::name, patient::last_heard_at));
    let people: Vec<(String, String, Option<i64>)> = load!(tx.conn, query);
    let wanted = fold(search.trim());
    let mut written = message::last_written(tx, working.unit, &ids)?;
    let held = reviews::last_held(tx, working.unit, &ids)?;
    let now = tx.now();
    let mut found: Vec<Candidate> = Vec::with_capacity(people.len());
    for (id, _, last_heard) in people.into_iter().filter(|(_, name, _)| fold(name).contains(&wanted)) {
        let Some(reach) = reaching.remove(&id) else { continue };
        let need = Need { last_heard: last_heard.map(Millis), ..written.remove(&id).unwrap_or_default() };
        let reviewed_at = held.get(&id).copied();
        let mut one = Candidate { patient: reach.patient, need, since: reach.since, zone: reach.zone, reviewed_at };
        // To the day, as a moment to compare with: what fell due since then counts from there.
        let overdue = one.zone.day_at(now).days_since_epoch() - one.due_on().days_since_epoch();
        one.need.review_due_at = (overdue >= 0).then(|| now.plus_ms(-overdue * domain::day::DAY_MS));
        found.push(one);
    }
    found.sort_by(|one, other| one.need.newest_first(&other.need).then(one.patient.cmp(&other.patient)));
    Ok(found)
}

fn row(
    tx: &mut Tx<'_>,
    actor: &Actor,
    membership: MembershipId,
    candidate: &Candidate,
) -> Result<WorklistRow, StoreError> {
    let permit = permit::read(tx, actor, membership, candidate.patient, Operation::Worklist)?;
    let window = window(permit.today());
    let person = person(tx, &permit)?;
    let seen = Seen::gather(tx, &permit, window)?;
    let since = candidate.reviewed_at.unwrap_or(Millis(i64::MIN)).0;
    let recent = seen.stored.iter().filter(|stored| stored.received_at > since && window.contains(stored.entry.day));
    let new: Vec<SharedRecord> = recent.filter_map(|stored| entry::cut(&permit, stored)).collect();
    let plan = seen.running_plan(permit.today());
    let psfs = permit.only::<Function>().and_then(|_| scale::read(&dated(&seen.assessments(&permit))).mean);
    let shared = permit.sight().categories();
    Ok(WorklistRow {
        patient: candidate.patient,
        name: person.name,
        demo: person.demo,
        shared,
        until: permit.until(),
        last_heard: person.last_heard,
        reviewed_on: candidate.reviewed_at.map(|at| candidate.zone.day_at(at)),
        review_due_on: candidate.due_on(),
        new_entries: u32::try_from(new.len()).unwrap_or(u32::MAX),
        pain: shared.contains(Category::Pain).then(|| basis::pain(&new)),
        unanswered: candidate.need.unanswered(),
        contact: candidate.need.contact(),
        adherence: seen.adherence(&permit, window).map(|adherence| adherence.total),
        psfs,
        review_on: plan.map(|plan| plan.review_on),
        programme_until: plan.map(|plan| plan.until),
    })
}
