//! What the made-up people hold beside diary and programme: a goal, plans, a work trial, a flare-up, a pause (section 11).

use domain::day::Weekday;
use domain::sync::Noun;
use serde_json::{Value, json};
use store::Tx;

use super::{Diary, new_uuid};

impl Diary {
    /// Graded walking from a baseline of three tries; answers the goal's id.
    pub(super) fn walking_goal(&mut self, tx: &Tx<'_>) -> String {
        let day = |back: i64| self.today.plus_days(-back);
        let goal = json!({
            "what": "gå til købmanden og hjem igen", "unit": {"by": "minutes"}, "per": "day", "set_on": day(20),
            "tries": [{"on": day(23), "amount": 14}, {"on": day(22), "amount": 18}, {"on": day(21), "amount": 16}],
            "steps": [
                {"from": day(20), "amount": 14}, {"from": day(13), "amount": 18}, {"from": day(6), "amount": 22},
                {"from": day(-1), "amount": 26}, {"from": day(-8), "amount": 30},
            ],
        });
        let id = new_uuid(tx);
        self.put(tx, Noun::Goal, id.clone(), goal);
        id
    }

    /// After a round-table a work trial at four hours a day, three days a week; on one day it was too much.
    pub(super) fn back_to_work(&mut self, tx: &Tx<'_>) {
        let week = |on: u8| json!({"mon": on, "tue": 0, "wed": on, "thu": 0, "fri": on, "sat": 0, "sun": 0});
        let first = self.today.plus_days(-13).monday();
        let plan = json!({
            "stages": [{"from": first, "hours": week(16)}, {"from": first.plus_days(28), "hours": week(20)}],
            "accommodations": "Ingen løft over 5 kg. Skift mellem at sidde og stå.",
        });
        self.put(tx, Noun::WorkPlan, new_uuid(tx), plan);
        for back in (1..=13).rev() {
            let day = self.today.plus_days(-back);
            if day < first || !matches!(day.weekday(), Weekday::Mon | Weekday::Wed | Weekday::Fri) {
                continue;
            }
            let body = if back > 10 {
                json!({"kind": "work_day", "worked": 10, "went_badly": {"text": "For mange kasser i træk.", "shared": true}})
            } else {
                json!({"kind": "work_day", "worked": 16, "went_well": {"text": "Fik skiftet stilling.", "shared": false}})
            };
            self.entry(tx, back, &body);
        }
    }

    /// A relapse on the way, the plan she had for it, and what she wants next.
    pub(super) fn flare_up_with_plans(&mut self, tx: &Tx<'_>) {
        let to = self.today.plus_days(-9);
        let helped = json!({"text": "Korte ture flere gange om dagen.", "shared": true});
        self.entry(tx, 11, &json!({"kind": "flare_up", "to": to, "helped": helped}));
        let (stiff, again) = (self.today.plus_days(-11), self.today.plus_days(-4));
        self.entry(tx, 10, &json!({"kind": "day_after", "exercises_on": stiff, "hurt_more": "hours_to_days"}));
        self.entry(tx, 3, &json!({"kind": "day_after", "exercises_on": again, "hurt_more": "no"}));
        let written_on = self.today.plus_days(-19);
        let plans: [Value; 2] = [
            json!({"purpose": "relapse", "written_on": written_on, "what": "Stiv om morgenen flere dage i træk.",
                "how": "Skruer ned, men går hver dag.", "who": "Mette i genoptræningen."}),
            json!({"purpose": "action", "written_on": written_on, "what": "Tilbage på lageret på fuld tid.",
                "how": "Et trin ad gangen efter planen.", "who": "Min leder og Mette."}),
        ];
        for plan in plans {
            self.put(tx, Noun::PersonalPlan, new_uuid(tx), plan);
        }
        let since = self.today.plus_days(-20);
        self.put(tx, Noun::Course, new_uuid(tx), json!({"state": "active", "since": since}));
        let closer = json!({"from": self.today.plus_days(-6), "until": self.today.plus_days(7), "day_after": true});
        self.put(tx, Noun::MeasurePeriod, new_uuid(tx), closer);
    }

    /// An exercise of her own, on Thursdays.
    pub(super) fn swims(&mut self, tx: &Tx<'_>) {
        let id = new_uuid(tx);
        let dosage = json!({"by": "minutes", "minutes": 30});
        let own = json!({"title": "Svømme", "instruction": "Rygsvømning, roligt.", "dosage": dosage, "days": ["thu"]});
        self.put(tx, Noun::OwnExercise, id.clone(), own);
        self.entry(tx, 5, &json!({"kind": "own_exercise_log", "own_exercise": id, "outcome": "done", "effort": 3}));
    }

    /// Two days away.
    pub(super) fn holiday(&mut self, tx: &Tx<'_>) {
        let pause = json!({"from": self.today.plus_days(-6), "to": self.today.plus_days(-5), "reason": "holiday"});
        self.put(tx, Noun::Pause, new_uuid(tx), pause);
    }
}
