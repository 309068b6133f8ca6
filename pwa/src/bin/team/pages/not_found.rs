//! An address that leads nowhere.

use pwa::components::{Empty, Page};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::route::{Route, Way};

/// The screen.
#[component]
pub(crate) fn NotFound() -> Html {
    let w = use_wording();
    html! {
        <Page title={w.t("team-not-found-title")}>
            <Empty title={w.t("team-not-found")} test="page-not-found">
                <Way to={Route::Worklist} test="to-worklist" class="button quiet">{ w.t("team-nav-worklist") }</Way>
            </Empty>
        </Page>
    }
}
