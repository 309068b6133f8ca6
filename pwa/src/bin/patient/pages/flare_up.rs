//! A flare-up.

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::day::{DayChoice, use_form_day};
use crate::forms::flare_up::FlareUpForm;
use crate::pages::entry::use_saved;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn FlareUp() -> Html {
    let w = use_wording();
    let (day, on_saved) = (use_form_day(Route::FlareUp), use_saved());
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("flare-up-title")} {back}>
            <p>{ w.t("flare-up-intro") }</p>
            <h2>{ w.t("flare-up-from") }</h2>
            <DayChoice route={Route::FlareUp} />
            <FlareUpForm {day} {on_saved} />
        </Page>
    }
}
