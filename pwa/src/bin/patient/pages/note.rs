//! A note of its own.

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::day::{DayChoice, use_form_day};
use crate::forms::note::NoteForm;
use crate::pages::entry::use_saved;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn NotePage() -> Html {
    let w = use_wording();
    let (day, on_saved) = (use_form_day(Route::Note), use_saved());
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("note-title")} {back}>
            <DayChoice route={Route::Note} />
            <NoteForm {day} {on_saved} />
        </Page>
    }
}
