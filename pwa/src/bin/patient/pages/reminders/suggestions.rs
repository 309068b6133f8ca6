//! What professionals suggest to be reminded of: yes or no, offline too. Nothing of it is active before the yes.

use domain::reminder::SuggestionAnswer;
use pwa::components::{Banner, Button, Look, Tone};
use pwa::hooks::use_record;
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::rules::{RuleProps, what_words};

/// The part of the screen about suggestions; nothing without one that waits.
#[component]
pub(super) fn Suggestions() -> Html {
    let w = use_wording();
    let record = use_record().record();
    let items: Vec<Html> = record
        .reminders
        .iter()
        .filter(|(_, kept)| kept.body.is_suggestion())
        .map(|(id, kept)| html! { <Item key={id.to_string()} id={*id} kept={kept.clone()} /> })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" data-test="reminder-suggestions">
            <h2>{ w.t("reminder-suggestions-title") }</h2>
            <ul class="list card">{ for items }</ul>
            <p class="hint">{ w.t("reminder-suggestions-hint") }</p>
        </section>
    }
}

#[component]
fn Item(props: &RuleProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let failed = use_state(|| None::<&'static str>);
    let rule = &props.kept.body;
    let Some(suggested) = rule.suggestion() else { return Html::default() };
    let what = what_words(&w, rule.what);
    let (time, days) = (w.wall_time(rule.time.minutes()), w.weekdays(rule.recurrence.weekdays()));
    let line = w.ta("reminder-line", &[("time", time.as_str().into()), ("days", days.as_str().into())]);
    let by = [("name", isolated(&suggested.by.name)), ("unit", isolated(&suggested.by.unit))];
    let by = w.ta("reminder-suggested-by", &by);
    let button = |answer: SuggestionAnswer, key: &str, test: &'static str, look: Look| {
        let (record, failed, id, rule) = (record.clone(), failed.setter(), props.id, rule.answered(answer));
        let on_press = Callback::from(move |()| {
            let (record, failed, rule) = (record.clone(), failed.clone(), rule.clone());
            spawn_local(async move { failed.set(record.save_reminder(id, &rule).await.err().map(|e| e.wording())) });
        });
        let spoken = format!("{}: {what}, {line}", w.t(key));
        html! { <Button {test} {look} spoken={AttrValue::from(spoken)} {on_press}>{ w.t(key) }</Button> }
    };
    html! {
        <li class="stack tight" data-test="reminder-suggestion">
            <p class="soft">{ by }</p>
            <p><span class="strong">{ &what }</span>{ ", " }{ &line }</p>
            <div class="row">
                { button(SuggestionAnswer::Accepted, "reminder-suggestion-yes", "reminder-suggestion-yes", Look::Primary) }
                { button(SuggestionAnswer::Declined, "reminder-suggestion-no", "reminder-suggestion-no", Look::Quiet) }
            </div>
            if let Some(key) = *failed {
                <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
            }
        </li>
    }
}
