//! Closer follow-up (section 2): asked more until an agreed end, four weeks at most, because measuring more helped for a
//! while and costs energy [a case, CfB L2470–2479].

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::json::Json;
use crate::problem::Broken;
use crate::text::Line;

/// The most days of one period.
pub const MAX_DAYS: i64 = 28;

/// A time of closer follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeasurePeriod {
    /// Its first day.
    pub from: LocalDay,
    /// Its last day: at most [`MAX_DAYS`] in all.
    pub until: LocalDay,
    /// A check-in is offered every day instead of once a week.
    #[serde(default)]
    pub daily_check_in: bool,
    /// Pain is asked with each exercise.
    #[serde(default)]
    pub pain_with_exercise: bool,
    /// *I går* is asked the day after exercises.
    #[serde(default)]
    pub day_after: bool,
    /// With whom it was agreed, in the patient's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_with: Option<Line<120>>,
}

impl MeasurePeriod {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self) -> Result<(), Broken> {
        if self.until < self.from {
            Broken::of("until", "the end is before the start")
        } else if self.until > self.from.plus_days(MAX_DAYS - 1) {
            Broken::of("until", "closer follow-up lasts four weeks at most")
        } else if !self.daily_check_in && !self.pain_with_exercise && !self.day_after {
            Broken::of("daily_check_in", "choose at least one thing to follow more closely")
        } else {
            Ok(())
        }
    }

    /// Whether `day` is one of its days.
    #[must_use]
    pub fn holds(&self, day: LocalDay) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What is asked on one day, by all periods together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// A check-in today.
    pub daily_check_in: bool,
    /// Pain with each exercise.
    pub pain_with_exercise: bool,
    /// *I går*.
    pub day_after: bool,
}

/// What `periods` ask for on `day`.
pub fn asked<'a>(periods: impl Iterator<Item = &'a MeasurePeriod>, day: LocalDay) -> Asked {
    periods.filter(|period| period.holds(day)).fold(Asked::default(), |all, period| Asked {
        daily_check_in: all.daily_check_in || period.daily_check_in,
        pain_with_exercise: all.pain_with_exercise || period.pain_with_exercise,
        day_after: all.day_after || period.day_after,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lasts_four_weeks_at_most_and_asks_something() {
        let from: LocalDay = "2026-11-02".parse().unwrap();
        let period = |days: i64| MeasurePeriod {
            from,
            until: from.plus_days(days - 1),
            daily_check_in: true,
            pain_with_exercise: false,
            day_after: false,
            agreed_with: None,
        };
        assert_eq!((period(1).check(), period(28).check()), (Ok(()), Ok(())));
        assert_eq!(period(29).check().unwrap_err().field, "until");
        assert_eq!(period(0).check().unwrap_err().field, "until");
        let nothing = MeasurePeriod { daily_check_in: false, ..period(3) };
        assert_eq!(nothing.check().unwrap_err().field, "daily_check_in");
        let both = [period(3), MeasurePeriod { day_after: true, ..nothing }];
        assert_eq!(
            asked(both.iter(), from),
            Asked { daily_check_in: true, pain_with_exercise: false, day_after: true }
        );
        assert_eq!(asked(both.iter(), from.plus_days(3)), Asked::default());
    }
}
