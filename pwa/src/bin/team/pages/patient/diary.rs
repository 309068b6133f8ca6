//! The diary as it is shared: day by day, newest first, each entry with how it came to be.

use domain::entry::{Label, TypedBy};
use domain::patient::{PatientPage, SharedRecord};
use pwa::components::NotShared;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::answers::{self, Answered};
use super::section::Section;
use crate::figure;

/// Days with entries that are not folded away.
const OPEN_DAYS: usize = 3;

/// The part.
#[component]
pub(super) fn Diary(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let mut records: Vec<&SharedRecord> = page.entries.iter().collect();
    // Stable: within a day the server's order stays.
    records.sort_by_key(|record| std::cmp::Reverse(record.entry.day));
    let days: Vec<Html> =
        records.chunk_by(|a, b| a.entry.day == b.entry.day).map(|records| day(&w, page, records)).collect();
    let content = if page.shared.is_empty() {
        html! { <p><NotShared /></p> }
    } else if records.is_empty() {
        html! { <p class="soft">{ w.t("team-diary-none") }</p> }
    } else {
        folded(&w, days)
    };
    html! {
        <Section name="patient-diary" title={w.t("team-patient-diary-title")}>{ content }</Section>
    }
}

/// The latest days, and the rest folded away: nobody has time for a feed.
fn folded(w: &Wording, mut days: Vec<Html>) -> Html {
    let rest = days.split_off(days.len().min(OPEN_DAYS));
    html! {
        <div class="stack">
            { for days }
            if !rest.is_empty() {
                <details>
                    <summary data-test="diary-more">{ w.ta("team-diary-more", &[("n", rest.len().into())]) }</summary>
                    <div class="stack">{ for rest }</div>
                </details>
            }
        </div>
    }
}

fn day(w: &Wording, page: &PatientPage, records: &[&SharedRecord]) -> Html {
    let Some(first) = records.first() else { return Html::default() };
    html! {
        <div class="stack tight" key={first.entry.day.to_string()}>
            <h3>{ w.day_long(first.entry.day) }</h3>
            <ul class="list">{ for records.iter().map(|record| line(w, page, record)) }</ul>
        </div>
    }
}

fn line(w: &Wording, page: &PatientPage, record: &SharedRecord) -> Html {
    let kind = match record.entry.kind {
        Some(kind) => figure::named(w, "team-kind", kind),
        None => w.t("team-kind-part"),
    };
    let all = answers::all(w, page, &record.entry);
    let (main, rest): (Vec<Answered>, Vec<Answered>) = all.into_iter().partition(|answered| headline(answered.field));
    // Own words say more than that they are own words.
    let in_own_words = record.entry.fields.contains_key("words");
    let main = main.into_iter().filter(|answered| !(in_own_words && answered.field == "what"));
    let main: Vec<AttrValue> = main.map(|answered| answered.words).collect();
    let rest: Vec<AttrValue> = rest
        .into_iter()
        .map(|answered| {
            AttrValue::from(format!("{}: {}", w.t(&format!("team-field-{}", answered.field)), answered.words))
        })
        .collect();
    html! {
        <li class="stack tight" key={record.id.to_string()} data-test={format!("entry-{}", record.id)}>
            <div class="row apart">
                <p>
                    <span class="strong">{ kind }</span>
                    if !main.is_empty() {
                        { " – " }
                        <span dir="auto">{ figure::joined(&main, " · ") }</span>
                    }
                </p>
                <p class="row">{ marks(w, record) }</p>
            </div>
            if !rest.is_empty() {
                <p class="soft" dir="auto">{ figure::joined(&rest, " · ") }</p>
            }
            if let Some(note) = answers::note(&record.entry) {
                <blockquote class="words" dir="auto" data-test="entry-note">{ note }</blockquote>
            }
        </li>
    }
}

/// What stands beside the kind; the rest stands below with its question.
fn headline(field: &str) -> bool {
    matches!(
        field,
        "prescription" | "own_exercise" | "outcome" | "what" | "words" | "minutes" | "scores" | "hurt_more" | "worked"
    )
}

/// How the entry came to be; written on the day by the patient is the ordinary case and says so quietly.
fn marks(w: &Wording, record: &SharedRecord) -> Html {
    let class = if record.label == Label::Live { "soft small" } else { "label" };
    let typed = match record.typed_by {
        TypedBy::Myself => None,
        other => Some(figure::named(w, "typed", other)),
    };
    html! {
        <>
            <span {class} data-test="entry-label">{ figure::named(w, "label", record.label) }</span>
            if let Some(typed) = typed {
                <span class="label">{ typed }</span>
            }
        </>
    }
}
