//! The parts of the diary that *Fremgang* adds up, found in one walk over the record.

use domain::LocalDay;
use domain::entry::{Activity, Body, CheckIn};
use pwa::record::{Kept, Record};

/// What was noted, in no order but that of writing.
pub(crate) struct Diary<'a> {
    /// The activity diary.
    pub(crate) activities: Vec<(LocalDay, &'a Activity)>,
    /// *Min uge*.
    pub(crate) check_ins: Vec<(LocalDay, &'a CheckIn)>,
    /// The first day that an entry or a programme is about.
    pub(crate) first: Option<LocalDay>,
}

impl<'a> Diary<'a> {
    /// Looks through the record.
    pub(crate) fn of(record: &'a Record) -> Self {
        let starts = record.programmes.iter().filter_map(|programme| programme.versions.first());
        let first = starts.map(|version| version.plan.from).min();
        let mut diary = Self { activities: Vec::new(), check_ins: Vec::new(), first };
        for Kept { body: entry, .. } in record.entries.values() {
            let day = entry.day;
            diary.first = Some(diary.first.map_or(day, |first| first.min(day)));
            match &entry.body {
                Body::Activity(activity) => diary.activities.push((day, activity)),
                Body::CheckIn(check_in) => diary.check_ins.push((day, check_in)),
                _ => {}
            }
        }
        diary
    }
}
