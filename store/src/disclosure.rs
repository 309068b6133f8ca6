//! Who has seen what: one keyed chain of lines per patient. Appending is this room's own business, done by permits and
//! by the runner after a refusal; only the patient reads it.

use diesel::prelude::*;
use domain::day::LocalDay;
use domain::disclosure::{self, Broken, Head, Line, Log, Payload, hex, unhex};
use domain::id::PatientId;
use hmac::Mac;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{All, Own, Permit};
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
    let salt = tx.random::<32>();
    let json = serde_json::to_string(payload)?;
    let inner = disclosure::commitment(&salt, &json);
    let hash = hex(&disclosure::line_hash(&chain_key(tx, patient), &previous, n, &inner));
    diesel::insert_into(lines::table)
        .values((
            lines::patient_id.eq(&id),
            lines::n.eq(n),
            lines::commitment.eq(hex(&inner)),
            lines::hash.eq(&hash),
            lines::salt.eq(hex(&salt)),
            lines::payload.eq(json),
            lines::fold_key.eq(fold_key),
        ))
        .execute(tx.conn)?;
    diesel::update(heads::table.find(&id)).set(heads::hash.eq(hash)).execute(tx.conn)?;
    Ok(())
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
