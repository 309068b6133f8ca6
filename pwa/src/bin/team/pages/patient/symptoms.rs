//! The answers of *Min uge* over time: pain, sleep and the rest of well-being, work, medicine. A missing answer is a gap,
//! a true 0 is a 0, and what is not shared is said row by row.

use domain::category::{Category, of_field};
use domain::entry::Kind;
use domain::patient::{PatientPage, SharedRecord};
use pwa::components::NotShared;
use pwa::wording::{Wording, use_wording};
use serde_json::Value;
use yew::prelude::*;

use super::ReviewProps as Props;
use super::answers;
use super::section::Section;

/// The questions, with the wording of their ends where they have any.
const QUESTIONS: [(&str, Option<&str>); 9] = [
    ("back_pain", Some("pain")),
    ("leg_pain", Some("pain")),
    ("sleep", Some("sleep")),
    ("fatigue", Some("fatigue")),
    ("mood", Some("mood")),
    ("trust", Some("trust")),
    ("medicine", None),
    ("medicine_helped", None),
    ("work", Some("work")),
];

/// The part.
#[component]
pub(super) fn Symptoms(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let mut check_ins: Vec<&SharedRecord> =
        page.entries.iter().filter(|record| record.entry.kind == Some(Kind::CheckIn)).collect();
    check_ins.sort_by_key(|record| record.entry.day);
    let content = if check_ins.is_empty() { nothing(&w, page) } else { table(&w, page, &check_ins) };
    html! {
        <Section name="patient-symptoms" title={w.t("team-patient-symptoms-title")}>{ content }</Section>
    }
}

fn category(field: &str) -> Option<Category> {
    of_field(Kind::CheckIn, field, &Value::Null)
}

/// No answers: among what is shared. The rest is said to be not shared, since nobody here can know.
fn nothing(w: &Wording, page: &PatientPage) -> Html {
    let asked = [Category::Pain, Category::WellBeing, Category::Medicine, Category::Work];
    let kept = asked.into_iter().filter(|category| !page.shared.contains(*category));
    let any_shared = asked.into_iter().any(|category| page.shared.contains(category));
    html! {
        <>
            if any_shared {
                <p class="soft">{ w.t("team-symptoms-none") }</p>
            }
            <ul class="plain">{ for kept.map(|category| html! { <li><NotShared {category} /></li> }) }</ul>
        </>
    }
}

fn table(w: &Wording, page: &PatientPage, check_ins: &[&SharedRecord]) -> Html {
    let cell = |record: &&SharedRecord, field: &str| {
        let answer = record.entry.fields.get(field);
        let words = answer.and_then(|value| match value.as_i64() {
            Some(score) => Some(AttrValue::from(score.to_string())),
            None => answers::one(w, page, field, value),
        });
        match words {
            Some(words) => html! { <td>{ words }</td> },
            None => html! {
                <td class="soft"><span aria-hidden="true">{ "–" }</span><span class="unseen">{ w.t("words-no-answer") }</span></td>
            },
        }
    };
    let row = |(field, ends): &(&str, Option<&str>)| {
        let shared = category(field).is_some_and(|category| page.shared.contains(category));
        let ends = ends.map(|ends| {
            let low = w.t(&format!("scale-{ends}-low"));
            let high = w.t(&format!("scale-{ends}-high"));
            w.ta("team-scale-ends", &[("low", low.as_str().into()), ("high", high.as_str().into())])
        });
        html! {
            <tr>
                <th scope="row">
                    { w.t(&format!("team-field-{field}")) }
                    if let Some(ends) = ends {
                        <span class="hint ends-line">{ ends }</span>
                    }
                </th>
                if shared {
                    { for check_ins.iter().map(|record| cell(record, field)) }
                } else {
                    <td colspan={check_ins.len().to_string()}><NotShared /></td>
                }
            </tr>
        }
    };
    html! {
        <div class="scroll figures" tabindex="0" role="region" aria-label={w.t("team-symptoms-caption")}>
            <table data-test="symptoms-table">
                <caption class="unseen">{ w.t("team-symptoms-caption") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ w.t("team-symptoms-question") }</th>
                        { for check_ins.iter().map(|record| html! { <th scope="col">{ w.day(record.entry.day) }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for QUESTIONS.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
