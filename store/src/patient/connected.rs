//! Those who are connected with a unit and share nothing with the member who looks: by name, so that they can be asked. The name
//! is all there is to see, and their log says that it was seen.

use std::collections::HashSet;

use diesel::prelude::*;
use domain::access_request::{Connected, ConnectedPage};
use domain::day::Millis;
use domain::id::{MembershipId, PatientId};
use domain::patient::{WORKLIST_PAGE, WorklistPart};
use domain::text::fold;

use super::people;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, Actor, Working};
use crate::schema::{account, connection, patient};
use crate::{access_request, grant};

/// A page of them, in the order of their names; only who is on it is disclosed.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody else's membership.
pub fn connected(
    tx: &mut Tx<'_>,
    actor: &Actor,
    membership: MembershipId,
    part: &WorklistPart,
) -> Result<ConnectedPage, StoreError> {
    let working = permit::working(tx, actor, membership)?.ok_or(StoreError::NotFound)?;
    if !working.may_receive() {
        return Ok(ConnectedPage { people: Vec::new(), total: 0 });
    }
    let found = by_name(tx, actor, &working, &part.search)?;
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from(part.page.max(0).saturating_mul(WORKLIST_PAGE)).unwrap_or(usize::MAX);
    let shown = usize::try_from(WORKLIST_PAGE).unwrap_or(0);
    let on_page: Vec<(PatientId, Millis)> = found.into_iter().skip(skip).take(shown).collect();
    let ids: Vec<PatientId> = on_page.iter().map(|(patient, _)| *patient).collect();
    // Who began to share between there and here is in the worklist.
    let permits = permit::name_each(tx, actor, &working, &ids)?;
    let mut people = people(tx, &permits)?;
    let mut asked = access_request::last_of_each(tx, working.id, &permits)?;
    let one = |(patient, connected_at): (PatientId, Millis)| {
        let person = people.remove(&patient.to_string())?;
        let asked = asked.remove(&patient.to_string());
        Some(Connected { patient, name: person.name, demo: person.demo, connected_at, asked })
    };
    Ok(ConnectedPage { people: on_page.into_iter().filter_map(one).collect(), total })
}

/// All of them whose name is searched for, and since when they are connected.
fn by_name(
    tx: &mut Tx<'_>,
    actor: &Actor,
    working: &Working,
    search: &str,
) -> Result<Vec<(PatientId, Millis)>, StoreError> {
    let rows: Vec<(String, String, i64)> = connection::table
        .inner_join(patient::table.on(patient::id.eq(connection::patient_id)))
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .filter(connection::unit_id.eq(working.unit.to_string()))
        .filter(patient::erased_at.is_null())
        .filter(account::id.ne(actor.account.to_string()))
        .select((patient::id, account::name, connection::connected_at))
        .load(tx.conn)?;
    let reaching = grant::patients_reaching(tx, working.id, working.unit)?;
    let sharing: HashSet<PatientId> = reaching.iter().map(|reach| reach.patient).collect();
    let wanted = fold(search.trim());
    let mut found = Vec::with_capacity(rows.len());
    for (id, name, connected_at) in rows {
        let id: PatientId = id.parse().map_err(|_| corrupt("connection.patient_id"))?;
        let name = fold(&name);
        if !sharing.contains(&id) && name.contains(&wanted) {
            found.push((name, id, Millis(connected_at)));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, id, connected_at)| (id, connected_at)).collect())
}
