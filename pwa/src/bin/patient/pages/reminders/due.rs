//! *Lige nu*: what has come due in the last hours and is not answered, whatever became of the notification. From here it is
//! done, or put off.

use domain::day::Millis;
use domain::entry::Entry;
use domain::id::ReminderId;
use domain::reminder::{Known, Rule, SnoozeMinutes, USEFUL_MS, already_done, look_back_days};
use pwa::api::Failure;
use pwa::components::{Banner, Button, Tone, Way};
use pwa::hooks::{RecordHandle, use_record};
use pwa::push;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::rules::what_words;

/// A rule that fell due, and when.
type Due = (ReminderId, Rule, Millis);

/// What fell due in the last useful hours and has no answer yet.
fn due_now(record: &RecordHandle) -> Vec<Due> {
    let (kept, now) = (record.record(), record.now());
    let fallen = kept.reminders.iter().filter_map(|(id, rule)| {
        let rule = &rule.body;
        let due = rule.next_after(now.plus_ms(-USEFUL_MS), |at| pwa::clock::offset_at(&rule.zone, at))?;
        (due.at <= now).then(|| (*id, rule.clone(), due))
    });
    let is_open = |rule: &Rule, day: domain::LocalDay| {
        let first = day.plus_days(-look_back_days(rule.what));
        let near = kept.entries.values().map(|entry| &entry.body).filter(|entry| entry.day >= first);
        let entries: Vec<Entry> = near.cloned().collect();
        let grants: Vec<_> = kept.grants.values().filter_map(|grant| grant.grant.clone()).collect();
        let pauses: Vec<_> = kept.pauses.values().map(|pause| pause.body).collect();
        let own: Vec<_> = kept.own_exercises.iter().map(|(id, own)| (*id, own.body.clone())).collect();
        let periods: Vec<_> = kept.measure_periods.values().map(|period| period.body.clone()).collect();
        let course: Vec<_> = kept.course.values().map(|turn| turn.body).collect();
        let known = Known {
            programmes: &kept.programmes,
            entries: &entries,
            grants: &grants,
            pauses: &pauses,
            own_exercises: &own,
            measure_periods: &periods,
            course: &course,
        };
        !already_done(rule.what, day, known)
    };
    fallen.filter(|(_, rule, due)| is_open(rule, due.day)).map(|(id, rule, due)| (id, rule, due.at)).collect()
}

/// The part of the screen about now; nothing where nothing is due.
#[component]
pub(super) fn DueNow() -> Html {
    let w = use_wording();
    let record = use_record();
    let due = due_now(&record);
    if due.is_empty() {
        return Html::default();
    }
    let item = |(id, rule, at): Due| html! { <Item key={id.to_string()} {id} {rule} {at} /> };
    html! {
        <section class="stack" data-test="reminder-due">
            <h2>{ w.t("reminder-due-title") }</h2>
            <ul class="list card">{ for due.into_iter().map(item) }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    id: ReminderId,
    rule: Rule,
    at: Millis,
}

/// How putting it off went.
type Answer = Result<Option<Millis>, Failure>;

#[component]
fn Item(props: &ItemProps) -> Html {
    let w = use_wording();
    let answer = use_state(|| None::<Answer>);
    let what = what_words(&w, props.rule.what);
    let later = |minutes: u16, key: &str, test: &'static str| {
        let (setter, id) = (answer.setter(), props.id);
        let on_press = Callback::from(move |()| {
            let Ok(minutes) = SnoozeMinutes::try_from(minutes) else { return };
            let setter = setter.clone();
            spawn_local(async move { setter.set(Some(push::snooze(id, minutes).await)) });
        });
        let spoken =
            w.ta("reminder-later-spoken", &[("what", what.as_str().into()), ("later", w.t(key).as_str().into())]);
        html! { <Button {test} {spoken} {on_press}>{ w.t(key) }</Button> }
    };
    let said = match &*answer {
        None => None,
        Some(Ok(Some(at))) => {
            Some((Tone::Good, w.ta("reminder-again-at", &[("time", w.clock_time(*at).as_str().into())])))
        }
        Some(Ok(None)) => Some((Tone::Note, w.t("reminder-not-again"))),
        Some(Err(failure)) => Some((Tone::Warm, w.t(&failure.wording()))),
    };
    html! {
        <li class="stack tight" data-test="reminder-due-item">
            <div class="row apart">
                <Way to={props.rule.what.screen()} test="reminder-due-open" class="way">{ &what }</Way>
                <span class="soft">{ w.ta("reminder-due-at", &[("time", w.clock_time(props.at).as_str().into())]) }</span>
            </div>
            <div class="row">
                { later(30, "reminder-later-30", "reminder-later-30") }
                { later(120, "reminder-later-120", "reminder-later-120") }
            </div>
            if let Some((tone, text)) = said {
                <Banner {tone} test="reminder-later-said">{ text }</Banner>
            }
        </li>
    }
}
