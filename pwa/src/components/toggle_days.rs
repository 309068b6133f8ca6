//! Seven weekdays, each on or off.

use domain::programme::DayName;
use yew::prelude::*;

use crate::wording::use_wording;

/// [`ToggleDays`]' properties.
#[derive(Properties, PartialEq)]
pub struct ToggleDaysProps {
    /// Unique on the screen; buttons are `data-test="<name>-mon"` … `"<name>-sun"`.
    pub name: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// The days that are on; may be empty while choosing.
    pub days: Vec<DayName>,
    /// The new days, Monday first.
    pub on_change: Callback<Vec<DayName>>,
    /// What is wrong, in words.
    #[prop_or_default]
    pub mistake: Option<AttrValue>,
}

/// Seven toggles, Monday to Sunday.
#[component]
pub fn ToggleDays(props: &ToggleDaysProps) -> Html {
    let w = use_wording();
    let toggle = |day: DayName| {
        let on = props.days.contains(&day);
        let days: Vec<DayName> = DayName::ALL
            .into_iter()
            .filter(|other| if *other == day { !on } else { props.days.contains(other) })
            .collect();
        html! {
            <button
                type="button"
                class="day"
                aria-pressed={on.to_string()}
                data-test={format!("{}-{}", props.name, key(day))}
                onclick={props.on_change.reform(move |_| days.clone())}
            >
                <span aria-hidden="true">{ w.weekday_short(day) }</span>
                <span class="unseen">{ w.weekday(day) }</span>
            </button>
        }
    };
    html! {
        <fieldset class="days">
            <legend>{ &props.label }</legend>
            <div class="day-row">{ for DayName::ALL.into_iter().map(toggle) }</div>
            if let Some(mistake) = &props.mistake {
                <p class="mistake" role="alert">{ mistake }</p>
            }
        </fieldset>
    }
}

fn key(day: DayName) -> &'static str {
    match day {
        DayName::Mon => "mon",
        DayName::Tue => "tue",
        DayName::Wed => "wed",
        DayName::Thu => "thu",
        DayName::Fri => "fri",
        DayName::Sat => "sat",
        DayName::Sun => "sun",
    }
}
