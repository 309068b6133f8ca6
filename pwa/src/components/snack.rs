//! The bar at the bottom after something was saved: what happened, *Fortryd* and what else can be done. It stays until
//! it is used, closed or replaced: nobody has to be quick.

use yew::prelude::*;

use super::button::{Button, Look};
use crate::wording::use_wording;

/// Something that can be done about what just happened.
#[derive(Debug, Clone, PartialEq)]
pub struct SnackAction {
    /// What it does, in words.
    pub label: AttrValue,
    /// `data-test`, as `noun-verb`.
    pub test: AttrValue,
    /// When it is pressed.
    pub on_press: Callback<()>,
}

/// [`Snack`]'s properties.
#[derive(Properties, PartialEq)]
pub struct SnackProps {
    /// What happened.
    pub text: AttrValue,
    /// At most two.
    #[prop_or_default]
    pub actions: Vec<SnackAction>,
    /// When it is closed.
    pub on_close: Callback<()>,
}

/// The bar.
#[component]
pub fn Snack(props: &SnackProps) -> Html {
    let w = use_wording();
    let action = |action: &SnackAction| {
        html! {
            <Button look={Look::Plain} test={action.test.clone()} on_press={action.on_press.clone()}>
                { &action.label }
            </Button>
        }
    };
    html! {
        <div class="snack" data-test="snack">
            <span role="status">{ &props.text }</span>
            <span class="row">
                { for props.actions.iter().map(action) }
                <Button
                    look={Look::Plain}
                    test="snack-close"
                    spoken={w.t("words-close")}
                    on_press={props.on_close.clone()}
                >
                    { "×" }
                </Button>
            </span>
        </div>
    }
}
