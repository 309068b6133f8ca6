//! *Delmål*, graded (section 4): a baseline of two or three tries, steps that follow time and not pain, and an enough for
//! each day.

mod amount;
mod baseline;
mod form;
mod ladder;
mod list;
mod page;

pub(crate) use self::form::NewGoal;
pub(crate) use self::list::Goals;
pub(crate) use self::page::{GoalPage, shown};

use domain::goal::Amount;

/// The amount that was typed, if it is one.
fn typed(text: &str) -> Option<Amount> {
    Amount::try_from(text.trim().parse::<i64>().ok()?).ok()
}
