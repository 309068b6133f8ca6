//! Stopping every sharing at once, where there is more than one.

use domain::id::GrantId;
use pwa::components::{Banner, Button, Dialog, Look, Tone};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// [`StopAll`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct StopAllProps {
    /// Those that can be stopped.
    pub(super) ids: Vec<GrantId>,
}

/// The button, and what stopping cannot undo.
#[component]
pub(super) fn StopAll(props: &StopAllProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let asking = use_state(|| false);
    let failed = use_state(|| None::<&'static str>);
    let ask = |open: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(open))
    };
    let stop = {
        let (ids, asking, failed) = (props.ids.clone(), asking.setter(), failed.setter());
        Callback::from(move |()| {
            let (ids, record, asking, failed) = (ids.clone(), record.clone(), asking.clone(), failed.clone());
            spawn_local(async move {
                for id in ids {
                    if let Err(error) = record.stop_grant(id).await {
                        return failed.set(Some(error.wording()));
                    }
                }
                asking.set(false);
            });
        })
    };
    let n = [("n", props.ids.len().into())];
    let actions = html! {
        <>
            <Button test="grant-keep-all" on_press={ask(false)}>{ w.t("sharing-stop-keep") }</Button>
            <Button test="grant-stop-all-confirm" look={Look::Primary} on_press={stop}>{ w.ta("sharing-stop-all", &n) }</Button>
        </>
    };
    html! {
        <>
            <Button test="grant-stop-all" wide=true on_press={ask(true)}>{ w.ta("sharing-stop-all", &n) }</Button>
            <Dialog name="grant-stop-all-dialog" title={w.t("sharing-stop-all-title")} open={*asking} on_close={ask(false)} {actions}>
                <p>{ w.t("sharing-stop-text") }</p>
                if let Some(key) = *failed {
                    <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
                }
            </Dialog>
        </>
    }
}
