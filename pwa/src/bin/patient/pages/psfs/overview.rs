//! The activities that are scored now, and when the next scoring is.

use domain::LocalDay;
use domain::course::{self, State};
use domain::psfs::{MAX_ACTIVITIES, MEAN_MIN_ACTIVITIES};
use pwa::components::{Button, Field, Look};
use pwa::hooks::use_record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::activity::Activity;
use super::history;
use super::naming::Naming;
use super::retired::Retired;

/// [`Overview`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct OverviewProps {
    /// Begins a scoring for a day.
    pub(super) on_start: Callback<LocalDay>,
}

/// What is scored, and the way to score it.
#[component]
pub(super) fn Overview(props: &OverviewProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let active = history::active(&record.record());
    let last_on = history::assessments(&record.record()).last().map(|dated| dated.day);
    let left = MEAN_MIN_ACTIVITIES.saturating_sub(active.len());
    html! {
        <>
            if last_on.is_none() {
                <p>{ w.t("psfs-intro") }</p>
            }
            if left == 0 {
                <StartCard {last_on} on_start={props.on_start.clone()} />
            }
            if !active.is_empty() {
                <section class="stack">
                    <h2>{ w.t("psfs-list-title") }</h2>
                    <ul class="list card" data-test="psfs-activities">
                        { for active.iter().map(|named| html! { <Activity key={named.id.to_string()} named={named.clone()} /> }) }
                    </ul>
                </section>
            }
            if left > 0 {
                <section class="stack">
                    <p class="strong" data-test="psfs-need-more">{ w.ta("psfs-need-more", &[("left", left.into())]) }</p>
                    <p>{ w.t("psfs-guidance") }</p>
                    <Naming />
                </section>
            } else if active.len() < MAX_ACTIVITIES {
                <details>
                    <summary data-test="psfs-more">{ w.t("psfs-one-more") }</summary>
                    <div class="stack">
                        <p>{ w.t("psfs-guidance") }</p>
                        <Naming />
                    </div>
                </details>
            } else {
                <p class="soft">{ w.t("psfs-full") }</p>
            }
            <Retired />
        </>
    }
}

/// [`StartCard`]'s properties.
#[derive(Properties, PartialEq)]
struct StartCardProps {
    last_on: Option<LocalDay>,
    on_start: Callback<LocalDay>,
}

/// When the next scoring is, and the button that begins it. It is for today unless another day is chosen.
#[component]
fn StartCard(props: &StartCardProps) -> Html {
    let w = use_wording();
    let handle = use_record();
    let today = handle.today();
    let state = course::on(handle.record().course.values().map(|turn| &turn.body), today);
    let typed_day = use_state(|| None::<String>);
    let chosen = typed_day.as_ref().map_or(Ok(today), |typed| typed.parse::<LocalDay>());
    let day = chosen.ok().filter(|day| *day <= today);
    let due = props.last_on.is_none_or(|last| course::rescore_due(state, last).is_some_and(|due| due <= today));
    let on_press = {
        let on_start = props.on_start.clone();
        Callback::from(move |()| {
            if let Some(day) = day {
                on_start.emit(day);
            }
        })
    };
    let on_day = {
        let typed_day = typed_day.clone();
        Callback::from(move |typed| typed_day.set(Some(typed)))
    };
    html! {
        <section class="card">
            <p data-test="psfs-due">{ due_words(&w, state, props.last_on, today) }</p>
            <Button test="psfs-start" wide=true look={if due { Look::Primary } else { Look::Quiet }} off={day.is_none()} {on_press}>
                { w.t("psfs-score-now") }
            </Button>
            <details>
                <summary data-test="psfs-other-day">{ w.t("psfs-other-day") }</summary>
                <Field
                    name="psfs-day"
                    kind="date"
                    label={w.t("psfs-day")}
                    value={typed_day.as_ref().map_or_else(|| today.to_string(), Clone::clone)}
                    max={today.to_string()}
                    on_input={on_day}
                    mistake={day.is_none().then(|| w.t("psfs-day-mistake"))}
                />
            </details>
        </section>
    }
}

fn due_words(w: &Wording, state: State, last_on: Option<LocalDay>, today: LocalDay) -> AttrValue {
    let Some(last) = last_on else { return w.t("psfs-score-first") };
    let Some(due) = course::rescore_due(state, last) else { return w.t("psfs-due-own-wish") };
    if due <= today {
        let days = today.days_since_epoch() - last.days_since_epoch();
        w.ta("psfs-due-now", &[("days", days.into())])
    } else {
        w.ta("psfs-due-later", &[("day", w.day_long(due).as_str().into())])
    }
}
