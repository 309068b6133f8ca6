//! One exercise in the editor: its name, how to do it, how much and how often, with what is wrong beside each field.

use domain::programme::DayName;
use pwa::components::{Button, Chips, Choice, Field, Look, TextArea, ToggleDays};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::draft::{DosedBy, ExerciseDraft};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// 0 for the first.
    pub(super) place: usize,
    pub(super) exercise: ExerciseDraft,
    /// Field without its place → what is wrong, in words.
    pub(super) wrong: Vec<(String, AttrValue)>,
    pub(super) on_change: Callback<ExerciseDraft>,
    pub(super) on_remove: Callback<()>,
    /// One place up; the first cannot.
    pub(super) on_up: Option<Callback<()>>,
}

impl Props {
    fn mistake(&self, field: &str) -> Option<AttrValue> {
        self.wrong.iter().find(|(wrong, _)| wrong == field).map(|(_, words)| words.clone())
    }

    fn id(&self, field: &str) -> AttrValue {
        AttrValue::from(format!("programme-{field}-{}", self.place))
    }

    fn change(&self, set: fn(&mut ExerciseDraft, String)) -> Callback<String> {
        let (exercise, on_change) = (self.exercise.clone(), self.on_change.clone());
        Callback::from(move |text| {
            let mut next = exercise.clone();
            set(&mut next, text);
            on_change.emit(next);
        })
    }
}

/// The exercise.
#[component]
pub(super) fn Exercise(props: &Props) -> Html {
    let w = use_wording();
    let number = props.place + 1;
    let legend = w.ta("team-editor-exercise", &[("n", number.into())]);
    html! {
        <fieldset class="card" data-test={format!("exercise-{}", props.place)}>
            <legend class="unseen">{ legend.clone() }</legend>
            <div class="row apart">
                <h3 aria-hidden="true">{ legend }</h3>
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
            </div>
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
            <div class="columns even">
                <div class="stack">{ dosage(&w, props) }</div>
                <div class="stack">{ frequency(&w, props) }</div>
            </div>
        </fieldset>
    }
}

fn dosage(w: &Wording, props: &Props) -> Html {
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
            if let Some(dosed_by) = chosen {
                on_change.emit(ExerciseDraft { dosed_by, ..exercise.clone() });
            }
        })
    };
    let exercise = &props.exercise;
    let fields = match exercise.dosed_by {
        DosedBy::Repetitions => html! {
            <>
                { number(w, props, "sets", &exercise.sets, |exercise, text| exercise.sets = text) }
                { number(w, props, "repetitions", &exercise.repetitions, |exercise, text| exercise.repetitions = text) }
            </>
        },
        DosedBy::Hold => html! {
            <>
                { number(w, props, "sets", &exercise.sets, |exercise, text| exercise.sets = text) }
                { number(w, props, "seconds", &exercise.seconds, |exercise, text| exercise.seconds = text) }
            </>
        },
        DosedBy::Minutes => number(w, props, "minutes", &exercise.minutes, |exercise, text| exercise.minutes = text),
    };
    html! {
        <>
            <Chips<DosedBy>
                name={props.id("dosage")}
                label={w.t("team-editor-dosage")}
                {choices}
                value={Some(exercise.dosed_by)}
                {on_change}
            />
            <div class="numbers">{ fields }</div>
        </>
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
                    { number(w, props, "times", &exercise.times, |exercise, text| exercise.times = text) }
                </div>
            }
        </>
    }
}

fn number(w: &Wording, props: &Props, field: &str, value: &str, set: fn(&mut ExerciseDraft, String)) -> Html {
    html! {
        <Field
            name={props.id(field)}
            label={w.t(&format!("team-editor-{field}"))}
            inputmode="numeric"
            autocomplete="off"
            value={value.to_owned()}
            on_input={props.change(set)}
            mistake={props.mistake(field)}
        />
    }
}
