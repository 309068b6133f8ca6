//! The others of the unit: a name and no more, until it is opened with a reason or taken over.

use domain::assignment::NewAssignment;
use domain::id::PatientId;
use domain::patient::WorklistName;
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Tone};
use pwa::wording::{isolated, use_wording};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::{Route, Way};
use crate::say;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) names: Vec<WorklistName>,
    pub(super) membership: Rc<Membership>,
    /// Asks for the list again.
    pub(super) again: Callback<()>,
}

/// Where assignments of a patient are, as this membership sees them.
pub(super) fn assignments(membership: &Membership, patient: PatientId) -> String {
    format!("/api/v1/memberships/{}/patients/{patient}/assignments", membership.id)
}

/// The list of names.
#[component]
pub(super) fn Names(props: &Props) -> Html {
    let w = use_wording();
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let take_over = |patient: PatientId| {
        let (failure, busy, again) = (failure.clone(), busy.clone(), props.again.clone());
        let membership = Rc::clone(&props.membership);
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            let (failure, busy, again) = (failure.clone(), busy.clone(), again.clone());
            let (path, to) = (assignments(&membership, patient), NewAssignment { membership: membership.id });
            spawn_local(async move {
                let answer = api::send(&path, &to).await;
                busy.set(false);
                failure.set(answer.err());
                again.emit(());
            });
        })
    };
    let line = |one: &WorklistName| {
        let asks = match (one.contact, one.unanswered) {
            (true, _) => Some("team-worklist-contact"),
            (false, true) => Some("team-worklist-unanswered"),
            (false, false) => None,
        };
        let with = if one.assigned.is_empty() {
            w.t("team-names-nobody")
        } else {
            let names: Vec<AttrValue> = one.assigned.iter().map(|name| AttrValue::from(name.clone())).collect();
            w.ta("team-names-with", &[("names", w.list(&names).as_str().into())])
        };
        html! {
            <li key={one.patient.to_string()} class="row apart" data-test="worklist-name">
                <div>
                    <Way to={Route::Patient { id: one.patient }} test="name-open"><span dir="auto">{ &one.name }</span></Way>
                    if one.demo {
                        { " " }
                        <span class="label">{ w.t("team-demo-person") }</span>
                    }
                    if let Some(key) = asks {
                        { " " }
                        <span class="label warm">{ w.t(key) }</span>
                    }
                    <p class="soft small" dir="auto">{ with }</p>
                </div>
                <Button
                    test="name-take-over"
                    spoken={w.ta("team-names-take-over-spoken", &[("name", isolated(&one.name))])}
                    on_press={take_over(one.patient)}
                >
                    { w.t("team-names-take-over") }
                </Button>
            </li>
        }
    };
    html! {
        <section class="stack tight" data-test="worklist-names">
            <h2>{ w.t("team-names-title") }</h2>
            <p class="soft">{ w.t("team-names-why") }</p>
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="names-failed">{ say::failure(&w, failure) }</Banner>
            }
            <ul class="list card">{ for props.names.iter().map(line) }</ul>
        </section>
    }
}
