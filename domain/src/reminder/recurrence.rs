//! On which days a rule falls: a part of RFC 5545's recurrence rules (3.3.10), read from and written as its text.
//!
//! The recurrence is one of days, as of a `DTSTART` that is a date: the time of day is the rule's, so nothing here can
//! fall twice on one day, and `UNTIL` is a local day. Weeks begin on Monday.

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::json::Json;
use crate::programme::{DayName, Weekdays};

/// The longest step: every so many days or weeks.
pub const MAX_INTERVAL: u16 = 99;
/// The most occurrences that `COUNT` may ask for: a daily rule of ten years.
pub const MAX_COUNT: u16 = 3660;

/// Days that come again: `FREQ=DAILY` or `FREQ=WEEKLY;BYDAY=…`, each with `INTERVAL`, and `UNTIL` or `COUNT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=12"))]
pub struct Recurrence(Steps);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Steps {
    every: Every,
    interval: u16,
    end: Option<End>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week(Weekdays),
}

/// Where a recurrence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// After this day, which is included.
    Until(LocalDay),
    /// After so many occurrences, counted from the rule's first day; 1 to [`MAX_COUNT`].
    Count(u16),
}

/// Why a text is not a recurrence that reminders can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceError {
    /// Not of the form.
    #[error("a recurrence is NAME=value parts divided by semicolons, such as FREQ=WEEKLY;BYDAY=MO (RFC 5545, 3.3.10)")]
    Malformed,
    /// More than once a day.
    #[error("a reminder comes at most once a day: its time is in `time`, not in the recurrence")]
    TooOften,
    /// Allowed by RFC 5545, but not here.
    #[error("only FREQ=DAILY and FREQ=WEEKLY;BYDAY=… with INTERVAL, WKST=MO, and UNTIL or COUNT are understood")]
    NotUnderstood,
    /// Parts that exclude each other, or one that stands twice.
    #[error("parts contradict each other: one of each, UNTIL or COUNT, BYDAY only with WEEKLY and there always")]
    Contradiction,
    /// A step or a number of occurrences out of range.
    #[error("INTERVAL is 1 to 99, COUNT 1 to 3660")]
    OutOfRange,
}

const BYDAY: [(&str, DayName); 7] = [
    ("MO", DayName::Mon),
    ("TU", DayName::Tue),
    ("WE", DayName::Wed),
    ("TH", DayName::Thu),
    ("FR", DayName::Fri),
    ("SA", DayName::Sat),
    ("SU", DayName::Sun),
];

impl Recurrence {
    /// Every day.
    #[must_use]
    pub fn daily() -> Self {
        Self(Steps { every: Every::Day, interval: 1, end: None })
    }

    /// On these weekdays, every week.
    #[must_use]
    pub fn weekly(days: Weekdays) -> Self {
        let every = if days == Weekdays::every_day() { Every::Day } else { Every::Week(days) };
        Self(Steps { every, interval: 1, end: None })
    }

    /// The same in every second, third, … week; a week of all seven days stays one.
    ///
    /// # Errors
    /// [`RecurrenceError::OutOfRange`].
    pub fn in_every_week(self, weeks: u16) -> Result<Self, RecurrenceError> {
        let every = if weeks == 1 { self.0.every } else { Every::Week(self.weekdays()) };
        Ok(Self(Steps { every, interval: in_range(weeks, MAX_INTERVAL)?, ..self.0 }))
    }

    /// The same with an end, or without.
    ///
    /// # Errors
    /// [`RecurrenceError::OutOfRange`].
    pub fn ending(self, end: Option<End>) -> Result<Self, RecurrenceError> {
        if let Some(End::Count(count)) = end {
            in_range(count, MAX_COUNT)?;
        }
        Ok(Self(Steps { end, ..self.0 }))
    }

    /// The weekdays it can fall on.
    #[must_use]
    pub fn weekdays(self) -> Weekdays {
        match self.0.every {
            Every::Day => Weekdays::every_day(),
            Every::Week(days) => days,
        }
    }

    /// Every so many days, or weeks if [`Recurrence::is_weekly`].
    #[must_use]
    pub fn interval(self) -> u16 {
        self.0.interval
    }

    /// Whether steps are weeks.
    #[must_use]
    pub fn is_weekly(self) -> bool {
        matches!(self.0.every, Every::Week(_))
    }

    /// Where it ends.
    #[must_use]
    pub fn end(self) -> Option<End> {
        self.0.end
    }

    /// Whether it means nothing without a first day.
    #[must_use]
    pub fn needs_first_day(self) -> bool {
        self.0.interval > 1 || matches!(self.0.end, Some(End::Count(_)))
    }

    /// The first day it falls on from `day` on, for a rule whose first day (`DTSTART`) is `first`. A first day on which
    /// it does not fall is no occurrence. `None` once it has ended.
    #[must_use]
    pub fn next(self, first: Option<LocalDay>, day: LocalDay) -> Option<LocalDay> {
        let start = first.map_or(day, |first| first.max(day));
        let found = self.unending(first.unwrap_or(start), start)?;
        let last = match self.0.end {
            None => return Some(found),
            Some(End::Until(last)) => last,
            Some(End::Count(count)) => self.last(first.unwrap_or(start), count)?,
        };
        (found <= last).then_some(found)
    }

    /// The first day from `start` on, as if there were no end. `first` is not after `start`.
    fn unending(self, first: LocalDay, start: LocalDay) -> Option<LocalDay> {
        let interval = i64::from(self.0.interval);
        match self.0.every {
            Every::Day => {
                let since = start.days_since_epoch() - first.days_since_epoch();
                after(start, (-since).rem_euclid(interval))
            }
            Every::Week(days) => {
                let weeks = (start.monday().days_since_epoch() - first.monday().days_since_epoch()) / 7;
                let this_week = start.through(start.monday().plus_days(6));
                let found = this_week.filter(|_| weeks % interval == 0).find(|day| days.contains(day.weekday()));
                found.or_else(|| {
                    let monday = after(start.monday(), 7 * (interval - weeks.rem_euclid(interval)))?;
                    monday.through(monday.plus_days(6)).find(|day| days.contains(day.weekday()))
                })
            }
        }
    }

    /// The day of occurrence number `count`, counted from `first`.
    fn last(self, first: LocalDay, count: u16) -> Option<LocalDay> {
        let (interval, nth) = (i64::from(self.0.interval), usize::from(count) - 1);
        let Every::Week(days) = self.0.every else { return after(first, interval * i64::from(count - 1)) };
        let falls = move |day: &LocalDay| days.contains(day.weekday());
        let first_week = first.through(first.monday().plus_days(6)).filter(falls);
        let in_first = first_week.clone().count();
        if nth < in_first {
            return first_week.clone().nth(nth);
        }
        let in_each = Vec::from(days).len();
        let (weeks, rest) = ((nth - in_first) / in_each, (nth - in_first) % in_each);
        let monday = after(first.monday(), 7 * interval * i64::try_from(weeks + 1).ok()?)?;
        monday.through(monday.plus_days(6)).filter(falls).nth(rest)
    }
}

/// The day so many days later; `None` past the end of the calendar, where days are held.
fn after(day: LocalDay, days: i64) -> Option<LocalDay> {
    let later = day.plus_days(days);
    (later.days_since_epoch() == day.days_since_epoch() + days).then_some(later)
}

fn in_range(number: u16, most: u16) -> Result<u16, RecurrenceError> {
    if (1..=most).contains(&number) { Ok(number) } else { Err(RecurrenceError::OutOfRange) }
}

/// The parts of a text, each at most once.
#[derive(Default)]
struct Parts<'a> {
    freq: Option<&'a str>,
    interval: Option<&'a str>,
    byday: Option<&'a str>,
    until: Option<&'a str>,
    count: Option<&'a str>,
    wkst: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Result<Self, RecurrenceError> {
        let mut parts = Self::default();
        for part in text.split(';') {
            let (name, value) = part.split_once('=').ok_or(RecurrenceError::Malformed)?;
            let place = match name {
                "FREQ" => &mut parts.freq,
                "INTERVAL" => &mut parts.interval,
                "BYDAY" => &mut parts.byday,
                "UNTIL" => &mut parts.until,
                "COUNT" => &mut parts.count,
                "WKST" => &mut parts.wkst,
                "BYHOUR" | "BYMINUTE" | "BYSECOND" => return Err(RecurrenceError::TooOften),
                "BYMONTH" | "BYMONTHDAY" | "BYYEARDAY" | "BYWEEKNO" | "BYSETPOS" => {
                    return Err(RecurrenceError::NotUnderstood);
                }
                _ => return Err(RecurrenceError::Malformed),
            };
            if place.replace(value).is_some() {
                return Err(RecurrenceError::Contradiction);
            }
        }
        Ok(parts)
    }

    fn every(&self) -> Result<Every, RecurrenceError> {
        match (self.freq, self.byday) {
            (Some("SECONDLY" | "MINUTELY" | "HOURLY"), _) => Err(RecurrenceError::TooOften),
            (Some("DAILY"), None) => Ok(Every::Day),
            (Some("WEEKLY"), Some(days)) => Ok(Every::Week(weekdays(days)?)),
            (Some("DAILY"), Some(_)) | (Some("WEEKLY"), None) => Err(RecurrenceError::Contradiction),
            (Some("MONTHLY" | "YEARLY"), _) => Err(RecurrenceError::NotUnderstood),
            _ => Err(RecurrenceError::Malformed),
        }
    }

    fn end(&self) -> Result<Option<End>, RecurrenceError> {
        match (self.until, self.count) {
            (None, None) => Ok(None),
            (Some(day), None) => Ok(Some(End::Until(basic_day(day)?))),
            (None, Some(count)) => Ok(Some(End::Count(number(count)?))),
            (Some(_), Some(_)) => Err(RecurrenceError::Contradiction),
        }
    }
}

fn weekdays(text: &str) -> Result<Weekdays, RecurrenceError> {
    let named = |name: &str| match BYDAY.iter().find(|(n, _)| *n == name) {
        Some((_, day)) => Ok(*day),
        // `2MO`, the second Monday, only means something in a month.
        None if name.ends_with(|c: char| c.is_ascii_uppercase())
            && name.starts_with(|c: char| !c.is_ascii_uppercase()) =>
        {
            Err(RecurrenceError::NotUnderstood)
        }
        None => Err(RecurrenceError::Malformed),
    };
    let days: Vec<DayName> = text.split(',').map(named).collect::<Result<_, _>>()?;
    Weekdays::try_from(days).map_err(|_| RecurrenceError::Malformed)
}

fn number(text: &str) -> Result<u16, RecurrenceError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RecurrenceError::Malformed);
    }
    text.parse().map_err(|_| RecurrenceError::OutOfRange)
}

/// `YYYYMMDD`. A moment (`…T…Z`) belongs to a `DTSTART` with a time, which ours has not.
fn basic_day(text: &str) -> Result<LocalDay, RecurrenceError> {
    let mut parts = [text.get(..4), text.get(4..6), text.get(6..)].into_iter().flatten();
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(RecurrenceError::Malformed);
    };
    format!("{year}-{month}-{day}").parse().map_err(|_| RecurrenceError::Malformed)
}

impl TryFrom<String> for Recurrence {
    type Error = RecurrenceError;
    fn try_from(text: String) -> Result<Self, RecurrenceError> {
        let parts = Parts::of(&text)?;
        let every = parts.every()?;
        if parts.wkst.is_some_and(|day| day != "MO") {
            return Err(RecurrenceError::NotUnderstood);
        }
        let interval = in_range(parts.interval.map_or(Ok(1), number)?, MAX_INTERVAL)?;
        Self(Steps { every, interval, end: None }).ending(parts.end()?)
    }
}

impl From<Recurrence> for String {
    fn from(recurrence: Recurrence) -> String {
        let mut text = String::from(if recurrence.is_weekly() { "FREQ=WEEKLY" } else { "FREQ=DAILY" });
        if recurrence.0.interval > 1 {
            text.push_str(&format!(";INTERVAL={}", recurrence.0.interval));
        }
        if let Every::Week(days) = recurrence.0.every {
            let days: Vec<DayName> = days.into();
            let names: Vec<&str> = BYDAY.iter().filter(|(_, day)| days.contains(day)).map(|(name, _)| *name).collect();
            text.push_str(&format!(";BYDAY={}", names.join(",")));
        }
        match recurrence.0.end {
            None => {}
            Some(End::Until(day)) => text.push_str(&format!(";UNTIL={}", day.to_string().replace('-', ""))),
            Some(End::Count(count)) => text.push_str(&format!(";COUNT={count}")),
        }
        text
    }
}

#[cfg(test)]
mod tests;
