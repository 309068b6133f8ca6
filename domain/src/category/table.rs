//! The one table: what every field of every kind and noun belongs to. A field that is not in it is shown to nobody but the
//! patient.

use serde_json::Value;

use super::Category;
use crate::entry::Kind;
use crate::sync::Noun;

/// How a field finds its category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRule {
    /// Always this one.
    Always(Category),
    /// By the answer: fear and pain are *pain*, ill and no energy *well-being*, the rest this one.
    Reason(Category),
    /// The free text, once its own tick "share this note" is set.
    Note(Category),
}

use Category::{Activity, Exercises, Function, Medicine, Pain, Plans, WellBeing, Work};
use FieldRule::{Always, Note, Reason};

/// The table: kind, field, category. A test proves that every field of every kind stands here exactly once.
pub const FIELDS: &[(Kind, &str, FieldRule)] = &[
    (Kind::ExerciseLog, "prescription", Always(Exercises)),
    (Kind::ExerciseLog, "outcome", Always(Exercises)),
    (Kind::ExerciseLog, "reason", Reason(Exercises)),
    (Kind::ExerciseLog, "pain", Always(Pain)),
    (Kind::ExerciseLog, "effort", Always(Exercises)),
    (Kind::ExerciseLog, "note", Note(Exercises)),
    (Kind::Activity, "what", Always(Activity)),
    (Kind::Activity, "words", Always(Activity)),
    (Kind::Activity, "minutes", Always(Activity)),
    (Kind::Activity, "effort", Always(Activity)),
    (Kind::Activity, "pain_before", Always(Pain)),
    (Kind::Activity, "pain_after", Always(Pain)),
    (Kind::Activity, "goal", Always(Plans)),
    (Kind::Activity, "amount", Always(Plans)),
    (Kind::Activity, "note", Note(Activity)),
    (Kind::Psfs, "scores", Always(Function)),
    (Kind::Psfs, "note", Note(Function)),
    (Kind::CheckIn, "back_pain", Always(Pain)),
    (Kind::CheckIn, "leg_pain", Always(Pain)),
    (Kind::CheckIn, "sleep", Always(WellBeing)),
    (Kind::CheckIn, "fatigue", Always(WellBeing)),
    (Kind::CheckIn, "mood", Always(WellBeing)),
    (Kind::CheckIn, "trust", Always(WellBeing)),
    (Kind::CheckIn, "work", Always(Work)),
    (Kind::CheckIn, "medicine", Always(Medicine)),
    (Kind::CheckIn, "medicine_helped", Always(Medicine)),
    (Kind::CheckIn, "note", Note(WellBeing)),
    (Kind::OwnExerciseLog, "own_exercise", Always(Exercises)),
    (Kind::OwnExerciseLog, "outcome", Always(Exercises)),
    (Kind::OwnExerciseLog, "reason", Reason(Exercises)),
    (Kind::OwnExerciseLog, "pain", Always(Pain)),
    (Kind::OwnExerciseLog, "effort", Always(Exercises)),
    (Kind::OwnExerciseLog, "note", Note(Exercises)),
    (Kind::DayAfter, "exercises_on", Always(Pain)),
    (Kind::DayAfter, "hurt_more", Always(Pain)),
    (Kind::DayAfter, "note", Note(Pain)),
    (Kind::FlareUp, "to", Always(Pain)),
    (Kind::FlareUp, "helped", Note(Pain)),
    (Kind::FlareUp, "note", Note(Pain)),
    (Kind::WorkDay, "worked", Always(Work)),
    (Kind::WorkDay, "planned", Always(Work)),
    (Kind::WorkDay, "went_well", Note(Work)),
    (Kind::WorkDay, "went_badly", Note(Work)),
    (Kind::WorkDay, "note", Note(Work)),
    (Kind::Note, "note", Note(Activity)),
];

/// The same for what is not an entry: noun, field, category. What does not stand here is shown to nobody else.
pub const THINGS: &[(Noun, &str, Category)] = &[
    (Noun::Goal, "what", Plans),
    (Noun::Goal, "unit", Plans),
    (Noun::Goal, "per", Plans),
    (Noun::Goal, "set_on", Plans),
    (Noun::Goal, "tries", Plans),
    (Noun::Goal, "steps", Plans),
    (Noun::Goal, "ended_on", Plans),
    (Noun::PersonalPlan, "purpose", Plans),
    (Noun::PersonalPlan, "written_on", Plans),
    (Noun::PersonalPlan, "what", Plans),
    (Noun::PersonalPlan, "how", Plans),
    (Noun::PersonalPlan, "who", Plans),
    (Noun::Course, "state", Plans),
    (Noun::Course, "since", Plans),
    (Noun::WorkPlan, "stages", Work),
    (Noun::WorkPlan, "until", Work),
    (Noun::WorkPlan, "accommodations", Work),
    (Noun::Pause, "from", Exercises),
    (Noun::Pause, "to", Exercises),
    // That it was illness says how somebody is, as the reason *ill* does.
    (Noun::Pause, "reason", WellBeing),
    (Noun::OwnExercise, "title", Exercises),
    (Noun::OwnExercise, "dosage", Exercises),
    (Noun::OwnExercise, "days", Exercises),
    (Noun::OwnExercise, "prescription", Exercises),
    (Noun::OwnExercise, "retired_on", Exercises),
    (Noun::MeasurePeriod, "from", Exercises),
    (Noun::MeasurePeriod, "until", Exercises),
    (Noun::MeasurePeriod, "daily_check_in", Exercises),
    (Noun::MeasurePeriod, "pain_with_exercise", Exercises),
    (Noun::MeasurePeriod, "day_after", Exercises),
];

/// The category that an entry of this kind itself belongs to: without it, others see its shared answers, but not that
/// it was, say, an exercise. A check-in has none; any of its answers shows that there was one.
#[must_use]
pub fn home(kind: Kind) -> Option<Category> {
    match kind {
        Kind::ExerciseLog | Kind::OwnExerciseLog => Some(Exercises),
        Kind::DayAfter | Kind::FlareUp => Some(Pain),
        Kind::WorkDay => Some(Work),
        Kind::Activity | Kind::Note => Some(Activity),
        Kind::Psfs => Some(Function),
        Kind::CheckIn => None,
    }
}

/// The category of one answer; `None` for what is shown to nobody else.
#[must_use]
pub fn of_field(kind: Kind, field: &str, value: &Value) -> Option<Category> {
    let (_, _, rule) = FIELDS.iter().find(|(k, f, _)| *k == kind && *f == field)?;
    match rule {
        Always(category) => Some(*category),
        Reason(otherwise) => Some(match value.as_str()? {
            "afraid" | "hurt" => Pain,
            "ill" | "no_energy" => WellBeing,
            _ => *otherwise,
        }),
        Note(category) => (value.get("shared")? == &Value::Bool(true)).then_some(*category),
    }
}
