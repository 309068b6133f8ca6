//! *Fremgang*: what one can do first (PSFS with its band and reading), then activity, the exercises as counts, and pain
//! with the rest of *Min uge*. Gaps stay gaps. What is counted and compared is `domain`'s business.

pub(crate) mod activity;
pub(crate) mod diary;
mod exercises;
mod goals;
pub(crate) mod symptoms;
pub(crate) mod window;

use pwa::components::{Empty, Page, PsfsChart, PsfsReading, Way};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use self::diary::Diary;
use self::exercises::Exercises;
use self::window::{Window, WindowChoice, grain_of};
use super::psfs::history;
use crate::route::Route;

/// The progress screen.
#[component]
pub(crate) fn Progress() -> Html {
    let w = use_wording();
    let handle = use_record();
    let window = use_state(|| Window::Month);
    let (record, today) = (handle.record(), handle.today());
    let diary = Diary::of(&record);
    let span = window.span(diary.first, today);
    let on_choose = {
        let window = window.setter();
        Callback::from(move |choice| window.set(choice))
    };
    html! {
        <Page title={w.t("progress-title")}>
            <Function />
            <WindowChoice window={*window} {span} {today} {on_choose} />
            { activity::section(&w, &diary, span, grain_of(span)) }
            { goals::card(&w, &record, &diary, today) }
            <Exercises {span} />
            { symptoms::section(&w, &diary, span) }
            <Way to={Route::OnePage} test="progress-print" class="button quiet">{ w.t("progress-print") }</Way>
        </Page>
    }
}

/// PSFS over time.
#[component]
fn Function() -> Html {
    let w = use_wording();
    let record = use_record().record();
    let activities = history::activities(&record);
    let assessments = history::assessments(&record);
    let title = html! { <h2>{ w.t("progress-function-title") }</h2> };
    if assessments.is_empty() {
        let first =
            if history::active(&record).is_empty() { "progress-function-start" } else { "progress-function-first" };
        return html! {
            <section class="stack">
                { title }
                <Empty title={w.t("progress-function-empty")} text={w.t("progress-function-empty-text")} test="progress-function-empty">
                    <Way to={Route::Psfs} test="progress-psfs" class="button primary">{ w.t(first) }</Way>
                </Empty>
            </section>
        };
    }
    let reading = history::reading(&assessments);
    html! {
        <section class="stack">
            { title }
            <p class="soft">{ w.t("progress-function-intro") }</p>
            <div class="card">
                <PsfsReading {reading} activities={activities.clone()} />
            </div>
            <div class="card">
                <PsfsChart {activities} {assessments} />
            </div>
            <Way to={Route::Psfs} test="progress-psfs" class="button quiet">{ w.t("progress-to-psfs") }</Way>
        </section>
    }
}
