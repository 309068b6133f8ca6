//! Relatives: the codes by which a patient lets them come within reach, the ties those make, and their end. A tie shares nothing.

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{AccountId, InvitationId, PatientId, SupporterId};
use domain::supporter::{OpenCode, OwnTie, Sharing, Supported, Supporter, Supporters, may_invite, may_tie};
use domain::unit::INVITATION_VALID_MS;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, Actor, All, Own, Permit, list_as_relative, lock_of, lock_own};
use crate::schema::{account, supporter, supporter_invitation};
use crate::{grant, patient};

/// Makes a code for one relative.
///
/// # Errors
/// [`StoreError::Invalid`] where as many as can be are within reach or may be by codes that are open.
pub fn invite<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    code_hash: &str,
) -> Result<(InvitationId, Millis), StoreError> {
    lock_own(tx, permit)?;
    let patient = permit.patient().to_string();
    let tied = supporter::table.filter(supporter::patient_id.eq(&patient)).filter(supporter::ended_at.is_null());
    let tied: i64 = tied.count().get_result(tx.conn)?;
    let open = i64::try_from(codes(tx, &patient)?.len()).unwrap_or(i64::MAX);
    may_invite(tied, open).map_err(|error| StoreError::Invalid(error.to_string()))?;
    let (ms, random) = tx.id_parts();
    let id = InvitationId::new(ms, random);
    let expires_at = tx.now().plus_ms(INVITATION_VALID_MS);
    diesel::insert_into(supporter_invitation::table)
        .values((
            supporter_invitation::id.eq(id.to_string()),
            supporter_invitation::patient_id.eq(patient),
            supporter_invitation::code_hash.eq(code_hash),
            supporter_invitation::made_at.eq(tx.now().0),
            supporter_invitation::expires_at.eq(expires_at.0),
        ))
        .execute(tx.conn)?;
    Ok((id, expires_at))
}

fn codes(tx: &mut Tx<'_>, patient: &str) -> Result<Vec<OpenCode>, StoreError> {
    let rows: Vec<(String, i64)> = supporter_invitation::table
        .filter(supporter_invitation::patient_id.eq(patient))
        .filter(supporter_invitation::used_at.is_null())
        .filter(supporter_invitation::expires_at.gt(tx.now().0))
        .order(supporter_invitation::id.desc())
        .select((supporter_invitation::id, supporter_invitation::expires_at))
        .load(tx.conn)?;
    let code = |(id, expires_at): (String, i64)| {
        let id = id.parse().map_err(|_| corrupt("supporter_invitation.id"))?;
        Ok(OpenCode { id, expires_at: Millis(expires_at) })
    };
    rows.into_iter().map(code).collect()
}

/// Takes back a code that nobody has used.
///
/// # Errors
/// [`StoreError::NotFound`] for one that is used or not theirs.
pub fn withdraw_code<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: InvitationId,
) -> Result<(), StoreError> {
    let unused = supporter_invitation::table
        .find(id.to_string())
        .filter(supporter_invitation::patient_id.eq(permit.patient().to_string()))
        .filter(supporter_invitation::used_at.is_null());
    if diesel::delete(unused).execute(tx.conn)? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// Uses a code, once, and makes the account a relative. Nothing is shared by it.
///
/// # Errors
/// [`StoreError::NotFound`] for a code that is wrong, used or too old; [`StoreError::Conflict`] for who is that patient's
/// relative already; [`StoreError::Invalid`] for one's own code, and for who is the relative of too many.
pub fn redeem(tx: &mut Tx<'_>, code_hash: &str, by: AccountId) -> Result<(), StoreError> {
    let open = || {
        supporter_invitation::table
            .filter(supporter_invitation::code_hash.eq(code_hash.to_owned()))
            .filter(supporter_invitation::used_at.is_null())
    };
    let now = tx.now().0;
    let of: String = open()
        .filter(supporter_invitation::expires_at.gt(now))
        .select(supporter_invitation::patient_id)
        .first(tx.conn)?;
    let patient: PatientId = of.parse().map_err(|_| corrupt("supporter_invitation.patient_id"))?;
    let owner = lock_of(tx, patient)?;
    let used = (supporter_invitation::used_at.eq(now), supporter_invitation::used_by.eq(by.to_string()));
    let theirs = account::table.find(by.to_string()).filter(account::disabled_at.is_null());
    // An update that changes nothing takes the row: codes of several patients used at once are counted one after the other.
    let there = diesel::update(theirs).set(account::disabled_at.eq(None::<i64>)).execute(tx.conn)?;
    if diesel::update(open()).set(used).execute(tx.conn)? == 0 || there == 0 {
        return Err(StoreError::NotFound);
    }
    let ties =
        || supporter::table.filter(supporter::account_id.eq(by.to_string())).filter(supporter::ended_at.is_null());
    let all: i64 = ties().count().get_result(tx.conn)?;
    may_tie(by, owner, all).map_err(|error| StoreError::Invalid(error.to_string()))?;
    let already: i64 = ties().filter(supporter::patient_id.eq(&of)).count().get_result(tx.conn)?;
    if already > 0 {
        return Err(StoreError::Conflict);
    }
    let (ms, random) = tx.id_parts();
    diesel::insert_into(supporter::table)
        .values((
            supporter::id.eq(SupporterId::new(ms, random).to_string()),
            supporter::patient_id.eq(of),
            supporter::account_id.eq(by.to_string()),
            supporter::made_at.eq(now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The patient's relatives, and the codes that are open.
///
/// # Errors
/// [`StoreError::Db`].
pub fn list<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Supporters, StoreError> {
    let patient = permit.patient().to_string();
    let rows: Vec<(String, String, String, i64)> = supporter::table
        .inner_join(account::table.on(account::id.eq(supporter::account_id)))
        .filter(supporter::patient_id.eq(&patient))
        .filter(supporter::ended_at.is_null())
        .order((account::name, supporter::id))
        .select((supporter::id, supporter::account_id, account::name, supporter::made_at))
        .load(tx.conn)?;
    let relative = |(id, account, name, since): (String, String, String, i64)| {
        Ok(Supporter {
            id: id.parse().map_err(|_| corrupt("supporter.id"))?,
            account: account.parse().map_err(|_| corrupt("supporter.account_id"))?,
            name,
            since: Millis(since),
        })
    };
    let supporters = rows.into_iter().map(relative).collect::<Result<_, StoreError>>()?;
    Ok(Supporters { supporters, codes: codes(tx, &patient)? })
}

/// The patient ends a tie, and with it what is shared with that relative.
///
/// # Errors
/// [`StoreError::NotFound`] for one that has ended or is not theirs.
pub fn end<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>, id: SupporterId) -> Result<(), StoreError> {
    lock_own(tx, permit)?;
    let theirs = supporter::table.filter(supporter::patient_id.eq(permit.patient().to_string()));
    let relative: String = theirs
        .filter(supporter::id.eq(id.to_string()))
        .filter(supporter::ended_at.is_null())
        .select(supporter::account_id)
        .first(tx.conn)?;
    let relative = relative.parse().map_err(|_| corrupt("supporter.account_id"))?;
    end_tie(tx, &id.to_string(), permit.patient(), relative)
}

/// A relative ends a tie of theirs, and with it what is shared with them.
///
/// # Errors
/// [`StoreError::NotFound`] for one that has ended or is not theirs.
pub fn leave(tx: &mut Tx<'_>, actor: &Actor, id: SupporterId) -> Result<(), StoreError> {
    let open = || {
        supporter::table
            .find(id.to_string())
            .filter(supporter::account_id.eq(actor.account.to_string()))
            .filter(supporter::ended_at.is_null())
            .select(supporter::patient_id)
    };
    let of: String = open().first(tx.conn)?;
    let patient: PatientId = of.parse().map_err(|_| corrupt("supporter.patient_id"))?;
    lock_of(tx, patient)?;
    // As it stands behind the lock.
    open().first::<String>(tx.conn)?;
    end_tie(tx, &id.to_string(), patient, actor.account)
}

/// Ends every tie of an account that is erased, in the order of the patients as everybody does who takes several.
pub(crate) fn end_all(tx: &mut Tx<'_>, relative: AccountId) -> Result<(), StoreError> {
    let ties: Vec<(String, String)> = supporter::table
        .filter(supporter::account_id.eq(relative.to_string()))
        .filter(supporter::ended_at.is_null())
        .order(supporter::patient_id)
        .select((supporter::id, supporter::patient_id))
        .load(tx.conn)?;
    for (id, patient) in ties {
        let patient = patient.parse().map_err(|_| corrupt("supporter.patient_id"))?;
        lock_of(tx, patient)?;
        end_tie(tx, &id, patient, relative)?;
    }
    Ok(())
}

/// Behind the patient's lock.
fn end_tie(tx: &mut Tx<'_>, id: &str, patient: PatientId, relative: AccountId) -> Result<(), StoreError> {
    let ended = supporter::ended_at.eq(tx.now().0);
    diesel::update(supporter::table.find(id)).set(ended).execute(tx.conn)?;
    grant::end_of_supporter(tx, patient, relative)
}

/// Whose relative the actor is; those who share now by name.
///
/// # Errors
/// [`StoreError::Db`].
pub fn supported(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Supported>, StoreError> {
    let mut all = Vec::new();
    for tie in list_as_relative(tx, actor)? {
        let shares = match &tie.named {
            Some((permit, until)) => {
                let (name, demo) = patient::named(tx, permit)?;
                Some(Sharing { patient: permit.patient(), name, demo, until: *until })
            }
            None => None,
        };
        all.push(Supported { id: tie.id, since: tie.since, shares });
    }
    Ok(all)
}

/// Every tie of an account, those that have ended too, for its own export. Nobody is named in it: that is the patient's to do.
///
/// # Errors
/// [`StoreError::Db`].
pub fn own_ties(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<OwnTie>, StoreError> {
    let rows: Vec<(String, i64, Option<i64>)> = supporter::table
        .filter(supporter::account_id.eq(actor.account.to_string()))
        .order(supporter::id)
        .select((supporter::id, supporter::made_at, supporter::ended_at))
        .load(tx.conn)?;
    let tie = |(id, since, ended_at): (String, i64, Option<i64>)| {
        let id = id.parse().map_err(|_| corrupt("supporter.id"))?;
        Ok(OwnTie { id, since: Millis(since), ended_at: ended_at.map(Millis) })
    };
    rows.into_iter().map(tie).collect()
}

/// Whether an account is anybody's relative.
pub(crate) fn supports(tx: &mut Tx<'_>, id: AccountId) -> Result<bool, StoreError> {
    let ties = supporter::table.filter(supporter::account_id.eq(id.to_string())).filter(supporter::ended_at.is_null());
    Ok(ties.count().get_result::<i64>(tx.conn)? > 0)
}

/// What a relative sees of one patient: one transaction, one disclosure line.
///
/// # Errors
/// As [`permit::read_as_relative`].
pub fn page(tx: &mut Tx<'_>, actor: &Actor, id: PatientId) -> Result<domain::patient::PatientPage, StoreError> {
    let permit = permit::read_as_relative(tx, actor, id)?;
    Ok(domain::supporter::for_a_relative(patient::shown(tx, permit.reading(), None)?))
}
