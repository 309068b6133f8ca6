//! A graded return to work as it is typed, by the patient or a professional: hours as texts, "3", "3,5" or "3:30", per weekday and stage.

use domain::LocalDay;
use domain::entry::Quarters;
use domain::json::Json;
use domain::text::{Text, TextError};
use domain::work_plan::{Stage, WeekHours, WorkPlan};

/// Hours as a person writes them: `4`, `4,5`, `4.25`, `4:30`. `None` for what is no number of quarters of a day.
#[must_use]
pub fn hours(text: &str) -> Option<Quarters> {
    let text = text.trim();
    let (whole, part) = text.split_once([',', '.', ':']).unwrap_or((text, "0"));
    let whole: i64 = whole.parse().ok().filter(|hours| (0..=24).contains(hours))?;
    let quarters = match (text.contains(':'), part) {
        (_, "0" | "00") => 0,
        (true, "15") | (false, "25") => 1,
        (true, "30") | (false, "5" | "50") => 2,
        (true, "45") | (false, "75") => 3,
        _ => return None,
    };
    Quarters::try_from(whole * 4 + quarters).ok()
}

/// Names of the weekdays, Monday first, in marks and wording keys.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// One stage as typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub struct StageDraft {
    /// Its first day, as the field has it.
    pub from: String,
    /// Seven texts, Monday first; empty is no work.
    pub hours: Vec<String>,
}

/// The plan as typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub struct Draft {
    /// One after the other.
    pub stages: Vec<StageDraft>,
    /// The last day; empty where there is none.
    pub until: String,
    /// What is made easier at work.
    pub accommodations: String,
}

/// What is wrong: in which stage where it is one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// The first day of this stage.
    From(usize),
    /// The hours of this stage.
    Hours(usize),
    /// The last day.
    Until,
    /// Too long a text.
    Accommodations,
}

/// Hours as people write them; a day left empty is none of work.
fn read_hours(text: &str) -> Option<Quarters> {
    if text.trim().is_empty() { Some(Quarters::default()) } else { hours(text) }
}

fn written(quarters: Quarters) -> String {
    match (quarters.hours(), quarters.minutes()) {
        (0, 0) => String::new(),
        (hours, 0) => hours.to_string(),
        (hours, minutes) => format!("{hours}:{minutes:02}"),
    }
}

impl StageDraft {
    /// A stage with nothing in it.
    #[must_use]
    pub fn empty(from: LocalDay) -> Self {
        Self { from: from.to_string(), hours: vec![String::new(); 7] }
    }

    /// The next stage: the same hours a week later, to be raised.
    #[must_use]
    pub fn after(&self) -> Self {
        let from = self.from.parse::<LocalDay>().map(|day| day.plus_days(7).to_string()).unwrap_or_default();
        Self { from, hours: self.hours.clone() }
    }

    fn of(stage: &Stage) -> Self {
        let WeekHours { mon, tue, wed, thu, fri, sat, sun } = stage.hours;
        Self { from: stage.from.to_string(), hours: [mon, tue, wed, thu, fri, sat, sun].map(written).to_vec() }
    }

    fn week(&self) -> Option<WeekHours> {
        let on = |day: usize| self.hours.get(day).map_or(Some(Quarters::default()), |text| read_hours(text));
        Some(WeekHours { mon: on(0)?, tue: on(1)?, wed: on(2)?, thu: on(3)?, fri: on(4)?, sat: on(5)?, sun: on(6)? })
    }

    /// Quarter hours of the week, as far as it can be read.
    #[must_use]
    pub fn total(&self) -> Option<u32> {
        self.week().map(WeekHours::total)
    }
}

impl Draft {
    /// A plan that begins with one stage.
    #[must_use]
    pub fn new(from: LocalDay) -> Self {
        Self { stages: vec![StageDraft::empty(from)], ..Self::default() }
    }

    /// What is there, to be changed.
    #[must_use]
    pub fn of(plan: &WorkPlan) -> Self {
        Self {
            stages: plan.stages.iter().map(StageDraft::of).collect(),
            until: plan.until.map(|day| day.to_string()).unwrap_or_default(),
            accommodations: plan.accommodations.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// The plan; stages begin one after the other.
    ///
    /// # Errors
    /// The first [`Mistake`] from the top.
    pub fn parse(&self) -> Result<WorkPlan, Mistake> {
        let mut stages: Vec<Stage> = Vec::new();
        for (place, typed) in self.stages.iter().enumerate() {
            let from: LocalDay = typed.from.parse().map_err(|_| Mistake::From(place))?;
            if stages.last().is_some_and(|before| from <= before.from) {
                return Err(Mistake::From(place));
            }
            stages.push(Stage { from, hours: typed.week().ok_or(Mistake::Hours(place))? });
        }
        let until = match self.until.trim() {
            "" => None,
            typed => Some(typed.parse().map_err(|_| Mistake::Until)?),
        };
        let accommodations = match Text::parse(self.accommodations.clone()) {
            Ok(text) => Some(text),
            Err(TextError::Empty) => None,
            Err(_) => return Err(Mistake::Accommodations),
        };
        let plan = WorkPlan { stages, until, accommodations };
        plan.check().map_err(|_| Mistake::Until)?;
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_back_as_it_was_typed_and_its_stages_follow_each_other() {
        let day = |n: i64| LocalDay::from_days_since_epoch(20_000 + n);
        let mut draft = Draft::new(day(0));
        draft.stages[0].hours[0] = "3:30".to_owned();
        draft.stages.push(draft.stages[0].after());
        let plan = draft.parse().unwrap();
        assert_eq!((plan.stages.len(), plan.stages[1].from, plan.stages[1].hours.total()), (2, day(7), 14));
        assert_eq!(Draft::of(&plan), draft);
        draft.stages[1].from = day(0).to_string();
        assert_eq!(draft.parse(), Err(Mistake::From(1)));
        draft.stages[1] = draft.stages[0].after();
        draft.until = day(3).to_string();
        assert_eq!(draft.parse(), Err(Mistake::Until));
    }
}
