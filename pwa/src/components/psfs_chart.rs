//! PSFS over time: one small chart for the mean and, folded, one for each activity, 0–10, with the band of the minimal detectable
//! change around the first score. A missing answer is a gap in the curve, never a zero; the numbers stand in a table below.

mod curve;
mod plot;

use domain::patient::{DatedAssessment, NamedActivity};
use yew::prelude::*;

use self::curve::{Curve, curves};
use self::plot::Plot;
use crate::ordered::Ordered;
use crate::wording::{Wording, use_wording};

/// [`PsfsChart`]'s properties.
#[derive(Properties, PartialEq)]
pub struct PsfsChartProps {
    /// The patient's activities, retired ones too.
    pub activities: Vec<NamedActivity>,
    /// Every scoring, oldest first.
    pub assessments: Vec<DatedAssessment>,
}

/// The charts and their table.
#[component]
pub fn PsfsChart(props: &PsfsChartProps) -> Html {
    let w = use_wording();
    let curves = curves(&props.activities, &props.assessments);
    let days = || props.assessments.iter().map(|assessment| assessment.day);
    let (Some(from), Some(to)) = (days().min(), days().max()) else {
        return html! { <p class="soft" data-test="psfs-chart-empty">{ w.t("psfs-chart-empty") }</p> };
    };
    let plot =
        |(n, curve): (usize, &Curve)| html! { <Plot id={format!("psfs-{n}")} curve={curve.clone()} {from} {to} /> };
    let plots = |mean: bool| -> Vec<Html> {
        curves.iter().enumerate().filter(|(_, curve)| curve.words.is_none() == mean).map(plot).collect()
    };
    let (mean, each) = (plots(true), plots(false));
    html! {
        <div class="stack" data-test="psfs-chart">
            // Where there is no mean, the activities are what there is to see.
            if mean.is_empty() {
                <div class="charts">{ for each }</div>
            } else {
                { for mean }
                <details>
                    <summary data-test="psfs-each">{ w.t("psfs-chart-each") }</summary>
                    <div class="charts">{ for each }</div>
                </details>
            }
            <p class="hint">{ w.t("psfs-chart-band") }</p>
            <details>
                <summary data-test="psfs-numbers">{ w.t("words-see-numbers") }</summary>
                { table(&w, &curves) }
            </details>
        </div>
    }
}

/// A row for each day, a column for each curve.
fn table(w: &Wording, curves: &[Curve]) -> Html {
    let days: Ordered<_, ()> = curves.iter().flat_map(|curve| curve.points.iter().map(|(day, _)| *day)).collect();
    let cell = |curve: &Curve, day| {
        let value = curve.points.iter().rev().find(|(on, _)| *on == day).and_then(|(_, value)| *value);
        value.map_or_else(|| AttrValue::Static("–"), |value| curve.written(w, value))
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={w.t("words-see-numbers")}>
            <table data-test="psfs-table">
                <thead>
                    <tr>
                        <th scope="col">{ w.t("psfs-chart-day") }</th>
                        { for curves.iter().map(|curve| html! { <th scope="col" dir="auto">{ curve.title(w) }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for days.keys().copied().map(|day| html! {
                        <tr>
                            <th scope="row">{ w.day(day) }</th>
                            { for curves.iter().map(|curve| html! { <td>{ cell(curve, day) }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
            <p class="hint">{ format!("– {}", w.t("psfs-chart-gap")) }</p>
        </div>
    }
}
