//! The field for an answer to a unit, and for words beside a review. What is typed is kept on the phone until it is sent;
//! sent is sent.

use domain::id::{MessageId, RejoinderId, ReviewId, UnitId};
use domain::json::Json;
use domain::message::{Kind, Message, NewMessage};
use domain::review::{NewRejoinder, Rejoinder};
use domain::text::{Text, TextError};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Look, TextArea, Tick, Tone, use_focus_on_mistake};
use pwa::hooks::use_draft;
use pwa::ids;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What is being written.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Typed {
    text: String,
    contact: bool,
}

#[derive(Properties, PartialEq)]
pub(super) struct ReplyProps {
    pub(super) unit: UnitId,
    /// That nobody watches, and how soon the unit answers.
    pub(super) watch: AttrValue,
    pub(super) sent: Callback<()>,
}

/// An answer to a unit.
#[component]
pub(super) fn Reply(props: &ReplyProps) -> Html {
    let w = use_wording();
    let unit = props.unit;
    let typed = use_draft(format!("/messages#{unit}"), Typed::default);
    // Kept over a lost answer, so that it is not sent twice.
    let id = use_state(|| ids::fresh(MessageId::new));
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let wrong = use_state(|| None::<&'static str>);
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (typed, id, busy, failure) = (typed.clone(), id.clone(), busy.clone(), failure.clone());
        let (wrong, sent) = (wrong.clone(), props.sent.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let text = match words(&typed.text) {
                Ok(text) => text,
                Err(key) => return wrong.set(Some(key)),
            };
            wrong.set(None);
            busy.set(true);
            let kind = if typed.contact { Kind::ContactMe } else { Kind::Message };
            let new = NewMessage { id: *id, kind, text };
            let (typed, id, busy) = (typed.clone(), id.clone(), busy.clone());
            let (failure, sent) = (failure.clone(), sent.clone());
            spawn_local(async move {
                match api::post::<Message>(&format!("/api/v1/messages/{unit}"), &new).await {
                    Ok(_) => {
                        failure.set(None);
                        typed.discard();
                        id.set(ids::fresh(MessageId::new));
                        sent.emit(());
                    }
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <TextArea
                name={format!("reply-{unit}")}
                label={w.t("messages-write")}
                hint={props.watch.clone()}
                value={typed.text.clone()}
                mistake={wrong.map(|key| w.t(key))}
                max_length={1000}
                on_input={typed.change(|typed, text| typed.text = text)}
            />
            <Tick
                name={format!("contact-{unit}")}
                label={w.t("messages-contact")}
                checked={typed.contact}
                on_change={typed.change(|typed, contact| typed.contact = contact)}
            />
            <p class="hint">{ w.t("message-fixed") }</p>
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="reply-failed">{ w.t(&failure.wording()) }</Banner>
            }
            <Button look={Look::Primary} submit=true wide=true off={*busy} test="reply-send">{ w.t("messages-send") }</Button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct RejoinProps {
    pub(super) review: ReviewId,
    pub(super) sent: Callback<()>,
}

/// Words beside a review.
#[component]
pub(super) fn Rejoin(props: &RejoinProps) -> Html {
    let w = use_wording();
    let review = props.review;
    let typed = use_draft(format!("/messages#{review}"), String::new);
    // Kept over a lost answer, so that it is not sent twice.
    let id = use_state(|| ids::fresh(RejoinderId::new));
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let wrong = use_state(|| None::<&'static str>);
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (typed, id, busy, failure) = (typed.clone(), id.clone(), busy.clone(), failure.clone());
        let (wrong, sent) = (wrong.clone(), props.sent.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let text = match words(&typed) {
                Ok(text) => text,
                Err(key) => return wrong.set(Some(key)),
            };
            wrong.set(None);
            busy.set(true);
            let new = NewRejoinder { id: *id, text };
            let (typed, id, busy) = (typed.clone(), id.clone(), busy.clone());
            let (failure, sent) = (failure.clone(), sent.clone());
            spawn_local(async move {
                match api::post::<Rejoinder>(&format!("/api/v1/reviews/{review}/rejoinders"), &new).await {
                    Ok(_) => {
                        failure.set(None);
                        typed.discard();
                        id.set(ids::fresh(RejoinderId::new));
                        sent.emit(());
                    }
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <TextArea
                name={format!("rejoin-{review}")}
                label={w.t("messages-rejoin")}
                hint={w.t("messages-rejoin-hint")}
                value={(*typed).clone()}
                mistake={wrong.map(|key| w.t(key))}
                max_length={1000}
                on_input={typed.change(|typed, text| *typed = text)}
            />
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="rejoin-failed">{ w.t(&failure.wording()) }</Banner>
            }
            <div><Button submit=true off={*busy} test="rejoin-send">{ w.t("messages-rejoin-send") }</Button></div>
        </form>
    }
}

fn words(typed: &str) -> Result<Text<1000>, &'static str> {
    Text::parse(typed).map_err(|wrong| match wrong {
        TextError::Empty => "message-empty",
        _ => "message-long",
    })
}
