//! What the new scoring says, right after it was saved.

use pwa::components::{Button, Look, PsfsReading, Way};
use pwa::hooks::{use_navigator, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::history;
use crate::route::Route;

/// The reading, and where to go from here.
#[component]
pub(super) fn Outcome() -> Html {
    let w = use_wording();
    let record = use_record();
    let navigator = use_navigator();
    let assessments = history::assessments(&record.record());
    let reading = history::reading(&assessments);
    let first_time = assessments.len() == 1;
    let gap = reading.mean.is_none();
    let to_today = Callback::from(move |()| {
        navigator.push(Route::Today);
    });
    html! {
        <>
            if first_time {
                <p>
                    { match record.record().course_on(record.today()).rescore_days() {
                        Some(days) => w.ta("psfs-result-first", &[("days", days.into())]),
                        None => w.t("psfs-due-own-wish"),
                    } }
                </p>
            }
            <section class="card"><PsfsReading {reading} activities={history::activities(&record.record())} /></section>
            if gap {
                <p class="soft" data-test="psfs-result-gap">{ w.t("psfs-result-gap") }</p>
            }
            <div class="buttons">
                <Way to={Route::Progress} test="psfs-see-progress" class="button quiet">{ w.t("psfs-see-progress") }</Way>
                <Button test="psfs-done" look={Look::Primary} on_press={to_today}>{ w.t("psfs-done") }</Button>
            </div>
        </>
    }
}
