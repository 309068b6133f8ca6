//! Why exercises were not done in full, as the patient said it. Some reasons belong to pain or well-being: where those are
//! not shared, the list says that it is a part.

use domain::adherence::ReasonCount;
use domain::category::Category;
use pwa::components::NotShared;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::section::Section;
use crate::figure;

/// The part.
#[component]
pub(super) fn Reasons(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let whole = page.shared.contains(Category::Pain) && page.shared.contains(Category::WellBeing);
    let content = match &page.adherence {
        None => html! { <p><NotShared /></p> },
        Some(adherence) => html! {
            <>
                if adherence.reasons.is_empty() {
                    <p class="soft">{ w.t("team-reasons-none") }</p>
                } else {
                    { table(&w, &adherence.reasons, props.relative) }
                }
                if !whole {
                    <p class="hint" data-test="reasons-part">{ w.t(if props.relative { "supporter-reasons-part" } else { "team-reasons-part" }) }</p>
                }
            </>
        },
    };
    html! {
        <Section name="patient-reasons" title={w.t("team-patient-reasons-title")}>{ content }</Section>
    }
}

fn table(w: &Wording, reasons: &[ReasonCount], relative: bool) -> Html {
    html! {
        <table data-test="reasons-table">
            <caption class="unseen">{ w.t("team-reasons-caption") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ w.t(if relative { "supporter-reason" } else { "team-reasons-reason" }) }</th>
                    <th scope="col">{ w.t("team-reasons-times") }</th>
                </tr>
            </thead>
            <tbody>
                { for reasons.iter().map(|given| html! {
                    <tr>
                        <th scope="row">{ figure::named(w, "reason", given.reason) }</th>
                        <td>{ given.times }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
