//! One page to print: function, activity, exercises, pain, and the notes that the patient ticks. Made for a sheet of A4
//! in black and white; printed by the browser, which can also save it as PDF. Nothing leaves the phone by it.

mod notes;
mod sheet;

use domain::id::EntryId;
use pwa::components::{Page, Print, Way};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use self::notes::Notes;
use self::sheet::Sheet;
use super::progress::diary::Diary;
use super::progress::window::{Window, WindowChoice};
use crate::route::Route;

/// The screen: what goes on the page, the page as it will be, and the button.
#[component]
pub(crate) fn OnePage() -> Html {
    let w = use_wording();
    let handle = use_record();
    let window = use_state(|| Window::Month);
    let ticked = use_state(Vec::<EntryId>::new);
    let (record, today) = (handle.record(), handle.today());
    let span = window.span(Diary::of(&record).first, today);
    let on_choose = {
        let window = window.setter();
        Callback::from(move |choice| window.set(choice))
    };
    let on_tick = {
        let ticked = ticked.clone();
        Callback::from(move |(id, on): (EntryId, bool)| {
            let mut now: Vec<EntryId> = (*ticked).clone();
            now.retain(|other| *other != id);
            if on {
                now.push(id);
            }
            ticked.set(now);
        })
    };
    let chosen = notes::chosen(&record, span, &ticked);
    let back = html! { <Way to={Route::Progress} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("one-page-title")} {back}>
            <div class="stack no-print">
                <p>{ w.t("one-page-intro") }</p>
                <WindowChoice window={*window} {span} {today} {on_choose} />
                <Notes {span} ticked={(*ticked).clone()} {on_tick} />
                <div><Print test="one-page-print" label={w.t("one-page-print")} primary=true /></div>
                <p class="hint">{ w.t("one-page-pdf") }</p>
                <h2>{ w.t("one-page-preview") }</h2>
            </div>
            <Sheet {span} notes={chosen} />
        </Page>
    }
}
