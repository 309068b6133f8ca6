//! The field for an answer to a unit, and for words beside a review. What is typed is kept on the phone until it is sent;
//! sent is sent.

use domain::id::{MessageId, RejoinderId, ReviewId, UnitId};
use domain::json::{FromJson, Json, ToJson};
use domain::message::{Kind, Message, NewMessage};
use domain::review::{NewRejoinder, Rejoinder};
use domain::text::{Text, TextError};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Look, TextArea, Tick, Tone, use_focus_on_mistake};
use pwa::hooks::use_draft;
use pwa::ids;
use pwa::wording::{Wording, use_wording};
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
    let sending = use_sending(|| ids::fresh(MessageId::new));
    let onsubmit = {
        let (typed, sending, sent) = (typed.clone(), sending.clone(), props.sent.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let kind = if typed.contact { Kind::ContactMe } else { Kind::Message };
            let (kept, sent) = (typed.clone(), sent.clone());
            let new = |id, text| NewMessage { id, kind, text };
            sending.send::<Message, _>(format!("/api/v1/messages/{unit}"), &typed.text, new, move || {
                kept.discard();
                sent.emit(());
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
                mistake={sending.mistake(&w)}
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
            if let Some(failure) = &*sending.failure {
                <Banner tone={Tone::Error} test="reply-failed">{ w.t(&failure.wording()) }</Banner>
            }
            <Button look={Look::Primary} submit=true wide=true off={*sending.busy} test="reply-send">{ w.t("messages-send") }</Button>
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
    let sending = use_sending(|| ids::fresh(RejoinderId::new));
    let onsubmit = {
        let (typed, sending, sent) = (typed.clone(), sending.clone(), props.sent.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (kept, sent) = (typed.clone(), sent.clone());
            let new = |id, text| NewRejoinder { id, text };
            sending.send::<Rejoinder, _>(format!("/api/v1/reviews/{review}/rejoinders"), &typed, new, move || {
                kept.discard();
                sent.emit(());
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
                mistake={sending.mistake(&w)}
                max_length={1000}
                on_input={typed.change(|typed, text| *typed = text)}
            />
            if let Some(failure) = &*sending.failure {
                <Banner tone={Tone::Error} test="rejoin-failed">{ w.t(&failure.wording()) }</Banner>
            }
            <div><Button submit=true off={*sending.busy} test="rejoin-send">{ w.t("messages-rejoin-send") }</Button></div>
        </form>
    }
}

/// Words on their way: one id for as long as it takes, so that a lost answer does not make two of them.
struct Sending<I> {
    fresh: fn() -> I,
    id: UseStateHandle<I>,
    busy: UseStateHandle<bool>,
    failure: UseStateHandle<Option<Failure>>,
    /// Why what is typed cannot go.
    wrong: UseStateHandle<Option<&'static str>>,
}

impl<I> Clone for Sending<I> {
    fn clone(&self) -> Self {
        Self {
            fresh: self.fresh,
            id: self.id.clone(),
            busy: self.busy.clone(),
            failure: self.failure.clone(),
            wrong: self.wrong.clone(),
        }
    }
}

#[hook]
fn use_sending<I: 'static>(fresh: fn() -> I) -> Sending<I> {
    let sending = Sending {
        fresh,
        id: use_state(fresh),
        busy: use_state(|| false),
        failure: use_state(|| None),
        wrong: use_state(|| None),
    };
    use_focus_on_mistake(*sending.wrong);
    sending
}

impl<I: Copy + 'static> Sending<I> {
    fn mistake(&self, w: &Wording) -> Option<AttrValue> {
        self.wrong.map(|key| w.t(key))
    }

    /// Sends what is typed to `path` as `new` makes it, unless something is under way or the words cannot go.
    fn send<A: FromJson + 'static, B: ToJson + 'static>(
        &self,
        path: String,
        typed: &str,
        new: impl FnOnce(I, Text<1000>) -> B,
        sent: impl FnOnce() + 'static,
    ) {
        if *self.busy {
            return;
        }
        let text = match words(typed) {
            Ok(text) => text,
            Err(key) => return self.wrong.set(Some(key)),
        };
        self.wrong.set(None);
        self.busy.set(true);
        let (new, sending) = (new(*self.id, text), self.clone());
        spawn_local(async move {
            match api::post::<A>(&path, &new).await {
                Ok(_) => {
                    sending.failure.set(None);
                    sending.id.set((sending.fresh)());
                    sent();
                }
                Err(refused) => sending.failure.set(Some(refused)),
            }
            sending.busy.set(false);
        });
    }
}

fn words(typed: &str) -> Result<Text<1000>, &'static str> {
    Text::parse(typed).map_err(|wrong| match wrong {
        TextError::Empty => "message-empty",
        _ => "message-long",
    })
}
