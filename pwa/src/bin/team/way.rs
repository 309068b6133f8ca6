//! A link to another screen of this entry: an ordinary link, so that it can be opened in a tab, followed without a load.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::{BASE, Route};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) to: Route,
    /// The mark for browser tests.
    pub(crate) test: AttrValue,
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or_default]
    pub(crate) anchor: NodeRef,
    pub(crate) children: Html,
}

/// The link. It says itself when it leads to where one is.
#[component]
pub(crate) fn Way(props: &Props) -> Html {
    let navigator = use_navigator();
    let here = use_route::<Route>() == Some(props.to);
    let onclick = use_callback((props.to, navigator), |event: MouseEvent, (to, navigator)| {
        let elsewhere = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if let (false, Some(navigator)) = (elsewhere, navigator) {
            event.prevent_default();
            navigator.push(to);
        }
    });
    html! {
        <a
            href={format!("{BASE}{}", props.to.to_path())}
            class={props.class.clone()}
            data-test={props.test.clone()}
            aria-current={here.then_some("page")}
            ref={props.anchor.clone()}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
