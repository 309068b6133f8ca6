//! What entries, PSFS activities, reminder rules, goals, plans, pauses and the like have in common: an envelope (id, sequence,
//! revision, removed, received) around a JSON body, written only by sync.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::day::Millis;
use domain::sync::{Change, Current, Noun};
use serde_json::Value;

use crate::error::{StoreError, corrupt};

/// A thing as held.
#[derive(Debug, Clone)]
pub(crate) struct Held<'a> {
    pub(crate) revision: i64,
    pub(crate) removed: bool,
    pub(crate) body: Cow<'a, Value>,
}

impl Held<'_> {
    pub(crate) fn current(&self) -> Current<'_> {
        Current { revision: self.revision, removed: self.removed, body: &self.body }
    }
}

/// What the patient's things are held as, by id.
pub(crate) type HeldById<'a> = HashMap<Cow<'a, str>, Held<'a>>;

/// id, revision, removed, body.
pub(crate) type HeldColumns = (String, i64, bool, String);
/// id, seq, revision, removed, received_at, body.
pub(crate) type ChangeColumns = (String, i64, i64, bool, i64, String);

pub(crate) fn held<'a>(rows: Vec<HeldColumns>) -> Result<HeldById<'a>, StoreError> {
    let held = |(id, revision, removed, body): HeldColumns| {
        let body = serde_json::from_str(&body).map_err(|_| corrupt("body"))?;
        Ok((Cow::Owned(id), Held { revision, removed, body: Cow::Owned(body) }))
    };
    rows.into_iter().map(held).collect()
}

pub(crate) fn changes(noun: Noun, rows: Vec<ChangeColumns>) -> Result<Vec<Change>, StoreError> {
    let change = |(id, seq, revision, removed, received_at, body): ChangeColumns| {
        let body = serde_json::from_str(&body).map_err(|_| corrupt("body"))?;
        Ok(Change { noun, id, seq, revision, removed, received_at: Millis(received_at), body })
    };
    rows.into_iter().map(change).collect()
}

/// The three reads and writes of a synced table, the same SQL for each.
macro_rules! synced_table {
    ($table:ident, $noun:expr) => {
        /// The current rows of these ids.
        pub(crate) fn held<'tx, 'a>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $crate::permit::Own, $crate::permit::All>,
            ids: &[&str],
        ) -> Result<$crate::synced::HeldById<'a>, $crate::error::StoreError> {
            if ids.is_empty() {
                return Ok($crate::synced::HeldById::new());
            }
            let rows = $table::table
                .filter($table::patient_id.eq(permit.patient().to_string()))
                .filter($table::id.eq_any(ids.iter().copied()))
                .select(($table::id, $table::revision, $table::removed, $table::body))
                .load(tx.conn)?;
            $crate::synced::held(rows)
        }

        /// At most `limit` rows with a sequence after `after` and up to `up_to`, in order.
        pub(crate) fn changes<'tx>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $crate::permit::Own, $crate::permit::All>,
            after: i64,
            up_to: i64,
            limit: i64,
        ) -> Result<Vec<domain::sync::Change>, $crate::error::StoreError> {
            let rows = $table::table
                .filter($table::patient_id.eq(permit.patient().to_string()))
                .filter($table::seq.gt(after))
                .filter($table::seq.le(up_to))
                .order($table::seq)
                .limit(limit)
                .select(($table::id, $table::seq, $table::revision, $table::removed, $table::received_at, $table::body))
                .load(tx.conn)?;
            $crate::synced::changes($noun, rows)
        }
    };
}
pub(crate) use synced_table;

/// [`synced_table!`] for a table that holds nothing beside the envelope and the body, which is then written the same way
/// too.
macro_rules! plain_table {
    ($table:ident, $noun:expr) => {
        $crate::synced::synced_table!($table, $noun);

        /// Writes the current row.
        pub(crate) fn put<'tx>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $crate::permit::Own, $crate::permit::All>,
            write: &$crate::synced::Write<'_>,
        ) -> Result<(), $crate::error::StoreError> {
            write_row(tx, permit, write)
        }

        /// As [`put`], for those in this file who have another leave to write.
        fn write_row<'tx, A, C>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, A, C>,
            write: &$crate::synced::Write<'_>,
        ) -> Result<(), $crate::error::StoreError> {
            let patient = permit.patient().to_string();
            let columns = (
                $table::seq.eq(write.seq),
                $table::revision.eq(write.revision),
                $table::removed.eq(write.removed),
                $table::received_at.eq(write.received_at),
                $table::body.eq(write.body),
            );
            if write.held {
                diesel::update($table::table.find((&patient, write.id))).set(columns).execute(tx.conn)?;
            } else {
                diesel::insert_into($table::table)
                    .values(($table::patient_id.eq(&patient), $table::id.eq(write.id), columns))
                    .execute(tx.conn)?;
            }
            Ok(())
        }
    };
}
pub(crate) use plain_table;

/// Every id of a table, removed ones too, for checking what an entry refers to.
macro_rules! ids_of_table {
    ($table:ident) => {
        /// Every id, for checking what an entry refers to.
        pub(crate) fn ids<'tx>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $crate::permit::Own, $crate::permit::All>,
        ) -> Result<Vec<String>, $crate::error::StoreError> {
            Ok($table::table
                .filter($table::patient_id.eq(permit.patient().to_string()))
                .select($table::id)
                .load(tx.conn)?)
        }
    };
}
pub(crate) use ids_of_table;

/// The current bodies, removed ones left out, oldest first: for permits whose scope holds the table.
macro_rules! bodies_of_table {
    ($table:ident, $name:ident, $action:ty, $scope:ty) => {
        /// What stands now, by id, for this permit.
        pub(crate) fn $name<'tx, T: serde::de::DeserializeOwned>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $action, $scope>,
        ) -> Result<Vec<(String, T)>, $crate::error::StoreError> {
            let rows: Vec<(String, String)> = $table::table
                .filter($table::patient_id.eq(permit.patient().to_string()))
                .filter($table::removed.eq(false))
                .order($table::id)
                .select(($table::id, $table::body))
                .load(tx.conn)?;
            $crate::synced::parsed(rows)
        }
    };
}
pub(crate) use bodies_of_table;

/// [`bodies_of_table!`] of several patients, by patient, for the job that sends reminders.
macro_rules! bodies_for_reminders {
    ($table:ident) => {
        $crate::synced::bodies_of_each!($table, for_reminders, $crate::permit::System, $crate::permit::Reminders);
    };
}
pub(crate) use bodies_for_reminders;

/// [`bodies_of_table!`] of several patients, by patient.
macro_rules! bodies_of_each {
    ($table:ident, $name:ident, $action:ty, $scope:ty) => {
        /// What stands now of each of these patients, by id.
        pub(crate) fn $name<'a, 'tx: 'a, T: serde::de::DeserializeOwned>(
            tx: &mut $crate::db::Tx<'tx>,
            permits: impl IntoIterator<Item = &'a $crate::permit::Permit<'tx, $action, $scope>>,
        ) -> Result<$crate::synced::ByPatient<(String, T)>, $crate::error::StoreError> {
            let query = $table::table
                .filter($table::patient_id.eq_any($crate::permit::patients(permits)))
                .filter($table::removed.eq(false))
                .order(($table::patient_id, $table::id))
                .select(($table::patient_id, $table::id, $table::body));
            let rows: Vec<(String, String, String)> = $crate::conn::load!(tx.conn, query);
            let mut by_patient = $crate::synced::ByPatient::<(String, T)>::new();
            for (patient, id, body) in rows {
                let body = serde_json::from_str(&body).map_err(|_| $crate::error::corrupt("body"))?;
                by_patient.entry(patient).or_default().push((id, body));
            }
            Ok(by_patient)
        }
    };
}
pub(crate) use bodies_of_each;

/// Rows of several patients, by patient.
pub(crate) type ByPatient<T> = HashMap<String, Vec<T>>;

/// For a table that professionals write too, over the version they saw and never over another.
macro_rules! seen_table {
    ($table:ident, $noun:expr, $scope:ty) => {
        /// The version of each that stands, by id.
        pub(crate) fn versions<'tx>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $crate::permit::Read, $scope>,
        ) -> Result<std::collections::HashMap<String, i64>, $crate::error::StoreError> {
            let rows: Vec<(String, i64)> = $table::table
                .filter($table::patient_id.eq(permit.patient().to_string()))
                .filter($table::removed.eq(false))
                .select(($table::id, $table::revision))
                .load(tx.conn)?;
            Ok(rows.into_iter().collect())
        }

        /// Writes `thing` anew over the version `seen`, or a first one over none, and answers its version. The same as stands
        /// is sent again after a lost answer. `may` looks at what stands.
        fn write_over<'tx, T>(
            tx: &mut $crate::db::Tx<'tx>,
            permit: &$crate::permit::Permit<'tx, $crate::permit::Edit, $scope>,
            (id, seen): (&str, i64),
            thing: &T,
            may: impl Fn(&T) -> bool,
        ) -> Result<i64, $crate::error::StoreError>
        where
            T: PartialEq + serde::Serialize + serde::de::DeserializeOwned,
        {
            let held: Option<(i64, bool, String)> = $table::table
                .find((permit.patient().to_string(), id))
                .select(($table::revision, $table::removed, $table::body))
                .first(tx.conn)
                .optional()?;
            let revision = match &held {
                None if seen == 0 => 1,
                None | Some((_, true, _)) => return Err($crate::error::StoreError::NotFound),
                Some((revision, false, body)) => {
                    let now: T = serde_json::from_str(body).map_err(|_| $crate::error::corrupt("body"))?;
                    if now == *thing {
                        return Ok(*revision);
                    }
                    if *revision != seen || !may(&now) {
                        return Err($crate::error::StoreError::Conflict);
                    }
                    revision + 1
                }
            };
            let body = serde_json::to_string(thing)?;
            let seq = $crate::patient::next_seq(tx, permit, 1)?;
            let received_at = tx.now().0;
            let held = held.is_some();
            let write = $crate::synced::Write { id, seq, revision, removed: false, received_at, body: &body, held };
            write_row(tx, permit, &write)?;
            $crate::sync::edited(tx, permit, $noun, &write)?;
            Ok(revision)
        }
    };
}
pub(crate) use seen_table;

pub(crate) fn parsed<T: serde::de::DeserializeOwned>(
    rows: Vec<(String, String)>,
) -> Result<Vec<(String, T)>, StoreError> {
    let one = |(id, body): (String, String)| Ok((id, serde_json::from_str(&body).map_err(|_| corrupt("body"))?));
    rows.into_iter().map(one).collect()
}

/// What one write puts down, whichever table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Write<'a> {
    pub(crate) id: &'a str,
    pub(crate) seq: i64,
    pub(crate) revision: i64,
    pub(crate) removed: bool,
    pub(crate) received_at: i64,
    pub(crate) body: &'a str,
    /// Whether a row is already there.
    pub(crate) held: bool,
}
