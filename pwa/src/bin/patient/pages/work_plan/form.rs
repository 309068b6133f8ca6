//! The form for the plan: stages with hours per weekday, an end if there is one, and what is made easier at work.

use domain::id::WorkPlanId;
use domain::work_plan::WorkPlan;
use pwa::components::{Button, Look, WorkPlanFields, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::wording::use_wording;
use pwa::work_plan::{Draft, Mistake};
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// [`PlanForm`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct PlanFormProps {
    /// The plan to change; `None` for the first.
    pub(super) before: Option<(WorkPlanId, WorkPlan)>,
    /// Once it is on the phone.
    pub(super) on_saved: Callback<()>,
}

/// The form.
#[component]
pub(super) fn PlanForm(props: &PlanFormProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let before = props.before.clone();
    let draft = use_draft(Route::WorkPlan, || {
        before.as_ref().map_or_else(|| Draft::new(record.today()), |(_, plan)| Draft::of(plan))
    });
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (draft, mistake, saver, on_saved) = (draft.clone(), mistake.clone(), saver.clone(), props.on_saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let plan = match draft.parse() {
                Ok(plan) => plan,
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let id = before.as_ref().map_or_else(|| ids::fresh(WorkPlanId::new), |(id, _)| *id);
            let (pen, on_saved) = (draft.pen(), on_saved.clone());
            saver.run(async move { pen.save_work_plan(id, &plan).await }, move |()| on_saved.emit(()));
        })
    };
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="work-plan-form">
            { continued(&w, &draft) }
            <WorkPlanFields draft={(*draft).clone()} mistake={*mistake} on_change={draft.change(|draft, next| *draft = next)} />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="work-plan-save">{ w.t("words-save") }</Button>
        </form>
    }
}
