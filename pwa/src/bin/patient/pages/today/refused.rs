//! What does not go by itself, and what the person can do: writes that the server does not take, with the reason; and a clock
//! that is off, which may be the reason.

use domain::sync::Noun;
use pwa::components::{Banner, Button, Tone, Way};
use pwa::hooks::use_record;
use pwa::record::RefusedPut;
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

const HOUR_MS: i64 = 60 * 60 * 1000;

/// The lines; nothing where everything goes.
#[component]
pub(crate) fn AllRefused() -> Html {
    let w = use_wording();
    let record = use_record();
    let kept = record.record();
    let one = |refused: &RefusedPut| html! { <Refused key={refused.put_id.to_string()} refused={refused.clone()} /> };
    html! {
        <>
            if let Some(ahead_ms) = kept.clock_ahead_ms {
                <Banner tone={Tone::Warm} test="clock-off">{ clock_off(&w, ahead_ms) }</Banner>
            }
            { for kept.refused.iter().map(one) }
        </>
    }
}

/// How far off the clock is, in whole hours, or days from two on.
fn clock_off(w: &Wording, ahead_ms: i64) -> AttrValue {
    let hours = (ahead_ms.abs() + HOUR_MS / 2) / HOUR_MS;
    let (unit, n) = if hours < 48 { ("hours", hours) } else { ("days", (hours + 12) / 24) };
    let way = if ahead_ms > 0 { "ahead" } else { "behind" };
    w.ta(&format!("refused-clock-{way}-{unit}"), &[("n", n.into())])
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
                <p class="strong">{ w.t(&format!("refused-{}", refused.noun.name())) }</p>
                <p>{ w.t(&format!("problem-{}", refused.code.name())) }</p>
            </div>
            <div class="buttons">
                if let Some(to) = entry {
                    <Way {to} test="refused-correct" class="button quiet">{ w.t("refused-correct") }</Way>
                }
                <Button test="refused-let-go" on_press={let_go}>{ w.t("refused-let-go") }</Button>
            </div>
        </Banner>
    }
}
