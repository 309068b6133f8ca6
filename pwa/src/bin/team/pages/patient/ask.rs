//! Asking a patient whether they will share, or share more. Asked once; a no is not explained, and holds.

use domain::access_request::{Answer as Reply, Asked, NewAccessRequest};
use domain::category::{Category, CategorySet};
use domain::id::AccessRequestId;
use domain::text::{Line, TextError};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Field, Look, Tick, Tone, use_focus_on_mistake};
use pwa::wording::{Wording, use_wording};
use pwa::{clock, ids};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::answer::{Answer, use_answer};

/// [`Ask`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct AskProps {
    /// Where the patient's page is.
    pub(super) path: AttrValue,
    /// What is shared already.
    #[prop_or_default]
    pub(super) shared: CategorySet,
}

/// What was asked, or the way to ask; nothing of a patient who cannot be asked.
#[component]
pub(super) fn Ask(props: &AskProps) -> Html {
    let w = use_wording();
    let last = use_answer(format!("{}/access-requests/last", props.path), |path| {
        let path = path.clone();
        async move { api::get::<Option<Asked>>(&path).await }
    });
    let open = use_state(|| false);
    let turn = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let Answer::Here(last_asked, _) = &last.answer else { return html! {} };
    let missing: Vec<Category> =
        Category::ALL.into_iter().filter(|category| !props.shared.contains(*category)).collect();
    let today = clock::today();
    let waits = match last_asked.as_ref() {
        Some(asked) if asked.answer.is_none() => {
            let values = [("moment", w.moment(asked.asked_at)), ("what", named(&w, asked.asked.categories))];
            let values = values.each_ref().map(|(name, text)| (*name, text.as_str().into()));
            Some(w.ta("team-ask-open", &values))
        }
        Some(Asked { answer: Some(Reply::No), again_from: Some(day), .. }) if *day > today => {
            Some(w.ta("team-ask-no", &[("day", w.date(*day, today).as_str().into())]))
        }
        _ => None,
    };
    if let Some(waits) = waits {
        return html! { <p class="soft no-print" data-test="ask-state">{ waits }</p> };
    }
    if missing.is_empty() {
        return html! {};
    }
    let on_asked = {
        let again = last.again.clone();
        let close = turn(false);
        Callback::from(move |()| {
            close.emit(());
            again.emit(());
        })
    };
    html! {
        <div class="no-print">
            if *open {
                <AskForm path={props.path.clone()} {missing} {on_asked} on_leave={turn(false)} />
            } else {
                <Button look={Look::Plain} test="ask-open" on_press={turn(true)}>{ w.t("team-ask") }</Button>
            }
        </div>
    }
}

fn named(w: &Wording, categories: CategorySet) -> AttrValue {
    let names: Vec<AttrValue> =
        categories.iter().map(|one| w.t(&format!("category-{}", one.name())).to_lowercase().into()).collect();
    w.list(&names)
}

#[derive(Properties, PartialEq)]
struct AskFormProps {
    path: AttrValue,
    missing: Vec<Category>,
    on_asked: Callback<()>,
    on_leave: Callback<()>,
}

/// What they would like to see, none ticked beforehand, and what for.
#[component]
fn AskForm(props: &AskFormProps) -> Html {
    let w = use_wording();
    let chosen = use_state(|| CategorySet::EMPTY);
    let words = use_state(String::new);
    let mistake = use_state(|| None::<&'static str>);
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    // Kept over a lost answer, so that nobody is asked twice.
    let id = use_memo((), |()| ids::fresh(AccessRequestId::new));
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (chosen, words, mistake, failure, busy) =
            (chosen.clone(), words.clone(), mistake.clone(), failure.clone(), busy.clone());
        let (path, on_asked, id) = (props.path.clone(), props.on_asked.clone(), *id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let said = match Line::parse(words.trim()) {
                Ok(line) => Some(line),
                Err(TextError::Empty) => None,
                Err(_) => return mistake.set(Some("team-ask-words-long")),
            };
            let new = NewAccessRequest { id, categories: *chosen, words: said };
            if new.check().is_err() {
                return mistake.set(Some("team-ask-nothing"));
            }
            mistake.set(None);
            if *busy {
                return;
            }
            busy.set(true);
            let (failure, busy, path, on_asked) = (failure.clone(), busy.clone(), path.clone(), on_asked.clone());
            spawn_local(async move {
                match api::post::<Asked>(&format!("{path}/access-requests"), &new).await {
                    Ok(_) => on_asked.emit(()),
                    Err(refused) => {
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let tick = |category: Category| {
        let (chosen, mistake) = (chosen.clone(), mistake.clone());
        let on_change = Callback::from({
            let chosen = chosen.clone();
            move |on: bool| {
                chosen.set(if on { chosen.with(category) } else { chosen.without(category) });
                mistake.set(None);
            }
        });
        html! {
            <Tick
                name={format!("ask-{}", category.name())}
                label={w.t(&format!("category-{}", category.name()))}
                checked={chosen.contains(category)}
                {on_change}
            />
        }
    };
    let said = |key: &'static str| (*mistake == Some(key)).then(|| w.t(key));
    let typed = {
        let words = words.clone();
        Callback::from(move |text| words.set(text))
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true data-test="ask-form">
            <fieldset aria-describedby={said("team-ask-nothing").map(|_| "ask-mistake")}>
                <legend>{ w.t("team-ask-what") }</legend>
                { for props.missing.iter().copied().map(tick) }
                if let Some(mistake) = said("team-ask-nothing") {
                    <p class="mistake" id="ask-mistake">{ mistake }</p>
                }
            </fieldset>
            <Field
                name="ask-words"
                label={w.t("team-ask-words")}
                hint={w.t("team-ask-words-hint")}
                value={(*words).clone()}
                max_length={200}
                autocomplete="off"
                mistake={said("team-ask-words-long")}
                on_input={typed}
            />
            <p class="hint">{ w.t("team-ask-voluntary") }</p>
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="ask-failed">{ w.t(&failure.wording()) }</Banner>
            }
            <div class="buttons">
                <Button test="ask-leave" on_press={props.on_leave.clone()}>{ w.t("words-cancel") }</Button>
                <Button look={Look::Primary} submit=true off={*busy} test="ask-send">{ w.t("team-ask-send") }</Button>
            </div>
        </form>
    }
}
