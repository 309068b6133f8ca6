//! A time on the wall and the moment it stands there. A time that summer time skips is the first moment after the gap;
//! one that exists twice is the first of the two.

use serde::{Deserialize, Serialize};

use crate::day::{DAY_MS, LocalDay, Millis};
use crate::json::Json;

/// A time on the wall, whole minutes: `HH:MM`, 00:00–23:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
pub struct WallTime(u16);

/// Not a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is HH:MM from 00:00 to 23:59")]
pub struct WallTimeError;

impl WallTime {
    /// Minutes since midnight on the wall, 0–1439.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl TryFrom<String> for WallTime {
    type Error = WallTimeError;
    fn try_from(text: String) -> Result<Self, WallTimeError> {
        let digits = |part: &str| -> Option<u16> {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let (hours, minutes) = text.split_once(':').ok_or(WallTimeError)?;
        match (digits(hours), digits(minutes)) {
            (Some(h @ 0..=23), Some(m @ 0..=59)) => Ok(Self(h * 60 + m)),
            _ => Err(WallTimeError),
        }
    }
}

impl From<WallTime> for String {
    fn from(time: WallTime) -> String {
        format!("{:02}:{:02}", time.0 / 60, time.0 % 60)
    }
}

/// The moment `time` stands on the wall on `day`. In a gap: the first moment after it. Twice: the first.
pub fn moment(day: LocalDay, time: WallTime, offset_at: impl Fn(Millis) -> i32) -> Millis {
    let wall_ms = day.days_since_epoch() * DAY_MS + i64::from(time.0) * 60_000;
    let offset_ms = |at: i64| i64::from(offset_at(Millis(at))) * 1000;
    // The zone's offsets on both sides of any change near this time.
    let before = offset_ms(wall_ms - DAY_MS);
    let after = offset_ms(wall_ms + DAY_MS);
    let (first, second) = (wall_ms - before.max(after), wall_ms - before.min(after));
    for candidate in [first, second] {
        if candidate + offset_ms(candidate) == wall_ms {
            return Millis(candidate);
        }
    }
    // The wall never shows this time: find the change between the two candidates.
    let (mut low, mut high) = (first, second);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if offset_ms(middle) == before { low = middle } else { high = middle }
    }
    Millis(high)
}

/// Whether a zone has this day at all: one that moved across the date line skipped one as a whole.
pub(super) fn exists(day: LocalDay, offset_at: impl Fn(Millis) -> i32) -> bool {
    let begins = moment(day, WallTime(0), &offset_at);
    LocalDay::at(begins, offset_at) == day
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Offset, TimeZone};

    fn time(text: &str) -> WallTime {
        WallTime::try_from(text.to_owned()).unwrap()
    }

    fn offset_in(zone: chrono_tz::Tz) -> impl Fn(Millis) -> i32 {
        move |at| {
            let utc = chrono::DateTime::from_timestamp_millis(at.0).unwrap().naive_utc();
            zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
        }
    }

    fn at(day: &str, wall: &str) -> String {
        let moment = moment(day.parse().unwrap(), time(wall), offset_in(chrono_tz::Europe::Copenhagen));
        chrono::DateTime::from_timestamp_millis(moment.0).unwrap().to_rfc3339()
    }

    #[test]
    fn both_summer_time_nights() {
        assert_eq!(at("2027-03-28", "01:59"), "2027-03-28T00:59:00+00:00");
        assert_eq!(at("2027-03-28", "02:30"), "2027-03-28T01:00:00+00:00"); // skipped: first moment after
        assert_eq!(at("2027-03-28", "03:00"), "2027-03-28T01:00:00+00:00");
        assert_eq!(at("2027-10-31", "02:30"), "2027-10-31T00:30:00+00:00"); // twice: the first
        assert_eq!(at("2027-10-31", "03:00"), "2027-10-31T02:00:00+00:00");
        assert_eq!(at("2026-07-01", "08:00"), "2026-07-01T06:00:00+00:00");
    }

    #[test]
    fn times_are_hours_and_minutes() {
        for bad in ["24:00", "8:00", "08:60", "08.00", ""] {
            assert_eq!(WallTime::try_from(bad.to_owned()), Err(WallTimeError), "{bad}");
        }
    }

    #[test]
    fn samoa_had_no_thirtieth_of_december_in_2011() {
        let apia = offset_in(chrono_tz::Pacific::Apia);
        assert!(!exists("2011-12-30".parse().unwrap(), &apia));
        for there in ["2011-12-29", "2011-12-31", "2027-03-28"] {
            assert!(exists(there.parse().unwrap(), &apia), "{there}");
        }
    }
}
