//! One week of the diary: its days from the latest back, with what was done of the plan.

use domain::LocalDay;
use domain::id::EntryId;
use pwa::components::Way;
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use super::Entries;
use crate::route::Route;

/// [`Week`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct WeekProps {
    pub(super) monday: LocalDay,
    /// The days that hold something, the latest first.
    pub(super) days: Vec<(LocalDay, Vec<EntryId>)>,
}

/// The week.
#[component]
pub(super) fn Week(props: &WeekProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (monday, sunday) = (props.monday, props.monday.plus_days(6));
    let counts = record.record().week_of(monday, record.today());
    let day = |(day, ids): &(LocalDay, Vec<EntryId>)| {
        html! {
            <section key={day.to_string()} data-test={format!("diary-{day}")}>
                <div class="row apart">
                    <h3>{ w.day_long(*day) }</h3>
                    <Way to={Route::DiaryDay { day: *day }} test="day-open" class="button plain">{ w.t("diary-open-day") }</Way>
                </div>
                <Entries ids={ids.clone()} />
            </section>
        }
    };
    html! {
        <section class="card" data-test={format!("week-{monday}")}>
            <div class="row apart">
                <h2>{ w.ta("diary-week", &[("from", w.day(monday).as_str().into()), ("to", w.day(sunday).as_str().into())]) }</h2>
                if counts.asked > 0 {
                    <span class="number">{ w.ta("today-week-done", &[("done", counts.counted.done.into()), ("asked", counts.asked.into())]) }</span>
                }
            </div>
            { for props.days.iter().map(day) }
        </section>
    }
}
