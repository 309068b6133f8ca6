//! One activity that is scored now, with the ways to put it aside or to word it anew. A changed wording is a new
//! activity; the old one is put aside with its history (section 3).

use domain::id::PsfsActivityId;
use domain::json::ToJson;
use domain::patient::NamedActivity;
use domain::sync::Noun;
use pwa::components::{Button, Dialog, Field, Look, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::wording::{isolated, use_wording};
use yew::prelude::*;

use super::history;
use super::naming::parse;
use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};

/// [`Activity`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct ActivityProps {
    /// The activity.
    pub(super) named: NamedActivity,
}

/// Which question is open over it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asking {
    Nothing,
    Retire,
    Replace,
}

/// Where other words for it are kept while they are half typed.
fn address(id: PsfsActivityId) -> AttrValue {
    format!("/psfs#replace-{id}").into()
}

/// Its words and what can be done with it.
#[component]
pub(super) fn Activity(props: &ActivityProps) -> Html {
    let w = use_wording();
    let record = use_record();
    // Whoever was typing other words goes on with them.
    let begun = record.draft(&address(props.named.id)).is_some();
    let asking = use_state(|| if begun { Asking::Replace } else { Asking::Nothing });
    let words = props.named.activity.words.to_string();
    let ask = |what: Asking| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(what))
    };
    let button = |test: &'static str, key: &'static str, what: Asking| {
        let spoken = w.ta(&format!("{key}-spoken"), &[("words", isolated(&words))]);
        html! { <Button look={Look::Plain} {test} {spoken} on_press={ask(what)}>{ w.t(key) }</Button> }
    };
    html! {
        <li class="stack tight">
            <span dir="auto" data-test="psfs-named">{ &words }</span>
            <div class="row">
                { button("psfs-replace", "psfs-replace", Asking::Replace) }
                { button("psfs-retire", "psfs-retire", Asking::Retire) }
            </div>
            <Retire named={props.named.clone()} open={*asking == Asking::Retire} on_close={ask(Asking::Nothing)} />
            <Replace named={props.named.clone()} open={*asking == Asking::Replace} on_close={ask(Asking::Nothing)} />
        </li>
    }
}

/// [`Retire`]'s and [`Replace`]'s properties.
#[derive(Properties, PartialEq)]
struct AskProps {
    named: NamedActivity,
    open: bool,
    on_close: Callback<()>,
}

/// Asks before an activity is put aside.
#[component]
fn Retire(props: &AskProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let saver = use_saver();
    let NamedActivity { id, activity } = props.named.clone();
    let words = activity.words.to_string();
    let retire = {
        let (pen, on_close, saver) = (record.finishing(&address(id)), props.on_close.clone(), saver.clone());
        let retired = activity.retired(record.today());
        Callback::from(move |()| {
            let (pen, retired, on_close) = (pen.clone(), retired.clone(), on_close.clone());
            saver.run(async move { pen.save_psfs_activity(id, &retired).await }, move |()| on_close.emit(()));
        })
    };
    let actions = html! {
        <>
            <Button test="psfs-retire-cancel" on_press={props.on_close.clone()}>{ w.t("words-cancel") }</Button>
            <Button test="psfs-retire-confirm" on_press={retire}>{ w.t("psfs-retire") }</Button>
        </>
    };
    html! {
        <Dialog
            name={format!("psfs-retire-{id}")}
            title={w.t("psfs-retire-title")}
            open={props.open}
            on_close={props.on_close.clone()}
            {actions}
        >
            <p>{ w.ta("psfs-retire-text", &[("words", isolated(&words))]) }</p>
            <SaveFailed {saver} />
        </Dialog>
    }
}

/// Takes the new wording; both activities are saved at once or neither.
#[component]
fn Replace(props: &AskProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let NamedActivity { id, activity } = props.named.clone();
    let typed = use_draft(address(id), || activity.words.to_string());
    let mistake = use_state(|| None::<AttrValue>);
    let saver = use_saver();
    use_focus_on_mistake(mistake.is_some());
    let words = activity.words.to_string();
    let on_input = {
        let mistake = mistake.clone();
        typed.change(move |typed, text| {
            *typed = text;
            mistake.set(None);
        })
    };
    let replace = {
        let (w, typed, mistake, saver) = (w.clone(), typed.clone(), mistake.clone(), saver.clone());
        let (record, on_close) = (record.clone(), props.on_close.clone());
        Callback::from(move |()| {
            let words = match parse(&typed, &history::active(&record.record())) {
                Ok(words) => words,
                Err(key) => return mistake.set(Some(w.t(key))),
            };
            let (old, new) = activity.clone().replaced(words, record.today());
            let fresh = ids::fresh(PsfsActivityId::new);
            let both = vec![
                (Noun::PsfsActivity, id.to_string(), old.to_json()),
                (Noun::PsfsActivity, fresh.to_string(), new.to_json()),
            ];
            let (pen, on_close) = (typed.pen(), on_close.clone());
            saver.run(async move { pen.save_all(both).await }, move |()| on_close.emit(()));
        })
    };
    // Whoever cancels lets the words go; whoever closes it otherwise finds them again.
    let cancel = {
        let (typed, on_close) = (typed.clone(), props.on_close.clone());
        Callback::from(move |()| {
            typed.discard();
            on_close.emit(());
        })
    };
    let actions = html! {
        <>
            <Button test="psfs-replace-cancel" on_press={cancel}>{ w.t("words-cancel") }</Button>
            <Button test="psfs-replace-confirm" look={Look::Primary} on_press={replace}>{ w.t("psfs-replace-confirm") }</Button>
        </>
    };
    html! {
        <Dialog
            name={format!("psfs-replace-{id}")}
            title={w.t("psfs-replace-title")}
            open={props.open}
            on_close={props.on_close.clone()}
            {actions}
        >
            { continued(&w, &typed) }
            <Field
                name="psfs-new-words"
                label={w.t("psfs-replace-words")}
                value={(*typed).clone()}
                {on_input}
                mistake={(*mistake).clone()}
                autocomplete="off"
            />
            <p>{ w.ta("psfs-replace-text", &[("words", isolated(&words))]) }</p>
            <SaveFailed {saver} />
        </Dialog>
    }
}
