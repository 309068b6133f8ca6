//! What the draft says, in words: one line for each fact. The lines are what is frozen when a statement is released.

use domain::LocalDay;
use domain::adherence::Span;
use domain::entry::Body;
use domain::json::Word as _;
use domain::progress::Doing;
use domain::psfs::{ActivityChange, MeanChange, Verdict};
use domain::statement::{Fact, Noted, Section, draft};
use pwa::components::{adherence_words, verdict_key};
use pwa::record::Record;
use pwa::wording::{Value, Wording};
use yew::AttrValue;

/// A section with its heading and its lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) section: Section,
    pub(super) heading: AttrValue,
    pub(super) lines: Vec<AttrValue>,
}

/// The draft of a time, in words.
pub(super) fn parts(w: &Wording, record: &Record, period: Span, today: LocalDay) -> Vec<Part> {
    let (logs, pauses) = (record.logs(), record.paused());
    let mut noted = Noted { programmes: &record.programmes, logs: &logs, pauses: &pauses, ..Noted::default() };
    for kept in record.entries.values() {
        let (day, body) = (kept.body.day, &kept.body.body);
        match body {
            Body::Psfs(assessment) => noted.assessments.push((day, assessment)),
            Body::Activity(activity) => noted.activities.push((day, activity)),
            Body::CheckIn(check_in) => noted.check_ins.push((day, check_in)),
            Body::WorkDay(work_day) => noted.work_days.push((day, work_day)),
            _ => {}
        }
    }
    noted.assessments.sort_by_key(|(day, _)| *day);
    noted.check_ins.sort_by_key(|(day, _)| *day);
    noted.psfs_activities = record.psfs_activities.iter().map(|(id, kept)| (*id, &kept.body)).collect();
    noted.goals = record.goals.values().map(|kept| &kept.body).collect();
    noted.work_plans = record.work_plans.values().map(|kept| &kept.body).collect();
    let part = |(section, facts): (Section, Vec<Fact>)| {
        let scale = (section == Section::Function).then(|| w.t("statement-line-scale"));
        let lines = scale.into_iter().chain(facts.iter().map(|fact| line(w, fact))).collect();
        Part { section, heading: w.t(&format!("statement-section-{}", section.name())), lines }
    };
    draft(&noted, period, today).into_iter().map(part).collect()
}

/// Fills a text in with texts.
fn say(w: &Wording, key: &str, texts: &[(&str, &str)]) -> AttrValue {
    let values: Vec<(&str, Value<'_>)> = texts.iter().map(|(name, text)| (*name, (*text).into())).collect();
    w.ta(key, &values)
}

fn line(w: &Wording, fact: &Fact) -> AttrValue {
    match fact {
        Fact::Scored { words, change } => {
            say(w, "statement-line-scored", &[("words", words.as_str()), ("score", &scored(w, change))])
        }
        Fact::Mean(change) => say(w, "statement-line-mean", &[("score", &mean(w, change))]),
        Fact::Active { days, minutes } => {
            w.ta("statement-line-active", &[("days", (*days).into()), ("minutes", (*minutes).into())])
        }
        Fact::Doing(doing) => doing_words(w, doing),
        Fact::Programme { author, unit, exercises, until } => w.ta(
            "statement-line-programme",
            &[
                ("n", (*exercises).into()),
                ("author", author.as_str().into()),
                ("unit", unit.as_str().into()),
                ("day", w.full_date(*until).as_str().into()),
            ],
        ),
        Fact::Goal { what, step: None, .. } => say(w, "statement-line-goal", &[("what", what.as_str())]),
        Fact::Goal { what, unit, per, step: Some((number, of, amount)) } => w.ta(
            "statement-line-goal-step",
            &[
                ("what", what.as_str().into()),
                ("amount", plain(&w.amount(unit, amount.value())).into()),
                ("per", w.t(&format!("goal-per-{}", per.word())).as_str().into()),
                ("number", (*number).into()),
                ("of", (*of).into()),
            ],
        ),
        Fact::Counted(counts) => say(w, "statement-line-exercises", &[("counts", &adherence_words(w, *counts))]),
        Fact::Exercise { title, counts } => {
            say(w, "statement-line-exercise", &[("title", title.as_str()), ("counts", &adherence_words(w, *counts))])
        }
        Fact::Planned { quarters, from } => {
            say(w, "statement-line-planned", &[("hours", &w.quarters(*quarters)), ("day", &w.full_date(*from))])
        }
        Fact::Worked { days, quarters, planned } => {
            let (days, hours) = (("days", (*days).into()), w.quarters(*quarters));
            match planned {
                Some(planned) => w.ta(
                    "statement-line-worked-planned",
                    &[days, ("hours", hours.as_str().into()), ("planned", w.quarters(*planned).as_str().into())],
                ),
                None => w.ta("statement-line-worked", &[days, ("hours", hours.as_str().into())]),
            }
        }
        Fact::Accommodations(text) => {
            let one_line: Vec<&str> = text.as_str().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            say(w, "statement-line-accommodations", &[("text", &one_line.join("; "))])
        }
        Fact::WorkAnswer { first, latest: None } => {
            w.ta("statement-line-work-answer", &[("score", first.value().into())])
        }
        Fact::WorkAnswer { first, latest: Some(latest) } => {
            w.ta("statement-line-work-answers", &[("from", first.value().into()), ("to", latest.value().into())])
        }
    }
}

/// Without the marks of direction, which would be frozen with the text.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect()
}

fn scored(w: &Wording, change: &ActivityChange) -> AttrValue {
    let (first, latest) = (change.first.value().to_string(), change.latest.value().to_string());
    change_words(w, (&first, change.first_on), (&latest, change.latest_on), change.verdict)
}

fn mean(w: &Wording, change: &MeanChange) -> AttrValue {
    let (first, latest) = (w.tenths(change.first.tenths()), w.tenths(change.latest.tenths()));
    change_words(w, (&first, change.first_on), (&latest, change.latest_on), change.verdict)
}

fn change_words(
    w: &Wording,
    (from, first): (&str, LocalDay),
    (to, latest): (&str, LocalDay),
    verdict: Option<Verdict>,
) -> AttrValue {
    let (first, latest) = (w.full_date(first), w.full_date(latest));
    match verdict {
        None => say(w, "statement-line-first", &[("score", to), ("day", &latest)]),
        Some(verdict) => {
            let verdict = w.t(verdict_key(verdict));
            let values = [("from", from), ("first", &first), ("to", to), ("latest", &latest), ("verdict", &verdict)];
            say(w, "statement-line-change", &values)
        }
    }
}

fn doing_words(w: &Wording, doing: &Doing) -> AttrValue {
    let what = match &doing.words {
        Some(words) => AttrValue::from(words.clone()),
        None => w.t(&format!("what-{}", doing.what.word())),
    };
    let (what, times) = (("what", what.as_str().into()), ("times", doing.times.into()));
    match doing.minutes {
        0 => w.ta("statement-line-doing-times", &[what, times]),
        minutes => w.ta("statement-line-doing", &[what, times, ("minutes", minutes.into())]),
    }
}
