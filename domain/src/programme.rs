//! The home-exercise programme (section 4): for one patient by one professional, with a start, an end and a review date
//! from the first day. An edit is a new version from a day; a prescription keeps its id across versions.

use serde::{Deserialize, Serialize};

use crate::day::{LocalDay, Weekday};
use crate::id::{LibraryExerciseId, MembershipId, PrescriptionId, ProgrammeId};
use crate::json::Json;
use crate::media::MediaId;
use crate::text::{Line, Text};
use crate::unit::Profession;

/// From this many exercises on, a warning says why fewer are done more often [COWI T4].
pub const WARN_FROM_EXERCISES: usize = 6;
/// The most exercises one version holds.
pub const MAX_EXERCISES: usize = 12;

/// A programme with all its versions, oldest first, never empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programme {
    /// Which programme.
    pub id: ProgrammeId,
    /// Who prescribed it, as they were then; `None` where that is nobody's but the patient's to say, for a relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
    /// Oldest first.
    pub versions: Vec<Version>,
}

/// A professional as shown beside what they wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Author {
    /// The membership they worked through.
    pub membership: MembershipId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// Their unit's name.
    pub unit: String,
}

/// What is prescribed from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Version {
    /// 1 for the first.
    pub number: i64,
    /// Valid from this day, until a later version takes over.
    #[serde(flatten)]
    pub plan: Plan,
}

/// The content of a version, as a professional sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Plan {
    /// First day.
    pub from: LocalDay,
    /// Last day, included.
    pub until: LocalDay,
    /// The day to look at it together.
    pub review_on: LocalDay,
    /// *Særlige hensyn*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precautions: Option<Text<1000>>,
    /// *Stop og kontakt mig, hvis …*
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_if: Option<Text<1000>>,
    /// One to twelve exercises.
    pub prescriptions: Vec<Prescription>,
}

/// One exercise with dosage and days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Prescription {
    /// Kept across versions.
    pub id: PrescriptionId,
    /// What it is called, at most 80 characters.
    pub title: Line<80>,
    /// How to do it, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<Text<2000>>,
    /// How much each time.
    pub dosage: Dosage,
    /// How often.
    pub frequency: Frequency,
    /// An easier step, offered in a flare-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub easier: Option<OtherStep>,
    /// A harder step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harder: Option<OtherStep>,
    /// The exercise of the library that it was copied from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied: Option<Copied>,
}

/// Where a prescribed exercise was copied from. The copy is the patient's: later changes of the library do not reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Copied {
    /// Which exercise of a unit's library.
    pub exercise: LibraryExerciseId,
    /// Which version of it.
    pub revision: i64,
    /// The picture or video it had then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<MediaId>,
}

/// The same exercise made easier or harder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OtherStep {
    /// How to do it then.
    pub instruction: Text<1000>,
    /// How much each time.
    pub dosage: Dosage,
}

/// Days of a flare-up in which the easier step is offered; then the ordinary one returns (section 4).
pub const EASIER_DAYS: i64 = 7;

/// Whether the easier step is offered on `day`: in the first [`EASIER_DAYS`] of a flare-up that has not ended. Each is its
/// first day and, where it has ended, its last. Never a pause: *Skru ned, men bliv i gang*.
pub fn turned_down(flare_ups: impl Iterator<Item = (LocalDay, Option<LocalDay>)>, day: LocalDay) -> bool {
    let mut flare_ups = flare_ups;
    flare_ups.any(|(from, to)| from <= day && day < from.plus_days(EASIER_DAYS) && to.is_none_or(|to| day <= to))
}

/// The easier step of `prescription` where it is offered on `day`; `None` is the ordinary one.
pub fn step_for(
    prescription: &Prescription,
    day: LocalDay,
    flare_ups: impl Iterator<Item = (LocalDay, Option<LocalDay>)>,
) -> Option<&OtherStep> {
    prescription.easier.as_ref().filter(|_| turned_down(flare_ups, day))
}

/// How much of an exercise each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "by", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Dosage {
    /// Sets × repetitions, each 1–100.
    Repetitions {
        /// Sets.
        sets: Count,
        /// Repetitions in a set.
        repetitions: Count,
    },
    /// Sets × seconds held.
    Hold {
        /// Sets.
        sets: Count,
        /// Seconds held, 1–100 × 6; at most ten minutes.
        seconds: Seconds,
    },
    /// Minutes in one go, 1–100.
    Minutes {
        /// Minutes.
        minutes: Count,
    },
}

macro_rules! bounded {
    ($($(#[$doc:meta])* $name:ident: $max:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Json)]
        #[serde(try_from = "i64", into = "u16")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = u16, minimum = 1))]
        pub struct $name(u16);

        impl $name {
            /// The number.
            #[must_use]
            pub fn value(self) -> u16 {
                self.0
            }
        }

        impl TryFrom<i64> for $name {
            type Error = OutOfRange;
            fn try_from(value: i64) -> Result<Self, OutOfRange> {
                u16::try_from(value).ok().filter(|v| (1..=$max).contains(v)).map(Self).ok_or(OutOfRange(1, $max))
            }
        }

        impl From<$name> for u16 {
            fn from(value: $name) -> u16 {
                value.0
            }
        }
    )+};
}

/// A number outside its range, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a whole number from {0} to {1}")]
pub struct OutOfRange(pub(crate) u16, pub(crate) u16);

bounded! {
    /// 1–100.
    Count: 100,
    /// 1–600 seconds.
    Seconds: 600,
    /// 1–7 times a week.
    TimesAWeek: 7,
}

/// How often an exercise is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "by", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Frequency {
    /// On these days, at least one.
    Weekdays {
        /// Which days.
        days: Weekdays,
    },
    /// On any n distinct days, Monday to Sunday.
    TimesAWeek {
        /// How many.
        times: TimesAWeek,
    },
}

/// A non-empty set of weekdays; on the wire `["mon", "wed"]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "Vec<DayName>", into = "Vec<DayName>")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = Vec<DayName>))]
pub struct Weekdays(u8);

/// A weekday on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DayName {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl DayName {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}

/// An empty set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("choose at least one weekday")]
pub struct NoWeekday;

impl Weekdays {
    /// Whether `day` is among them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// All seven.
    #[must_use]
    pub fn every_day() -> Self {
        Self(0b111_1111)
    }
}

impl TryFrom<Vec<DayName>> for Weekdays {
    type Error = NoWeekday;
    fn try_from(days: Vec<DayName>) -> Result<Self, NoWeekday> {
        let bits = days.into_iter().fold(0, |bits, day| bits | 1 << (day as u8));
        if bits == 0 { Err(NoWeekday) } else { Ok(Self(bits)) }
    }
}

impl From<Weekdays> for Vec<DayName> {
    fn from(days: Weekdays) -> Self {
        DayName::ALL.into_iter().filter(|day| days.0 & (1 << (*day as u8)) != 0).collect()
    }
}

/// What a plan breaks beyond the form of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// No exercise, or more than [`MAX_EXERCISES`].
    #[error("a programme holds one to twelve exercises")]
    ExerciseCount,
    /// One prescription twice.
    #[error("the same exercise stands twice")]
    Twice,
    /// Ends before it starts.
    #[error("the end is before the start")]
    EndBeforeStart,
    /// Review outside the programme.
    #[error("the review is between the start and the end")]
    ReviewOutside,
    /// A new version from a day before an existing version began.
    #[error("a new version starts no earlier than the one before it")]
    FromTooEarly,
    /// Longer than a year.
    #[error("a programme lasts at most a year")]
    TooLong,
}

impl Plan {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first [`PlanError`] found.
    pub fn check(&self) -> Result<(), PlanError> {
        let twice = |(n, p): (usize, &Prescription)| self.prescriptions.iter().skip(n + 1).any(|o| o.id == p.id);
        if !(1..=MAX_EXERCISES).contains(&self.prescriptions.len()) {
            Err(PlanError::ExerciseCount)
        } else if self.prescriptions.iter().enumerate().any(twice) {
            Err(PlanError::Twice)
        } else if self.until < self.from {
            Err(PlanError::EndBeforeStart)
        } else if self.until > self.from.plus_months(12) {
            Err(PlanError::TooLong)
        } else if self.review_on < self.from || self.review_on > self.until {
            Err(PlanError::ReviewOutside)
        } else {
            Ok(())
        }
    }
}

impl Programme {
    /// The plan valid on `day`: the newest version from that day or earlier, if `day` is not past its end.
    #[must_use]
    pub fn on(&self, day: LocalDay) -> Option<&Plan> {
        let version = self.versions.iter().rev().find(|v| v.plan.from <= day)?;
        (day <= version.plan.until).then_some(&version.plan)
    }

    /// The newest plan, whatever its days.
    #[must_use]
    pub fn latest(&self) -> Option<&Plan> {
        self.versions.last().map(|v| &v.plan)
    }

    /// Whether `plan` can be the next version.
    ///
    /// # Errors
    /// [`PlanError::FromTooEarly`] and what [`Plan::check`] finds.
    pub fn check_next(&self, plan: &Plan) -> Result<(), PlanError> {
        if self.latest().is_some_and(|last| plan.from < last.from) {
            return Err(PlanError::FromTooEarly);
        }
        plan.check()
    }

    /// The exercise of that id as last prescribed, in any version.
    #[must_use]
    pub fn prescription(&self, id: PrescriptionId) -> Option<&Prescription> {
        self.versions.iter().rev().flat_map(|v| &v.plan.prescriptions).find(|p| p.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_easier_step_is_offered_for_seven_days_of_a_flare_up() {
        let from: LocalDay = "2026-11-02".parse().unwrap();
        let prescription: Prescription = serde_json::from_value(serde_json::json!({
            "id": PrescriptionId::new(1, [1; 10]), "title": "A", "dosage": {"by": "minutes", "minutes": 9},
            "frequency": {"by": "times_a_week", "times": 3},
            "easier": {"instruction": "kort", "dosage": {"by": "minutes", "minutes": 4}},
        }))
        .unwrap();
        let offered = |to: Option<i64>, after: i64| {
            let flare_up = (from, to.map(|days| from.plus_days(days)));
            step_for(&prescription, from.plus_days(after), [flare_up].into_iter()).is_some()
        };
        assert!(!offered(None, -1) && offered(None, 0) && offered(None, 6) && !offered(None, 7));
        assert!(offered(Some(2), 2) && !offered(Some(2), 3));
        let without = Prescription { easier: None, ..prescription.clone() };
        assert_eq!(step_for(&without, from, [(from, None)].into_iter()), None);
    }
}
