//! What happens with one's data, in plain words (section 12): who answers for it, what for, how long, and where to
//! complain. A deployment's own notice, with names and numbers, is the operating authority's to write.

use pwa::components::{Page, Way};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::route::Route;

/// What is said, in order.
const PARTS: [&str; 7] = ["why", "who", "seen", "kept", "push", "rights", "age"];

/// The screen.
#[component]
pub(crate) fn Notice() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! { <Page title={w.t("notice-title")} {back}><NoticeText /></Page> }
}

/// The text alone.
#[component]
pub(crate) fn NoticeText() -> Html {
    let w = use_wording();
    let part = |part: &&str| {
        html! {
            <div class="stack tight">
                <h2>{ w.t(&format!("notice-{part}-title")) }</h2>
                <p>{ w.t(&format!("notice-{part}")) }</p>
            </div>
        }
    };
    html! { <div class="stack loose" data-test="notice">{ for PARTS.iter().map(part) }</div> }
}
