//! *Tilføj mere* about one exercise: why not all of it, pain while doing it, effort, a note. All of it by choice.

use domain::LocalDay;
use domain::Score;
use domain::entry::{ExerciseLog, Outcome, Reason};
use domain::json::Word;
use pwa::components::{Button, Chips, Choice, Look};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField, scale};

/// [`ExerciseMore`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExerciseMoreProps {
    /// The log as kept.
    pub(crate) log: ExerciseLog,
    /// The day it is about.
    pub(crate) day: LocalDay,
    /// Keeps the log with what was answered.
    pub(crate) on_save: Callback<ExerciseLog>,
    /// A reason is kept as soon as it is chosen.
    pub(crate) on_reason: Callback<ExerciseLog>,
    /// Whether it is being kept.
    pub(crate) busy: bool,
}

/// The form.
#[component]
pub(crate) fn ExerciseMore(props: &ExerciseMoreProps) -> Html {
    let w = use_wording();
    let pain = use_state(|| props.log.pain);
    let effort = use_state(|| props.log.effort);
    let note = use_state(|| NoteDraft::of(props.log.note.as_ref()));
    let filled = {
        let (log, pain, effort, note) = (props.log.clone(), *pain, *effort, (*note).clone());
        move || note.parse().ok().map(|note| ExerciseLog { pain, effort, note, ..log.clone() })
    };
    let on_reason = {
        let (filled, on_reason) = (filled.clone(), props.on_reason.clone());
        Callback::from(move |reason: Option<Reason>| {
            if let Some(log) = filled() {
                on_reason.emit(ExerciseLog { reason, ..log });
            }
        })
    };
    let onsubmit = {
        let on_save = props.on_save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(log) = filled() {
                on_save.emit(log);
            }
        })
    };
    html! {
        <form class="stack loose" {onsubmit} data-test="exercise-more">
            if props.log.outcome != Outcome::Done {
                <Chips<Reason>
                    name="reason"
                    label={w.t("exercise-why")}
                    choices={reasons(&w)}
                    value={props.log.reason}
                    on_change={on_reason}
                />
            }
            <h2>{ w.t("exercise-more") }</h2>
            <p class="hint">{ w.t("exercise-more-hint") }</p>
            if props.log.outcome != Outcome::NotDone {
                { scale(&w, "pain", "exercise-pain", "pain", *pain, set(&pain)) }
                { scale(&w, "effort", "exercise-effort", "effort", *effort, set(&effort)) }
            }
            <NoteField draft={(*note).clone()} on_change={Callback::from(move |draft| note.set(draft))} />
            <Button look={Look::Primary} submit={true} wide={true} off={props.busy} test="exercise-save">
                { w.t("words-save") }
            </Button>
        </form>
    }
}

/// Every reason; fear and pain are two answers.
fn reasons(w: &Wording) -> Vec<Choice<Reason>> {
    let choice = |reason: Reason| {
        let key = name(reason);
        Choice { value: reason, key: key.clone(), label: w.t(&format!("reason-{key}")) }
    };
    Reason::ALL.into_iter().map(choice).collect()
}

/// The name on the wire.
pub(crate) fn name(value: impl Word) -> AttrValue {
    AttrValue::Static(value.word())
}

fn set(state: &UseStateHandle<Option<Score>>) -> Callback<Option<Score>> {
    let setter = state.setter();
    Callback::from(move |score| setter.set(score))
}
