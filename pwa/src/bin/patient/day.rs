//! The day that is being filled: today, unless the address says another. It stands in the address, so that a reload and
//! the way back keep it.

use domain::LocalDay;
use pwa::components::{Field, Way};
use pwa::hooks::{use_address, use_navigator, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::route::Route;

/// How far back a day can be chosen.
const FIRST: &str = "1900-01-01";

/// The query that names a day.
const NAMED: &str = "day=";

/// The address of a screen for a day.
pub(crate) fn on_day(route: &Route, day: LocalDay) -> AttrValue {
    format!("{}?{NAMED}{day}", route.to_path()).into()
}

/// The day that a query names.
pub(crate) fn day_of(query: &str) -> Option<LocalDay> {
    let query = query.split('#').next().unwrap_or_default().trim_start_matches('?');
    query.split('&').find_map(|part| part.strip_prefix(NAMED)?.parse().ok())
}

/// As [`on_day`]; today needs no naming.
fn leading_to(route: &Route, day: LocalDay, today: LocalDay) -> AttrValue {
    if day == today { route.to_path().into() } else { on_day(route, day) }
}

/// The day being filled.
#[hook]
pub(crate) fn use_day() -> LocalDay {
    let today = use_record().today();
    let address = use_address();
    // A day to come cannot be filled.
    day_of(&address.query).filter(|day| *day <= today).unwrap_or(today)
}

/// The day being filled on a screen with a form: the day it was opened, also when midnight passes while one writes.
#[hook]
pub(crate) fn use_form_day(route: Route) -> LocalDay {
    let day = use_day();
    let named = day_of(&use_address().query).is_some();
    let name = use_replace();
    use_effect_with(named, move |named| {
        if !named {
            name.emit((route, day));
        }
    });
    day
}

/// Leads to a screen for a day.
#[hook]
pub(crate) fn use_go() -> Callback<(Route, LocalDay)> {
    let navigator = use_navigator();
    let today = use_record().today();
    use_callback((navigator, today), |(route, day): (Route, LocalDay), (navigator, today)| {
        navigator.push(leading_to(&route, day, *today));
    })
}

/// [`DayWay`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct DayWayProps {
    /// Where it leads.
    pub(crate) to: Route,
    /// For which day.
    pub(crate) day: LocalDay,
    /// `data-test`.
    pub(crate) test: AttrValue,
    /// As of [`pwa::components::Way`].
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What stands on it.
    pub(crate) children: Html,
}

/// A link to a screen for a day.
#[component]
pub(crate) fn DayWay(props: &DayWayProps) -> Html {
    let today = use_record().today();
    html! {
        <Way to={leading_to(&props.to, props.day, today)} test={props.test.clone()} class={props.class.clone()}>
            { props.children.clone() }
        </Way>
    }
}

/// [`DayChoice`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct DayChoiceProps {
    /// The screen that the day is chosen for.
    pub(crate) route: Route,
}

/// Today, yesterday, or another day that has been.
#[component]
pub(crate) fn DayChoice(props: &DayChoiceProps) -> Html {
    let w = use_wording();
    let today = use_record().today();
    let (day, go) = (use_day(), use_replace());
    let yesterday = today.plus_days(-1);
    let other = use_state(|| false);
    let chosen_other = *other || (day != today && day != yesterday);
    let chip = |to: LocalDay, key: &str, test: &'static str| {
        let (go, route, other) = (go.clone(), props.route.clone(), other.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            other.set(false);
            go.emit((route.clone(), to));
        });
        let pressed = (!chosen_other && day == to).to_string();
        html! { <button type="button" class="chip" aria-pressed={pressed} data-test={test} {onclick}>{ w.t(key) }</button> }
    };
    let show_other = {
        let other = other.clone();
        Callback::from(move |_: MouseEvent| other.set(true))
    };
    let on_input = {
        let (go, route) = (go.clone(), props.route.clone());
        Callback::from(move |typed: String| {
            if let Some(day) = typed.parse::<LocalDay>().ok().filter(|day| *day <= today) {
                go.emit((route.clone(), day));
            }
        })
    };
    html! {
        <div class="stack" role="group" aria-label={w.t("today-which-day")}>
            <div class="chip-row">
                { chip(today, "today-day-today", "day-today") }
                { chip(yesterday, "today-day-yesterday", "day-yesterday") }
                <button type="button" class="chip" aria-pressed={chosen_other.to_string()} data-test="day-other" onclick={show_other}>
                    { w.t("today-day-other") }
                </button>
            </div>
            if chosen_other {
                <Field
                    name="day-date"
                    kind="date"
                    label={w.t("today-day-date")}
                    value={day.to_string()}
                    min={FIRST}
                    max={today.to_string()}
                    {on_input}
                />
            }
        </div>
    }
}

/// As [`use_go`], without a step in the history: choosing a day is not a way to walk back.
#[hook]
fn use_replace() -> Callback<(Route, LocalDay)> {
    let navigator = use_navigator();
    use_callback(navigator, |(route, day): (Route, LocalDay), navigator| {
        navigator.replace(on_day(&route, day));
    })
}
