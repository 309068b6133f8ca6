//! Erasing: the diary goes at once, everywhere in this database. What professionals wrote stays with their unit, reached
//! through nobody; the log keeps its hashes, so that the chain still verifies, and loses who, when and what.

use diesel::prelude::*;
use domain::id::AccountId;

use crate::counter;
use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::{self, Actor, All, Own, Permit};
use crate::schema::{
    access_request, account, assignment, calendar, connection, course, delivery, disclosure, entry, goal, grant,
    invitation, measure_period, membership, message, occurrence, opening, own_exercise, patient, pause, personal_plan,
    prescribed_media, psfs_activity, push_subscription, rejoinder, reminder, revision, session, statement,
    supporter as ties, supporter_invitation, team, work_plan,
};
use crate::{second_factor, supporter};

/// Erases the diary, if there is one, what ties the person to others as a relative, and the account, unless the person works in
/// a unit: what professionals did stays named. `counters` are the names of the tries counted against the account.
///
/// # Errors
/// [`StoreError::NotFound`] if another request erased it first, and for an account without a diary that stays.
pub fn erase(tx: &mut Tx<'_>, actor: &Actor, counters: &[String]) -> Result<(), StoreError> {
    let owner = actor.account.to_string();
    let works = membership::table.filter(membership::account_id.eq(&owner)).filter(membership::ended_at.is_null());
    let works = works.count().get_result::<i64>(tx.conn)? > 0;
    match permit::own(tx, actor) {
        Ok(permit) => erase_diary(tx, &permit)?,
        Err(StoreError::NotFound) if !works => {}
        Err(error) => return Err(error),
    }
    // Two requests at once are one erasure.
    let there = account::table.find(&owner).filter(account::disabled_at.is_null());
    if diesel::update(there).set(account::disabled_at.eq(None::<i64>)).execute(tx.conn)? == 0 {
        return Err(StoreError::NotFound);
    }
    supporter::end_all(tx, actor.account)?;
    diesel::delete(push_subscription::table.filter(push_subscription::account_id.eq(&owner))).execute(tx.conn)?;
    diesel::delete(invitation::table.filter(invitation::used_by.eq(&owner))).execute(tx.conn)?;
    diesel::delete(supporter_invitation::table.filter(supporter_invitation::used_by.eq(&owner))).execute(tx.conn)?;
    if !works {
        forget_account(tx, actor.account, &owner)?;
        for name in counters {
            counter::forget(tx, name)?;
        }
    }
    Ok(())
}

fn erase_diary<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<(), StoreError> {
    let now = tx.now().0;
    let id = permit.patient().to_string();
    tx.kept.forget(permit.patient());
    // The row is the lock of all who write here; who waited for it finds no diary.
    let there = patient::table.find(&id).filter(patient::erased_at.is_null());
    let nothing = (
        (patient::last_heard_at.eq(None::<i64>), patient::clock_skew_ms.eq(None::<i64>)),
        (patient::hurt_at.eq(None::<i64>), patient::hurt_on.eq(None::<String>)),
    );
    let erased =
        diesel::update(there).set((patient::erased_at.eq(now), patient::zone.eq("UTC"), nothing)).execute(tx.conn)?;
    if erased == 0 {
        return Err(StoreError::NotFound);
    }
    diary(tx, &id)?;
    diesel::update(grant::table.filter(grant::patient_id.eq(&id)).filter(grant::ended_at.is_null()))
        .set(grant::ended_at.eq(now))
        .execute(tx.conn)?;
    diesel::update(disclosure::table.filter(disclosure::patient_id.eq(&id)))
        .set((
            disclosure::salt.eq(None::<String>),
            disclosure::payload.eq(None::<String>),
            disclosure::fold_key.eq(None::<String>),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn diary(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    let occurrences = occurrence::table.filter(occurrence::patient_id.eq(id));
    let of_them = delivery::occurrence_id.eq_any(occurrences.select(occurrence::id));
    diesel::delete(delivery::table.filter(of_them)).execute(tx.conn)?;
    diesel::delete(occurrences).execute(tx.conn)?;
    diesel::delete(calendar::table.find(id)).execute(tx.conn)?;
    diesel::delete(statement::table.filter(statement::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(reminder::table.filter(reminder::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(entry::table.filter(entry::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(psfs_activity::table.filter(psfs_activity::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(goal::table.filter(goal::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(work_plan::table.filter(work_plan::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(personal_plan::table.filter(personal_plan::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(pause::table.filter(pause::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(own_exercise::table.filter(own_exercise::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(measure_period::table.filter(measure_period::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(course::table.filter(course::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(team::table.filter(team::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(rejoinder::table.filter(rejoinder::patient_id.eq(id))).execute(tx.conn)?;
    let own_words = message::table.filter(message::patient_id.eq(id)).filter(message::membership_id.is_null());
    diesel::delete(own_words).execute(tx.conn)?;
    diesel::delete(revision::table.filter(revision::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(connection::table.filter(connection::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(assignment::table.filter(assignment::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(opening::table.filter(opening::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(access_request::table.filter(access_request::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(ties::table.filter(ties::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(supporter_invitation::table.filter(supporter_invitation::patient_id.eq(id))).execute(tx.conn)?;
    diesel::delete(prescribed_media::table.filter(prescribed_media::patient_id.eq(id))).execute(tx.conn)?;
    Ok(())
}

/// Leaves rows without a person: the account's for the diary's, the sessions' so that each device hears that the account
/// is gone rather than that it should sign in. The address is free for a new account.
fn forget_account(tx: &mut Tx<'_>, account_id: AccountId, owner: &str) -> Result<(), StoreError> {
    let now = tx.now().0;
    second_factor::remove(tx, account_id)?;
    diesel::update(account::table.find(owner))
        .set((
            account::email.eq(format!("erased {owner}")),
            account::name.eq(""),
            account::password_hash.eq(""),
            account::recovery_hash.eq(""),
            account::created_at.eq(0),
            account::disabled_at.eq(now),
        ))
        .execute(tx.conn)?;
    diesel::update(session::table.filter(session::account_id.eq(owner)))
        .set((
            session::device.eq(""),
            session::started_at.eq(0),
            session::used_at.eq(0),
            session::generation.eq(0),
            session::secret_hash.eq(""),
            session::ended_at.eq(now),
        ))
        .execute(tx.conn)?;
    Ok(())
}
