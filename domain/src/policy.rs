//! Who may do what with whose data: the decision behind every permit. Pure: `store` brings the grants as they stand in
//! the same transaction; nothing about consent comes from a token or a cache.

use crate::category::{Category, CategorySet};
use crate::day::LocalDay;
use crate::disclosure::Outcome;
use crate::grant::{Grant, NewGrant, Sight};
use crate::paper::of_diary;
use crate::reminder::What;

/// Why a reader gets nothing.
pub type Refusal = Outcome;

/// What one reader may see of one patient. `reaching` are all grants, current or not, whose recipient the reader is
/// (their own treating membership, or their unit); `today` is the day now where the patient is.
///
/// # Errors
/// [`Outcome::NeverShared`], [`Outcome::Stopped`] or [`Outcome::Expired`]: the latest decision gives the word.
pub fn sight(reaching: &[Grant], today: LocalDay) -> Result<Sight, Refusal> {
    let current: Vec<&NewGrant> = reaching.iter().filter(|g| g.current(today)).map(|g| &g.decision).collect();
    if !current.is_empty() {
        return Ok(Sight::of(current));
    }
    match reaching.iter().max_by_key(|grant| grant.granted_at) {
        None => Err(Outcome::NeverShared),
        Some(grant) if grant.ended_at.is_some() => Err(Outcome::Stopped),
        Some(_) => Err(Outcome::Expired),
    }
}

/// What a relative may see of one patient: what is shared with their account, for as long as the patient lets them be one
/// (`tied`). `reaching` are all grants, current or not, that name the account. Whatever it is, they only see it: none of the
/// decisions below is ever taken for them.
///
/// # Errors
/// As [`sight`]; [`Outcome::Stopped`] where the tie has ended.
pub fn supporter(tied: bool, reaching: &[Grant], today: LocalDay) -> Result<Sight, Refusal> {
    match sight(reaching, today) {
        Ok(_) if !tied => Err(Outcome::Stopped),
        decided => decided,
    }
}

/// Whether a member whom a patient's grants reach may assign that patient in the unit: to themselves always, which is taking
/// over; to a colleague where the patient is one of their own or was opened today (`near`), and where they `lead` the unit.
/// Only who treats is reached by a grant, so that a lead who treats nobody assigns nobody.
#[must_use]
pub fn assign(to_oneself: bool, near: bool, lead: bool) -> bool {
    to_oneself || near || lead
}

/// Whether a reader with this sight may prescribe: treating recipients who hold *exercises*.
///
/// # Errors
/// [`Outcome::NotThisPart`].
pub fn prescribe(sight: &Sight) -> Result<(), Refusal> {
    if sight.categories().contains(Category::Exercises) { Ok(()) } else { Err(Outcome::NotThisPart) }
}

/// Whether a reader with this sight may edit plans: treating recipients who hold *plans*.
///
/// # Errors
/// [`Outcome::NotThisPart`].
pub fn edit_plans(sight: &Sight) -> Result<(), Refusal> {
    if sight.categories().contains(Category::Plans) { Ok(()) } else { Err(Outcome::NotThisPart) }
}

/// Whether a reader with this sight may edit the return to work: who may edit plans, and sees *work*, whose part it is.
///
/// # Errors
/// [`Outcome::NotThisPart`].
pub fn edit_work_plan(sight: &Sight) -> Result<(), Refusal> {
    edit_plans(sight)?;
    if sight.categories().contains(Category::Work) { Ok(()) } else { Err(Outcome::NotThisPart) }
}

/// With which categories a reader with this sight may suggest a reminder for `what`: treating recipients who see one of those
/// that it is about.
///
/// # Errors
/// [`Outcome::NotThisPart`].
pub fn suggest(sight: &Sight, what: What) -> Result<CategorySet, Refusal> {
    let seen = what.suggested_with().iter().filter(|category| sight.categories().contains(*category));
    let seen = seen.fold(CategorySet::EMPTY, CategorySet::with);
    if seen == CategorySet::EMPTY { Err(Outcome::NotThisPart) } else { Ok(seen) }
}

/// Whether a reader with this sight may type a paper diary, the patient present: treating recipients who see something that an
/// entry can hold. What of it is [`crate::paper::NewPaper::check`]'s to say.
///
/// # Errors
/// [`Outcome::NotThisPart`].
pub fn type_paper(sight: &Sight) -> Result<(), Refusal> {
    if of_diary(sight.categories()).is_empty() { Err(Outcome::NotThisPart) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Millis;
    use crate::grant::{Purpose, RecipientRef};
    use crate::id::{GrantId, UnitId};

    fn grant(at: i64, until: &str, ended: bool, category: Category) -> Grant {
        Grant {
            id: GrantId::new(1, [1; 10]),
            decision: NewGrant {
                recipient: RecipientRef::Unit { unit: UnitId::new(1, [2; 10]) },
                categories: CategorySet::EMPTY.with(category),
                purpose: Purpose::Treatment,
                from: None,
                until: until.parse().unwrap(),
            },
            recipient_name: "x".to_owned(),
            granted_at: Millis(at),
            ended_at: ended.then_some(Millis(at + 1)),
        }
    }

    #[test]
    fn a_relative_sees_nothing_once_the_tie_has_ended() {
        let today = "2026-11-23".parse().unwrap();
        let standing = [grant(1, "2026-11-23", false, Category::Pain)];
        assert_eq!(supporter(true, &standing, today).unwrap().categories(), CategorySet::EMPTY.with(Category::Pain));
        assert_eq!(supporter(false, &standing, today), Err(Outcome::Stopped));
        assert_eq!(supporter(true, &[], today), Err(Outcome::NeverShared));
        assert_eq!(supporter(false, &[], today), Err(Outcome::NeverShared));
    }

    #[test]
    fn the_latest_decision_gives_the_word_of_a_refusal() {
        let today = "2026-11-23".parse().unwrap();
        let pain = Category::Pain;
        assert_eq!(sight(&[], today), Err(Outcome::NeverShared));
        assert_eq!(sight(&[grant(1, "2026-11-22", false, pain)], today), Err(Outcome::Expired));
        let stopped = [grant(1, "2026-11-22", false, pain), grant(2, "2027-01-01", true, pain)];
        assert_eq!(sight(&stopped, today), Err(Outcome::Stopped));
        let last_day =
            sight(&[grant(1, "2026-11-23", false, pain), grant(2, "2027-01-01", true, pain)], today).unwrap();
        assert!(last_day.covers(pain, today));
        assert_eq!(prescribe(&last_day), Err(Outcome::NotThisPart));
        let exercises = sight(&[grant(1, "2026-11-23", false, Category::Exercises)], today).unwrap();
        assert_eq!((prescribe(&exercises), edit_plans(&exercises)), (Ok(()), Err(Outcome::NotThisPart)));
        let plans = sight(&[grant(1, "2026-11-23", false, Category::Plans)], today).unwrap();
        assert_eq!((prescribe(&plans), edit_plans(&plans)), (Err(Outcome::NotThisPart), Ok(())));
        assert_eq!((type_paper(&plans), type_paper(&exercises)), (Err(Outcome::NotThisPart), Ok(())));
        let sees = |categories: &[Category]| {
            let all: Vec<Grant> = categories.iter().map(|one| grant(1, "2026-11-23", false, *one)).collect();
            edit_work_plan(&sight(&all, today).unwrap())
        };
        assert_eq!(
            (sees(&[Category::Plans]), sees(&[Category::Work])),
            (Err(Outcome::NotThisPart), Err(Outcome::NotThisPart))
        );
        assert_eq!(sees(&[Category::Work, Category::Plans]), Ok(()));
    }
}
