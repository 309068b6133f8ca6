//! What a week on paper asks for, day by day: the same for the sheet and for typing it in.

use domain::LocalDay;
use pwa::paper::{Column, Exercise};
use pwa::record::Record;
use pwa::record::due::When;

/// Every exercise that some day of the week asks for or leaves open, prescribed ones first, each once.
pub(super) fn columns(record: &Record, monday: LocalDay) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut add = |which: Exercise, title: &str| {
        if !columns.iter().any(|column| column.which == which) {
            columns.push(Column { which, title: title.to_owned() });
        }
    };
    for day in monday.through(monday.plus_days(6)) {
        for due in record.due_on(day).iter().filter(|due| due.when != When::NotDue || due.log.is_some()) {
            add(Exercise::Prescribed(due.prescription.id), due.prescription.title.as_str());
        }
    }
    for day in monday.through(monday.plus_days(6)) {
        for own in record.own_on(day).iter().filter(|own| own.wanted || own.log.is_some()) {
            add(Exercise::Own(own.id), own.exercise.title.as_str());
        }
    }
    columns
}

/// Whether `day` asks for the exercise, or leaves it open to do it.
pub(super) fn asks(record: &Record, which: Exercise, day: LocalDay) -> bool {
    match which {
        Exercise::Prescribed(id) => {
            record.due_on(day).iter().any(|due| due.prescription.id == id && due.when != When::NotDue)
        }
        Exercise::Own(id) => record.own_on(day).iter().any(|own| own.id == id && own.wanted),
    }
}

/// Whether work is part of what is followed: then a day has room for its hours.
pub(super) fn with_work(record: &Record) -> bool {
    let wrote = |body: &domain::entry::Body| matches!(body, domain::entry::Body::WorkDay(_));
    !record.work_plans.is_empty() || record.entries.values().any(|kept| wrote(&kept.body.body))
}
