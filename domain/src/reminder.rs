//! Reminders (section 8): a recurrence at one wall-clock time in the patient's zone. Schedule-driven, never by pain.
//!
//! Which days is [`recurrence`]'s business, which moment [`wall`]'s, when nothing may ring [`quiet`]'s, and whether it is
//! done already [`done`]'s. No clock here: moments come in, and zones as `offset_at`.

mod done;
mod quiet;
mod recurrence;
mod snooze;
mod suggestion;
mod wall;

pub use done::{Known, already_done, due_on, look_back_days};
pub use quiet::{QuietHours, QuietHoursError};
pub use recurrence::{End, MAX_COUNT, MAX_INTERVAL, Recurrence, RecurrenceError};
pub use snooze::{MAX_ATTEMPTS, Snooze, SnoozeMinutes, SnoozeMinutesError, Snoozed, put_off};
pub use suggestion::{MAX_OPEN, Mark, NewSuggestion, SeenSuggestion, Suggested, SuggestionAnswer};
pub use wall::{WallTime, WallTimeError, moment};

use serde::{Deserialize, Serialize};

use crate::day::{LocalDay, Millis, Zone};
use crate::json::Json;

/// How long after its time a reminder is still useful, in milliseconds: four hours. Later it is only shown in the app.
pub const USEFUL_MS: i64 = 4 * 60 * 60 * 1000;

/// A rule as the patient decides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rule {
    /// What for; decides when it is already done and which screen opens.
    pub what: What,
    /// At this time on the wall.
    pub time: WallTime,
    /// On these days.
    pub recurrence: Recurrence,
    /// The first day it may fall on (`DTSTART`, RFC 5545, 3.8.2.4). Steps and `COUNT` are counted from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LocalDay>,
    /// In this zone, which the server must know.
    pub zone: Zone,
    /// On a journey the phone puts its own zone here; otherwise the rule stays at home.
    #[serde(default)]
    pub follows_phone: bool,
    /// Nothing rings in these hours. The app sets the same for all rules of a patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
    /// Switched on.
    pub enabled: bool,
    /// Where a professional suggested it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Suggested>))]
    pub suggested: Option<Mark>,
}

/// What a reminder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum What {
    /// Today's exercises.
    Exercises,
    /// The activity diary.
    Activity,
    /// *Min uge*.
    CheckIn,
    /// Scoring the PSFS activities.
    Psfs,
    /// The day a programme is to be looked over.
    ProgrammeReview,
    /// A sharing that is about to end.
    GrantEnding,
    /// What closer follow-up asks for, while it lasts.
    MeasurePeriod,
}

impl What {
    /// Every purpose, in the order a screen offers them.
    pub const ALL: [Self; 7] = [
        Self::Exercises,
        Self::Activity,
        Self::CheckIn,
        Self::Psfs,
        Self::ProgrammeReview,
        Self::GrantEnding,
        Self::MeasurePeriod,
    ];

    /// The screen a tap opens.
    #[must_use]
    pub fn screen(self) -> &'static str {
        match self {
            Self::Exercises | Self::ProgrammeReview | Self::MeasurePeriod => "/",
            Self::Activity => "/activity",
            Self::CheckIn => "/check-in",
            Self::Psfs => "/psfs",
            Self::GrantEnding => "/sharing",
        }
    }
}

impl What {
    /// Whether *lavet* says all there is to say; the others are questions.
    #[must_use]
    pub fn answered_by_a_tap(self) -> bool {
        self == Self::Exercises
    }
}

/// One time a rule falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// On this day where the patient is.
    pub day: LocalDay,
    /// At this moment.
    pub at: Millis,
}

/// Why a rule is refused that is well formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// Counted from nowhere.
    #[error("a step or a COUNT needs the first day, `from`")]
    NoFirstDay,
    /// Nothing to come.
    #[error("this rule has ended: it falls on no day to come")]
    Ended,
}

impl Rule {
    /// The first occurrence strictly after `after`. `None` if there is none to come, or the rule is switched off. A day
    /// that the zone skipped as a whole (Samoa's 30 December 2011) has none.
    pub fn next_after(&self, after: Millis, offset_at: impl Fn(Millis) -> i32) -> Option<Occurrence> {
        if !self.enabled {
            return None;
        }
        let mut day = LocalDay::at(after, &offset_at).plus_days(-1);
        loop {
            day = self.recurrence.next(self.from, day)?;
            let at = moment(day, self.time, &offset_at);
            if at > after && wall::exists(day, &offset_at) {
                return Some(Occurrence { day, at });
            }
            if day.plus_days(1) == day {
                return None;
            }
            day = day.plus_days(1);
        }
    }

    /// Whether a patient can have this rule from `now` on. One that is switched off may have ended.
    ///
    /// # Errors
    /// [`RuleError`].
    pub fn check(&self, now: Millis, offset_at: impl Fn(Millis) -> i32) -> Result<(), RuleError> {
        if self.recurrence.needs_first_day() && self.from.is_none() {
            return Err(RuleError::NoFirstDay);
        }
        if self.enabled && self.next_after(now, offset_at).is_none() {
            return Err(RuleError::Ended);
        }
        Ok(())
    }

    /// Whether it goes along with this phone, whose zone went from `before` to `now`.
    ///
    /// Only a phone whose own zone changed speaks up: two phones in two zones would otherwise undo each other for ever.
    #[must_use]
    pub fn goes_along(&self, before: &Zone, now: &Zone) -> bool {
        self.follows_phone && before != now && self.zone != *now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(recurrence: &str) -> Rule {
        serde_json::from_value(serde_json::json!({
            "what": "exercises", "time": "08:00", "recurrence": recurrence, "zone": "Europe/Copenhagen", "enabled": true,
        }))
        .unwrap()
    }

    fn days(days: i64) -> Millis {
        Millis(days * crate::day::DAY_MS)
    }

    #[test]
    fn a_rule_of_the_first_version_is_read_as_it_was() {
        let old = rule("FREQ=WEEKLY;BYDAY=MO");
        assert_eq!((old.from, old.follows_phone, old.quiet), (None, false, None));
        assert_eq!(old.check(days(0), |_| 0), Ok(()));
        assert_eq!(old.next_after(days(0), |_| 0).unwrap().day.to_string(), "1970-01-05");
    }

    #[test]
    fn what_has_ended_or_is_counted_from_nowhere_is_refused() {
        let ended = rule("FREQ=DAILY;UNTIL=19700105");
        assert_eq!(ended.check(days(3), |_| 0), Ok(()));
        assert_eq!(ended.check(days(5), |_| 0), Err(RuleError::Ended));
        assert_eq!(Rule { enabled: false, ..ended }.check(days(5), |_| 0), Ok(()), "it may be switched off");
        for text in ["FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;COUNT=3"] {
            assert_eq!(rule(text).check(days(0), |_| 0), Err(RuleError::NoFirstDay), "{text}");
            let first = Rule { from: "1970-01-04".parse().ok(), ..rule(text) };
            assert_eq!(first.check(days(0), |_| 0), Ok(()));
            assert_eq!(first.next_after(days(0), |_| 0).unwrap().day.to_string(), "1970-01-04");
        }
        let counted = Rule { from: "1970-01-04".parse().ok(), ..rule("FREQ=DAILY;COUNT=3") };
        assert_eq!(counted.check(days(5), |_| 0), Ok(()));
        assert_eq!(counted.check(days(6), |_| 0), Err(RuleError::Ended));
    }

    #[test]
    fn the_calendar_ends() {
        let last = "2999-12-31".parse::<LocalDay>().unwrap();
        let far = Rule { from: Some(last), ..rule("FREQ=DAILY") };
        let eve = days(last.days_since_epoch());
        assert_eq!(far.next_after(eve, |_| 0).unwrap().day, last);
        assert_eq!(far.next_after(days(last.days_since_epoch() + 1), |_| 0), None);
    }

    #[test]
    fn two_phones_in_two_zones_do_not_undo_each_other() {
        let zone = |name: &str| name.parse::<Zone>().unwrap();
        let (home, away) = (zone("Europe/Copenhagen"), zone("America/New_York"));
        let stays = rule("FREQ=DAILY");
        assert!(!stays.goes_along(&home, &away));
        let follows = Rule { follows_phone: true, ..stays };
        assert!(follows.goes_along(&home, &away));
        let moved = Rule { zone: away.clone(), ..follows };
        assert!(!moved.goes_along(&home, &home), "the tablet at home leaves it");
        assert!(!moved.goes_along(&away, &away));
        assert!(moved.goes_along(&away, &home), "and back");
    }
}
