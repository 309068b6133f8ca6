//! *Enheder og log ud*: one's own sessions, ending one, and signing out here.

pub(crate) mod agent;

use domain::id::SessionId;
use domain::session::SessionInfo;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Look, Page, Skeleton, Tone, Way};
use pwa::hooks::{use_record, use_session};
use pwa::second_factor::Settings;
use pwa::wording::{Wording, isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

/// The devices screen.
#[component]
pub(crate) fn Devices() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("session-title")} {back}>
            <Leave />
            <p>{ w.t("session-intro") }</p>
            <Sessions />
            <Settings />
        </Page>
    }
}

/// The list. A session's device is what its browser called itself, put in words.
#[component]
fn Sessions() -> Html {
    let w = use_wording();
    let sessions = use_state(|| None::<Result<Vec<SessionInfo>, Failure>>);
    let round = use_state(|| 0_u32);
    let said = use_state(|| None::<(Tone, AttrValue)>);
    use_effect_with(*round, {
        let setter = sessions.setter();
        move |_| spawn_local(async move { setter.set(Some(api::get("/api/v1/sessions").await)) })
    });
    let again = {
        let round = round.clone();
        Callback::from(move |()| round.set(*round + 1))
    };
    let on_end = {
        let (w, said, again) = (w.clone(), said.setter(), again.clone());
        Callback::from(move |(id, device): (SessionId, AttrValue)| {
            let (w, said, again) = (w.clone(), said.clone(), again.clone());
            spawn_local(async move {
                said.set(Some(match api::delete(&format!("/api/v1/sessions/{id}")).await {
                    Ok(()) => (Tone::Good, w.ta("session-ended", &[("device", isolated(&device))])),
                    Err(failure) => (Tone::Error, with_reason(&w, "session-end-failed", &failure)),
                }));
                again.emit(());
            });
        })
    };
    let content = match &*sessions {
        None => html! { <Skeleton /> },
        Some(Err(failure)) => html! {
            <Banner tone={Tone::Error} test="session-failed">
                <p>{ with_reason(&w, "session-failed", failure) }</p>
                <Button test="session-retry" on_press={again}>{ w.t("words-try-again") }</Button>
            </Banner>
        },
        Some(Ok(sessions)) => html! {
            <ul class="list card" data-test="session-list">{ for sessions.iter().map(|info| item(&w, info, &on_end)) }</ul>
        },
    };
    html! {
        <>
            if let Some((tone, text)) = &*said {
                <Banner tone={*tone} test="session-said">{ text }</Banner>
            }
            { content }
        </>
    }
}

fn with_reason(w: &Wording, key: &str, failure: &Failure) -> AttrValue {
    w.ta(key, &[("reason", w.t(&failure.wording()).as_str().into())])
}

fn item(w: &Wording, info: &SessionInfo, on_end: &Callback<(SessionId, AttrValue)>) -> Html {
    let device = agent::device(&info.device).map_or_else(|| w.t("session-unknown"), AttrValue::from);
    let press = {
        let (id, device) = (info.id, device.clone());
        on_end.reform(move |()| (id, device.clone()))
    };
    html! {
        <li class="row apart" data-test="session">
            <div class="stack tight grow">
                <p class="strong" dir="auto">
                    { &device }
                    if info.current {
                        { " " }<span class="label good">{ w.t("session-current") }</span>
                    }
                </p>
                <p class="soft small">{ w.ta("session-started", &[("moment", w.moment(info.started_at).as_str().into())]) }</p>
                <p class="soft small">{ w.ta("session-used", &[("moment", w.moment(info.used_at).as_str().into())]) }</p>
            </div>
            if !info.current {
                <Button test="session-end" spoken={w.ta("session-end-spoken", &[("device", isolated(&device))])} on_press={press}>
                    { w.t("session-end") }
                </Button>
            }
        </li>
    }
}

/// Signing out here, after saying what stays.
#[component]
fn Leave() -> Html {
    let w = use_wording();
    let session = use_session();
    let waiting = use_record().record().waiting;
    let asking = use_state(|| false);
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let actions = html! {
        <>
            <Button test="session-leave-cancel" on_press={ask(false)}>{ w.t("words-cancel") }</Button>
            <Button test="session-leave-confirm" look={Look::Primary} on_press={session.leave.clone()}>{ w.t("session-leave") }</Button>
        </>
    };
    html! {
        <>
            <Button test="session-leave" wide=true on_press={ask(true)}>{ w.t("session-leave") }</Button>
            <Dialog name="session-leave-dialog" title={w.t("session-leave-title")} open={*asking} on_close={ask(false)} {actions}>
                <p>{ w.t("session-leave-text") }</p>
                if waiting > 0 {
                    <p class="strong" data-test="session-leave-waiting">{ w.ta("session-leave-waiting", &[("n", waiting.into())]) }</p>
                }
            </Dialog>
        </>
    }
}
