//! The rules there are: switch on and off, take away.

use domain::id::ReminderId;
use domain::reminder::{End, Rule, What};
use domain::sync::Noun;
use pwa::components::{Banner, Button, Look, Tick, Tone};
use pwa::hooks::use_record;
use pwa::record::Kept;
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The list.
#[component]
pub(super) fn Rules() -> Html {
    let w = use_wording();
    let record = use_record().record();
    let mine = |kept: &Kept<Rule>| !kept.body.is_suggestion() && !kept.body.is_declined();
    let rules: Vec<_> = record.reminders.iter().filter(|(_, kept)| mine(kept)).collect();
    let item = |(id, kept): (&ReminderId, &Kept<Rule>)| {
        html! { <Item key={id.to_string()} id={*id} kept={kept.clone()} /> }
    };
    html! {
        <section class="stack">
            <h2>{ w.t("reminder-list-title") }</h2>
            if rules.is_empty() {
                <p class="soft" data-test="reminder-empty">{ w.t("reminder-empty") }</p>
            } else {
                <ul class="list card" data-test="reminder-list">{ for rules.into_iter().map(item) }</ul>
            }
        </section>
    }
}

/// The wording of what a rule is for.
pub(super) fn what_words(w: &Wording, what: What) -> AttrValue {
    w.t(&format!("reminder-what-{}", what_name(what)))
}

/// The name on the wire.
pub(super) fn what_name(what: What) -> &'static str {
    match what {
        What::Exercises => "exercises",
        What::Activity => "activity",
        What::CheckIn => "check_in",
        What::Psfs => "psfs",
        What::ProgrammeReview => "programme_review",
        What::GrantEnding => "grant_ending",
        What::MeasurePeriod => "measure_period",
    }
}

/// A rule, for what shows one.
#[derive(Properties, PartialEq)]
pub(super) struct RuleProps {
    pub(super) id: ReminderId,
    pub(super) kept: Kept<Rule>,
}

/// One rule.
#[component]
fn Item(props: &RuleProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let failed = use_state(|| None::<&'static str>);
    let (id, rule) = (props.id, props.kept.body.clone());
    let time = w.wall_time(rule.time.minutes());
    let days = w.weekdays(rule.recurrence.weekdays());
    let line = w.ta("reminder-line", &[("time", time.as_str().into()), ("days", days.as_str().into())]);
    let mut line = line.to_string();
    if rule.recurrence.interval() > 1 {
        line.push_str(", ");
        line.push_str(&w.ta("reminder-every", &[("weeks", i64::from(rule.recurrence.interval()).into())]));
    }
    if let Some(End::Until(last)) = rule.recurrence.end() {
        let day = w.date(last, record.today());
        line.push_str(", ");
        line.push_str(&w.ta("reminder-last", &[("day", day.as_str().into())]));
    }
    if rule.zone != record.zone() {
        line.push_str(", ");
        line.push_str(&w.ta("reminder-in-zone", &[("zone", rule.zone.as_str().into())]));
    }
    let what = what_words(&w, rule.what);
    let refused =
        record.record().refused.iter().find(|put| put.noun == Noun::Reminder && put.id == id.to_string()).cloned();

    let on_change = {
        let (record, failed) = (record.clone(), failed.clone());
        Callback::from(move |enabled: bool| {
            let (record, failed, rule) = (record.clone(), failed.clone(), Rule { enabled, ..rule.clone() });
            spawn_local(async move { failed.set(record.save_reminder(id, &rule).await.err().map(|e| e.wording())) });
        })
    };
    let on_remove = {
        let (record, failed) = (record.clone(), failed.clone());
        Callback::from(move |()| {
            let (record, failed) = (record.clone(), failed.clone());
            spawn_local(async move { failed.set(record.remove_reminder(id).await.err().map(|e| e.wording())) });
        })
    };
    let spoken = [("what", what.as_str().into()), ("line", line.as_str().into())];
    html! {
        <li class="stack tight" data-test="reminder">
            <div class="row apart">
                <div class="grow">
                    <Tick
                        name={format!("reminder-on-{id}")}
                        label={what.clone()}
                        hint={AttrValue::from(line.clone())}
                        checked={props.kept.body.enabled}
                        {on_change}
                    />
                </div>
                <Button
                    look={Look::Plain}
                    test="reminder-remove"
                    spoken={w.ta("reminder-remove-spoken", &spoken)}
                    on_press={on_remove}
                >
                    { w.t("reminder-remove") }
                </Button>
            </div>
            if let Some(refused) = refused {
                <Banner tone={Tone::Warm} test="reminder-refused">
                    { w.ta("reminder-refused", &[("reason", w.t(&format!("problem-{}", refused.code.name())).as_str().into())]) }
                </Banner>
            } else if props.kept.waiting {
                <p class="hint" data-test="reminder-waiting">{ w.t("reminder-waiting") }</p>
            }
            if let Some(key) = *failed {
                <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
            }
        </li>
    }
}
