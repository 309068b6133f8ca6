//! A new password by recovery code. Every session ends, and a new code is shown.

use domain::account::{Account, Email, NewPassword, Recovery, Registered};
use domain::code::RecoveryCode;
use domain::problem::Code;
use pwa::components::{Banner, Button, Field, Look, Page, Tone, Way, use_focus_on_mistake};
use pwa::hooks::{use_entrance, use_session, use_typed};
use pwa::second_factor::{is_asked_for, tone, typed_code};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::register::KeepCode;
use super::register::language::LanguageChoice;
use crate::route::Route;

#[derive(Debug, Clone, PartialEq, Default)]
struct Draft {
    email: String,
    code: String,
    password: String,
    second_factor: String,
}

/// What is wrong, beside the field it is about.
#[derive(Debug, Clone, PartialEq, Default)]
struct Mistakes {
    email: bool,
    code: bool,
    password: bool,
}

impl Draft {
    fn parse(&self) -> Result<Recovery, Mistakes> {
        let email = Email::parse(&self.email);
        let code = RecoveryCode::parse(&self.code).map(|_| self.code.trim().to_owned());
        let password = NewPassword::parse(self.password.clone());
        let mistakes = Mistakes { email: email.is_err(), code: code.is_err(), password: password.is_err() };
        match (email, code, password) {
            (Ok(email), Ok(code), Ok(password)) => {
                Ok(Recovery { email, code, password, second_factor: typed_code(&self.second_factor) })
            }
            _ => Err(mistakes),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn Recover() -> Html {
    let w = use_wording();
    let session = use_session();
    let draft = use_typed::<Draft>();
    let mistakes = use_state(Mistakes::default);
    use_focus_on_mistake((*mistakes).clone());
    let entrance = use_entrance();
    let done = use_state(|| None::<(Account, AttrValue)>);
    if let Some((account, code)) = &*done {
        let account = account.clone();
        return html! { <KeepCode code={code.clone()} on_kept={session.enter.reform(move |()| account.clone())} /> };
    }
    let onsubmit = {
        let (draft, mistakes, entrance, done) = (draft.clone(), mistakes.clone(), entrance.clone(), done.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            entrance.forget();
            let recovery = match draft.parse() {
                Ok(recovery) => recovery,
                Err(found) => return mistakes.set(found),
            };
            mistakes.set(Mistakes::default());
            let done = done.clone();
            entrance.enter(
                "/api/v1/recovery",
                recovery,
                |answer: &Registered| &answer.signed_in,
                move |answer| {
                    done.set(Some((answer.signed_in.account, answer.recovery_code.into())));
                },
            );
        })
    };
    let server = entrance.refused().map(|failure| match failure.code() {
        Some(Code::WrongCode | Code::WrongCredentials) => w.t("recover-wrong"),
        _ => w.t(&failure.wording()),
    });
    let back = html! { <Way to={Route::SignIn} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("recover-title")} {back} beside={html! { <LanguageChoice /> }}>
            <p>{ w.t("recover-intro") }</p>
            <form class="stack" {onsubmit} novalidate=true data-test="recover-form">
                <Field
                    name="recover-email" kind="email" inputmode="email" autocomplete="username"
                    label={w.t("account-email")} value={draft.email.clone()}
                    mistake={mistakes.email.then(|| w.t("account-email-wrong"))}
                    on_input={draft.field(|draft, text| draft.email = text)}
                />
                <Field
                    name="recover-code" autocomplete="off"
                    label={w.t("recover-code")} hint={w.t("recover-code-hint")} value={draft.code.clone()}
                    mistake={mistakes.code.then(|| w.t("account-code-wrong"))}
                    on_input={draft.field(|draft, text| draft.code = text)}
                />
                <Field
                    name="recover-password" kind="password" autocomplete="new-password"
                    label={w.t("recover-password")} hint={w.t("account-password-hint")} value={draft.password.clone()}
                    mistake={mistakes.password.then(|| w.t("account-password-wrong"))}
                    on_input={draft.field(|draft, text| draft.password = text)}
                />
                if !draft.second_factor.is_empty() || is_asked_for(entrance.refused()) {
                    <Field
                        name="recover-second-factor" autocomplete="one-time-code"
                        label={w.t("second-factor-code")} value={draft.second_factor.clone()}
                        on_input={draft.field(|draft, text| draft.second_factor = text)}
                    />
                }
                if let Some(server) = server {
                    <Banner tone={entrance.refused().map_or(Tone::Error, tone)} test="recover-problem">{ server }</Banner>
                }
                <Button look={Look::Primary} submit={true} wide={true} off={entrance.busy()} test="recover">{ w.t("recover-do") }</Button>
            </form>
        </Page>
    }
}
