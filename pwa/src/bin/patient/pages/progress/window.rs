//! The three times that can be looked at. Each ends with the running week's Sunday, so that the week itself is in it.

use domain::LocalDay;
use domain::adherence::Span;
use domain::progress::Grain;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

/// Which time to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Window {
    Week,
    Month,
    Course,
}

impl Window {
    /// In the order they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Course];

    /// The wording of its button, also what tells it apart in tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Course => "course",
        }
    }

    /// Its days. The whole course begins on the first day that anything is about.
    pub(crate) fn span(self, first: Option<LocalDay>, today: LocalDay) -> Span {
        let monday = today.monday();
        let from = match self {
            Self::Week => monday,
            Self::Month => monday.plus_days(-21),
            Self::Course => first.unwrap_or(monday).min(monday),
        };
        Span { from, to: monday.plus_days(6) }
    }
}

/// How the days of a time are taken together: one by one up to a week, else by weeks.
pub(crate) fn grain_of(span: Span) -> Grain {
    if span.from.plus_days(6) < span.to { Grain::Week } else { Grain::Day }
}

/// [`WindowChoice`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct WindowChoiceProps {
    /// The chosen one.
    pub(crate) window: Window,
    /// Its days.
    pub(crate) span: Span,
    /// Today, for leaving out the year.
    pub(crate) today: LocalDay,
    /// Another was chosen.
    pub(crate) on_choose: Callback<Window>,
}

/// The three times as buttons, and the days of the chosen one.
#[component]
pub(crate) fn WindowChoice(props: &WindowChoiceProps) -> Html {
    let w = use_wording();
    let choose = |choice: Window| {
        html! {
            <button
                type="button"
                class="chip"
                aria-pressed={(props.window == choice).to_string()}
                data-test={format!("progress-{}", choice.name())}
                onclick={props.on_choose.reform(move |_: MouseEvent| choice)}
            >
                { w.t(&format!("progress-window-{}", choice.name())) }
            </button>
        }
    };
    html! {
        <div class="stack tight no-print">
            <div class="chip-row" role="group" aria-label={w.t("progress-window")}>{ for Window::ALL.map(choose) }</div>
            <p class="soft small" role="status">{ days(&w, props.span, props.today) }</p>
        </div>
    }
}

/// "2. november – 29. november".
pub(crate) fn days(w: &Wording, span: Span, today: LocalDay) -> AttrValue {
    let (from, to) = (w.date(span.from, today), w.date(span.to, today));
    w.ta("progress-window-span", &[("from", from.as_str().into()), ("to", to.as_str().into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_window_holds_the_running_week() {
        let today: LocalDay = "2026-11-25".parse().unwrap();
        for window in Window::ALL {
            let span = window.span(None, today);
            assert!(span.contains(today.monday()) && span.contains(today.monday().plus_days(6)));
        }
        assert_eq!(Window::Month.span(None, today).from.to_string(), "2026-11-02");
        let grains = Window::ALL.map(|window| grain_of(window.span(None, today)));
        assert_eq!(grains, [Grain::Day, Grain::Week, Grain::Day]);
        let first = "2025-12-31".parse().ok();
        assert_eq!(Window::Course.span(first, today).from.to_string(), "2025-12-31");
    }
}
