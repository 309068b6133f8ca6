//! Sign in with e-mail and password.

use domain::account::Email;
use domain::session::{SignIn as Request, SignedIn};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Field, Look, Page, Tone};
use pwa::wording::use_wording;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::desk::{Arrival, Farewell};
use crate::route::{Route, Way};
use crate::say;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) farewell: Farewell,
    pub(crate) arrived: Callback<Arrival>,
    pub(crate) leave: Callback<()>,
}

/// What was found wrong before anything was sent.
#[derive(Clone, Copy, Default, PartialEq)]
struct Wrong {
    email: bool,
    password: bool,
}

/// The screen.
#[component]
pub(crate) fn SignIn(props: &Props) -> Html {
    let w = use_wording();
    let email = use_state(String::new);
    let password = use_state(String::new);
    let wrong = use_state(Wrong::default);
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let onsubmit = {
        let (email, password, wrong) = (email.clone(), password.clone(), wrong.clone());
        let (failure, busy, arrived) = (failure.clone(), busy.clone(), props.arrived.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let parsed = Email::parse(&email);
            let found = Wrong { email: parsed.is_err(), password: password.is_empty() };
            wrong.set(found);
            failure.set(None);
            let (Ok(email), false) = (parsed, found.password) else {
                say::focus_on(if found.email { "sign-in-email" } else { "sign-in-password" });
                return;
            };
            busy.set(true);
            let request = Request { email, password: (*password).clone() };
            let (failure, busy, arrived) = (failure.clone(), busy.clone(), arrived.clone());
            spawn_local(async move {
                match api::start::<SignedIn>("/api/v1/session", &request, |answer| answer).await {
                    Ok(answer) => arrived.emit(Arrival { account: answer.account, recovery_code: None }),
                    Err(refused) => {
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let typed = |field: &UseStateHandle<String>| {
        let field = field.clone();
        Callback::from(move |text| field.set(text))
    };
    html! {
        <Page title={w.t("team-sign-in-title")}>
            if props.farewell == Farewell::Ended {
                <Banner test="session-ended">{ w.t("team-sign-in-again") }</Banner>
            }
            if props.farewell == Farewell::Unsent {
                <Banner tone={Tone::Warm} test="sign-out-unsent">
                    <p>{ w.t("team-sign-out-unsent") }</p>
                    <Button test="sign-out-again" on_press={props.leave.clone()}>{ w.t("words-try-again") }</Button>
                </Banner>
            }
            <form class="stack" novalidate=true {onsubmit}>
                if let Some(failure) = &*failure {
                    <Banner tone={Tone::Error} test="sign-in-failed">{ say::failure(&w, failure) }</Banner>
                }
                <Field
                    name="sign-in-email"
                    kind="email"
                    autocomplete="username"
                    inputmode="email"
                    label={w.t("team-sign-in-email")}
                    value={(*email).clone()}
                    on_input={typed(&email)}
                    mistake={wrong.email.then(|| w.t("team-email-wrong"))}
                />
                <Field
                    name="sign-in-password"
                    kind="password"
                    autocomplete="current-password"
                    label={w.t("team-sign-in-password")}
                    value={(*password).clone()}
                    on_input={typed(&password)}
                    mistake={wrong.password.then(|| w.t("team-password-missing"))}
                />
                <Button test="sign-in" submit=true look={Look::Primary} wide=true off={*busy}>
                    { w.t("team-sign-in") }
                </Button>
            </form>
            <ul class="plain stack tight">
                <li><Way to={Route::Register} test="to-register">{ w.t("team-to-register") }</Way></li>
                <li><Way to={Route::Recover} test="to-recover">{ w.t("team-to-recover") }</Way></li>
                <li><a href="/" data-test="to-patient">{ w.t("team-to-patient") }</a></li>
            </ul>
        </Page>
    }
}
