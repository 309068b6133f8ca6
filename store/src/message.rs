//! Messages between a unit and a patient who shares with it. Sent is sent: nothing here changes or removes one. What
//! professionals wrote is their unit's; what the patient wrote goes with the diary.

use std::collections::BTreeMap;

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::UnitId;
use domain::message::{AnswerDays, AnswerTime, Kind, Message, NewMessage, THREAD_LIMIT, Thread};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::grant;
use crate::permit::{All, Note, Own, Permit, Shared};
use crate::schema::{connection, message, unit};

type Columns = (String, Option<String>, String, i64, Option<i64>, String);

fn columns() -> (message::id, message::author, message::kind, message::sent_at, message::read_at, message::body) {
    (message::id, message::author, message::kind, message::sent_at, message::read_at, message::body)
}

fn parsed((id, author, kind, sent_at, read_at, text): Columns) -> Result<Message, StoreError> {
    let author = author.map(|author| serde_json::from_str(&author).map_err(|_| corrupt("message.author")));
    Ok(Message {
        id: id.parse().map_err(|_| corrupt("message.id"))?,
        author: author.transpose()?,
        kind: Kind::named(&kind).ok_or_else(|| corrupt("message.kind"))?,
        sent_at: Millis(sent_at),
        read_at: read_at.map(Millis),
        text: text.try_into().map_err(|_| corrupt("message.body"))?,
    })
}

/// Oldest first, the newest of them.
fn of_thread(tx: &mut Tx<'_>, patient: &str, unit: &str) -> Result<Vec<Message>, StoreError> {
    let rows: Vec<Columns> = message::table
        .filter(message::patient_id.eq(patient))
        .filter(message::unit_id.eq(unit))
        .order((message::sent_at.desc(), message::id.desc()))
        .limit(THREAD_LIMIT)
        .select(columns())
        .load(tx.conn)?;
    rows.into_iter().rev().map(parsed).collect()
}

/// Name, and the days that are said.
fn unit_words(tx: &mut Tx<'_>, id: &str) -> Result<(String, Option<AnswerDays>), StoreError> {
    let (name, days): (String, Option<i32>) =
        unit::table.find(id).select((unit::name, unit::answer_days)).first(tx.conn)?;
    Ok((name, days.and_then(|days| AnswerDays::try_from(i64::from(days)).ok())))
}

fn thread(tx: &mut Tx<'_>, patient: &str, unit: UnitId, open: bool) -> Result<Thread, StoreError> {
    let (unit_name, answer_days) = unit_words(tx, &unit.to_string())?;
    let messages = of_thread(tx, patient, &unit.to_string())?;
    Ok(Thread { unit, unit_name, answer_days, open, messages })
}

/// Notes that the other side had the messages of a thread on a screen: a professional those of the patient, and the patient
/// those of professionals.
fn mark(tx: &mut Tx<'_>, patient: &str, unit: Option<&str>) -> Result<(), StoreError> {
    let now = tx.now().0;
    let unread = message::table.filter(message::patient_id.eq(patient)).filter(message::read_at.is_null());
    match unit {
        Some(unit) => diesel::update(unread.filter(message::unit_id.eq(unit)).filter(message::membership_id.is_null()))
            .set(message::read_at.eq(now))
            .execute(tx.conn)?,
        None => diesel::update(unread.filter(message::membership_id.is_not_null()))
            .set(message::read_at.eq(now))
            .execute(tx.conn)?,
    };
    Ok(())
}

/// The thread of the reader's unit with the patient.
///
/// # Errors
/// [`StoreError::Db`].
pub fn of_unit<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Note, Shared>) -> Result<Thread, StoreError> {
    let unit = permit.unit().ok_or(StoreError::NotFound)?;
    let id = permit.patient().to_string();
    mark(tx, &id, Some(&unit.to_string()))?;
    thread(tx, &id, unit, true)
}

/// Where a message goes, and who writes it.
struct Way {
    patient: String,
    unit: String,
    membership: Option<String>,
    author: Option<String>,
}

/// How it stands between a patient and a unit after a message: kept beside the connection, so that a list need not look through
/// everything that was ever written. What is none stays as it was.
#[derive(AsChangeset)]
#[diesel(table_name = connection)]
struct Stands {
    asked_at: Option<i64>,
    contact_at: Option<i64>,
    answered_at: Option<i64>,
}

fn send(tx: &mut Tx<'_>, way: Way, new: &NewMessage) -> Result<Message, StoreError> {
    let there: Option<(String, String, Option<String>, Columns)> = message::table
        .find(new.id.to_string())
        .select((message::patient_id, message::unit_id, message::membership_id, columns()))
        .first(tx.conn)
        .optional()?;
    if let Some((patient, unit, membership, row)) = there {
        let known = parsed(row)?;
        let same = (patient, unit, membership) == (way.patient, way.unit, way.membership)
            && (known.kind, &known.text) == (new.kind, &new.text);
        return if same { Ok(known) } else { Err(StoreError::Conflict) };
    }
    let (own, now) = (way.membership.is_none(), tx.now().0);
    let stands = Stands {
        asked_at: own.then_some(now),
        contact_at: (new.kind == Kind::ContactMe).then_some(now),
        answered_at: (!own).then_some(now),
    };
    let row = (
        message::id.eq(new.id.to_string()),
        message::patient_id.eq(&way.patient),
        message::unit_id.eq(&way.unit),
        message::membership_id.eq(way.membership),
        message::author.eq(&way.author),
        message::kind.eq(new.kind.name()),
        message::sent_at.eq(tx.now().0),
        message::body.eq(new.text.as_str()),
    );
    diesel::insert_into(message::table).values(row).execute(tx.conn)?;
    diesel::update(connection::table.find((way.patient, way.unit))).set(stands).execute(tx.conn)?;
    parsed((new.id.to_string(), way.author, new.kind.name().to_owned(), tx.now().0, None, new.text.as_str().to_owned()))
}

/// A professional writes to the patient.
///
/// # Errors
/// [`StoreError::Invalid`] for a kind that only patients send; [`StoreError::Conflict`] for an id in use.
pub fn write<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Note, Shared>,
    new: &NewMessage,
) -> Result<Message, StoreError> {
    if !new.kind.is_professionals() {
        return Err(StoreError::Invalid("only the patient asks to be contacted".to_owned()));
    }
    let author = permit.author().ok_or(StoreError::NotFound)?.clone();
    let way = Way {
        patient: permit.patient().to_string(),
        unit: permit.unit().ok_or(StoreError::NotFound)?.to_string(),
        membership: Some(author.membership.to_string()),
        author: Some(serde_json::to_string(&author)?),
    };
    send(tx, way, new)
}

/// The patient writes to a unit that something is shared with now.
///
/// # Errors
/// [`StoreError::NotFound`] for any other unit; [`StoreError::Invalid`] for a kind that only professionals send;
/// [`StoreError::Conflict`] for an id in use.
pub fn reply<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    unit: UnitId,
    new: &NewMessage,
) -> Result<Message, StoreError> {
    if !new.kind.is_patients() {
        return Err(StoreError::Invalid("recognition is given by professionals".to_owned()));
    }
    if !grant::units_shared_with(tx, permit)?.contains(&unit) {
        return Err(StoreError::NotFound);
    }
    let way = Way { patient: permit.patient().to_string(), unit: unit.to_string(), membership: None, author: None };
    send(tx, way, new)
}

/// Every thread of the patient: one for each unit that something is shared with or was written with, by name.
///
/// # Errors
/// [`StoreError::Db`].
pub fn own<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<Thread>, StoreError> {
    let id = permit.patient().to_string();
    let open = grant::units_shared_with(tx, permit)?;
    let written: Vec<String> =
        message::table.filter(message::patient_id.eq(&id)).select(message::unit_id).distinct().load(tx.conn)?;
    let mut units: BTreeMap<UnitId, bool> = BTreeMap::new();
    for unit in &written {
        units.insert(unit.parse().map_err(|_| corrupt("message.unit_id"))?, false);
    }
    units.extend(open.into_iter().map(|unit| (unit, true)));
    let mut threads =
        units.into_iter().map(|(unit, open)| thread(tx, &id, unit, open)).collect::<Result<Vec<_>, _>>()?;
    threads.sort_by(|one, other| one.unit_name.cmp(&other.unit_name));
    Ok(threads)
}

/// Notes that the patient had the messages on a screen.
///
/// # Errors
/// [`StoreError::Db`].
pub fn seen<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<(), StoreError> {
    mark(tx, &permit.patient().to_string(), None)
}

/// How many messages were not on the patient's screen yet.
///
/// # Errors
/// [`StoreError::Db`].
pub fn unseen<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<i64, StoreError> {
    let theirs = message::table
        .filter(message::patient_id.eq(permit.patient().to_string()))
        .filter(message::membership_id.is_not_null());
    Ok(theirs.filter(message::read_at.is_null()).count().get_result(tx.conn)?)
}

/// Within how many weekdays the unit says that it usually answers.
pub(crate) fn answer_days(tx: &mut Tx<'_>, id: UnitId) -> Result<Option<AnswerDays>, StoreError> {
    Ok(unit_words(tx, &id.to_string())?.1)
}

/// Says within how many weekdays the unit usually answers, or takes the word back.
///
/// # Errors
/// [`StoreError::Db`].
pub fn set_answer_time(tx: &mut Tx<'_>, id: UnitId, time: AnswerTime) -> Result<(), StoreError> {
    let days = time.days.map(|days| i32::from(days.value()));
    diesel::update(unit::table.find(id.to_string())).set(unit::answer_days.eq(days)).execute(tx.conn)?;
    Ok(())
}
