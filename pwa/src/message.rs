//! A message in words, the same for both who write, and what stands at every field for one: that nobody watches.

use domain::message::{Kind, Message, Thread};
use yew::prelude::*;

use crate::wording::{Wording, isolated};

/// *Ingen holder øje lige nu …*, with how soon the unit says that it answers.
#[must_use]
pub fn watch(w: &Wording, thread: &Thread) -> AttrValue {
    let unit = isolated(&thread.unit_name);
    match thread.answer_days {
        Some(days) => w.ta("message-watch", &[("unit", unit), ("n", days.value().into())]),
        None => w.ta("message-watch-unsaid", &[("unit", unit)]),
    }
}

/// The messages of a thread, oldest first. What the patient wrote stands under `patient`, a wording key: one reads oneself
/// otherwise than others do.
pub fn all(w: &Wording, thread: &Thread, patient: &'static str) -> Html {
    if thread.messages.is_empty() {
        return html! {};
    }
    html! {
        <ol class="plain stack" data-test="messages">
            { for thread.messages.iter().map(|message| one(w, message, patient)) }
        </ol>
    }
}

/// One message: who, when, what.
fn one(w: &Wording, message: &Message, patient: &'static str) -> Html {
    let who = match &message.author {
        Some(author) => AttrValue::from(author.name.clone()),
        None => w.t(patient),
    };
    let kind = match message.kind {
        Kind::Message => None,
        Kind::Recognition => Some(("message-recognition", "label good")),
        Kind::ContactMe => Some(("message-contact_me", "label warm")),
    };
    html! {
        <li class="stack tight" data-test={format!("message-{}", message.kind.name())}>
            <p class="soft small">
                <span dir="auto">{ who }</span>
                { " · " }
                { w.moment(message.sent_at) }
                if let Some((key, class)) = kind {
                    { " " }
                    <span {class}>{ w.t(key) }</span>
                }
            </p>
            <p class="words" dir="auto">{ message.text.to_string() }</p>
        </li>
    }
}
