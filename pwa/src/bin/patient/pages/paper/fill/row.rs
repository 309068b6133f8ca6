//! One day of the week typed in by the patient: what their diary holds of it already, and what is asked for beside it.

use domain::LocalDay;
use domain::entry::{Entry, Outcome};
use pwa::components::{Asks, PaperDay};
use pwa::hooks::use_record;
use pwa::paper::{Column, Exercise, Row};
use pwa::record::{Kept, Record};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::super::week::asks;
use crate::pages::diary::{says, title};

/// [`DayRow`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct DayRowProps {
    pub(super) day: LocalDay,
    /// Which of the week, from Monday 0.
    pub(super) place: usize,
    pub(super) row: Row,
    pub(super) columns: Vec<Column>,
    /// Whether hours at work are asked for.
    pub(super) work: bool,
    pub(super) wrong: Option<AttrValue>,
    pub(super) on_change: Callback<Row>,
}

/// One day.
#[component]
pub(super) fn DayRow(props: &DayRowProps) -> Html {
    let w = use_wording();
    let kept = use_record().record();
    let day = props.day;
    let open = |column: &&Column| asks(&kept, column.which, day) && logged(&kept, column.which, day).is_none();
    let spoken = w.ta("paper-all-spoken", &[("day", isolated(w.day_long(day).as_str()))]);
    let asks = Asks {
        exercises: props.columns.iter().filter(open).cloned().collect(),
        all_done: (w.t("today-all-done"), spoken),
        activity: true,
        worked: props.work.then(|| w.t("work-hours-worked")),
        note: Some(w.t("note-label")),
        share: None,
    };
    html! {
        <PaperDay
            {day}
            place={props.place}
            row={props.row.clone()}
            {asks}
            written={written(&w, &kept, day)}
            wrong={props.wrong.clone()}
            on_change={props.on_change.clone()}
        />
    }
}

/// What the diary holds of the day already, in a line each.
fn written(w: &Wording, record: &Record, day: LocalDay) -> Html {
    let mut entries = record.entries.values().filter(|kept| kept.body.day == day).peekable();
    if entries.peek().is_none() {
        return Html::default();
    }
    let line = |kept: &Kept<Entry>| {
        let body = &kept.body.body;
        let says = says(w, body).map(|says| format!(": {says}")).unwrap_or_default();
        html! { <li dir="auto">{ title(w, record, body) }{ says }</li> }
    };
    html! { <ul class="soft" data-test="paper-written">{ for entries.map(line) }</ul> }
}

/// How the exercise went on that day, where it is noted.
fn logged(record: &Record, which: Exercise, day: LocalDay) -> Option<Outcome> {
    match which {
        Exercise::Prescribed(id) => record.log_of(id, day).map(|(_, log)| log.outcome),
        Exercise::Own(id) => record.own_log_of(id, day).map(|(_, log)| log.outcome),
    }
}
