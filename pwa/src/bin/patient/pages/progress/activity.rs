//! What was done, in minutes and by kind. Days without a note are left empty.

use domain::adherence::Span;
use domain::entry::What;
use domain::progress::{Doing, Grain, Minuted, minutes};
use pwa::components::{Empty, MinutesChart, Way};
use pwa::wording::Wording;
use yew::prelude::*;

use super::diary::Diary;
use crate::forms::exercise::name as word;
use crate::route::Route;

/// The section.
pub(crate) fn section(w: &Wording, diary: &Diary<'_>, span: Span, grain: Grain) -> Html {
    let noted = minutes(&diary.activities, span, grain);
    let content = if noted.doings.is_empty() {
        html! {
            <Empty title={w.t("progress-activity-empty")} test="progress-activity-empty">
                <Way to={Route::Activity} test="progress-activity-add" class="button quiet">{ w.t("progress-activity-add") }</Way>
            </Empty>
        }
    } else {
        html! { <div class="card" data-test="progress-activity">{ filled(w, &noted, grain) }</div> }
    };
    html! {
        <section class="stack">
            <h2>{ w.t("progress-activity-title") }</h2>
            { content }
        </section>
    }
}

fn filled(w: &Wording, noted: &Minuted, grain: Grain) -> Html {
    let title = w.t(minutes_key(grain));
    html! {
        <>
            <p class="strong">{ sum(w, noted) }</p>
            <p>{ w.t("progress-activity-good") }</p>
            <MinutesChart name="progress-minutes" {title} slices={noted.slices.clone()} />
            <h3>{ w.t("progress-doings-title") }</h3>
            { doings(w, &noted.doings) }
            if noted.doings.iter().any(|doing| doing.what == What::Rest) {
                <p class="hint">{ w.t("progress-rest-apart") }</p>
            }
        </>
    }
}

/// The title of the columns.
pub(crate) fn minutes_key(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "progress-minutes-day",
        Grain::Week => "progress-minutes-week",
    }
}

/// "Du var i gang på 9 dage. 215 minutter er noteret i alt."
fn sum(w: &Wording, noted: &Minuted) -> AttrValue {
    let days = w.ta("progress-activity-days", &[("days", noted.days.into())]);
    if noted.minutes == 0 {
        return days;
    }
    AttrValue::from(format!("{days} {}", w.ta("progress-activity-total", &[("minutes", noted.minutes.into())])))
}

fn doings(w: &Wording, doings: &[Doing]) -> Html {
    let most = doings.iter().map(|doing| doing.minutes).max().unwrap_or(0);
    let line = |doing: &Doing| {
        let width = (most > 0).then(|| doing.minutes * 100 / most.max(1));
        html! {
            <li class="stack tight">
                <span class="row apart">
                    <span class="grow" dir="auto">{ name(w, doing) }</span>
                    <span class="number">{ amount(w, doing) }</span>
                </span>
                if let Some(width) = width.filter(|width| *width > 0) {
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect width={width.to_string()} height="8" />
                    </svg>
                }
            </li>
        }
    };
    html! { <ul class="doings" data-test="progress-doings">{ for doings.iter().map(line) }</ul> }
}

/// What it is called.
pub(crate) fn name(w: &Wording, doing: &Doing) -> AttrValue {
    doing.words.clone().map_or_else(|| w.t(&format!("what-{}", word(doing.what))), AttrValue::from)
}

/// "140 min · 5 gange"; without minutes only how often.
pub(crate) fn amount(w: &Wording, doing: &Doing) -> AttrValue {
    let times = w.ta("progress-doing-times", &[("times", doing.times.into())]);
    if doing.minutes == 0 {
        return times;
    }
    AttrValue::from(format!("{} · {times}", w.ta("progress-doing-minutes", &[("minutes", doing.minutes.into())])))
}
