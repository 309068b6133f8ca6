//! *Rygrad på telefonen*: how to put it on the home screen, and whether the browser promised to keep what lies here.

use pwa::components::{Banner, Button, Look, Page, Tone, Way};
use pwa::room::{self, Place, Room};
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

/// From here on room is short.
const SHORT: f64 = 0.9;

/// The screen.
#[component]
pub(crate) fn Phone() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("phone-title")} {back}>
            <Installing />
            <Keeping />
        </Page>
    }
}

/// How it is installed here, in steps.
#[component]
fn Installing() -> Html {
    let w = use_wording();
    let again = use_force_update();
    let place = room::place();
    let install = Callback::from(move |()| {
        let again = again.clone();
        spawn_local(async move {
            room::install().await;
            again.force_update();
        });
    });
    html! {
        <section class="stack" data-test="phone-install">
            <h2>{ w.t("phone-install-title") }</h2>
            if place == Place::Installed {
                <p data-test="phone-installed">{ w.t("phone-installed") }</p>
            } else {
                <p>{ w.t("phone-install-why") }</p>
                { how(&w, place, install) }
            }
        </section>
    }
}

fn how(w: &Wording, place: Place, install: Callback<()>) -> Html {
    let steps =
        |keys: &[&str]| html! { <ol class="steps">{ for keys.iter().map(|key| html! { <li>{ w.t(key) }</li> }) }</ol> };
    match place {
        Place::Ready => html! {
            <div><Button look={Look::Primary} test="phone-install-do" on_press={install}>{ w.t("phone-install-do") }</Button></div>
        },
        Place::Apple => html! {
            <>
                { steps(&["phone-apple-share", "phone-apple-add", "phone-apple-open"]) }
                <p class="strong">{ w.t("phone-apple-reminders") }</p>
            </>
        },
        Place::Android => steps(&["phone-android-menu", "phone-android-add"]),
        Place::Computer | Place::Installed => html! { <p>{ w.t("phone-computer") }</p> },
    }
}

/// What the browser promised, and how much room is left.
#[component]
fn Keeping() -> Html {
    let w = use_wording();
    let room = use_state(|| None::<Room>);
    use_effect_with((), {
        let setter = room.setter();
        move |()| spawn_local(async move { setter.set(Some(room::look().await)) })
    });
    let Some(known) = *room else { return html! {} };
    html! {
        <section class="stack" data-test="phone-keeping">
            <h2>{ w.t("phone-keeping-title") }</h2>
            <p data-test={if known.promised { "phone-promised" } else { "phone-not-promised" }}>
                { w.t(if known.promised { "phone-promised" } else { "phone-not-promised" }) }
            </p>
            if known.used.is_some_and(|used| used >= SHORT) {
                <Banner tone={Tone::Warm} test="phone-short">{ w.t("phone-short") }</Banner>
            }
        </section>
    }
}
