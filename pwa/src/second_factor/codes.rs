//! The reserve codes, shown once, to print and keep.

use yew::prelude::*;

use crate::components::Keep;
use crate::wording::use_wording;

/// [`Codes`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct CodesProps {
    pub(super) codes: Vec<String>,
    /// When the person says that they are kept.
    pub(super) on_kept: Callback<()>,
}

/// The codes.
#[component]
pub(super) fn Codes(props: &CodesProps) -> Html {
    let w = use_wording();
    html! {
        <section class="stack" data-test="reserve-codes">
            <h2>{ w.t("second-factor-codes-title") }</h2>
            <p>{ w.t("second-factor-codes-text") }</p>
            <ul class="plain code">
                { for props.codes.iter().map(|code| html! { <li key={code.clone()} dir="ltr" data-test="reserve-code">{ code }</li> }) }
            </ul>
            <Keep
                noun="reserve" print={w.t("second-factor-codes-print")} kept={w.t("second-factor-codes-kept")}
                not_kept={w.t("second-factor-codes-not-kept")} on_kept={props.on_kept.clone()}
            />
        </section>
    }
}
