//! Saving what belongs to the plan and the course: goals, plans, pauses, own exercises, closer follow-up.

use domain::course::Course;
use domain::goal::Goal;
use domain::id::{CourseId, GoalId, MeasurePeriodId, OwnExerciseId, PatientId, PauseId, PersonalPlanId, WorkPlanId};
use domain::json::ToJson;
use domain::measure_period::MeasurePeriod;
use domain::own_exercise::OwnExercise;
use domain::pause::Pause;
use domain::personal_plan::PersonalPlan;
use domain::sync::Noun;
use domain::team::Team;
use domain::work_plan::WorkPlan;
use serde_json::Value;

use super::{RecordHandle, SaveError};

macro_rules! kept {
    ($($(#[$doc:meta])* $save:ident, $remove:ident: $id:ty, $thing:ty, $noun:expr;)+) => {
        impl RecordHandle {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`SaveError`].
            pub async fn $save(&self, id: $id, thing: &$thing) -> Result<(), SaveError> {
                self.save($noun, id.to_string(), thing.to_json(), false).await
            }

            /// Takes it away again.
            ///
            /// # Errors
            /// [`SaveError`].
            pub async fn $remove(&self, id: $id) -> Result<(), SaveError> {
                self.save($noun, id.to_string(), Value::Null, true).await
            }
        )+}
    };
}

kept! {
    /// Keeps a goal, new or changed.
    save_goal, remove_goal: GoalId, Goal, Noun::Goal;
    /// Keeps a graded return to work, new or changed.
    save_work_plan, remove_work_plan: WorkPlanId, WorkPlan, Noun::WorkPlan;
    /// Keeps an action plan or a relapse plan, new or changed.
    save_personal_plan, remove_personal_plan: PersonalPlanId, PersonalPlan, Noun::PersonalPlan;
    /// Keeps a pause, new or changed.
    save_pause, remove_pause: PauseId, Pause, Noun::Pause;
    /// Keeps an exercise of the patient's own, new or changed.
    save_own_exercise, remove_own_exercise: OwnExerciseId, OwnExercise, Noun::OwnExercise;
    /// Keeps a time of closer follow-up, new or changed.
    save_measure_period, remove_measure_period: MeasurePeriodId, MeasurePeriod, Noun::MeasurePeriod;
    /// Keeps a turn in the course, new or changed.
    save_course, remove_course: CourseId, Course, Noun::Course;
    /// Keeps what the patient says of their team.
    save_team, remove_team: PatientId, Team, Noun::Team;
}
