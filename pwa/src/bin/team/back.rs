//! The way back from a screen.

use pwa::wording::use_wording;
use yew::prelude::*;

use crate::route::{Route, Way};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) to: Route,
}

/// "Tilbage".
#[component]
pub(crate) fn Back(props: &Props) -> Html {
    let w = use_wording();
    html! { <Way to={props.to} test="page-back" class="back no-print">{ w.t("words-back") }</Way> }
}
