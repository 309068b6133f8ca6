//! Signing in. What was left unsent on this phone is counted, never shown.

use domain::account::{Email, EmailError};
use domain::session::{SignIn as Credentials, SignedIn};
use pwa::components::{Banner, Button, Field, Look, Page, Tone, Way};
use pwa::hooks::{Phase, use_entrance, use_session, use_typed};
use pwa::second_factor::{is_asked_for, tone, typed_code};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::register::language::LanguageChoice;
use crate::route::Route;

#[derive(Debug, Clone, PartialEq, Default)]
struct Draft {
    email: String,
    password: String,
    code: String,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Default)]
struct Mistakes {
    email: bool,
    password: bool,
}

/// The screen.
#[component]
pub(crate) fn SignIn() -> Html {
    let w = use_wording();
    let session = use_session();
    let draft = use_typed::<Draft>();
    let mistakes = use_state(Mistakes::default);
    let entrance = use_entrance();
    let onsubmit = {
        let (draft, mistakes, entrance, enter, w) =
            (draft.clone(), mistakes.clone(), entrance.clone(), session.enter.clone(), w.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let email: Result<Email, EmailError> = Email::parse(&draft.email);
            let found = Mistakes { email: email.is_err(), password: draft.password.is_empty() };
            mistakes.set(found.clone());
            entrance.forget();
            let (Ok(email), false) = (email, found.password) else { return };
            let credentials =
                Credentials { email, password: draft.password.clone(), second_factor: typed_code(&draft.code) };
            let (enter, w) = (enter.clone(), w.clone());
            entrance.enter(
                "/api/v1/session",
                credentials,
                |answer: &SignedIn| answer,
                move |answer| {
                    w.set_language(answer.account.language);
                    enter.emit(answer.account);
                },
            );
        })
    };
    html! {
        <Page title={w.t("sign-in-title")} beside={html! { <LanguageChoice /> }}>
            { left_behind(&session.phase, &w) }
            <form class="stack" {onsubmit} novalidate=true data-test="sign-in-form">
                <Field
                    name="sign-in-email" kind="email" inputmode="email" autocomplete="username"
                    label={w.t("account-email")} value={draft.email.clone()}
                    mistake={mistakes.email.then(|| w.t("account-email-wrong"))}
                    on_input={draft.field(|draft, text| draft.email = text)}
                />
                <Field
                    name="sign-in-password" kind="password" autocomplete="current-password"
                    label={w.t("account-password")} value={draft.password.clone()}
                    mistake={mistakes.password.then(|| w.t("account-password-missing"))}
                    on_input={draft.field(|draft, text| draft.password = text)}
                />
                if !draft.code.is_empty() || is_asked_for(entrance.refused()) {
                    <Field
                        name="sign-in-code" autocomplete="one-time-code"
                        label={w.t("second-factor-code")} value={draft.code.clone()}
                        on_input={draft.field(|draft, text| draft.code = text)}
                    />
                }
                if let Some(failure) = entrance.refused() {
                    <Banner tone={tone(failure)} test="sign-in-problem">{ w.t(&failure.wording()) }</Banner>
                }
                <Button look={Look::Primary} submit={true} wide={true} off={entrance.busy()} test="sign-in">{ w.t("sign-in-do") }</Button>
            </form>
            <ul class="plain stack">
                <li><Way to={Route::Register} test="register-open" class="button quiet wide">{ w.t("sign-in-register") }</Way></li>
                <li><Way to={Route::Recover} test="recover-open" class="button plain">{ w.t("sign-in-forgot") }</Way></li>
                <li><a href="/team/" class="button plain" data-test="team-open">{ w.t("sign-in-team") }</a></li>
            </ul>
            <p class="soft">{ w.t("sign-in-what") }</p>
        </Page>
    }
}

/// Why one is here, and how much waits for its owner.
fn left_behind(phase: &Phase, w: &pwa::wording::Wording) -> Html {
    let Phase::SignedOut { waiting, ended, erased } = phase else { return html! {} };
    html! {
        <>
            if *ended {
                <Banner tone={Tone::Warm} test="session-ended">{ w.t("sign-in-ended") }</Banner>
            }
            if *erased {
                <Banner tone={Tone::Still} test="account-erased">{ w.t("sign-in-erased") }</Banner>
            }
            if *waiting > 0 {
                <Banner test="sign-in-waiting">{ w.ta("sign-in-waiting", &[("n", (*waiting).into())]) }</Banner>
            }
        </>
    }
}
