//! Reviews that took place, newest first, each with *Kopiér til journal*: the text is made of what the server says at that
//! moment, and the patient's log says that it was copied.

use std::rc::Rc;

use domain::json::{Map, Value};
use domain::review::{Review, ReviewDesk};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Tone};
use pwa::review::{Part, held, plain, title};
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) desk: Rc<ReviewDesk>,
    pub(super) path: AttrValue,
    /// Whether the newest stands open.
    pub(super) open: bool,
}

/// The list.
#[component]
pub(super) fn Held(props: &Props) -> Html {
    let w = use_wording();
    let reviews = &props.desk.reviews;
    html! {
        <section class="card" aria-labelledby="review-held-title" data-test="review-held">
            <h2 id="review-held-title">{ w.t("team-review-held") }</h2>
            if reviews.is_empty() {
                <p class="soft">{ w.t("team-review-none") }</p>
            }
            { for reviews.iter().enumerate().map(|(place, review)| html! {
                <One key={review.id.to_string()} review={review.clone()} path={props.path.clone()} open={props.open && place == 0} />
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    review: Review,
    path: AttrValue,
    open: bool,
}

/// How far a copy is.
#[derive(Clone, PartialEq)]
enum Copied {
    Not,
    Yes,
    /// The clipboard would not take it: the text stands here to be copied by hand.
    ByHand(String),
    Failed(Failure),
}

#[component]
fn One(props: &OneProps) -> Html {
    let w = use_wording();
    let copied = use_state(|| Copied::Not);
    let review = &props.review;
    let on_copy = {
        let (w, copied, path) = (w.clone(), copied.clone(), format!("{}/{}/copies", props.path, review.id));
        Callback::from(move |()| {
            let (w, copied, path) = (w.clone(), copied.clone(), path.clone());
            spawn_local(async move {
                copied.set(match api::post::<Review>(&path, &Value::Object(Map::new())).await {
                    Ok(review) => to_clipboard(plain(&w, &review)).await,
                    Err(failure) => Copied::Failed(failure),
                });
            });
        })
    };
    html! {
        <details open={props.open} data-test="review-one">
            <summary>{ held(&w, review) }</summary>
            <div class="stack">
                { for Part::ALL.into_iter().map(|part| shown(&w, review, part)) }
                <h3>{ w.t("review-part-recognition") }</h3>
                <p class="words" dir="auto">{ review.said.recognition.to_string() }</p>
                { for review.rejoinders.iter().map(|rejoinder| html! {
                    <div class="stack tight" data-test="review-rejoinder">
                        <p class="soft small">{ w.ta("review-rejoinder", &[("day", w.moment(rejoinder.at).as_str().into())]) }</p>
                        <p class="words" dir="auto">{ rejoinder.text.to_string() }</p>
                    </div>
                }) }
                <div class="buttons">
                    <Button test="review-copy" on_press={on_copy}>{ w.t("team-review-copy") }</Button>
                </div>
                { said(&w, &copied) }
            </div>
        </details>
    }
}

fn shown(w: &Wording, review: &Review, part: Part) -> Html {
    html! {
        <>
            <h3>{ title(w, part) }</h3>
            <ul class="plain small soft" dir="auto">{ for part.lines(w, &review.basis).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            if let Some(said) = part.said(&review.said) {
                <p class="words" dir="auto">{ said.to_string() }</p>
            }
        </>
    }
}

fn said(w: &Wording, copied: &Copied) -> Html {
    match copied {
        Copied::Not => html! {},
        Copied::Yes => html! { <Banner tone={Tone::Good} test="review-copied">{ w.t("team-review-copied") }</Banner> },
        Copied::ByHand(text) => html! {
            <Banner test="review-by-hand">
                <p>{ w.t("team-review-by-hand") }</p>
                <pre class="words" tabindex="0">{ text }</pre>
            </Banner>
        },
        Copied::Failed(failure) => html! {
            <Banner tone={Tone::Error} test="review-copy-failed">{ w.t(&failure.wording()) }</Banner>
        },
    }
}

async fn to_clipboard(text: String) -> Copied {
    let Some(window) = web_sys::window() else { return Copied::ByHand(text) };
    let navigator = window.navigator();
    // There is none where the page is not secure.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if !there {
        return Copied::ByHand(text);
    }
    match JsFuture::from(navigator.clipboard().write_text(&text)).await {
        Ok(_) => Copied::Yes,
        Err(_) => Copied::ByHand(text),
    }
}
