//! What lists read of patients, kept in memory for as long as it stands. A patient's sequence moves on with every change,
//! whoever makes it, and is read anew for every page before anything is taken from here: nothing that was changed since is
//! shown. It is put here and taken from here with the permits that reading it takes, and what one reader may see of it is cut
//! anew each time. Another server at the same database keeps its own.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::adherence::Span;
use domain::day::Millis;
use domain::entry::fact::Dated;
use domain::id::PatientId;
use domain::programme::Programme;
use lru::LruCache;

use crate::db::Tx;
use crate::error::StoreError;
use crate::permit::{Permit, Read};
use crate::synced::ByPatient;

/// Of so many patients, those last asked for; some 15 kB each.
const PATIENTS: NonZeroUsize = NonZeroUsize::new(4096).unwrap();
/// What was read longer ago is read again, in milliseconds: a database may be put back under a running server.
const KEPT_MS: i64 = 10 * 60 * 1000;

/// What was read of one patient.
struct Held<T> {
    seq: i64,
    days: Span,
    read_at: Millis,
    rows: Arc<[T]>,
}

/// One kind of thing, by patient.
pub(crate) struct Shelf<T>(Mutex<LruCache<PatientId, Held<T>>>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(PATIENTS)))
    }
}

impl<T> Shelf<T> {
    fn held(&self) -> MutexGuard<'_, LruCache<PatientId, Held<T>>> {
        // Each change of it is one call: whoever fell over left it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, patient: PatientId, standing: &Standing, now: Millis) -> Option<Arc<[T]>> {
        let mut held = self.held();
        let one = held.get(&patient)?;
        let age = now.0.saturating_sub(one.read_at.0);
        let stands = standing.seqs.get(&patient) == Some(&one.seq) && one.days == standing.days;
        (stands && (0..KEPT_MS).contains(&age)).then(|| one.rows.clone())
    }

    fn put(&self, patient: PatientId, standing: &Standing, now: Millis, rows: &Arc<[T]>) {
        if let Some(seq) = standing.seqs.get(&patient) {
            self.held().put(patient, Held { seq: *seq, days: standing.days, read_at: now, rows: rows.clone() });
        }
    }
}

/// What lists count of.
#[derive(Default)]
pub(crate) struct Kept {
    /// Of the days of a list.
    pub(crate) facts: Shelf<Dated>,
    /// PSFS, of all days.
    pub(crate) scorings: Shelf<Dated>,
    pub(crate) programmes: Shelf<Programme>,
    pub(crate) pauses: Shelf<Span>,
}

impl Kept {
    /// Lets go of everything of a patient whose diary, or part of it, is erased.
    pub(crate) fn forget(&self, patient: PatientId) {
        self.facts.held().pop(&patient);
        self.scorings.held().pop(&patient);
        self.programmes.held().pop(&patient);
        self.pauses.held().pop(&patient);
    }
}

/// How the patients stand for whom a list is made.
pub(crate) struct Standing {
    /// The sequence of each, read before what is read of them.
    pub(crate) seqs: HashMap<PatientId, i64>,
    /// The days of the list.
    pub(crate) days: Span,
}

/// The things of one kind of each patient, from the shelf where they stand there, else by `read`.
pub(crate) fn each<'tx, C, T>(
    tx: &mut Tx<'tx>,
    shelf: &Shelf<T>,
    permits: &[Permit<'tx, Read, C>],
    standing: &Standing,
    read: impl FnOnce(&mut Tx<'tx>, &[&Permit<'tx, Read, C>]) -> Result<ByPatient<T>, StoreError>,
) -> Result<HashMap<PatientId, Arc<[T]>>, StoreError> {
    let now = tx.now();
    let mut found = HashMap::with_capacity(permits.len());
    let mut missing = Vec::new();
    for permit in permits {
        match shelf.get(permit.patient(), standing, now) {
            Some(rows) => drop(found.insert(permit.patient(), rows)),
            None => missing.push(permit),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    let mut rows = read(tx, &missing)?;
    for permit in missing {
        let patient = permit.patient();
        let theirs: Arc<[T]> = rows.remove(&patient.to_string()).unwrap_or_default().into();
        shelf.put(patient, standing, now, &theirs);
        found.insert(patient, theirs);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(patient: PatientId, seq: i64, from: &str) -> Standing {
        let days = Span { from: from.parse().unwrap(), to: "2026-11-23".parse().unwrap() };
        Standing { seqs: HashMap::from([(patient, seq)]), days }
    }

    #[test]
    fn what_was_changed_since_is_not_on_the_shelf() {
        let (kept, patient, other) = (Kept::default(), PatientId::new(1, [1; 10]), PatientId::new(1, [2; 10]));
        let at = standing(patient, 7, "2026-11-10");
        let rows: Arc<[Span]> = vec![at.days].into();
        kept.pauses.put(patient, &at, Millis(1_000), &rows);
        assert_eq!(kept.pauses.get(patient, &at, Millis(1_000)).as_deref(), Some(&rows[..]));
        assert!(kept.pauses.get(patient, &standing(patient, 8, "2026-11-10"), Millis(1_000)).is_none(), "moved on");
        assert!(kept.pauses.get(patient, &standing(patient, 7, "2026-11-09"), Millis(1_000)).is_none(), "other days");
        assert!(kept.pauses.get(patient, &standing(other, 7, "2026-11-10"), Millis(1_000)).is_none(), "of nobody");
        assert!(kept.pauses.get(other, &standing(other, 7, "2026-11-10"), Millis(1_000)).is_none(), "of another");
        assert!(kept.pauses.get(patient, &at, Millis(1_000 + KEPT_MS)).is_none(), "too long ago");
        assert!(kept.pauses.get(patient, &at, Millis(999)).is_none(), "a clock that was put back");
        kept.forget(patient);
        assert!(kept.pauses.get(patient, &at, Millis(1_000)).is_none(), "erased");
    }
}
