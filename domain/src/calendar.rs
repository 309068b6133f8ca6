//! The reminders as a calendar feed (RFC 5545), for those who prefer their own calendar. Neutral like a lock screen: no
//! health word, no name, no link to a screen.
//!
//! Each occurrence is an event of its own with its moment in UTC, instead of a rule with a time zone: so a calendar shows
//! exactly the moments at which a notification would come – after a gap of summer time, the first of two, at the end of
//! quiet hours – whatever it makes of zones, and what a pause or an entry has answered is left out. Calendars fetch a
//! feed at least daily, so [`DAYS`] is far enough.

use serde::{Deserialize, Serialize};

use crate::day::{DAY_MS, LocalDay, Millis, Zone};
use crate::id::ReminderId;
use crate::json::Json;
use crate::locale::Language;
use crate::push::neutral_title;
use crate::reminder::{Known, Rule, already_done};

/// How many days ahead events are given.
pub const DAYS: i64 = 60;
/// The most events of a feed; the nearest come first.
pub const MAX_EVENTS: usize = 1_000;
/// Octets of a content line, the line break left out (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;

/// How it stands with a patient's feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarState {
    /// When its address was made; nothing where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Millis>,
    /// When a calendar last fetched it, to the hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetched_at: Option<Millis>,
}

/// A new feed. Its address is a secret, and is shown this once: the server keeps a hash of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCalendar {
    /// Where a calendar fetches it.
    pub address: String,
}

/// A rule as the feed needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRule {
    /// Which.
    pub id: ReminderId,
    /// The rule.
    pub rule: Rule,
    /// When it was last written: the `DTSTAMP` of its events.
    pub written_at: Millis,
}

/// One event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Of this rule.
    pub rule: ReminderId,
    /// Of this day.
    pub day: LocalDay,
    /// When it would ring.
    pub at: Millis,
    /// When its rule was last written.
    pub written_at: Millis,
}

/// What would ring from the day before `now` on, if nothing more is noted, in the order of time.
pub fn events(
    rules: &[FeedRule],
    known: Known<'_>,
    now: Millis,
    offset_at: impl Fn(&Zone, Millis) -> i32,
) -> Vec<Event> {
    // From a whole day on, so that the feed stays the same from one fetch to the next.
    let begin = Millis((now.0.div_euclid(DAY_MS) - 1) * DAY_MS);
    let end = begin.plus_ms((DAYS + 1) * DAY_MS);
    let mut events = Vec::new();
    for FeedRule { id, rule, written_at } in rules {
        let zone_offset = |at| offset_at(&rule.zone, at);
        let mut next = rule.next_after(begin.plus_ms(-1), zone_offset);
        while let Some(due) = next.filter(|due| due.at < end) {
            let rings = rule.quiet.map_or(Some(due.at), |quiet| quiet.let_through(due, due.at, zone_offset));
            if let Some(at) = rings.filter(|_| !already_done(rule.what, due.day, known)) {
                events.push(Event { rule: *id, day: due.day, at, written_at: *written_at });
            }
            next = rule.next_after(due.at, zone_offset);
        }
    }
    events.sort_by_key(|event| (event.at, event.rule));
    events.truncate(MAX_EVENTS);
    events
}

/// The feed as a text: an iCalendar object with CR LF and folded lines.
#[must_use]
pub fn text(events: &[Event], language: Language) -> String {
    let mut text = String::new();
    let title = escaped(neutral_title(language));
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rygrad//Rygrad//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        // RFC 7986, and the names that calendars knew before it.
        "NAME:Rygrad",
        "X-WR-CALNAME:Rygrad",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ] {
        fold(&mut text, line);
    }
    for event in events {
        let stamp = |at: Millis| utc(at);
        for line in [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}@rygrad", event.rule, event.day),
            format!("DTSTAMP:{}", stamp(event.written_at)),
            format!("DTSTART:{}", stamp(event.at)),
            "DURATION:PT15M".to_owned(),
            format!("SUMMARY;LANGUAGE={}:{title}", language.tag()),
            "CLASS:PRIVATE".to_owned(),
            // It takes no time of anybody's day.
            "TRANSP:TRANSPARENT".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION;LANGUAGE={}:{title}", language.tag()),
            "TRIGGER:PT0S".to_owned(),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
        ] {
            fold(&mut text, &line);
        }
    }
    fold(&mut text, "END:VCALENDAR");
    text
}

/// `TEXT` (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A content line, folded at [`LINE_OCTETS`] and never within a character.
fn fold(text: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE_OCTETS {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text.push_str("\r\n");
}

/// `DATE-TIME` in UTC (RFC 5545, 3.3.5), whole seconds.
fn utc(at: Millis) -> String {
    let day = LocalDay::at(at, |_| 0).to_string().replace('-', "");
    let seconds = at.0.rem_euclid(DAY_MS) / 1000;
    format!("{day}T{:02}{:02}{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pause::{Pause, Reason};

    fn rule(what: &str, time: &str) -> FeedRule {
        let rule = serde_json::json!({
            "what": what, "time": time, "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true,
            "quiet": {"from": "22:00", "to": "07:00"},
        });
        FeedRule {
            id: ReminderId::new(1, [7; 10]),
            rule: serde_json::from_value(rule).unwrap(),
            written_at: Millis(1_700_000_000_123),
        }
    }

    const NOW: Millis = Millis(1_799_650_740_000);

    fn at(rules: &[FeedRule], known: Known<'_>) -> Vec<Event> {
        events(rules, known, NOW, |_, _| 3600)
    }

    #[test]
    fn what_would_ring_is_an_event_and_what_would_not_is_none() {
        let all = at(&[rule("check_in", "08:00")], Known::default());
        assert_eq!(all.len(), 61, "from the day before on");
        assert!(all.iter().all(|event| event.at.0.rem_euclid(DAY_MS) == 7 * 60 * 60 * 1000));
        assert_eq!(at(&[rule("check_in", "22:30")], Known::default()), [], "quiet");
        let early = at(&[rule("check_in", "06:30")], Known::default());
        assert_eq!(early[0].at.0.rem_euclid(DAY_MS), 6 * 60 * 60 * 1000, "at the end of the quiet hours");
        assert_eq!(at(&[rule("grant_ending", "08:00")], Known::default()), [], "nothing ends");
        let day = all[3].day;
        let pauses = [Pause { from: day, to: Some(day.plus_days(1)), reason: Reason::Holiday }];
        let paused = at(&[rule("check_in", "08:00")], Known { pauses: &pauses, ..Known::default() });
        assert_eq!(paused.len(), 59);
        let off =
            FeedRule { rule: Rule { enabled: false, ..rule("check_in", "08:00").rule }, ..rule("check_in", "08:00") };
        assert_eq!(at(&[off], Known::default()), []);
        let many: Vec<FeedRule> =
            (0..30u8).map(|n| FeedRule { id: ReminderId::new(1, [n; 10]), ..rule("check_in", "08:00") }).collect();
        let many = at(&many, Known::default());
        assert_eq!(many.len(), MAX_EVENTS);
        assert!(many.is_sorted_by_key(|event| event.at));
    }

    #[test]
    fn the_text_is_folded_escaped_and_neutral() {
        let text = text(&at(&[rule("psfs", "08:00")], Known::default()), Language::Da);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "only whole line breaks");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS));
        assert!(text.contains("SUMMARY;LANGUAGE=da:Påmindelse fra Rygrad\r\n"));
        assert!(text.contains("DTSTART:20270110T070000Z\r\n") && text.contains("DTSTAMP:20231114T221320Z\r\n"));
        assert!(!text.contains("psfs"));
        let mut long = String::new();
        fold(&mut long, &format!("SUMMARY:{}", "å".repeat(100)));
        assert!(long.split("\r\n").all(|line| line.len() <= LINE_OCTETS), "{long}");
        assert_eq!(long.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "å".repeat(100)));
        assert_eq!(escaped("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
