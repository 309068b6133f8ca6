//! *I dag*: what now, and nothing else. One tap logs.

mod begun;
mod exercises;
pub(crate) mod flare_up;
pub(crate) mod goals;
mod heed;
pub(crate) mod merged;
pub(crate) mod news;
pub(crate) mod refused;
mod waiting;

use domain::course;
use domain::day::{LocalDay, Weekday};
use domain::entry::Body;
use domain::measure_period::asked;
use pwa::components::{Page, Way};
use pwa::hooks::{RecordHandle, has_worker, use_record};
use pwa::record::Record;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::begun::Begun;
pub(crate) use self::exercises::Exercises;
use self::heed::Heed;
use self::waiting::Waiting;
use crate::day::{DayChoice, DayWay, use_day};
use crate::parts::{OfDay, Place};
use crate::route::Route;

/// Remembered with the account: the day on which *dagen efter* was skipped.
pub(crate) const DAY_AFTER_SKIPPED: &str = "day_after_skipped";

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
            if has_trouble(&record.record()) {
                <OfDay place={Place::Top} {day} />
            }
            <Begun />
            if record.record().flare_up_on(day).is_some() {
                <OfDay place={Place::Above} {day} />
            }
            <Heed {day} />
            <Exercises {day} />
            <Week />
            // Whether a unit has written is known only by asking, with the part that asks: at once where the worker has that
            // part already, else the next time.
            if !record.record().goals.is_empty() || has_worker() {
                <OfDay place={Place::Below} {day} />
            }
            if day == today {
                <Offers />
            }
            <Adding {day} />
            <DayChoice route={Route::Today} />
            <p class="hint">{ w.t("words-nobody-watches") }</p>
        </Page>
    }
}

/// What does not go as it was written: seldom, so it is no part of the first load.
fn has_trouble(kept: &Record) -> bool {
    !kept.merged.is_empty() || !kept.refused.is_empty() || kept.clock_ahead_ms.is_some()
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
    let skipped = use_skipped(&record);
    html! {
        <>
            if day_after_due(&record) && *skipped != Some(record.today()) {
                <p><Way to={Route::DayAfter} test="day-after-due" class="button quiet wide">{ w.t("today-day-after") }</Way></p>
            }
            if psfs_due(&record) {
                <p><Way to={Route::Psfs} test="psfs-open" class="button quiet wide">{ w.t("today-psfs-due") }</Way></p>
            }
            if check_in_due(&record) {
                <p><Way to={Route::CheckIn} test="check-in-due" class="button quiet wide">{ w.t("today-check-in-due") }</Way></p>
            }
        </>
    }
}

/// The day on which the patient would rather not say how it was the day after, as this phone remembers it.
#[hook]
fn use_skipped(record: &RecordHandle) -> UseStateHandle<Option<LocalDay>> {
    let skipped = use_state(|| None);
    use_effect_with((), {
        let (record, skipped) = (record.clone(), skipped.setter());
        move |()| {
            spawn_local(async move {
                // A phone that cannot say asks once more, which is no harm.
                if let Ok(Some(day)) = record.recall(DAY_AFTER_SKIPPED).await {
                    skipped.set(Some(day));
                }
            });
        }
    });
    skipped
}

/// *Dagen efter* is asked once, where that is agreed, and only the day after exercises: what was answered, or answered and
/// removed again, is not asked anew.
fn day_after_due(record: &RecordHandle) -> bool {
    let (kept, today) = (record.record(), record.today());
    let yesterday = today.plus_days(-1);
    let mut all = kept.entries.values().chain(kept.removed.values());
    asked(kept.measure_periods.values().map(|period| &period.body), today).day_after
        && kept.exercised_on(yesterday)
        && !all.any(|kept| matches!(&kept.body.body, Body::DayAfter(after) if after.exercises_on == yesterday))
}

/// A scoring is due 14 days after the last, in open access six weeks, after that by own wish; before the first, once there
/// are activities to score.
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

/// *Min uge* is offered from a week after the last one, and from the first Sunday on where there is none; every day for as
/// long as that is agreed.
fn check_in_due(record: &RecordHandle) -> bool {
    let kept = record.record();
    let daily = asked(kept.measure_periods.values().map(|period| &period.body), record.today()).daily_check_in;
    let last = kept
        .entries
        .values()
        .filter(|entry| matches!(entry.body.body, Body::CheckIn(_)))
        .map(|entry| entry.body.day)
        .max();
    match last {
        Some(last) => last.plus_days(if daily { 1 } else { CHECK_IN_DAYS }) <= record.today(),
        None => daily || record.today().weekday() == Weekday::Sun,
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
    let record = use_record();
    // Days on which there is nothing to say about the exercises before are not offered it.
    let after = props.day != record.today() && record.record().exercised_on(props.day.plus_days(-1));
    let after = after.then_some((Route::DayAfter, "today-add-day-after", "day-after-add"));
    let add = [
        (Route::Activity, "today-add-activity", "activity-add"),
        (Route::CheckIn, "today-add-check-in", "check-in-add"),
        (Route::Note, "today-add-note", "note-add"),
        (Route::FlareUp, "today-add-flare-up", "flare-up-add"),
        (Route::WorkDay, "today-add-work-day", "work-day-add"),
    ];
    let one = |(to, key, test): (Route, &str, &'static str)| {
        html! { <DayWay {to} day={props.day} {test} class="button quiet">{ w.t(key) }</DayWay> }
    };
    html! {
        <nav class="buttons" aria-label={w.t("today-add")}>{ for add.into_iter().chain(after).map(one) }</nav>
    }
}
