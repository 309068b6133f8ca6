//! One entry in a list: what it is, what it says, and how it came to be: *live*, *back-filled* or *edited* (section 2).

use domain::entry::{Body, Entry, Label, Note, TypedBy};
use domain::id::EntryId;
use pwa::clock;
use pwa::components::Way;
use pwa::hooks::use_record;
use pwa::record::{Kept, Record};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::forms::exercise::name;
use crate::route::Route;

/// [`Line`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct LineProps {
    pub(crate) id: EntryId,
    pub(crate) kept: Kept<Entry>,
}

/// The line; the whole of it opens the entry.
#[component]
pub(crate) fn Line(props: &LineProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let (kept, id) = (&props.kept, props.id);
    let marks = marks(&w, kept);
    html! {
        <li>
            <Way to={Route::Entry { id }} test="entry-open" class="way">
                <span class="stack tight">
                    <span class="strong" dir="auto">{ title(&w, &record, &kept.body.body) }</span>
                    if let Some(says) = says(&w, &kept.body.body) {
                        <span dir="auto">{ says }</span>
                    }
                    <span class="soft small" data-test="entry-label">{ marks.join(" · ") }</span>
                </span>
            </Way>
        </li>
    }
}

/// How it came to be, with whom it was typed where that was not the patient alone, and whether it waits.
fn marks(w: &Wording, kept: &Kept<Entry>) -> Vec<String> {
    let with = (kept.body.typed_by != TypedBy::Myself).then(|| typed(w, &kept.body).to_string());
    times(w, kept).into_iter().chain(with).collect()
}

/// Who typed it; a professional by name, profession and unit as they were.
pub(crate) fn typed(w: &Wording, entry: &Entry) -> AttrValue {
    match entry.typist.as_ref().filter(|_| entry.typed_by == TypedBy::Professional) {
        Some(typist) => {
            let profession = w.t(&format!("profession-{}", typist.profession.name()));
            let who = [("name", isolated(&typist.name)), ("unit", isolated(&typist.unit))];
            w.ta("typed-by-professional", &[who[0].clone(), ("profession", profession.as_str().into()), who[1].clone()])
        }
        None => w.t(&format!("typed-{}", name(entry.typed_by))),
    }
}

/// How it came to be, and whether it waits.
pub(crate) fn times(w: &Wording, kept: &Kept<Entry>) -> Vec<String> {
    let zone = &kept.body.zone;
    let label = kept.label(|at| clock::offset_at(zone, at));
    let waiting = kept.waiting.then(|| w.t("diary-waiting").to_string());
    std::iter::once(label_words(w, kept, label)).chain(waiting).collect()
}

fn label_words(w: &Wording, kept: &Kept<Entry>, label: Label) -> String {
    let recorded_on = domain::LocalDay::at(kept.body.recorded_at, |at| clock::offset_at(&kept.body.zone, at));
    if label == Label::BackFilled && recorded_on == kept.body.day.plus_days(1) {
        return w.t("diary-written-next-day").to_string();
    }
    w.t(&format!("label-{}", name(label))).to_string()
}

/// What the entry is.
pub(crate) fn title(w: &Wording, record: &Record, body: &Body) -> AttrValue {
    match body {
        Body::ExerciseLog(log) => {
            let prescription = record.programmes.iter().find_map(|programme| programme.prescription(log.prescription));
            prescription.map_or_else(|| w.t("kind-exercise_log"), |p| AttrValue::from(p.title.as_str().to_owned()))
        }
        Body::OwnExerciseLog(log) => {
            let own = record.own_exercises.get(&log.own_exercise);
            own.map_or_else(|| w.t("kind-own_exercise_log"), |own| AttrValue::from(own.body.title.as_str().to_owned()))
        }
        Body::Activity(activity) => match &activity.words {
            Some(words) => AttrValue::from(words.as_str().to_owned()),
            None => w.t(&format!("what-{}", name(activity.what))),
        },
        other => w.t(&format!("kind-{}", other.kind().name())),
    }
}

/// What was written, as it was typed.
fn texts<const N: usize>(notes: [&Option<Note>; N]) -> impl Iterator<Item = AttrValue> {
    notes.into_iter().flatten().map(|note| AttrValue::from(note.text.as_str().to_owned()))
}

/// What the entry says in a line.
pub(crate) fn says(w: &Wording, body: &Body) -> Option<String> {
    let parts: Vec<AttrValue> = match body {
        Body::ExerciseLog(log) => {
            let outcome = Some(w.t(&format!("outcome-{}", name(log.outcome))));
            let reason = log.reason.map(|reason| w.t(&format!("reason-{}", name(reason))));
            let pain = log.pain.map(|pain| w.ta("diary-pain", &[("score", pain.value().into())]));
            let effort = log.effort.map(|effort| w.ta("diary-effort", &[("score", effort.value().into())]));
            [outcome, reason, pain, effort].into_iter().flatten().collect()
        }
        Body::Activity(activity) => {
            let minutes = activity.minutes.map(|minutes| w.ta("exercise-minutes", &[("n", minutes.value().into())]));
            let effort = activity.effort.map(|effort| w.ta("diary-effort", &[("score", effort.value().into())]));
            let pain = activity.pain_after.map(|pain| w.ta("diary-pain-after", &[("score", pain.value().into())]));
            [minutes, effort, pain].into_iter().flatten().collect()
        }
        Body::CheckIn(check_in) => {
            let asked = [
                (check_in.back_pain, "check-in-back-pain-short"),
                (check_in.leg_pain, "check-in-leg-pain-short"),
                (check_in.sleep, "check-in-sleep-short"),
                (check_in.mood, "check-in-mood-short"),
            ];
            let said =
                |(score, key): (Option<domain::Score>, &str)| Some(format!("{} {}", w.t(key), score?.value()).into());
            asked.into_iter().filter_map(said).collect()
        }
        Body::Psfs(assessment) => {
            let score = |scored: &domain::entry::ActivityScore| {
                scored.score.map_or_else(|| w.t("words-no-answer"), |s| s.value().to_string().into())
            };
            assessment.scores.iter().map(score).collect()
        }
        Body::OwnExerciseLog(log) => {
            let outcome = Some(w.t(&format!("outcome-{}", name(log.outcome))));
            let reason = log.reason.map(|reason| w.t(&format!("reason-{}", name(reason))));
            let pain = log.pain.map(|pain| w.ta("diary-pain", &[("score", pain.value().into())]));
            let effort = log.effort.map(|effort| w.ta("diary-effort", &[("score", effort.value().into())]));
            [outcome, reason, pain, effort].into_iter().flatten().collect()
        }
        Body::DayAfter(after) => vec![w.t(&format!("hurt-more-{}", name(after.hurt_more)))],
        Body::FlareUp(flare_up) => {
            let until = flare_up.to.map(|to| w.ta("flare-up-until", &[("day", w.day(to).as_str().into())]));
            let until = until.unwrap_or_else(|| w.t("flare-up-going-on"));
            std::iter::once(until).chain(texts([&flare_up.helped])).collect()
        }
        Body::WorkDay(day) => {
            let worked = w.ta("work-worked", &[("hours", w.hours(day.worked).as_str().into())]);
            let planned = day.planned.map(|hours| w.ta("work-planned", &[("hours", w.hours(hours).as_str().into())]));
            std::iter::once(worked).chain(planned).chain(texts([&day.went_well, &day.went_badly])).collect()
        }
        Body::Note(note) => vec![AttrValue::from(note.note.text.as_str().to_owned())],
    };
    (!parts.is_empty()).then(|| parts.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(" · "))
}
