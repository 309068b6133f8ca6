//! What a professional sees: the worklist and the patient page, already cut to what is shared. `None` is *not shared*,
//! which a screen says in the same calm words everywhere; an empty list is *nothing there*.

use serde::{Deserialize, Serialize};

use crate::adherence::{Adherence, Counts, Span};
use crate::assignment::Mine;
use crate::category::{CategorySet, SharedEntry};
use crate::course::State;
use crate::day::{LocalDay, Millis};
use crate::entry::{Assessment, Label, TypedBy};
use crate::goal::Goal;
use crate::id::{EntryId, GoalId, OwnExerciseId, PatientId, PersonalPlanId, ProgrammeId, PsfsActivityId, WorkPlanId};
use crate::json::Json;
use crate::measure_period::MeasurePeriod;
use crate::own_exercise::OwnExercise;
use crate::pause::Reason;
use crate::personal_plan::PersonalPlan;
use crate::programme::Programme;
use crate::psfs::{MeanChange, PsfsActivity, Reading};
use crate::reminder::SeenSuggestion;
use crate::review::basis::PainBasis;
use crate::team::SeenTeam;
use crate::work_plan::{DayHours, WorkPlan};

/// How many days the worklist and the patient page look back for adherence.
pub const LOOK_BACK_DAYS: i64 = 14;
/// Patients on one page of the worklist.
pub const WORKLIST_PAGE: i64 = 50;

/// Which part of a list of patients is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorklistPart {
    /// 0 for the first [`WORKLIST_PAGE`].
    #[serde(default)]
    pub page: i64,
    /// A part of a name; empty for all.
    #[serde(default)]
    pub search: String,
}

/// A page of the worklist: those who share, the reader's own first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Worklist {
    /// The reader's own, newest need first.
    pub rows: Vec<WorklistRow>,
    /// Others of the unit who share with all of it, by name; after all of the reader's own.
    #[serde(default)]
    pub names: Vec<WorklistName>,
    /// How many there are in all; a page holds at most [`WORKLIST_PAGE`] of both together.
    pub total: i64,
    /// How many of them are the reader's own.
    #[serde(default)]
    pub mine: i64,
}

/// One of the unit's patients who is not one of the reader's own: nothing of what they share is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorklistName {
    /// Who.
    pub patient: PatientId,
    /// Their name.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// Whether the patient wrote last to the unit.
    pub unanswered: bool,
    /// Whether the patient asks the unit to be contacted and nobody has written since.
    pub contact: bool,
    /// Whom they are assigned to, by name.
    pub assigned: Vec<String>,
}

/// One patient in the worklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorklistRow {
    /// Who.
    pub patient: PatientId,
    /// Their name.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// Why they are one of the reader's own.
    pub mine: Mine,
    /// What is shared with this reader.
    pub shared: CategorySet,
    /// The last day of the sharing.
    pub until: LocalDay,
    /// When their phone was last heard from.
    pub last_heard: Option<Millis>,
    /// The day of the unit's last review of this patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<LocalDay>,
    /// When the next is due.
    pub review_due_on: LocalDay,
    /// Shared entries of the last [`LOOK_BACK_DAYS`] that came since the unit's last review.
    pub new_entries: u32,
    /// Flare-ups, more pain for hours to days, and exercises stopped from pain, of those days and since that review; `None`
    /// if pain is not shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<PainBasis>,
    /// Whether the patient wrote last.
    pub unanswered: bool,
    /// Whether the patient asks to be contacted and nobody has written since.
    pub contact: bool,
    /// Adherence of the last 14 days; `None` if not shared.
    pub adherence: Option<Counts>,
    /// PSFS mean, first to latest; `None` if not shared or not there.
    pub psfs: Option<MeanChange>,
    /// When the programme is to be looked at together; `None` if not shared or none runs.
    pub review_on: Option<LocalDay>,
    /// When the programme ends.
    pub programme_until: Option<LocalDay>,
}

/// What can call for a look at a patient, of what is shared with the reader. Not a score of anything but time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Need {
    /// The patient's last message to the unit, with whether it asks to be contacted.
    pub asked_at: Option<(Millis, bool)>,
    /// The unit's last message to the patient.
    pub answered_at: Option<Millis>,
    /// The moment the day began on which the next review was due; `None` while it lies ahead.
    pub review_due_at: Option<Millis>,
    /// When pain last called for a look since the last review; `None` where it is not shared.
    pub hurt_at: Option<Millis>,
    /// The moment the day began after the last of the unit's programmes; `None` where exercises are not shared.
    pub programme_over_at: Option<Millis>,
    /// When the phone was last heard from.
    pub last_heard: Option<Millis>,
}

impl Need {
    /// Whether the patient wrote last.
    #[must_use]
    pub fn unanswered(&self) -> bool {
        self.asked_at.is_some_and(|(at, _)| self.answered_at.is_none_or(|answered| answered < at))
    }

    /// Since when the patient waits for an answer.
    #[must_use]
    pub fn waiting_since(&self) -> Option<Millis> {
        self.asked_at.filter(|_| self.unanswered()).map(|(at, _)| at)
    }

    /// Whether the patient asks to be contacted and nobody has written since.
    #[must_use]
    pub fn contact(&self) -> bool {
        self.unanswered() && self.asked_at.is_some_and(|(_, contact)| contact)
    }

    /// Orders needs, the newest first; those without one behind, last heard from first. Who was never heard from is last: a
    /// gap is no alarm.
    #[must_use]
    pub fn newest_first(&self, other: &Self) -> std::cmp::Ordering {
        let calls =
            |need: &Self| need.waiting_since().max(need.review_due_at).max(need.hurt_at).max(need.programme_over_at);
        let key = |need: &Self| (calls(need), need.last_heard);
        key(other).cmp(&key(self))
    }
}

/// Everything one reader may see of one patient, in one answer and one disclosure line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PatientPage {
    /// Who.
    pub patient: PatientId,
    /// Their name.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// The day now where the patient is.
    pub today: LocalDay,
    /// What is shared with this reader; the rest reads *not shared*.
    pub shared: CategorySet,
    /// The last day of the sharing.
    pub until: LocalDay,
    /// When their phone was last heard from.
    pub last_heard: Option<Millis>,
    /// The days that adherence and entries cover.
    pub window: Span,
    /// Programmes, newest first; `None` if exercises are not shared.
    pub programmes: Option<Vec<Programme>>,
    /// Adherence in the window; `None` if exercises are not shared.
    pub adherence: Option<Adherence>,
    /// Entries, newest first, cut to what is shared.
    pub entries: Vec<SharedRecord>,
    /// PSFS; `None` if function is not shared.
    pub psfs: Option<PsfsPage>,
    /// Goals and own plans; `None` if plans are not shared.
    pub plans: Option<PlansPage>,
    /// The return to work; `None` if work is not shared.
    pub work: Option<WorkPage>,
    /// Pauses that reach into the shared days; `None` if exercises are not shared.
    pub pauses: Option<Vec<SharedPause>>,
    /// *Mine øvelser*; `None` if exercises are not shared.
    pub own_exercises: Option<Vec<NamedOwnExercise>>,
    /// Times of closer follow-up that have not ended; `None` if exercises are not shared.
    pub measure_periods: Option<Vec<MeasurePeriod>>,
    /// Whether this reader may prescribe.
    pub may_prescribe: bool,
    /// Of the programmes those that this reader's unit wrote, and may change.
    #[serde(default)]
    pub own_programmes: Vec<ProgrammeId>,
    /// Reminders that this reader's unit suggested, for what is shared, the newest first.
    #[serde(default)]
    pub suggestions: Vec<SeenSuggestion>,
    /// The team, as far as the patient lets it be seen.
    #[serde(default)]
    pub team: SeenTeam,
}

/// What the category *plans* shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlansPage {
    /// Goals, ended ones too, oldest first.
    pub goals: Vec<NamedGoal>,
    /// Action and relapse plans, oldest first.
    pub personal: Vec<NamedPersonalPlan>,
    /// Where the course stands today.
    pub course: State,
}

/// A goal with its id and version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedGoal {
    /// Which goal.
    pub id: GoalId,
    /// Its version, for a change to name.
    pub revision: i64,
    /// The goal.
    #[serde(flatten)]
    pub goal: Goal,
}

/// An action or relapse plan with its id and version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedPersonalPlan {
    /// Which plan.
    pub id: PersonalPlanId,
    /// Its version, for a change to name.
    pub revision: i64,
    /// The plan.
    #[serde(flatten)]
    pub plan: PersonalPlan,
}

/// What the category *work* shows beside the entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkPage {
    /// Graded returns to work, oldest first.
    pub plans: Vec<NamedWorkPlan>,
    /// The shared days of the window, planned and worked.
    pub days: Vec<DayHours>,
}

/// A graded return to work with its id and version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedWorkPlan {
    /// Which plan.
    pub id: WorkPlanId,
    /// Its version, for a change to name.
    pub revision: i64,
    /// The plan.
    #[serde(flatten)]
    pub plan: WorkPlan,
}

/// A pause, cut to what is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedPause {
    /// Its first day, or the first that is shared.
    pub from: LocalDay,
    /// Its last day; `None` while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LocalDay>,
    /// Why; `None` if well-being is not shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// An own exercise with its id, without its instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedOwnExercise {
    /// Which exercise.
    pub id: OwnExerciseId,
    /// The exercise.
    #[serde(flatten)]
    pub exercise: OwnExercise,
}

/// One shared entry with how it came to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedRecord {
    /// Which entry.
    pub id: EntryId,
    /// *Live*, *back-filled* or *edited*.
    pub label: Label,
    /// Who typed it.
    pub typed_by: TypedBy,
    /// What is shared of it.
    #[serde(flatten)]
    pub entry: SharedEntry,
}

/// PSFS as a professional reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PsfsPage {
    /// The patient's activities, retired ones too.
    pub activities: Vec<NamedActivity>,
    /// Every shared scoring, oldest first.
    pub assessments: Vec<DatedAssessment>,
    /// What they say together.
    pub reading: Reading,
}

/// An activity with its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedActivity {
    /// Which activity.
    pub id: PsfsActivityId,
    /// In the patient's words.
    #[serde(flatten)]
    pub activity: PsfsActivity,
}

/// A scoring with its day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DatedAssessment {
    /// The day.
    pub day: LocalDay,
    /// The scores; its note only if shared.
    pub assessment: Assessment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_need_comes_first_and_a_gap_is_none() {
        let at = |ms: i64| Some(Millis(ms));
        let asked = Need { asked_at: Some((Millis(50), false)), last_heard: at(50), ..Need::default() };
        let answered = Need { answered_at: at(60), last_heard: at(70), ..asked };
        let due = Need { review_due_at: at(40), last_heard: at(10), ..Need::default() };
        let quiet = Need { last_heard: at(90), ..Need::default() };
        let never = Need::default();
        let mut all = [never, quiet, due, answered, asked];
        all.sort_by(Need::newest_first);
        assert_eq!(all, [asked, due, quiet, answered, never]);
        assert!(asked.unanswered() && !asked.contact() && !answered.unanswered());
        let contact = Need { asked_at: Some((Millis(50), true)), ..asked };
        assert!(contact.contact() && !Need { answered_at: at(50), ..contact }.contact());
    }
}
