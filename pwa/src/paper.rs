//! A week on paper as far as it is typed in, by the patient or by a professional with the patient present, and what it becomes:
//! every answer an entry of its day, what was left open nothing.

use domain::LocalDay;
use domain::entry::{
    Activity, Body, CheckIn, ExerciseLog, FreeNote, Minutes, Note, Outcome, OwnExerciseLog, Unknown, What, WorkDay,
};
use domain::id::{OwnExerciseId, PrescriptionId};
use domain::json::Json;
use domain::text::Text;

use crate::work_plan::hours;

/// Which exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exercise {
    /// One of a programme.
    Prescribed(PrescriptionId),
    /// One of the patient's own.
    Own(OwnExerciseId),
}

impl Exercise {
    /// Its id, as drafts and marks have it.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Prescribed(id) => id.to_string(),
            Self::Own(id) => id.to_string(),
        }
    }

    /// How it went and nothing more.
    fn log(self, outcome: Outcome) -> Body {
        let (reason, pain, effort, note, unknown) = (None, None, None, None, Unknown::new());
        match self {
            Self::Prescribed(prescription) => {
                Body::ExerciseLog(ExerciseLog { prescription, outcome, reason, pain, effort, note, unknown })
            }
            Self::Own(own_exercise) => {
                Body::OwnExerciseLog(OwnExerciseLog { own_exercise, outcome, reason, pain, effort, note, unknown })
            }
        }
    }
}

/// One exercise of the week: a column of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Which.
    pub which: Exercise,
    /// What it is called.
    pub title: String,
}

/// What cannot be read of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No number of minutes.
    Minutes,
    /// Minutes of nothing.
    What,
    /// No number of hours.
    Hours,
    /// A note that is too long.
    NoteLong,
}

/// How one exercise of a column went.
#[derive(Debug, Clone, PartialEq, Json)]
struct Cell {
    /// The exercise's id.
    exercise: String,
    outcome: Outcome,
}

/// One day, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub struct Row {
    cells: Vec<Cell>,
    /// What was done.
    pub what: Option<What>,
    /// For how long, as typed.
    pub minutes: String,
    /// Hours at work, as typed.
    pub worked: String,
    /// In own words.
    pub note: String,
    /// Whether those are shared; ticked by nobody beforehand.
    #[serde(default)]
    pub share: bool,
}

/// The week, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub struct Draft {
    /// Somebody sat with the patient.
    pub together: bool,
    /// Monday first; as many as were touched.
    rows: Vec<Row>,
    /// *Min uge*: the numbers that were ringed.
    pub week: Option<CheckIn>,
}

/// What is wrong, and on which day, from Monday 0.
pub type Mistake = (usize, Wrong);

impl Row {
    /// What is typed of this exercise.
    #[must_use]
    pub fn outcome(&self, exercise: &str) -> Option<Outcome> {
        self.cells.iter().find(|cell| cell.exercise == exercise).map(|cell| cell.outcome)
    }

    /// Types how this exercise went, or takes it back.
    pub fn put(&mut self, exercise: &str, outcome: Option<Outcome>) {
        self.cells.retain(|cell| cell.exercise != exercise);
        self.cells.extend(outcome.map(|outcome| Cell { exercise: exercise.to_owned(), outcome }));
    }

    /// What the day becomes.
    fn bodies(&self, columns: &[Column]) -> Result<Vec<Body>, Wrong> {
        let mut bodies: Vec<Body> = Vec::new();
        for column in columns {
            if let Some(outcome) = self.outcome(&column.which.id()) {
                bodies.push(column.which.log(outcome));
            }
        }
        let minutes = match self.minutes.trim() {
            "" => None,
            typed => {
                let minutes = typed.parse::<i64>().ok().and_then(|n| Minutes::try_from(n).ok());
                Some(minutes.ok_or(Wrong::Minutes)?)
            }
        };
        match (self.what, minutes) {
            (None, None) => {}
            (None, Some(_)) => return Err(Wrong::What),
            (Some(what), minutes) => bodies.push(Body::Activity(walked(what, minutes))),
        }
        if !self.worked.trim().is_empty() {
            let worked = hours(&self.worked).ok_or(Wrong::Hours)?;
            bodies.push(Body::WorkDay(WorkDay {
                worked,
                planned: None,
                went_well: None,
                went_badly: None,
                note: None,
                unknown: Unknown::new(),
            }));
        }
        if !self.note.trim().is_empty() {
            let text = Text::parse(self.note.clone()).map_err(|_| Wrong::NoteLong)?;
            let note = Note { text, shared: self.share };
            bodies.push(Body::Note(FreeNote { note, unknown: Unknown::new() }));
        }
        Ok(bodies)
    }
}

fn walked(what: What, minutes: Option<Minutes>) -> Activity {
    let (words, effort, pain_before, pain_after) = (None, None, None, None);
    let (goal, amount, note) = (None, None, None);
    Activity { what, words, minutes, effort, pain_before, pain_after, goal, amount, note, unknown: Unknown::new() }
}

impl Draft {
    /// A day, from Monday 0.
    #[must_use]
    pub fn row(&self, place: usize) -> Row {
        self.rows.get(place).cloned().unwrap_or_default()
    }

    /// Changes a day.
    pub fn change(&mut self, place: usize, change: impl FnOnce(&mut Row)) {
        while self.rows.len() <= place {
            self.rows.push(Row::default());
        }
        if let Some(row) = self.rows.get_mut(place) {
            change(row);
        }
    }

    /// The first day whose own words lack their tick.
    #[must_use]
    pub fn unticked(&self) -> Option<usize> {
        self.rows.iter().position(|row| !row.note.trim().is_empty() && !row.share)
    }

    /// Every entry of the week. *Min uge* belongs to its `last` day.
    ///
    /// # Errors
    /// The first mistake from the top.
    pub fn read(&self, columns: &[Column], monday: LocalDay, last: LocalDay) -> Result<Vec<(LocalDay, Body)>, Mistake> {
        let mut all = Vec::new();
        for (place, row) in self.rows.iter().enumerate() {
            let day = monday.plus_days(i64::try_from(place).unwrap_or(0));
            let bodies = row.bodies(columns).map_err(|wrong| (place, wrong))?;
            all.extend(bodies.into_iter().map(|body| (day, body)));
        }
        let week = self.week.clone().map(Body::CheckIn).filter(|week| week.check().is_ok());
        all.extend(week.map(|week| (last, week)));
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use domain::Score;
    use domain::id::PrescriptionId;

    use super::*;

    fn column(n: u8) -> Column {
        Column { which: Exercise::Prescribed(PrescriptionId::new(1, [n; 10])), title: format!("øvelse {n}") }
    }

    #[test]
    fn what_was_left_open_becomes_nothing_and_every_answer_an_entry_of_its_day() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let sunday = monday.plus_days(6);
        let columns = [column(1), column(2)];
        let mut draft = Draft::default();
        assert_eq!(draft.read(&columns, monday, sunday), Ok(Vec::new()));
        draft.change(2, |row| {
            row.put(&columns[1].which.id(), Some(Outcome::Partly));
            row.what = Some(What::Walking);
            row.minutes = "30".to_owned();
        });
        draft.change(6, |row| {
            row.worked = "0".to_owned();
            row.note = "hvilede".to_owned();
        });
        let read = draft.read(&columns, monday, sunday).unwrap();
        let kinds: Vec<_> = read.iter().map(|(day, body)| (day.to_string(), body.kind().name())).collect();
        let expected = [
            ("2026-11-18", "exercise_log"),
            ("2026-11-18", "activity"),
            ("2026-11-22", "work_day"),
            ("2026-11-22", "note"),
        ];
        assert_eq!(kinds, expected.map(|(day, kind)| (day.to_owned(), kind)));
        draft.change(2, |row| row.put(&columns[1].which.id(), None));
        assert_eq!(draft.read(&columns, monday, sunday).unwrap().len(), 3);
        // A week without a single number is none; nought is a number.
        draft.week = Some(CheckIn::default());
        assert_eq!(draft.read(&columns, monday, sunday).unwrap().len(), 3);
        draft.week = Some(CheckIn { leg_pain: Score::try_from(0).ok(), ..CheckIn::default() });
        let (day, body) = draft.read(&columns, monday, sunday).unwrap().pop().unwrap();
        assert_eq!((day, body.kind().name()), (sunday, "check_in"));
    }

    #[test]
    fn own_words_are_shared_by_their_tick_and_no_other_way() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let mut draft = Draft::default();
        draft.change(1, |row| row.note = "gik".to_owned());
        assert_eq!(draft.unticked(), Some(1));
        let shared = |draft: &Draft| match draft.read(&[], monday, monday).unwrap().pop() {
            Some((_, Body::Note(note))) => note.note.shared,
            other => panic!("{other:?}"),
        };
        assert!(!shared(&draft));
        draft.change(1, |row| row.share = true);
        assert!(shared(&draft));
        assert_eq!(draft.unticked(), None);
    }

    #[test]
    fn a_mistake_is_told_with_its_day() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let wrong = |with: fn(&mut Row)| {
            let mut draft = Draft::default();
            draft.change(3, with);
            draft.read(&[], monday, monday).unwrap_err()
        };
        assert_eq!(wrong(|row| row.minutes = "20".to_owned()), (3, Wrong::What));
        assert_eq!(wrong(|row| row.minutes = "mange".to_owned()), (3, Wrong::Minutes));
        assert_eq!(wrong(|row| row.worked = "25".to_owned()), (3, Wrong::Hours));
        assert_eq!(wrong(|row| row.note = "x".repeat(4001)), (3, Wrong::NoteLong));
    }
}
