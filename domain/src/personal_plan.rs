//! *Handleplan* and *tilbagefaldsplan* (section 4): short texts in the patient's own words, every revision kept
//! [CfB L1790, HØR L1896].

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::json::Json;
use crate::problem::Broken;
use crate::text::Text;

/// One of the patient's own plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalPlan {
    /// What for; it stays the same through every revision.
    pub purpose: Purpose,
    /// The day it was last written.
    pub written_on: LocalDay,
    /// Action: what I want. Relapse: what I notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text<1000>>,
    /// Action: how I go about it. Relapse: what I do first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Text<1000>>,
    /// Action: who helps me. Relapse: whom I call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Text<1000>>,
}

/// What a professional who holds *plans* sends: the plan as it shall read, over the version they saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalPlanEdit {
    /// The version that was looked at; 0 for a plan that is new. Another one there is a conflict: nobody's words are
    /// overwritten unseen.
    pub base_revision: i64,
    /// The plan; the day it was written is put in by the server.
    pub plan: PersonalPlan,
}

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = PlanPurpose))]
pub enum Purpose {
    /// *Handleplan*.
    Action,
    /// *Tilbagefaldsplan*: shown when a flare-up is written down.
    Relapse,
}

impl Purpose {
    /// Both, in the order a screen offers them.
    pub const ALL: [Self; 2] = [Self::Action, Self::Relapse];
}

impl PersonalPlan {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self) -> Result<(), Broken> {
        if [&self.what, &self.how, &self.who].into_iter().all(Option::is_none) {
            return Broken::of("what", "a plan says at least one thing");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_text_is_a_plan_and_none_is_not() {
        let plan = |body: serde_json::Value| -> PersonalPlan { serde_json::from_value(body).unwrap() };
        let some = json!({"purpose": "relapse", "written_on": "2026-11-22", "how": "går en kort tur"});
        assert_eq!(plan(some).check(), Ok(()));
        assert_eq!(plan(json!({"purpose": "action", "written_on": "2026-11-22"})).check().unwrap_err().field, "what");
    }
}
