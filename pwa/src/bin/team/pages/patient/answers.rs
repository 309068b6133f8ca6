//! One shared answer in words. Reads the fields of a shared entry by name, in the order of the category table; a field
//! of a kind that this version does not know is left out.

use domain::category::{FIELDS, SharedEntry};
use domain::day::LocalDay;
use domain::entry::{ActivityScore, Note, Quarters};
use domain::goal::Goal;
use domain::id::{GoalId, OwnExerciseId, PrescriptionId};
use domain::json::FromJson;
use domain::patient::PatientPage;
use pwa::wording::Wording;
use serde_json::Value;
use yew::AttrValue;

use crate::figure;

/// An answer: its field, and what was answered.
pub(super) struct Answered {
    pub(super) field: &'static str,
    pub(super) words: AttrValue,
}

/// Everything shared of an entry, in order, notes left to [`note`].
pub(super) fn all(w: &Wording, page: &PatientPage, entry: &SharedEntry) -> Vec<Answered> {
    let mut found: Vec<Answered> = Vec::new();
    for (kind, field, _) in FIELDS {
        let known = found.iter().any(|answered| answered.field == *field);
        if known || entry.kind.is_some_and(|own| own != *kind) {
            continue;
        }
        let words = entry.fields.get(*field).and_then(|value| one(w, page, field, value));
        found.extend(words.map(|words| Answered { field, words }));
    }
    found
}

/// The note shared with an entry.
pub(super) fn note(entry: &SharedEntry) -> Option<String> {
    let note: Note = Note::from_json(entry.fields.get("note")?)?;
    Some(note.text.to_string())
}

/// One answer in words.
pub(super) fn one(w: &Wording, page: &PatientPage, field: &str, value: &Value) -> Option<AttrValue> {
    Some(match field {
        "outcome" | "reason" | "what" | "medicine" => w.t(&format!("{field}-{}", value.as_str()?)),
        "words" => AttrValue::from(value.as_str()?.to_owned()),
        "minutes" => w.ta("team-minutes", &[("n", value.as_i64()?.into())]),
        "medicine_helped" => w.t(if value.as_bool()? { "words-yes" } else { "words-no" }),
        "prescription" => exercise(w, page, PrescriptionId::from_json(value)?),
        "scores" => scores(w, page, &Vec::<ActivityScore>::from_json(value)?),
        "own_exercise" => own_exercise(w, page, OwnExerciseId::from_json(value)?),
        "goal" => goal(page, GoalId::from_json(value)?)
            .map_or_else(|| w.t("team-goal-unknown"), |goal| AttrValue::from(goal.what.to_string())),
        "amount" => AttrValue::from(value.as_u64()?.to_string()),
        "exercises_on" | "to" => w.day(LocalDay::from_json(value)?),
        "hurt_more" => w.t(&format!("hurt-more-{}", value.as_str()?)),
        "worked" | "planned" => w.hours(Quarters::from_json(value)?),
        "helped" | "went_well" | "went_badly" => AttrValue::from(Note::from_json(value)?.text.to_string()),
        "note" => return None,
        _ => w.ta("scale-answer", &[("score", value.as_i64()?.into())]),
    })
}

/// The title of an exercise, as last prescribed.
pub(super) fn exercise(w: &Wording, page: &PatientPage, id: PrescriptionId) -> AttrValue {
    let programmes = page.programmes.iter().flatten();
    let found = programmes.filter_map(|programme| programme.prescription(id)).next();
    found.map_or_else(|| w.t("team-exercise-unknown"), |found| AttrValue::from(found.title.to_string()))
}

/// The title of one of the patient's own exercises.
fn own_exercise(w: &Wording, page: &PatientPage, id: OwnExerciseId) -> AttrValue {
    let found = page.own_exercises.iter().flatten().find(|named| named.id == id);
    found.map_or_else(|| w.t("team-exercise-unknown"), |found| AttrValue::from(found.exercise.title.to_string()))
}

fn goal(page: &PatientPage, id: GoalId) -> Option<&Goal> {
    page.plans.as_ref()?.goals.iter().find(|named| named.id == id).map(|named| &named.goal)
}

/// "gå 30 minutter 4 · løfte indkøb –".
fn scores(w: &Wording, page: &PatientPage, scores: &[ActivityScore]) -> AttrValue {
    let activities = page.psfs.as_ref().map(|psfs| psfs.activities.as_slice()).unwrap_or_default();
    let parts: Vec<AttrValue> = scores
        .iter()
        .map(|scored| {
            let named = activities.iter().find(|named| named.id == scored.activity);
            let words = named.map(|named| named.activity.words.to_string()).unwrap_or_default();
            let score = scored.score.map_or_else(|| w.t("words-no-answer"), |score| score.value().to_string().into());
            AttrValue::from(format!("{words}: {score}"))
        })
        .collect();
    figure::joined(&parts, " · ")
}
