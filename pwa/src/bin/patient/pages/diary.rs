//! *Dagbog*: days downwards, today first, or weeks; a line per entry with how it came to be. One kind alone can be looked
//! at, and what was taken away. A day can be opened and filled.

mod line;
mod shown;
pub(crate) mod together;
mod week;

use std::rc::Rc;

use domain::LocalDay;
use domain::entry::Entry;
use domain::id::EntryId;
use pwa::components::{Button, Empty, Page, Way};
use pwa::hooks::{use_address, use_record};
use pwa::ordered::Ordered;
use pwa::record::{Kept, Record};
use pwa::wording::use_wording;
use yew::prelude::*;

use self::line::Line;
pub(crate) use self::line::{says, times, title, typed};
use self::shown::{Controls, Shown, View};
use self::together::TogetherChoice;
use self::week::Week;
use crate::pages::today::{Adding, Exercises};
use crate::route::Route;

/// How many days are shown at first, and how many more at a time; of weeks a quarter.
const DAYS: usize = 14;

/// The screen.
#[component]
pub(crate) fn Diary() -> Html {
    let w = use_wording();
    let record = use_record();
    let view = View::of(&use_address().query);
    let shown = use_state(|| DAYS);
    let kept = record.record();
    let mut days = by_day(&kept, view.shown);
    let empty = days.is_empty();
    if view.shown == Shown::All {
        // Today and yesterday are there to be filled, whatever stands in them.
        for day in [record.today(), record.today().plus_days(-1)] {
            days.change(day, |_| ());
        }
    }
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + DAYS))
    };
    let (list, more): (Html, bool) = if view.weeks {
        let mut weeks: Ordered<LocalDay, Vec<(LocalDay, Vec<EntryId>)>> = Ordered::default();
        for (day, ids) in days.iter().rev() {
            weeks.change(day.monday(), |days| days.push((*day, ids.clone())));
        }
        let one = |(monday, days): (&LocalDay, &Vec<(LocalDay, Vec<EntryId>)>)| {
            html! { <Week key={monday.to_string()} monday={*monday} days={days.clone()} /> }
        };
        (html! { <>{ for weeks.iter().rev().take(*shown / 4).map(one) }</> }, weeks.len() > *shown / 4)
    } else {
        let one = |(day, ids): (&LocalDay, &Vec<EntryId>)| html! { <Day key={day.to_string()} day={*day} ids={ids.clone()} /> };
        (html! { <>{ for days.iter().rev().take(*shown).map(one) }</> }, days.len() > *shown)
    };
    html! {
        <Page title={w.t("diary-title")}>
            if empty && view.shown == Shown::All {
                <Empty title={w.t("diary-empty")} text={w.t("diary-empty-text")} />
            } else {
                <Controls {view} />
            }
            if empty && view.shown != Shown::All {
                <p class="soft" data-test="diary-none">{ w.t("diary-none-of-it") }</p>
            }
            { list }
            if more {
                <Button test="diary-more" on_press={show_more}>{ w.t("diary-more") }</Button>
            }
            <TogetherChoice />
            <p><Way to={Route::Paper} test="diary-paper" class="button quiet wide">{ w.t("diary-paper") }</Way></p>
        </Page>
    }
}

/// The entries of each day, the latest first.
fn by_day(record: &Rc<Record>, shown: Shown) -> Ordered<LocalDay, Vec<EntryId>> {
    let mut days: Ordered<LocalDay, Vec<EntryId>> = Ordered::default();
    let entries = if shown == Shown::Removed { &record.removed } else { &record.entries };
    for (id, kept) in entries.iter().rev().filter(|(_, kept)| shown.holds(kept)) {
        days.change(kept.body.day, |ids| ids.push(*id));
    }
    days
}

#[derive(Properties, PartialEq)]
struct DayProps {
    day: LocalDay,
    ids: Vec<EntryId>,
}

#[component]
fn Day(props: &DayProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let day = props.day;
    let title = if day == record.today() {
        w.ta("diary-today", &[("day", w.day(day).as_str().into())])
    } else if day == record.today().plus_days(-1) {
        w.ta("diary-yesterday", &[("day", w.day(day).as_str().into())])
    } else if day.ymd().0 == record.today().ymd().0 {
        w.day_long(day)
    } else {
        w.full_date(day)
    };
    html! {
        <section class="card" data-test={format!("diary-{day}")}>
            <div class="row apart">
                <h2>{ title }</h2>
                <Way to={Route::DiaryDay { day }} test="day-open" class="button plain">{ w.t("diary-open-day") }</Way>
            </div>
            <Entries ids={props.ids.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct EntriesProps {
    ids: Vec<EntryId>,
}

#[component]
fn Entries(props: &EntriesProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let line = |id: &EntryId| {
        let kept: &Kept<Entry> = record.entries.get(id).or_else(|| record.removed.get(id))?;
        Some(html! { <Line key={id.to_string()} id={*id} kept={kept.clone()} /> })
    };
    if props.ids.is_empty() {
        return html! { <p class="soft">{ w.t("diary-nothing-that-day") }</p> };
    }
    html! { <ul class="list">{ for props.ids.iter().filter_map(line) }</ul> }
}

/// [`DiaryDay`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct DiaryDayProps {
    /// Which day.
    pub(crate) day: LocalDay,
}

/// One day: what stands there, and what can be added.
#[component]
pub(crate) fn DiaryDay(props: &DiaryDayProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let day = props.day;
    let ids = by_day(&record.record(), Shown::All).remove(&day).unwrap_or_default();
    let back = html! { <Way to={Route::Diary} test="page-back" class="back">{ w.t("words-back") }</Way> };
    if day > record.today() {
        return html! { <Page title={w.full_date(day)} {back}><p>{ w.t("diary-day-to-come") }</p></Page> };
    }
    html! {
        <Page title={w.day_long(day)} {back}>
            <Exercises {day} />
            <Adding {day} />
            <TogetherChoice />
            <section class="card" aria-labelledby="day-entries">
                <h2 id="day-entries">{ w.t("diary-written") }</h2>
                <Entries {ids} />
            </section>
        </Page>
    }
}
