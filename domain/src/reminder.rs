//! Reminders (section 8): a recurrence at one wall-clock time in the patient's zone. A time that summer time skips is
//! the first moment after the gap; one that exists twice is the first of the two. Schedule-driven, never by pain.

use serde::{Deserialize, Serialize};

use crate::day::{DAY_MS, LocalDay, Millis, Zone};
use crate::entry::{Body, Entry, Kind, Outcome};
use crate::id::PrescriptionId;
use crate::json::Json;
use crate::programme::{DayName, Frequency, Prescription, Programme, Weekdays};
use crate::psfs::rescore_due;

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
    /// In this zone, which the server must know.
    pub zone: Zone,
    /// Switched on.
    pub enabled: bool,
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
}

impl What {
    /// Every purpose, in the order a screen offers them.
    pub const ALL: [Self; 4] = [Self::Exercises, Self::Activity, Self::CheckIn, Self::Psfs];

    /// The screen a tap opens.
    #[must_use]
    pub fn screen(self) -> &'static str {
        match self {
            Self::Exercises => "/",
            Self::Activity => "/activity",
            Self::CheckIn => "/check-in",
            Self::Psfs => "/psfs",
        }
    }
}

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

/// A recurrence as an RFC 5545 rule; this version understands `FREQ=DAILY` and `FREQ=WEEKLY;BYDAY=…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "FREQ=WEEKLY;BYDAY=MO,WE,FR"))]
pub struct Recurrence(Weekdays);

/// Not a recurrence this version understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a recurrence is FREQ=DAILY or FREQ=WEEKLY;BYDAY= with two-letter days (RFC 5545, 3.3.10)")]
pub struct RecurrenceError;

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
    /// On these weekdays, every week.
    #[must_use]
    pub fn weekly(days: Weekdays) -> Self {
        Self(days)
    }

    /// The weekdays.
    #[must_use]
    pub fn weekdays(self) -> Weekdays {
        self.0
    }

    /// Whether it falls on `day`.
    #[must_use]
    pub fn falls_on(self, day: LocalDay) -> bool {
        self.0.contains(day.weekday())
    }
}

impl TryFrom<String> for Recurrence {
    type Error = RecurrenceError;
    fn try_from(text: String) -> Result<Self, RecurrenceError> {
        if text == "FREQ=DAILY" {
            return Ok(Self(Weekdays::every_day()));
        }
        let days = text.strip_prefix("FREQ=WEEKLY;BYDAY=").ok_or(RecurrenceError)?;
        let named = |name: &str| BYDAY.iter().find(|(n, _)| *n == name).map(|(_, day)| *day).ok_or(RecurrenceError);
        let days: Vec<DayName> = days.split(',').map(named).collect::<Result<_, _>>()?;
        Weekdays::try_from(days).map(Self).map_err(|_| RecurrenceError)
    }
}

impl From<Recurrence> for String {
    fn from(recurrence: Recurrence) -> String {
        if recurrence.0 == Weekdays::every_day() {
            return "FREQ=DAILY".to_owned();
        }
        let days: Vec<DayName> = recurrence.0.into();
        let names: Vec<&str> = BYDAY.iter().filter(|(_, day)| days.contains(day)).map(|(name, _)| *name).collect();
        format!("FREQ=WEEKLY;BYDAY={}", names.join(","))
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

impl Rule {
    /// The first occurrence strictly after `after`. `None` only for a rule that is switched off.
    pub fn next_after(&self, after: Millis, offset_at: impl Fn(Millis) -> i32) -> Option<Occurrence> {
        if !self.enabled {
            return None;
        }
        let start = LocalDay::at(after, &offset_at).plus_days(-1);
        start.through(start.plus_days(10)).find_map(|day| {
            let at = moment(day, self.time, &offset_at);
            (self.recurrence.falls_on(day) && at > after).then_some(Occurrence { day, at })
        })
    }
}

/// Days of entries that [`already_done`] looks at, counted back from the occurrence's day.
pub const LOOK_BACK_DAYS: i64 = 13;

/// Whether what a reminder on `day` is for needs no reminding: it is done, or nothing is due. `entries` are the
/// patient's of `day` and the [`LOOK_BACK_DAYS`] before it.
#[must_use]
pub fn already_done(what: What, day: LocalDay, programmes: &[Programme], entries: &[Entry]) -> bool {
    match what {
        What::Exercises => {
            programmes.iter().filter_map(|p| p.on(day)).flat_map(|plan| &plan.prescriptions).all(|prescription| {
                !due_on(prescription, day, entries) || logs(prescription.id, entries).any(|(on, _)| on == day)
            })
        }
        What::Activity => entries.iter().any(|e| e.day == day && e.body.kind() == Kind::Activity),
        What::CheckIn => entries.iter().any(|e| e.day > day.plus_days(-7) && e.body.kind() == Kind::CheckIn),
        What::Psfs => entries.iter().any(|e| e.body.kind() == Kind::Psfs && rescore_due(e.day) > day),
    }
}

fn logs(id: PrescriptionId, entries: &[Entry]) -> impl Iterator<Item = (LocalDay, Outcome)> {
    entries.iter().filter_map(move |entry| match &entry.body {
        Body::ExerciseLog(log) if log.prescription == id => Some((entry.day, log.outcome)),
        _ => None,
    })
}

/// Whether an exercise can be asked for on `day`: its weekday, or its week not yet filled on other days.
#[must_use]
pub fn due_on(prescription: &Prescription, day: LocalDay, entries: &[Entry]) -> bool {
    match prescription.frequency {
        Frequency::Weekdays { days } => days.contains(day.weekday()),
        Frequency::TimesAWeek { times } => {
            let filled = |day: &LocalDay| {
                logs(prescription.id, entries).any(|(on, outcome)| on == *day && outcome != Outcome::NotDone)
            };
            let earlier_this_week = day.monday().through(day.plus_days(-1));
            earlier_this_week.filter(filled).count() < usize::from(times.value())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Offset, TimeZone};

    fn copenhagen(at: Millis) -> i32 {
        let utc = chrono::DateTime::from_timestamp_millis(at.0).unwrap().naive_utc();
        chrono_tz::Europe::Copenhagen.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    fn time(text: &str) -> WallTime {
        WallTime::try_from(text.to_owned()).unwrap()
    }

    fn at(day: &str, wall: &str) -> String {
        let moment = moment(day.parse().unwrap(), time(wall), copenhagen);
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
    fn recurrences_are_rfc_5545() {
        let parse = |text: &str| Recurrence::try_from(text.to_owned());
        assert_eq!(parse("FREQ=WEEKLY;BYDAY=FR,MO").map(String::from), Ok("FREQ=WEEKLY;BYDAY=MO,FR".to_owned()));
        assert_eq!(parse("FREQ=DAILY").map(String::from), Ok("FREQ=DAILY".to_owned()));
        for bad in ["FREQ=MINUTELY", "FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY;BYDAY=XX", ""] {
            assert_eq!(parse(bad), Err(RecurrenceError), "{bad}");
        }
        assert!(WallTime::try_from("24:00".to_owned()).is_err());
        assert!(WallTime::try_from("8:00".to_owned()).is_err());
    }

    fn entry(day: &str, body: serde_json::Value) -> Entry {
        serde_json::from_value(serde_json::json!({
            "day": day, "zone": "Europe/Copenhagen", "recorded_at": 0, "typed_by": "myself", "body": body,
        }))
        .unwrap()
    }

    fn programme() -> Programme {
        let exercise = |n: u8, frequency: serde_json::Value| {
            serde_json::json!({"id": crate::id::uuid_v7(1, [n; 10]).to_string(), "title": "x",
                "dosage": {"by": "minutes", "minutes": 5}, "frequency": frequency})
        };
        serde_json::from_value(serde_json::json!({
            "id": crate::id::uuid_v7(1, [9; 10]).to_string(),
            "author": {"membership": crate::id::uuid_v7(1, [8; 10]).to_string(), "name": "x", "profession": "nurse", "unit": "x"},
            "versions": [{"number": 1, "from": "2026-11-02", "until": "2026-12-31", "review_on": "2026-12-01", "prescriptions": [
                exercise(1, serde_json::json!({"by": "weekdays", "days": ["mon", "wed"]})),
                exercise(2, serde_json::json!({"by": "times_a_week", "times": 2})),
            ]}],
        }))
        .unwrap()
    }

    fn log(n: u8, day: &str, outcome: &str) -> Entry {
        let id = crate::id::uuid_v7(1, [n; 10]).to_string();
        entry(day, serde_json::json!({"kind": "exercise_log", "prescription": id, "outcome": outcome}))
    }

    #[test]
    fn a_reminder_is_skipped_when_all_that_is_due_is_answered() {
        let programmes = [programme()];
        let done =
            |day: &str, entries: &[Entry]| already_done(What::Exercises, day.parse().unwrap(), &programmes, entries);
        let monday = "2026-11-23";
        assert!(!done(monday, &[]));
        assert!(!done(monday, &[log(1, monday, "done")]), "the other one is still open this week");
        assert!(done(monday, &[log(1, monday, "done"), log(2, monday, "not_done")]), "an answer is an answer");
        let tuesday = "2026-11-24";
        assert!(!done(tuesday, &[log(2, monday, "done")]));
        let thursday = "2026-11-26";
        assert!(done(thursday, &[log(2, monday, "done"), log(2, tuesday, "partly")]), "the week is filled");
        assert!(!done(thursday, &[log(2, monday, "done"), log(2, tuesday, "not_done")]));
        assert!(done("2027-01-01", &[]), "after the end nothing is due");
    }

    #[test]
    fn the_other_reminders_look_at_their_own_kind() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        let check_in = |on: &str| [entry(on, serde_json::json!({"kind": "check_in", "sleep": 4}))];
        assert!(already_done(What::CheckIn, day, &[], &check_in("2026-11-17")));
        assert!(!already_done(What::CheckIn, day, &[], &check_in("2026-11-16")));
        let walk = [entry("2026-11-23", serde_json::json!({"kind": "activity", "what": "walking"}))];
        assert!(already_done(What::Activity, day, &[], &walk));
        assert!(!already_done(What::Activity, day.plus_days(1), &[], &walk));
        let id = crate::id::uuid_v7(1, [1; 10]).to_string();
        let scoring =
            |on: &str| [entry(on, serde_json::json!({"kind": "psfs", "scores": [{"activity": id, "score": 4}]}))];
        assert!(already_done(What::Psfs, day, &[], &scoring("2026-11-10")));
        assert!(!already_done(What::Psfs, day, &[], &scoring("2026-11-09")));
    }
}
