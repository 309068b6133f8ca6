//! What a day asks for: the exercises prescribed for it, and what was logged of them. Counting is
//! `domain::adherence`'s business; this only says what to put on the screen.

use domain::adherence::{self, Counts, Log, Span};
use domain::day::LocalDay;
use domain::entry::{Body, ExerciseLog, Outcome, OwnExerciseLog};
use domain::id::{EntryId, OwnExerciseId, PrescriptionId};
use domain::own_exercise::OwnExercise;
use domain::pause::holds_back;
use domain::programme::{Frequency, OtherStep, Plan, Prescription, Programme};

use super::{Kept, Record};

/// One prescribed exercise on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The exercise as prescribed for that day.
    pub prescription: Prescription,
    /// Why it stands on the day's list.
    pub when: When,
    /// The easier step, where a flare-up makes it the one to offer.
    pub easier: Option<OtherStep>,
    /// What was logged for the day: of several, the one that counts.
    pub log: Option<(EntryId, ExerciseLog)>,
}

/// Why an exercise stands on a day's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It is due on this weekday.
    ThisDay,
    /// Some days of this week, which ones is up to the patient.
    ThisWeek {
        /// On how many days it was done or partly done.
        done: u16,
        /// On how many it is wanted.
        times: u16,
    },
    /// It is not due, but may be done.
    NotDue,
}

/// One of the patient's own exercises on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnDue {
    /// Which.
    pub id: OwnExerciseId,
    /// What it is.
    pub exercise: OwnExercise,
    /// Whether the patient wants it on this weekday.
    pub wanted: bool,
    /// What was logged for the day, as of [`Due::log`].
    pub log: Option<(EntryId, OwnExerciseLog)>,
}

impl Record {
    /// Every exercise log, as adherence counts them.
    #[must_use]
    pub fn logs(&self) -> Vec<Log> {
        let logs = self.entries.values().filter_map(|kept| match &kept.body.body {
            Body::ExerciseLog(log) => Some((kept.body.day, log)),
            _ => None,
        });
        logs.map(|(day, log)| Log { prescription: log.prescription, day, outcome: log.outcome, reason: log.reason })
            .collect()
    }

    /// The exercises of `day` in programme order: what is due first, the others behind.
    #[must_use]
    pub fn due_on(&self, day: LocalDay) -> Vec<Due> {
        let all = self.plans_on(day).flat_map(|(programme, plan)| self.of_plan(programme, plan, day));
        let (mut due, others): (Vec<Due>, Vec<Due>) = all.partition(|due| due.when != When::NotDue);
        due.extend(others);
        due
    }

    /// *Mine øvelser* as they stood on `day`: those put aside by then only where they were logged.
    #[must_use]
    pub fn own_on(&self, day: LocalDay) -> Vec<OwnDue> {
        let one = |(id, kept): (&OwnExerciseId, &Kept<OwnExercise>)| {
            let log = self.own_log_of(*id, day);
            let put_aside = kept.body.retired_on.is_some_and(|retired| retired <= day);
            let wanted = kept.body.wanted_on(day) && !self.is_paused(day);
            let due = OwnDue { id: *id, exercise: kept.body.clone(), wanted, log };
            (due.log.is_some() || !put_aside).then_some(due)
        };
        self.own_exercises.iter().filter_map(one).collect()
    }

    /// As [`Record::log_of`], of one of the patient's own exercises.
    #[must_use]
    pub fn own_log_of(&self, own: OwnExerciseId, day: LocalDay) -> Option<(EntryId, OwnExerciseLog)> {
        let logs = self.entries.iter().filter_map(|(id, kept)| match &kept.body.body {
            Body::OwnExerciseLog(log) if log.own_exercise == own && kept.body.day == day => Some((*id, log)),
            _ => None,
        });
        logs.min_by_key(|(id, log)| (log.outcome, std::cmp::Reverse(*id))).map(|(id, log)| (id, log.clone()))
    }

    /// Whether any exercise was done or begun on `day`, prescribed or own.
    #[must_use]
    pub fn exercised_on(&self, day: LocalDay) -> bool {
        self.entries.values().filter(|kept| kept.body.day == day).any(|kept| match &kept.body.body {
            Body::ExerciseLog(log) => log.outcome != Outcome::NotDone,
            Body::OwnExerciseLog(log) => log.outcome != Outcome::NotDone,
            _ => false,
        })
    }

    /// The plans valid on `day`, with their programmes.
    pub fn plans_on(&self, day: LocalDay) -> impl Iterator<Item = (&Programme, &Plan)> {
        self.programmes.iter().filter_map(move |programme| Some((programme, programme.on(day)?)))
    }

    /// *Denne uge*: the counts of the week of `day`, of which days after `today` are still open.
    #[must_use]
    pub fn week_of(&self, day: LocalDay, today: LocalDay) -> WeekCounts {
        let window = Span { from: day.monday(), to: day.monday().plus_days(6) };
        let counted = adherence::count(&self.programmes, &self.logs(), &self.paused(), window, today).total;
        // What is due on a weekday still to come is asked for this week too; adherence looks at no day after today.
        let first_to_come = window.from.max(today.plus_days(1));
        let open = first_to_come.through(window.to).filter(|day| !self.is_paused(*day));
        let to_come = open.map(|day| self.fixed_on(day)).sum::<usize>();
        WeekCounts { asked: counted.due + counted.open + u32::try_from(to_come).unwrap_or(0), counted }
    }

    /// The days on which nothing is due, as adherence takes them.
    #[must_use]
    pub fn paused(&self) -> Vec<Span> {
        self.pauses.values().map(|kept| kept.body.span()).collect()
    }

    /// Whether nothing is due on `day`.
    #[must_use]
    pub fn is_paused(&self, day: LocalDay) -> bool {
        holds_back(self.pauses.values().map(|kept| &kept.body), day)
    }

    fn fixed_on(&self, day: LocalDay) -> usize {
        self.due_on(day).iter().filter(|due| due.when == When::ThisDay).count()
    }

    fn of_plan(&self, programme: &Programme, plan: &Plan, day: LocalDay) -> Vec<Due> {
        let turned_down = self.turned_down(day);
        let due = |prescription: &Prescription| Due {
            when: self.when(programme, prescription, day),
            easier: prescription.easier.clone().filter(|_| turned_down),
            log: self.log_of(prescription.id, day),
            prescription: prescription.clone(),
        };
        plan.prescriptions.iter().map(due).collect()
    }

    fn when(&self, programme: &Programme, prescription: &Prescription, day: LocalDay) -> When {
        if self.is_paused(day) {
            return When::NotDue;
        }
        // A week in the "n a week" way is ruled by its Monday's version throughout (section 5).
        let on_monday =
            programme.on(day.monday()).and_then(|plan| plan.prescriptions.iter().find(|p| p.id == prescription.id));
        match (on_monday.map(|p| p.frequency), prescription.frequency) {
            // In a week that had begun before the programme it is offered too, though not counted yet.
            (Some(Frequency::TimesAWeek { times }), _) | (None, Frequency::TimesAWeek { times }) => {
                When::ThisWeek { done: self.days_done(prescription.id, day), times: times.value() }
            }
            (_, Frequency::Weekdays { days }) if days.contains(day.weekday()) => When::ThisDay,
            _ => When::NotDue,
        }
    }

    fn days_done(&self, prescription: PrescriptionId, day: LocalDay) -> u16 {
        let week = day.monday().through(day.monday().plus_days(6));
        let done =
            week.filter(|day| self.log_of(prescription, *day).is_some_and(|(_, log)| log.outcome != Outcome::NotDone));
        u16::try_from(done.count()).unwrap_or(u16::MAX)
    }

    /// What was logged of one exercise on one day: *done* before *partly* before *not done*, the later first.
    #[must_use]
    pub fn log_of(&self, prescription: PrescriptionId, day: LocalDay) -> Option<(EntryId, ExerciseLog)> {
        let logs = self.entries.iter().filter_map(|(id, kept)| match &kept.body.body {
            Body::ExerciseLog(log) if log.prescription == prescription && kept.body.day == day => Some((*id, log)),
            _ => None,
        });
        logs.min_by_key(|(id, log)| (log.outcome, std::cmp::Reverse(*id))).map(|(id, log)| (id, log.clone()))
    }
}

/// A week's counts with what it still asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekCounts {
    /// Occasions of the whole week.
    pub asked: u32,
    /// What has been counted so far.
    pub counted: Counts,
}

#[cfg(test)]
mod tests;
