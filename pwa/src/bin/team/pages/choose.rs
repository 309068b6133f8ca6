//! In which unit one works now; and for somebody who works in none yet, the way in with a code.

use domain::account::{Account, Redeem};
use domain::code::InvitationCode;
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Field, Look, Page, Tone};
use pwa::hooks::use_navigator;
use pwa::wording::{isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::figure;
use crate::route::{Route, use_route};
use crate::say;
use crate::seat::use_seat;

/// Several memberships: which one?
#[component]
pub(crate) fn Choose() -> Html {
    let w = use_wording();
    let navigator = use_navigator();
    let here = use_route();
    let Some(seat) = use_seat() else { return Html::default() };
    let row = |membership: &Membership| {
        let id = membership.id;
        let (choose, navigator) = (seat.choose.clone(), navigator.clone());
        let on_press = Callback::from(move |()| {
            choose.emit(id);
            // Another address is kept: it is where the person wanted to go.
            if here == Route::Choose {
                navigator.push(Route::Worklist);
            }
        });
        let profession = figure::named(&w, "profession", membership.profession);
        let words = w.ta(
            "team-choose-open",
            &[("profession", profession.as_str().into()), ("unit", isolated(&membership.unit.name))],
        );
        html! {
            <li class="stack tight">
                <Button test={format!("membership-choose-{id}")} wide=true {on_press}>{ words }</Button>
                <p class="hint">
                    { figure::named(&w, "sector", membership.unit.sector) }
                    { " · " }
                    { figure::roles(&w, membership.treating, membership.lead) }
                </p>
            </li>
        }
    };
    html! {
        <Page title={w.t("team-choose-title")}>
            <p>{ w.t("team-choose-intro") }</p>
            <ul class="plain stack">{ for seat.account.memberships.iter().map(row) }</ul>
        </Page>
    }
}

/// No membership: this entry is for professionals.
#[component]
pub(crate) fn NoUnit() -> Html {
    let w = use_wording();
    let code = use_state(String::new);
    let wrong = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let seat = use_seat();
    let onsubmit = {
        let (code, wrong, failure, busy) = (code.clone(), wrong.clone(), failure.clone(), busy.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(seat) = seat.clone().filter(|_| !*busy) else { return };
            failure.set(None);
            let parsed = InvitationCode::parse(&code);
            wrong.set(parsed.is_err());
            let Ok(code) = parsed else {
                say::focus_on("redeem-code");
                return;
            };
            busy.set(true);
            let (failure, busy) = (failure.clone(), busy.clone());
            spawn_local(async move {
                let request = Redeem { code: code.to_string() };
                match api::post::<Account>("/api/v1/invitations/redeem", &request).await {
                    Ok(account) => seat.renewed.emit(account),
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    let on_input = {
        let code = code.clone();
        Callback::from(move |text| code.set(text))
    };
    html! {
        <Page title={w.t("team-no-unit-title")}>
            <p>{ w.t("team-no-unit") }</p>
            <form class="stack" novalidate=true {onsubmit}>
                if let Some(failure) = &*failure {
                    <Banner tone={Tone::Error} test="redeem-failed">{ say::failure(&w, failure) }</Banner>
                }
                <Field
                    name="redeem-code"
                    autocomplete="off"
                    label={w.t("team-register-code")}
                    hint={w.t("team-register-code-hint")}
                    value={(*code).clone()}
                    {on_input}
                    mistake={wrong.then(|| w.t("team-code-wrong"))}
                />
                <Button test="redeem" submit=true look={Look::Primary} off={*busy}>{ w.t("team-redeem") }</Button>
            </form>
            <p><a href="/" data-test="to-patient">{ w.t("team-to-patient") }</a></p>
        </Page>
    }
}
