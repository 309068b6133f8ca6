//! Answers 0–10 over time: one line, or two that are told apart by stroke and mark, not by colour. A missing answer is a
//! gap; a true 0 is drawn at the bottom.

use domain::adherence::Span;
use domain::{LocalDay, Score};
use yew::prelude::*;

use super::chart::{Axis, runs};
use super::numbers::{Numbers, Rows};
use crate::ordered::Ordered;
use crate::wording::{Wording, use_wording};

const WIDTH: i64 = 340;
const HEIGHT: i64 = 206;
const LEFT: i64 = 28;
const RIGHT: i64 = 326;
const TOP: i64 = 30;
const BOTTOM: i64 = 156;
/// With more points than this, each is small and only the first and the last bear a number.
const MANY: usize = 8;

/// One line of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersLine {
    /// What was asked.
    pub label: AttrValue,
    /// Oldest first; `None` is a gap. At least one answer.
    pub points: Vec<(LocalDay, Option<Score>)>,
}

/// [`AnswersChart`]'s properties.
#[derive(Properties, PartialEq)]
pub struct AnswersChartProps {
    /// Unique on the page; also `data-test`.
    pub name: AttrValue,
    /// What stands over it.
    pub title: AttrValue,
    /// What 0 is.
    pub low: AttrValue,
    /// What 10 is.
    pub high: AttrValue,
    /// One or two lines.
    pub lines: Vec<AnswersLine>,
    /// The days from edge to edge.
    pub span: Span,
    /// Without the table, for paper.
    #[prop_or_default]
    pub bare: bool,
}

/// The chart with its title, description, key and table.
#[component]
pub fn AnswersChart(props: &AnswersChartProps) -> Html {
    let w = use_wording();
    let axis = Axis { from: props.span.from, to: props.span.to, left: LEFT + 12, right: RIGHT - 12 };
    let (title_id, desc_id) = (format!("{}-title", props.name), format!("{}-desc", props.name));
    let ends = [("low", props.low.as_str().into()), ("high", props.high.as_str().into())];
    let said: Vec<String> = props.lines.iter().map(|line| spoken(&w, line)).collect();
    let upper = upper(&props.lines);
    html! {
        <figure class="chart" data-test={props.name.clone()}>
            <h3>{ &props.title }</h3>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-labelledby={title_id.clone()} aria-describedby={desc_id.clone()}>
                <title id={title_id}>{ &props.title }</title>
                <desc id={desc_id}>{ format!("{} {}", w.ta("chart-answers-desc", &ends), said.join(" ")) }</desc>
                { for [0, 5, 10].map(grid_line) }
                <text x={LEFT.to_string()} y={(TOP - 12).to_string()}>{ format!("10 = {}", props.high) }</text>
                <text x={LEFT.to_string()} y={(BOTTOM + 20).to_string()}>{ format!("0 = {}", props.low) }</text>
                { for props.lines.iter().enumerate().map(|(n, line)| drawn(line, n, n == upper, &axis)) }
                <text x={LEFT.to_string()} y={(HEIGHT - 6).to_string()}>{ w.day(axis.from) }</text>
                <text x={RIGHT.to_string()} y={(HEIGHT - 6).to_string()} text-anchor="end">{ w.day(axis.to) }</text>
            </svg>
            if props.lines.len() > 1 {
                <ul class="chart-key">{ for props.lines.iter().enumerate().map(key) }</ul>
            }
            if !props.bare {
                <Numbers
                    test={format!("{}-numbers", props.name)}
                    title={props.title.clone()}
                    heads={std::iter::once(w.t("psfs-chart-day")).chain(props.lines.iter().map(|line| line.label.clone())).collect::<Vec<_>>()}
                    rows={rows(&w, &props.lines)}
                    gap={w.t("words-no-answer")}
                />
            }
        </figure>
    }
}

fn y(score: i64) -> i64 {
    BOTTOM - score * (BOTTOM - TOP) / 10
}

fn height(score: Score) -> i64 {
    y(i64::from(score.value()))
}

fn grid_line(score: i64) -> Html {
    let at = y(score).to_string();
    html! {
        <g key={score}>
            <line class="grid" x1={LEFT.to_string()} x2={RIGHT.to_string()} y1={at.clone()} y2={at} />
            <text x={(LEFT - 8).to_string()} y={(y(score) + 5).to_string()} text-anchor="end">{ score }</text>
        </g>
    }
}

/// Which line lies higher at its end: its numbers stand above it, the other's beneath.
fn upper(lines: &[AnswersLine]) -> usize {
    let end = |line: &AnswersLine| line.points.iter().rev().find_map(|(_, score)| *score);
    match lines {
        [first, second] if end(second) > end(first) => 1,
        _ => 0,
    }
}

/// The second line is dashed and has squares where the first has circles.
fn drawn(line: &AnswersLine, n: usize, above: bool, axis: &Axis) -> Html {
    let given: Vec<(LocalDay, Score)> = line.points.iter().filter_map(|(day, score)| Some((*day, (*score)?))).collect();
    let many = given.len() > MANY;
    let last = given.len().saturating_sub(1);
    let class = if n == 0 { "curve" } else { "curve second" };
    let point = |(place, (day, score)): (usize, (LocalDay, Score))| {
        let (x, at) = (axis.x(day), height(score));
        let numbered = !many || place == 0 || place == last;
        let beneath = (!above && at < BOTTOM - 12) || at < TOP + 12;
        let label = if beneath { at + 20 } else { at - 10 };
        html! {
            <>
                { mark(n, x, at, if many { 3 } else { 5 }) }
                if numbered {
                    <text class="value" x={x.to_string()} y={label.to_string()} text-anchor="middle">{ score.value() }</text>
                }
            </>
        }
    };
    html! {
        <g key={n}>
            { for runs(&line.points, |day, score| (axis.x(day), height(score))).into_iter().map(|points| html! { <polyline {class} {points} /> }) }
            { for given.into_iter().enumerate().map(point) }
        </g>
    }
}

fn mark(n: usize, x: i64, y: i64, half: i64) -> Html {
    if n == 0 {
        return html! { <circle class="point" cx={x.to_string()} cy={y.to_string()} r={half.to_string()} /> };
    }
    let side = (half * 2).to_string();
    html! { <rect class="point second" x={(x - half).to_string()} y={(y - half).to_string()} width={side.clone()} height={side} /> }
}

fn key((n, line): (usize, &AnswersLine)) -> Html {
    let class = if n == 0 { "curve" } else { "curve second" };
    html! {
        <li>
            <svg viewBox="0 0 44 14" aria-hidden="true"><polyline {class} points="2,7 42,7" />{ mark(n, 22, 7, 4) }</svg>
            { &line.label }
        </li>
    }
}

/// The answers in words; of many, the first, the last and how far they went.
fn spoken(w: &Wording, line: &AnswersLine) -> String {
    let written =
        |score: Option<Score>| score.map_or_else(|| w.t("words-no-answer"), |score| score.value().to_string().into());
    if line.points.len() <= MANY {
        let said = line.points.iter().map(|(day, score)| format!("{}: {}.", w.day(*day), written(*score)));
        return format!("{}. {}", line.label, said.collect::<Vec<_>>().join(" "));
    }
    let given = || line.points.iter().filter_map(|(_, score)| *score);
    let (first, last) = (written(given().next()), written(given().next_back()));
    let (least, most) = (written(given().min()), written(given().max()));
    let values = [
        ("question", line.label.as_str().into()),
        ("first", first.as_str().into()),
        ("last", last.as_str().into()),
        ("least", least.as_str().into()),
        ("most", most.as_str().into()),
    ];
    w.ta("chart-answers-many", &values).to_string()
}

/// A row for each day, a cell for each line.
fn rows(w: &Wording, lines: &[AnswersLine]) -> Callback<(), Rows> {
    let (w, lines) = (w.clone(), lines.to_vec());
    Callback::from(move |()| {
        let days: Ordered<LocalDay, ()> =
            lines.iter().flat_map(|line| line.points.iter().map(|(day, _)| *day)).collect();
        let cell = |line: &AnswersLine, day: LocalDay| {
            let place = line.points.partition_point(|(on, _)| *on < day);
            let (_, score) = line.points.get(place).filter(|(on, _)| *on == day)?;
            score.map(|score| AttrValue::from(score.value().to_string()))
        };
        days.keys().map(|day| (w.day(*day), lines.iter().map(|line| cell(line, *day)).collect())).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(scores: &[Option<i64>]) -> AnswersLine {
        let day = LocalDay::from_days_since_epoch(20_000);
        let points = (0..).zip(scores).map(|(n, score)| (day.plus_days(n), score.map(|s| Score::try_from(s).unwrap())));
        AnswersLine { label: AttrValue::Static("ryg"), points: points.collect() }
    }

    #[test]
    fn a_zero_lies_at_the_bottom_and_ten_at_the_top() {
        assert_eq!((y(0), y(10)), (BOTTOM, TOP));
    }

    #[test]
    fn the_numbers_of_the_higher_line_stand_above() {
        assert_eq!(upper(&[line(&[Some(9), Some(2)]), line(&[Some(1), Some(5), None])]), 1);
        assert_eq!(upper(&[line(&[Some(2)]), line(&[Some(2)])]), 0);
    }

    #[test]
    fn a_gap_is_a_gap_in_the_table_too_and_a_zero_a_number() {
        let w =
            Wording::new(domain::locale::Language::Da, &crate::wording_sources!["words", "reading"], Callback::noop());
        let cells: Vec<_> = rows(&w, &[line(&[Some(0), None])]).emit(()).into_iter().map(|(_, cells)| cells).collect();
        assert_eq!(cells, [vec![Some(AttrValue::Static("0"))], vec![None]]);
    }
}
