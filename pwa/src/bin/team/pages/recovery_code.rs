//! The recovery code, shown once, to print.

use pwa::components::{Button, Look, Page, Print};
use pwa::wording::{isolated, use_wording};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) code: AttrValue,
    pub(crate) email: String,
    /// When the person says that it is put away.
    pub(crate) kept: Callback<()>,
}

/// The screen.
#[component]
pub(crate) fn RecoveryCode(props: &Props) -> Html {
    let w = use_wording();
    html! {
        <Page title={w.t("team-recovery-title")}>
            <p>{ w.t("team-recovery-intro") }</p>
            <output class="code" data-test="recovery-code">{ &props.code }</output>
            <p class="soft">{ w.ta("team-recovery-for", &[("email", isolated(&props.email))]) }</p>
            <div class="buttons">
                <Print test="recovery-print" label={w.t("team-recovery-print")} />
                <Button test="recovery-kept" look={Look::Primary} on_press={props.kept.clone()}>
                    { w.t("team-recovery-saved") }
                </Button>
            </div>
        </Page>
    }
}
