//! An activity for the diary.

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::day::{DayChoice, use_form_day};
use crate::forms::activity::ActivityForm;
use crate::pages::entry::use_saved;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn Activity() -> Html {
    let w = use_wording();
    let (day, on_saved) = (use_form_day(Route::Activity), use_saved());
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("activity-title")} {back}>
            <DayChoice route={Route::Activity} />
            <ActivityForm {day} {on_saved} />
        </Page>
    }
}
