//! Logging an exercise: keep first, then say so. What the bar at the bottom offers is made here too.

use domain::LocalDay;
use domain::entry::{Body, ExerciseLog, Outcome, Unknown};
use domain::id::{EntryId, PrescriptionId};
use pwa::hooks::{RecordHandle, SaveError};
use pwa::ids;

/// A log with nothing but its outcome.
pub(crate) fn plain(prescription: PrescriptionId, outcome: Outcome) -> ExerciseLog {
    ExerciseLog { prescription, outcome, reason: None, pain: None, effort: None, note: None, unknown: Unknown::new() }
}

/// Keeps `log` for `day`: in the entry that is there, or in a new one. Returns which.
pub(crate) async fn keep(
    record: &RecordHandle,
    existing: Option<EntryId>,
    day: LocalDay,
    log: ExerciseLog,
) -> Result<EntryId, SaveError> {
    let id = existing.unwrap_or_else(|| ids::fresh(EntryId::new));
    let mut entry = record.entry(day, Body::ExerciseLog(log));
    if let Some(before) = record.record().entries.get(&id) {
        // A correction keeps when and by whom it was first typed.
        entry.recorded_at = before.body.recorded_at;
        entry.typed_by = before.body.typed_by;
        entry.zone = before.body.zone.clone();
    }
    record.save_entry(id, &entry).await?;
    Ok(id)
}
