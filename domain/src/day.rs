//! Moments, local days and time zones. The device's clock is data; the zone's rules reach this crate as a function
//! `offset_at(moment)` giving seconds east of UTC (chrono-tz on the server, `Intl` in the app).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::json::Json;

pub use chrono::Weekday;

/// A moment: whole milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Millis(pub i64);

/// One day in milliseconds.
pub const DAY_MS: i64 = 86_400_000;

impl Millis {
    /// The moment `ms` milliseconds later (earlier if negative), held at the ends of the range.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

/// A calendar day where the patient is, without a zone: 1900-01-01 to 2999-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = "date"))]
pub struct LocalDay(NaiveDate);

/// Why a text is not a local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Not `YYYY-MM-DD`, or no such day.
    #[error("not a day in the form YYYY-MM-DD")]
    Malformed,
    /// Before 1900 or after 2999.
    #[error("a day is between 1900-01-01 and 2999-12-31")]
    OutOfRange,
}

impl LocalDay {
    /// Takes a date within range.
    ///
    /// # Errors
    /// [`DayError::OutOfRange`].
    pub fn new(date: NaiveDate) -> Result<Self, DayError> {
        if (1900..3000).contains(&date.year()) { Ok(Self(date)) } else { Err(DayError::OutOfRange) }
    }

    /// The day at `moment` in the zone described by `offset_at` (seconds east of UTC).
    pub fn at(moment: Millis, offset_at: impl Fn(Millis) -> i32) -> Self {
        let local_ms = moment.0.saturating_add(i64::from(offset_at(moment)) * 1000);
        Self::from_days_since_epoch(local_ms.div_euclid(DAY_MS))
    }

    /// The day `days` after 1970-01-01, held within range.
    #[must_use]
    pub fn from_days_since_epoch(days: i64) -> Self {
        let clamped = days.clamp(-25_567, 376_199);
        let epoch = NaiveDate::default();
        Self(epoch.checked_add_signed(chrono::TimeDelta::days(clamped)).unwrap_or(epoch))
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days_since_epoch(self) -> i64 {
        self.0.signed_duration_since(NaiveDate::default()).num_days()
    }

    /// The day `days` later (earlier if negative), held within range.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days_since_epoch(self.days_since_epoch().saturating_add(days))
    }

    /// The same date `months` later; the month's last day where there is no such date. Held within range.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let later = self.0.checked_add_months(chrono::Months::new(months)).unwrap_or(self.0);
        Self::new(later).unwrap_or(self)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus_days(-i64::from(self.0.weekday().num_days_from_monday()))
    }

    /// Year, month 1–12, day 1–31.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// All days from this one to `last`, both included; none if `last` is earlier.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.days_since_epoch()..=last.days_since_epoch()).map(Self::from_days_since_epoch)
    }
}

impl std::str::FromStr for LocalDay {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Self, DayError> {
        // By hand: chrono's parser costs the app several kilobytes.
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Option<u32> {
            let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse().ok()
        };
        let date = match (number(4), number(2), number(2)) {
            (Some(year), Some(month), Some(day)) if parts.next().is_none() => {
                i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
            }
            _ => None,
        };
        Self::new(date.ok_or(DayError::Malformed)?)
    }
}

impl TryFrom<String> for LocalDay {
    type Error = DayError;
    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

impl From<LocalDay> for String {
    fn from(day: LocalDay) -> String {
        day.to_string()
    }
}

impl std::fmt::Display for LocalDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// An IANA zone name by form only (`Europe/Copenhagen`): a zone newer than this machine's table is still kept on entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, max_length = 64))]
pub struct Zone(String);

/// A text that cannot be an IANA zone name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the form of an IANA time zone such as Europe/Copenhagen")]
pub struct ZoneError;

impl Zone {
    /// Europe/Copenhagen, where no other is known.
    #[must_use]
    pub fn copenhagen() -> Self {
        Self("Europe/Copenhagen".to_owned())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Zone {
    type Err = ZoneError;
    fn from_str(text: &str) -> Result<Self, ZoneError> {
        let part_ok = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
        };
        let well_formed = text.len() <= 64 && text.split('/').count() <= 3 && text.split('/').all(part_ok);
        if well_formed { Ok(Self(text.to_owned())) } else { Err(ZoneError) }
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;
    fn try_from(text: String) -> Result<Self, ZoneError> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> String {
        zone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_parse_strictly_and_within_range() {
        assert!("2026-11-23".parse::<LocalDay>().is_ok());
        for bad in ["2026-11-31", "2026-1-2", "20261123", "", "2026-11-23T00:00"] {
            assert_eq!(bad.parse::<LocalDay>(), Err(DayError::Malformed), "{bad}");
        }
        assert_eq!("1899-12-31".parse::<LocalDay>(), Err(DayError::OutOfRange));
        assert_eq!("3000-01-01".parse::<LocalDay>(), Err(DayError::OutOfRange));
    }

    #[test]
    fn the_local_day_follows_the_zone() {
        let late_evening_utc = Millis(1_795_390_200_000); // 2026-11-22T23:30:00Z
        assert_eq!(LocalDay::at(late_evening_utc, |_| 0).to_string(), "2026-11-22");
        assert_eq!(LocalDay::at(late_evening_utc, |_| 3600).to_string(), "2026-11-23");
        assert_eq!(LocalDay::at(Millis(-1), |_| 0).to_string(), "1969-12-31");
        assert_eq!(LocalDay::at(Millis(i64::MAX), |_| 0).to_string(), "2999-12-31");
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let day: LocalDay = "2026-08-31".parse().unwrap();
        assert_eq!(day.plus_months(6).to_string(), "2027-02-28");
        assert_eq!(day.monday().to_string(), "2026-08-31");
        assert_eq!(day.through(day.plus_days(2)).count(), 3);
        assert_eq!(day.through(day.plus_days(-1)).count(), 0);
    }

    #[test]
    fn zones_are_judged_by_form() {
        for good in ["Europe/Copenhagen", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Mars/Olympus_Mons"] {
            assert!(good.parse::<Zone>().is_ok(), "{good}");
        }
        for bad in ["", "Europe/", "/x", "../etc/passwd", "Europe Copenhagen", "a/b/c/d", "+02:00"] {
            assert!(bad.parse::<Zone>().is_err(), "{bad}");
        }
    }
}
