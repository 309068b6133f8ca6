//! *Senere*: a reminder that has come is put off by the person it is for, and comes once more.

use serde::{Deserialize, Serialize};

use super::{Occurrence, QuietHours};
use crate::day::{LocalDay, Millis};
use crate::json::Json;

/// The most times one occurrence rings, the first included: whoever puts it off more often than that is not helped by it.
pub const MAX_ATTEMPTS: i64 = 8;

/// For how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "u16", into = "u16")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u16, minimum = 5, maximum = 240))]
pub struct SnoozeMinutes(u16);

/// Not a wait that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reminder is put off by 5 to 240 minutes")]
pub struct SnoozeMinutesError;

impl SnoozeMinutes {
    /// What the button on a notification means.
    pub const USUAL: Self = Self(30);

    /// In milliseconds.
    #[must_use]
    pub fn ms(self) -> i64 {
        i64::from(self.0) * 60_000
    }
}

impl TryFrom<u16> for SnoozeMinutes {
    type Error = SnoozeMinutesError;
    fn try_from(minutes: u16) -> Result<Self, SnoozeMinutesError> {
        if (5..=240).contains(&minutes) { Ok(Self(minutes)) } else { Err(SnoozeMinutesError) }
    }
}

impl From<SnoozeMinutes> for u16 {
    fn from(minutes: SnoozeMinutes) -> u16 {
        minutes.0
    }
}

/// What the app asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Snooze {
    /// For how long.
    pub minutes: SnoozeMinutes,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Snoozed {
    /// When it rings again. Nothing where it does not: no device, quiet hours, the day is over, or put off too often. The
    /// app shows it all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rings_at: Option<Millis>,
}

/// When what is put off at `now` rings again; `None` if only the app shows it. It stays a reminder of its day: past
/// midnight it would be about yesterday.
pub fn put_off(
    day: LocalDay,
    quiet: Option<QuietHours>,
    minutes: SnoozeMinutes,
    now: Millis,
    offset_at: impl Fn(Millis) -> i32,
) -> Option<Millis> {
    let at = now.plus_ms(minutes.ms());
    let through = match quiet {
        Some(quiet) => quiet.let_through(Occurrence { day, at }, at, &offset_at)?,
        None => at,
    };
    (LocalDay::at(through, &offset_at) == day).then_some(through)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminder::WallTime;

    #[test]
    fn it_comes_again_on_its_own_day_and_outside_quiet_hours() {
        let day: LocalDay = "1970-01-01".parse().unwrap();
        let time = |text: &str| WallTime::try_from(text.to_owned()).unwrap();
        let at = |text: &str| Millis(i64::from(time(text).minutes()) * 60_000);
        let nap = QuietHours::new(time("13:00"), time("15:00")).unwrap();
        let night = QuietHours::new(time("22:00"), time("07:00")).unwrap();
        let half = SnoozeMinutes::USUAL;
        let off = |quiet, now| put_off(day, quiet, half, at(now), |_| 0);
        assert_eq!(off(None, "08:00"), Some(at("08:30")));
        assert_eq!(off(Some(nap), "12:45"), Some(at("15:00")), "at their end");
        assert_eq!(off(Some(night), "21:45"), None, "not in the night");
        assert_eq!(off(None, "23:29"), Some(at("23:59")));
        assert_eq!(off(None, "23:30"), None, "tomorrow has its own");
        for wrong in [0, 4, 241] {
            assert_eq!(SnoozeMinutes::try_from(wrong), Err(SnoozeMinutesError));
        }
    }
}
