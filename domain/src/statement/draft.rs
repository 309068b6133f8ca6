//! What a statement could say, as facts drafted from the record: function, activity, plan, adherence and work, and nothing
//! else – no pain, no medicine, no mood, no note. What the record does not hold makes no fact: a gap is not written as 0.
//! The words are the app's; here is what there is to say.

use super::Section;
use crate::adherence::{Counts, Log, Span, count};
use crate::day::LocalDay;
use crate::entry::{Activity, Assessment, CheckIn, WorkDay};
use crate::goal::{Amount, Goal, Per, Unit};
use crate::id::PsfsActivityId;
use crate::programme::Programme;
use crate::progress::{Doing, Grain, Question, answers, minutes};
use crate::psfs::{ActivityChange, MeanChange, PsfsActivity, read};
use crate::score::Score;
use crate::text::{Line, Text};
use crate::work_plan::{WorkPlan, compare};

/// As many kinds of activity, exercises and goals as get a line each.
const LINES: usize = 6;

/// What the record holds, each with its day, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Noted<'a> {
    /// Scorings.
    pub assessments: Vec<(LocalDay, &'a Assessment)>,
    /// The activities they score.
    pub psfs_activities: Vec<(PsfsActivityId, &'a PsfsActivity)>,
    /// The activity diary.
    pub activities: Vec<(LocalDay, &'a Activity)>,
    /// *Min uge*.
    pub check_ins: Vec<(LocalDay, &'a CheckIn)>,
    /// Work days.
    pub work_days: Vec<(LocalDay, &'a WorkDay)>,
    /// Goals.
    pub goals: Vec<&'a Goal>,
    /// Graded returns to work.
    pub work_plans: Vec<&'a WorkPlan>,
    /// What was prescribed.
    pub programmes: &'a [Programme],
    /// Exercises as they were noted.
    pub logs: &'a [Log],
    /// Days on which nothing was due.
    pub pauses: &'a [Span],
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// How one own activity goes.
    Scored {
        /// In the patient's words.
        words: Line<120>,
        /// First and latest score.
        change: ActivityChange,
    },
    /// How all of them go together.
    Mean(MeanChange),
    /// On so many days something was noted, so many minutes in all.
    Active {
        /// Days.
        days: u32,
        /// Minutes.
        minutes: u32,
    },
    /// What was done.
    Doing(Doing),
    /// A programme that runs today.
    Programme {
        /// Who made it, and where.
        author: String,
        /// Their unit.
        unit: String,
        /// How many exercises.
        exercises: usize,
        /// Its last day.
        until: LocalDay,
    },
    /// A goal that has not ended.
    Goal {
        /// What.
        what: Line<120>,
        /// In which unit.
        unit: Unit,
        /// For how long an amount counts.
        per: Per,
        /// The step of today: which, of how many, and how much.
        step: Option<(usize, usize, Amount)>,
    },
    /// Exercises in all.
    Counted(Counts),
    /// One exercise.
    Exercise {
        /// Its title.
        title: Line<80>,
        /// Its counts.
        counts: Counts,
    },
    /// Hours a week as planned now, in quarters.
    Planned {
        /// Quarter hours of the week.
        quarters: u32,
        /// Since which day.
        from: LocalDay,
    },
    /// Hours as worked in the period, on the days that were noted.
    Worked {
        /// On so many days.
        days: usize,
        /// Quarter hours worked.
        quarters: u32,
        /// Quarter hours planned for those same days, where each of them has a plan.
        planned: Option<u32>,
    },
    /// *Skånehensyn*, in the patient's or a professional's words.
    Accommodations(Text<1000>),
    /// The answer about work in *Min uge*, first and latest of the period.
    WorkAnswer {
        /// The first.
        first: Score,
        /// The latest, if there was more than one.
        latest: Option<Score>,
    },
}

/// What there is to say of `period`; `today` is the day now where the patient is. Sections without a fact are left out.
#[must_use]
pub fn draft(noted: &Noted<'_>, period: Span, today: LocalDay) -> Vec<(Section, Vec<Fact>)> {
    let of = |section| match section {
        Section::Function => function(noted, period),
        Section::Activity => activity(noted, period),
        Section::Plan => plan(noted, today),
        Section::Adherence => adherence(noted, period, today),
        Section::Work => work(noted, period, today),
    };
    let each = Section::ALL.into_iter().map(|section| (section, of(section)));
    each.filter(|(_, facts)| !facts.is_empty()).collect()
}

/// The activities that are scored now, with every score up to the end of the period.
fn function(noted: &Noted<'_>, period: Span) -> Vec<Fact> {
    let assessments: Vec<_> = noted.assessments.iter().filter(|(day, _)| *day <= period.to).copied().collect();
    let reading = read(&assessments);
    let named = |change: ActivityChange| {
        let (_, activity) = noted.psfs_activities.iter().find(|(id, _)| *id == change.activity)?;
        activity.retired_on.is_none().then(|| Fact::Scored { words: activity.words.clone(), change })
    };
    let mut facts: Vec<Fact> = reading.activities.into_iter().filter_map(named).collect();
    // The mean is of the same set; without its activities on the page it would say nothing.
    facts.extend(reading.mean.filter(|_| !facts.is_empty()).map(Fact::Mean));
    facts
}

fn activity(noted: &Noted<'_>, period: Span) -> Vec<Fact> {
    let sum = minutes(&noted.activities, period, Grain::Week);
    if sum.doings.is_empty() {
        return Vec::new();
    }
    let all = Fact::Active { days: sum.days, minutes: sum.minutes };
    std::iter::once(all).chain(sum.doings.into_iter().take(LINES).map(Fact::Doing)).collect()
}

fn plan(noted: &Noted<'_>, today: LocalDay) -> Vec<Fact> {
    let running = noted.programmes.iter().filter_map(|programme| {
        let (plan, author) = (programme.on(today)?, programme.author.as_ref()?);
        Some(Fact::Programme {
            author: author.name.clone(),
            unit: author.unit.clone(),
            exercises: plan.prescriptions.len(),
            until: plan.until,
        })
    });
    let open = noted.goals.iter().filter(|goal| goal.ended_on.is_none()).take(LINES).map(|goal| Fact::Goal {
        what: goal.what.clone(),
        unit: goal.unit.clone(),
        per: goal.per,
        step: goal.step_on(today).map(|(number, step)| (number, goal.steps.len(), step.amount)),
    });
    running.chain(open).collect()
}

fn adherence(noted: &Noted<'_>, period: Span, today: LocalDay) -> Vec<Fact> {
    let counted = count(noted.programmes, noted.logs, noted.pauses, period, today);
    let happened = |counts: &Counts| counts.due + counts.open + counts.extra > 0;
    if !happened(&counted.total) {
        return Vec::new();
    }
    let title = |id| noted.programmes.iter().find_map(|programme| programme.prescription(id)).map(|p| p.title.clone());
    let exercises = counted.exercises.into_iter().filter(|exercise| happened(&exercise.counts)).take(LINES);
    let named = exercises
        .filter_map(|exercise| Some(Fact::Exercise { title: title(exercise.prescription)?, counts: exercise.counts }));
    std::iter::once(Fact::Counted(counted.total)).chain(named).collect()
}

fn work(noted: &Noted<'_>, period: Span, today: LocalDay) -> Vec<Fact> {
    let mut facts = Vec::new();
    let running = noted.work_plans.iter().filter_map(|plan| Some((plan.stage_on(today)?, *plan)));
    let current = running.max_by_key(|(stage, _)| stage.from);
    if let Some((stage, _)) = current {
        facts.push(Fact::Planned { quarters: stage.hours.total(), from: stage.from });
    }
    let days = compare(&noted.work_plans, &noted.work_days, period);
    let worked: Vec<_> = days.iter().filter_map(|day| Some((day.worked?, day.planned))).collect();
    if !worked.is_empty() {
        let planned: Option<Vec<u32>> =
            worked.iter().map(|(_, planned)| planned.map(|quarters| u32::from(quarters.value()))).collect();
        facts.push(Fact::Worked {
            days: worked.len(),
            quarters: worked.iter().map(|(quarters, _)| u32::from(quarters.value())).sum(),
            planned: planned.map(|each| each.into_iter().sum()),
        });
    }
    facts.extend(current.and_then(|(_, plan)| plan.accommodations.clone()).map(Fact::Accommodations));
    let given = answers(&noted.check_ins, Question::Work, period);
    let mut given = given.iter().filter_map(|(_, score)| *score);
    if let Some(first) = given.next() {
        facts.push(Fact::WorkAnswer { first, latest: given.next_back() });
    }
    facts
}

#[cfg(test)]
mod tests;
