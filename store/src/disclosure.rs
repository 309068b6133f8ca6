//! Who has seen what: one keyed chain of lines per patient. Appending is this room's own business, done by permits and
//! by the runner after a refusal; only the patient reads it.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use domain::day::LocalDay;
use domain::disclosure::{self, Broken, Head, Line, Log, Payload, hex, unhex};
use domain::id::PatientId;
use hmac::Mac;
use serde::Serialize;

use crate::conn::{Conn, insert_rows, load};
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit};
use crate::row_set::{self, Holds};
use crate::schema::{disclosure as lines, disclosure_head as heads, patient};

/// How often a log that grows meanwhile is read again.
const CHECK_TRIES: usize = 5;

/// A refusal on its way into the log.
#[derive(Debug)]
pub struct RefusedLine {
    /// Whose log.
    pub patient: PatientId,
    /// The day where the patient is; repeats within it fold.
    pub day: LocalDay,
    /// What the line says.
    pub payload: Payload,
}

/// The key of a patient's chain: theirs to know, nobody's to guess.
fn chain_key(tx: &Tx<'_>, patient: PatientId) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC accepts every key length (RFC 2104)")]
    let mut mac = <hmac::Hmac<sha2::Sha256> as hmac::KeyInit>::new_from_slice(tx.chain_secret).expect("a key");
    mac.update(b"disclosure");
    mac.update(patient.to_string().as_bytes());
    mac.finalize().into_bytes().into()
}

/// Starts a patient's chain.
pub(crate) fn begin(tx: &mut Tx<'_>, patient: PatientId) -> Result<(), StoreError> {
    diesel::insert_into(heads::table)
        .values((heads::patient_id.eq(patient.to_string()), heads::n.eq(0), heads::hash.eq(hex(&disclosure::GENESIS))))
        .execute(tx.conn)?;
    Ok(())
}

/// Appends a line; with `fold` set, not if the same was already said that day.
pub(crate) fn append(
    tx: &mut Tx<'_>,
    patient: PatientId,
    payload: &Payload,
    fold: Option<LocalDay>,
) -> Result<(), StoreError> {
    let id = patient.to_string();
    // The head's row is the lock: two readers of one patient write one after the other.
    let (n, previous): (i64, String) = diesel::update(heads::table.find(&id))
        .set(heads::n.eq(heads::n + 1))
        .returning((heads::n, heads::hash))
        .get_result(tx.conn)?;
    let fold_key = fold.map(|day| disclosure::fold_key(day, payload));
    if let Some(key) = &fold_key {
        let said = lines::table.filter(lines::patient_id.eq(&id)).filter(lines::fold_key.eq(key));
        if said.count().get_result::<i64>(tx.conn)? > 0 {
            diesel::update(heads::table.find(&id)).set(heads::n.eq(n - 1)).execute(tx.conn)?;
            return Ok(());
        }
    }
    let previous = unhex(&previous).ok_or_else(|| corrupt("disclosure_head.hash"))?;
    let row = Row::next(tx, patient, (n, &previous), payload, fold_key)?;
    let hash = row.hash.clone();
    insert_rows!(&mut *tx.conn, lines, &[row][..]);
    diesel::update(heads::table.find(&id)).set(heads::hash.eq(hash)).execute(tx.conn)?;
    Ok(())
}

/// A line as it is kept.
#[derive(Insertable)]
#[diesel(table_name = lines, treat_none_as_default_value = false)]
struct Row {
    patient_id: String,
    n: i64,
    commitment: String,
    hash: String,
    salt: String,
    payload: String,
    fold_key: Option<String>,
}

impl Row {
    /// Line `n` of a patient's chain, after a line with the hash `previous`.
    fn next(
        tx: &Tx<'_>,
        patient: PatientId,
        (n, previous): (i64, &[u8; 32]),
        payload: &Payload,
        fold_key: Option<String>,
    ) -> Result<Self, StoreError> {
        let salt = tx.random::<32>();
        let payload = serde_json::to_string(payload)?;
        let inner = disclosure::commitment(&salt, &payload);
        let hash = hex(&disclosure::line_hash(&chain_key(tx, patient), previous, n, &inner));
        let (commitment, salt) = (hex(&inner), hex(&salt));
        Ok(Self { patient_id: patient.to_string(), n, commitment, hash, salt, payload, fold_key })
    }
}

/// A line on its way into one of several logs, to be said once a day.
pub(crate) struct FoldedLine {
    pub(crate) patient: PatientId,
    pub(crate) day: LocalDay,
    pub(crate) payload: Payload,
}

/// Appends a line to each of several logs, but not where the same was already said that day: a constant number of
/// statements, and none that writes where all was said.
pub(crate) fn append_each(tx: &mut Tx<'_>, new: Vec<FoldedLine>) -> Result<(), StoreError> {
    let mut new: HashMap<String, (String, FoldedLine)> = new
        .into_iter()
        .map(|line| (line.patient.to_string(), (disclosure::fold_key(line.day, &line.payload), line)))
        .collect();
    unsaid(tx, &mut new)?;
    if new.is_empty() {
        return Ok(());
    }
    tx.must_last()?;
    let previous = take_heads(tx, new.keys())?;
    // Another request of the same reader may have said it before the heads were taken.
    unsaid(tx, &mut new)?;
    let (mut rows, mut moved) = (Vec::new(), Vec::new());
    for (id, n, hash) in previous {
        let Some((fold_key, line)) = new.remove(&id) else { continue };
        let previous = unhex(&hash).ok_or_else(|| corrupt("disclosure_head.hash"))?;
        let row = Row::next(tx, line.patient, (n + 1, &previous), &line.payload, Some(fold_key))?;
        moved.push(MovedHead { patient_id: id, n: row.n, hash: row.hash.clone() });
        rows.push(row);
    }
    insert_rows!(&mut *tx.conn, lines, rows.as_slice());
    row_set::run(tx, &moved, |table| {
        format!(
            "UPDATE disclosure_head SET n = r.n, hash = r.hash FROM {table} WHERE disclosure_head.patient_id = r.patient_id"
        )
    })
}

/// Leaves of the lines those that are not in their log yet.
fn unsaid(tx: &mut Tx<'_>, new: &mut HashMap<String, (String, FoldedLine)>) -> Result<(), StoreError> {
    let patients: Vec<String> = new.keys().cloned().collect();
    // Few: those who share the same have the same.
    let keys: BTreeSet<String> = new.values().map(|(key, _)| key.clone()).collect();
    let query = lines::table
        .filter(lines::patient_id.eq_any(patients))
        .filter(lines::fold_key.eq_any(keys))
        .select((lines::patient_id, lines::fold_key.assume_not_null()));
    let said: Vec<(String, String)> = load!(tx.conn, query);
    for (patient, key) in said {
        if new.get(&patient).is_some_and(|(wanted, _)| *wanted == key) {
            new.remove(&patient);
        }
    }
    Ok(())
}

/// Takes the heads of these chains, in the order of their patients as everybody does who takes several.
fn take_heads<'a>(
    tx: &mut Tx<'_>,
    patients: impl Iterator<Item = &'a String>,
) -> Result<Vec<(String, i64, String)>, StoreError> {
    let of_them = heads::table
        .filter(heads::patient_id.eq_any(patients.cloned().collect::<Vec<_>>()))
        .order(heads::patient_id)
        .select((heads::patient_id, heads::n, heads::hash));
    Ok(match &mut *tx.conn {
        Conn::Postgres(pg) => of_them.for_update().load(pg)?,
        // The transaction is the lock.
        Conn::Sqlite(sqlite) => of_them.load(sqlite)?,
    })
}

/// Where a chain ends by now.
#[derive(Serialize)]
struct MovedHead {
    patient_id: String,
    n: i64,
    hash: String,
}

impl row_set::Row for MovedHead {
    const COLUMNS: &'static [(&'static str, Holds)] =
        &[("patient_id", Holds::Text), ("n", Holds::Number), ("hash", Holds::Text)];
}

/// Writes a refusal into the patient's log.
pub(crate) fn append_refusal(tx: &mut Tx<'_>, line: &RefusedLine) -> Result<(), StoreError> {
    append(tx, line.patient, &line.payload, Some(line.day))
}

type LineRow = (i64, String, String, Option<String>, Option<String>);

/// The patient's whole log.
///
/// # Errors
/// [`StoreError::Db`].
pub fn log<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Log, StoreError> {
    let lines = stored(tx, permit.patient())?;
    let length = head(tx, permit.patient())?.n;
    Ok(Log { lines, key: hex(&chain_key(tx, permit.patient())), length })
}

/// The head of every chain, for keeping outside the database.
///
/// # Errors
/// [`StoreError::Db`].
pub fn heads(tx: &mut Tx<'_>) -> Result<Vec<(PatientId, Head)>, StoreError> {
    let rows: Vec<(String, i64, String)> =
        heads::table.select((heads::patient_id, heads::n, heads::hash)).load(tx.conn)?;
    let parse = |(id, n, hash): (String, i64, String)| {
        Ok((id.parse().map_err(|_| corrupt("disclosure_head.patient_id"))?, Head { n, hash }))
    };
    rows.into_iter().map(parse).collect()
}

/// Everybody who has, or should have, a log.
///
/// # Errors
/// [`StoreError::Db`].
pub fn patients(tx: &mut Tx<'_>) -> Result<Vec<PatientId>, StoreError> {
    let mut ids: Vec<String> = patient::table.select(patient::id).load(tx.conn)?;
    ids.extend(heads::table.select(heads::patient_id).load::<String>(tx.conn)?);
    ids.into_iter().map(|id| id.parse().map_err(|_| corrupt("patient.id"))).collect()
}

/// How the check of one log came out.
#[derive(Debug)]
pub struct Checked {
    /// How many lines it has.
    pub lines: usize,
    /// The first place that does not hold.
    pub broken: Option<Broken>,
}

/// Checks one patient's log for the operator, through every head that was kept elsewhere. Nothing of what the lines say
/// comes out, so it takes no permit.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no chain at all; [`StoreError::Busy`] if it grows faster than it is read.
pub fn check(tx: &mut Tx<'_>, patient: PatientId, kept: &[Head]) -> Result<Checked, StoreError> {
    for _ in 0..CHECK_TRIES {
        let before = head(tx, patient)?;
        let lines = stored(tx, patient)?;
        // A reader may have added a line in between.
        if head(tx, patient)? == before {
            let broken = disclosure::verify_stored(&chain_key(tx, patient), &lines, &before, kept).err();
            return Ok(Checked { lines: lines.len(), broken });
        }
    }
    Err(StoreError::Busy)
}

fn head(tx: &mut Tx<'_>, patient: PatientId) -> Result<Head, StoreError> {
    let (n, hash) = heads::table.find(patient.to_string()).select((heads::n, heads::hash)).first(tx.conn)?;
    Ok(Head { n, hash })
}

fn stored(tx: &mut Tx<'_>, patient: PatientId) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<LineRow> = lines::table
        .filter(lines::patient_id.eq(patient.to_string()))
        .order(lines::n)
        .select((lines::n, lines::commitment, lines::hash, lines::salt, lines::payload))
        .load(tx.conn)?;
    let line = |(n, commitment, hash, salt, payload): LineRow| Line { n, commitment, hash, salt, payload };
    Ok(rows.into_iter().map(line).collect())
}
