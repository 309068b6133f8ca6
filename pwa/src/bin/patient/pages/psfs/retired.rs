//! The activities that were put aside, with the days they were scored: nothing of them is lost.

use domain::patient::{DatedAssessment, NamedActivity};
use pwa::hooks::use_record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::history;

/// A folded list; nothing where none was put aside.
#[component]
pub(super) fn Retired() -> Html {
    let w = use_wording();
    let record = use_record().record();
    let mut all = history::activities(&record);
    all.retain(|named| named.activity.retired_on.is_some());
    if all.is_empty() {
        return Html::default();
    }
    let assessments = history::assessments(&record);
    html! {
        <details>
            <summary data-test="psfs-retired">{ w.t("psfs-retired-title") }</summary>
            <ul class="list card">
                { for all.iter().map(|named| html! {
                    <li key={named.id.to_string()} class="stack tight" data-test="psfs-retired-activity">
                        <span dir="auto">{ named.activity.words.to_string() }</span>
                        <span class="soft">{ days(&w, named, &assessments) }</span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// From when to when it was scored. The scores themselves are left for *Fremgang*: none is seen before a new one.
fn days(w: &Wording, named: &NamedActivity, assessments: &[DatedAssessment]) -> AttrValue {
    let scored = |dated: &&DatedAssessment| {
        dated.assessment.scores.iter().any(|scored| scored.activity == named.id && scored.score.is_some())
    };
    let mut on = assessments.iter().filter(scored).map(|dated| dated.day);
    let Some(first) = on.next() else { return w.t("psfs-retired-never") };
    let last = on.next_back().unwrap_or(first);
    w.ta("psfs-retired-days", &[("from", w.day(first).as_str().into()), ("to", w.day(last).as_str().into())])
}
