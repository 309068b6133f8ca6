//! One patient in the worklist. Not shared, nothing there and not heard from stay three different things.

use std::rc::Rc;

use domain::assignment::Mine;
use domain::category::Category;
use domain::day::LocalDay;
use domain::patient::WorklistRow;
use domain::unit::Membership;
use pwa::components::{AdherenceCounts, Button, Look, NotShared};
use pwa::wording::{Wording, isolated, use_wording};
use pwa::{api, clock};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::names::assignments;
use crate::figure;
use crate::route::{Route, Way};
use crate::table;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) row: WorklistRow,
    pub(super) membership: Rc<Membership>,
    /// Asks for the list again.
    pub(super) again: Callback<()>,
}

/// The row.
#[component]
pub(super) fn Row(props: &Props) -> Html {
    let w = use_wording();
    let row = &props.row;
    let today = clock::today();
    table::row(
        AttrValue::from(format!("worklist-row-{}", row.patient)),
        html! {
            <>
                <Way to={Route::Patient { id: row.patient }} test="patient-open"><span dir="auto">{ &row.name }</span></Way>
                { mine(&w, props) }
            </>
        },
        vec![
            (w.t("team-worklist-heard"), heard(&w, row)),
            (w.t("team-worklist-recent"), since(&w, row, today)),
            (w.t("team-worklist-adherence"), adherence(row)),
            (w.t("team-worklist-psfs"), psfs(&w, row)),
            (w.t("team-worklist-next"), next(&w, row, today)),
        ],
    )
}

/// Why they are one of one's own, where it is not the patient's own choice.
fn mine(w: &Wording, props: &Props) -> Html {
    match &props.row.mine {
        Mine::Chosen => html! {},
        Mine::Covered { name } => html! {
            <p class="soft small" dir="auto">{ w.ta("team-worklist-covered", &[("name", isolated(name))]) }</p>
        },
        Mine::Assigned => {
            let own = format!("{}/{}", assignments(&props.membership, props.row.patient), props.membership.id);
            let again = props.again.clone();
            let give_up = Callback::from(move |()| {
                let (own, again) = (own.clone(), again.clone());
                spawn_local(async move {
                    // Whatever came of it, the list says how it stands now.
                    let _ = api::delete(&own).await;
                    again.emit(());
                });
            });
            let spoken = w.ta("team-worklist-give-up-spoken", &[("name", isolated(&props.row.name))]);
            html! {
                <Button test="patient-give-up" look={Look::Plain} {spoken} on_press={give_up}>
                    { w.t("team-worklist-give-up") }
                </Button>
            }
        }
    }
}

/// What came since the last review: who asks to be contacted or wrote last, flare-ups and more pain, how many entries.
fn since(w: &Wording, row: &WorklistRow, today: LocalDay) -> Html {
    let times = |key: &str, n: u32| (n > 0).then(|| w.ta(key, &[("n", n.into())]));
    let pain = row.pain.unwrap_or_default();
    let said: Vec<AttrValue> = [
        times("team-worklist-flares", pain.flare_ups),
        // Once can be chance; twice is worth a talk.
        times("team-worklist-worse", pain.worse_after).filter(|_| pain.worse_after > 1),
        times("team-worklist-stopped", pain.stopped),
        Some(w.ta("team-worklist-recent-count", &[("n", row.new_entries.into())])),
    ]
    .into_iter()
    .flatten()
    .collect();
    let asks = match (row.contact, row.unanswered) {
        (true, _) => Some("team-worklist-contact"),
        (false, true) => Some("team-worklist-unanswered"),
        (false, false) => None,
    };
    let reviewed = match row.reviewed_on {
        Some(day) => w.ta("team-worklist-reviewed", &[("day", w.date(day, today).as_str().into())]),
        None => w.t("team-worklist-unreviewed"),
    };
    html! {
        <>
            if let Some(key) = asks {
                <p><span class="label warm">{ w.t(key) }</span></p>
            }
            <p>{ figure::joined(&said, ", ") }</p>
            <p class="soft small">{ reviewed }</p>
        </>
    }
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
    match (row.review_on.map(|on| on.min(row.review_due_on)), row.programme_until) {
        (None, _) if row.review_due_on <= today => html! {
            <span class="label warm">{ say("team-worklist-review-overdue", row.review_due_on) }</span>
        },
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
