//! What is drafted, and what is not.

use serde_json::json;

use super::*;
use crate::entry::Body;

fn day(text: &str) -> LocalDay {
    text.parse().unwrap()
}

fn period() -> Span {
    Span { from: day("2026-11-02"), to: day("2026-11-29") }
}

fn activity_of(body: serde_json::Value) -> Activity {
    match serde_json::from_value(body).unwrap() {
        Body::Activity(activity) => activity,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_record_gives_an_empty_draft() {
    assert_eq!(draft(&Noted::default(), period(), day("2026-11-23")), []);
}

#[test]
fn what_was_noted_in_the_period_is_added_up_and_pain_is_not_among_it() {
    let walk = activity_of(json!({"kind": "activity", "what": "walking", "minutes": 20, "pain_after": 7,
        "note": {"text": "hemmelig", "shared": true}}));
    let noted = Noted {
        activities: vec![(day("2026-10-01"), &walk), (day("2026-11-03"), &walk), (day("2026-11-04"), &walk)],
        ..Noted::default()
    };
    let found = draft(&noted, period(), day("2026-11-23"));
    let (section, facts) = found.first().unwrap();
    assert_eq!((*section, found.len()), (Section::Activity, 1));
    assert_eq!(facts.first(), Some(&Fact::Active { days: 2, minutes: 40 }));
    let said = format!("{found:?}");
    assert!(!said.contains("hemmelig") && !said.contains("pain"), "{said}");
}

#[test]
fn hours_are_compared_on_the_days_that_were_noted() {
    let plan: WorkPlan = serde_json::from_value(json!({
        "stages": [{"from": "2026-11-02", "hours": {"mon": 16, "tue": 16, "wed": 0, "thu": 16, "fri": 0, "sat": 0, "sun": 0}}],
        "accommodations": "Ingen tunge løft",
    }))
    .unwrap();
    let worked: WorkDay = serde_json::from_value(json!({"worked": 12})).unwrap();
    let noted = Noted { work_plans: vec![&plan], work_days: vec![(day("2026-11-02"), &worked)], ..Noted::default() };
    let found = draft(&noted, period(), day("2026-11-23"));
    assert_eq!(
        found,
        [(
            Section::Work,
            vec![
                Fact::Planned { quarters: 48, from: day("2026-11-02") },
                Fact::Worked { days: 1, quarters: 12, planned: Some(16) },
                Fact::Accommodations(Text::parse("Ingen tunge løft").unwrap()),
            ]
        )]
    );
    let unplanned = Noted { work_plans: vec![], ..noted };
    let found = draft(&unplanned, period(), day("2026-11-23"));
    assert_eq!(found, [(Section::Work, vec![Fact::Worked { days: 1, quarters: 12, planned: None }])]);
}

#[test]
fn an_answer_about_work_is_first_and_latest_and_a_gap_is_none() {
    let answer = |work: serde_json::Value| -> CheckIn { serde_json::from_value(work).unwrap() };
    let (low, gap, high) = (answer(json!({"work": 0})), answer(json!({})), answer(json!({"work": 6})));
    let check_ins = vec![(day("2026-11-03"), &low), (day("2026-11-10"), &gap), (day("2026-11-17"), &high)];
    let found = draft(&Noted { check_ins, ..Noted::default() }, period(), day("2026-11-23"));
    let score = |n: i64| Score::try_from(n).unwrap();
    let said = Fact::WorkAnswer { first: score(0), latest: Some(score(6)) };
    assert_eq!(found, [(Section::Work, vec![said])]);
    let check_ins = vec![(day("2026-11-10"), &gap)];
    assert_eq!(draft(&Noted { check_ins, ..Noted::default() }, period(), day("2026-11-23")), []);
}
