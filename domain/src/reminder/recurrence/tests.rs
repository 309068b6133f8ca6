//! The text both ways, what is refused with which word, and days worked out by hand.

use super::*;

fn parse(text: &str) -> Result<Recurrence, RecurrenceError> {
    Recurrence::try_from(text.to_owned())
}

fn days(text: &str, first: &str, from: &str, most: usize) -> Vec<String> {
    let (recurrence, first) = (parse(text).unwrap(), first.parse().ok());
    let mut day: LocalDay = from.parse().unwrap();
    let mut found = Vec::new();
    while let Some(next) = recurrence.next(first, day).filter(|_| found.len() < most) {
        found.push(next.to_string());
        day = next.plus_days(1);
    }
    found
}

#[test]
fn a_text_in_our_order_comes_back_as_it_was() {
    for text in [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,FR",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=DAILY;INTERVAL=2;UNTIL=20280229",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=3660",
    ] {
        assert_eq!(parse(text).map(String::from), Ok(text.to_owned()));
    }
    for (other, ours) in [
        ("FREQ=WEEKLY;BYDAY=FR,MO,FR", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("WKST=MO;COUNT=02;INTERVAL=1;FREQ=DAILY", "FREQ=DAILY;COUNT=2"),
    ] {
        assert_eq!(parse(other).map(String::from), Ok(ours.to_owned()));
    }
}

#[test]
fn each_refusal_says_why() {
    use RecurrenceError::{Contradiction, Malformed, NotUnderstood, OutOfRange, TooOften};
    for (text, why) in [
        ("FREQ=MINUTELY", TooOften),
        ("FREQ=HOURLY;INTERVAL=24", TooOften),
        ("FREQ=SECONDLY;COUNT=1", TooOften),
        ("FREQ=DAILY;BYHOUR=8,9", TooOften),
        ("FREQ=DAILY;BYMINUTE=0,30", TooOften),
        ("FREQ=MONTHLY;BYMONTHDAY=31", NotUnderstood),
        ("FREQ=YEARLY", NotUnderstood),
        ("FREQ=WEEKLY;BYDAY=2MO", NotUnderstood),
        ("FREQ=WEEKLY;BYDAY=MO;WKST=SU", NotUnderstood),
        ("FREQ=DAILY;UNTIL=20271231;COUNT=3", Contradiction),
        ("FREQ=DAILY;FREQ=WEEKLY;BYDAY=MO", Contradiction),
        ("FREQ=DAILY;BYDAY=MO", Contradiction),
        ("FREQ=WEEKLY", Contradiction),
        ("FREQ=DAILY;INTERVAL=0", OutOfRange),
        ("FREQ=DAILY;INTERVAL=100", OutOfRange),
        ("FREQ=DAILY;COUNT=99999999", OutOfRange),
        ("FREQ=DAILY;COUNT=-1", Malformed),
        ("FREQ=DAILY;UNTIL=20270229", Malformed),
        ("FREQ=DAILY;UNTIL=20271231T080000Z", Malformed),
        ("FREQ=DAILY;UNTIL=æøå1231", Malformed),
        ("FREQ=WEEKLY;BYDAY=", Malformed),
        ("FREQ=WEEKLY;BYDAY=XX", Malformed),
        ("freq=daily", Malformed),
        ("FREQ=DAILY;", Malformed),
        ("INTERVAL=2", Malformed),
        ("", Malformed),
    ] {
        assert_eq!(parse(text), Err(why), "{text}");
    }
}

#[test]
fn every_second_week_is_counted_from_the_monday_of_the_first_day() {
    // 2026-11-25 is a Wednesday: its own Monday lies before it and does not count.
    let every_second = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE";
    assert_eq!(
        days(every_second, "2026-11-25", "2026-11-01", 4),
        ["2026-11-25", "2026-12-07", "2026-12-09", "2026-12-21"]
    );
    assert_eq!(days(every_second, "2026-11-25", "2026-12-08", 2), ["2026-12-09", "2026-12-21"]);
    let counted = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4";
    assert_eq!(days(counted, "2026-11-25", "2026-12-09", 9), ["2026-12-09", "2026-12-21"]);
}

#[test]
fn a_step_of_days_goes_over_the_leap_day_and_ends_where_it_says() {
    assert_eq!(
        days("FREQ=DAILY;INTERVAL=2;COUNT=3", "2028-02-27", "2020-01-01", 9),
        ["2028-02-27", "2028-02-29", "2028-03-02"]
    );
    assert_eq!(days("FREQ=DAILY;UNTIL=20280229", "", "2028-02-28", 9), ["2028-02-28", "2028-02-29"]);
    assert!(days("FREQ=DAILY;UNTIL=20260101", "2026-01-02", "2026-01-01", 9).is_empty());
    assert_eq!(days("FREQ=DAILY", "", "2999-12-30", 2), ["2999-12-30", "2999-12-31"]);
    assert!(days("FREQ=DAILY;INTERVAL=99", "2999-12-30", "2999-12-31", 1).is_empty());
}

#[test]
fn a_step_of_weeks_is_weeks_even_of_all_days() {
    let week = Recurrence::weekly(Weekdays::every_day());
    assert_eq!(week, Recurrence::daily());
    assert_eq!(week.in_every_week(1), Ok(Recurrence::daily()));
    let text = String::from(week.in_every_week(2).unwrap());
    assert_eq!(text, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU");
    assert_eq!(week.in_every_week(0), Err(RecurrenceError::OutOfRange));
    assert_eq!(week.ending(Some(End::Count(0))), Err(RecurrenceError::OutOfRange));
}
