//! Released statements: written by the patient once, never changed, withdrawn at most. Who opens one has a permit for that one.

use diesel::prelude::*;
use domain::category::CategorySet;
use domain::day::Millis;
use domain::id::{MembershipId, StatementId};
use domain::statement::{
    Addressee, AddresseeError, AddresseeRef, CODE_TRIES, CODE_VALID_MS, CodeState, Content, Envelope, NewStatement,
    OwnStatement, StatementPage, StatementRow,
};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, Actor, All, Opened, Own, Permit};
use crate::schema::{account, connection, membership, patient, statement, unit};

/// A statement as it is stored.
#[derive(Queryable, Selectable)]
#[diesel(table_name = statement)]
struct Row {
    id: String,
    patient_id: String,
    membership_id: Option<String>,
    unit_id: Option<String>,
    code_hash: Option<String>,
    code_until: Option<i64>,
    wrong_codes: i32,
    addressee_name: String,
    body: String,
    released_at: i64,
    withdrawn_at: Option<i64>,
}

impl Row {
    fn id(&self) -> Result<StatementId, StoreError> {
        self.id.parse().map_err(|_| corrupt("statement.id"))
    }

    fn addressee(&self) -> Result<AddresseeRef, StoreError> {
        Ok(match (&self.membership_id, &self.unit_id) {
            (Some(id), _) => {
                AddresseeRef::Membership { membership: id.parse().map_err(|_| corrupt("statement.membership_id"))? }
            }
            (None, Some(id)) => AddresseeRef::Unit { unit: id.parse().map_err(|_| corrupt("statement.unit_id"))? },
            (None, None) => {
                let name = self.addressee_name.clone().try_into().map_err(|_| corrupt("statement.addressee_name"))?;
                AddresseeRef::Outsider { name }
            }
        })
    }

    fn content(&self) -> Result<Content, StoreError> {
        serde_json::from_str(&self.body).map_err(|_| corrupt("statement.body"))
    }

    fn code(&self) -> Option<CodeState> {
        let left = i32::from(CODE_TRIES).saturating_sub(self.wrong_codes);
        self.code_until.map(|until| CodeState { until: Millis(until), tries_left: u8::try_from(left).unwrap_or(0) })
    }
}

/// What the decision about opening one needs.
pub(crate) struct Stored {
    pub(crate) envelope: Envelope,
    pub(crate) categories: CategorySet,
    pub(crate) released_at: Millis,
}

/// The statement of that id, without what it says.
pub(crate) fn envelope(tx: &mut Tx<'_>, id: StatementId) -> Result<Stored, StoreError> {
    let row: Row = statement::table.find(id.to_string()).select(Row::as_select()).first(tx.conn)?;
    Ok(Stored {
        categories: row.content()?.categories(),
        released_at: Millis(row.released_at),
        envelope: Envelope {
            id,
            patient: row.patient_id.parse().map_err(|_| corrupt("statement.patient_id"))?,
            addressee: row.addressee()?,
            withdrawn: row.withdrawn_at.is_some(),
            code: row.code_hash.clone().zip(row.code()),
            addressee_name: row.addressee_name,
        },
    })
}

/// One more wrong code, as far as they are counted.
pub(crate) fn count_wrong_code(tx: &mut Tx<'_>, id: StatementId) -> Result<(), StoreError> {
    diesel::update(statement::table.find(id.to_string()).filter(statement::wrong_codes.lt(i32::from(CODE_TRIES))))
        .set(statement::wrong_codes.eq(statement::wrong_codes + 1))
        .execute(tx.conn)?;
    Ok(())
}

/// What an opened statement says.
///
/// # Errors
/// [`StoreError::Db`].
pub fn page<'tx>(tx: &mut Tx<'tx>, permit: &Opened<'tx>) -> Result<StatementPage, StoreError> {
    let row: Row = statement::table.find(permit.id().to_string()).select(Row::as_select()).first(tx.conn)?;
    let (name, demo): (String, bool) = patient::table
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .filter(patient::id.eq(permit.patient().to_string()))
        .select((account::name, account::demo))
        .first(tx.conn)?;
    Ok(StatementPage {
        name,
        demo,
        content: row.content()?,
        released_at: Millis(row.released_at),
        released_on: permit.released_on(),
        addressee_name: row.addressee_name,
    })
}

/// What was released to a membership or its unit and not withdrawn, newest first: who, and when. Only what the patient
/// addressed to these readers stands on the outside; opening one is what the log holds.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody else's membership.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, id: MembershipId) -> Result<Vec<StatementRow>, StoreError> {
    let working = permit::working(tx, actor, id)?.ok_or(StoreError::NotFound)?;
    if !working.treating {
        return Ok(Vec::new());
    }
    let theirs = statement::membership_id.eq(working.id.to_string());
    let their_units = statement::unit_id.eq(working.unit.to_string());
    let rows: Vec<(String, Option<String>, i64, String, bool)> = statement::table
        .inner_join(patient::table.on(patient::id.eq(statement::patient_id)))
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .filter(theirs.or(their_units).assume_not_null())
        .filter(statement::withdrawn_at.is_null())
        .order(statement::id.desc())
        .select((statement::id, statement::unit_id, statement::released_at, account::name, account::demo))
        .load(tx.conn)?;
    let row = |(id, unit, released_at, name, demo): (String, Option<String>, i64, String, bool)| {
        let id = id.parse().map_err(|_| corrupt("statement.id"))?;
        Ok(StatementRow { id, name, demo, to_unit: unit.is_some(), released_at: Millis(released_at) })
    };
    rows.into_iter().map(row).collect()
}

/// Everything one has released, newest first.
///
/// # Errors
/// [`StoreError::Db`].
pub fn own<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<OwnStatement>, StoreError> {
    let rows: Vec<Row> = statement::table
        .filter(statement::patient_id.eq(permit.patient().to_string()))
        .order(statement::id.desc())
        .select(Row::as_select())
        .load(tx.conn)?;
    let own = |row: &Row| {
        Ok(OwnStatement {
            id: row.id()?,
            addressee: row.addressee()?,
            addressee_name: row.addressee_name.clone(),
            content: row.content()?,
            released_at: Millis(row.released_at),
            withdrawn_at: row.withdrawn_at.map(Millis),
            code: row.code(),
        })
    };
    rows.iter().map(own).collect()
}

/// Somebody proven to be able to get it, with the name the patient will read.
struct Proven {
    addressee: Addressee,
    name: String,
}

fn prove<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    named: &AddresseeRef,
) -> Result<Result<Proven, AddresseeError>, StoreError> {
    match named {
        AddresseeRef::Membership { membership } => prove_membership(tx, permit, *membership),
        AddresseeRef::Unit { unit: id } => {
            let name: String = unit::table
                .inner_join(connection::table.on(connection::unit_id.eq(unit::id)))
                .filter(connection::patient_id.eq(permit.patient().to_string()))
                .filter(unit::id.eq(id.to_string()))
                .select(unit::name)
                .first(tx.conn)?;
            Ok(Ok(Proven { addressee: Addressee::unit(*id), name }))
        }
        AddresseeRef::Outsider { name } => {
            Ok(Ok(Proven { addressee: Addressee::outsider(name.clone()), name: name.to_string() }))
        }
    }
}

fn prove_membership<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: MembershipId,
) -> Result<Result<Proven, AddresseeError>, StoreError> {
    let (account_id, treating, person, unit_name): (String, bool, String, String) = membership::table
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .inner_join(connection::table.on(connection::unit_id.eq(unit::id)))
        .filter(connection::patient_id.eq(permit.patient().to_string()))
        .filter(membership::id.eq(id.to_string()))
        .filter(membership::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .select((membership::account_id, membership::treating, account::name, unit::name))
        .first(tx.conn)?;
    let account_id = account_id.parse().map_err(|_| corrupt("membership.account_id"))?;
    let addressee = Addressee::membership(id, treating, account_id, permit.account());
    Ok(addressee.map(|addressee| Proven { addressee, name: format!("{person}, {unit_name}") }))
}

/// A released statement, with the end of its code where it has one.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// Which.
    pub id: StatementId,
    /// Until when its code opens it.
    pub code_until: Option<Millis>,
}

/// Releases a statement; `code_hash` is what a code of its own would be kept as. Nobody within reach is an addressee that
/// does not exist.
///
/// # Errors
/// [`StoreError::Invalid`] for content that breaks a rule; [`StoreError::NotFound`] if the recipient is not within reach;
/// the inner error for one who cannot get it.
pub fn release<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    new: &NewStatement,
    code_hash: &str,
) -> Result<Result<Made, AddresseeError>, StoreError> {
    new.content.check(permit.today()).map_err(|broken| StoreError::Invalid(broken.to_string()))?;
    permit::lock_own(tx, permit)?;
    let Proven { addressee, name } = match prove(tx, permit, &new.addressee)? {
        Ok(proven) => proven,
        Err(error) => return Ok(Err(error)),
    };
    let body = serde_json::to_string(&new.content)?;
    let (membership_id, unit_id, code) = match addressee.named() {
        AddresseeRef::Membership { membership } => (Some(membership.to_string()), None, None),
        AddresseeRef::Unit { unit } => (None, Some(unit.to_string()), None),
        AddresseeRef::Outsider { .. } => (None, None, Some((code_hash, tx.now().plus_ms(CODE_VALID_MS)))),
    };
    let (id, code_until) = (new.id, code.map(|(_, until)| until));
    type Row = (String, Option<String>, Option<String>, String, String, Option<i64>);
    let there: Option<Row> = statement::table
        .find(id.to_string())
        .select((
            statement::patient_id,
            statement::membership_id,
            statement::unit_id,
            statement::addressee_name,
            statement::body,
            statement::withdrawn_at,
        ))
        .first(tx.conn)
        .optional()?;
    if let Some(there) = there {
        if there != (permit.patient().to_string(), membership_id, unit_id, name, body, None) {
            return Err(StoreError::Conflict);
        }
        // The answer with the code was lost, and the code cannot be read back.
        if code_until.is_some() {
            renew_code(tx, permit, id, code_hash)?;
        }
        return Ok(Ok(Made { id, code_until }));
    }
    diesel::insert_into(statement::table)
        .values((
            statement::id.eq(id.to_string()),
            statement::patient_id.eq(permit.patient().to_string()),
            statement::membership_id.eq(membership_id),
            statement::unit_id.eq(unit_id),
            statement::code_hash.eq(code.map(|(hash, _)| hash)),
            statement::code_until.eq(code.map(|(_, until)| until.0)),
            statement::wrong_codes.eq(0),
            statement::addressee_name.eq(name),
            statement::body.eq(body),
            statement::released_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    Ok(Ok(Made { id, code_until }))
}

/// A new code, with seven days and five tries of its own; the one before opens nothing from then on.
///
/// # Errors
/// [`StoreError::NotFound`] for a statement that no code opens, or that is withdrawn.
pub fn renew_code<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: StatementId,
    code_hash: &str,
) -> Result<Millis, StoreError> {
    permit::lock_own(tx, permit)?;
    let until = tx.now().plus_ms(CODE_VALID_MS);
    let theirs = statement::table
        .find(id.to_string())
        .filter(statement::patient_id.eq(permit.patient().to_string()))
        .filter(statement::code_hash.is_not_null())
        .filter(statement::withdrawn_at.is_null());
    let renewed = diesel::update(theirs)
        .set((statement::code_hash.eq(code_hash), statement::code_until.eq(until.0), statement::wrong_codes.eq(0)))
        .execute(tx.conn)?;
    if renewed == 0 { Err(StoreError::NotFound) } else { Ok(until) }
}

/// Withdraws a statement, from the next request on. Fine if it was before.
///
/// # Errors
/// [`StoreError::NotFound`] for one that is not the patient's.
pub fn withdraw<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>, id: StatementId) -> Result<(), StoreError> {
    permit::lock_own(tx, permit)?;
    let theirs = statement::table.find(id.to_string()).filter(statement::patient_id.eq(permit.patient().to_string()));
    let withdrawn: Option<i64> = theirs.select(statement::withdrawn_at).first(tx.conn)?;
    if withdrawn.is_none() {
        diesel::update(statement::table.find(id.to_string()))
            .set(statement::withdrawn_at.eq(tx.now().0))
            .execute(tx.conn)?;
    }
    Ok(())
}
