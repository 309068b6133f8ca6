//! *Min uge*.

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::day::{DayChoice, use_form_day};
use crate::forms::check_in::CheckInForm;
use crate::pages::entry::use_saved;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn CheckIn() -> Html {
    let w = use_wording();
    let (day, on_saved) = (use_form_day(Route::CheckIn), use_saved());
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("check-in-title")} {back}>
            <p>{ w.t("check-in-intro") }</p>
            <DayChoice route={Route::CheckIn} />
            <CheckInForm {day} {on_saved} />
        </Page>
    }
}
