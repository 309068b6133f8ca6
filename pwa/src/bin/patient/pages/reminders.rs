//! *Påmindelser*: rules by what, when and which days, the hours in which none rings, and whether this phone gets them. Permission is asked for only on
//! a tap.

mod devices;
mod new_rule;
mod phone;
mod quiet;
mod rules;

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use self::new_rule::NewRule;
use self::phone::Phone;
use self::quiet::Quiet;
use self::rules::Rules;
use crate::route::Route;

/// The reminders screen.
#[component]
pub(crate) fn Reminders() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("reminder-title")} {back}>
            <p>{ w.t("reminder-intro") }</p>
            <Rules />
            <Phone />
            <NewRule />
            <Quiet />
            <p class="soft">{ w.t("reminder-neutral") }</p>
        </Page>
    }
}
