//! A programme as it is being typed: texts, not yet a plan. Parsing finds every wrong field at once, so that each can be
//! said beside its field and nothing typed is lost. An exercise keeps its id from version to version.

mod dose;
mod findings;
mod reused;

use domain::day::LocalDay;
use domain::id::PrescriptionId;
use domain::programme::{
    Copied, DayName, Frequency, MAX_EXERCISES, Plan, PlanError, Prescription, Programme, TimesAWeek, Weekdays,
};
use domain::text::{Line, Text, TextError};

pub(crate) use self::dose::{Dose, DosedBy, StepDraft};
use self::findings::Findings;
pub(crate) use self::reused::Reused;

/// One exercise as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExerciseDraft {
    pub(crate) id: PrescriptionId,
    pub(crate) title: String,
    pub(crate) instruction: String,
    pub(crate) dose: Dose,
    /// Chosen days, or so many times a week.
    pub(crate) on_days: bool,
    /// Monday first.
    pub(crate) days: Vec<DayName>,
    pub(crate) times: String,
    /// Offered in a flare-up.
    pub(crate) easier: StepDraft,
    pub(crate) harder: StepDraft,
    /// Where it was copied from; kept from version to version.
    pub(crate) copied: Option<Copied>,
}

/// The whole programme as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) review_on: String,
    pub(crate) precautions: String,
    pub(crate) stop_if: String,
    pub(crate) exercises: Vec<ExerciseDraft>,
}

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The field: `until`, or `title-0` in the first exercise.
    pub(crate) field: String,
    /// The wording key.
    pub(crate) key: &'static str,
    /// The day the wording speaks of, if any.
    pub(crate) day: Option<LocalDay>,
}

impl ExerciseDraft {
    /// An exercise with nothing written: no dose stands as the truth.
    pub(crate) fn empty(id: PrescriptionId) -> Self {
        Self {
            id,
            title: String::new(),
            instruction: String::new(),
            dose: Dose::empty(),
            on_days: true,
            days: Vec::new(),
            times: String::new(),
            easier: StepDraft::empty(),
            harder: StepDraft::empty(),
            copied: None,
        }
    }

    fn of(prescription: &Prescription) -> Self {
        let mut draft = Self::empty(prescription.id);
        prescription.title.as_str().clone_into(&mut draft.title);
        draft.instruction = optional(prescription.instruction.as_ref());
        draft.easier = StepDraft::of(prescription.easier.as_ref());
        draft.harder = StepDraft::of(prescription.harder.as_ref());
        draft.dose = Dose::of(prescription.dosage);
        draft.copied.clone_from(&prescription.copied);
        match prescription.frequency {
            Frequency::Weekdays { days } => draft.days = days.into(),
            Frequency::TimesAWeek { times } => {
                draft.on_days = false;
                draft.times = times.value().to_string();
            }
        }
        draft
    }

    fn parse(&self, place: usize, wrong: &mut Findings) -> Option<Prescription> {
        let title = wrong.take(format!("title-{place}"), Line::parse(self.title.trim()), |error| match error {
            TextError::TooLong(_) => "team-editor-title-long",
            TextError::Empty => "team-editor-title-missing",
            TextError::Null | TextError::LineBreak => "team-editor-text-odd",
        });
        let instruction = wrong.text(format!("instruction-{place}"), &self.instruction, "team-editor-instruction-long");
        let dosage = self.dose.parse(|field| format!("{field}-{place}"), wrong);
        let frequency = self.frequency(place, wrong);
        let easier = self.easier.parse("easier", place, wrong);
        let harder = self.harder.parse("harder", place, wrong);
        Some(Prescription {
            id: self.id,
            title: title?,
            instruction: instruction?,
            dosage: dosage?,
            frequency: frequency?,
            easier: easier?,
            harder: harder?,
            copied: self.copied.clone(),
        })
    }

    fn frequency(&self, place: usize, wrong: &mut Findings) -> Option<Frequency> {
        if self.on_days {
            let days = Weekdays::try_from(self.days.clone());
            let days = wrong.take(format!("days-{place}"), days, |_| "team-editor-no-weekday")?;
            return Some(Frequency::Weekdays { days });
        }
        let times = wrong.number::<TimesAWeek>(format!("times-{place}"), &self.times, "team-editor-number-7")?;
        Some(Frequency::TimesAWeek { times })
    }
}

impl Draft {
    /// A new programme from `today`, its end and review left to be chosen.
    pub(crate) fn new(today: LocalDay, first: PrescriptionId) -> Self {
        Self {
            from: today.to_string(),
            until: String::new(),
            review_on: String::new(),
            precautions: String::new(),
            stop_if: String::new(),
            exercises: vec![ExerciseDraft::empty(first)],
        }
    }

    /// The next version of a programme, from today or from the day its latest version begins. An end or a review that has
    /// passed by then is to be chosen anew.
    pub(crate) fn next_version(latest: &Plan, today: LocalDay) -> Self {
        let from = latest.from.max(today);
        let ahead = |day: LocalDay| if day < from { String::new() } else { day.to_string() };
        Self {
            from: from.to_string(),
            until: ahead(latest.until),
            review_on: ahead(latest.review_on),
            precautions: optional(latest.precautions.as_ref()),
            stop_if: optional(latest.stop_if.as_ref()),
            exercises: latest.prescriptions.iter().map(ExerciseDraft::of).collect(),
        }
    }

    /// Takes one exercise out.
    pub(crate) fn remove(&mut self, place: usize) {
        if place < self.exercises.len() {
            self.exercises.remove(place);
        }
    }

    /// Moves one exercise one place up.
    pub(crate) fn move_up(&mut self, place: usize) {
        if let Some(above) = place.checked_sub(1).filter(|_| place < self.exercises.len()) {
            self.exercises.swap(above, place);
        }
    }

    /// The day typed in a field, if it is one.
    pub(crate) fn day(typed: &str) -> Option<LocalDay> {
        typed.parse().ok()
    }

    /// The plan, or everything that is wrong, in the order of the form. `previous` is the programme being changed.
    pub(crate) fn parse(&self, previous: Option<&Programme>) -> Result<Plan, Vec<Wrong>> {
        let mut wrong = Findings(Vec::new());
        let from = wrong.day("from", &self.from);
        let until = wrong.day("until", &self.until);
        let review_on = wrong.day("review", &self.review_on);
        let exercises: Vec<Option<Prescription>> =
            self.exercises.iter().enumerate().map(|(place, exercise)| exercise.parse(place, &mut wrong)).collect();
        if !(1..=MAX_EXERCISES).contains(&exercises.len()) {
            wrong.add("add", key_of(PlanError::ExerciseCount));
        }
        let precautions = wrong.text("precautions".to_owned(), &self.precautions, "team-editor-text-long");
        let stop_if = wrong.text("stop-if".to_owned(), &self.stop_if, "team-editor-text-long");
        let plan = (|| {
            let prescriptions = exercises.into_iter().collect::<Option<Vec<_>>>()?;
            let (from, until, review_on) = (from?, until?, review_on?);
            Some(Plan { from, until, review_on, precautions: precautions?, stop_if: stop_if?, prescriptions })
        })();
        match plan {
            Some(plan) if wrong.0.is_empty() => check(plan, previous),
            _ => Err(wrong.0),
        }
    }
}

/// What the fields only break together.
fn check(plan: Plan, previous: Option<&Programme>) -> Result<Plan, Vec<Wrong>> {
    let checked = previous.map_or_else(|| plan.check(), |programme| programme.check_next(&plan));
    checked.map(|()| plan).map_err(|error| {
        let field = match error {
            PlanError::ExerciseCount | PlanError::Twice => "add",
            PlanError::EndBeforeStart | PlanError::TooLong => "until",
            PlanError::ReviewOutside => "review",
            PlanError::FromTooEarly => "from",
        };
        let day = previous.and_then(Programme::latest).map(|latest| latest.from);
        vec![Wrong { field: field.to_owned(), key: key_of(error), day }]
    })
}

fn key_of(error: PlanError) -> &'static str {
    match error {
        PlanError::ExerciseCount | PlanError::Twice => "team-editor-no-exercise",
        PlanError::EndBeforeStart => "team-editor-end-before-start",
        PlanError::TooLong => "team-editor-too-long",
        PlanError::ReviewOutside => "team-editor-review-outside",
        PlanError::FromTooEarly => "team-editor-from-early",
    }
}

fn optional<const MAX: usize>(text: Option<&Text<MAX>>) -> String {
    text.map(|text| text.as_str().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::ProgrammeId;
    use domain::programme::{Author, Dosage, Version};
    use domain::unit::Profession;

    fn id(n: u8) -> PrescriptionId {
        PrescriptionId::new(1, [n; 10])
    }

    fn filled() -> Draft {
        let mut draft = Draft::new("2026-11-23".parse().unwrap(), id(1));
        "2027-01-04".clone_into(&mut draft.until);
        "2026-12-07".clone_into(&mut draft.review_on);
        let exercise = draft.exercises.first_mut().unwrap();
        "Bækkenløft".clone_into(&mut exercise.title);
        "3".clone_into(&mut exercise.dose.sets);
        "10".clone_into(&mut exercise.dose.repetitions);
        exercise.days = vec![DayName::Mon, DayName::Wed, DayName::Fri];
        draft
    }

    fn fields(wrong: &[Wrong]) -> Vec<&str> {
        wrong.iter().map(|w| w.field.as_str()).collect()
    }

    #[test]
    fn every_wrong_field_is_found_at_once_in_the_order_of_the_form() {
        let wrong = Draft::new("2026-11-23".parse().unwrap(), id(1)).parse(None).unwrap_err();
        assert_eq!(fields(&wrong), ["until", "review", "title-0", "sets-0", "repetitions-0", "days-0"]);
    }

    #[test]
    fn a_filled_draft_is_a_plan_and_comes_back_the_same() {
        let plan = filled().parse(None).unwrap();
        assert_eq!(plan.precautions, None);
        let again = Draft::next_version(&plan, "2026-11-23".parse().unwrap());
        assert_eq!(again, filled());
        assert_eq!(again.parse(None).unwrap().prescriptions, plan.prescriptions);
    }

    #[test]
    fn a_review_that_has_passed_is_chosen_anew() {
        let plan = filled().parse(None).unwrap();
        let later = Draft::next_version(&plan, "2026-12-08".parse().unwrap());
        assert_eq!(
            (later.from.as_str(), later.until.as_str(), later.review_on.as_str()),
            ("2026-12-08", "2027-01-04", "")
        );
    }

    #[test]
    fn what_breaks_only_together_stands_at_one_field() {
        let mut draft = filled();
        "2026-11-22".clone_into(&mut draft.until);
        assert_eq!(fields(&draft.parse(None).unwrap_err()), ["until"]);
        let mut draft = filled();
        "2027-02-01".clone_into(&mut draft.review_on);
        assert_eq!(fields(&draft.parse(None).unwrap_err()), ["review"]);
        let mut draft = filled();
        draft.exercises.clear();
        assert_eq!(fields(&draft.parse(None).unwrap_err()), ["add"]);
    }

    #[test]
    fn a_new_version_does_not_begin_before_the_one_before_it() {
        let plan = filled().parse(None).unwrap();
        let programme = Programme {
            id: ProgrammeId::new(1, [9; 10]),
            author: Some(Author {
                membership: domain::id::MembershipId::new(1, [8; 10]),
                name: "x".to_owned(),
                profession: Profession::Physiotherapist,
                unit: "y".to_owned(),
            }),
            versions: vec![Version { number: 1, plan }],
        };
        let mut draft = filled();
        "2026-11-22".clone_into(&mut draft.from);
        let wrong = draft.parse(Some(&programme)).unwrap_err();
        assert_eq!(
            wrong,
            [Wrong { field: "from".to_owned(), key: "team-editor-from-early", day: "2026-11-23".parse().ok() }]
        );
        assert!(filled().parse(Some(&programme)).is_ok());
    }

    #[test]
    fn a_dosage_keeps_only_what_belongs_to_it() {
        let mut draft = filled();
        let exercise = draft.exercises.first_mut().unwrap();
        exercise.dose.by = DosedBy::Hold;
        "601".clone_into(&mut exercise.dose.seconds);
        exercise.on_days = false;
        "8".clone_into(&mut exercise.times);
        assert_eq!(fields(&draft.parse(None).unwrap_err()), ["seconds-0", "times-0"]);
        let exercise = draft.exercises.first_mut().unwrap();
        "20".clone_into(&mut exercise.dose.seconds);
        "3".clone_into(&mut exercise.times);
        let plan = draft.parse(None).unwrap();
        assert!(matches!(plan.prescriptions[0].dosage, Dosage::Hold { .. }));
        assert!(matches!(plan.prescriptions[0].frequency, Frequency::TimesAWeek { .. }));
    }

    #[test]
    fn a_step_is_left_out_or_whole() {
        let mut draft = filled();
        "Kun halvt op.".clone_into(&mut draft.exercises.first_mut().unwrap().easier.instruction);
        assert_eq!(fields(&draft.parse(None).unwrap_err()), ["easier-sets-0", "easier-repetitions-0"]);
        let exercise = draft.exercises.first_mut().unwrap();
        exercise.easier.dose.by = DosedBy::Minutes;
        "2".clone_into(&mut exercise.easier.dose.minutes);
        "5".clone_into(&mut exercise.harder.dose.sets);
        assert_eq!(fields(&draft.parse(None).unwrap_err()), ["harder-instruction-0", "harder-repetitions-0"]);
        draft.exercises.first_mut().unwrap().harder = StepDraft::empty();
        let plan = draft.parse(None).unwrap();
        assert!(plan.prescriptions[0].easier.is_some() && plan.prescriptions[0].harder.is_none());
        assert_eq!(Draft::next_version(&plan, plan.from), draft);
    }
}
