//! A patient of the unit who is not one of the reader's own: a name until the reader says why it is opened. The patient reads
//! who did and why.

use std::rc::Rc;

use domain::assignment::{NewAssignment, NewOpening, TreatmentReason};
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Chips, Choice, Look, Page, Tone, use_focus_on_mistake};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::back::Back;
use crate::route::Route;
use crate::say;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) membership: Rc<Membership>,
    /// Where the patient's page is.
    pub(super) path: AttrValue,
    /// Asks for the page again.
    pub(super) again: Callback<()>,
}

/// The question why, and the way to take the patient over instead.
#[component]
pub(super) fn Open(props: &Props) -> Html {
    let w = use_wording();
    let reason = use_state(|| None::<TreatmentReason>);
    let mistake = use_state(|| None::<&'static str>);
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    use_focus_on_mistake(*mistake);
    let send = {
        let (failure, busy, again, path) = (failure.clone(), busy.clone(), props.again.clone(), props.path.clone());
        Callback::from(move |(to, body): (&'static str, Sent)| {
            if *busy {
                return;
            }
            busy.set(true);
            let (failure, busy, again) = (failure.clone(), busy.clone(), again.clone());
            let path = format!("{path}/{to}");
            spawn_local(async move {
                let answer = match body {
                    Sent::Opening(opening) => api::send(&path, &opening).await,
                    Sent::Assignment(assignment) => api::send(&path, &assignment).await,
                };
                match answer {
                    Ok(()) => again.emit(()),
                    Err(refused) => {
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let onsubmit = {
        let (reason, mistake, send) = (reason.clone(), mistake.clone(), send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match *reason {
                Some(reason) => send.emit(("openings", Sent::Opening(NewOpening { reason }))),
                None => mistake.set(Some("opening-reason")),
            }
        })
    };
    let take_over = {
        let (send, membership) = (send, props.membership.id);
        Callback::from(move |()| send.emit(("assignments", Sent::Assignment(NewAssignment { membership }))))
    };
    let choices = TreatmentReason::ALL.map(|reason| Choice {
        value: reason,
        key: AttrValue::Static(reason.name()),
        label: w.t(&format!("team-opening-{}", reason.name())),
    });
    let on_change = {
        let (reason, mistake) = (reason.setter(), mistake.setter());
        Callback::from(move |chosen| {
            reason.set(chosen);
            mistake.set(None);
        })
    };
    html! {
        <Page key="opening" title={w.t("team-opening-title")} back={html! { <Back to={Route::Worklist} /> }}>
            <p>{ w.t("team-opening-why") }</p>
            <form class="stack" {onsubmit} data-test="opening" novalidate=true>
                <Chips<TreatmentReason>
                    name="opening-reason"
                    label={w.t("team-opening-reason")}
                    hint={w.t("team-opening-logged")}
                    choices={choices.to_vec()}
                    value={*reason}
                    {on_change}
                    mistake={mistake.map(|_| w.t("team-opening-missing"))}
                />
                if let Some(failure) = &*failure {
                    <Banner tone={Tone::Error} test="opening-failed">{ say::failure(&w, failure) }</Banner>
                }
                <div class="row">
                    <Button test="opening-open" look={Look::Primary} submit=true off={*busy}>{ w.t("team-opening-open") }</Button>
                    <Button test="opening-take-over" on_press={take_over}>{ w.t("team-names-take-over") }</Button>
                </div>
            </form>
        </Page>
    }
}

/// What is sent.
#[derive(Clone, Copy)]
enum Sent {
    Opening(NewOpening),
    Assignment(NewAssignment),
}
