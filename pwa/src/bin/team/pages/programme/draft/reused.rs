//! What a programme is begun from: an exercise of the library, a template, another programme. Everything is copied; each copy
//! gets an id of its own, so that no two patients share a prescription.

use domain::id::PrescriptionId;
use domain::library_exercise::{LibraryExercise, NamedLibraryExercise};
use domain::media::MediaId;
use domain::programme::{Copied, MAX_EXERCISES, Prescription};
use domain::programme_template::{ProgrammeTemplate, TemplateExercise};
use domain::text::{Line, TextError};

use super::{Dose, Draft, ExerciseDraft, Findings, StepDraft, Wrong, optional};

/// Exercises and words without patient and days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reused {
    pub(crate) precautions: String,
    pub(crate) stop_if: String,
    pub(crate) exercises: Vec<ExerciseDraft>,
}

impl Reused {
    /// One exercise more.
    pub(crate) fn one(exercise: ExerciseDraft) -> Self {
        Self { precautions: String::new(), stop_if: String::new(), exercises: vec![exercise] }
    }

    /// What a template holds. `fresh` makes ids.
    pub(crate) fn of(template: &ProgrammeTemplate, fresh: impl Fn() -> PrescriptionId) -> Self {
        let exercise = |from: &TemplateExercise| {
            let TemplateExercise { title, instruction, dosage, frequency, easier, harder, copied } = from.clone();
            let id = fresh();
            ExerciseDraft::of(&Prescription { id, title, instruction, dosage, frequency, easier, harder, copied })
        };
        Self {
            precautions: optional(template.precautions.as_ref()),
            stop_if: optional(template.stop_if.as_ref()),
            exercises: template.exercises.iter().map(exercise).collect(),
        }
    }
}

impl ExerciseDraft {
    /// A copy of an exercise of the library; how often is left to be chosen.
    pub(crate) fn from_library(named: &NamedLibraryExercise, id: PrescriptionId) -> Self {
        let copied = Copied { exercise: named.id, revision: named.revision, media: named.exercise.media.clone() };
        Self { copied: Some(copied), ..Self::of_library(&named.exercise, id) }
    }

    /// An exercise of the library as it is typed.
    pub(crate) fn of_library(exercise: &LibraryExercise, id: PrescriptionId) -> Self {
        Self {
            title: exercise.title.as_str().to_owned(),
            instruction: optional(exercise.instruction.as_ref()),
            dose: exercise.dosage.map_or_else(Dose::empty, Dose::of),
            easier: StepDraft::of(exercise.easier.as_ref()),
            harder: StepDraft::of(exercise.harder.as_ref()),
            ..Self::empty(id)
        }
    }

    /// The exercise for the library, or everything that is wrong. A dose may be left out there.
    pub(crate) fn parse_for_library(&self, media: Option<MediaId>) -> Result<LibraryExercise, Vec<Wrong>> {
        let mut wrong = Findings(Vec::new());
        let title = wrong.take("title-0".to_owned(), Line::parse(self.title.trim()), |error| match error {
            TextError::TooLong(_) => "team-editor-title-long",
            TextError::Empty => "team-editor-title-missing",
            TextError::Null | TextError::LineBreak => "team-editor-text-odd",
        });
        let instruction = wrong.text("instruction-0".to_owned(), &self.instruction, "team-editor-instruction-long");
        let dosage = if self.dose.begun() {
            self.dose.parse(|field| format!("{field}-0"), &mut wrong).map(Some)
        } else {
            Some(None)
        };
        let easier = self.easier.parse("easier", 0, &mut wrong);
        let harder = self.harder.parse("harder", 0, &mut wrong);
        let whole = || {
            let (title, instruction) = (title?, instruction?);
            Some(LibraryExercise { title, instruction, dosage: dosage?, easier: easier?, harder: harder?, media })
        };
        whole().filter(|_| wrong.0.is_empty()).ok_or(wrong.0)
    }

    /// Nothing typed.
    fn untouched(&self) -> bool {
        *self == Self::empty(self.id)
    }
}

impl Draft {
    /// Takes exercises in: behind what is there, and instead of empty ones where some have words. What does not fit any more is left out. Words to
    /// the patient that stand there already stay.
    pub(crate) fn take_in(&mut self, reused: Reused) {
        if reused.exercises.iter().any(|exercise| !exercise.untouched()) {
            self.exercises.retain(|exercise| !exercise.untouched());
        }
        self.exercises.extend(reused.exercises);
        self.exercises.truncate(MAX_EXERCISES);
        for (here, from) in [(&mut self.precautions, reused.precautions), (&mut self.stop_if, reused.stop_if)] {
            if here.trim().is_empty() {
                *here = from;
            }
        }
    }

    /// For another patient. What was copied from a library that is not `own` can only be taken along as words.
    pub(crate) fn reused(&self, own: bool, fresh: impl Fn() -> PrescriptionId) -> Reused {
        let exercise = |exercise: &ExerciseDraft| ExerciseDraft {
            id: fresh(),
            copied: exercise.copied.clone().filter(|_| own),
            ..exercise.clone()
        };
        Reused {
            precautions: self.precautions.clone(),
            stop_if: self.stop_if.clone(),
            exercises: self.exercises.iter().map(exercise).collect(),
        }
    }

    /// A template of it, whatever its days.
    pub(crate) fn template(&self, title: Line<80>, own: bool) -> Result<ProgrammeTemplate, Vec<Wrong>> {
        let mut wrong = Findings(Vec::new());
        let parsed = self.exercises.iter().enumerate().map(|(place, exercise)| exercise.parse(place, &mut wrong));
        let parsed: Vec<Option<Prescription>> = parsed.collect();
        let precautions = wrong.text("precautions".to_owned(), &self.precautions, "team-editor-text-long");
        let stop_if = wrong.text("stop-if".to_owned(), &self.stop_if, "team-editor-text-long");
        if self.exercises.is_empty() {
            wrong.add("add", "team-editor-no-exercise");
        }
        let exercise = |prescription: Prescription| {
            let Prescription { title, instruction, dosage, frequency, easier, harder, copied, .. } = prescription;
            let copied = copied.filter(|_| own);
            TemplateExercise { title, instruction, dosage, frequency, easier, harder, copied }
        };
        let whole = || {
            let exercises = parsed.into_iter().map(|p| p.map(exercise)).collect::<Option<Vec<_>>>()?;
            Some(ProgrammeTemplate { title, precautions: precautions?, stop_if: stop_if?, exercises })
        };
        whole().filter(|_| wrong.0.is_empty()).ok_or(wrong.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::programme::DayName;

    fn id(n: u8) -> PrescriptionId {
        PrescriptionId::new(1, [n; 10])
    }

    fn named() -> NamedLibraryExercise {
        serde_json::from_value(serde_json::json!({
            "id": id(9), "revision": 4, "retired": false, "changed_by": "x", "changed_at": 0, "title": "Bækkenløft",
            "dosage": {"by": "repetitions", "sets": 3, "repetitions": 10}, "media": "0".repeat(64),
            "easier": {"instruction": "halvt", "dosage": {"by": "minutes", "minutes": 1}},
        }))
        .unwrap()
    }

    #[test]
    fn a_copy_knows_its_exercise_and_is_one_of_its_own() {
        let draft = ExerciseDraft::from_library(&named(), id(1));
        assert_eq!((draft.id, draft.title.as_str(), draft.dose.sets.as_str()), (id(1), "Bækkenløft", "3"));
        let copied = draft.copied.clone().unwrap();
        assert_eq!((copied.exercise, copied.revision), (named().id, 4));
        assert_eq!(draft.parse_for_library(copied.media), Ok(named().exercise));
        let wrong = ExerciseDraft::empty(id(1)).parse_for_library(None).unwrap_err();
        assert_eq!(wrong.iter().map(|w| w.field.as_str()).collect::<Vec<_>>(), ["title-0"], "a dose may be left out");
    }

    #[test]
    fn a_template_comes_back_as_it_was_without_days_and_other_units_pictures() {
        let mut draft = Draft::new("2026-11-23".parse().unwrap(), id(1));
        let mut exercise = ExerciseDraft::from_library(&named(), id(2));
        exercise.days = vec![DayName::Mon];
        draft.take_in(Reused { precautions: "p".into(), stop_if: String::new(), exercises: vec![exercise] });
        assert_eq!(draft.exercises.len(), 1, "the empty one has made room");
        let title = || Line::parse("Lænd").unwrap();
        let template = draft.template(title(), true).unwrap();
        let again = Reused::of(&template, || id(3));
        assert_eq!((again.precautions.as_str(), again.exercises[0].id), ("p", id(3)));
        assert_eq!(ExerciseDraft { id: id(2), ..again.exercises[0].clone() }, draft.exercises[0]);
        assert_eq!(draft.template(title(), false).unwrap().exercises[0].copied, None);
        assert_eq!(draft.reused(false, || id(4)).exercises[0].copied, None);
        draft.exercises[0].days.clear();
        assert_eq!(draft.template(title(), true).unwrap_err()[0].field, "days-0");
    }
}
