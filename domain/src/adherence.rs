//! Adherence, defined once (section 5): counts of occasions in a window of days, by the programme version valid on each
//! day. Never a percentage, never *partly* folded into *done*; what is still open is not yet *no entry*.

use serde::{Deserialize, Serialize};

use crate::day::{LocalDay, Weekday};
use crate::entry::{Outcome, Reason};
use crate::id::PrescriptionId;
use crate::json::Json;
use crate::programme::{Frequency, Programme};

/// One log as adherence needs it. What is not shared with the reader (some reasons) is simply `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Log {
    /// Which exercise.
    pub prescription: PrescriptionId,
    /// Which day.
    pub day: LocalDay,
    /// How it went.
    pub outcome: Outcome,
    /// Why not all.
    pub reason: Option<Reason>,
}

/// Days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// First day.
    pub from: LocalDay,
    /// Last day.
    pub to: LocalDay,
}

impl Span {
    /// Whether `day` lies within.
    #[must_use]
    pub fn contains(&self, day: LocalDay) -> bool {
        self.from <= day && day <= self.to
    }
}

/// Counts of occasions. `due = done + partly + not_done + no_entry`; `open` and `extra` stand beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// Occasions that have come.
    pub due: u32,
    /// *Lavet*.
    pub done: u32,
    /// *Noget af den*.
    pub partly: u32,
    /// *Ikke i dag*, said by the patient.
    pub not_done: u32,
    /// Nothing was written: a gap, not a no.
    pub no_entry: u32,
    /// Occasions of the running day or week that can still be done.
    pub open: u32,
    /// Done or partly done beyond what was due.
    pub extra: u32,
}

impl Counts {
    fn take(&mut self, outcome: Option<Outcome>) {
        self.due += 1;
        match outcome {
            Some(Outcome::Done) => self.done += 1,
            Some(Outcome::Partly) => self.partly += 1,
            Some(Outcome::NotDone) => self.not_done += 1,
            None => self.no_entry += 1,
        }
    }

    fn add(&mut self, other: Self) {
        self.due += other.due;
        self.done += other.done;
        self.partly += other.partly;
        self.not_done += other.not_done;
        self.no_entry += other.no_entry;
        self.open += other.open;
        self.extra += other.extra;
    }
}

/// Adherence of a window.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Adherence {
    /// All exercises together.
    pub total: Counts,
    /// Per exercise, in programme order.
    pub exercises: Vec<ExerciseCounts>,
    /// Reasons given, most frequent first.
    pub reasons: Vec<ReasonCount>,
}

/// One exercise's counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExerciseCounts {
    /// Which exercise.
    pub prescription: PrescriptionId,
    /// Its counts.
    pub counts: Counts,
}

/// How often a reason was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReasonCount {
    /// Which reason.
    pub reason: Reason,
    /// How often.
    pub times: u32,
}

/// Counts the window. `today` is the day now where the patient is; days after it are not looked at, but a window that
/// holds the coming Sunday (*denne uge*) holds the running week.
#[must_use]
pub fn count(programmes: &[Programme], logs: &[Log], pauses: &[Span], window: Span, today: LocalDay) -> Adherence {
    let mut adherence = Adherence::default();
    for programme in programmes {
        for id in prescriptions(programme) {
            let counts = Exercise { programme, id, logs, pauses, today }.count(window);
            adherence.total.add(counts);
            adherence.exercises.push(ExerciseCounts { prescription: id, counts });
        }
    }
    adherence.reasons = reasons(logs, window);
    adherence
}

/// Every prescription of the programme, newest version's order first.
fn prescriptions(programme: &Programme) -> Vec<PrescriptionId> {
    let mut ids = Vec::new();
    for version in programme.versions.iter().rev() {
        for prescription in &version.plan.prescriptions {
            if !ids.contains(&prescription.id) {
                ids.push(prescription.id);
            }
        }
    }
    ids
}

fn reasons(logs: &[Log], window: Span) -> Vec<ReasonCount> {
    let mut counts: Vec<ReasonCount> = Vec::new();
    for reason in Reason::ALL {
        let given = logs.iter().filter(|log| log.reason == Some(reason) && window.contains(log.day)).count();
        if let Some(times) = u32::try_from(given).ok().filter(|n| *n > 0) {
            counts.insert(counts.partition_point(|more| more.times >= times), ReasonCount { reason, times });
        }
    }
    counts
}

/// One exercise in one programme.
struct Exercise<'a> {
    programme: &'a Programme,
    id: PrescriptionId,
    logs: &'a [Log],
    pauses: &'a [Span],
    today: LocalDay,
}

impl Exercise<'_> {
    fn count(&self, window: Span) -> Counts {
        let mut counts = Counts::default();
        for day in window.from.through(window.to.min(self.today)) {
            if let Some(Frequency::TimesAWeek { .. }) = self.frequency_for(day) {
                continue; // counted with its week
            }
            self.count_weekday(day, &mut counts);
        }
        for monday in self.mondays(window) {
            self.count_week(monday, &mut counts);
        }
        counts
    }

    /// The frequency that rules `day`: a week in the "n a week" way is ruled by its Monday's version throughout.
    fn frequency_for(&self, day: LocalDay) -> Option<Frequency> {
        match self.frequency_on(day.monday()) {
            Some(weekly @ Frequency::TimesAWeek { .. }) => Some(weekly),
            _ => self.frequency_on(day).filter(|f| matches!(f, Frequency::Weekdays { .. })),
        }
    }

    fn frequency_on(&self, day: LocalDay) -> Option<Frequency> {
        let plan = self.programme.on(day)?;
        plan.prescriptions.iter().find(|p| p.id == self.id).map(|p| p.frequency)
    }

    fn paused(&self, day: LocalDay) -> bool {
        self.pauses.iter().any(|pause| pause.contains(day))
    }

    /// The best of a day's logs: two phones make one occasion.
    fn outcome_on(&self, day: LocalDay) -> Option<Outcome> {
        self.logs.iter().filter(|log| log.prescription == self.id && log.day == day).map(|log| log.outcome).min()
    }

    fn count_weekday(&self, day: LocalDay, counts: &mut Counts) {
        let due = match self.frequency_for(day) {
            Some(Frequency::Weekdays { days }) => days.contains(day.weekday()) && !self.paused(day),
            // No longer prescribed: shown elsewhere, not counted. Not yet a whole week: done is extra.
            _ if self.frequency_on(day).is_none() => return,
            _ => false,
        };
        match (due, self.outcome_on(day)) {
            (true, None) if day == self.today => counts.open += 1,
            (true, outcome) => counts.take(outcome),
            (false, Some(Outcome::Done | Outcome::Partly)) => counts.extra += 1,
            (false, _) => {}
        }
    }

    /// Mondays of the weeks that have begun and whose Sunday lies in the window.
    fn mondays(&self, window: Span) -> impl Iterator<Item = LocalDay> {
        let sundays = window.from.through(window.to).filter(|day| day.weekday() == Weekday::Sun);
        let today = self.today;
        sundays.map(LocalDay::monday).filter(move |monday| *monday <= today)
    }

    fn count_week(&self, monday: LocalDay, counts: &mut Counts) {
        let Some(Frequency::TimesAWeek { times }) = self.frequency_on(monday) else { return };
        let sunday = monday.plus_days(6);
        let open_day = |day: &LocalDay| self.programme.on(*day).is_some() && !self.paused(*day);
        let open_days = monday.through(sunday).filter(open_day).count();
        let slots = (usize::from(times.value()) * open_days).div_ceil(7);
        let mut outcomes: Vec<Outcome> = Vec::new();
        for outcome in monday.through(sunday.min(self.today)).filter_map(|day| self.outcome_on(day)) {
            outcomes.insert(outcomes.partition_point(|better| *better <= outcome), outcome);
        }
        let used = outcomes.len().min(slots);
        let (filling, beyond) = outcomes.split_at(used);
        filling.iter().for_each(|outcome| counts.take(Some(*outcome)));
        let unfilled = slots - used;
        for _ in 0..unfilled {
            if sunday >= self.today { counts.open += 1 } else { counts.take(None) }
        }
        let extra = beyond.iter().filter(|o| **o != Outcome::NotDone).count();
        counts.extra += u32::try_from(extra).unwrap_or(u32::MAX);
    }
}
