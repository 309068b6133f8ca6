//! *Tilføj mere* about one exercise: why not all of it, pain while doing it, effort, a note. All of it by choice.

use domain::Score;
use domain::entry::{Outcome, Reason};
use domain::json::{Json, Word};
use pwa::components::{Button, Chips, Choice, Look};
use pwa::hooks::{RecordHandle, use_draft};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField, scale};
use super::continued::continued;
use crate::log::Log;

/// [`ExerciseMore`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExerciseMoreProps {
    /// The log as kept.
    pub(crate) log: Log,
    /// Where the draft lies.
    pub(crate) address: AttrValue,
    /// Keeps the log with what was answered, with this pen.
    pub(crate) on_save: Callback<(RecordHandle, Log)>,
    /// A reason is kept as soon as it is chosen; without it, with the rest.
    #[prop_or_default]
    pub(crate) on_reason: Option<Callback<(RecordHandle, Log)>>,
    /// Asks also how it went, where that is not asked above.
    #[prop_or_default]
    pub(crate) with_outcome: bool,
    /// Whether it is being kept.
    pub(crate) busy: bool,
}

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Json)]
struct Draft {
    /// Where it is asked here.
    outcome: Option<Outcome>,
    /// Where it is not kept at once.
    reason: Option<Reason>,
    pain: Option<Score>,
    effort: Option<Score>,
    note: NoteDraft,
}

/// The form.
#[component]
pub(crate) fn ExerciseMore(props: &ExerciseMoreProps) -> Html {
    let w = use_wording();
    let draft = use_draft(props.address.clone(), || Draft {
        outcome: Some(props.log.outcome).filter(|_| props.with_outcome),
        reason: props.log.reason,
        pain: props.log.pain,
        effort: props.log.effort,
        note: NoteDraft::of(props.log.note.as_ref()),
    });
    let outcome = draft.outcome.unwrap_or(props.log.outcome);
    let reason = if props.on_reason.is_some() { props.log.reason } else { draft.reason };
    let filled = {
        let (log, draft) = (props.log.clone(), draft.clone());
        move || {
            let note = draft.note.parse().ok()?;
            let log = Log { outcome, reason, pain: draft.pain, effort: draft.effort, note, ..log.clone() };
            Some((draft.pen(), log))
        }
    };
    let on_reason = match props.on_reason.clone() {
        Some(on_reason) => {
            let filled = filled.clone();
            Callback::from(move |reason: Option<Reason>| {
                if let Some((pen, log)) = filled() {
                    on_reason.emit((pen, Log { reason, ..log }));
                }
            })
        }
        None => draft.change(|draft, reason| draft.reason = reason),
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
    // An exercise went somehow: pressing the answer again leaves it.
    let on_outcome = draft.change(|draft, outcome: Option<Outcome>| draft.outcome = outcome.or(draft.outcome));
    html! {
        <form class="stack loose" {onsubmit} data-test="exercise-more">
            { continued(&w, &draft) }
            if props.with_outcome {
                <Chips<Outcome> name="outcome" label={w.t("exercise-how")} choices={outcomes(&w)} value={Some(outcome)} on_change={on_outcome} />
            }
            if outcome != Outcome::Done {
                <Chips<Reason> name="reason" label={w.t("exercise-why")} choices={reasons(&w)} value={reason} on_change={on_reason} />
            }
            <h2>{ w.t("exercise-more") }</h2>
            <p class="hint">{ w.t("exercise-more-hint") }</p>
            if outcome != Outcome::NotDone {
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

fn outcomes(w: &Wording) -> Vec<Choice<Outcome>> {
    let choice = |outcome: Outcome| {
        let key = name(outcome);
        Choice { value: outcome, key: key.clone(), label: w.t(&format!("exercise-answer-{key}")) }
    };
    [Outcome::Done, Outcome::Partly, Outcome::NotDone].map(choice).into()
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
