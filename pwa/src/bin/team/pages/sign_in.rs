//! Sign in with e-mail and password.

use domain::account::Email;
use domain::session::{SignIn as Request, SignedIn};
use pwa::components::{Banner, Button, Field, Look, Page, Tone};
use pwa::hooks::{use_entrance, use_typed};
use pwa::second_factor::{is_asked_for, tone, typed_code};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::desk::{Arrival, Farewell};
use crate::route::{Route, Way};
use crate::say;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) farewell: Farewell,
    pub(crate) arrived: Callback<Arrival>,
    pub(crate) leave: Callback<()>,
    /// For a relative, who works in no unit.
    #[prop_or_default]
    pub(crate) relative: bool,
}

/// What is typed.
#[derive(Clone, Default, PartialEq)]
struct Typing {
    email: String,
    password: String,
    code: String,
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
    let typed = use_typed::<Typing>();
    let wrong = use_state(Wrong::default);
    let entrance = use_entrance();
    use_effect_with(is_asked_for(entrance.refused()), |asked| {
        if *asked {
            say::focus_on("sign-in-code");
        }
    });
    let onsubmit = {
        let (typed, wrong, entrance) = (typed.clone(), wrong.clone(), entrance.clone());
        let arrived = props.arrived.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if entrance.busy() {
                return;
            }
            let parsed = Email::parse(&typed.email);
            let found = Wrong { email: parsed.is_err(), password: typed.password.is_empty() };
            wrong.set(found);
            entrance.forget();
            let (Ok(email), false) = (parsed, found.password) else {
                say::focus_on(if found.email { "sign-in-email" } else { "sign-in-password" });
                return;
            };
            let (request, arrived) = (
                Request { email, password: typed.password.clone(), second_factor: typed_code(&typed.code) },
                arrived.clone(),
            );
            entrance.enter(
                "/api/v1/session",
                request,
                |answer: &SignedIn| answer,
                move |answer| {
                    arrived.emit(Arrival { account: answer.account, recovery_code: None });
                },
            );
        })
    };
    html! {
        <Page title={w.t(if props.relative { "supporter-sign-in-title" } else { "team-sign-in-title" })}>
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
                if let Some(failure) = entrance.refused() {
                    <Banner tone={tone(failure)} test="sign-in-failed">{ say::failure(&w, failure) }</Banner>
                }
                <Field
                    name="sign-in-email"
                    kind="email"
                    autocomplete="username"
                    inputmode="email"
                    label={w.t("team-sign-in-email")}
                    value={typed.email.clone()}
                    on_input={typed.field(|typed, text| typed.email = text)}
                    mistake={wrong.email.then(|| w.t("team-email-wrong"))}
                />
                <Field
                    name="sign-in-password"
                    kind="password"
                    autocomplete="current-password"
                    label={w.t("team-sign-in-password")}
                    value={typed.password.clone()}
                    on_input={typed.field(|typed, text| typed.password = text)}
                    mistake={wrong.password.then(|| w.t("team-password-missing"))}
                />
                if !typed.code.is_empty() || is_asked_for(entrance.refused()) {
                    <Field
                        name="sign-in-code"
                        autocomplete="one-time-code"
                        label={w.t("second-factor-code")}
                        value={typed.code.clone()}
                        on_input={typed.field(|typed, text| typed.code = text)}
                    />
                }
                <Button test="sign-in" submit=true look={Look::Primary} wide=true off={entrance.busy()}>
                    { w.t("team-sign-in") }
                </Button>
            </form>
            <ul class="plain stack tight">
                <li><Way to={if props.relative { Route::RegisterRelative } else { Route::Register }} test="to-register">{ w.t("team-to-register") }</Way></li>
                <li><Way to={Route::Recover} test="to-recover">{ w.t("team-to-recover") }</Way></li>
                <li><a href="/" data-test="to-patient">{ w.t("team-to-patient") }</a></li>
            </ul>
        </Page>
    }
}
