//! *Mine aktiviteter* (PSFS, section 3): name three to five things one does, score them one at a time, read what the
//! difference says. The scoring itself is `domain::psfs`'s business.

mod activity;
pub(crate) mod history;
mod naming;
mod overview;
mod result;
mod retired;
mod scoring;

use domain::LocalDay;
use pwa::components::{Page, Way};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use self::overview::Overview;
use self::result::Outcome;
use self::scoring::Scoring;
use crate::route::Route;
use crate::undo::{Done, use_done};

/// Where one is on this screen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    /// Naming and looking over.
    Overview,
    /// Answering, for this day.
    Scoring(LocalDay),
    /// What it says.
    Result,
    /// Every activity was skipped.
    Nothing,
}

/// The PSFS screen.
#[component]
pub(crate) fn Psfs() -> Html {
    let w = use_wording();
    let record = use_record();
    let stage = use_state(|| scoring::begun(&record).map_or(Stage::Overview, Stage::Scoring));
    let done = use_done();
    let go = |to: Stage| {
        let stage = stage.clone();
        Callback::from(move |()| stage.set(to))
    };
    let start = {
        let stage = stage.clone();
        Callback::from(move |day| stage.set(Stage::Scoring(day)))
    };
    let on_saved = {
        let (w, done, stage) = (w.clone(), done.clone(), stage.clone());
        Callback::from(move |id| {
            stage.set(Stage::Result);
            let again = stage.clone();
            let then = Callback::from(move |()| again.set(Stage::Overview));
            done.emit(Done { then, ..Done::one(w.t("words-saved-here"), Route::Psfs, (id, None)) });
        })
    };
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    match *stage {
        Stage::Overview => html! { <Page title={w.t("psfs-title")} {back}><Overview on_start={start} /></Page> },
        Stage::Scoring(day) => html! {
            <Scoring
                activities={history::active(&record.record())}
                {day}
                on_leave={go(Stage::Overview)}
                {on_saved}
                on_nothing={go(Stage::Nothing)}
            />
        },
        Stage::Result => html! { <Page title={w.t("psfs-result-title")}><Outcome /></Page> },
        Stage::Nothing => html! {
            <Page title={w.t("psfs-title")} {back}><p data-test="psfs-nothing">{ w.t("psfs-nothing") }</p></Page>
        },
    }
}
