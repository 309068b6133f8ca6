//! Make an account with the invitation code of a unit's lead, or with that of a patient whose relative one is.

use domain::account::{Email, Name, NewAccount, NewPassword, PASSWORD_MAX_CHARS, PasswordError, Registered};
use domain::code::InvitationCode;
use domain::text::TextError;
use pwa::clock;
use pwa::components::{Banner, Button, Field, Look, Page, Tone};
use pwa::hooks::{code_in_address, use_entrance, use_typed};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::back::Back;
use crate::desk::Arrival;
use crate::route::{Route, Way};
use crate::say;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) arrived: Callback<Arrival>,
    /// With the code of a patient whose relative one is.
    #[prop_or_default]
    pub(crate) relative: bool,
}

/// What is typed.
#[derive(Clone, Default, PartialEq)]
struct Typing {
    code: String,
    name: String,
    email: String,
    password: String,
}

/// What is wrong with it: wording keys.
#[derive(Clone, Copy, Default, PartialEq)]
struct Wrong {
    code: Option<&'static str>,
    name: Option<&'static str>,
    email: Option<&'static str>,
    password: Option<&'static str>,
}

impl Wrong {
    /// The id of the first wrong field.
    fn first(self) -> Option<&'static str> {
        let fields = [
            ("register-code", self.code),
            ("register-name", self.name),
            ("register-email", self.email),
            ("register-password", self.password),
        ];
        fields.into_iter().find(|(_, wrong)| wrong.is_some()).map(|(id, _)| id)
    }
}

/// The wording of what is wrong with a new password.
pub(super) fn password_key(error: PasswordError) -> &'static str {
    match error {
        PasswordError::TooShort => "team-password-short",
        PasswordError::TooLong => "team-password-long",
    }
}

impl Typing {
    fn parse(&self, language: domain::locale::Language) -> Result<NewAccount, Wrong> {
        let code = InvitationCode::parse(&self.code);
        let name = Name::parse(self.name.trim());
        let email = Email::parse(&self.email);
        let password = NewPassword::parse(self.password.clone());
        let wrong = Wrong {
            code: code.is_err().then_some("team-code-wrong"),
            name: name.as_ref().err().map(|error| match error {
                TextError::TooLong(_) => "team-name-long",
                TextError::Empty | TextError::Null | TextError::LineBreak => "team-name-missing",
            }),
            email: email.is_err().then_some("team-email-wrong"),
            password: password.as_ref().err().map(|error| password_key(*error)),
        };
        match (code, name, email, password) {
            (Ok(code), Ok(name), Ok(email), Ok(password)) => {
                let code = Some(code.to_string());
                Ok(NewAccount { name, email, password, language, zone: clock::zone(), code })
            }
            _ => Err(wrong),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn Register(props: &Props) -> Html {
    let w = use_wording();
    let typed = use_typed::<Typing>();
    let from_camera = typed.field(|typed, text| typed.code = text);
    use_effect_with((), move |()| {
        if let Some(code) = code_in_address() {
            from_camera.emit(code);
        }
    });
    let wrong = use_state(Wrong::default);
    let entrance = use_entrance();
    let onsubmit = {
        let (typed, wrong, entrance) = (typed.clone(), wrong.clone(), entrance.clone());
        let arrived = props.arrived.clone();
        let language = w.language();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if entrance.busy() {
                return;
            }
            entrance.forget();
            let account = match typed.parse(language) {
                Ok(account) => account,
                Err(found) => {
                    wrong.set(found);
                    found.first().into_iter().for_each(say::focus_on);
                    return;
                }
            };
            wrong.set(Wrong::default());
            let arrived = arrived.clone();
            entrance.enter(
                "/api/v1/accounts",
                account,
                |answer: &Registered| &answer.signed_in,
                move |answer| arrived.emit(answer.into()),
            );
        })
    };
    let say_wrong = |key: Option<&'static str>| key.map(|key| w.t(key));
    let (title, intro, name_hint, sign_in) = if props.relative {
        (
            "supporter-register-title",
            "supporter-register-intro",
            "supporter-register-name-hint",
            // Whoever is signed in already lands where a code is used.
            Route::Supported,
        )
    } else {
        ("team-register-title", "team-register-intro", "team-register-name-hint", Route::SignIn)
    };
    html! {
        <Page title={w.t(title)} back={html! { <Back to={sign_in} /> }}>
            <p>{ w.t(intro) }</p>
            <form class="stack" novalidate=true {onsubmit}>
                if let Some(failure) = entrance.refused() {
                    <Banner tone={Tone::Error} test="register-failed">{ say::failure(&w, failure) }</Banner>
                }
                <Field
                    name="register-code"
                    autocomplete="off"
                    label={w.t("team-register-code")}
                    hint={w.t("team-register-code-hint")}
                    value={typed.code.clone()}
                    on_input={typed.field(|typed, text| typed.code = text)}
                    mistake={say_wrong(wrong.code)}
                />
                <Field
                    name="register-name"
                    autocomplete="name"
                    label={w.t("team-register-name")}
                    hint={w.t(name_hint)}
                    value={typed.name.clone()}
                    on_input={typed.field(|typed, text| typed.name = text)}
                    mistake={say_wrong(wrong.name)}
                />
                <Field
                    name="register-email"
                    kind="email"
                    autocomplete="username"
                    inputmode="email"
                    label={w.t("team-sign-in-email")}
                    hint={w.t("team-register-email-hint")}
                    value={typed.email.clone()}
                    on_input={typed.field(|typed, text| typed.email = text)}
                    mistake={say_wrong(wrong.email)}
                />
                <Field
                    name="register-password"
                    kind="password"
                    autocomplete="new-password"
                    label={w.t("team-register-password")}
                    hint={w.t("team-register-password-hint")}
                    max_length={u32::try_from(PASSWORD_MAX_CHARS).ok()}
                    value={typed.password.clone()}
                    on_input={typed.field(|typed, text| typed.password = text)}
                    mistake={say_wrong(wrong.password)}
                />
                <Button test="register" submit=true look={Look::Primary} wide=true off={entrance.busy()}>
                    { w.t("team-register") }
                </Button>
            </form>
            if props.relative {
                <p>{ w.t("supporter-register-have") }</p>
            }
            <p><Way to={sign_in} test="to-sign-in">{ w.t("team-to-sign-in") }</Way></p>
        </Page>
    }
}
