//! Proof that reminders arrive: each of the person's devices, when a message last arrived there, and a test on demand.
//! Nothing of it is kept on the phone: without a network it is simply not shown.

use std::rc::Rc;

use domain::id::SubscriptionId;
use domain::push::{Device, Tested};
use pwa::components::{Banner, Button, Look, Tone};
use pwa::push;
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::pages::devices::agent;

/// The list.
#[component]
pub(super) fn Devices() -> Html {
    let w = use_wording();
    let devices = use_state(|| Rc::new(Vec::<Device>::new()));
    let said = use_state(|| None::<(Tone, AttrValue)>);
    let load = {
        let setter = devices.setter();
        Callback::from(move |()| {
            let setter = setter.clone();
            spawn_local(async move {
                if let Ok(found) = push::devices().await {
                    setter.set(Rc::new(found));
                }
            });
        })
    };
    use_effect_with((), {
        let load = load.clone();
        move |()| load.emit(())
    });
    let on_test = {
        let (setter, load, w) = (said.setter(), load, w.clone());
        Callback::from(move |id: SubscriptionId| {
            let (setter, load, w) = (setter.clone(), load.clone(), w.clone());
            spawn_local(async move {
                setter.set(Some(match push::test(id).await {
                    Ok(Tested::Accepted) => (Tone::Good, w.t("push-tested-accepted")),
                    Ok(Tested::Gone) => (Tone::Error, w.t("push-tested-gone")),
                    Ok(Tested::Later) => (Tone::Error, w.t("push-tested-later")),
                    Ok(Tested::Refused) => (Tone::Error, w.t("push-tested-refused")),
                    Err(failure) => (Tone::Error, w.t(&failure.wording())),
                }));
                load.emit(());
            });
        })
    };
    let line = |device: &Device| {
        let name = agent::device(&device.device).map_or_else(|| w.t("session-unknown"), AttrValue::from);
        let name = if device.here { w.t("push-here") } else { name };
        let arrived = match device.arrived_at {
            Some(at) => w.ta("push-arrived", &[("moment", w.moment(at).as_str().into())]),
            None => w.t("push-never-arrived"),
        };
        let (id, spoken) = (device.id, w.ta("push-test-spoken", &[("device", isolated(&name))]));
        html! {
            <li class="row apart" data-test="push-device" key={device.id.to_string()}>
                <span>
                    { &name }
                    <br />
                    <span class="hint" data-test="push-arrived">{ arrived }</span>
                </span>
                <Button test="push-test" look={Look::Plain} {spoken} on_press={on_test.reform(move |()| id)}>{ w.t("push-test") }</Button>
            </li>
        }
    };
    if devices.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ w.t("push-devices") }</h3>
            if let Some((tone, text)) = &*said {
                <Banner tone={*tone} test="push-tested">{ text }</Banner>
            }
            <ul class="stack plain">{ for devices.iter().map(line) }</ul>
            <p class="hint">{ w.t("push-closed") }</p>
        </>
    }
}
