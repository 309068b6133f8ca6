//! Adherence against a second reading of section 5, written the long way round: every occasion is listed first, then
//! filled.

use domain::adherence::{Counts, Log, Span, count};
use domain::day::{LocalDay, Weekday};
use domain::entry::Outcome;
use domain::id::{MembershipId, PrescriptionId, ProgrammeId};
use domain::programme::{Author, Frequency, Programme, Version};
use domain::unit::Profession;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::json;

const OUTCOMES: [Outcome; 3] = [Outcome::Done, Outcome::Partly, Outcome::NotDone];

fn day(n: i64) -> LocalDay {
    LocalDay::from_days_since_epoch(20_758 + n) // a Monday
}

fn exercise(n: u8) -> PrescriptionId {
    PrescriptionId::new(1, [n; 10])
}

/// What a generated version prescribes, per exercise: weekdays by bits, or times a week, or not at all.
#[derive(Debug, Clone, Copy)]
enum How {
    Days(u8),
    Times(u8),
    Not,
}

fn how() -> impl Strategy<Value = How> {
    prop_oneof![(1u8..128).prop_map(How::Days), (1u8..8).prop_map(How::Times), Just(How::Not)]
}

fn programme(versions: &[(i64, i64, [How; 2])]) -> Programme {
    let mut from = 0;
    let versions = (1..).zip(versions).map(|(number, (gap, length, hows))| {
        from += gap;
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let prescriptions: Vec<_> = (1u8..).zip(hows).filter_map(|(n, how)| {
            let frequency = match how {
                How::Days(bits) => json!({"by": "weekdays", "days": names.iter().enumerate().filter(|(i, _)| bits & (1 << i) != 0).map(|(_, n)| n).collect::<Vec<_>>()}),
                How::Times(times) => json!({"by": "times_a_week", "times": times}),
                How::Not => return None,
            };
            Some(json!({"id": exercise(n), "title": "x", "dosage": {"by": "minutes", "minutes": 5}, "frequency": frequency}))
        }).collect();
        serde_json::from_value::<Version>(json!({
            "number": number, "from": day(from), "until": day(from + length), "review_on": day(from), "prescriptions": prescriptions,
        })).unwrap()
    }).collect();
    Programme {
        id: ProgrammeId::new(1, [9; 10]),
        author: Some(Author {
            membership: MembershipId::new(1, [8; 10]),
            name: "x".to_owned(),
            profession: Profession::Physiotherapist,
            unit: "x".to_owned(),
        }),
        versions,
    }
}

/// One occasion: any of these days fills it.
struct Occasion {
    days: Vec<LocalDay>,
    running: bool,
}

fn frequency(programme: &Programme, id: PrescriptionId, on: LocalDay) -> Option<Frequency> {
    programme.on(on)?.prescriptions.iter().find(|p| p.id == id).map(|p| p.frequency)
}

/// The second reading, for one exercise.
fn long_way(
    programme: &Programme,
    id: PrescriptionId,
    logs: &[Log],
    pauses: &[Span],
    window: Span,
    today: LocalDay,
) -> Counts {
    let paused = |d: LocalDay| pauses.iter().any(|p| p.from <= d && d <= p.to);
    let weekly =
        |d: LocalDay| match frequency(programme, id, d.plus_days(-i64::from(d.weekday().num_days_from_monday()))) {
            Some(Frequency::TimesAWeek { times }) => Some(usize::from(times.value())),
            _ => None,
        };
    let mut occasions = Vec::new();
    let mut extra_days = Vec::new();
    let mut d = window.from;
    while d <= window.to {
        if let Some(n) = weekly(d) {
            let monday = d.plus_days(-i64::from(d.weekday().num_days_from_monday()));
            if d.weekday() == Weekday::Sun && monday <= today {
                let week: Vec<LocalDay> = (0..7).map(|i| monday.plus_days(i)).collect();
                let open = week.iter().filter(|d| !paused(**d) && programme.on(**d).is_some()).count();
                let slots = (n * open).div_ceil(7);
                let heard: Vec<LocalDay> = week.into_iter().filter(|d| *d <= today).collect();
                for _ in 0..slots {
                    occasions.push(Occasion { days: heard.clone(), running: d >= today });
                }
                extra_days.extend(heard);
            }
        } else if d <= today {
            match frequency(programme, id, d) {
                Some(Frequency::Weekdays { days }) if days.contains(d.weekday()) && !paused(d) => {
                    occasions.push(Occasion { days: vec![d], running: d == today });
                }
                Some(_) => extra_days.push(d),
                None => {}
            }
        }
        d = d.plus_days(1);
    }
    fill(occasions, &extra_days, id, logs)
}

fn fill(occasions: Vec<Occasion>, extra_days: &[LocalDay], id: PrescriptionId, logs: &[Log]) -> Counts {
    let mut used: Vec<LocalDay> = Vec::new();
    let best = |d: LocalDay| logs.iter().filter(|l| l.prescription == id && l.day == d).map(|l| l.outcome).min();
    let mut counts = Counts::default();
    for occasion in occasions {
        let filled = OUTCOMES.iter().find_map(|wanted| {
            occasion.days.iter().find(|d| !used.contains(d) && best(**d) == Some(*wanted)).map(|d| (*d, *wanted))
        });
        match filled {
            Some((d, outcome)) => {
                used.push(d);
                counts.due += 1;
                match outcome {
                    Outcome::Done => counts.done += 1,
                    Outcome::Partly => counts.partly += 1,
                    Outcome::NotDone => counts.not_done += 1,
                }
            }
            None if occasion.running => counts.open += 1,
            None => {
                counts.due += 1;
                counts.no_entry += 1;
            }
        }
    }
    let more =
        extra_days.iter().filter(|d| !used.contains(d) && matches!(best(**d), Some(Outcome::Done | Outcome::Partly)));
    counts.extra = u32::try_from(more.count()).unwrap();
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    #[test]
    fn both_readings_agree(
        versions in prop::collection::vec((0i64..12, 5i64..40, [how(), how()]), 1..4),
        logs in prop::collection::vec((1u8..4, 0i64..50, 0usize..3), 0..60),
        pauses in prop::collection::vec((0i64..45, 0i64..9), 0..3),
        from in 0i64..30, length in 0i64..35, today in 0i64..55,
    ) {
        let programme = programme(&versions);
        let logs: Vec<Log> = logs.iter().map(|(n, d, o)| Log { prescription: exercise(*n), day: day(*d), outcome: OUTCOMES[*o], reason: None }).collect();
        let pauses: Vec<Span> = pauses.iter().map(|(a, n)| Span { from: day(*a), to: day(a + n) }).collect();
        let window = Span { from: day(from), to: day(from + length) };
        let counted = count(std::slice::from_ref(&programme), &logs, &pauses, window, day(today));
        for each in &counted.exercises {
            let expected = long_way(&programme, each.prescription, &logs, &pauses, window, day(today));
            prop_assert_eq!(each.counts, expected, "{:?}", each.prescription);
            let c = each.counts;
            prop_assert_eq!(c.due, c.done + c.partly + c.not_done + c.no_entry);
        }
        let due: u32 = counted.exercises.iter().map(|e| e.counts.due).sum();
        prop_assert_eq!(counted.total.due, due);
    }
}
