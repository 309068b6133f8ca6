//! The fields of a graded return to work: stages with hours per weekday, an end if there is one, and what is made easier at
//! work. Whoever shows them saves what is typed.

use domain::work_plan::MAX_STAGES;
use yew::prelude::*;

use super::{Button, Field, Look, TextArea};
use crate::wording::{Wording, use_wording};
use crate::work_plan::{DAYS, Draft, Mistake, StageDraft};

/// [`WorkPlanFields`]' properties.
#[derive(Properties, PartialEq)]
pub struct WorkPlanFieldsProps {
    /// As typed.
    pub draft: Draft,
    /// What is wrong, said beside its field.
    pub mistake: Option<Mistake>,
    /// What is typed now.
    pub on_change: Callback<Draft>,
}

/// The fields, without a form around them.
#[component]
pub fn WorkPlanFields(props: &WorkPlanFieldsProps) -> Html {
    let w = use_wording();
    let draft = &props.draft;
    let add = {
        let draft = draft.clone();
        props.on_change.reform(move |()| {
            let mut next = draft.clone();
            next.stages.extend(draft.stages.last().map(StageDraft::after));
            next
        })
    };
    let said = |about: Mistake, key: &str| (props.mistake == Some(about)).then(|| w.t(key));
    let stage = |(place, typed): (usize, &StageDraft)| {
        let on_change = change(props, move |draft, next: StageDraft| {
            if let Some(stage) = draft.stages.get_mut(place) {
                *stage = next;
            }
        });
        let remove = change(props, move |draft: &mut Draft, ()| {
            if place < draft.stages.len() {
                draft.stages.remove(place);
            }
        });
        html! {
            <StageForm
                key={place}
                {place}
                stage={typed.clone()}
                {on_change}
                on_remove={(draft.stages.len() > 1).then_some(remove)}
                from_mistake={said(Mistake::From(place), "work-plan-from-wrong")}
                hours_mistake={said(Mistake::Hours(place), "work-plan-hours-wrong")}
            />
        }
    };
    html! {
        <>
            { for draft.stages.iter().enumerate().map(stage) }
            if draft.stages.len() < MAX_STAGES {
                <Button test="work-plan-add" on_press={add}>{ w.t("work-plan-add") }</Button>
            }
            <Field
                name="work-plan-until"
                kind="date"
                label={w.t("work-plan-until")}
                optional=true
                value={draft.until.clone()}
                mistake={said(Mistake::Until, "work-plan-until-wrong")}
                on_input={change(props, |draft, text| draft.until = text)}
            />
            <TextArea
                name="work-plan-easier"
                label={w.t("work-plan-accommodations")}
                hint={w.t("work-plan-accommodations-hint")}
                optional=true
                value={draft.accommodations.clone()}
                max_length={1000}
                mistake={said(Mistake::Accommodations, "plan-text-long")}
                on_input={change(props, |draft, text| draft.accommodations = text)}
            />
        </>
    }
}

/// A callback that changes a part of what is typed.
fn change<A: 'static>(props: &WorkPlanFieldsProps, with: impl Fn(&mut Draft, A) + 'static) -> Callback<A> {
    let draft = props.draft.clone();
    props.on_change.reform(move |part| {
        let mut next = draft.clone();
        with(&mut next, part);
        next
    })
}

#[derive(Properties, PartialEq)]
struct StageFormProps {
    place: usize,
    stage: StageDraft,
    on_change: Callback<StageDraft>,
    /// The only one stays.
    on_remove: Option<Callback<()>>,
    from_mistake: Option<AttrValue>,
    hours_mistake: Option<AttrValue>,
}

/// One stage.
#[component]
fn StageForm(props: &StageFormProps) -> Html {
    let w = use_wording();
    let (place, stage) = (props.place, &props.stage);
    let legend = w.ta("work-plan-part", &[("n", (place + 1).into())]);
    let on_from = {
        let stage = stage.clone();
        props.on_change.reform(move |from| StageDraft { from, ..stage.clone() })
    };
    let day = |(n, key): (usize, &'static str)| {
        let on_input = {
            let stage = stage.clone();
            props.on_change.reform(move |typed: String| {
                let mut next = stage.clone();
                if let Some(hours) = next.hours.get_mut(n) {
                    *hours = typed;
                }
                next
            })
        };
        html! {
            <Field
                key={key}
                name={format!("work-{place}-{key}")}
                label={w.t(&format!("weekday-{key}"))}
                value={stage.hours.get(n).cloned().unwrap_or_default()}
                inputmode="decimal"
                autocomplete="off"
                {on_input}
            />
        }
    };
    html! {
        <fieldset class="card" data-test={format!("work-stage-{place}")}>
            <legend class="unseen">{ legend.clone() }</legend>
            <div class="row apart">
                <h2 aria-hidden="true">{ legend.clone() }</h2>
                if let Some(on_remove) = &props.on_remove {
                    <Button
                        look={Look::Plain}
                        test={format!("work-stage-remove-{place}")}
                        spoken={w.ta("work-plan-remove-spoken", &[("part", legend.as_str().into())])}
                        on_press={on_remove.clone()}
                    >
                        { w.t("words-remove") }
                    </Button>
                }
            </div>
            <Field
                name={format!("work-from-{place}")}
                kind="date"
                label={w.t("work-plan-from")}
                value={stage.from.clone()}
                mistake={props.from_mistake.clone()}
                on_input={on_from}
            />
            <p class="hint">{ w.t("work-plan-hours-hint") }</p>
            <div class="week-hours">{ for DAYS.into_iter().enumerate().map(day) }</div>
            if let Some(mistake) = &props.hours_mistake {
                <p class="mistake" role="alert">{ mistake }</p>
            }
            { total(&w, stage) }
        </fieldset>
    }
}

fn total(w: &Wording, stage: &StageDraft) -> Html {
    let Some(total) = stage.total() else { return Html::default() };
    html! { <p class="soft" aria-live="polite">{ w.ta("work-plan-week", &[("hours", w.quarters(total).as_str().into())]) }</p> }
}
