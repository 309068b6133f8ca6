//! A new account: with a code from a unit or without. The recovery code is shown once, and one says that it is kept;
//! then what happens with one's data, before the first entry.

mod draft;
pub(crate) mod language;
mod steps;

use domain::account::{Account, Registered};
use pwa::clock;
use pwa::components::{Banner, Button, Field, Look, Page, Tone, Way, use_focus_on_mistake};
use pwa::hooks::{code_in_address, use_entrance, use_session, use_typed};
use pwa::wording::use_wording;
use yew::prelude::*;

use self::draft::{Draft, Wrong};
use self::language::LanguageChoice;
use self::steps::FirstNotice;
pub(crate) use self::steps::KeepCode;
use crate::route::Route;

/// How far one is.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Filling,
    Code { account: Account, code: AttrValue },
    Notice { account: Account },
}

/// The screen.
#[component]
pub(crate) fn Register() -> Html {
    let w = use_wording();
    let session = use_session();
    let step = use_state(|| Step::Filling);
    let draft = use_typed::<Draft>();
    let wrong = use_state(Vec::<Wrong>::new);
    use_focus_on_mistake((*wrong).clone());
    let entrance = use_entrance();
    let from_camera = draft.field(|draft, text| draft.code = text);
    use_effect_with((), move |()| {
        if let Some(code) = code_in_address() {
            from_camera.emit(code);
        }
    });
    match &*step {
        Step::Code { account, code } => {
            let (step, account) = (step.clone(), account.clone());
            let on_kept = Callback::from(move |()| step.set(Step::Notice { account: account.clone() }));
            return html! { <KeepCode code={code.clone()} {on_kept} /> };
        }
        Step::Notice { account } => {
            let (enter, account) = (session.enter.clone(), account.clone());
            return html! { <FirstNotice on_read={enter.reform(move |()| account.clone())} /> };
        }
        Step::Filling => {}
    }
    let onsubmit = {
        let (draft, wrong, entrance, step, w) =
            (draft.clone(), wrong.clone(), entrance.clone(), step.setter(), w.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            entrance.forget();
            let new = match draft.parse(w.language(), clock::zone()) {
                Ok(new) => new,
                Err(found) => return wrong.set(found),
            };
            wrong.set(Vec::new());
            let step = step.clone();
            entrance.enter(
                "/api/v1/accounts",
                new,
                |answer: &Registered| &answer.signed_in,
                move |answer| {
                    step.set(Step::Code { account: answer.signed_in.account, code: answer.recovery_code.into() });
                },
            );
        })
    };
    let mistake = |field: Wrong| wrong.contains(&field).then(|| w.t(field.wording()));
    let server_says = |field: Wrong| {
        entrance.refused().filter(|failure| field.is_meant_by(failure)).map(|failure| w.t(&failure.wording()))
    };
    let beside = |field: Wrong| mistake(field).or_else(|| server_says(field));
    let at_a_field = Wrong::ALL.iter().any(|field| server_says(*field).is_some());
    let back = html! { <Way to={Route::SignIn} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("register-title")} {back} beside={html! { <LanguageChoice /> }}>
            <p>{ w.t("register-intro") }</p>
            <form class="stack" {onsubmit} novalidate=true data-test="register-form">
                <Field
                    name="register-name" autocomplete="name" max_length={100}
                    label={w.t("account-name")} value={draft.name.clone()} mistake={beside(Wrong::Name)}
                    on_input={draft.field(|draft, text| draft.name = text)}
                />
                <Field
                    name="register-email" kind="email" inputmode="email" autocomplete="username"
                    label={w.t("account-email")} value={draft.email.clone()} mistake={beside(Wrong::Email)}
                    on_input={draft.field(|draft, text| draft.email = text)}
                />
                <Field
                    name="register-password" kind="password" autocomplete="new-password"
                    label={w.t("account-password")} hint={w.t("account-password-hint")}
                    value={draft.password.clone()} mistake={beside(Wrong::Password)}
                    on_input={draft.field(|draft, text| draft.password = text)}
                />
                <Field
                    name="register-code" autocomplete="off" optional={true}
                    label={w.t("register-code")} hint={w.t("register-code-hint")}
                    value={draft.code.clone()} mistake={beside(Wrong::Code)}
                    on_input={draft.field(|draft, text| draft.code = text)}
                />
                if let Some(failure) = entrance.refused().filter(|_| !at_a_field) {
                    <Banner tone={Tone::Error} test="register-problem">{ w.t(&failure.wording()) }</Banner>
                }
                <Button look={Look::Primary} submit={true} wide={true} off={entrance.busy()} test="register">{ w.t("register-do") }</Button>
            </form>
            <p><Way to={Route::Notice} test="notice-open">{ w.t("register-notice") }</Way></p>
        </Page>
    }
}
