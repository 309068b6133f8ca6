//! The exercises of a day: a line each, one tap to say *lavet*, the rest behind the line.

use domain::LocalDay;
use domain::entry::Outcome;
use domain::id::{EntryId, PrescriptionId};
use pwa::components::{Button, Empty, SnackAction};
use pwa::hooks::{RecordHandle, use_record};
use pwa::record::due::{Due, When};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::day::{DayWay, use_go};
use crate::forms::saving::{SaveFailed, use_saver};
use crate::log;
use crate::pages::exercise::dosage;
use crate::route::{Route, use_route};
use crate::say::{Said, use_say};

/// [`Exercises`]' properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExercisesProps {
    pub(crate) day: LocalDay,
}

/// The list with its count.
#[component]
pub(crate) fn Exercises(props: &ExercisesProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let saver = use_saver();
    let say = use_say();
    let go = use_go();
    let day = props.day;
    let here = use_route();
    let (due, others): (Vec<Due>, Vec<Due>) =
        record.record().due_on(day).into_iter().partition(|due| due.when != When::NotDue || due.log.is_some());
    if due.is_empty() && others.is_empty() {
        return nothing_prescribed(&w, &record, day);
    }
    let on_done = {
        let (record, saver, say, go, w) = (record.clone(), saver.clone(), say.clone(), go.clone(), w.clone());
        Callback::from(move |(prescription, title): (PrescriptionId, String)| {
            let work = {
                let record = record.clone();
                async move { log::keep(&record, None, day, log::plain(prescription, Outcome::Done)).await }
            };
            let (record, say, go, w, saver_again, on) =
                (record.clone(), say.clone(), go.clone(), w.clone(), saver.clone(), here.clone());
            saver.run(work, move |id| {
                let more = go.reform(move |()| (Route::Exercise { prescription }, day));
                let text = w.ta("today-done-said", &[("exercise", isolated(&title))]);
                let actions = vec![
                    SnackAction {
                        label: w.t("words-undo"),
                        test: "exercise-undo".into(),
                        on_press: undo(record, saver_again, id),
                    },
                    SnackAction { label: w.t("words-add-more"), test: "exercise-add-more".into(), on_press: more },
                ];
                say.emit(Some(Said { text, actions, on }));
            });
        })
    };
    let done = due.iter().filter(|due| is_done(due)).count();
    let line = |due: &Due| html! { <Line key={due.prescription.id.to_string()} due={due.clone()} {day} on_done={on_done.clone()} /> };
    html! {
        <section class="card" aria-labelledby="exercises-title" data-test="exercises">
            <div class="row apart">
                <h2 id="exercises-title">{ w.t("today-exercises") }</h2>
                if !due.is_empty() {
                    <span class="number" data-test="exercises-done">
                        { w.ta("today-done-of", &[("done", done.into()), ("due", due.len().into())]) }
                    </span>
                }
            </div>
            if due.is_empty() {
                <p data-test="nothing-due">{ w.t("today-nothing-due") }</p>
            }
            <SaveFailed {saver} />
            <ul class="list">{ for due.iter().map(line) }</ul>
            if !others.is_empty() {
                <details>
                    <summary data-test="exercises-others">{ w.t("today-other-exercises") }</summary>
                    <ul class="list">{ for others.iter().map(line) }</ul>
                </details>
            }
        </section>
    }
}

fn is_done(due: &Due) -> bool {
    due.log.as_ref().is_some_and(|(_, log)| log.outcome == Outcome::Done)
}

/// Says kindly that there is nothing, and offers the diary.
fn nothing_prescribed(w: &Wording, record: &RecordHandle, day: LocalDay) -> Html {
    let ended = record.record().programmes.iter().filter_map(|p| p.latest()).any(|plan| plan.until < day);
    let text = if ended { "today-no-programme-now" } else { "today-no-programme" };
    html! { <Empty title={w.t("today-nothing-due")} text={w.t(text)} test="nothing-due" /> }
}

/// Takes the log just made away again.
fn undo(record: RecordHandle, saver: crate::forms::saving::Saver, id: EntryId) -> Callback<()> {
    Callback::from(move |()| {
        let record = record.clone();
        saver.run(async move { record.remove_entry(id).await }, |()| ());
    })
}

#[derive(Properties, PartialEq)]
struct LineProps {
    due: Due,
    day: LocalDay,
    on_done: Callback<(PrescriptionId, String)>,
}

/// One exercise.
#[component]
fn Line(props: &LineProps) -> Html {
    let w = use_wording();
    let (id, day) = (props.due.prescription.id, props.day);
    let title = props.due.prescription.title.as_str().to_owned();
    let done = {
        let title = title.clone();
        props.on_done.reform(move |()| (id, title.clone()))
    };
    let week = match props.due.when {
        When::ThisWeek { done, times } => {
            Some(w.ta("today-of-week", &[("done", done.into()), ("times", times.into())]))
        }
        When::ThisDay | When::NotDue => None,
    };
    html! {
        <li class="exercise" data-test={format!("exercise-{id}")}>
            <DayWay to={Route::Exercise { prescription: id }} {day} test="exercise-open" class="open">
                <span class="strong" dir="auto">{ &title }</span>
                <span class="soft">
                    { dosage(&w, &props.due.prescription.dosage) }
                    if let Some(week) = week {
                        { " · " }{ week }
                    }
                </span>
            </DayWay>
            { match props.due.log.as_ref().map(|(_, log)| log.outcome) {
                Some(Outcome::Done) => html! { <span class="done-mark" data-test="exercise-outcome">{ "✓ " }{ w.t("outcome-done") }</span> },
                Some(Outcome::Partly) => html! { <span class="soft" data-test="exercise-outcome">{ w.t("outcome-partly") }</span> },
                Some(Outcome::NotDone) => html! { <span class="soft" data-test="exercise-outcome">{ w.t("outcome-not_done") }</span> },
                None => html! {
                    <Button
                        test="exercise-done"
                        spoken={w.ta("today-done-spoken", &[("exercise", isolated(&title))])}
                        on_press={done}
                    >
                        { w.t("today-done") }
                    </Button>
                },
            } }
        </li>
    }
}
