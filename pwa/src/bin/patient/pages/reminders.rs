//! *Påmindelser*: what is due now, rules by what, when and which days, the hours in which none rings, whether this phone gets
//! them, and the feed for a calendar. Permission is asked for only on a tap.

mod calendar;
mod devices;
mod due;
mod new_rule;
mod phone;
mod quiet;
mod rules;
mod suggestions;

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use self::calendar::Calendar;
use self::due::DueNow;
use self::new_rule::NewRule;
use self::phone::Phone;
use self::quiet::Quiet;
use self::rules::Rules;
use self::suggestions::Suggestions;
use crate::route::Route;

/// The reminders screen.
#[component]
pub(crate) fn Reminders() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("reminder-title")} {back}>
            <p>{ w.t("reminder-intro") }</p>
            <Suggestions />
            <DueNow />
            <Rules />
            <Phone />
            <NewRule />
            <Quiet />
            <Calendar />
            <p class="soft">{ w.t("reminder-neutral") }</p>
        </Page>
    }
}
