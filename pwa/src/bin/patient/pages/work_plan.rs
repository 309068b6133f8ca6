//! *Optrapningsplan* (section 4): hours per weekday per week, the worked hours beside the planned ones. A plan that does
//! not hold starts a talk [COWI T3]; nothing here judges it.

mod form;
mod week;

use domain::id::WorkPlanId;
use domain::work_plan::WorkPlan;
use pwa::components::{Button, Look, Page};
use pwa::hooks::use_record;
use pwa::record::{Kept, Record};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use self::form::PlanForm;
use self::week::Week;
use crate::pages::plans;
use crate::pages::plans::versions::{Of, Versions};

/// The plan whose latest stage began last: the one that is shown and changed.
fn current(kept: &Record) -> Option<(WorkPlanId, Kept<WorkPlan>)> {
    let plans = kept.work_plans.iter();
    let latest = plans.max_by_key(|(id, plan)| (plan.body.stages.last().map(|stage| stage.from), **id));
    latest.map(|(id, plan)| (*id, plan.clone()))
}

/// The screen.
#[component]
pub(crate) fn WorkPlanPage() -> Html {
    let w = use_wording();
    let record = use_record();
    let changing = use_state(|| false);
    let plan = current(&record.record());
    let change = |to: bool| {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(to))
    };
    html! {
        <Page title={w.t("work-plan-title")} back={plans::back(&w)}>
            if let Some((_, plan)) = &plan {
                <Week />
                { shown(&w, &plan.body) }
            } else {
                <p>{ w.t("work-plan-intro") }</p>
            }
            if plan.is_none() || *changing {
                <PlanForm before={plan.map(|(id, kept)| (id, kept.body))} on_saved={change(false)} />
            } else {
                <Button test="work-plan-change" look={Look::Quiet} on_press={change(true)}>{ w.t("work-plan-change") }</Button>
                { for plan.map(|(id, kept)| html! { <Versions of={Of::Work} id={id.to_string()} revision={kept.revision} /> }) }
            }
        </Page>
    }
}

/// The stages with their weekly hours, the end and what is made easier.
pub(super) fn shown(w: &Wording, plan: &WorkPlan) -> Html {
    let stage = |stage: &domain::work_plan::Stage| {
        let values = [("day", w.full_date(stage.from)), ("hours", w.quarters(stage.hours.total()))];
        html! { <li>{ w.ta("work-plan-stage", &values.each_ref().map(|(name, text)| (*name, text.as_str().into()))) }</li> }
    };
    html! {
        <section class="card" data-test="work-plan-stages">
            <h2>{ w.t("work-plan-stages") }</h2>
            <ul class="doings">{ for plan.stages.iter().map(stage) }</ul>
            if let Some(until) = plan.until {
                <p class="soft">{ w.ta("work-plan-until-day", &[("day", w.full_date(until).as_str().into())]) }</p>
            }
            if let Some(text) = &plan.accommodations {
                <p><span class="strong">{ w.t("work-plan-accommodations") }</span></p>
                <p class="written" dir="auto">{ text.to_string() }</p>
            }
        </section>
    }
}
