//! The sheet itself. Its measures on paper stand in the print styles; here is what it says and how much of it, so that it
//! stays one page.

use domain::adherence::{Span, count};
use domain::patient::NamedActivity;
use domain::progress::{Doing, Question, answers, minutes};
use domain::psfs::{ActivityChange, Reading};
use pwa::components::{MinutesChart, PsfsReading, adherence_words};
use pwa::hooks::{use_record, use_session};
use pwa::record::Record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::notes::Dated;
use crate::pages::progress::activity::{amount, minutes_key, name};
use crate::pages::progress::diary::Diary;
use crate::pages::progress::symptoms::{label, pain, pain_words};
use crate::pages::progress::window::grain_of;
use crate::pages::psfs::history;

/// As many kinds of activity and exercises as get a line each.
const LINES: usize = 6;

/// [`Sheet`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// The chosen time.
    pub(super) span: Span,
    /// The ticked notes, oldest first.
    pub(super) notes: Vec<Dated>,
}

/// The page.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let w = use_wording();
    let handle = use_record();
    let account = use_session().account();
    let (record, today, span) = (handle.record(), handle.today(), props.span);
    let diary = Diary::of(&record);
    let (from, to) = (w.full_date(span.from), w.full_date(span.to.min(today)));
    let days = [("from", from.as_str().into()), ("to", to.as_str().into())];
    html! {
        <article class="sheet card" data-test="one-page">
            <header>
                <h2>{ w.t("one-page-heading") }</h2>
                if let Some(account) = account {
                    <p dir="auto">{ &account.name }</p>
                }
                <p>{ w.ta("one-page-period", &days) }</p>
                <p>{ w.ta("one-page-self-reported", &[("day", w.full_date(today).as_str().into())]) }</p>
            </header>
            <div class="sheet-columns">
                { function(&w, &record, span) }
                { activity(&w, &diary, span) }
                { exercises(&w, &record, span, today) }
                { symptoms(&w, &diary, span) }
            </div>
            if !props.notes.is_empty() {
                <section data-test="one-page-chosen-notes">
                    <h3>{ w.t("one-page-notes-title") }</h3>
                    { for props.notes.iter().map(|note| html! {
                        <div><p class="strong">{ w.day(note.day) }</p><p class="written" dir="auto">{ note.text.clone() }</p></div>
                    }) }
                </section>
            }
        </article>
    }
}

/// The activities scored now, with the scores up to the end of the time.
fn function(w: &Wording, record: &Record, span: Span) -> Html {
    let mut assessments = history::assessments(record);
    assessments.retain(|dated| dated.day <= span.to);
    let activities: Vec<NamedActivity> = history::active(record);
    let Reading { activities: changes, mean } = history::reading(&assessments);
    let scored = |change: &ActivityChange| activities.iter().any(|named| named.id == change.activity);
    let reading = Reading { activities: changes.into_iter().filter(scored).collect(), mean };
    let first = assessments.first().map(|dated| dated.day);
    html! {
        <section>
            <h3>{ w.t("one-page-function-title") }</h3>
            if reading.activities.is_empty() {
                <p>{ w.t("one-page-nothing") }</p>
            } else {
                <p class="soft">{ w.t("one-page-function-intro") }</p>
                <PsfsReading {reading} {activities} />
                if let Some(first) = first {
                    <p class="soft">{ w.ta("one-page-psfs-since", &[("day", w.full_date(first).as_str().into())]) }</p>
                }
            }
        </section>
    }
}

fn activity(w: &Wording, diary: &Diary<'_>, span: Span) -> Html {
    let grain = grain_of(span);
    let noted = minutes(&diary.activities, span, grain);
    let line = |doing: &Doing| html! { <li><span dir="auto">{ name(w, doing) }</span>{ format!(": {}", amount(w, doing)) }</li> };
    html! {
        <section>
            <h3>{ w.t("progress-activity-title") }</h3>
            if noted.doings.is_empty() {
                <p>{ w.t("one-page-nothing") }</p>
            } else {
                <p class="strong">{ w.ta("one-page-activity", &[("days", noted.days.into()), ("minutes", noted.minutes.into())]) }</p>
                <ul>{ for noted.doings.iter().take(LINES).map(line) }</ul>
                { more(w, noted.doings.len()) }
                <MinutesChart name="one-page-minutes" title={w.t(minutes_key(grain))} slices={noted.slices.clone()} bare=true />
            }
        </section>
    }
}

fn exercises(w: &Wording, record: &Record, span: Span, today: domain::LocalDay) -> Html {
    let adherence = count(&record.programmes, &record.logs(), &record.paused(), span, today);
    let title =
        |id| record.programmes.iter().find_map(|programme| programme.prescription(id)).map(|p| p.title.to_string());
    let counted: Vec<_> =
        adherence.exercises.iter().filter(|e| e.counts.due + e.counts.open + e.counts.extra > 0).collect();
    html! {
        <section>
            <h3>{ w.t("progress-exercises-title") }</h3>
            if record.programmes.is_empty() {
                <p>{ w.t("one-page-nothing") }</p>
            } else {
                <p class="strong">{ adherence_words(w, adherence.total) }</p>
                <ul>
                    { for counted.iter().take(LINES).map(|exercise| html! {
                        <li><span dir="auto">{ title(exercise.prescription) }</span>{ format!(": {}", adherence_words(w, exercise.counts)) }</li>
                    }) }
                </ul>
                { more(w, counted.len()) }
            }
        </section>
    }
}

/// Says that there was more than has a line.
fn more(w: &Wording, count: usize) -> Html {
    match count.saturating_sub(LINES) {
        0 => Html::default(),
        more => html! { <p class="soft">{ w.ta("one-page-more", &[("count", more.into())]) }</p> },
    }
}

fn symptoms(w: &Wording, diary: &Diary<'_>, span: Span) -> Html {
    let others = [Question::Sleep, Question::Fatigue, Question::Mood, Question::Trust, Question::Work];
    let line = |question: Question| {
        let answers = answers(&diary.check_ins, question, span);
        let mut given = answers.iter().filter_map(|(_, score)| *score);
        let first = given.next()?;
        let scores = match given.next_back() {
            Some(latest) => format!("{} → {}", first.value(), latest.value()),
            None => first.value().to_string(),
        };
        let end = |end: &str| w.t(&format!("scale-{}-{end}", question.scale()));
        let ends = [("low", end("low")), ("high", end("high"))];
        let ends: Vec<_> = ends.iter().map(|(name, words)| (*name, words.as_str().into())).collect();
        Some(
            html! { <li>{ format!("{}: {scores} ", label(w, question)) }<span class="soft">{ w.ta("one-page-ends", &ends) }</span></li> },
        )
    };
    let lines: Vec<Html> = others.into_iter().filter_map(line).collect();
    let pain = pain(w, diary, span, true);
    let nothing = pain.is_none() && lines.is_empty();
    html! {
        <section>
            <h3>{ w.t("progress-symptoms-title") }</h3>
            if nothing {
                <p>{ w.t("one-page-nothing") }</p>
            }
            { for pain_words(w, diary, span).into_iter().map(|words| html! { <p>{ words }</p> }) }
            if let Some(pain) = pain {
                { pain }
            }
            <ul>{ for lines }</ul>
        </section>
    }
}
