//! One day of a week on paper, typed in: what the diary holds of it already, and a field for everything else. What may be asked for
//! is the caller's to say; nothing is chosen beforehand.

use domain::LocalDay;
use domain::entry::{Outcome, What};
use domain::json::Word as _;
use yew::prelude::*;

use super::{Button, Choice, Field, Select, Tick};
use crate::paper::{Column, Row};
use crate::wording::{Wording, apart, use_wording};

/// What of a day is asked for, in the words of whoever is asked; what has none is not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asks {
    /// Exercises that are not in the diary yet.
    pub exercises: Vec<Column>,
    /// On the button for all of them, and as a screen reader says it.
    pub all_done: (AttrValue, AttrValue),
    /// Whether activity is.
    pub activity: bool,
    /// Hours at work.
    pub worked: Option<AttrValue>,
    /// Own words.
    pub note: Option<AttrValue>,
    /// The tick by which those are shared, where they can be typed only so.
    pub share: Option<AttrValue>,
}

/// [`PaperDay`]'s properties.
#[derive(Properties, PartialEq)]
pub struct PaperDayProps {
    /// Which day.
    pub day: LocalDay,
    /// Which of the week, from Monday 0.
    pub place: usize,
    /// What is typed of it.
    pub row: Row,
    /// What can be typed.
    pub asks: Asks,
    /// What the diary holds already.
    pub written: Html,
    /// What is wrong.
    pub wrong: Option<AttrValue>,
    /// The day as it is typed now.
    pub on_change: Callback<Row>,
}

/// One day.
#[component]
pub fn PaperDay(props: &PaperDayProps) -> Html {
    let w = use_wording();
    let (day, place, row, asks) = (props.day, props.place, &props.row, &props.asks);
    let change = |with: fn(&mut Row, String)| {
        let row = row.clone();
        props.on_change.reform(move |typed: String| changed(&row, |row| with(row, typed)))
    };
    let cell = |column: &Column| {
        let (exercise, row) = (column.which.id(), row.clone());
        let chosen = row.outcome(&exercise);
        let on_change =
            props.on_change.reform(move |outcome: Option<Outcome>| changed(&row, |row| row.put(&exercise, outcome)));
        html! {
            <Select<Outcome>
                name={format!("paper-{place}-{}", column.which.id())}
                label={apart(&column.title)}
                choices={outcomes(&w)}
                placeholder="–"
                value={chosen}
                {on_change}
            />
        }
    };
    let all = {
        let (row, open): (Row, Vec<String>) = (row.clone(), asks.exercises.iter().map(|one| one.which.id()).collect());
        props.on_change.reform(move |()| {
            changed(&row, |row| open.iter().for_each(|exercise| row.put(exercise, Some(Outcome::Done))))
        })
    };
    let on_what = {
        let row = row.clone();
        props.on_change.reform(move |what| changed(&row, |row| row.what = what))
    };
    let on_share = {
        let row = row.clone();
        props.on_change.reform(move |share| changed(&row, |row| row.share = share))
    };
    let (all_done, spoken) = asks.all_done.clone();
    html! {
        <fieldset class="paper-row card" data-test={format!("paper-row-{place}")}>
            <legend>{ w.day_long(day) }</legend>
            { props.written.clone() }
            if !asks.exercises.is_empty() {
                <div class="paper-cells">
                    { for asks.exercises.iter().map(cell) }
                    if asks.exercises.len() > 1 {
                        <Button test={format!("paper-all-{place}")} {spoken} on_press={all}>{ all_done }</Button>
                    }
                </div>
            }
            <div class="paper-cells">
                if asks.activity {
                    <Select<What> name={format!("paper-what-{place}")} label={w.t("kind-activity")} choices={kinds(&w)} placeholder="–" value={row.what} on_change={on_what} />
                    <Field name={format!("paper-minutes-{place}")} label={w.t("chart-minutes")} kind="number" inputmode="numeric" min="1" max="1440" value={row.minutes.clone()} on_input={change(|row, text| row.minutes = text)} />
                }
                if let Some(label) = asks.worked.clone() {
                    <Field name={format!("paper-worked-{place}")} {label} inputmode="decimal" value={row.worked.clone()} on_input={change(|row, text| row.worked = text)} />
                }
                if let Some(label) = asks.note.clone() {
                    <Field name={format!("paper-note-{place}")} {label} value={row.note.clone()} on_input={change(|row, text| row.note = text)} />
                }
            </div>
            if let Some(label) = asks.share.clone().filter(|_| asks.note.is_some() && !row.note.trim().is_empty()) {
                <Tick name={format!("paper-share-{place}")} {label} checked={row.share} on_change={on_share} />
            }
            if let Some(wrong) = &props.wrong {
                <p class="mistake" role="alert">{ wrong }</p>
            }
        </fieldset>
    }
}

fn changed(row: &Row, change: impl FnOnce(&mut Row)) -> Row {
    let mut row = row.clone();
    change(&mut row);
    row
}

fn outcomes(w: &Wording) -> Vec<Choice<Outcome>> {
    let choice = |outcome: Outcome| {
        let key = AttrValue::Static(outcome.word());
        Choice { value: outcome, key: key.clone(), label: w.t(&format!("outcome-{key}")) }
    };
    [Outcome::Done, Outcome::Partly, Outcome::NotDone].map(choice).into()
}

/// Own words need a field of their own: that is for the form.
fn kinds(w: &Wording) -> Vec<Choice<What>> {
    let choice = |what: What| {
        let key = AttrValue::Static(what.word());
        Choice { value: what, key: key.clone(), label: w.t(&format!("what-{key}")) }
    };
    What::ALL.into_iter().filter(|what| *what != What::Own).map(choice).collect()
}
