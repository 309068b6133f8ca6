//! One curve as SVG. Measures are in the picture's own units; the stylesheet gives colour and the width of the column.

use domain::LocalDay;
use yew::prelude::*;

use super::curve::Curve;
use crate::components::chart::{Axis, runs};
use crate::wording::{Wording, isolated, use_wording};

const WIDTH: i64 = 340;
const HEIGHT: i64 = 222;
const LEFT: i64 = 28;
const RIGHT: i64 = 326;
const TOP: i64 = 30;
const BOTTOM: i64 = 170;

/// [`Plot`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct PlotProps {
    /// Unique on the page.
    pub(super) id: AttrValue,
    /// What to draw.
    pub(super) curve: Curve,
    /// The day at the left edge.
    pub(super) from: LocalDay,
    /// The day at the right edge.
    pub(super) to: LocalDay,
}

/// One chart with its title and description.
#[component]
pub(super) fn Plot(props: &PlotProps) -> Html {
    let w = use_wording();
    let curve = &props.curve;
    let axis = axis(props.from, props.to);
    let (title_id, desc_id) = (format!("{}-title", props.id), format!("{}-desc", props.id));
    let title = match &curve.words {
        Some(words) => w.ta("psfs-chart-title-one", &[("activity", isolated(words))]),
        None => w.t("psfs-chart-title"),
    };
    let desc = format!("{} {}", w.ta("psfs-chart-desc", &[("mdc", curve.detectable.into())]), spoken(&w, curve));
    html! {
        <figure class="chart">
            <h3 dir="auto">{ curve.title(&w) }</h3>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-labelledby={title_id.clone()} aria-describedby={desc_id.clone()}>
                <title id={title_id}>{ title }</title>
                <desc id={desc_id}>{ desc }</desc>
                { band(curve) }
                { for [0, 5, 10].map(grid_line) }
                <text x={LEFT.to_string()} y={(TOP - 10).to_string()}>{ format!("10 = {}", w.t("scale-psfs-high")) }</text>
                <text x={LEFT.to_string()} y={(BOTTOM + 20).to_string()}>{ format!("0 = {}", w.t("scale-psfs-low")) }</text>
                { for lines(curve, &axis).into_iter().map(|points| html! { <polyline class="curve" {points} /> }) }
                { for curve.points.iter().filter_map(|(day, value)| Some(point(&w, curve, &axis, *day, (*value)?))) }
                { for day_labels(&w, curve, &axis) }
            </svg>
        </figure>
    }
}

/// Inside the edges, so that the first and last number have room.
fn axis(from: LocalDay, to: LocalDay) -> Axis {
    Axis { from, to, left: LEFT + 12, right: RIGHT - 12 }
}

fn y(tenths: i64) -> i64 {
    BOTTOM - tenths.clamp(0, 100) * (BOTTOM - TOP) / 100
}

fn grid_line(score: i64) -> Html {
    let at = y(score * 10).to_string();
    html! {
        <g key={score}>
            <line class="grid" x1={LEFT.to_string()} x2={RIGHT.to_string()} y1={at.clone()} y2={at} />
            <text x={(LEFT - 8).to_string()} y={(y(score * 10) + 5).to_string()} text-anchor="end">{ score }</text>
        </g>
    }
}

/// The first score, and as much above and below it as is too small to say anything.
fn band(curve: &Curve) -> Html {
    let Some(first) = curve.points.iter().find_map(|(_, value)| *value) else { return Html::default() };
    let (top, bottom) = (y(first + curve.detectable * 10), y(first - curve.detectable * 10));
    let width = (RIGHT - LEFT).to_string();
    html! {
        <>
            <rect class="band" x={LEFT.to_string()} y={top.to_string()} {width} height={(bottom - top).to_string()} />
            <line class="first" x1={LEFT.to_string()} x2={RIGHT.to_string()} y1={y(first).to_string()} y2={y(first).to_string()} />
        </>
    }
}

/// One line for each run without a gap.
fn lines(curve: &Curve, axis: &Axis) -> Vec<String> {
    runs(&curve.points, |day, value| (axis.x(day), y(value)))
}

fn point(w: &Wording, curve: &Curve, axis: &Axis, day: LocalDay, value: i64) -> Html {
    let (x, at) = (axis.x(day), y(value));
    // Beneath the point where there is no room above it.
    let label = if at < TOP + 14 { at + 20 } else { at - 10 };
    html! {
        <g>
            <circle class="point" cx={x.to_string()} cy={at.to_string()} r="5" />
            <text class="value" x={x.to_string()} y={label.to_string()} text-anchor="middle">{ curve.written(w, value) }</text>
        </g>
    }
}

/// The first and the last day, where they are two.
fn day_labels(w: &Wording, curve: &Curve, axis: &Axis) -> Vec<Html> {
    let days = curve.points.first().into_iter().chain(curve.points.last()).map(|(day, _)| *day);
    let mut days: Vec<LocalDay> = days.collect();
    days.dedup();
    let anchors: &[&'static str] = if days.len() == 1 { &["middle"] } else { &["start", "end"] };
    let label = |(day, anchor): (LocalDay, &&'static str)| {
        let x = axis.x(day)
            + if *anchor == "start" {
                -10
            } else if *anchor == "end" {
                10
            } else {
                0
            };
        html! { <text x={x.to_string()} y={(HEIGHT - 8).to_string()} text-anchor={*anchor}>{ w.day(day) }</text> }
    };
    days.into_iter().zip(anchors).map(label).collect()
}

/// The values in words, for who cannot see the picture.
fn spoken(w: &Wording, curve: &Curve) -> String {
    let said = curve.points.iter().map(|(day, value)| {
        let value = value.map_or_else(|| w.t("psfs-chart-gap"), |value| curve.written(w, value));
        format!("{}: {value}.", w.day(*day))
    });
    said.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> LocalDay {
        LocalDay::from_days_since_epoch(20_000 + n)
    }

    #[test]
    fn a_gap_breaks_the_line_and_a_lone_point_has_none() {
        let points = vec![(day(0), Some(0)), (day(14), Some(100)), (day(28), None), (day(42), Some(50))];
        let curve = Curve { words: None, points, detectable: 2 };
        let axis = axis(day(0), day(42));
        assert_eq!(lines(&curve, &axis).len(), 1);
        assert_eq!((y(0), y(100), y(120)), (BOTTOM, TOP, TOP));
        assert!(axis.x(day(0)) >= LEFT && axis.x(day(42)) <= RIGHT);
    }
}
