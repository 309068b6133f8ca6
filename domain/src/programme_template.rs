//! Programme templates of a unit [COWI T4]: exercises with dosage and days, without patient, start, end or review. Those are
//! asked for whenever one is used.

use serde::{Deserialize, Serialize};

use crate::day::Millis;
use crate::id::TemplateId;
use crate::json::Json;
use crate::programme::{Copied, Dosage, Frequency, MAX_EXERCISES, OtherStep, PlanError};
use crate::text::{Line, Text};

/// The most templates of one unit.
pub const MAX_TEMPLATES: i64 = 200;

/// What a programme can be begun from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeTemplate {
    /// What it is called, at most 80 characters.
    pub title: Line<80>,
    /// *Særlige hensyn*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precautions: Option<Text<1000>>,
    /// *Stop og kontakt mig, hvis …*
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_if: Option<Text<1000>>,
    /// One to twelve.
    pub exercises: Vec<TemplateExercise>,
}

/// A prescription without a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateExercise {
    /// What it is called, at most 80 characters.
    pub title: Line<80>,
    /// How to do it, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<Text<2000>>,
    /// How much each time.
    pub dosage: Dosage,
    /// How often.
    pub frequency: Frequency,
    /// An easier step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub easier: Option<OtherStep>,
    /// A harder step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harder: Option<OtherStep>,
    /// The exercise of the library that it was copied from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied: Option<Copied>,
}

impl ProgrammeTemplate {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// [`PlanError::ExerciseCount`].
    pub fn check(&self) -> Result<(), PlanError> {
        if (1..=MAX_EXERCISES).contains(&self.exercises.len()) { Ok(()) } else { Err(PlanError::ExerciseCount) }
    }
}

/// A template with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedTemplate {
    /// Which template.
    pub id: TemplateId,
    /// Its version, for a change to name.
    pub revision: i64,
    /// Put aside: no longer offered.
    pub retired: bool,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Millis,
    /// The template.
    #[serde(flatten)]
    pub template: ProgrammeTemplate,
}

/// A new version of a template, or a first one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateEdit {
    /// The version it is written over; 0 for a first one.
    pub base_revision: i64,
    /// Whether it is put aside.
    #[serde(default)]
    pub retired: bool,
    /// The template.
    pub template: ProgrammeTemplate,
}

/// The templates of a unit that are not put aside, in the order of the Danish alphabet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Templates {
    /// At most [`MAX_TEMPLATES`].
    pub templates: Vec<NamedTemplate>,
    /// Whether this reader may change them.
    pub may_change: bool,
}
