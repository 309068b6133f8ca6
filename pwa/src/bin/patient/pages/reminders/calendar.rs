//! *I din egen kalender*: the secret address of the feed, made and revoked here. It is shown once and kept nowhere.

use domain::calendar::CalendarState;
use pwa::api::Failure;
use pwa::calendar;
use pwa::components::{Banner, Button, Look, Tone};
use pwa::wording::use_wording;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    Looking,
    Stands(CalendarState),
    Made { address: AttrValue, copied: bool },
    Failed(String),
}

impl Shown {
    fn of(state: Result<CalendarState, Failure>) -> Self {
        state.map_or_else(|failure| Self::Failed(failure.wording()), Self::Stands)
    }
}

/// The part of the screen about the calendar.
#[component]
pub(super) fn Calendar() -> Html {
    let w = use_wording();
    let shown = use_state(|| Shown::Looking);
    let revoked = use_state(|| false);
    let look = {
        let setter = shown.setter();
        Callback::from(move |()| {
            let setter = setter.clone();
            spawn_local(async move { setter.set(Shown::of(calendar::state().await)) });
        })
    };
    use_effect_with((), {
        let look = look.clone();
        move |()| look.emit(())
    });
    let on_make = {
        let (setter, revoked) = (shown.setter(), revoked.setter());
        Callback::from(move |()| {
            let (setter, revoked) = (setter.clone(), revoked.clone());
            spawn_local(async move {
                revoked.set(false);
                setter.set(match calendar::make().await {
                    Ok(address) => Shown::Made { address: address.into(), copied: false },
                    Err(failure) => Shown::Failed(failure.wording()),
                });
            });
        })
    };
    let on_revoke = {
        let (setter, revoked) = (shown.setter(), revoked.setter());
        Callback::from(move |()| {
            let (setter, revoked) = (setter.clone(), revoked.clone());
            spawn_local(async move {
                let ended = calendar::revoke().await;
                revoked.set(ended.is_ok());
                setter.set(match ended {
                    Ok(()) => Shown::of(calendar::state().await),
                    Err(failure) => Shown::Failed(failure.wording()),
                });
            });
        })
    };
    let make = |key: &str| {
        html! { <Button test="calendar-make" wide=true look={Look::Quiet} on_press={on_make.clone()}>{ w.t(key) }</Button> }
    };
    let revoke = html! { <Button test="calendar-revoke" look={Look::Plain} on_press={on_revoke}>{ w.t("calendar-revoke") }</Button> };
    let content = match &*shown {
        Shown::Looking => Html::default(),
        Shown::Failed(key) => html! {
            <>
                <Banner tone={Tone::Warm} test="calendar-failed">{ w.t(key) }</Banner>
                <Button test="calendar-again" look={Look::Quiet} on_press={look}>{ w.t("words-try-again") }</Button>
            </>
        },
        Shown::Stands(CalendarState { made_at: Some(made_at), fetched_at }) => html! {
            <>
                <p data-test="calendar-since">{ w.ta("calendar-since", &[("moment", w.moment(*made_at).as_str().into())]) }</p>
                <p class="hint" data-test="calendar-fetched">
                    { match fetched_at {
                        Some(at) => w.ta("calendar-fetched", &[("moment", w.moment(*at).as_str().into())]),
                        None => w.t("calendar-never-fetched"),
                    } }
                </p>
                { make("calendar-anew") }
                <p class="hint">{ w.t("calendar-anew-hint") }</p>
                { revoke }
            </>
        },
        Shown::Stands(_) => html! {
            <>
                if *revoked {
                    <Banner tone={Tone::Good} test="calendar-revoked">{ w.t("calendar-revoked") }</Banner>
                }
                { make("calendar-make") }
            </>
        },
        Shown::Made { address, copied } => {
            let on_copy = {
                let (setter, address) = (shown.setter(), address.clone());
                Callback::from(move |()| copy(&address, setter.clone()))
            };
            html! {
                <>
                    <Banner tone={Tone::Good} test="calendar-made">{ w.t("calendar-made") }</Banner>
                    <p class="address" dir="ltr" data-test="calendar-address">{ address }</p>
                    <div class="row">
                        <a class="button primary" href={calendar::subscription(address)} data-test="calendar-open">{ w.t("calendar-open") }</a>
                        <Button test="calendar-copy" look={Look::Quiet} on_press={on_copy}>
                            { w.t(if *copied { "calendar-copied" } else { "calendar-copy" }) }
                        </Button>
                    </div>
                    <p>{ w.t("calendar-secret") }</p>
                    { revoke }
                </>
            }
        }
    };
    html! {
        <section class="stack" data-test="calendar">
            <h2>{ w.t("calendar-title") }</h2>
            <div class="card stack">
                <p>{ w.t("calendar-why") }</p>
                { content }
                <p class="hint">{ w.t("calendar-how") }</p>
            </div>
        </section>
    }
}

/// To the clipboard; where the browser refuses, the address stands there to be marked.
fn copy(address: &AttrValue, setter: UseStateSetter<Shown>) {
    let Some(window) = web_sys::window() else { return };
    let written = window.navigator().clipboard().write_text(address);
    let address = address.clone();
    spawn_local(async move {
        if JsFuture::from(written).await.is_ok() {
            setter.set(Shown::Made { address, copied: true });
        }
    });
}
