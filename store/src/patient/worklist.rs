//! The worklist: everybody who shares with a member, the newest need first, a page at a time. What orders the list is asked of
//! all of them at once and is nothing of their data; only the rows of the page are read, each by a permit of its own.

mod row;

use domain::day::Millis;
use domain::id::{MembershipId, PatientId};
use domain::patient::{Need, WORKLIST_PAGE, Worklist};
use domain::review;
use domain::text::fold;

use crate::db::Tx;
use crate::error::StoreError;
use crate::grant;
use crate::message;
use crate::permit::{self, Actor};
use crate::review as reviews;
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
    let on_page: Vec<Candidate> = candidates.into_iter().skip(skip).take(shown).collect();
    let ids: Vec<PatientId> = on_page.iter().map(|candidate| candidate.patient).collect();
    // Whose sharing ran out between there and here is not in it.
    let permits = permit::read_each(tx, actor, &working, &ids)?;
    Ok(Worklist { rows: row::rows(tx, &permits, &on_page)?, total })
}

/// Patients whose grants reach the member, by name if searched for, newest need first.
fn candidates(tx: &mut Tx<'_>, working: &permit::Working, search: &str) -> Result<Vec<Candidate>, StoreError> {
    let wanted = fold(search.trim());
    let mut reaching = grant::patients_reaching(tx, working.id, working.unit)?;
    reaching.retain(|reach| wanted.is_empty() || fold(&reach.name).contains(&wanted));
    let ids: Vec<String> = reaching.iter().map(|reach| reach.patient.to_string()).collect();
    let mut written = message::last_written(tx, working.id, working.unit)?;
    let held = reviews::last_held(tx, working.id, working.unit)?;
    let now = tx.now();
    let mut found: Vec<Candidate> = Vec::with_capacity(reaching.len());
    for (reach, id) in reaching.into_iter().zip(ids) {
        let need = Need { last_heard: reach.last_heard, ..written.remove(&id).unwrap_or_default() };
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
