//! The week as far as it is typed, and what it becomes: every answer an entry of its day, what was left open nothing.

use domain::LocalDay;
use domain::entry::{Activity, Body, CheckIn, FreeNote, Minutes, Note, Outcome, Unknown, What, WorkDay};
use domain::json::Json;
use domain::text::Text;
use pwa::work_plan::hours;

use super::super::week::Column;
use crate::log::Which;

/// How one exercise of a column went.
#[derive(Debug, Clone, PartialEq, Json)]
struct Cell {
    /// The exercise's id.
    exercise: String,
    outcome: Outcome,
}

/// One day, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub(super) struct Row {
    cells: Vec<Cell>,
    pub(super) what: Option<What>,
    pub(super) minutes: String,
    pub(super) worked: String,
    pub(super) note: String,
}

/// The week, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub(super) struct Draft {
    /// Somebody sat with the patient.
    pub(super) together: bool,
    /// Monday first; as many as were touched.
    rows: Vec<Row>,
    /// *Min uge*: the numbers that were ringed.
    pub(super) week: Option<CheckIn>,
}

/// What is wrong, and on which day, from Monday 0.
pub(super) type Mistake = (usize, &'static str);

impl Row {
    pub(super) fn outcome(&self, exercise: &str) -> Option<Outcome> {
        self.cells.iter().find(|cell| cell.exercise == exercise).map(|cell| cell.outcome)
    }

    pub(super) fn put(&mut self, exercise: &str, outcome: Option<Outcome>) {
        self.cells.retain(|cell| cell.exercise != exercise);
        self.cells.extend(outcome.map(|outcome| Cell { exercise: exercise.to_owned(), outcome }));
    }

    /// What the day becomes; the key of a mistake's words where it cannot be read.
    fn bodies(&self, columns: &[Column]) -> Result<Vec<Body>, &'static str> {
        let mut bodies: Vec<Body> = Vec::new();
        for column in columns {
            if let Some(outcome) = self.outcome(&id(column.which)) {
                bodies.push(column.which.plain(outcome).into());
            }
        }
        let minutes = match self.minutes.trim() {
            "" => None,
            typed => {
                let minutes = typed.parse::<i64>().ok().and_then(|n| Minutes::try_from(n).ok());
                Some(minutes.ok_or("activity-minutes-wrong")?)
            }
        };
        match (self.what, minutes) {
            (None, None) => {}
            (None, Some(_)) => return Err("activity-what-missing"),
            (Some(what), minutes) => bodies.push(Body::Activity(walked(what, minutes))),
        }
        if !self.worked.trim().is_empty() {
            let worked = hours(&self.worked).ok_or("work-hours-wrong")?;
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
            let text = Text::parse(self.note.clone()).map_err(|_| "paper-note-long")?;
            let note = Note { text, shared: false };
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
    pub(super) fn row(&self, place: usize) -> Row {
        self.rows.get(place).cloned().unwrap_or_default()
    }

    pub(super) fn change(&mut self, place: usize, change: impl FnOnce(&mut Row)) {
        while self.rows.len() <= place {
            self.rows.push(Row::default());
        }
        if let Some(row) = self.rows.get_mut(place) {
            change(row);
        }
    }

    /// Every entry of the week, or the first mistake from the top. *Min uge* belongs to its `last` day.
    pub(super) fn read(
        &self,
        columns: &[Column],
        monday: LocalDay,
        last: LocalDay,
    ) -> Result<Vec<(LocalDay, Body)>, Mistake> {
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

pub(super) fn id(which: Which) -> String {
    match which {
        Which::Prescribed(id) => id.to_string(),
        Which::Own(id) => id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use domain::Score;
    use domain::id::PrescriptionId;

    use super::*;

    fn column(n: u8) -> Column {
        Column { which: Which::Prescribed(PrescriptionId::new(1, [n; 10])), title: format!("øvelse {n}") }
    }

    #[test]
    fn what_was_left_open_becomes_nothing_and_every_answer_an_entry_of_its_day() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let sunday = monday.plus_days(6);
        let columns = [column(1), column(2)];
        let mut draft = Draft::default();
        assert_eq!(draft.read(&columns, monday, sunday), Ok(Vec::new()));
        draft.change(2, |row| {
            row.put(&id(columns[1].which), Some(Outcome::Partly));
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
        draft.change(2, |row| row.put(&id(columns[1].which), None));
        assert_eq!(draft.read(&columns, monday, sunday).unwrap().len(), 3);
        // A week without a single number is none; nought is a number.
        draft.week = Some(CheckIn::default());
        assert_eq!(draft.read(&columns, monday, sunday).unwrap().len(), 3);
        draft.week = Some(CheckIn { leg_pain: Score::try_from(0).ok(), ..CheckIn::default() });
        let (day, body) = draft.read(&columns, monday, sunday).unwrap().pop().unwrap();
        assert_eq!((day, body.kind().name()), (sunday, "check_in"));
    }

    #[test]
    fn a_mistake_is_told_with_its_day() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let wrong = |with: fn(&mut Row)| {
            let mut draft = Draft::default();
            draft.change(3, with);
            draft.read(&[], monday, monday).unwrap_err()
        };
        assert_eq!(wrong(|row| row.minutes = "20".to_owned()), (3, "activity-what-missing"));
        assert_eq!(wrong(|row| row.minutes = "mange".to_owned()), (3, "activity-minutes-wrong"));
        assert_eq!(wrong(|row| row.worked = "25".to_owned()), (3, "work-hours-wrong"));
        assert_eq!(wrong(|row| row.note = "x".repeat(4001)), (3, "paper-note-long"));
    }
}
