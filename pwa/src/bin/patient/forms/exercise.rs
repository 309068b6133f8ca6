//! *Tilføj mere* about one exercise: why not all of it, pain while doing it, effort, a note. All of it by choice.

use domain::Score;
use domain::entry::{ExerciseLog, Outcome, Reason};
use domain::json::{Json, Word};
use pwa::components::{Button, Chips, Choice, Look};
use pwa::hooks::{RecordHandle, use_draft};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField, scale};
use super::continued::continued;

/// [`ExerciseMore`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExerciseMoreProps {
    /// The log as kept.
    pub(crate) log: ExerciseLog,
    /// Where the draft lies.
    pub(crate) address: AttrValue,
    /// Keeps the log with what was answered, with this pen.
    pub(crate) on_save: Callback<(RecordHandle, ExerciseLog)>,
    /// A reason is kept as soon as it is chosen.
    pub(crate) on_reason: Callback<(RecordHandle, ExerciseLog)>,
    /// Whether it is being kept.
    pub(crate) busy: bool,
}

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    pain: Option<Score>,
    effort: Option<Score>,
    note: NoteDraft,
}

/// The form.
#[component]
pub(crate) fn ExerciseMore(props: &ExerciseMoreProps) -> Html {
    let w = use_wording();
    let draft = use_draft(props.address.clone(), || Draft {
        pain: props.log.pain,
        effort: props.log.effort,
        note: NoteDraft::of(props.log.note.as_ref()),
    });
    let filled = {
        let (log, draft) = (props.log.clone(), draft.clone());
        move || {
            let note = draft.note.parse().ok()?;
            Some((draft.pen(), ExerciseLog { pain: draft.pain, effort: draft.effort, note, ..log.clone() }))
        }
    };
    let on_reason = {
        let (filled, on_reason) = (filled.clone(), props.on_reason.clone());
        Callback::from(move |reason: Option<Reason>| {
            if let Some((pen, log)) = filled() {
                on_reason.emit((pen, ExerciseLog { reason, ..log }));
            }
        })
    };
    let onsubmit = {
        let on_save = props.on_save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(filled) = filled() {
                on_save.emit(filled);
            }
        })
    };
    html! {
        <form class="stack loose" {onsubmit} data-test="exercise-more">
            { continued(&w, &draft) }
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
                { scale(&w, "pain", "exercise-pain", "pain", draft.pain, draft.change(|draft, pain| draft.pain = pain)) }
                { scale(&w, "effort", "exercise-effort", "effort", draft.effort, draft.change(|draft, effort| draft.effort = effort)) }
            }
            <NoteField draft={draft.note.clone()} on_change={draft.change(|draft, note| draft.note = note)} />
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
