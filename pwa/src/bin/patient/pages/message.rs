//! *Opfølgninger og beskeder*: what units wrote, the field to answer in, and the reviews that took place with room for one's
//! own words beside them. Read offline from the phone's copy; written only when there is a network.

mod review;
mod write;

use domain::message::Thread;
use domain::review::Review;
use pwa::api::Failure;
use pwa::components::{Banner, Button, Empty, Page, Skeleton, Tone, Way};
use pwa::message::{all, watch};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use self::review::Held;
use self::write::Reply;
use super::cached::use_cached;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn Messages() -> Html {
    let w = use_wording();
    let (threads, threads_again) = use_cached::<Vec<Thread>>("/api/v1/messages", "messages");
    let (reviews, reviews_again) = use_cached::<Vec<Review>>("/api/v1/reviews", "reviews");
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let again = {
        let (threads, reviews) = (threads_again.clone(), reviews_again.clone());
        Callback::from(move |()| {
            threads.emit(());
            reviews.emit(());
        })
    };
    let failure = threads.failure.as_ref().or(reviews.failure.as_ref());
    let content = match (&threads.answer, &reviews.answer) {
        (Some(said), Some(held)) if said.value.is_empty() && held.value.is_empty() => html! {
            <Empty title={w.t("messages-empty-title")} text={w.t("messages-empty")} test="messages-empty">
                <Way to={Route::Sharing} test="messages-sharing" class="button primary">{ w.t("messages-to-sharing") }</Way>
            </Empty>
        },
        (Some(said), Some(held)) => html! {
            <>
                { for said.value.iter().map(|thread| html! {
                    <ThreadCard key={thread.unit.to_string()} thread={thread.clone()} sent={threads_again.clone()} />
                }) }
                <section class="card" aria-labelledby="reviews-title" data-test="reviews">
                    <h2 id="reviews-title">{ w.t("messages-reviews") }</h2>
                    if held.value.is_empty() {
                        <p class="soft">{ w.t("messages-reviews-none") }</p>
                    }
                    { for held.value.iter().enumerate().map(|(place, review)| html! {
                        <Held key={review.id.to_string()} review={review.clone()} open={place == 0} sent={reviews_again.clone()} />
                    }) }
                </section>
            </>
        },
        _ if failure.is_some() => html! {},
        _ => html! { <Skeleton lines={5} /> },
    };
    html! {
        <Page title={w.t("messages-title")} {back}>
            { failed(&w, failure, again) }
            { content }
        </Page>
    }
}

fn failed(w: &Wording, failure: Option<&Failure>, again: Callback<()>) -> Html {
    let Some(failure) = failure else { return html! {} };
    html! {
        <Banner tone={Tone::Still} test="messages-failed">
            <p>{ w.ta("messages-failed", &[("reason", w.t(&failure.wording()).as_str().into())]) }</p>
            <Button test="messages-retry" on_press={again}>{ w.t("words-try-again") }</Button>
        </Banner>
    }
}

#[derive(Properties, PartialEq)]
struct ThreadProps {
    thread: Thread,
    sent: Callback<()>,
}

/// One unit.
#[component]
fn ThreadCard(props: &ThreadProps) -> Html {
    let w = use_wording();
    let thread = &props.thread;
    let title = format!("thread-{}", thread.unit);
    html! {
        <section class="card" aria-labelledby={title.clone()} data-test="thread">
            <h2 id={title} dir="auto">{ &thread.unit_name }</h2>
            if thread.messages.is_empty() {
                <p class="soft">{ w.t("messages-none") }</p>
            }
            { all(&w, thread, "messages-you") }
            if thread.open {
                <Reply unit={thread.unit} watch={watch(&w, thread)} sent={props.sent.clone()} />
            } else {
                <p class="hint" data-test="thread-closed">{ w.t("messages-closed") }</p>
            }
        </section>
    }
}
