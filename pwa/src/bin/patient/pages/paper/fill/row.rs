//! One day of the week typed in: what the diary holds of it already, and a field for everything else.

use domain::LocalDay;
use domain::entry::{Entry, Outcome, What};
use pwa::components::{Button, Choice, Field, Select};
use pwa::hooks::use_record;
use pwa::record::{Kept, Record};
use pwa::wording::{Wording, apart, isolated, use_wording};
use yew::prelude::*;

use super::super::week::{Column, asks};
use super::draft::{Row, id};
use crate::forms::exercise::name;
use crate::log::Which;
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
    let (day, place, row) = (props.day, props.place, props.row.clone());
    let change = |with: fn(&mut Row, String)| {
        let row = row.clone();
        props.on_change.reform(move |typed: String| {
            let mut row = row.clone();
            with(&mut row, typed);
            row
        })
    };
    let open: Vec<&Column> = props
        .columns
        .iter()
        .filter(|column| asks(&kept, column.which, day) && logged(&kept, column.which, day).is_none())
        .collect();
    let cell = |column: &&Column| {
        let (exercise, row) = (id(column.which), row.clone());
        let chosen = row.outcome(&exercise);
        let on_change = props.on_change.reform(move |outcome: Option<Outcome>| {
            let mut row = row.clone();
            row.put(&exercise, outcome);
            row
        });
        html! {
            <Select<Outcome>
                name={format!("paper-{place}-{}", id(column.which))}
                label={apart(&column.title)}
                choices={outcomes(&w)}
                placeholder="–"
                value={chosen}
                {on_change}
            />
        }
    };
    let all = {
        let (row, open): (Row, Vec<String>) = (row.clone(), open.iter().map(|column| id(column.which)).collect());
        props.on_change.reform(move |()| {
            let mut row = row.clone();
            for exercise in &open {
                row.put(exercise, Some(Outcome::Done));
            }
            row
        })
    };
    let on_what = {
        let row = row.clone();
        props.on_change.reform(move |what| {
            let mut row = row.clone();
            row.what = what;
            row
        })
    };
    let spoken = w.ta("paper-all-spoken", &[("day", isolated(w.day_long(day).as_str()))]);
    html! {
        <fieldset class="paper-row card" data-test={format!("paper-row-{place}")}>
            <legend>{ w.day_long(day) }</legend>
            { written(&w, &kept, day) }
            if !open.is_empty() {
                <div class="paper-cells">
                    { for open.iter().map(cell) }
                    if open.len() > 1 {
                        <Button test={format!("paper-all-{place}")} {spoken} on_press={all}>{ w.t("today-all-done") }</Button>
                    }
                </div>
            }
            <div class="paper-cells">
                <Select<What> name={format!("paper-what-{place}")} label={w.t("kind-activity")} choices={kinds(&w)} placeholder="–" value={row.what} on_change={on_what} />
                <Field name={format!("paper-minutes-{place}")} label={w.t("chart-minutes")} kind="number" inputmode="numeric" min="1" max="1440" value={row.minutes.clone()} on_input={change(|row, text| row.minutes = text)} />
                if props.work {
                    <Field name={format!("paper-worked-{place}")} label={w.t("work-hours-worked")} inputmode="decimal" value={row.worked.clone()} on_input={change(|row, text| row.worked = text)} />
                }
                <Field name={format!("paper-note-{place}")} label={w.t("note-label")} value={row.note.clone()} on_input={change(|row, text| row.note = text)} />
            </div>
            if let Some(wrong) = &props.wrong {
                <p class="mistake" role="alert">{ wrong }</p>
            }
        </fieldset>
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
fn logged(record: &Record, which: Which, day: LocalDay) -> Option<Outcome> {
    match which {
        Which::Prescribed(id) => record.log_of(id, day).map(|(_, log)| log.outcome),
        Which::Own(id) => record.own_log_of(id, day).map(|(_, log)| log.outcome),
    }
}

fn outcomes(w: &Wording) -> Vec<Choice<Outcome>> {
    let choice = |outcome: Outcome| {
        let key = name(outcome);
        Choice { value: outcome, key: key.clone(), label: w.t(&format!("outcome-{key}")) }
    };
    [Outcome::Done, Outcome::Partly, Outcome::NotDone].map(choice).into()
}

/// Own words need a field of their own: that is for the form.
fn kinds(w: &Wording) -> Vec<Choice<What>> {
    let choice = |what: What| {
        let key = name(what);
        Choice { value: what, key: key.clone(), label: w.t(&format!("what-{key}")) }
    };
    What::ALL.into_iter().filter(|what| *what != What::Own).map(choice).collect()
}
