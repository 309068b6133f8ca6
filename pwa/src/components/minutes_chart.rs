//! Minutes by day or week as columns. A piece without a note has no column; one that was noted without a length has a
//! ring on the ground line instead.

use domain::LocalDay;
use domain::progress::Slice;
use yew::prelude::*;

use super::numbers::{Numbers, Rows};
use crate::wording::{Wording, use_wording};

const WIDTH: i64 = 340;
const HEIGHT: i64 = 186;
const LEFT: i64 = 44;
const RIGHT: i64 = 330;
const TOP: i64 = 30;
const BOTTOM: i64 = 156;
/// Up to so many columns bear their number and their day.
const FEW: usize = 7;
/// What the scale may reach, in minutes.
const TOPS: [u32; 12] = [20, 40, 60, 120, 180, 240, 360, 480, 600, 900, 1_200, 1_800];

/// [`MinutesChart`]'s properties.
#[derive(Properties, PartialEq)]
pub struct MinutesChartProps {
    /// Unique on the page; also `data-test`.
    pub name: AttrValue,
    /// What stands over it.
    pub title: AttrValue,
    /// Oldest first.
    pub slices: Vec<Slice>,
    /// Without the table, for paper.
    #[prop_or_default]
    pub bare: bool,
}

/// The chart with its title, description and table.
#[component]
pub fn MinutesChart(props: &MinutesChartProps) -> Html {
    let w = use_wording();
    let most = props.slices.iter().filter_map(|slice| slice.minutes).max().unwrap_or(0);
    let top = scale_top(most);
    let (title_id, desc_id) = (format!("{}-title", props.name), format!("{}-desc", props.name));
    let noted = props.slices.iter().filter(|slice| slice.times > 0).count();
    let values = [("most", most.into()), ("noted", noted.into()), ("of", props.slices.len().into())];
    let unmeasured = props.slices.iter().any(|slice| slice.times > 0 && slice.minutes.is_none());
    html! {
        <figure class="chart" data-test={props.name.clone()}>
            <h3>{ &props.title }</h3>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-labelledby={title_id.clone()} aria-describedby={desc_id.clone()}>
                <title id={title_id}>{ &props.title }</title>
                <desc id={desc_id}>{ w.ta("chart-minutes-desc", &values) }</desc>
                { for [0, top / 2, top].map(|minutes| grid_line(minutes, top)) }
                { for props.slices.iter().enumerate().map(|(n, slice)| column(slice, n, props.slices.len(), top)) }
                { for labels(&w, props) }
            </svg>
            if unmeasured {
                <p class="hint">{ w.t("chart-minutes-ring") }</p>
            }
            if !props.bare {
                <Numbers
                    test={format!("{}-numbers", props.name)}
                    title={props.title.clone()}
                    heads={vec![w.t("psfs-chart-day"), w.t("chart-minutes"), w.t("chart-times")]}
                    rows={rows(&w, props)}
                    gap={w.t("chart-not-noted")}
                />
            }
        </figure>
    }
}

/// The least top that holds `most`; beyond the list, whole thousands.
fn scale_top(most: u32) -> u32 {
    TOPS.into_iter().find(|top| *top >= most).unwrap_or_else(|| most.div_ceil(1_000) * 1_000)
}

fn y(minutes: u32, top: u32) -> i64 {
    BOTTOM - i64::from(minutes) * (BOTTOM - TOP) / i64::from(top.max(1))
}

/// The left edge of a column's place; that of the one behind the last is the right edge of all.
fn place(n: usize, of: usize) -> i64 {
    let (n, of) = (i64::try_from(n).unwrap_or(0), i64::try_from(of.max(1)).unwrap_or(1));
    LEFT + n * (RIGHT - LEFT) / of
}

fn middle(n: usize, of: usize) -> i64 {
    i64::midpoint(place(n, of), place(n + 1, of))
}

fn grid_line(minutes: u32, top: u32) -> Html {
    let at = y(minutes, top);
    html! {
        <g key={minutes}>
            <line class="grid" x1={LEFT.to_string()} x2={RIGHT.to_string()} y1={at.to_string()} y2={at.to_string()} />
            <text x={(LEFT - 8).to_string()} y={(at + 5).to_string()} text-anchor="end">{ minutes }</text>
        </g>
    }
}

fn column(slice: &Slice, n: usize, of: usize, top: u32) -> Html {
    let (x, wide) = (middle(n, of), place(n + 1, of) - place(n, of));
    let Some(minutes) = slice.minutes else {
        if slice.times == 0 {
            return Html::default();
        }
        return html! { <circle class="point" cx={x.to_string()} cy={BOTTOM.to_string()} r={(wide / 3).clamp(2, 5).to_string()} /> };
    };
    let at = y(minutes, top);
    let width = (wide * 7 / 10).clamp(2, 36);
    html! {
        <>
            <rect class="column" x={(x - width / 2).to_string()} y={at.to_string()} width={width.to_string()} height={(BOTTOM - at).max(1).to_string()} />
            if of <= FEW {
                <text class="value" x={x.to_string()} y={(at - 6).to_string()} text-anchor="middle">{ minutes }</text>
            }
        </>
    }
}

/// A name under each of few columns, under the first and the last of many.
fn labels(w: &Wording, props: &MinutesChartProps) -> Vec<Html> {
    let of = props.slices.len();
    let label = |(n, slice): (usize, &Slice)| {
        let (x, anchor) = match n {
            0 if of > FEW => (LEFT, "start"),
            n if of > FEW && n + 1 == of => (RIGHT, "end"),
            n => (middle(n, of), "middle"),
        };
        html! { <text x={x.to_string()} y={(HEIGHT - 8).to_string()} text-anchor={anchor}>{ short_name(w, slice) }</text> }
    };
    let shown = |(n, _): &(usize, &Slice)| of <= FEW || *n == 0 || n + 1 == of;
    props.slices.iter().enumerate().filter(shown).map(label).collect()
}

/// A day by its weekday, a week by its first day: "23/11".
fn short_name(w: &Wording, slice: &Slice) -> AttrValue {
    if slice.span.from == slice.span.to {
        return w.weekday_of(slice.span.from);
    }
    AttrValue::from(numbers(slice.span.from))
}

/// "23/11".
fn numbers(day: LocalDay) -> String {
    let (_, month, day) = day.ymd();
    format!("{day}/{month}")
}

fn rows(w: &Wording, props: &MinutesChartProps) -> Callback<(), Rows> {
    let (w, slices) = (w.clone(), props.slices.clone());
    Callback::from(move |()| {
        let row = |slice: &Slice| {
            let name = if slice.span.from == slice.span.to {
                w.day(slice.span.from)
            } else {
                AttrValue::from(format!("{} – {}", numbers(slice.span.from), numbers(slice.span.to)))
            };
            let number = |n: u32| AttrValue::from(n.to_string());
            (name, vec![slice.minutes.map(number), (slice.times > 0).then(|| number(slice.times))])
        };
        slices.iter().map(row).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_holds_the_most_and_halves_evenly() {
        for most in [0, 1, 20, 21, 300, 1_800, 1_801, 9_999] {
            let top = scale_top(most);
            assert!(top >= most && top.is_multiple_of(2) && y(most, top) >= TOP, "{most}: {top}");
        }
        assert_eq!(y(0, 20), BOTTOM);
    }

    #[test]
    fn columns_stand_beside_each_other_within_the_edges() {
        for of in [1, 7, 53] {
            assert_eq!((place(0, of), place(of, of)), (LEFT, RIGHT));
            assert!((0..of).all(|n| place(n, of) < middle(n, of) && middle(n, of) < place(n + 1, of)));
        }
    }
}
