//! One decision: to whom, what, from when, until when, how far it has come, and *Stop deling*.

mod extend;

use domain::LocalDay;
use domain::category::CategorySet;
use domain::grant::{NewGrant, RecipientRef};
use domain::id::GrantId;
use domain::preview::PreviewOf;
use domain::supporter::{Supporter, Supporters};
use domain::sync::Noun;
use domain::unit::ReachableUnit;
use pwa::components::{Banner, Button, Dialog, Look, Tone};
use pwa::hooks::{RecordHandle, use_record};
use pwa::record::KeptGrant;
use pwa::wording::{Wording, isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::extend::{Extend, extended};
use super::preview::Preview;
use super::recipients::{self, RECIPIENTS};
use super::relatives::RELATIVES;
use crate::pages::cached::Answer;
use crate::route::Route;

/// [`Granted`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct GrantedProps {
    pub(super) id: GrantId,
    pub(super) kept: KeptGrant,
}

/// One decision as a card.
#[component]
pub(super) fn Granted(props: &GrantedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let name = use_name(&w, &props.kept);
    let decision = &props.kept.decision;
    let today = record.today();
    let can_stop = can_stop(&record, props.id, &props.kept);
    // One that the server has not got yet is changed by making it anew.
    let longer = extended(decision, today).filter(|_| can_stop && !props.kept.waiting);
    html! {
        <article class="card" data-test="grant">
            <h3 dir="auto">{ &name }</h3>
            <p data-test="grant-categories">{ categories(&w, decision.categories) }</p>
            <p class="soft">{ from_words(&w, decision, today) }</p>
            if super::stands(&props.kept, today) {
                <p data-test="grant-until">{ until_words(&w, decision, today) }</p>
            }
            <State id={props.id} kept={props.kept.clone()} />
            if props.kept.grant.as_ref().is_some_and(|grant| grant.current(today)) && can_stop {
                <Preview
                    of={PreviewOf::Standing { recipient: decision.recipient }} name={name.clone()} back={Route::Sharing}
                />
            }
            if let Some(decision) = longer {
                <Extend id={props.id} name={name.clone()} {decision} />
            }
            if can_stop {
                <Stop id={props.id} {name} />
            }
        </article>
    }
}

/// Whether there is something to stop.
pub(super) fn can_stop(record: &RecordHandle, id: GrantId, kept: &KeptGrant) -> bool {
    !kept.ending && super::stands(kept, record.today()) && !is_refused(record, id)
}

/// "øvelser, aktivitet og funktion".
pub(crate) fn categories(w: &Wording, set: CategorySet) -> AttrValue {
    let names =
        set.iter().map(|category| AttrValue::from(w.t(&format!("category-{}", category.name())).to_lowercase()));
    w.list(&names.collect::<Vec<_>>())
}

/// From when, in words.
pub(super) fn from_words(w: &Wording, decision: &NewGrant, today: LocalDay) -> AttrValue {
    match decision.from {
        Some(from) => w.ta("sharing-from-day", &[("day", w.date(from, today).as_str().into())]),
        None => w.t("sharing-from-all"),
    }
}

/// Until when, in words.
pub(super) fn until_words(w: &Wording, decision: &NewGrant, today: LocalDay) -> AttrValue {
    w.ta("sharing-until", &[("day", w.date(decision.until, today).as_str().into())])
}

/// The recipient's name: as the server has it, else from the list kept on this phone.
#[hook]
fn use_name(w: &Wording, kept: &KeptGrant) -> AttrValue {
    let record = use_record();
    let known = use_state(|| (Vec::<ReachableUnit>::new(), Vec::<Supporter>::new()));
    use_effect_with(kept.grant.is_none(), {
        let setter = known.setter();
        move |unnamed| {
            if *unnamed {
                spawn_local(async move {
                    let units = record.recall::<Answer<Vec<ReachableUnit>>>(RECIPIENTS).await.ok().flatten();
                    let relatives = record.recall::<Answer<Supporters>>(RELATIVES).await.ok().flatten();
                    setter.set((
                        units.map(|answer| answer.value).unwrap_or_default(),
                        relatives.map(|answer| answer.value.supporters).unwrap_or_default(),
                    ));
                });
            }
        }
    });
    if let Some(grant) = &kept.grant {
        return match grant.decision.recipient {
            RecipientRef::Supporter { .. } => recipients::relative_name(w, &grant.recipient_name),
            RecipientRef::Membership { .. } | RecipientRef::Unit { .. } => {
                AttrValue::from(grant.recipient_name.clone())
            }
        };
    }
    recipients::name(w, (&known.0, &known.1), kept.decision.recipient).unwrap_or_else(|| w.t("sharing-unknown"))
}

fn is_refused(record: &RecordHandle, id: GrantId) -> bool {
    let id = id.to_string();
    record.record().refused.iter().any(|put| put.noun == Noun::Grant && put.id == id)
}

/// [`State`]'s properties.
#[derive(Properties, PartialEq)]
struct StateProps {
    id: GrantId,
    kept: KeptGrant,
}

/// How far the decision has come, where that is not simply "it holds".
#[component]
fn State(props: &StateProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let id = props.id.to_string();
    let about = |noun| record.record().refused.iter().find(|put| put.noun == noun && put.id == id).cloned();
    if let Some(refused) = about(Noun::Grant).or_else(|| about(Noun::Revocation)) {
        let reason = w.t(&format!("problem-{}", refused.code.name()));
        let on_press = {
            let record = record.clone();
            Callback::from(move |()| {
                let (record, id) = (record.clone(), refused.id.clone());
                spawn_local(async move {
                    if let Err(error) = record.discard(refused.noun, &id).await {
                        web_sys::console::warn_1(&error.to_string().into());
                    }
                });
            })
        };
        return html! {
            <Banner tone={Tone::Warm} test="grant-refused">
                <p>{ w.ta("sharing-state-refused", &[("reason", reason.as_str().into())]) }</p>
                <Button test="grant-discard" {on_press}>{ w.t("sharing-discard") }</Button>
            </Banner>
        };
    }
    let today = record.today();
    let (test, text) = match &props.kept.grant {
        _ if props.kept.ending => ("grant-ending", w.t("sharing-state-ending")),
        _ if props.kept.waiting => ("grant-waiting", w.t("sharing-state-waiting")),
        Some(grant) if grant.ended_at.is_some() => {
            let moment = grant.ended_at.map(|at| w.moment(at)).unwrap_or_default();
            ("grant-ended", w.ta("sharing-state-ended", &[("moment", moment.as_str().into())]))
        }
        _ if props.kept.decision.until < today => {
            let day = w.date(props.kept.decision.until, today);
            ("grant-expired", w.ta("sharing-state-expired", &[("day", day.as_str().into())]))
        }
        _ => return Html::default(),
    };
    html! { <Banner tone={if props.kept.ending || props.kept.waiting { Tone::Warm } else { Tone::Still }} {test}>{ text }</Banner> }
}

/// [`Stop`]'s properties.
#[derive(Properties, PartialEq)]
struct StopProps {
    id: GrantId,
    name: AttrValue,
}

/// The button, and what stopping cannot undo.
#[component]
fn Stop(props: &StopProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let asking = use_state(|| false);
    let failed = use_state(|| None::<&'static str>);
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let stop = {
        let (id, record, asking, failed) = (props.id, record.clone(), asking.clone(), failed.clone());
        Callback::from(move |()| {
            let (record, asking, failed) = (record.clone(), asking.clone(), failed.clone());
            spawn_local(async move {
                match record.stop_grant(id).await {
                    Ok(()) => asking.set(false),
                    Err(error) => failed.set(Some(error.wording())),
                }
            });
        })
    };
    let name = [("name", isolated(&props.name))];
    let actions = html! {
        <>
            <Button test="grant-keep" on_press={ask(false)}>{ w.t("sharing-stop-keep") }</Button>
            <Button test="grant-stop-confirm" look={Look::Primary} on_press={stop}>{ w.t("sharing-stop") }</Button>
        </>
    };
    html! {
        <>
            <div class="buttons">
                <Button test="grant-stop" spoken={w.ta("sharing-stop-spoken", &name)} on_press={ask(true)}>
                    { w.t("sharing-stop") }
                </Button>
            </div>
            <Dialog
                name={format!("grant-stop-{}", props.id)}
                title={w.ta("sharing-stop-title", &name)}
                open={*asking}
                on_close={ask(false)}
                {actions}
            >
                <p>{ w.t("sharing-stop-text") }</p>
                if let Some(key) = *failed {
                    <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
                }
            </Dialog>
        </>
    }
}
