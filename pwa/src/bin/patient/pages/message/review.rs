//! One review as the patient reads it: the words of recognition first, then what was said of each part with what it relied on,
//! and one's own words beside it.

use domain::review::Review;
use pwa::review::{Part, held, provenance, title};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::write::Rejoin;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) review: Review,
    pub(super) open: bool,
    pub(super) sent: Callback<()>,
}

/// The review.
#[component]
pub(super) fn Held(props: &Props) -> Html {
    let w = use_wording();
    let review = &props.review;
    let part = |part: Part| {
        let said = part.said(&review.said)?;
        Some(html! {
            <>
                <h3>{ title(&w, part) }</h3>
                <p class="words" dir="auto">{ said.to_string() }</p>
            </>
        })
    };
    html! {
        <details open={props.open} data-test="review">
            <summary>{ held(&w, review) }</summary>
            <div class="stack">
                <p class="words strong" dir="auto" data-test="review-recognition">{ review.said.recognition.to_string() }</p>
                { for Part::ALL.into_iter().filter_map(part) }
                <details>
                    <summary data-test="review-basis">{ w.t("messages-basis") }</summary>
                    <div class="stack tight small">
                        { for provenance(&w, &review.basis).into_iter().map(|line| html! { <p class="soft">{ line }</p> }) }
                        { for Part::ALL.into_iter().map(|part| html! {
                            <>
                                <p class="strong">{ title(&w, part) }</p>
                                <ul class="plain" dir="auto">
                                    { for part.lines(&w, &review.basis).into_iter().map(|line| html! { <li>{ line }</li> }) }
                                </ul>
                            </>
                        }) }
                    </div>
                </details>
                { for review.rejoinders.iter().map(|rejoinder| html! {
                    <div class="stack tight" data-test="review-rejoinder">
                        <p class="soft small">{ w.ta("messages-own", &[("day", w.moment(rejoinder.at).as_str().into())]) }</p>
                        <p class="words" dir="auto">{ rejoinder.text.to_string() }</p>
                    </div>
                }) }
                <Rejoin review={review.id} sent={props.sent.clone()} />
            </div>
        </details>
    }
}
