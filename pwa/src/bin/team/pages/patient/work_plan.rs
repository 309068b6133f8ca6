//! The graded return to work, which a professional who holds *plans* and sees *work* writes with the patient.

use domain::LocalDay;
use domain::id::WorkPlanId;
use domain::patient::NamedWorkPlan;
use domain::work_plan::WorkPlanEdit;
use pwa::components::{Button, Look, WorkPlanFields, use_focus_on_mistake};
use pwa::ids;
use pwa::wording::use_wording;
use pwa::work_plan::{Draft, Mistake};
use yew::prelude::*;

use super::over::use_over;

/// [`WorkPlanEditor`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct WorkPlanEditorProps {
    /// The plan that stands; none before the first.
    pub(super) plan: Option<NamedWorkPlan>,
    /// The patient's day now.
    pub(super) today: LocalDay,
    /// Where the patient's page is.
    pub(super) path: AttrValue,
    /// Fetches the page again.
    pub(super) again: Callback<()>,
}

/// A button, and then the form.
#[component]
pub(super) fn WorkPlanEditor(props: &WorkPlanEditorProps) -> Html {
    let w = use_wording();
    let open = use_state(|| false);
    let turn = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let on_saved = {
        let (close, again) = (turn(false), props.again.clone());
        Callback::from(move |()| {
            close.emit(());
            again.emit(());
        })
    };
    if *open {
        return html! {
            <Form plan={props.plan.clone()} today={props.today} path={props.path.clone()} {on_saved} on_leave={turn(false)} on_gone={props.again.clone()} />
        };
    }
    let key = if props.plan.is_some() { "team-work-edit" } else { "team-work-write" };
    html! { <div><Button look={Look::Plain} test="work-edit" on_press={turn(true)}>{ w.t(key) }</Button></div> }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    plan: Option<NamedWorkPlan>,
    today: LocalDay,
    path: AttrValue,
    on_saved: Callback<()>,
    on_leave: Callback<()>,
    on_gone: Callback<()>,
}

/// The form, begun with the version on the screen and written over that one.
#[component]
fn Form(props: &FormProps) -> Html {
    let w = use_wording();
    let before = use_memo((), |()| props.plan.clone());
    let draft =
        use_state(|| before.as_ref().as_ref().map_or_else(|| Draft::new(props.today), |named| Draft::of(&named.plan)));
    let mistake = use_state(|| None::<Mistake>);
    let over = use_over(props.on_saved.clone(), props.on_gone.clone());
    use_focus_on_mistake(*mistake);
    // Kept over a lost answer, so that a plan is not made twice.
    let id = use_memo((), |()| before.as_ref().as_ref().map_or_else(|| ids::fresh(WorkPlanId::new), |named| named.id));
    let onsubmit = {
        let (draft, mistake, over, before, id, path) =
            (draft.clone(), mistake.clone(), over.clone(), before.clone(), *id, props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let plan = match draft.parse() {
                Ok(plan) => plan,
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let base_revision = before.as_ref().as_ref().map_or(0, |named| named.revision);
            over.send::<NamedWorkPlan>(
                format!("{path}/work-plans/{id}/versions"),
                WorkPlanEdit { base_revision, plan },
            );
        })
    };
    let on_change = {
        let draft = draft.clone();
        Callback::from(move |next| draft.set(next))
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true data-test="work-plan-form">
            <WorkPlanFields draft={(*draft).clone()} mistake={*mistake} {on_change} />
            { over.foot(&w, "work-plan", props.on_leave.clone()) }
        </form>
    }
}
