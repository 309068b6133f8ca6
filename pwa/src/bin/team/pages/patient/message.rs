//! What the unit and the patient have written to each other, and the field for one more message. Sent is sent.

use domain::id::MessageId;
use domain::message::{Kind, Message, NewMessage, Thread};
use domain::text::{Text, TextError};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Look, Skeleton, TextArea, Tone, use_focus_on_mistake};
use pwa::ids;
use pwa::message::{all, watch};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::not_shared;
use super::section::Section;
use crate::answer::{Answer, use_answer};
use crate::say::Failed;

/// [`Messages`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct MessagesProps {
    /// Where the patient's page is.
    pub(super) path: AttrValue,
    /// Fetches the page again: the sharing has stopped.
    pub(super) gone: Callback<()>,
}

/// The part.
#[component]
pub(super) fn Messages(props: &MessagesProps) -> Html {
    let w = use_wording();
    let path = format!("{}/messages", props.path);
    let asked = use_answer(path.clone(), |path| {
        let path = path.clone();
        async move { api::get::<Thread>(&path).await }
    });
    let stopped = matches!(&asked.answer, Answer::Failed(failure, _) if not_shared(failure));
    use_effect_with((stopped, props.gone.clone()), |(stopped, gone)| {
        if *stopped {
            gone.emit(());
        }
    });
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={2} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(thread, _) => html! {
            <>
                if thread.messages.is_empty() {
                    <p class="soft">{ w.t("team-message-none") }</p>
                }
                { all(&w, thread, "message-patient") }
                <Write {path} sent={asked.again.clone()} gone={props.gone.clone()} />
                <p class="hint" data-test="message-watch">{ watch(&w, thread) }</p>
            </>
        },
    };
    html! { <Section name="patient-messages" title={w.t("team-message-title")}>{ content }</Section> }
}

/// In a preview: the patient reads their own letters in their own app.
#[component]
pub(super) fn ElsewhereInPreview() -> Html {
    let w = use_wording();
    html! {
        <Section name="patient-messages" title={w.t("team-message-title")}>
            <p class="soft">{ w.t("team-preview-messages") }</p>
        </Section>
    }
}

#[derive(Properties, PartialEq)]
struct WriteProps {
    path: AttrValue,
    sent: Callback<()>,
    gone: Callback<()>,
}

#[component]
fn Write(props: &WriteProps) -> Html {
    let w = use_wording();
    let text = use_state(String::new);
    let id = use_state(|| ids::fresh(MessageId::new));
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let wrong = use_state(|| None::<&'static str>);
    use_focus_on_mistake(*wrong);
    let send = |kind: Kind| {
        let (text, id, busy, failure, wrong) = (text.clone(), id.clone(), busy.clone(), failure.clone(), wrong.clone());
        let (path, sent, gone) = (props.path.clone(), props.sent.clone(), props.gone.clone());
        Callback::from(move |()| {
            if *busy {
                return;
            }
            let words = match Text::parse((*text).clone()) {
                Ok(words) => words,
                Err(TextError::Empty) => return wrong.set(Some("message-empty")),
                Err(_) => return wrong.set(Some("message-long")),
            };
            wrong.set(None);
            busy.set(true);
            let new = NewMessage { id: *id, kind, text: words };
            let (text, id, busy, failure) = (text.clone(), id.clone(), busy.clone(), failure.clone());
            let (path, sent, gone) = (path.clone(), sent.clone(), gone.clone());
            spawn_local(async move {
                match api::post::<Message>(&path, &new).await {
                    Ok(_) => {
                        text.set(String::new());
                        id.set(ids::fresh(MessageId::new));
                        failure.set(None);
                        sent.emit(());
                    }
                    Err(refused) if not_shared(&refused) => gone.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    let on_input = {
        let text = text.clone();
        Callback::from(move |typed| text.set(typed))
    };
    html! {
        <div class="stack no-print">
            <TextArea
                name="message-text"
                label={w.t("team-message-write")}
                hint={w.t("message-fixed")}
                value={(*text).clone()}
                mistake={wrong.map(|key| w.t(key))}
                max_length={1000}
                rows={2}
                {on_input}
            />
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="message-failed">{ w.t(&failure.wording()) }</Banner>
            }
            <div class="buttons">
                <Button off={*busy} test="message-recognition" on_press={send(Kind::Recognition)}>{ w.t("team-message-recognise") }</Button>
                <Button look={Look::Primary} off={*busy} test="message-send" on_press={send(Kind::Message)}>{ w.t("team-message-send") }</Button>
            </div>
        </div>
    }
}
