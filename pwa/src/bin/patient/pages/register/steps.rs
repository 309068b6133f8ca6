//! What comes between making an account and the diary: the recovery code, and what happens with one's data.

use pwa::components::{Button, Keep, Look, Page};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::pages::notice::NoticeText;

/// [`KeepCode`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct KeepCodeProps {
    /// The code, shown this once.
    pub(crate) code: AttrValue,
    /// When the person says that it is kept.
    pub(crate) on_kept: Callback<()>,
}

/// The recovery code, to print and keep.
#[component]
pub(crate) fn KeepCode(props: &KeepCodeProps) -> Html {
    let w = use_wording();
    html! {
        <Page title={w.t("recovery-title")}>
            <p>{ w.t("recovery-why") }</p>
            <p class="code" data-test="recovery-code">{ &props.code }</p>
            <p>{ w.t("recovery-where") }</p>
            <Keep
                noun="recovery" print={w.t("recovery-print")} kept={w.t("recovery-kept")}
                not_kept={w.t("recovery-not-kept")} on_kept={props.on_kept.clone()}
            />
        </Page>
    }
}

/// [`FirstNotice`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct FirstNoticeProps {
    /// When it was read.
    pub(crate) on_read: Callback<()>,
}

/// The notice, before the first entry.
#[component]
pub(crate) fn FirstNotice(props: &FirstNoticeProps) -> Html {
    let w = use_wording();
    html! {
        <Page title={w.t("notice-title")}>
            <NoticeText />
            <Button look={Look::Primary} wide={true} test="notice-read" on_press={props.on_read.clone()}>{ w.t("notice-begin") }</Button>
        </Page>
    }
}
