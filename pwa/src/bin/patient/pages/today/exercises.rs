//! The exercises of a day, prescribed and the patient's own: a line each, one tap to say *lavet*, one for all of them, the
//! rest behind the line.

use domain::LocalDay;
use domain::entry::Outcome;
use domain::measure_period::asked;
use domain::programme::Dosage;
use pwa::components::{Button, Empty, SnackAction};
use pwa::hooks::{RecordHandle, use_record};
use pwa::record::due::{Due, OwnDue, When};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::day::{DayWay, use_go};
use crate::forms::saving::{SaveFailed, use_saver};
use crate::log::{self, Which};
use crate::pages::exercise::dosage;
use crate::route::use_route;
use crate::undo::{Done, use_done};

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
    let said = use_done();
    let go = use_go();
    let day = props.day;
    let here = use_route();
    let kept = record.record();
    let (due, others): (Vec<Due>, Vec<Due>) =
        kept.due_on(day).into_iter().partition(|due| due.when != When::NotDue || due.log.is_some());
    let (own, own_others): (Vec<OwnDue>, Vec<OwnDue>) =
        kept.own_on(day).into_iter().partition(|own| own.wanted || own.log.is_some());
    if due.is_empty() && others.is_empty() && own.is_empty() && own_others.is_empty() {
        return nothing_prescribed(&w, &record, day);
    }
    let more = go.reform(move |which: Which| (which.route(), day));
    // Asked with each exercise for as long as that is agreed; else only on demand.
    let pain_asked = asked(kept.measure_periods.values().map(|period| &period.body), day).pain_with_exercise;
    let on_done = {
        let (record, saver, done, w, on) = (record.clone(), saver.clone(), said.clone(), w.clone(), here.clone());
        Callback::from(move |(which, title): (Which, String)| {
            let work = {
                let record = record.clone();
                async move { log::keep(&record, None, day, which.plain(Outcome::Done)).await }
            };
            let (done, more, w, on) = (done.clone(), more.clone(), w.clone(), on.clone());
            saver.run(work, move |id| {
                let text = w.ta("today-done-said", &[("exercise", isolated(&title))]);
                if pain_asked {
                    done.emit(Done::one(text, which.route(), (id, None)));
                    return more.emit(which);
                }
                let on_press = more.reform(move |()| which);
                let more = SnackAction { label: w.t("words-add-more"), test: "exercise-add-more".into(), on_press };
                done.emit(Done { more: Some(more), ..Done::one(text, on, (id, None)) });
            });
        })
    };
    let all = log::open_on(&kept, day);
    let all_done = {
        let (record, saver, done, w, all) = (record.clone(), saver.clone(), said, w.clone(), all.clone());
        Callback::from(move |()| {
            let (record, all) = (record.clone(), all.clone());
            let (done, w, on) = (done.clone(), w.clone(), here.clone());
            saver.run(async move { log::keep_all_done(&record, day, &all).await }, move |ids| {
                let text = w.ta("today-all-done-said", &[("n", ids.len().into())]);
                let before = ids.into_iter().map(|id| (id, None)).collect();
                done.emit(Done { text, on, before, more: None, then: Callback::noop() });
            });
        })
    };
    let done = due.iter().filter(|due| is_done(due)).count();
    let line = |shown: Shown| {
        let key = shown.id();
        html! { <Line {key} {shown} {day} on_done={on_done.clone()} /> }
    };
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
            if due.is_empty() && own.is_empty() {
                <p data-test="nothing-due">{ w.t(if kept.is_paused(day) { "today-paused" } else { "today-nothing-due" }) }</p>
            }
            <SaveFailed {saver} />
            <ul class="list">{ for due.iter().map(Shown::from).map(line) }</ul>
            if !own.is_empty() {
                <h3>{ w.t("today-own-exercises") }</h3>
                <ul class="list" data-test="own-exercises">{ for own.iter().map(Shown::from).map(line) }</ul>
            }
            if all.len() > 1 {
                <Button test="exercises-all-done" wide=true on_press={all_done}>{ w.t("today-all-done") }</Button>
            }
            if !others.is_empty() || !own_others.is_empty() {
                <details>
                    <summary data-test="exercises-others">{ w.t("today-other-exercises") }</summary>
                    <ul class="list">
                        { for others.iter().map(Shown::from).map(line) }
                        { for own_others.iter().map(Shown::from).map(line) }
                    </ul>
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

/// What a line shows.
#[derive(Clone, PartialEq)]
struct Shown {
    which: Which,
    title: String,
    dosage: Option<Dosage>,
    /// In a flare-up, where the professional has set one.
    easier: Option<Dosage>,
    when: When,
    outcome: Option<Outcome>,
}

impl Shown {
    fn id(&self) -> String {
        match self.which {
            Which::Prescribed(id) => id.to_string(),
            Which::Own(id) => id.to_string(),
        }
    }
}

impl From<&Due> for Shown {
    fn from(due: &Due) -> Self {
        Self {
            which: Which::Prescribed(due.prescription.id),
            title: due.prescription.title.as_str().to_owned(),
            dosage: Some(due.prescription.dosage),
            easier: due.easier.as_ref().map(|step| step.dosage),
            when: due.when,
            outcome: due.log.as_ref().map(|(_, log)| log.outcome),
        }
    }
}

impl From<&OwnDue> for Shown {
    fn from(own: &OwnDue) -> Self {
        Self {
            which: Which::Own(own.id),
            title: own.exercise.title.as_str().to_owned(),
            dosage: own.exercise.dosage,
            easier: None,
            when: When::ThisDay,
            outcome: own.log.as_ref().map(|(_, log)| log.outcome),
        }
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    shown: Shown,
    day: LocalDay,
    on_done: Callback<(Which, String)>,
}

/// One exercise.
#[component]
fn Line(props: &LineProps) -> Html {
    let w = use_wording();
    let Shown { which, title, when, outcome, .. } = props.shown.clone();
    let done = {
        let title = title.clone();
        props.on_done.reform(move |()| (which, title.clone()))
    };
    let easier = props.shown.easier.as_ref();
    let easier = easier.map(|amount| w.ta("today-easier", &[("dosage", dosage(&w, amount).as_str().into())]));
    let how_much = easier.or_else(|| props.shown.dosage.as_ref().map(|amount| dosage(&w, amount)));
    let week = match when {
        When::ThisWeek { done, times } => {
            Some(w.ta("today-of-week", &[("done", done.into()), ("times", times.into())]))
        }
        When::ThisDay | When::NotDue => None,
    };
    let below: Vec<AttrValue> = how_much.into_iter().chain(week).collect();
    html! {
        <li class="exercise" data-test={format!("exercise-{}", props.shown.id())}>
            <DayWay to={which.route()} day={props.day} test="exercise-open" class="open">
                <span class="strong" dir="auto">{ &title }</span>
                <span class="soft">{ below.join(" · ") }</span>
            </DayWay>
            { match outcome {
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
