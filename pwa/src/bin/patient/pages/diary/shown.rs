//! What the diary shows: by day or by week, all of it, one kind, or what was taken away. It stands in the address, so that
//! the way back from an entry leads to the same list; addresses name kinds, never answers.

use domain::entry::{Entry, Kind};
use pwa::components::{Choice, Select};
use pwa::hooks::{Navigator, use_navigator};
use pwa::record::Kept;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::route::Route;

/// Which entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// All that stand.
    All,
    /// Those of one kind.
    Of(Kind),
    /// Those that were taken away.
    Removed,
}

impl Shown {
    /// As it stands in the address; nothing for all.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Of(kind) => Some(kind.name()),
            Self::Removed => Some(REMOVED),
        }
    }

    /// Whether an entry belongs to it, wherever it lies.
    pub(super) fn holds(self, kept: &Kept<Entry>) -> bool {
        match self {
            Self::Of(kind) => kept.body.body.kind() == kind,
            Self::All | Self::Removed => true,
        }
    }
}

/// In the address: what was taken away.
const REMOVED: &str = "removed";
/// In the address: one kind.
const SHOWN: &str = "show=";
/// In the address: by week.
const WEEKS: &str = "by=week";

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct View {
    pub(super) shown: Shown,
    pub(super) weeks: bool,
}

impl View {
    /// What the query of an address names.
    pub(super) fn of(query: &str) -> Self {
        let parts = || query.trim_start_matches('?').split('&');
        let shown = parts().find_map(|part| part.strip_prefix(SHOWN)).and_then(|name| match name {
            REMOVED => Some(Shown::Removed),
            name => Kind::named(name).map(Shown::Of),
        });
        Self { shown: shown.unwrap_or(Shown::All), weeks: parts().any(|part| part == WEEKS) }
    }

    /// The address of it.
    pub(super) fn address(self) -> String {
        let shown = self.shown.name().map(|name| format!("{SHOWN}{name}"));
        let weeks = self.weeks.then(|| WEEKS.to_owned());
        let query: Vec<String> = shown.into_iter().chain(weeks).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", Route::Diary.to_path(), query.join("&"))
    }
}

/// [`Controls`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct ControlsProps {
    pub(super) view: View,
}

/// By day or week, and which entries.
#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let w = use_wording();
    let navigator = use_navigator();
    let view = props.view;
    let chip = |weeks: bool, key: &str, test: &'static str| {
        let navigator = navigator.clone();
        let onclick = Callback::from(move |_: MouseEvent| go(&navigator, View { weeks, ..view }));
        let pressed = (view.weeks == weeks).to_string();
        html! { <button type="button" class="chip" aria-pressed={pressed} data-test={test} {onclick}>{ w.t(key) }</button> }
    };
    let on_change = {
        let navigator = navigator.clone();
        Callback::from(move |shown: Option<Shown>| {
            go(&navigator, View { shown: shown.unwrap_or(Shown::All), ..view });
        })
    };
    html! {
        <div class="stack">
            <div class="chip-row" role="group" aria-label={w.t("diary-by")}>
                { chip(false, "diary-by-day", "diary-by-day") }
                { chip(true, "diary-by-week", "diary-by-week") }
            </div>
            <Select<Shown>
                name="diary-show"
                label={w.t("diary-show")}
                choices={choices(&w)}
                placeholder={w.t("diary-show-all")}
                value={Some(view.shown).filter(|shown| *shown != Shown::All)}
                {on_change}
            />
        </div>
    }
}

/// Choosing what to look at is not a way to walk back.
fn go(navigator: &Navigator, view: View) {
    navigator.replace(view.address());
}

fn choices(w: &Wording) -> Vec<Choice<Shown>> {
    let kinds = Kind::ALL.map(|kind| Choice {
        value: Shown::Of(kind),
        key: kind.name().into(),
        label: w.t(&format!("kind-{}", kind.name())),
    });
    let removed = Choice { value: Shown::Removed, key: REMOVED.into(), label: w.t("diary-show-removed") };
    kinds.into_iter().chain([removed]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_stands_in_the_address_and_is_found_there_again() {
        let every = Kind::ALL.map(Shown::Of).into_iter().chain([Shown::All, Shown::Removed]);
        for shown in every {
            for weeks in [false, true] {
                let view = View { shown, weeks };
                let address = view.address();
                let query = address.strip_prefix("/diary").unwrap();
                assert_eq!(View::of(query), view, "{address}");
            }
        }
        assert_eq!(View::of("?show=seance&x"), View { shown: Shown::All, weeks: false });
    }
}
