//! How the exercises went, in counts by `domain::adherence`, with the reasons that were given.

use domain::adherence::{Adherence, count};
use domain::entry::Reason;
use domain::programme::Programme;
use pwa::components::{AdherenceCounts, Empty};
use pwa::hooks::use_record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::window::Window;

/// The exercises of a chosen time.
#[component]
pub(super) fn Exercises() -> Html {
    let w = use_wording();
    let handle = use_record();
    let record = handle.record();
    let window = use_state(|| Window::Week);
    let title = html! { <h2>{ w.t("progress-exercises-title") }</h2> };
    if record.programmes.is_empty() {
        return html! {
            <section class="stack">
                { title }
                <Empty title={w.t("progress-exercises-empty")} test="progress-exercises-empty" />
            </section>
        };
    }
    let today = handle.today();
    let span = window.span(&record.programmes, today);
    let adherence = count(&record.programmes, &record.logs(), &record.paused(), span, today);
    let choose = |choice: Window| {
        let (chosen, window) = (*window == choice, window.clone());
        html! {
            <button
                type="button"
                class="chip"
                aria-pressed={chosen.to_string()}
                data-test={format!("progress-{}", choice.name())}
                onclick={Callback::from(move |_: MouseEvent| window.set(choice))}
            >
                { w.t(&format!("progress-window-{}", choice.name())) }
            </button>
        }
    };
    let days = [("from", w.date(span.from, today)), ("to", w.date(span.to, today))];
    let days: Vec<_> = days.iter().map(|(name, day)| (*name, day.as_str().into())).collect();
    html! {
        <section class="stack">
            { title }
            <div class="chip-row" role="group" aria-label={w.t("progress-window")}>{ for Window::ALL.map(choose) }</div>
            <div class="card" data-test="progress-adherence">
                <p class="soft small">{ w.ta("progress-window-span", &days) }</p>
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
        let reason = w.t(&format!("reason-{}", wire(reason)));
        w.ta("progress-reasons-times", &[("reason", reason.as_str().into()), ("times", times.into())])
    };
    html! {
        <div class="stack tight" data-test="progress-reasons">
            <h3>{ w.t("progress-reasons-title") }</h3>
            <ul>{ for adherence.reasons.iter().map(|given| html! { <li>{ line(given.reason, given.times) }</li> }) }</ul>
        </div>
    }
}

/// The name on the wire, by which the wording is found.
fn wire(reason: Reason) -> &'static str {
    match reason {
        Reason::Afraid => "afraid",
        Reason::Hurt => "hurt",
        Reason::NoTime => "no_time",
        Reason::NoEnergy => "no_energy",
        Reason::Forgot => "forgot",
        Reason::Ill => "ill",
        Reason::Unsure => "unsure",
        Reason::SomethingElse => "something_else",
        Reason::Other => "other",
    }
}
