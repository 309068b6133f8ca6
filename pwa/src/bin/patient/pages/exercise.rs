//! One exercise, prescribed or the patient's own: how to do it, how it went, and what else is known of it.

mod medium;

use domain::LocalDay;
use domain::entry::Outcome;
use domain::id::{EntryId, PrescriptionId};
use domain::programme::{Dosage, Frequency, OtherStep, Plan, Prescription};
use pwa::components::{Button, Empty, Look, Page, Way};
use pwa::hooks::{RecordHandle, use_record};
use pwa::wording::{Wording, apart, isolated, use_wording};
use yew::prelude::*;

use self::medium::ExerciseMedium;
use crate::day::{DayChoice, DayWay, on_day, use_form_day, use_go};
use crate::forms::exercise::{ExerciseMore, name};
use crate::forms::saving::{SaveFailed, use_saver};
use crate::log::{self, Log, Which};
use crate::route::Route;
use crate::undo::{Done, before, use_done};

/// [`Exercise`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExerciseProps {
    /// Which exercise.
    pub(crate) which: Which,
}

/// The screen.
#[component]
pub(crate) fn Exercise(props: &ExerciseProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let go = use_go();
    let which = props.which;
    let day = use_form_day(which.route());
    let saver = use_saver();
    let done = use_done();
    let back = html! { <DayWay to={Route::Today} {day} test="page-back" class="back">{ w.t("words-back") }</DayWay> };
    let Some((title, about)) = about(&w, &record, which, day) else {
        return html! { <Page title={w.t("exercise-gone-title")} {back}><Empty title={w.t("exercise-gone")} /></Page> };
    };
    let logged: Option<(EntryId, Log)> = match which {
        Which::Prescribed(id) => record.record().log_of(id, day).map(|(entry, log)| (entry, Log::from(&log))),
        Which::Own(id) => record.record().own_log_of(id, day).map(|(entry, log)| (entry, Log::from(&log))),
    };
    let keep = {
        let saver = saver.clone();
        let existing = logged.as_ref().map(|(entry, _)| *entry);
        let w = w.clone();
        // Said where one is then: here, or in *I dag*.
        move |record: RecordHandle, log: Log, on: Route, then: Callback<()>| {
            let was = existing.and_then(|id| before(&record, id).1);
            let (done, text) = (done.clone(), w.t("words-saved-here"));
            saver.run(async move { log::keep(&record, existing, day, log).await }, move |id| {
                done.emit(Done::one(text, on, (id, was)));
                then.emit(());
            });
        }
    };
    let outcome = |outcome: Outcome, look: Look| {
        let before = logged.as_ref().map(|(_, log)| log.clone());
        let chosen = before.as_ref().is_some_and(|log| log.outcome == outcome);
        let (keep, record) = (keep.clone(), record.clone());
        let before_press = before.clone();
        let on_press = Callback::from(move |()| {
            if !chosen {
                let log = before_press.clone().unwrap_or_else(|| which.plain(outcome));
                keep(record.clone(), Log { outcome, ..log }, which.route(), Callback::noop());
            }
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
        let (keep, go) = (keep.clone(), go.clone());
        Callback::from(move |(pen, log)| {
            let go = go.clone();
            keep(pen, log, Route::Today, Callback::from(move |()| go.emit((Route::Today, day))));
        })
    };
    let on_reason = {
        let keep = keep.clone();
        Callback::from(move |(pen, log)| keep(pen, log, which.route(), Callback::noop()))
    };
    html! {
        <Page title={apart(&title)} {back}>
            { about }
            <section class="stack" aria-label={w.t("exercise-how")}>
                <DayChoice route={which.route()} />
                { outcome(Outcome::Done, Look::Primary) }
                <div class="buttons">
                    { outcome(Outcome::Partly, Look::Quiet) }
                    { outcome(Outcome::NotDone, Look::Quiet) }
                </div>
                <SaveFailed saver={saver.clone()} />
            </section>
            if let Some((entry, log)) = &logged {
                <ExerciseMore key={format!("{entry}-{}", name(log.outcome))} log={log.clone()} address={on_day(&which.route(), day)} {on_save} {on_reason} busy={saver.busy()} />
            }
        </Page>
    }
}

/// Its title, and how to do it; `None` where the phone does not know it.
fn about(w: &Wording, record: &RecordHandle, which: Which, day: LocalDay) -> Option<(AttrValue, Html)> {
    match which {
        Which::Prescribed(id) => {
            let (prescription, plan) = find(record, id, day)?;
            let about = html! {
                <div class="stack">
                    <p class="strong">{ dosage(w, &prescription.dosage) }</p>
                    <p class="soft">{ frequency(w, &prescription.frequency) }</p>
                    if let Some(id) = prescription.copied.as_ref().and_then(|copied| copied.media.clone()) {
                        <ExerciseMedium key={id.to_string()} id={id.clone()} title={prescription.title.as_str().to_owned()} />
                    }
                    if let Some(instruction) = &prescription.instruction {
                        <p class="written" dir="auto">{ instruction.as_str() }</p>
                    }
                    { precautions(w, &plan) }
                    { other_steps(w, &prescription, record.record().turned_down(day)) }
                </div>
            };
            Some((prescription.title.as_str().to_owned().into(), about))
        }
        Which::Own(id) => {
            let kept = record.record();
            let own = &kept.own_exercises.get(&id)?.body;
            let about = html! {
                <div class="stack">
                    if let Some(amount) = &own.dosage {
                        <p class="strong">{ dosage(w, amount) }</p>
                    }
                    if let Some(instruction) = &own.instruction {
                        <p class="written" dir="auto">{ instruction.as_str() }</p>
                    }
                    <Way to={Route::ChangeOwnExercise { id }} test="own-change">{ w.t("exercise-own-change") }</Way>
                </div>
            };
            Some((own.title.as_str().to_owned().into(), about))
        }
    }
}

/// The exercise as prescribed for that day, or else as last prescribed.
fn find(record: &RecordHandle, id: PrescriptionId, day: LocalDay) -> Option<(Prescription, Plan)> {
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

/// The easier and the harder step: folded, but in a flare-up the easier one stands open.
fn other_steps(w: &Wording, prescription: &Prescription, turned_down: bool) -> Html {
    let steps = [(&prescription.easier, "easier", turned_down), (&prescription.harder, "harder", false)];
    let one = |(step, key, open): (&Option<OtherStep>, &'static str, bool)| {
        let step = step.as_ref()?;
        Some(html! {
            <details {open} data-test={format!("exercise-{key}")}>
                <summary>{ w.t(&format!("exercise-{key}")) }{ ": " }{ dosage(w, &step.dosage) }</summary>
                if open {
                    <p class="strong">{ w.t("today-flare") }</p>
                }
                <p class="written" dir="auto">{ step.instruction.to_string() }</p>
            </details>
        })
    };
    html! { <>{ for steps.into_iter().filter_map(one) }</> }
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
