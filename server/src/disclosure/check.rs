//! `rygrad admin verify-log`: every patient's log, or one, from its first line, and against the heads kept outside the
//! database. Says which line does not hold; nothing of what the lines say.

use std::collections::{BTreeMap, BTreeSet};

use domain::disclosure::Head;
use domain::id::PatientId;
use store::{Db, StoreError};

use super::kept::{self, Kept};
use crate::clock::Clock;
use crate::secret::Secret;
use crate::settings::Settings;

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// A line for each thing that does not hold.
    pub broken: Vec<String>,
    /// A line of what was looked at.
    pub summary: String,
}

/// Checks all logs, or that of one patient.
///
/// # Errors
/// A line for the operator, where something cannot be read at all.
pub fn verify(
    settings: &Settings,
    db: &Db,
    secret: &Secret,
    clock: &Clock,
    only: Option<PatientId>,
) -> Result<Report, String> {
    let path = settings.heads_path();
    let kept = kept::read(&path, secret).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let Kept { heads, restored_at, foreign } = kept;
    let mut by_patient: BTreeMap<PatientId, Vec<Head>> = BTreeMap::new();
    for (patient, head) in heads {
        by_patient.entry(patient).or_default().push(head);
    }
    let there = db.read(clock.now(), store::disclosure::patients).map_err(|error| error.to_string())?;
    let known: BTreeSet<PatientId> = there.into_iter().chain(by_patient.keys().copied()).collect();
    let asked: Vec<PatientId> = known.into_iter().filter(|patient| only.is_none_or(|only| only == *patient)).collect();
    if let (Some(only), true) = (only, asked.is_empty()) {
        return Err(format!("there is no patient {only}"));
    }
    let mut report = Report::default();
    for number in foreign {
        report.broken.push(format!("line {number} of {} was changed, or is not ours", path.display()));
    }
    let (mut lines, mut compared) = (0, 0);
    for patient in &asked {
        let kept = by_patient.get(patient).map_or(&[][..], Vec::as_slice);
        compared += kept.len();
        let checked = db.read(clock.now(), |tx| store::disclosure::check(tx, *patient, kept));
        match checked {
            Ok(checked) => {
                lines += checked.lines;
                report.broken.extend(checked.broken.map(|broken| format!("patient {patient}: {broken}")));
            }
            Err(StoreError::NotFound) => report.broken.push(format!("patient {patient}: the whole log is gone")),
            Err(error) => return Err(error.to_string()),
        }
    }
    let since = match restored_at {
        Some(at) => format!(", kept since the database was restored (at {} ms)", at.0),
        None => String::new(),
    };
    let (logs, file) = (asked.len(), path.display());
    report.summary = format!("{logs} logs, {lines} lines, against {compared} heads in {file}{since}");
    Ok(report)
}
