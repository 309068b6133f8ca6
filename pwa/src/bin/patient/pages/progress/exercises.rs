//! How the exercises went, in counts by `domain::adherence`, with the reasons that were given.

use domain::adherence::{Adherence, Span, count};
use domain::entry::Reason;
use domain::programme::Programme;
use pwa::components::{AdherenceCounts, Empty};
use pwa::hooks::use_record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::forms::exercise::name;

/// [`Exercises`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct ExercisesProps {
    /// The days to count.
    pub(super) span: Span,
}

/// The exercises of a chosen time.
#[component]
pub(super) fn Exercises(props: &ExercisesProps) -> Html {
    let w = use_wording();
    let handle = use_record();
    let record = handle.record();
    let title = html! { <h2>{ w.t("progress-exercises-title") }</h2> };
    if record.programmes.is_empty() {
        return html! {
            <section class="stack">
                { title }
                <Empty title={w.t("progress-exercises-empty")} test="progress-exercises-empty" />
            </section>
        };
    }
    let adherence = count(&record.programmes, &record.logs(), &record.paused(), props.span, handle.today());
    html! {
        <section class="stack">
            { title }
            <div class="card" data-test="progress-adherence">
                <AdherenceCounts counts={adherence.total} />
                { each(&w, &record.programmes, &adherence) }
                { reasons(&w, &adherence) }
                if adherence.total.no_entry > 0 {
                    <p class="hint">{ w.t("progress-gap") }</p>
                }
            </div>
        </section>
    }
}

/// A line for each exercise that had anything to count.
fn each(w: &Wording, programmes: &[Programme], adherence: &Adherence) -> Html {
    let title = |id| programmes.iter().find_map(|programme| programme.prescription(id)).map(|p| p.title.to_string());
    let counted = adherence.exercises.iter().filter(|e| e.counts.due + e.counts.open + e.counts.extra > 0);
    let lines: Vec<Html> = counted
        .map(|exercise| {
            html! {
                <li class="stack tight">
                    <span class="strong" dir="auto">{ title(exercise.prescription) }</span>
                    <AdherenceCounts counts={exercise.counts} />
                </li>
            }
        })
        .collect();
    if lines.len() < 2 {
        return Html::default();
    }
    html! {
        <details>
            <summary data-test="progress-each">{ w.t("progress-exercises-each") }</summary>
            <ul class="list">{ for lines }</ul>
        </details>
    }
}

fn reasons(w: &Wording, adherence: &Adherence) -> Html {
    if adherence.reasons.is_empty() {
        return Html::default();
    }
    let line = |reason: Reason, times: u32| {
        let reason = w.t(&format!("reason-{}", name(reason)));
        w.ta("progress-reasons-times", &[("reason", reason.as_str().into()), ("times", times.into())])
    };
    html! {
        <div class="stack tight" data-test="progress-reasons">
            <h3>{ w.t("progress-reasons-title") }</h3>
            <ul>{ for adherence.reasons.iter().map(|given| html! { <li>{ line(given.reason, given.times) }</li> }) }</ul>
        </div>
    }
}
