//! Being connected with a unit by the code it gave. Connecting shares nothing.

use domain::account::{Account, Redeem};
use domain::code::InvitationCode;
use pwa::api;
use pwa::components::{Banner, Button, Field, Tone, use_focus_on_mistake};
use pwa::hooks::use_session;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// [`Connect`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct ConnectProps {
    /// When a code was taken: there are more recipients now.
    pub(super) on_connected: Callback<()>,
}

/// The form for a code.
#[component]
pub(super) fn Connect(props: &ConnectProps) -> Html {
    let w = use_wording();
    let session = use_session();
    let code = use_state(String::new);
    let mistake = use_state(|| None::<AttrValue>);
    let done = use_state(|| false);
    let busy = use_state(|| false);
    use_focus_on_mistake(mistake.is_some());

    let on_input = {
        let (code, mistake, done) = (code.clone(), mistake.clone(), done.clone());
        Callback::from(move |typed| {
            code.set(typed);
            mistake.set(None);
            done.set(false);
        })
    };
    let onsubmit = {
        let (w, code, mistake, done, busy) = (w.clone(), code.clone(), mistake.clone(), done.clone(), busy.clone());
        let (enter, on_connected) = (session.enter.clone(), props.on_connected.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            if InvitationCode::parse(&code).is_err() {
                return mistake.set(Some(w.t("sharing-connect-mistake")));
            }
            busy.set(true);
            let redeem = Redeem { code: (*code).clone() };
            let (w, code, mistake, done, busy) = (w.clone(), code.clone(), mistake.clone(), done.clone(), busy.clone());
            let (enter, on_connected) = (enter.clone(), on_connected.clone());
            spawn_local(async move {
                match api::post::<Account>("/api/v1/invitations/redeem", &redeem).await {
                    Ok(account) => {
                        code.set(String::new());
                        done.set(true);
                        enter.emit(account);
                        on_connected.emit(());
                    }
                    Err(failure) => mistake.set(Some(w.t(&failure.wording()))),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <p>{ w.t("sharing-connect-text") }</p>
            <Field
                name="connect-code"
                label={w.t("sharing-connect-code")}
                hint={w.t("sharing-connect-hint")}
                value={(*code).clone()}
                {on_input}
                mistake={(*mistake).clone()}
                autocomplete="off"
            />
            if *done {
                <Banner tone={Tone::Good} test="connect-done">{ w.t("sharing-connect-done") }</Banner>
            }
            <div><Button test="connect-save" submit=true off={*busy}>{ w.t("sharing-connect-save") }</Button></div>
        </form>
    }
}
