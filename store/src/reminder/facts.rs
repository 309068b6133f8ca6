//! What is known of a patient, to tell whether a reminder is needed: read by the jobs that send and list reminders.

use std::collections::HashMap;

use domain::course::Course;
use domain::day::LocalDay;
use domain::entry::Entry;
use domain::grant::Grant;
use domain::id::OwnExerciseId;
use domain::measure_period::MeasurePeriod;
use domain::own_exercise::OwnExercise;
use domain::pause::Pause;
use domain::programme::Programme;
use domain::reminder::Known;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{Permit, Reminders, System};
use crate::{course, entry, grant, measure_period, own_exercise, pause, programme};

/// [`Known`] of one patient with what it borrows.
pub(crate) struct Facts {
    programmes: Vec<Programme>,
    /// By day.
    entries: Vec<Entry>,
    grants: Vec<Grant>,
    pauses: Vec<Pause>,
    own_exercises: Vec<(OwnExerciseId, OwnExercise)>,
    measure_periods: Vec<MeasurePeriod>,
    course: Vec<Course>,
}

impl Facts {
    /// Of each of these patients, with the entries of these days; `with_grants` where the end of a sharing is asked about.
    /// By patient.
    pub(crate) fn load<'tx>(
        tx: &mut Tx<'tx>,
        permits: &[Permit<'tx, System, Reminders>],
        from: LocalDay,
        to: LocalDay,
        with_grants: bool,
    ) -> Result<HashMap<String, Self>, StoreError> {
        let mut own_exercises = own_exercise::for_reminders(tx, permits)?;
        let mut programmes = programme::running(tx, permits)?;
        let mut entries = entry::for_reminders(tx, permits, from, to)?;
        let mut grants = if with_grants { grant::for_reminders(tx, permits)? } else { HashMap::new() };
        let mut pauses = pause::for_reminders(tx, permits)?;
        let mut measure_periods = measure_period::for_reminders(tx, permits)?;
        let mut courses = course::for_reminders(tx, permits)?;
        let mut facts = HashMap::new();
        for permit in permits {
            let patient = permit.patient().to_string();
            let own = own_exercises.remove(&patient).unwrap_or_default().into_iter();
            let own = own.map(|(id, own)| Ok((id.parse().map_err(|_| corrupt("own_exercise.id"))?, own)));
            let mut entries: Vec<Entry> = entries.remove(&patient).unwrap_or_default();
            entries.sort_by_key(|entry| entry.day);
            let theirs = Self {
                own_exercises: own.collect::<Result<Vec<_>, StoreError>>()?,
                programmes: programmes.remove(&patient).unwrap_or_default(),
                entries,
                grants: grants.remove(&patient).unwrap_or_default(),
                pauses: without_ids(pauses.remove(&patient)),
                measure_periods: without_ids(measure_periods.remove(&patient)),
                course: without_ids(courses.remove(&patient)),
            };
            facts.insert(patient, theirs);
        }
        Ok(facts)
    }

    /// As `domain` asks for it, with the entries of all days loaded.
    pub(crate) fn known(&self) -> Known<'_> {
        Known {
            programmes: &self.programmes,
            entries: &self.entries,
            grants: &self.grants,
            pauses: &self.pauses,
            own_exercises: &self.own_exercises,
            measure_periods: &self.measure_periods,
            course: &self.course,
        }
    }

    /// As `domain` asks for it, with the entries of these days only.
    pub(crate) fn of_days(&self, from: LocalDay, to: LocalDay) -> Known<'_> {
        let first = self.entries.partition_point(|entry| entry.day < from);
        let after = self.entries.partition_point(|entry| entry.day <= to);
        Known { entries: self.entries.get(first..after).unwrap_or_default(), ..self.known() }
    }
}

fn without_ids<T>(rows: Option<Vec<(String, T)>>) -> Vec<T> {
    rows.into_iter().flatten().map(|(_, row)| row).collect()
}
