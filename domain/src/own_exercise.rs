//! *Mine øvelser* (section 4): exercises of the patient's own, with or without a professional. Their logs
//! ([`crate::entry::OwnExerciseLog`]) never count as prescribed adherence.

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::id::PrescriptionId;
use crate::json::Json;
use crate::programme::{Dosage, Weekdays};
use crate::text::{Line, Text};

/// One exercise of the patient's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnExercise {
    /// What it is called, at most 80 characters.
    pub title: Line<80>,
    /// How to do it; shown to nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<Text<2000>>,
    /// How much each time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dosage: Option<Dosage>,
    /// On which days it stands in *I dag*; `None` is whenever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Weekdays>,
    /// The prescription it goes on from, after a programme's end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prescription: Option<PrescriptionId>,
    /// The day it was put aside, its logs kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_on: Option<LocalDay>,
}

impl OwnExercise {
    /// Whether it stands in the list of `day`.
    #[must_use]
    pub fn wanted_on(&self, day: LocalDay) -> bool {
        self.retired_on.is_none_or(|retired| day < retired)
            && self.days.is_some_and(|days| days.contains(day.weekday()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_on_its_days_until_it_is_put_aside() {
        let own: OwnExercise =
            serde_json::from_value(serde_json::json!({"title": "Svømme", "days": ["mon"], "retired_on": "2026-11-30"}))
                .unwrap();
        let on = |text: &str| own.wanted_on(text.parse().unwrap());
        assert_eq!((on("2026-11-23"), on("2026-11-24"), on("2026-11-30")), (true, false, false));
        let whenever = OwnExercise { days: None, ..own };
        assert!(!whenever.wanted_on("2026-11-23".parse().unwrap()));
    }
}
