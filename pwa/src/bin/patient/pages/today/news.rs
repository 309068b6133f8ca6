//! On *I dag*, from the part of the plans: that a unit wrote or held a follow-up, and what a programme says to heed. The
//! numbers are asked for once the screen stands; without a network it stands without them.

use domain::LocalDay;
use domain::message::News as Numbers;
use pwa::api;
use pwa::components::{Banner, Tone, Way};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

/// What waits to be read; nothing where nothing does.
#[component]
pub(crate) fn News() -> Html {
    let w = use_wording();
    let numbers = use_state(Numbers::default);
    use_effect_with((), {
        let numbers = numbers.setter();
        move |()| {
            spawn_local(async move {
                if let Ok(found) = api::get::<Numbers>("/api/v1/news").await {
                    numbers.set(found);
                }
            });
        }
    });
    if numbers.messages + numbers.reviews == 0 {
        return html! {};
    }
    html! {
        <Banner test="news">
            <Way to={Route::Messages} test="news-read">
                { w.ta("today-news", &[("messages", numbers.messages.into()), ("reviews", numbers.reviews.into())]) }
            </Way>
        </Banner>
    }
}

/// [`Heed`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct HeedProps {
    pub(crate) day: LocalDay,
}

/// *Stop og kontakt mig, hvis …* in full, and *Særlige hensyn*, of the programmes of the day.
#[component]
pub(crate) fn Heed(props: &HeedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let kept = record.record();
    let running: Vec<_> = kept
        .programmes
        .iter()
        .filter_map(|programme| Some((programme.author.clone(), programme.on(props.day)?)))
        .filter(|(_, plan)| plan.stop_if.is_some() || plan.precautions.is_some())
        .collect();
    html! {
        <>
            { for running.iter().map(|(author, plan)| html! {
                <Banner tone={Tone::Warm} test="heed">
                    <div class="stack tight">
                        if let Some(stop_if) = &plan.stop_if {
                            <p>
                                <span class="strong">{ w.t("today-heed-stop") }</span>
                                { " " }
                                <span class="words" dir="auto">{ stop_if.to_string() }</span>
                            </p>
                        }
                        if let Some(precautions) = &plan.precautions {
                            <p>
                                <span class="strong">{ w.t("today-heed-precautions") }</span>
                                { " " }
                                <span class="words" dir="auto">{ precautions.to_string() }</span>
                            </p>
                        }
                        <p class="soft small" dir="auto">{ format!("{}, {}", author.name, author.unit) }</p>
                    </div>
                </Banner>
            }) }
        </>
    }
}
