//! What comes between making an account and the diary: the recovery code, and what happens with one's data.

use pwa::components::{Banner, Button, Look, Page, Tick, Tone};
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
    let kept = use_state(|| false);
    let asked = use_state(|| false);
    let print = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print leaves the code on the screen.
            let _ = window.print();
        }
    });
    let on_next = {
        let (kept, asked, on_kept) = (kept.clone(), asked.clone(), props.on_kept.clone());
        Callback::from(move |()| if *kept { on_kept.emit(()) } else { asked.set(true) })
    };
    html! {
        <Page title={w.t("recovery-title")}>
            <p>{ w.t("recovery-why") }</p>
            <p class="code" data-test="recovery-code">{ &props.code }</p>
            <p>{ w.t("recovery-where") }</p>
            <Button test="recovery-print" on_press={print}>{ w.t("recovery-print") }</Button>
            <Tick name="recovery-kept" label={w.t("recovery-kept")} checked={*kept} on_change={Callback::from(move |now| kept.set(now))} />
            if *asked {
                <Banner tone={Tone::Error} test="recovery-not-kept">{ w.t("recovery-not-kept") }</Banner>
            }
            <Button look={Look::Primary} wide={true} test="recovery-next" on_press={on_next}>{ w.t("words-next") }</Button>
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
