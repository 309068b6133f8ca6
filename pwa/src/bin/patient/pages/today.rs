//! *I dag*: what now, and nothing else. One tap logs.

mod begun;
mod exercises;
mod waiting;

use domain::course;
use domain::day::{LocalDay, Weekday};
use domain::entry::Body;
use pwa::components::{Page, Way};
use pwa::hooks::{RecordHandle, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use self::begun::Begun;
pub(crate) use self::exercises::Exercises;
use self::waiting::Waiting;
use crate::day::{DayChoice, DayWay, use_day};
use crate::route::Route;

/// Days since the last check-in from which the screen offers it.
const CHECK_IN_DAYS: i64 = 7;

/// The screen.
#[component]
pub(crate) fn Today() -> Html {
    let w = use_wording();
    let record = use_record();
    let day = use_day();
    let today = record.today();
    let title = if day == today {
        w.t("today-title")
    } else if day == today.plus_days(-1) {
        w.t("today-title-yesterday")
    } else {
        w.day_long(day)
    };
    html! {
        <Page title={title} beside={html! { <p class="soft" data-test="today-day">{ w.day(day) }</p> }}>
            <Waiting />
            <Begun />
            <Exercises {day} />
            <Week />
            if day == today {
                <Offers />
            }
            <Adding {day} />
            <DayChoice route={Route::Today} />
            <p class="hint">{ w.t("words-nobody-watches") }</p>
        </Page>
    }
}

/// *Denne uge 5 af 9 lavet*.
#[component]
fn Week() -> Html {
    let w = use_wording();
    let record = use_record();
    let day = use_day();
    let week = record.record().week_of(day, record.today());
    if week.asked == 0 {
        return html! {};
    }
    let key = if day.monday() == record.today().monday() { "today-week" } else { "today-that-week" };
    let done = w.ta("today-week-done", &[("done", week.counted.done.into()), ("asked", week.asked.into())]);
    let partly = week.counted.partly;
    html! {
        <p class="row apart" data-test="week-counts">
            <span>{ w.t(key) }</span>
            <span class="number">
                { done }
                if partly > 0 {
                    { format!(", {}", w.ta("adherence-partly", &[("partly", partly.into())])) }
                }
            </span>
        </p>
    }
}

/// What has come due apart from exercises: said once, never demanded.
#[component]
fn Offers() -> Html {
    let w = use_wording();
    let record = use_record();
    html! {
        <>
            if psfs_due(&record) {
                <p><Way to={Route::Psfs} test="psfs-open" class="button quiet wide">{ w.t("today-psfs-due") }</Way></p>
            }
            if check_in_due(&record) {
                <p><Way to={Route::CheckIn} test="check-in-due" class="button quiet wide">{ w.t("today-check-in-due") }</Way></p>
            }
        </>
    }
}

/// A scoring is due 14 days after the last, in open access six weeks, after that by own wish; before the first, once there are activities to score.
fn psfs_due(record: &RecordHandle) -> bool {
    let kept = record.record();
    if !kept.psfs_activities.values().any(|activity| activity.body.retired_on.is_none()) {
        return false;
    }
    let scored = kept.entries.values().filter(|entry| matches!(entry.body.body, Body::Psfs(_)));
    let state = course::on(kept.course.values().map(|turn| &turn.body), record.today());
    let due = |last| course::rescore_due(state, last).is_some_and(|due| due <= record.today());
    scored.map(|entry| entry.body.day).max().is_none_or(due)
}

/// *Min uge* is offered from a week after the last one, and from the first Sunday on where there is none.
fn check_in_due(record: &RecordHandle) -> bool {
    let kept = record.record();
    let last = kept
        .entries
        .values()
        .filter(|entry| matches!(entry.body.body, Body::CheckIn(_)))
        .map(|entry| entry.body.day)
        .max();
    match last {
        Some(last) => last.plus_days(CHECK_IN_DAYS) <= record.today(),
        None => record.today().weekday() == Weekday::Sun,
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct AddingProps {
    pub(crate) day: LocalDay,
}

/// What can be added for a day.
#[component]
pub(crate) fn Adding(props: &AddingProps) -> Html {
    let w = use_wording();
    let add = [
        (Route::Activity, "today-add-activity", "activity-add"),
        (Route::CheckIn, "today-add-check-in", "check-in-add"),
        (Route::Note, "today-add-note", "note-add"),
    ];
    let one = |(to, key, test): (Route, &str, &'static str)| {
        html! { <DayWay {to} day={props.day} {test} class="button quiet">{ w.t(key) }</DayWay> }
    };
    html! {
        <nav class="buttons" aria-label={w.t("today-add")}>{ for add.into_iter().map(one) }</nav>
    }
}
