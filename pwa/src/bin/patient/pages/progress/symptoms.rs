//! Pain in back and leg, and the other answers of *Min uge*. They stand last: chasing pain away is not the aim.

use domain::adherence::Span;
use domain::entry::Medicine;
use domain::progress::{Question, answers, medicine, pain_change};
use pwa::components::{AnswersChart, AnswersLine, Empty, Way};
use pwa::wording::Wording;
use yew::prelude::*;

use super::diary::Diary;
use crate::forms::exercise::name;
use crate::route::Route;

/// The questions beside pain.
const OTHERS: [Question; 5] = [Question::Sleep, Question::Fatigue, Question::Mood, Question::Trust, Question::Work];

/// The section.
pub(crate) fn section(w: &Wording, diary: &Diary<'_>, span: Span) -> Html {
    let title = html! { <h2>{ w.t("progress-symptoms-title") }</h2> };
    if !diary.check_ins.iter().any(|(day, _)| span.contains(*day)) {
        return html! {
            <section class="stack">
                { title }
                <Empty title={w.t("progress-symptoms-empty")} test="progress-symptoms-empty">
                    <Way to={Route::CheckIn} test="progress-check-in" class="button quiet">{ w.t("progress-symptoms-add") }</Way>
                </Empty>
            </section>
        };
    }
    let others: Vec<Html> = OTHERS.into_iter().filter_map(|question| one(w, diary, question, span)).collect();
    html! {
        <section class="stack">
            { title }
            <p class="soft">{ w.t("progress-symptoms-intro") }</p>
            if let Some(chart) = pain(w, diary, span, false) {
                <div class="card" data-test="progress-pain">
                    { chart }
                    { for pain_words(w, diary, span).into_iter().map(|words| html! { <p>{ words }</p> }) }
                </div>
            }
            if !others.is_empty() {
                <div class="card">
                    <details>
                        <summary data-test="progress-others">{ w.t("progress-others") }</summary>
                        <div class="charts">{ for others }</div>
                    </details>
                </div>
            }
            { medicine_card(w, diary, span) }
        </section>
    }
}

/// Back and leg in one picture, apart from each other by stroke and mark.
pub(crate) fn pain(w: &Wording, diary: &Diary<'_>, span: Span, bare: bool) -> Option<Html> {
    let lines: Vec<AnswersLine> = [Question::BackPain, Question::LegPain]
        .into_iter()
        .filter_map(|question| line(w, diary, question, span))
        .collect();
    let title = match lines.as_slice() {
        [] => return None,
        [only] => only.label.clone(),
        _ => w.t("progress-pain-title"),
    };
    let (low, high) = (w.t("scale-pain-low"), w.t("scale-pain-high"));
    Some(html! { <AnswersChart name="progress-pain-chart" {title} {low} {high} {lines} {span} {bare} /> })
}

/// The picture of one question, if it was answered.
fn one(w: &Wording, diary: &Diary<'_>, question: Question, span: Span) -> Option<Html> {
    let line = line(w, diary, question, span)?;
    let end = |end: &str| w.t(&format!("scale-{}-{end}", question.scale()));
    let (title, name) = (line.label.clone(), format!("progress-{}", question.name()));
    Some(html! {
        <AnswersChart name={name.clone()} key={name} {title} low={end("low")} high={end("high")} lines={vec![line]} {span} />
    })
}

fn line(w: &Wording, diary: &Diary<'_>, question: Question, span: Span) -> Option<AnswersLine> {
    let points = answers(&diary.check_ins, question, span);
    (!points.is_empty()).then(|| AnswersLine { label: label(w, question), points })
}

/// What the question is called.
pub(crate) fn label(w: &Wording, question: Question) -> AttrValue {
    w.t(&format!("check-in-{}", question.name().replace('_', "-")))
}

/// "Smerter i ryggen: fra 6 til 4 – en vigtig bedring."
pub(crate) fn pain_words(w: &Wording, diary: &Diary<'_>, span: Span) -> Vec<AttrValue> {
    let words = |question: Question| {
        let change = pain_change(&answers(&diary.check_ins, question, span))?;
        let key = if change.important { "progress-pain-important" } else { "progress-pain-change" };
        let question = label(w, question);
        let values = [
            ("question", question.as_str().into()),
            ("first", change.first.value().into()),
            ("latest", change.latest.value().into()),
        ];
        Some(w.ta(key, &values))
    };
    [Question::BackPain, Question::LegPain].into_iter().filter_map(words).collect()
}

fn medicine_card(w: &Wording, diary: &Diary<'_>, span: Span) -> Html {
    let counts = medicine(&diary.check_ins, span);
    if counts.taken.is_empty() {
        return Html::default();
    }
    let line = |(answer, times): &(Medicine, u32)| {
        let answer = w.t(&format!("medicine-{}", name(*answer)));
        w.ta("progress-medicine-times", &[("answer", answer.as_str().into()), ("times", (*times).into())])
    };
    html! {
        <div class="card" data-test="progress-medicine">
            <h3>{ w.t("check-in-medicine") }</h3>
            <ul>{ for counts.taken.iter().map(|taken| html! { <li>{ line(taken) }</li> }) }</ul>
            if counts.helped + counts.did_not_help > 0 {
                <p>{ w.ta("progress-medicine-helped", &[("yes", counts.helped.into()), ("no", counts.did_not_help.into())]) }</p>
            }
        </div>
    }
}
