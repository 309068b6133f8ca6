//! One exercise in the editor: its name, how to do it, how much and how often, with what is wrong beside each field.

use domain::programme::DayName;
use pwa::components::{Button, Chips, Choice, Field, Look, TextArea, ToggleDays};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::draft::{Dose, DosedBy, ExerciseDraft, StepDraft};
use crate::pages::library::TeamMedium;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// 0 for the first.
    pub(crate) place: usize,
    pub(crate) exercise: ExerciseDraft,
    /// Field without its place → what is wrong, in words.
    pub(crate) wrong: Vec<(String, AttrValue)>,
    pub(crate) on_change: Callback<ExerciseDraft>,
    #[prop_or_default]
    pub(crate) on_remove: Callback<()>,
    /// One place up; the first cannot.
    #[prop_or_default]
    pub(crate) on_up: Option<Callback<()>>,
    /// It is one of the library: alone, its dose a proposal, how often left to the programme.
    #[prop_or_default]
    pub(crate) in_library: bool,
}

impl Props {
    fn mistake(&self, field: &str) -> Option<AttrValue> {
        self.wrong.iter().find(|(wrong, _)| wrong == field).map(|(_, words)| words.clone())
    }

    fn id(&self, field: &str) -> AttrValue {
        AttrValue::from(format!("programme-{field}-{}", self.place))
    }

    fn change(&self, set: fn(&mut ExerciseDraft, String)) -> Callback<String> {
        self.change_part(|exercise| exercise, set)
    }

    fn change_part<T: 'static>(&self, part: Part<T>, set: fn(&mut T, String)) -> Callback<String> {
        let (exercise, on_change) = (self.exercise.clone(), self.on_change.clone());
        Callback::from(move |text| {
            let mut next = exercise.clone();
            set(part(&mut next), text);
            on_change.emit(next);
        })
    }
}

/// The exercise.
#[component]
pub(crate) fn Exercise(props: &Props) -> Html {
    let w = use_wording();
    let number = props.place + 1;
    let legend =
        if props.in_library { w.t("library-exercise") } else { w.ta("team-editor-exercise", &[("n", number.into())]) };
    let medium = props.exercise.copied.as_ref().and_then(|copied| copied.media.clone());
    let shows = w.ta("library-medium-of", &[("title", isolated(&props.exercise.title))]);
    html! {
        <fieldset class="card" data-test={format!("exercise-{}", props.place)}>
            <legend class="unseen">{ legend.clone() }</legend>
            <div class="row apart">
                <h3 aria-hidden="true">{ legend }</h3>
                if !props.in_library {
                    <div class="row">
                        if let Some(on_up) = &props.on_up {
                            <Button
                                test={format!("exercise-up-{}", props.place)}
                                look={Look::Plain}
                                spoken={w.ta("team-editor-up", &[("n", number.into())])}
                                on_press={on_up.clone()}
                            >
                                { w.t("team-editor-up-short") }
                            </Button>
                        }
                        <Button
                            test={format!("exercise-remove-{}", props.place)}
                            look={Look::Plain}
                            spoken={w.ta("team-editor-remove", &[("n", number.into())])}
                            on_press={props.on_remove.clone()}
                        >
                            { w.t("words-remove") }
                        </Button>
                    </div>
                }
            </div>
            if props.exercise.copied.is_some() {
                <p class="hint" data-test={format!("exercise-copied-{}", props.place)}>{ w.t("library-is-copy") }</p>
            }
            if let Some(id) = medium {
                <TeamMedium key={id.to_string()} id={id.clone()} {shows} />
            }
            <Field
                name={props.id("title")}
                label={w.t("team-editor-title")}
                autocomplete="off"
                value={props.exercise.title.clone()}
                on_input={props.change(|exercise, text| exercise.title = text)}
                mistake={props.mistake("title")}
            />
            <TextArea
                name={props.id("instruction")}
                label={w.t("team-editor-instruction")}
                hint={w.t("team-editor-instruction-hint")}
                optional=true
                value={props.exercise.instruction.clone()}
                on_input={props.change(|exercise, text| exercise.instruction = text)}
                mistake={props.mistake("instruction")}
            />
            <div class={if props.in_library { "stack" } else { "columns even" }}>
                <div class="stack">{ dosage(&w, props, &props.exercise.dose, "", |exercise| &mut exercise.dose) }</div>
                if !props.in_library {
                    <div class="stack">{ frequency(&w, props) }</div>
                }
            </div>
            { step(&w, props, "easier", &props.exercise.easier, |exercise| &mut exercise.easier, |exercise| &mut exercise.easier.dose) }
            { step(&w, props, "harder", &props.exercise.harder, |exercise| &mut exercise.harder, |exercise| &mut exercise.harder.dose) }
        </fieldset>
    }
}

fn frequency(w: &Wording, props: &Props) -> Html {
    let choice = |on_days: bool, key: &'static str, label: &str| Choice {
        value: on_days,
        key: AttrValue::Static(key),
        label: w.t(label),
    };
    let choices =
        vec![choice(true, "weekdays", "team-editor-by-weekdays"), choice(false, "times", "team-editor-by-times")];
    let on_change = {
        let (exercise, on_change) = (props.exercise.clone(), props.on_change.clone());
        Callback::from(move |chosen: Option<bool>| {
            if let Some(on_days) = chosen {
                on_change.emit(ExerciseDraft { on_days, ..exercise.clone() });
            }
        })
    };
    let on_days = {
        let (exercise, on_change) = (props.exercise.clone(), props.on_change.clone());
        Callback::from(move |days: Vec<DayName>| on_change.emit(ExerciseDraft { days, ..exercise.clone() }))
    };
    let exercise = &props.exercise;
    html! {
        <>
            <Chips<bool>
                name={props.id("frequency")}
                label={w.t("team-editor-frequency")}
                {choices}
                value={Some(exercise.on_days)}
                {on_change}
            />
            if exercise.on_days {
                <ToggleDays
                    name={props.id("days")}
                    label={w.t("team-editor-weekdays")}
                    days={exercise.days.clone()}
                    on_change={on_days}
                    mistake={props.mistake("days")}
                />
            } else {
                <div class="numbers">
                    { number(w, props, "times", "times", &exercise.times, props.change(|exercise, text| exercise.times = text)) }
                </div>
            }
        </>
    }
}

/// The part of an exercise that a dosage or a step is.
type Part<T> = fn(&mut ExerciseDraft) -> &mut T;

/// An easier or harder step, folded until it is begun: `which` is `easier` or `harder`.
fn step(
    w: &Wording,
    props: &Props,
    which: &'static str,
    step: &StepDraft,
    part: Part<StepDraft>,
    dose: Part<Dose>,
) -> Html {
    let instruction = format!("{which}-instruction");
    let on_input = props.change_part(part, |step, text| step.instruction = text);
    let wrong = props.wrong.iter().any(|(field, _)| field.starts_with(which));
    html! {
        <details open={step.begun() || wrong} data-test={format!("{which}-{}", props.place)}>
            <summary data-test={format!("{which}-open-{}", props.place)}>{ w.t(&format!("team-editor-{which}")) }</summary>
            <div class="stack">
                <p class="hint">{ w.t(&format!("team-editor-{which}-hint")) }</p>
                <TextArea
                    name={props.id(&instruction)}
                    label={w.t("team-editor-instruction")}
                    value={step.instruction.clone()}
                    {on_input}
                    mistake={props.mistake(&instruction)}
                />
                { dosage(w, props, &step.dose, &format!("{which}-"), dose) }
            </div>
        </details>
    }
}

/// `before` stands before the fields' names.
fn dosage(w: &Wording, props: &Props, dose: &Dose, before: &str, part: Part<Dose>) -> Html {
    let choices = DosedBy::ALL
        .map(|by| Choice {
            value: by,
            key: AttrValue::Static(by.name()),
            label: w.t(&format!("team-editor-by-{}", by.name())),
        })
        .to_vec();
    let on_change = {
        let (exercise, on_change) = (props.exercise.clone(), props.on_change.clone());
        // One of them always holds: a second press changes nothing.
        Callback::from(move |chosen: Option<DosedBy>| {
            if let Some(by) = chosen {
                let mut next = exercise.clone();
                part(&mut next).by = by;
                on_change.emit(next);
            }
        })
    };
    let field = |name: &str, value: &str, set: fn(&mut Dose, String)| {
        let field = format!("{before}{name}");
        number(w, props, &field, name, value, props.change_part(part, set))
    };
    let fields = match dose.by {
        DosedBy::Repetitions => html! {
            <>
                { field("sets", &dose.sets, |dose, text| dose.sets = text) }
                { field("repetitions", &dose.repetitions, |dose, text| dose.repetitions = text) }
            </>
        },
        DosedBy::Hold => html! {
            <>
                { field("sets", &dose.sets, |dose, text| dose.sets = text) }
                { field("seconds", &dose.seconds, |dose, text| dose.seconds = text) }
            </>
        },
        DosedBy::Minutes => field("minutes", &dose.minutes, |dose, text| dose.minutes = text),
    };
    html! {
        <>
            <Chips<DosedBy>
                name={props.id(&format!("{before}dosage"))}
                label={w.t("team-editor-dosage")}
                {choices}
                value={Some(dose.by)}
                {on_change}
            />
            <div class="numbers">{ fields }</div>
        </>
    }
}

fn number(w: &Wording, props: &Props, field: &str, label: &str, value: &str, on_input: Callback<String>) -> Html {
    html! {
        <Field
            name={props.id(field)}
            label={w.t(&format!("team-editor-{label}"))}
            inputmode="numeric"
            autocomplete="off"
            value={value.to_owned()}
            {on_input}
            mistake={props.mistake(field)}
        />
    }
}
