//! What is known of a patient, to tell whether a reminder is needed: read by the jobs that send and list reminders.

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

/// [`Known`] with what it borrows.
pub(crate) struct Facts {
    programmes: Vec<Programme>,
    entries: Vec<Entry>,
    grants: Vec<Grant>,
    pauses: Vec<Pause>,
    own_exercises: Vec<(OwnExerciseId, OwnExercise)>,
    measure_periods: Vec<MeasurePeriod>,
    course: Vec<Course>,
}

impl Facts {
    /// With the entries of these days; `with_grants` where the end of a sharing is asked about.
    pub(crate) fn load<'tx>(
        tx: &mut Tx<'tx>,
        permit: &Permit<'tx, System, Reminders>,
        from: LocalDay,
        to: LocalDay,
        with_grants: bool,
    ) -> Result<Self, StoreError> {
        let own = own_exercise::for_reminders(tx, permit)?.into_iter();
        let own = own.map(|(id, own)| Ok((id.parse().map_err(|_| corrupt("own_exercise.id"))?, own)));
        Ok(Self {
            own_exercises: own.collect::<Result<Vec<_>, StoreError>>()?,
            programmes: programme::running(tx, permit)?,
            entries: entry::for_reminders(tx, permit, from, to)?,
            grants: if with_grants { grant::for_reminders(tx, permit)? } else { Vec::new() },
            pauses: without_ids(pause::for_reminders(tx, permit)?),
            measure_periods: without_ids(measure_period::for_reminders(tx, permit)?),
            course: without_ids(course::for_reminders(tx, permit)?),
        })
    }

    /// As `domain` asks for it.
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
}

fn without_ids<T>(rows: Vec<(String, T)>) -> Vec<T> {
    rows.into_iter().map(|(_, row)| row).collect()
}
