//! One exercise: how it is done, how much, and how it went, with more said if wanted.

use domain::entry::{ExerciseLog, Outcome};
use domain::id::PrescriptionId;
use domain::programme::{Dosage, Frequency, Plan, Prescription};
use pwa::components::{Button, Empty, Look, Page};
use pwa::hooks::{RecordHandle, use_record};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::day::{DayChoice, DayWay, on_day, use_form_day, use_go};
use crate::forms::exercise::{ExerciseMore, name};
use crate::forms::saving::{SaveFailed, use_saver};
use crate::log;
use crate::route::Route;
use crate::say::{Said, use_say};

/// [`Exercise`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExerciseProps {
    /// Which exercise.
    pub(crate) prescription: PrescriptionId,
}

/// The screen.
#[component]
pub(crate) fn Exercise(props: &ExerciseProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let go = use_go();
    let day = use_form_day(Route::Exercise { prescription: props.prescription });
    let saver = use_saver();
    let say = use_say();
    let id = props.prescription;
    let back = html! { <DayWay to={Route::Today} {day} test="page-back" class="back">{ w.t("words-back") }</DayWay> };
    let Some((prescription, plan)) = find(&record, id, day) else {
        return html! { <Page title={w.t("exercise-gone-title")} {back}><Empty title={w.t("exercise-gone")} /></Page> };
    };
    let logged = record.record().log_of(id, day);
    let keep = {
        let saver = saver.clone();
        let existing = logged.as_ref().map(|(entry, _)| *entry);
        move |record: RecordHandle, log: ExerciseLog, then: Callback<()>| {
            saver.run(async move { log::keep(&record, existing, day, log).await }, move |_| then.emit(()));
        }
    };
    let outcome = |outcome: Outcome, look: Look| {
        let before = logged.as_ref().map(|(_, log)| log.clone());
        let chosen = before.as_ref().is_some_and(|log| log.outcome == outcome);
        let (keep, record) = (keep.clone(), record.clone());
        let before_press = before.clone();
        let on_press = Callback::from(move |()| {
            if chosen {
                return;
            }
            let log = before_press.clone().unwrap_or_else(|| log::plain(id, outcome));
            // A reason belongs only to what was not all done; pain and effort only to what was.
            let reason = log.reason.filter(|_| outcome != Outcome::Done);
            let done_some = outcome != Outcome::NotDone;
            let (pain, effort) = (log.pain.filter(|_| done_some), log.effort.filter(|_| done_some));
            keep(record.clone(), ExerciseLog { outcome, reason, pain, effort, ..log }, Callback::noop());
        });
        let mark = if chosen { "✓ " } else { "" };
        let look = match (&before, chosen) {
            (Some(_), true) => Look::Primary,
            (Some(_), false) => Look::Quiet,
            (None, _) => look,
        };
        let key = name(outcome);
        let big = outcome == Outcome::Done;
        html! {
            <Button {look} {big} wide={big} test={format!("exercise-{key}")} {on_press}>
                { mark }{ w.t(&format!("exercise-answer-{key}")) }
            </Button>
        }
    };
    let on_save = {
        let (keep, say, go, w) = (keep.clone(), say.clone(), go.clone(), w.clone());
        Callback::from(move |(pen, log)| {
            let (say, go, w) = (say.clone(), go.clone(), w.clone());
            keep(
                pen,
                log,
                Callback::from(move |()| {
                    say.emit(Some(Said { text: w.t("words-saved-here"), actions: Vec::new(), on: Route::Today }));
                    go.emit((Route::Today, day));
                }),
            );
        })
    };
    let on_reason = {
        let keep = keep.clone();
        Callback::from(move |(pen, log)| keep(pen, log, Callback::noop()))
    };
    html! {
        <Page title={AttrValue::from(prescription.title.as_str().to_owned())} {back}>
            <div class="stack">
                <p class="strong">{ dosage(&w, &prescription.dosage) }</p>
                <p class="soft">{ frequency(&w, &prescription.frequency) }</p>
                if let Some(instruction) = &prescription.instruction {
                    <p class="written" dir="auto">{ instruction.as_str() }</p>
                }
                { precautions(&w, &plan) }
            </div>
            <section class="stack" aria-label={w.t("exercise-how")}>
                <DayChoice route={Route::Exercise { prescription: id }} />
                { outcome(Outcome::Done, Look::Primary) }
                <div class="buttons">
                    { outcome(Outcome::Partly, Look::Quiet) }
                    { outcome(Outcome::NotDone, Look::Quiet) }
                </div>
                <SaveFailed saver={saver.clone()} />
            </section>
            if let Some((entry, log)) = logged.clone() {
                <ExerciseMore key={format!("{entry}-{}", name(log.outcome))} log={log.clone()} address={on_day(&Route::Exercise { prescription: id }, day)} {on_save} {on_reason} busy={saver.busy()} />
            }
        </Page>
    }
}

/// The exercise as prescribed for that day, or else as last prescribed.
fn find(record: &RecordHandle, id: PrescriptionId, day: domain::LocalDay) -> Option<(Prescription, Plan)> {
    let kept = record.record();
    let in_plan = |plan: &Plan| Some((plan.prescriptions.iter().find(|p| p.id == id)?.clone(), plan.clone()));
    let on_day = kept.plans_on(day).find_map(|(_, plan)| in_plan(plan));
    on_day.or_else(|| {
        kept.programmes
            .iter()
            .flat_map(|programme| programme.versions.iter().rev())
            .find_map(|version| in_plan(&version.plan))
    })
}

fn precautions(w: &Wording, plan: &Plan) -> Html {
    html! {
        <>
            if let Some(precautions) = &plan.precautions {
                <p><span class="strong">{ w.t("exercise-precautions") }</span>{ " " }<span dir="auto">{ precautions.as_str() }</span></p>
            }
            if let Some(stop_if) = &plan.stop_if {
                <p><span class="strong">{ w.t("exercise-stop-if") }</span>{ " " }<span dir="auto">{ stop_if.as_str() }</span></p>
            }
        </>
    }
}

/// "3 × 10", "3 × 20 sekunder", "20 min".
pub(crate) fn dosage(w: &Wording, dosage: &Dosage) -> AttrValue {
    match dosage {
        Dosage::Repetitions { sets, repetitions } => {
            w.ta("exercise-repetitions", &[("sets", sets.value().into()), ("n", repetitions.value().into())])
        }
        Dosage::Hold { sets, seconds } => {
            w.ta("exercise-hold", &[("sets", sets.value().into()), ("n", seconds.value().into())])
        }
        Dosage::Minutes { minutes } => w.ta("exercise-minutes", &[("n", minutes.value().into())]),
    }
}

fn frequency(w: &Wording, frequency: &Frequency) -> AttrValue {
    match frequency {
        Frequency::Weekdays { days } => w.ta("exercise-on-days", &[("days", isolated(w.weekdays(*days).as_str()))]),
        Frequency::TimesAWeek { times } => w.ta("exercise-times-a-week", &[("n", times.value().into())]),
    }
}
