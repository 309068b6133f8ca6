//! What went well, said first: the exercises as counts, and the activities of the diary.

use std::collections::BTreeMap;

use domain::category::{Category, SharedEntry};
use domain::entry::{Kind, What};
use domain::json::FromJson;
use domain::patient::PatientPage;
use pwa::components::{AdherenceCounts, NotShared};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::answers;
use super::section::Section;
use crate::figure;

/// The part.
#[component]
pub(super) fn Well(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    html! {
        <Section name="patient-well" title={w.t("team-patient-well-title")}>
            <h3>{ w.t("team-adherence-exercises") }</h3>
            { exercises(&w, page) }
            <h3>{ w.t("team-activities") }</h3>
            { activities(&w, page) }
        </Section>
    }
}

fn exercises(w: &Wording, page: &PatientPage) -> Html {
    let Some(adherence) = &page.adherence else { return html! { <p><NotShared /></p> } };
    if adherence.exercises.is_empty() {
        return html! { <p class="soft">{ w.t("team-adherence-none") }</p> };
    }
    let heads = [
        "team-adherence-exercise",
        "team-adherence-done",
        "team-adherence-partly",
        "team-adherence-not-done",
        "team-adherence-no-entry",
        "team-adherence-open",
        "team-adherence-extra",
    ];
    let rows = adherence.exercises.iter().map(|exercise| {
        let c = exercise.counts;
        html! {
            <tr>
                <th scope="row" dir="auto">{ answers::exercise(w, page, exercise.prescription) }</th>
                <td>{ w.ta("team-adherence-of", &[("done", c.done.into()), ("due", c.due.into())]) }</td>
                { for [c.partly, c.not_done, c.no_entry, c.open, c.extra].iter().map(|n| html! { <td>{ *n }</td> }) }
            </tr>
        }
    });
    let caption = w.ta(
        "team-adherence-caption",
        &[("from", w.day(page.window.from).as_str().into()), ("to", w.day(page.window.to).as_str().into())],
    );
    html! {
        <>
            <AdherenceCounts counts={adherence.total} />
            <div class="scroll figures" tabindex="0" role="region" aria-label={caption.clone()}>
                <table data-test="adherence-table">
                    <caption class="unseen">{ caption }</caption>
                    <thead><tr>{ for heads.iter().map(|key| html! { <th scope="col">{ w.t(key) }</th> }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </>
    }
}

fn activities(w: &Wording, page: &PatientPage) -> Html {
    if !page.shared.contains(Category::Activity) {
        return html! { <p><NotShared /></p> };
    }
    let sums = sums(page.entries.iter().map(|record| &record.entry));
    if sums.is_empty() {
        return html! { <p class="soft">{ w.t("team-activities-none") }</p> };
    }
    let row = |((what, words), sum): (&(What, Option<String>), &Sum)| {
        let name = words.clone().map_or_else(|| figure::named(w, "what", what), AttrValue::from);
        html! {
            <tr>
                <th scope="row" dir="auto">{ name }</th>
                <td>{ sum.times }</td>
                <td>{ if sum.minutes == 0 { html! { <span class="soft">{ "–" }</span> } } else { html! { { sum.minutes } } } }</td>
            </tr>
        }
    };
    html! {
        <table data-test="activities-table">
            <caption class="unseen">{ w.t("team-activities-caption") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ w.t("team-activities-what") }</th>
                    <th scope="col">{ w.t("team-activities-times") }</th>
                    <th scope="col">{ w.t("team-activities-minutes") }</th>
                </tr>
            </thead>
            <tbody>{ for sums.iter().map(row) }</tbody>
        </table>
    }
}

/// How often, and how many minutes where they were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    times: u32,
    minutes: u64,
}

/// The activities by kind, those in own words each by their words.
fn sums<'a>(entries: impl Iterator<Item = &'a SharedEntry>) -> BTreeMap<(What, Option<String>), Sum> {
    let mut sums: BTreeMap<(What, Option<String>), Sum> = BTreeMap::new();
    for entry in entries.filter(|entry| entry.kind == Some(Kind::Activity)) {
        let Some(what) = entry.fields.get("what").and_then(What::from_json) else {
            continue;
        };
        let words = entry.fields.get("words").and_then(|words| words.as_str()).map(str::to_owned);
        let sum = sums.entry((what, words.filter(|_| what == What::Own))).or_default();
        sum.times += 1;
        sum.minutes += entry.fields.get("minutes").and_then(serde_json::Value::as_u64).unwrap_or(0);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(fields: serde_json::Value) -> SharedEntry {
        serde_json::from_value(json!({"day": "2026-11-22", "kind": "activity", "fields": fields})).unwrap()
    }

    #[test]
    fn activities_add_up_by_kind_and_own_words_stay_apart() {
        let entries = [
            entry(json!({"what": "walking", "minutes": 20})),
            entry(json!({"what": "walking"})),
            entry(json!({"what": "own", "words": "dans", "minutes": 30})),
            entry(json!({"what": "own", "words": "bowling"})),
        ];
        let sums = sums(entries.iter());
        assert_eq!(sums[&(What::Walking, None)], Sum { times: 2, minutes: 20 });
        assert_eq!(sums.len(), 3);
    }
}
