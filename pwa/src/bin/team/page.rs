//! The frame of one screen: its heading, which takes the focus when one comes here, and what stands beside it.

use std::cell::Cell;

use pwa::wording::{use_title, use_wording};
use yew::prelude::*;

use crate::route::Route;
use crate::way::Way;

thread_local! {
    /// The first screen after a load leaves the focus where the browser put it.
    static STARTED: Cell<bool> = const { Cell::new(false) };
}

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) title: AttrValue,
    /// Where *back* leads.
    #[prop_or_default]
    pub(crate) back: Option<Route>,
    /// As wide as a table needs.
    #[prop_or_default]
    pub(crate) wide: bool,
    /// Beside the heading.
    #[prop_or_default]
    pub(crate) beside: Html,
    pub(crate) children: Html,
}

/// One screen.
#[component]
pub(crate) fn Page(props: &Props) -> Html {
    let w = use_wording();
    let heading = use_node_ref();
    use_title(props.title.clone());
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if STARTED.replace(true) {
                take_focus(&heading);
            }
        });
    }
    html! {
        <main id="content" class={classes!("page", props.wide.then_some("wide"))} tabindex="-1">
            <div class="page-head">
                if let Some(back) = props.back {
                    <Way to={back} test="page-back" class="back no-print">{ w.t("words-back") }</Way>
                }
                <h1 tabindex="-1" ref={heading}>{ props.title.clone() }</h1>
                { props.beside.clone() }
            </div>
            { props.children.clone() }
        </main>
    }
}

/// Moves the focus to an element.
pub(crate) fn take_focus(node: &NodeRef) {
    if let Some(element) = node.cast::<web_sys::HtmlElement>() {
        // Fails only for an element that cannot take it.
        let _ = element.focus();
    }
}
