//! A link to another screen of the same entry: an ordinary link, so that it can be opened in a tab, followed without a
//! load and without losing what waits to be written.

use yew::prelude::*;

use crate::hooks::{use_address, use_navigator};

/// [`Way`]'s properties.
#[derive(Properties, PartialEq)]
pub struct WayProps {
    /// The address it leads to.
    pub to: AttrValue,
    /// `data-test`.
    pub test: AttrValue,
    /// `back`, `way` (a row of a list), `button primary`, `button quiet`, …
    #[prop_or_default]
    pub class: Classes,
    /// What stands on it.
    pub children: Html,
}

/// The link. It says itself when it leads to where one is.
#[component]
pub fn Way(props: &WayProps) -> Html {
    let (here, navigator) = (use_address().is_at(&props.to), use_navigator());
    let to = props.to.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // As the browser does it: a new tab or window is its business.
        if !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            navigator.push(&to);
        }
    });
    html! {
        <a
            href={props.to.clone()}
            class={props.class.clone()}
            data-test={props.test.clone()}
            aria-current={here.then_some("page")}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
