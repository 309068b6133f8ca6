//! One patient in the worklist. Not shared, nothing there and not heard from stay three different things.

use domain::category::Category;
use domain::day::LocalDay;
use domain::patient::WorklistRow;
use pwa::clock;
use pwa::components::{AdherenceCounts, NotShared};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::figure;
use crate::route::{Route, Way};
use crate::table;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) row: WorklistRow,
}

/// The row.
#[component]
pub(super) fn Row(props: &Props) -> Html {
    let w = use_wording();
    let row = &props.row;
    let today = clock::today();
    let recent = w.ta("team-worklist-recent-count", &[("n", row.recent_entries.into())]);
    table::row(
        AttrValue::from(format!("worklist-row-{}", row.patient)),
        html! { <Way to={Route::Patient { id: row.patient }} test="patient-open"><span dir="auto">{ &row.name }</span></Way> },
        vec![
            (w.t("team-worklist-heard"), heard(&w, row)),
            (w.t("team-worklist-recent"), html! { { recent } }),
            (w.t("team-worklist-adherence"), adherence(row)),
            (w.t("team-worklist-psfs"), psfs(&w, row)),
            (w.t("team-worklist-next"), next(&w, row, today)),
        ],
    )
}

fn heard(w: &Wording, row: &WorklistRow) -> Html {
    match row.last_heard {
        Some(at) => html! { { w.moment(at) } },
        None => html! { <span class="soft">{ w.t("team-worklist-never") }</span> },
    }
}

fn adherence(row: &WorklistRow) -> Html {
    match row.adherence {
        Some(counts) => html! { <AdherenceCounts {counts} short=true /> },
        None => html! { <NotShared /> },
    }
}

fn psfs(w: &Wording, row: &WorklistRow) -> Html {
    match &row.psfs {
        Some(change) => html! {
            <>
                <span class="number">{ figure::mean(w, change) }</span>
                if let Some(verdict) = change.verdict {
                    { " " }
                    { figure::named(w, "verdict", verdict) }
                }
            </>
        },
        None if row.shared.contains(Category::Function) => {
            html! { <span class="soft">{ w.t("team-psfs-none") }</span> }
        }
        None => html! { <NotShared /> },
    }
}

/// The review while it lies ahead or is overdue, else the end of the programme, else the end of the sharing.
fn next(w: &Wording, row: &WorklistRow, today: LocalDay) -> Html {
    let say = |key: &str, day: LocalDay| w.ta(key, &[("day", w.date(day, today).as_str().into())]);
    match (row.review_on, row.programme_until) {
        (Some(review), _) if review <= today => html! {
            <span class="label warm">{ say("team-worklist-review-overdue", review) }</span>
        },
        (Some(review), _) => html! { { say("team-worklist-review", review) } },
        (None, Some(end)) if end < today => html! { { say("team-worklist-ended", end) } },
        (None, Some(end)) => html! { { say("team-worklist-end", end) } },
        (None, None) if row.shared.contains(Category::Exercises) => html! {
            <span class="soft">{ w.t("team-worklist-no-programme") }</span>
        },
        (None, None) => html! { { say("team-worklist-until", row.until) } },
    }
}
