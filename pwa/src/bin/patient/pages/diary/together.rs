//! *Vi er to om at skrive*: said once for all that is written from now on, and seen on every screen until it is ended.

use pwa::components::{Banner, Button, Tick};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

/// The box; ended here too, or above, where it stands on every screen.
#[component]
pub(super) fn TogetherChoice() -> Html {
    let w = use_wording();
    let record = use_record();
    let checked = record.record().together;
    let on_change = Callback::from(move |on| record.set_together(on));
    html! { <Tick name="together" label={w.t("paper-together")} hint={w.t("together-hint")} {checked} {on_change} /> }
}

/// As long as somebody sits with the patient: what is written now says so, on whatever screen.
#[component]
pub(crate) fn Together() -> Html {
    let w = use_wording();
    let record = use_record();
    let end = Callback::from(move |()| record.set_together(false));
    html! {
        <Banner test="together-on">
            { w.t("together-on") }
            <Button test="together-end" on_press={end}>{ w.t("together-end") }</Button>
        </Banner>
    }
}
