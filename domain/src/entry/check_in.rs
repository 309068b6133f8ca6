//! *Min uge*: the last seven days in scales and medicine; an untouched one is no answer.

use serde::{Deserialize, Serialize};

use super::{Note, Unknown};
use crate::json::Json;
use crate::score::Score;

/// *Min uge*: about the last seven days, each 0–10.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckIn {
    /// Back pain: 0 none – 10 worst imaginable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_pain: Option<Score>,
    /// Leg pain, apart from back pain [CfB L2724]: 0 none – 10 worst imaginable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg_pain: Option<Score>,
    /// Sleep: 0 very poor – 10 really good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sleep: Option<Score>,
    /// Fatigue: 0 not tired at all – 10 completely exhausted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fatigue: Option<Score>,
    /// Mood: 0 very low – 10 really good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Score>,
    /// Trust in moving: 0 not at all safe – 10 entirely safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<Score>,
    /// Work: 0 cannot at all – 10 as when it went best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Score>,
    /// Medicine for the back compared with usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medicine: Option<Medicine>,
    /// Whether the medicine helped function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medicine_helped: Option<bool>,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}

/// Medicine for the back in the last seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Medicine {
    /// None.
    None,
    /// Less than usual.
    Less,
    /// As usual.
    Usual,
    /// More than usual.
    More,
}

impl CheckIn {
    pub(super) fn answers_anything(&self) -> bool {
        let scales = [self.back_pain, self.leg_pain, self.sleep, self.fatigue, self.mood, self.trust, self.work];
        scales.iter().any(Option::is_some) || self.medicine.is_some() || self.note.is_some()
    }
}
