//! The form that proves who one is: a code, and the password once more.

use domain::problem::Code;
use domain::second_factor::{Proof, Typed};
use yew::prelude::*;

use crate::api::Failure;
use crate::components::{Banner, Button, Field, Look, Tone, use_focus_on_mistake};
use crate::wording::use_wording;

/// [`ProofForm`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct ProofFormProps {
    /// Whether a reserve code will do too.
    pub(super) reserve: bool,
    /// What the button says.
    pub(super) label: AttrValue,
    /// Whether an answer is waited for.
    pub(super) busy: bool,
    /// Why the last one came to nothing.
    pub(super) refused: Option<Failure>,
    pub(super) on_proof: Callback<Proof>,
    /// A way out beside the button.
    #[prop_or_default]
    pub(super) children: Html,
}

/// The form.
#[component]
pub(super) fn ProofForm(props: &ProofFormProps) -> Html {
    let w = use_wording();
    let code = use_state(String::new);
    let password = use_state(String::new);
    let wrong = use_state(|| (false, false));
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (code, password, wrong) = (code.clone(), password.clone(), wrong.setter());
        let (reserve, busy, on_proof) = (props.reserve, props.busy, props.on_proof.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = Typed::parse(&code).filter(|typed| reserve || matches!(typed, Typed::Digits(_)));
            let found = (typed.is_none(), password.is_empty());
            wrong.set(found);
            if found == (false, false) && !busy {
                on_proof.emit(Proof { password: (*password).clone(), code: (*code).clone() });
            }
        })
    };
    let said = props.refused.as_ref().map(|failure| match failure.code() {
        Some(Code::WrongCredentials) => w.t("second-factor-wrong-password"),
        _ => w.t(&failure.wording()),
    });
    let (label, mistake) = if props.reserve {
        ("second-factor-code", "second-factor-code-wrong")
    } else {
        ("second-factor-digits", "second-factor-digits-wrong")
    };
    let write = |state: &UseStateHandle<String>| {
        let state = state.setter();
        Callback::from(move |text| state.set(text))
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true data-test="second-factor-form">
            <Field
                name="second-factor-code" autocomplete="one-time-code" inputmode={(!props.reserve).then_some("numeric")}
                label={w.t(label)} value={(*code).clone()} on_input={write(&code)}
                mistake={wrong.0.then(|| w.t(mistake))}
            />
            <Field
                name="second-factor-password" kind="password" autocomplete="current-password"
                label={w.t("second-factor-password")} value={(*password).clone()} on_input={write(&password)}
                mistake={wrong.1.then(|| w.t("second-factor-password-missing"))}
            />
            if let Some(said) = said {
                <Banner tone={Tone::Error} test="second-factor-refused">{ said }</Banner>
            }
            <div class="buttons">
                <Button test="second-factor-prove" look={Look::Primary} submit=true off={props.busy}>{ &props.label }</Button>
                { props.children.clone() }
            </div>
        </form>
    }
}
