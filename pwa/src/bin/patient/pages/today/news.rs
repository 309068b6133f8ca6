//! On *I dag*, from the part of the plans: that a unit wrote or held a follow-up, or that somebody asks to be shared with. The numbers are asked for once the screen
//! stands; without a network it stands without them. They come late, so they stand under what one taps.

use domain::message::News as Numbers;
use pwa::api;
use pwa::components::{Banner, Way};
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
    let wrote = numbers.messages + numbers.reviews > 0;
    html! {
        <>
            if numbers.questions > 0 {
                <Banner test="asked-news">
                    <Way to={Route::Sharing} test="asked-news-read">
                        { w.ta("today-asked", &[("questions", numbers.questions.into())]) }
                    </Way>
                </Banner>
            }
            if wrote {
                <Banner test="news">
                    <Way to={Route::Messages} test="news-read">
                        { w.ta("today-news", &[("messages", numbers.messages.into()), ("reviews", numbers.reviews.into())]) }
                    </Way>
                </Banner>
            }
        </>
    }
}
