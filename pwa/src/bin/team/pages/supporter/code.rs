//! Using a code from a patient while signed in: it makes one their relative and shares nothing.

use domain::account::{Account, Redeem};
use domain::code::InvitationCode;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Field, Tone};
use pwa::wording::use_wording;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::say;
use crate::seat::use_seat;

/// [`UseCode`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// A code was used.
    pub(super) used: Callback<()>,
}

/// The form.
#[component]
pub(super) fn UseCode(props: &Props) -> Html {
    let w = use_wording();
    let seat = use_seat();
    let code = use_state(String::new);
    let wrong = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let (busy, done) = (use_state(|| false), use_state(|| false));
    let onsubmit = {
        let (code, wrong, failure) = (code.clone(), wrong.setter(), failure.setter());
        let (busy, done, used) = (busy.clone(), done.setter(), props.used.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(seat) = seat.clone().filter(|_| !*busy) else { return };
            failure.set(None);
            done.set(false);
            let parsed = InvitationCode::parse(&code);
            wrong.set(parsed.is_err());
            let Ok(parsed) = parsed else {
                say::focus_on("relative-code");
                return;
            };
            busy.set(true);
            let (code, failure, busy, done, used) =
                (code.clone(), failure.clone(), busy.clone(), done.clone(), used.clone());
            spawn_local(async move {
                let request = Redeem { code: parsed.to_string() };
                match api::post::<Account>("/api/v1/invitations/redeem", &request).await {
                    Ok(account) => {
                        code.set(String::new());
                        done.set(true);
                        seat.renewed.emit(account);
                        used.emit(());
                    }
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    let on_input = {
        let code = code.setter();
        Callback::from(move |text| code.set(text))
    };
    html! {
        <section class="card" aria-labelledby="relative-code-title">
            <h2 id="relative-code-title">{ w.t("supporter-of-code-title") }</h2>
            <form class="stack" novalidate=true {onsubmit}>
                <p>{ w.t("supporter-of-code-text") }</p>
                if *done {
                    <Banner tone={Tone::Good} test="relative-code-done">{ w.t("supporter-of-code-done") }</Banner>
                }
                if let Some(failure) = &*failure {
                    <Banner tone={Tone::Error} test="relative-code-failed">{ say::failure(&w, failure) }</Banner>
                }
                <Field
                    name="relative-code"
                    autocomplete="off"
                    label={w.t("team-register-code")}
                    hint={w.t("team-register-code-hint")}
                    value={(*code).clone()}
                    {on_input}
                    mistake={wrong.then(|| w.t("team-code-wrong"))}
                />
                <div><Button test="relative-code-use" submit=true off={*busy}>{ w.t("team-redeem") }</Button></div>
            </form>
        </section>
    }
}
