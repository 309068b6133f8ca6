//! What went wrong, in words, and where to look.

use pwa::api::Failure;
use pwa::components::{Banner, Button, Tone};
use pwa::wording::{Wording, use_wording};
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

/// What a failure means to the person, and when to try again.
pub(crate) fn failure(w: &Wording, failure: &Failure) -> AttrValue {
    let text = w.t(&failure.wording());
    match failure {
        Failure::Refused { retry_after_s: Some(seconds), .. } => {
            let later = w.ta("team-try-later", &[("seconds", (*seconds).into())]);
            AttrValue::from(format!("{text} {later}"))
        }
        _ => text,
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct FailedProps {
    pub(crate) failure: Failure,
    pub(crate) again: Callback<()>,
}

/// A screen's content could not be fetched: says why and offers to try again.
#[component]
pub(crate) fn Failed(props: &FailedProps) -> Html {
    let w = use_wording();
    let text = if props.failure == Failure::Offline { w.t("team-offline") } else { failure(&w, &props.failure) };
    html! {
        <Banner tone={Tone::Error} test="failed">
            <p>{ text }</p>
            <Button test="failed-retry" on_press={props.again.clone()}>{ w.t("words-try-again") }</Button>
        </Banner>
    }
}

/// Puts the focus on the field of this name, or on the first button of a group of that name: the one to put right.
pub(crate) fn focus_on(name: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let selector = format!("[id='{name}'], [data-test='{name}'], [data-test^='{name}-']");
    let found = document.and_then(|document| document.query_selector(&selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take it.
        let _ = element.focus();
    }
}

/// Moves the focus to an element.
pub(crate) fn take_focus(node: &NodeRef) {
    if let Some(element) = node.cast::<web_sys::HtmlElement>() {
        // Fails only for an element that cannot take it.
        let _ = element.focus();
    }
}
