//! Ten years of occurrences of random rules, against chrono-tz's own reading of local times and, in [`oracles`], against
//! two libraries of other languages.

#[path = "reminder/oracles.rs"]
mod oracles;

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use domain::day::{LocalDay, Millis, Zone};
use domain::programme::{DayName, Weekdays};
use domain::reminder::{Recurrence, Rule, WallTime, What};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const ZONES: [&str; 6] = [
    "Europe/Copenhagen",
    "Europe/London",
    "America/Nuuk",        // changes on a Saturday evening
    "Australia/Lord_Howe", // half an hour of summer time
    "Asia/Kolkata",
    "Atlantic/Faroe",
];

fn offset_at(zone: Tz, at: Millis) -> i32 {
    let utc = DateTime::from_timestamp_millis(at.0).unwrap().naive_utc();
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

/// The library's own answer: the earliest of two, or the first minute that exists after a gap.
fn expected(zone: Tz, day: NaiveDate, time: NaiveTime) -> i64 {
    let mut wall = day.and_time(time);
    loop {
        if let Some(found) = zone.from_local_datetime(&wall).earliest() {
            return found.timestamp_millis();
        }
        wall += TimeDelta::minutes(1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    #[test]
    fn ten_years_of_any_rule(zone in 0usize..6, hour in 0u32..24, minute in 0u32..60, days in 1u8..128, start in 0i64..86_400) {
        let zone: Tz = ZONES[zone].parse().unwrap();
        let names: Vec<DayName> = DayName::ALL.into_iter().filter(|day| days & (1 << (*day as u8)) != 0).collect();
        let rule = Rule {
            what: What::Exercises,
            time: WallTime::try_from(format!("{hour:02}:{minute:02}")).unwrap(),
            recurrence: Recurrence::weekly(Weekdays::try_from(names).unwrap()),
            from: None,
            zone: Zone::from_str(zone.name()).unwrap(),
            follows_phone: false,
            quiet: None,
            enabled: true,
            suggested: None,
        };
        let offset = |at| offset_at(zone, at);
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let begin = Millis(1_795_392_000_000 + start * 1000); // 2026-11-23
        let first = LocalDay::at(begin, offset);
        let mut wanted = Vec::new();
        for day in first.through(first.plus_days(3653)) {
            let (y, m, d) = day.ymd();
            let at = expected(zone, NaiveDate::from_ymd_opt(y, m, d).unwrap(), time);
            if days & (1 << day.weekday().num_days_from_monday()) != 0 && at > begin.0 {
                wanted.push((day, at));
            }
        }
        let mut after = begin;
        for (day, at) in wanted {
            let next = rule.next_after(after, offset).unwrap();
            prop_assert_eq!((next.day, next.at.0), (day, at), "{} {} after {}", zone, String::from(rule.time), after.0);
            after = next.at;
        }
    }
}

#[test]
fn both_nights_in_copenhagen_ring_once() {
    let rule = Rule {
        what: What::Exercises,
        time: WallTime::try_from("02:30".to_owned()).unwrap(),
        recurrence: Recurrence::try_from("FREQ=DAILY".to_owned()).unwrap(),
        from: None,
        zone: Zone::copenhagen(),
        follows_phone: false,
        quiet: None,
        enabled: true,
        suggested: None,
    };
    let offset = |at| offset_at(chrono_tz::Europe::Copenhagen, at);
    for (from, days) in [("2027-03-26T12:00:00Z", 4), ("2027-10-29T12:00:00Z", 4)] {
        let mut at = Millis(DateTime::parse_from_rfc3339(from).unwrap().timestamp_millis());
        let mut seen = Vec::new();
        for _ in 0..days {
            let next = rule.next_after(at, offset).unwrap();
            seen.push(next.day);
            at = next.at;
        }
        let first = seen[0];
        assert_eq!(seen, first.through(first.plus_days(days - 1)).collect::<Vec<_>>(), "one each day, none twice");
    }
}
