//! What can be shared apart: eight categories, and the one table that gives every field of every kind exactly one of
//! them (section 6). A field that is not in the table is shown to nobody but the patient.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::day::LocalDay;
use crate::entry::{Entry, Kind};
use crate::json::Json;
use crate::sync::Noun;

/// One thing a patient can share or keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Category {
    /// Programme, exercise logs, pauses.
    Exercises,
    /// The activity diary.
    Activity,
    /// PSFS.
    Function,
    /// Every pain answer, and the reasons *afraid* and *hurt*.
    Pain,
    /// Sleep, fatigue, mood, trust; the reasons *ill* and *no energy*.
    WellBeing,
    /// Medicine.
    Medicine,
    /// Work.
    Work,
    /// Goals, action plan, relapse plan.
    Plans,
}

impl Category {
    /// Every category, in the order screens show them.
    pub const ALL: [Self; 8] = [
        Self::Exercises,
        Self::Activity,
        Self::Function,
        Self::Pain,
        Self::WellBeing,
        Self::Medicine,
        Self::Work,
        Self::Plans,
    ];

    fn bit(self) -> u8 {
        1 << (self as u8)
    }

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exercises => "exercises",
            Self::Activity => "activity",
            Self::Function => "function",
            Self::Pain => "pain",
            Self::WellBeing => "well_being",
            Self::Medicine => "medicine",
            Self::Work => "work",
            Self::Plans => "plans",
        }
    }
}

/// A set of categories; on the wire a list in [`Category::ALL`] order, in the database one small number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Json)]
#[serde(from = "Vec<Category>", into = "Vec<Category>")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = Vec<Category>))]
pub struct CategorySet(u8);

impl CategorySet {
    /// No category.
    pub const EMPTY: Self = Self(0);

    /// Whether `category` is among them.
    #[must_use]
    pub fn contains(self, category: Category) -> bool {
        self.0 & category.bit() != 0
    }

    /// With `category` added.
    #[must_use]
    pub fn with(self, category: Category) -> Self {
        Self(self.0 | category.bit())
    }

    /// Without `category`.
    #[must_use]
    pub fn without(self, category: Category) -> Self {
        Self(self.0 & !category.bit())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members in [`Category::ALL`] order.
    pub fn iter(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.contains(*category))
    }

    /// As a number for storage: bit n is the n-th of [`Category::ALL`].
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// From storage.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl FromIterator<Category> for CategorySet {
    fn from_iter<I: IntoIterator<Item = Category>>(items: I) -> Self {
        items.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl From<Vec<Category>> for CategorySet {
    fn from(list: Vec<Category>) -> Self {
        list.into_iter().collect()
    }
}

impl From<CategorySet> for Vec<Category> {
    fn from(set: CategorySet) -> Self {
        set.iter().collect()
    }
}

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

/// Leaves of a thing what `covers(category)` allows.
#[must_use]
pub fn redact_thing(noun: Noun, body: &Map<String, Value>, covers: impl Fn(Category) -> bool) -> Map<String, Value> {
    let shown = |field: &str| THINGS.iter().any(|(n, f, category)| *n == noun && *f == field && covers(*category));
    body.iter().filter(|(field, _)| shown(field)).map(|(field, value)| (field.clone(), value.clone())).collect()
}

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

/// What a reader may see of an entry: never more than the table and `covers` allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedEntry {
    /// The day it happened.
    pub day: LocalDay,
    /// The kind, where its own category is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The answers that are shared, by field name.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub fields: Map<String, Value>,
}

/// Leaves of `entry` what `covers(category)` allows; `None` if that is nothing.
pub fn redact(entry: &Entry, covers: impl Fn(Category) -> bool) -> Option<SharedEntry> {
    let kind = entry.body.kind();
    let Ok(Value::Object(all)) = serde_json::to_value(&entry.body) else { return None };
    let fields: Map<String, Value> =
        all.into_iter().filter(|(field, value)| of_field(kind, field, value).is_some_and(&covers)).collect();
    // A flare-up that goes on says so by being there, whatever else is kept.
    if fields.is_empty() && !(kind == Kind::FlareUp && covers(Pain)) {
        return None;
    }
    let kind = home(kind).is_none_or(&covers).then_some(kind);
    Some(SharedEntry { day: entry.day, kind, fields })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn full(kind: Kind) -> Value {
        let id = crate::id::uuid_v7(1, [1; 10]).to_string();
        let note = json!({"text": "x", "shared": true});
        match kind {
            Kind::ExerciseLog => {
                json!({"kind": "exercise_log", "prescription": id, "outcome": "partly", "reason": "hurt", "pain": 1, "effort": 2, "note": note})
            }
            Kind::Activity => {
                json!({"kind": "activity", "what": "own", "words": "w", "minutes": 3, "effort": 1, "pain_before": 1, "pain_after": 2, "goal": id, "amount": 4, "note": note})
            }
            Kind::Psfs => json!({"kind": "psfs", "scores": [{"activity": id, "score": 3}], "note": note}),
            Kind::CheckIn => {
                json!({"kind": "check_in", "back_pain": 1, "leg_pain": 1, "sleep": 1, "fatigue": 1, "mood": 1, "trust": 1, "work": 1, "medicine": "less", "medicine_helped": true, "note": note})
            }
            Kind::OwnExerciseLog => {
                json!({"kind": "own_exercise_log", "own_exercise": id, "outcome": "partly", "reason": "ill", "pain": 1, "effort": 1, "note": note})
            }
            Kind::DayAfter => {
                json!({"kind": "day_after", "exercises_on": "2026-11-21", "hurt_more": "hours_to_days", "note": note})
            }
            Kind::FlareUp => json!({"kind": "flare_up", "to": "2026-11-23", "helped": note, "note": note}),
            Kind::WorkDay => {
                json!({"kind": "work_day", "worked": 15, "planned": 16, "went_well": note, "went_badly": note, "note": note})
            }
            Kind::Note => json!({"kind": "note", "note": note}),
        }
    }

    fn entry(body: Value) -> Entry {
        serde_json::from_value(
            json!({"day": "2026-11-22", "zone": "UTC", "recorded_at": 0, "typed_by": "myself", "body": body}),
        )
        .unwrap()
    }

    #[test]
    fn every_field_of_every_kind_has_exactly_one_category() {
        for kind in Kind::ALL {
            let serialised = serde_json::to_value(entry(full(kind)).body).unwrap();
            let mut fields: Vec<_> = serialised.as_object().unwrap().keys().filter(|f| *f != "kind").cloned().collect();
            let mut table: Vec<_> =
                FIELDS.iter().filter(|(k, ..)| *k == kind).map(|(_, f, _)| (*f).to_owned()).collect();
            fields.sort();
            table.sort();
            assert_eq!(fields, table, "{kind:?}");
        }
    }

    #[test]
    fn fear_and_pain_are_pain_answers_and_forgot_is_not() {
        let log = |reason: &str| {
            entry(
                json!({"kind": "exercise_log", "prescription": crate::id::uuid_v7(1, [1; 10]).to_string(), "outcome": "not_done", "reason": reason}),
            )
        };
        let only_exercises = |c: Category| c == Category::Exercises;
        assert!(!redact(&log("afraid"), only_exercises).unwrap().fields.contains_key("reason"));
        assert!(!redact(&log("ill"), only_exercises).unwrap().fields.contains_key("reason"));
        assert!(redact(&log("forgot"), only_exercises).unwrap().fields.contains_key("reason"));
        let only_pain = redact(&log("hurt"), |c| c == Category::Pain).unwrap();
        assert_eq!(only_pain.kind, None);
        assert_eq!(only_pain.fields.keys().collect::<Vec<_>>(), ["reason"]);
    }

    #[test]
    fn an_unticked_note_and_an_unknown_field_are_shown_to_nobody() {
        let body = json!({"kind": "activity", "what": "walking", "note": {"text": "hemmelig", "shared": false}, "new_thing": 1});
        let seen = redact(&entry(body), |_| true).unwrap();
        assert_eq!(seen.fields.keys().collect::<Vec<_>>(), ["what"]);
    }

    #[test]
    fn a_flare_up_that_goes_on_is_seen_with_pain_and_with_nothing_else() {
        let kept = json!({"text": "en tur", "shared": false});
        let flare_up = entry(json!({"kind": "flare_up", "helped": kept}));
        let seen = redact(&flare_up, |c| c == Pain).unwrap();
        assert_eq!((seen.kind, seen.fields.len()), (Some(Kind::FlareUp), 0));
        assert_eq!(redact(&flare_up, |c| c != Pain), None);
    }

    #[test]
    fn of_a_thing_only_what_the_table_allows_is_seen() {
        for (noun, body) in crate::sync::samples::things() {
            let Value::Object(body) = body else { panic!("an object") };
            assert!(redact_thing(noun, &body, |_| false).is_empty());
            for category in Category::ALL {
                let fields = THINGS.iter().filter(|(n, f, c)| *n == noun && *c == category && body.contains_key(*f));
                assert_eq!(redact_thing(noun, &body, |c| c == category).len(), fields.count(), "{noun:?} {category:?}");
            }
            // Every field stands in the table, but for what is the patient's alone.
            let kept = ["instruction", "agreed_with"];
            for field in body.keys().filter(|field| !kept.contains(&field.as_str())) {
                assert_eq!(THINGS.iter().filter(|(n, f, _)| *n == noun && f == field).count(), 1, "{noun:?} {field}");
            }
        }
    }

    #[test]
    fn nothing_shared_is_nothing_seen() {
        for kind in Kind::ALL {
            assert_eq!(redact(&entry(full(kind)), |_| false), None);
            for category in Category::ALL {
                if let Some(seen) = redact(&entry(full(kind)), |c| c == category) {
                    for (field, value) in &seen.fields {
                        assert_eq!(of_field(kind, field, value), Some(category));
                    }
                }
            }
        }
    }
}
