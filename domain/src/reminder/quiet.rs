//! Hours in which nothing rings. A reminder that falls in them comes at their end if it is still useful then, on the same
//! day; otherwise it is only shown in the app.

use serde::{Deserialize, Serialize};

use super::{Occurrence, USEFUL_MS, WallTime, moment};
use crate::day::{DAY_MS, LocalDay, Millis};
use crate::json::Json;

/// From a time on the wall up to another, which is no longer quiet; over midnight if the end is the earlier of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "Hours", into = "Hours")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuietHours {
    /// The first quiet minute.
    from: WallTime,
    /// The first minute that is not.
    to: WallTime,
}

/// [`QuietHours`] on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Hours {
    from: WallTime,
    to: WallTime,
}

/// No hours, or all of them: nobody could tell which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("quiet hours begin at one time and end at another")]
pub struct QuietHoursError;

impl TryFrom<Hours> for QuietHours {
    type Error = QuietHoursError;
    fn try_from(Hours { from, to }: Hours) -> Result<Self, QuietHoursError> {
        if from == to { Err(QuietHoursError) } else { Ok(Self { from, to }) }
    }
}

impl From<QuietHours> for Hours {
    fn from(QuietHours { from, to }: QuietHours) -> Self {
        Self { from, to }
    }
}

impl QuietHours {
    /// From `from` to `to`.
    ///
    /// # Errors
    /// [`QuietHoursError`] if they are the same.
    pub fn new(from: WallTime, to: WallTime) -> Result<Self, QuietHoursError> {
        Self::try_from(Hours { from, to })
    }

    /// The first quiet minute.
    #[must_use]
    pub fn from(self) -> WallTime {
        self.from
    }

    /// The first minute that is not.
    #[must_use]
    pub fn to(self) -> WallTime {
        self.to
    }

    /// Whether a minute of the day, 0–1439, is quiet.
    fn covers(self, minute: i64) -> bool {
        let (from, to) = (i64::from(self.from.minutes()), i64::from(self.to.minutes()));
        if from < to { (from..to).contains(&minute) } else { minute >= from || minute < to }
    }

    /// When what would ring at `at` may ring for `occurrence`; `None` if only the app shows it.
    pub fn let_through(self, occurrence: Occurrence, at: Millis, offset_at: impl Fn(Millis) -> i32) -> Option<Millis> {
        let wall_ms = at.0 + i64::from(offset_at(at)) * 1000;
        let minute = wall_ms.rem_euclid(DAY_MS) / 60_000;
        if !self.covers(minute) {
            return Some(at);
        }
        // Before midnight in hours that go over it, the end is another day's.
        if minute >= i64::from(self.to.minutes()) {
            return None;
        }
        // In the second of two equal hours the end may stand on the wall for the second time; the later of the two counts.
        let end = moment(LocalDay::at(at, &offset_at), self.to, &offset_at).max(at);
        (end.0 < occurrence.at.0 + USEFUL_MS).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> WallTime {
        WallTime::try_from(text.to_owned()).unwrap()
    }

    fn minutes(text: &str) -> Millis {
        Millis(i64::from(time(text).minutes()) * 60_000)
    }

    /// What rings when, on the first day of 1970 in a zone at UTC.
    fn rings(quiet: (&str, &str), due: &str) -> Option<Millis> {
        let quiet = QuietHours::new(time(quiet.0), time(quiet.1)).unwrap();
        let due = Occurrence { day: "1970-01-01".parse().unwrap(), at: minutes(due) };
        quiet.let_through(due, due.at, |_| 0)
    }

    #[test]
    fn what_falls_in_quiet_hours_comes_at_their_end_or_stays_in_the_app() {
        let night = ("21:30", "07:00");
        assert_eq!(rings(night, "21:29"), Some(minutes("21:29")));
        assert_eq!(rings(night, "21:30"), None, "the end is tomorrow's");
        assert_eq!(rings(night, "00:00"), None, "seven hours later is not useful");
        assert_eq!(rings(night, "03:00"), None, "at its end exactly");
        assert_eq!(rings(night, "03:01"), Some(minutes("07:00")));
        assert_eq!(rings(night, "06:59"), Some(minutes("07:00")));
        assert_eq!(rings(night, "07:00"), Some(minutes("07:00")));
        let nap = ("13:00", "15:00");
        assert_eq!(rings(nap, "12:59"), Some(minutes("12:59")));
        assert_eq!(rings(nap, "13:00"), Some(minutes("15:00")));
        assert_eq!(rings(nap, "15:00"), Some(minutes("15:00")));
        let evening = ("20:00", "00:00");
        assert_eq!(rings(evening, "23:59"), None);
        assert_eq!(rings(evening, "00:00"), Some(minutes("00:00")));
    }

    #[test]
    fn hours_have_a_beginning_and_an_end() {
        assert_eq!(QuietHours::new(time("08:00"), time("08:00")), Err(QuietHoursError));
        let quiet: QuietHours = serde_json::from_value(serde_json::json!({"from": "22:00", "to": "06:00"})).unwrap();
        assert_eq!((quiet.from(), quiet.to()), (time("22:00"), time("06:00")));
    }
}
