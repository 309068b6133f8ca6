//! *Min uge på papir*: a blank week to print, and the week typed in afterwards. Nothing leaves the phone by printing.

pub(crate) mod fill;
mod sheet;
mod week;

use domain::LocalDay;
use pwa::components::{Page, Print, Way};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use self::sheet::Sheet;
use crate::route::Route;

/// The screen: which week, the sheet as it will be, and the way to typing it in.
#[component]
pub(crate) fn Paper() -> Html {
    let w = use_wording();
    let this_week = use_record().today().monday();
    let monday = use_state(|| this_week);
    let chip = |of: LocalDay, key: &str, test: &'static str| {
        let setter = monday.setter();
        let onclick = Callback::from(move |_: MouseEvent| setter.set(of));
        let pressed = (*monday == of).to_string();
        html! { <button type="button" class="chip" aria-pressed={pressed} data-test={test} {onclick}>{ w.t(key) }</button> }
    };
    let back = html! { <Way to={Route::Diary} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("paper-title")} {back}>
            <div class="stack no-print">
                <p>{ w.t("paper-intro") }</p>
                <div class="chip-row" role="group" aria-label={w.t("paper-which-week")}>
                    { chip(this_week, "paper-this-week", "paper-this-week") }
                    { chip(this_week.plus_days(7), "paper-next-week", "paper-next-week") }
                </div>
                <Print test="paper-print" label={w.t("one-page-print")} primary=true />
                <p class="hint">{ w.t("one-page-pdf") }</p>
                <p><Way to={Route::PaperFill} test="paper-fill" class="button quiet wide">{ w.t("paper-fill") }</Way></p>
                <h2>{ w.t("one-page-preview") }</h2>
            </div>
            <Sheet monday={*monday} />
        </Page>
    }
}
