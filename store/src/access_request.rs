//! A professional's questions whether a patient will share: put once, answered by the patient, gone with their diary. What is
//! shared is decided by grants alone.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::access_request::{AccessRequest, Answer, Asked, NewAccessRequest, PutQuestion, may_ask};
use domain::category::CategorySet;
use domain::day::{LocalDay, Millis};
use domain::grant::RecipientRef;
use domain::id::{AccessRequestId, MembershipId};
use domain::programme::Author;
use domain::text::Line;
use domain::unit::Profession;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, All, Ask, Nothing, Own, Permit, Read};
use crate::schema::{access_request, account, membership, unit};

#[derive(Queryable, Selectable)]
#[diesel(table_name = access_request)]
struct RequestRow {
    id: String,
    categories: i32,
    words: Option<String>,
    asked_at: i64,
    answer: Option<String>,
    answered_on: Option<String>,
}

impl RequestRow {
    fn question(&self) -> Result<NewAccessRequest, StoreError> {
        let bits = u8::try_from(self.categories).map_err(|_| corrupt("access_request.categories"))?;
        let words = self.words.clone().map(Line::parse).transpose().map_err(|_| corrupt("access_request.words"))?;
        Ok(NewAccessRequest {
            id: self.id.parse().map_err(|_| corrupt("access_request.id"))?,
            categories: CategorySet::from_bits(bits),
            words,
        })
    }

    fn asked(&self) -> Result<Asked, StoreError> {
        let answered = match (&self.answer, &self.answered_on) {
            (Some(answer), Some(day)) => {
                let answer = Answer::named(answer).ok_or_else(|| corrupt("access_request.answer"))?;
                Some((answer, day.parse::<LocalDay>().map_err(|_| corrupt("access_request.answered_on"))?))
            }
            _ => None,
        };
        Ok(Asked::new(self.question()?, Millis(self.asked_at), answered))
    }
}

/// The question that a member put last to this patient.
///
/// # Errors
/// [`StoreError::Db`].
pub fn last<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Ask, Nothing>) -> Result<Option<Asked>, StoreError> {
    let Some(author) = permit.author() else { return Ok(None) };
    let row: Option<RequestRow> = access_request::table
        .filter(access_request::membership_id.eq(author.membership.to_string()))
        .filter(access_request::patient_id.eq(permit.patient().to_string()))
        .order((access_request::asked_at.desc(), access_request::id.desc()))
        .select(RequestRow::as_select())
        .first(tx.conn)
        .optional()?;
    row.map(|row| row.asked()).transpose()
}

/// The question that a member put last to each of these patients.
pub(crate) fn last_of_each<'tx>(
    tx: &mut Tx<'tx>,
    member: MembershipId,
    permits: &[Permit<'tx, Read, Nothing>],
) -> Result<HashMap<String, Asked>, StoreError> {
    let rows: Vec<(String, RequestRow)> = access_request::table
        .filter(access_request::membership_id.eq(member.to_string()))
        .filter(access_request::patient_id.eq_any(permit::patients(permits)))
        .order((access_request::asked_at, access_request::id))
        .select((access_request::patient_id, RequestRow::as_select()))
        .load(tx.conn)?;
    // A later one takes the place of the one before.
    rows.into_iter().map(|(patient, row)| Ok((patient, row.asked()?))).collect()
}

/// Puts the question. The same sent twice is put once.
///
/// # Errors
/// [`StoreError::Invalid`] with the rule of [`may_ask`] that it breaks.
pub fn create<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Ask, Nothing>,
    new: &NewAccessRequest,
) -> Result<Asked, StoreError> {
    let author = permit.author().ok_or(StoreError::NotFound)?;
    let last = last(tx, permit)?;
    if let Some(same) = last.as_ref().filter(|last| last.asked == *new) {
        return Ok(same.clone());
    }
    may_ask(new, last.as_ref(), permit.shared(), permit.today()).map_err(|e| StoreError::Invalid(e.to_string()))?;
    diesel::insert_into(access_request::table)
        .values((
            access_request::id.eq(new.id.to_string()),
            access_request::patient_id.eq(permit.patient().to_string()),
            access_request::membership_id.eq(author.membership.to_string()),
            access_request::categories.eq(i32::from(new.categories.bits())),
            access_request::words.eq(new.words.as_ref().map(Line::as_str)),
            access_request::asked_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(Asked::new(new.clone(), tx.now(), None))
}

/// The open questions of those who still work where they asked, oldest first.
///
/// # Errors
/// [`StoreError::Db`].
pub fn open<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<AccessRequest>, StoreError> {
    type Asker = (String, String, String, String);
    let rows: Vec<(RequestRow, Asker)> = access_request::table
        .inner_join(membership::table.on(membership::id.eq(access_request::membership_id)))
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .filter(access_request::patient_id.eq(permit.patient().to_string()))
        .filter(access_request::answer.is_null())
        .filter(membership::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .order((access_request::asked_at, access_request::id))
        .select((RequestRow::as_select(), (membership::id, account::name, membership::profession, unit::name)))
        .load(tx.conn)?;
    let request = |(row, (membership, name, profession, unit)): (RequestRow, Asker)| {
        let asker = Author {
            membership: membership.parse().map_err(|_| corrupt("membership.id"))?,
            name,
            profession: Profession::named(&profession).ok_or_else(|| corrupt("membership.profession"))?,
            unit,
        };
        Ok(AccessRequest { asker, asked_at: Millis(row.asked_at), asked: row.question()? })
    };
    rows.into_iter().map(request).collect()
}

/// How many questions are [`open`].
///
/// # Errors
/// [`StoreError::Db`].
pub fn unanswered<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<i64, StoreError> {
    let count = access_request::table
        .inner_join(membership::table.on(membership::id.eq(access_request::membership_id)))
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(access_request::patient_id.eq(permit.patient().to_string()))
        .filter(access_request::answer.is_null())
        .filter(membership::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .count();
    Ok(count.get_result(tx.conn)?)
}

/// The patient says no. Once answered it stays as it was answered.
///
/// # Errors
/// [`StoreError::NotFound`] for a question that is not open, or not theirs.
pub fn decline<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>, id: AccessRequestId) -> Result<(), StoreError> {
    let open = access_request::table
        .find(id.to_string())
        .filter(access_request::patient_id.eq(permit.patient().to_string()))
        .filter(access_request::answer.is_null());
    let said_no =
        (access_request::answer.eq(Answer::No.name()), access_request::answered_on.eq(permit.today().to_string()));
    let changed = diesel::update(open).set(said_no).execute(tx.conn)?;
    if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// A grant is an answer to whoever it reaches.
pub(crate) fn answered_by_sharing<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    with: RecipientRef,
) -> Result<(), StoreError> {
    let members: Vec<String> = match with {
        RecipientRef::Membership { membership } => vec![membership.to_string()],
        RecipientRef::Unit { unit } => {
            membership::table.filter(membership::unit_id.eq(unit.to_string())).select(membership::id).load(tx.conn)?
        }
        RecipientRef::Supporter { .. } => Vec::new(),
    };
    let open = access_request::table
        .filter(access_request::patient_id.eq(permit.patient().to_string()))
        .filter(access_request::membership_id.eq_any(members))
        .filter(access_request::answer.is_null());
    let shared =
        (access_request::answer.eq(Answer::Shared.name()), access_request::answered_on.eq(permit.today().to_string()));
    diesel::update(open).set(shared).execute(tx.conn)?;
    Ok(())
}

/// Every question that was put to the patient, for their export.
///
/// # Errors
/// [`StoreError::Db`].
pub fn all<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<PutQuestion>, StoreError> {
    let rows: Vec<(String, RequestRow)> = access_request::table
        .filter(access_request::patient_id.eq(permit.patient().to_string()))
        .order((access_request::asked_at, access_request::id))
        .select((access_request::membership_id, RequestRow::as_select()))
        .load(tx.conn)?;
    let question = |(member, row): (String, RequestRow)| {
        let membership = member.parse().map_err(|_| corrupt("access_request.membership_id"))?;
        Ok(PutQuestion { membership, asked: row.asked()? })
    };
    rows.into_iter().map(question).collect()
}
