//! A new password by the recovery code that was printed at registration.

use domain::account::{Email, NewPassword, Recovery, Registered};
use domain::code::RecoveryCode;
use pwa::components::{Banner, Button, Field, Look, Page};
use pwa::hooks::{use_entrance, use_typed};
use pwa::second_factor::{is_asked_for, tone, typed_code};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::register::password_key;
use crate::back::Back;
use crate::desk::Arrival;
use crate::route::Route;
use crate::say;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) arrived: Callback<Arrival>,
}

/// What is typed.
#[derive(Clone, Default, PartialEq)]
struct Typing {
    email: String,
    code: String,
    password: String,
    second_factor: String,
}

/// What is wrong with it: wording keys.
#[derive(Clone, Copy, Default, PartialEq)]
struct Wrong {
    email: Option<&'static str>,
    code: Option<&'static str>,
    password: Option<&'static str>,
}

impl Wrong {
    fn first(self) -> Option<&'static str> {
        let fields = [("recover-email", self.email), ("recover-code", self.code), ("recover-password", self.password)];
        fields.into_iter().find(|(_, wrong)| wrong.is_some()).map(|(id, _)| id)
    }
}

impl Typing {
    fn parse(&self) -> Result<Recovery, Wrong> {
        let email = Email::parse(&self.email);
        let code = RecoveryCode::parse(&self.code);
        let password = NewPassword::parse(self.password.clone());
        let wrong = Wrong {
            email: email.is_err().then_some("team-email-wrong"),
            code: code.is_err().then_some("team-code-wrong"),
            password: password.as_ref().err().map(|error| password_key(*error)),
        };
        match (email, code, password) {
            (Ok(email), Ok(code), Ok(password)) => {
                let second_factor = typed_code(&self.second_factor);
                Ok(Recovery { email, code: code.to_string(), password, second_factor })
            }
            _ => Err(wrong),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn Recover(props: &Props) -> Html {
    let w = use_wording();
    let typed = use_typed::<Typing>();
    let wrong = use_state(Wrong::default);
    let entrance = use_entrance();
    let onsubmit = {
        let (typed, wrong, entrance) = (typed.clone(), wrong.clone(), entrance.clone());
        let arrived = props.arrived.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if entrance.busy() {
                return;
            }
            entrance.forget();
            let recovery = match typed.parse() {
                Ok(recovery) => recovery,
                Err(found) => {
                    wrong.set(found);
                    found.first().into_iter().for_each(say::focus_on);
                    return;
                }
            };
            wrong.set(Wrong::default());
            let arrived = arrived.clone();
            entrance.enter(
                "/api/v1/recovery",
                recovery,
                |answer: &Registered| &answer.signed_in,
                move |answer| arrived.emit(answer.into()),
            );
        })
    };
    let say_wrong = |key: Option<&'static str>| key.map(|key| w.t(key));
    html! {
        <Page title={w.t("team-recover-title")} back={html! { <Back to={Route::SignIn} /> }}>
            <p>{ w.t("team-recover-intro") }</p>
            <form class="stack" novalidate=true {onsubmit}>
                if let Some(failure) = entrance.refused() {
                    <Banner tone={tone(failure)} test="recover-failed">{ say::failure(&w, failure) }</Banner>
                }
                <Field
                    name="recover-email"
                    kind="email"
                    autocomplete="username"
                    inputmode="email"
                    label={w.t("team-sign-in-email")}
                    value={typed.email.clone()}
                    on_input={typed.field(|typed, text| typed.email = text)}
                    mistake={say_wrong(wrong.email)}
                />
                <Field
                    name="recover-code"
                    autocomplete="off"
                    label={w.t("team-recover-code")}
                    hint={w.t("team-recover-code-hint")}
                    value={typed.code.clone()}
                    on_input={typed.field(|typed, text| typed.code = text)}
                    mistake={say_wrong(wrong.code)}
                />
                <Field
                    name="recover-password"
                    kind="password"
                    autocomplete="new-password"
                    label={w.t("team-recover-password")}
                    hint={w.t("team-register-password-hint")}
                    value={typed.password.clone()}
                    on_input={typed.field(|typed, text| typed.password = text)}
                    mistake={say_wrong(wrong.password)}
                />
                if !typed.second_factor.is_empty() || is_asked_for(entrance.refused()) {
                    <Field
                        name="recover-second-factor"
                        autocomplete="one-time-code"
                        label={w.t("second-factor-code")}
                        value={typed.second_factor.clone()}
                        on_input={typed.field(|typed, text| typed.second_factor = text)}
                    />
                }
                <Button test="recover" submit=true look={Look::Primary} wide=true off={entrance.busy()}>
                    { w.t("team-recover") }
                </Button>
            </form>
        </Page>
    }
}
