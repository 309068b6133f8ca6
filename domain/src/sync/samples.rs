//! Every field of everything that a phone writes beside entries, rules and grants: for the tests that hold a table or a
//! reader against it.

use super::Noun;
use serde_json::{Value, json};

/// One of each, full.
pub(crate) fn things() -> Vec<(Noun, Value)> {
    let id = crate::id::uuid_v7(1, [7; 10]).to_string();
    vec![
        (
            Noun::Goal,
            json!({
                "what": "gå til købmanden", "unit": {"by": "own", "word": "skridt"}, "per": "week", "set_on": "2026-11-01",
                "tries": [{"on": "2026-10-30", "amount": 10}, {"on": "2026-10-31", "amount": 14}],
                "steps": [{"from": "2026-11-02", "amount": 10}, {"from": "2026-11-09", "amount": 12}],
                "ended_on": "2026-12-01",
            }),
        ),
        (
            Noun::WorkPlan,
            json!({
                "stages": [{"from": "2026-11-02", "hours": {"mon": 16, "tue": 0, "wed": 16, "thu": 0, "fri": 96, "sat": 0, "sun": 0}}],
                "until": "2026-12-01", "accommodations": "ingen løft",
            }),
        ),
        (
            Noun::PersonalPlan,
            json!({"purpose": "relapse", "written_on": "2026-11-02", "what": "stiv", "how": "gå", "who": "Mette"}),
        ),
        (Noun::Pause, json!({"from": "2026-11-02", "to": "2026-11-08", "reason": "holiday"})),
        (
            Noun::OwnExercise,
            json!({
                "title": "Svømme", "instruction": "roligt", "dosage": {"by": "minutes", "minutes": 20},
                "days": ["tue"], "prescription": id, "retired_on": "2026-12-01",
            }),
        ),
        (
            Noun::MeasurePeriod,
            json!({
                "from": "2026-11-02", "until": "2026-11-15", "daily_check_in": true, "pain_with_exercise": false,
                "day_after": true, "agreed_with": "Mette",
            }),
        ),
        (Noun::Course, json!({"state": "open_access", "since": "2026-11-02"})),
        (Noun::Team, json!({"coordinator": id, "visible": true})),
    ]
}
