//! The patient's action and relapse plan, which a professional who holds *plans* writes with them. A change is written over
//! the version that is on the screen; if the patient has changed it meanwhile, nothing is overwritten and nothing typed
//! is lost.

use domain::id::PersonalPlanId;
use domain::json::Word as _;
use domain::patient::NamedPersonalPlan;
use domain::personal_plan::{PersonalPlan, PersonalPlanEdit, Purpose};
use domain::text::{Text, TextError};
use pwa::clock;
use pwa::components::{Button, Look, TextArea, use_focus_on_mistake};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::over::use_over;

/// [`PersonalPlans`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct PersonalPlansProps {
    pub(super) plans: Vec<NamedPersonalPlan>,
    /// Where the patient's page is; none where nothing may be written.
    pub(super) path: Option<AttrValue>,
    /// Fetches the page again.
    pub(super) again: Callback<()>,
}

/// Both plans, written or not.
#[component]
pub(super) fn PersonalPlans(props: &PersonalPlansProps) -> Html {
    let one = |purpose: Purpose| {
        let of = props.plans.iter().filter(|named| named.plan.purpose == purpose);
        let plan = of.max_by_key(|named| (named.plan.written_on, named.id)).cloned();
        html! {
            <One key={purpose.word()} {purpose} {plan} path={props.path.clone()} again={props.again.clone()} />
        }
    };
    html! { <>{ for Purpose::ALL.into_iter().map(one) }</> }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    purpose: Purpose,
    plan: Option<NamedPersonalPlan>,
    path: Option<AttrValue>,
    again: Callback<()>,
}

/// One plan, or the form for it.
#[component]
fn One(props: &OneProps) -> Html {
    let w = use_wording();
    let open = use_state(|| false);
    let word = props.purpose.word();
    let title = w.t(&format!("personal-plan-{word}"));
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
    html! {
        <div class="stack tight" data-test={format!("personal-{word}")}>
            <p>
                <span class="strong">{ title.clone() }</span>
                { " " }
                <span class="soft small">{ written(&w, props.plan.as_ref()) }</span>
            </p>
            if let Some(path) = props.path.clone().filter(|_| *open) {
                <PlanForm purpose={props.purpose} before={props.plan.clone()} {path} {on_saved} on_leave={turn(false)} on_gone={props.again.clone()} />
            } else {
                { texts(props.plan.as_ref()) }
                if props.path.is_some() {
                    <div>
                        <Button
                            look={Look::Plain}
                            test={format!("personal-edit-{word}")}
                            spoken={w.ta("team-personal-edit-spoken", &[("plan", title.as_str().into())])}
                            on_press={turn(true)}
                        >
                            { w.t(if props.plan.is_some() { "team-personal-edit" } else { "team-personal-write" }) }
                        </Button>
                    </div>
                }
            }
        </div>
    }
}

fn written(w: &Wording, plan: Option<&NamedPersonalPlan>) -> AttrValue {
    match plan {
        Some(named) => w.ta("team-agreed-written", &[("day", w.full_date(named.plan.written_on).as_str().into())]),
        None => w.t("team-personal-none"),
    }
}

fn texts(plan: Option<&NamedPersonalPlan>) -> Html {
    let texts = plan.into_iter().flat_map(|named| [&named.plan.what, &named.plan.how, &named.plan.who]).flatten();
    html! { <>{ for texts.map(|text| html! { <p class="words" dir="auto">{ text.to_string() }</p> }) }</> }
}

#[derive(Properties, PartialEq)]
struct PlanFormProps {
    purpose: Purpose,
    before: Option<NamedPersonalPlan>,
    path: AttrValue,
    on_saved: Callback<()>,
    on_leave: Callback<()>,
    /// The sharing has stopped.
    on_gone: Callback<()>,
}

/// The form. It is begun with the version on the screen, and written over that one.
#[component]
fn PlanForm(props: &PlanFormProps) -> Html {
    let w = use_wording();
    let (purpose, word) = (props.purpose, props.purpose.word());
    // What is fetched meanwhile does not change what this is written over.
    let before = use_memo((), |()| props.before.clone());
    let typed = use_state(|| texts_of(before.as_ref().as_ref()));
    let over = use_over(props.on_saved.clone(), props.on_gone.clone());
    let wrong = use_state(|| None::<&'static str>);
    use_focus_on_mistake(*wrong);
    // Kept over a lost answer, so that a plan is not made twice.
    let id =
        use_memo((), |()| before.as_ref().as_ref().map_or_else(|| ids::fresh(PersonalPlanId::new), |named| named.id));
    let onsubmit = {
        let (typed, over, wrong) = (typed.clone(), over.clone(), wrong.clone());
        let (before, id, path) = (before.clone(), *id, props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let plan = match parse(purpose, &typed) {
                Ok(plan) => plan,
                Err(key) => return wrong.set(Some(key)),
            };
            wrong.set(None);
            let base_revision = before.as_ref().as_ref().map_or(0, |named| named.revision);
            let path = format!("{path}/personal-plans/{id}/versions");
            over.send::<NamedPersonalPlan>(path, PersonalPlanEdit { base_revision, plan });
        })
    };
    let area = |place: usize, key: &'static str| {
        let on_input = {
            let typed = typed.clone();
            Callback::from(move |text| {
                let mut next = (*typed).clone();
                if let Some(field) = next.get_mut(place) {
                    *field = text;
                }
                typed.set(next);
            })
        };
        html! {
            <TextArea
                name={format!("personal-{word}-{key}")}
                label={w.t(&format!("team-personal-{word}-{key}"))}
                value={typed.get(place).cloned().unwrap_or_default()}
                optional=true
                max_length={1000}
                {on_input}
            />
        }
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            { for ["what", "how", "who"].into_iter().enumerate().map(|(place, key)| area(place, key)) }
            if let Some(key) = *wrong {
                <p class="mistake" role="alert">{ w.t(key) }</p>
            }
            { over.foot(&w, &format!("personal-{word}"), props.on_leave.clone()) }
        </form>
    }
}

/// The three texts as they stand.
fn texts_of(before: Option<&NamedPersonalPlan>) -> [String; 3] {
    let text = |text: &Option<Text<1000>>| text.as_ref().map(ToString::to_string).unwrap_or_default();
    before.map(|named| [&named.plan.what, &named.plan.how, &named.plan.who].map(text)).unwrap_or_default()
}

/// What was typed as a plan, or the wording of what is wrong. The server puts in the day.
fn parse(purpose: Purpose, typed: &[String; 3]) -> Result<PersonalPlan, &'static str> {
    let text = |typed: &String| match Text::parse(typed.clone()) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Empty) => Ok(None),
        Err(_) => Err("team-personal-long"),
    };
    let [what, how, who] = typed;
    let plan =
        PersonalPlan { purpose, written_on: clock::today(), what: text(what)?, how: text(how)?, who: text(who)? };
    plan.check().map_err(|_| "team-personal-empty")?;
    Ok(plan)
}
