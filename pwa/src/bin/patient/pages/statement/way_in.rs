//! The link and the code to hand over, shown once and kept nowhere.

use domain::statement::WayIn;
use pwa::components::{Banner, Button, Tone};
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// [`WayInCard`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct WayInCardProps {
    /// For whom.
    pub(super) name: AttrValue,
    /// What to hand over.
    pub(super) way_in: WayIn,
}

/// Link and code.
#[component]
pub(super) fn WayInCard(props: &WayInCardProps) -> Html {
    let w = use_wording();
    let copied = use_state(|| false);
    let on_copy = {
        let (link, setter) = (props.way_in.link.clone(), copied.setter());
        Callback::from(move |()| {
            let Some(window) = web_sys::window() else { return };
            let written = window.navigator().clipboard().write_text(&link);
            let setter = setter.clone();
            // Where the browser refuses, the address stands there to be marked.
            spawn_local(async move { setter.set(JsFuture::from(written).await.is_ok()) });
        })
    };
    html! {
        <div class="stack" data-test="statement-way-in">
            <p>{ w.ta("statements-done-outsider", &[("name", isolated(&props.name))]) }</p>
            <div>
                <p class="strong">{ w.t("statements-link") }</p>
                <p class="address" dir="ltr" data-test="statement-link">{ &props.way_in.link }</p>
                <Button test="statement-copy" on_press={on_copy}>
                    { w.t(if *copied { "statements-copied" } else { "statements-copy-link" }) }
                </Button>
            </div>
            <div>
                <p class="strong">{ w.t("statements-code") }</p>
                <p class="code" dir="ltr" data-test="statement-code">{ &props.way_in.code }</p>
            </div>
            <Banner tone={Tone::Warm}>{ w.t("statements-code-once") }</Banner>
        </div>
    }
}
