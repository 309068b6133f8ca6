//! One activity that is scored now, with the ways to put it aside or to word it anew. A changed wording is a new
//! activity; the old one is put aside with its history (section 3).

use domain::id::PsfsActivityId;
use domain::json::ToJson;
use domain::patient::NamedActivity;
use domain::sync::Noun;
use pwa::components::{Banner, Button, Dialog, Field, Look, Tone, use_focus_on_mistake};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::history;
use super::naming::parse;

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

/// Its words and what can be done with it.
#[component]
pub(super) fn Activity(props: &ActivityProps) -> Html {
    let w = use_wording();
    let asking = use_state(|| Asking::Nothing);
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
    let failed = use_state(|| None::<&'static str>);
    let NamedActivity { id, activity } = props.named.clone();
    let words = activity.words.to_string();
    let retire = {
        let (record, on_close, failed) = (record.clone(), props.on_close.clone(), failed.clone());
        let retired = activity.retired(record.today());
        Callback::from(move |()| {
            let (record, retired, on_close, failed) =
                (record.clone(), retired.clone(), on_close.clone(), failed.clone());
            spawn_local(async move {
                match record.save_psfs_activity(id, &retired).await {
                    Ok(()) => on_close.emit(()),
                    Err(error) => failed.set(Some(error.wording())),
                }
            });
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
            if let Some(key) = *failed {
                <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
            }
        </Dialog>
    }
}

/// Takes the new wording; both activities are saved at once or neither.
#[component]
fn Replace(props: &AskProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let NamedActivity { id, activity } = props.named.clone();
    let typed = use_state(|| activity.words.to_string());
    let mistake = use_state(|| None::<AttrValue>);
    let failed = use_state(|| None::<&'static str>);
    use_focus_on_mistake(mistake.is_some());
    let words = activity.words.to_string();
    let on_input = {
        let (typed, mistake) = (typed.clone(), mistake.clone());
        Callback::from(move |text| {
            typed.set(text);
            mistake.set(None);
        })
    };
    let replace = {
        let (w, typed, mistake, failed) = (w.clone(), typed.clone(), mistake.clone(), failed.clone());
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
            let (record, on_close, failed) = (record.clone(), on_close.clone(), failed.clone());
            spawn_local(async move {
                match record.save_all(both).await {
                    Ok(()) => on_close.emit(()),
                    Err(error) => failed.set(Some(error.wording())),
                }
            });
        })
    };
    let actions = html! {
        <>
            <Button test="psfs-replace-cancel" on_press={props.on_close.clone()}>{ w.t("words-cancel") }</Button>
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
            <Field
                name="psfs-new-words"
                label={w.t("psfs-replace-words")}
                value={(*typed).clone()}
                {on_input}
                mistake={(*mistake).clone()}
                autocomplete="off"
            />
            <p>{ w.ta("psfs-replace-text", &[("words", isolated(&words))]) }</p>
            if let Some(key) = *failed {
                <Banner tone={Tone::Error} test="psfs-replace-failed">{ w.t(key) }</Banner>
            }
        </Dialog>
    }
}
