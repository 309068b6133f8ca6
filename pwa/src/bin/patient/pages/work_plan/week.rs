//! A week, planned and worked side by side. What was not written is a gap, never a nought.

use domain::LocalDay;
use domain::adherence::Span;
use domain::entry::{Body, Quarters, WorkDay};
use domain::work_plan::{WorkPlan, compare};
use pwa::components::Button;
use pwa::hooks::use_record;
use pwa::record::Record;
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::day::DayWay;
use crate::route::Route;

/// The week of today, or an earlier one.
#[component]
pub(super) fn Week() -> Html {
    let w = use_wording();
    let record = use_record();
    let today = record.today();
    let back = use_state(|| 0_i64);
    let monday = today.monday().plus_days(-7 * *back);
    let kept = record.record();
    let days = {
        let plans: Vec<&WorkPlan> = kept.work_plans.values().map(|plan| &plan.body).collect();
        compare(&plans, &worked(&kept), Span { from: monday, to: monday.plus_days(6) })
    };
    let cell = |hours: Option<Quarters>| match hours {
        Some(hours) => html! { <td class="number">{ w.hours(hours) }</td> },
        None => html! { <td class="soft">{ "–" }</td> },
    };
    let planned = sum(days.iter().map(|day| day.planned));
    let done = sum(days.iter().map(|day| day.worked));
    let total = |quarters: Option<u32>| match quarters {
        Some(quarters) => html! { <td class="number strong">{ w.quarters(quarters) }</td> },
        None => html! { <td class="soft">{ "–" }</td> },
    };
    let turn = |by: i64| {
        let back = back.clone();
        Callback::from(move |()| back.set((*back + by).max(0)))
    };
    let title = w.ta(
        "work-plan-week-of",
        &[("from", w.day(monday).as_str().into()), ("to", w.day(monday.plus_days(6)).as_str().into())],
    );
    html! {
        <section class="card" data-test="work-week">
            <h2>{ &title }</h2>
            <table data-test="work-week-table">
                <caption class="unseen">{ title }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ w.t("work-plan-day") }</th>
                        <th scope="col">{ w.t("work-plan-planned") }</th>
                        <th scope="col">{ w.t("work-plan-worked") }</th>
                    </tr>
                </thead>
                <tbody>
                    { for days.iter().map(|hours| html! {
                        <tr key={hours.day.to_string()}>
                            <th scope="row">{ w.day(hours.day) }</th>
                            { cell(hours.planned) }
                            { cell(hours.worked) }
                        </tr>
                    }) }
                    <tr>
                        <th scope="row">{ w.t("work-plan-sum") }</th>
                        { total(planned) }
                        { total(done) }
                    </tr>
                </tbody>
            </table>
            <p class="hint">{ w.t("work-plan-gap") }</p>
            if done.is_some() && done < planned && *back > 0 {
                <p data-test="work-talk">{ w.t("work-plan-talk") }</p>
            }
            <DayWay to={Route::WorkDay} day={today} test="work-log" class="button primary wide">{ w.t("work-plan-log") }</DayWay>
            <div class="buttons">
                <Button test="work-week-before" on_press={turn(1)}>{ w.t("work-plan-before") }</Button>
                if *back > 0 {
                    <Button test="work-week-after" on_press={turn(-1)}>{ w.t("work-plan-after") }</Button>
                }
            </div>
        </section>
    }
}

/// Every work day written, the later of one day behind.
fn worked(kept: &Record) -> Vec<(LocalDay, &WorkDay)> {
    let days = kept.entries.values().filter_map(|kept| match &kept.body.body {
        Body::WorkDay(day) => Some((kept.body.day, day)),
        _ => None,
    });
    days.collect()
}

/// The hours together, in quarters; `None` where every day is a gap.
fn sum(hours: impl Iterator<Item = Option<Quarters>>) -> Option<u32> {
    hours.flatten().map(|hours| u32::from(hours.value())).reduce(|a, b| a + b)
}
