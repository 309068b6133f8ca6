//! *Optrapningsplan* (section 4): a graded return to work, hours per weekday per week, with the worked hours beside it. A
//! plan that does not hold starts a talk [COWI T3]; nothing here judges it.

use serde::{Deserialize, Serialize};

use crate::adherence::Span;
use crate::day::{LocalDay, Weekday};
use crate::entry::{Quarters, WorkDay};
use crate::json::Json;
use crate::problem::Broken;
use crate::text::Text;

/// The most stages, one a week for two years.
pub const MAX_STAGES: usize = 104;

/// A graded return to work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkPlan {
    /// What a week looks like from a day on, earliest first, at least one.
    pub stages: Vec<Stage>,
    /// The last day it says anything about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<LocalDay>,
    /// *Skånehensyn*: what is made easier at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accommodations: Option<Text<1000>>,
}

/// What a professional who holds *plans* and sees *work* sends: the plan as it shall stand, over the version they saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkPlanEdit {
    /// The version that was looked at; 0 for a plan that is new. Another one there is a conflict.
    pub base_revision: i64,
    /// The plan.
    pub plan: WorkPlan,
}

/// The hours of each week from a day on, until the next stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stage {
    /// Its first day.
    pub from: LocalDay,
    /// Hours on each weekday, in quarters.
    pub hours: WeekHours,
}

/// Hours per weekday, in quarter hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeekHours {
    /// Monday.
    pub mon: Quarters,
    /// Tuesday.
    pub tue: Quarters,
    /// Wednesday.
    pub wed: Quarters,
    /// Thursday.
    pub thu: Quarters,
    /// Friday.
    pub fri: Quarters,
    /// Saturday.
    pub sat: Quarters,
    /// Sunday.
    pub sun: Quarters,
}

impl WeekHours {
    /// The hours of one weekday.
    #[must_use]
    pub fn on(self, day: Weekday) -> Quarters {
        match day {
            Weekday::Mon => self.mon,
            Weekday::Tue => self.tue,
            Weekday::Wed => self.wed,
            Weekday::Thu => self.thu,
            Weekday::Fri => self.fri,
            Weekday::Sat => self.sat,
            Weekday::Sun => self.sun,
        }
    }

    /// Quarter hours of the whole week.
    #[must_use]
    pub fn total(self) -> u32 {
        [self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun]
            .into_iter()
            .map(|quarters| u32::from(quarters.value()))
            .sum()
    }
}

impl WorkPlan {
    /// Checks what the types alone cannot.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self) -> Result<(), Broken> {
        let in_order = self.stages.iter().zip(self.stages.iter().skip(1)).all(|(a, b)| a.from < b.from);
        if !(1..=MAX_STAGES).contains(&self.stages.len()) {
            Broken::of("stages", "a plan has 1 to 104 stages")
        } else if !in_order {
            Broken::of("stages", "each stage begins on a later day than the one before")
        } else if self.until.is_some_and(|until| self.stages.last().is_some_and(|last| until < last.from)) {
            Broken::of("until", "a plan ends when its last stage begins or later")
        } else {
            Ok(())
        }
    }

    /// The stage of `day`; `None` before the first and after the end.
    #[must_use]
    pub fn stage_on(&self, day: LocalDay) -> Option<&Stage> {
        if self.until.is_some_and(|until| until < day) {
            return None;
        }
        self.stages.iter().rev().find(|stage| stage.from <= day)
    }
}

/// What is planned for `day`: by the plan whose stage began last. `None` where no plan says anything.
pub fn planned<'a>(plans: impl Iterator<Item = &'a WorkPlan>, day: LocalDay) -> Option<Quarters> {
    let stages = plans.filter_map(|plan| plan.stage_on(day));
    stages.max_by_key(|stage| stage.from).map(|stage| stage.hours.on(day.weekday()))
}

/// One day, planned and worked. `None` is a gap, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayHours {
    /// The day.
    pub day: LocalDay,
    /// As planned, by the entry where it says so, else by the plan.
    pub planned: Option<Quarters>,
    /// As worked; `None` where nothing was written.
    pub worked: Option<Quarters>,
}

/// Every day of the window, planned and worked side by side. Of several entries of a day the last in the slice counts.
#[must_use]
pub fn compare(plans: &[&WorkPlan], entries: &[(LocalDay, &WorkDay)], window: Span) -> Vec<DayHours> {
    let one = |day: LocalDay| {
        let entry = entries.iter().rev().find(|(on, _)| *on == day).map(|(_, entry)| *entry);
        let by_plan = || planned(plans.iter().copied(), day);
        DayHours {
            day,
            planned: entry.and_then(|entry| entry.planned).or_else(by_plan),
            worked: entry.map(|entry| entry.worked),
        }
    };
    window.from.through(window.to).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A week with hours on the first weekdays.
    fn week(quarters: &[u8]) -> serde_json::Value {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let of = |n: usize| quarters.get(n).copied().unwrap_or(0);
        days.iter().enumerate().map(|(n, day)| ((*day).to_owned(), json!(of(n)))).collect()
    }

    fn day(text: &str) -> LocalDay {
        text.parse().unwrap()
    }

    fn plan(stages: &serde_json::Value, until: Option<&str>) -> WorkPlan {
        serde_json::from_value(json!({"stages": stages, "until": until})).unwrap()
    }

    #[test]
    fn a_stage_holds_until_the_next_and_the_plan_until_its_end() {
        let plan = plan(
            &json!([{"from": "2026-11-23", "hours": week(&[8, 0, 8])}, {"from": "2026-11-30", "hours": week(&[16])}]),
            Some("2026-12-06"),
        );
        let on = |text: &str| planned([&plan].into_iter(), day(text)).map(Quarters::value);
        assert_eq!(on("2026-11-22"), None);
        assert_eq!((on("2026-11-23"), on("2026-11-24"), on("2026-11-25")), (Some(8), Some(0), Some(8)));
        assert_eq!((on("2026-11-30"), on("2026-12-06"), on("2026-12-07")), (Some(16), Some(0), None));
        assert_eq!(plan.stages[0].hours.total(), 16);
        let newer: WorkPlan =
            serde_json::from_value(json!({"stages": [{"from": "2026-12-01", "hours": week(&[0, 4])}]})).unwrap();
        assert_eq!(planned([&newer, &plan].into_iter(), day("2026-12-01")).map(Quarters::value), Some(4));
    }

    #[test]
    fn what_was_not_written_is_a_gap_and_a_true_nought_is_not() {
        let plan = plan(&json!([{"from": "2026-11-23", "hours": week(&[8, 8])}]), None);
        let entry = |body: serde_json::Value| -> WorkDay { serde_json::from_value(body).unwrap() };
        let (monday, tuesday) = (entry(json!({"worked": 0})), entry(json!({"worked": 6, "planned": 4})));
        let entries = [(day("2026-11-23"), &monday), (day("2026-11-24"), &tuesday)];
        let window = Span { from: day("2026-11-22"), to: day("2026-11-25") };
        let found: Vec<_> = compare(&[&plan], &entries, window)
            .iter()
            .map(|d| (d.planned.map(Quarters::value), d.worked.map(Quarters::value)))
            .collect();
        assert_eq!(found, [(None, None), (Some(8), Some(0)), (Some(4), Some(6)), (Some(0), None)]);
    }

    #[test]
    fn stages_come_in_order_and_the_end_after_them() {
        let broken = |stages: serde_json::Value, until: Option<&str>| plan(&stages, until).check().unwrap_err().field;
        let four = week(&[4]);
        assert_eq!(broken(json!([]), None), "stages");
        let twice = json!([{"from": "2026-11-23", "hours": four}, {"from": "2026-11-23", "hours": four}]);
        assert_eq!(broken(twice, None), "stages");
        assert_eq!(broken(json!([{"from": "2026-11-23", "hours": four}]), Some("2026-11-22")), "until");
        assert!(
            serde_json::from_value::<WorkPlan>(json!({"stages": [{"from": "2026-11-23", "hours": week(&[97])}]}))
                .is_err()
        );
    }
}
