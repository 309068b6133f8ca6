//! Whether everything has reached the server; what has not, counted, with a way to send it; and what the server does not
//! take, with the reason.

use domain::sync::Noun;
use pwa::components::{Banner, Button, Look, Tone, Way};
use pwa::hooks::{renew, use_record};
use pwa::record::{Record, RefusedPut};
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

const HOUR_MS: i64 = 60 * 60 * 1000;

/// The lines above the exercises. The first is always there and always as high, so that what a finger is about to press
/// stays where it is when something is written or sent.
#[component]
pub(crate) fn Waiting() -> Html {
    let w = use_wording();
    let record = use_record();
    let kept = record.record();
    let send = {
        let record = record.clone();
        Callback::from(move |()| record.sync_now())
    };
    let test = match kept.waiting {
        0 if kept.online => "sync-done",
        0 => "sync-offline",
        _ => "sync-waiting",
    };
    html! {
        <>
            <div class="row apart sent soft small" role="status" data-test={test}>
                <span>{ sent(&w, &kept) }</span>
                if kept.online && kept.waiting > 0 {
                    <Button look={Look::Plain} test="sync-send" on_press={send}>{ w.t("today-send") }</Button>
                }
            </div>
            if kept.too_old {
                <Banner tone={Tone::Warm} test="app-too-old">
                    <p>{ w.t("today-too-old") }</p>
                    <Button test="app-renew" on_press={Callback::from(|()| renew())}>{ w.t("account-update-take") }</Button>
                </Banner>
            }
            if let Some(ahead_ms) = kept.clock_ahead_ms {
                <Banner tone={Tone::Warm} test="clock-off">{ clock_off(&w, ahead_ms) }</Banner>
            }
            { for kept.refused.iter().map(|refused| html! { <Refused key={refused.put_id.to_string()} refused={refused.clone()} /> }) }
        </>
    }
}

/// One line, two on a narrow screen.
fn sent(w: &Wording, kept: &Record) -> AttrValue {
    let waiting = ("n", kept.waiting.into());
    match (kept.online, kept.last_sync, kept.waiting) {
        (true, Some(_), 0) if kept.refused.is_empty() => w.t("today-sent"),
        (true, _, 0) => AttrValue::default(),
        (true, ..) => w.ta("today-waiting", &[waiting]),
        (false, None, _) => w.t("today-offline"),
        (false, Some(at), 0) => w.ta("today-offline-since", &[("when", w.moment(at).as_str().into())]),
        (false, Some(at), _) => w.ta("today-offline-waiting", &[("when", w.moment(at).as_str().into()), waiting]),
    }
}

/// How far off the clock is, in whole hours, or days from two on.
fn clock_off(w: &Wording, ahead_ms: i64) -> AttrValue {
    let hours = (ahead_ms.abs() + HOUR_MS / 2) / HOUR_MS;
    let (unit, n) = if hours < 48 { ("hours", hours) } else { ("days", (hours + 12) / 24) };
    let way = if ahead_ms > 0 { "ahead" } else { "behind" };
    w.ta(&format!("today-clock-{way}-{unit}"), &[("n", n.into())])
}

#[derive(Properties, PartialEq)]
struct RefusedProps {
    refused: RefusedPut,
}

/// One write that the server does not take: why, a way to correct it, and a way to let it go.
#[component]
fn Refused(props: &RefusedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let refused = &props.refused;
    let let_go = {
        let refused = refused.clone();
        Callback::from(move |()| {
            let (record, refused) = (record.clone(), refused.clone());
            spawn_local(async move {
                if let Err(error) = record.discard(refused.noun, &refused.id).await {
                    web_sys::console::error_1(&error.to_string().into());
                }
            });
        })
    };
    let entry = match refused.noun {
        Noun::Entry => refused.id.parse().ok().map(|id| Route::Entry { id }),
        _ => None,
    };
    html! {
        <Banner tone={Tone::Warm} test="sync-refused">
            <div class="stack tight">
                <p class="strong">{ w.t(&format!("today-refused-{}", refused.noun.name())) }</p>
                <p>{ w.t(&format!("problem-{}", refused.code.name())) }</p>
            </div>
            <div class="buttons">
                if let Some(to) = entry {
                    <Way {to} test="refused-correct" class="button quiet">{ w.t("today-refused-correct") }</Way>
                }
                <Button test="refused-let-go" on_press={let_go}>{ w.t("today-refused-let-go") }</Button>
            </div>
        </Banner>
    }
}
