//! A new goal as it is typed, by the patient or a professional: what is to become possible, what it is counted in, and over what.

use domain::LocalDay;
use domain::goal::{Goal, Per, Unit};
use domain::json::{Json, Word as _};
use domain::text::Line;

use crate::components::Choice;
use crate::wording::Wording;

/// What a goal is counted in, before an own word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Minutes of it.
    Minutes,
    /// How often.
    Times,
    /// Metres of it.
    Metres,
    /// In a word of the person's own.
    Own,
}

/// The goal as typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
pub struct Draft {
    /// What is to become possible.
    pub what: String,
    /// What it is counted in.
    pub counted: Option<Counted>,
    /// The own word; read only where [`Counted::Own`] is chosen.
    pub word: String,
    /// Over what an amount is counted.
    pub per: Option<Per>,
}

/// Which field is to be filled or mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// What it is.
    What,
    /// What it is counted in.
    Counted,
    /// The own word.
    Word,
    /// Over what.
    Per,
}

impl Draft {
    /// The goal, set on this day, without tries and steps.
    ///
    /// # Errors
    /// The first [`Mistake`] from the top.
    pub fn parse(&self, set_on: LocalDay) -> Result<Goal, Mistake> {
        let what = Line::parse(self.what.trim()).map_err(|_| Mistake::What)?;
        let unit = match self.counted.ok_or(Mistake::Counted)? {
            Counted::Minutes => Unit::Minutes,
            Counted::Times => Unit::Times,
            Counted::Metres => Unit::Metres,
            Counted::Own => Unit::Own { word: Line::parse(self.word.trim()).map_err(|_| Mistake::Word)? },
        };
        let per = self.per.ok_or(Mistake::Per)?;
        Ok(Goal { what, unit, per, set_on, tries: Vec::new(), steps: Vec::new(), ended_on: None })
    }
}

/// What can be chosen to count in.
#[must_use]
pub fn counted(w: &Wording) -> Vec<Choice<Counted>> {
    let all = [Counted::Minutes, Counted::Times, Counted::Metres, Counted::Own];
    let choice =
        |one: Counted| Choice { value: one, label: w.t(&format!("goal-unit-{}", one.word())), key: one.word().into() };
    all.map(choice).to_vec()
}

/// What an amount can be counted over.
#[must_use]
pub fn pers(w: &Wording) -> Vec<Choice<Per>> {
    let choice =
        |one: Per| Choice { value: one, label: w.t(&format!("goal-per-{}", one.word())), key: one.word().into() };
    Per::ALL.map(choice).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_in_what_and_over_what() {
        let today = LocalDay::from_days_since_epoch(20_000);
        let draft = Draft { what: "gå".to_owned(), counted: Some(Counted::Own), ..Draft::default() };
        assert_eq!(Draft::default().parse(today), Err(Mistake::What));
        assert_eq!(draft.parse(today), Err(Mistake::Word));
        let draft = Draft { word: "runder".to_owned(), ..draft };
        assert_eq!(draft.parse(today), Err(Mistake::Per));
        let goal = Draft { per: Some(Per::Week), ..draft }.parse(today).unwrap();
        assert_eq!((goal.check(), goal.set_on), (Ok(()), today));
    }
}
