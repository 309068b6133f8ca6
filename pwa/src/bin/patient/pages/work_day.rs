//! A day at work.

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::day::{DayChoice, use_form_day};
use crate::forms::work_day::WorkDayForm;
use crate::pages::entry::use_saved;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn WorkDay() -> Html {
    let w = use_wording();
    let (day, on_saved) = (use_form_day(Route::WorkDay), use_saved());
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("work-title")} {back}>
            <DayChoice route={Route::WorkDay} />
            <WorkDayForm {day} {on_saved} />
        </Page>
    }
}
