//! *Dagen efter*: one question about the exercises before, which may be skipped for good.

use domain::LocalDay;
use pwa::components::{Button, Look, Page, Way};
use pwa::hooks::{RecordHandle, use_navigator, use_record};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::day::{DayChoice, use_form_day};
use crate::forms::day_after::DayAfterForm;
use crate::pages::entry::use_saved;
use crate::pages::today::DAY_AFTER_SKIPPED;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn DayAfter() -> Html {
    let w = use_wording();
    let record = use_record();
    let navigator = use_navigator();
    let (day, on_saved) = (use_form_day(Route::DayAfter), use_saved());
    let skip = Callback::from(move |()| {
        let (record, navigator) = (record.clone(), navigator.clone());
        spawn_local(async move {
            skip(&record, day).await;
            navigator.push(Route::Today);
        });
    });
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("day-after-title")} {back}>
            <DayChoice route={Route::DayAfter} />
            <DayAfterForm {day} {on_saved} />
            <Button look={Look::Plain} test="day-after-skip" on_press={skip}>{ w.t("day-after-skip") }</Button>
        </Page>
    }
}

/// It is not asked again on that day; a phone that cannot keep that asks once more, which is no harm.
async fn skip(record: &RecordHandle, day: LocalDay) {
    let address = crate::day::on_day(&Route::DayAfter, day);
    record.set_draft(&address, None);
    if let Err(error) = record.remember(DAY_AFTER_SKIPPED, &day).await {
        web_sys::console::warn_1(&error.to_string().into());
    }
}
