//! How much of an exercise, as it is typed: of the exercise itself, and of its easier and its harder step.

use domain::programme::{Count, Dosage, OtherStep, Seconds};

use super::findings::Findings;
use super::optional;

/// How an exercise is dosed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DosedBy {
    /// Sets × repetitions.
    Repetitions,
    /// Sets × seconds.
    Hold,
    /// Minutes.
    Minutes,
}

impl DosedBy {
    /// Every way, in the order a screen offers them.
    pub(crate) const ALL: [Self; 3] = [Self::Repetitions, Self::Hold, Self::Minutes];

    /// The name in wording keys and test marks.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Repetitions => "repetitions",
            Self::Hold => "hold",
            Self::Minutes => "minutes",
        }
    }
}

/// A dosage as typed; what belongs to another way of dosing stays, and is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dose {
    pub(crate) by: DosedBy,
    pub(crate) sets: String,
    pub(crate) repetitions: String,
    pub(crate) seconds: String,
    pub(crate) minutes: String,
}

impl Dose {
    /// Nothing typed: no dose stands as the truth.
    pub(crate) fn empty() -> Self {
        let nothing = String::new;
        Self {
            by: DosedBy::Repetitions,
            sets: nothing(),
            repetitions: nothing(),
            seconds: nothing(),
            minutes: nothing(),
        }
    }

    pub(super) fn of(dosage: Dosage) -> Self {
        let empty = Self::empty();
        match dosage {
            Dosage::Repetitions { sets, repetitions } => {
                Self { sets: sets.value().to_string(), repetitions: repetitions.value().to_string(), ..empty }
            }
            Dosage::Hold { sets, seconds } => Self {
                by: DosedBy::Hold,
                sets: sets.value().to_string(),
                seconds: seconds.value().to_string(),
                ..empty
            },
            Dosage::Minutes { minutes } => Self { by: DosedBy::Minutes, minutes: minutes.value().to_string(), ..empty },
        }
    }

    /// Whether any number of it is typed.
    pub(super) fn begun(&self) -> bool {
        let Self { sets, repetitions, seconds, minutes, .. } = self;
        [sets, repetitions, seconds, minutes].into_iter().any(|typed| !typed.trim().is_empty())
    }

    /// `field` names one of the fields: `sets` as `sets-0`, or of a step as `easier-sets-0`.
    pub(super) fn parse(&self, field: impl Fn(&str) -> String, wrong: &mut Findings) -> Option<Dosage> {
        let mut count = |name: &str, typed: &str| wrong.number::<Count>(field(name), typed, "team-editor-number-100");
        match self.by {
            DosedBy::Repetitions => {
                let (sets, repetitions) = (count("sets", &self.sets), count("repetitions", &self.repetitions));
                Some(Dosage::Repetitions { sets: sets?, repetitions: repetitions? })
            }
            DosedBy::Hold => {
                let sets = count("sets", &self.sets);
                let seconds = wrong.number::<Seconds>(field("seconds"), &self.seconds, "team-editor-number-600");
                Some(Dosage::Hold { sets: sets?, seconds: seconds? })
            }
            DosedBy::Minutes => Some(Dosage::Minutes { minutes: count("minutes", &self.minutes)? }),
        }
    }
}

/// An easier or harder step as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StepDraft {
    pub(crate) instruction: String,
    pub(crate) dose: Dose,
}

impl StepDraft {
    /// No such step.
    pub(crate) fn empty() -> Self {
        Self { instruction: String::new(), dose: Dose::empty() }
    }

    pub(super) fn of(step: Option<&OtherStep>) -> Self {
        step.map_or_else(Self::empty, |step| Self {
            instruction: optional(Some(&step.instruction)),
            dose: Dose::of(step.dosage),
        })
    }

    /// Whether anything of it is typed.
    pub(crate) fn begun(&self) -> bool {
        self.dose.begun() || !self.instruction.trim().is_empty()
    }

    /// `Some(None)` where nothing is typed, `None` where it is wrong; `which` is `easier` or `harder`.
    #[expect(clippy::option_option, reason = "left out and wrong are two things")]
    pub(super) fn parse(&self, which: &str, place: usize, wrong: &mut Findings) -> Option<Option<OtherStep>> {
        if !self.begun() {
            return Some(None);
        }
        let field = |name: &str| format!("{which}-{name}-{place}");
        let instruction = wrong.text(field("instruction"), &self.instruction, "team-editor-text-long");
        if instruction == Some(None) {
            wrong.add(field("instruction"), "team-editor-step-how");
        }
        let dosage = self.dose.parse(field, wrong);
        Some(Some(OtherStep { instruction: instruction??, dosage: dosage? }))
    }
}
