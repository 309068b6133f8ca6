//! Whether this phone gets the reminders. Asked only on a tap; where the browser cannot, says so plainly.

use pwa::components::{Banner, Button, Look, Tone};
use pwa::push::{self, Support};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::devices::Devices;

/// How it stands with this phone.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Looking,
    On,
    Off,
    Busy,
    Failed(String),
}

/// The part of the screen about this phone.
#[component]
pub(super) fn Phone() -> Html {
    let w = use_wording();
    let state = use_state(|| State::Looking);
    use_effect_with((), {
        let setter = state.setter();
        move |()| {
            spawn_local(async move {
                setter.set(if push::is_subscribed().await { State::On } else { State::Off });
            });
        }
    });
    let on_ask = {
        let setter = state.setter();
        Callback::from(move |()| {
            let setter = setter.clone();
            setter.set(State::Busy);
            spawn_local(async move {
                setter.set(match push::subscribe().await {
                    Ok(_) => State::On,
                    Err(error) => State::Failed(error.wording()),
                });
            });
        })
    };
    let on_stop = {
        let setter = state.setter();
        Callback::from(move |()| {
            let setter = setter.clone();
            setter.set(State::Busy);
            spawn_local(async move {
                push::unsubscribe().await;
                setter.set(State::Off);
            });
        })
    };
    let ask = |key: &str| html! { <Button test="push-ask" look={Look::Primary} wide=true on_press={on_ask.clone()}>{ w.t(key) }</Button> };
    let content = match (push::support(), &*state) {
        (Support::Missing, _) => html! { <p data-test="push-missing">{ w.t("push-missing") }</p> },
        (Support::Denied, _) => html! { <p data-test="push-denied">{ w.t("push-denied") }</p> },
        (_, State::Looking) => Html::default(),
        (_, State::On) => html! {
            <>
                <div class="row apart">
                    <span class="done-mark" data-test="push-on">{ format!("✓ {}", w.t("push-on")) }</span>
                    <Button test="push-stop" look={Look::Plain} on_press={on_stop}>{ w.t("push-stop") }</Button>
                </div>
                <Devices />
            </>
        },
        (_, State::Busy) => html! { <p role="status" data-test="push-asking">{ w.t("push-asking") }</p> },
        (_, State::Off) => html! {
            <>
                <p data-test="push-off">{ w.t("push-off") }</p>
                <p class="hint">{ w.t("push-why") }</p>
                { ask("push-ask") }
            </>
        },
        (_, State::Failed(key)) => html! {
            <>
                <Banner tone={Tone::Error} test="push-failed">{ w.t(key) }</Banner>
                { ask("words-try-again") }
            </>
        },
    };
    html! {
        <section class="stack">
            <h2>{ w.t("push-title") }</h2>
            <div class="card">{ content }</div>
        </section>
    }
}
