//! What is on the form of a new decision, and reading it: the decision, or the first mistake from the top.

use domain::LocalDay;
use domain::category::CategorySet;
use domain::grant::{GrantError, NewGrant, PROPOSED_MONTHS, RecipientRef};
use domain::json::Json;

/// From when entries are shared.
#[derive(Debug, Clone, PartialEq, Json)]
#[serde(tag = "by", rename_all = "snake_case")]
pub(super) enum From {
    Today,
    Everything,
    Chosen { day: String },
}

/// What is on the form.
#[derive(Debug, Clone, PartialEq, Json)]
pub(super) struct Form {
    pub(super) recipient: Option<RecipientRef>,
    pub(super) categories: CategorySet,
    pub(super) from: From,
    pub(super) until: String,
}

/// What is wrong with it, by the wording's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    Who,
    What,
    From,
    Until,
}

impl Form {
    pub(super) fn new(today: LocalDay) -> Self {
        let until = today.plus_months(PROPOSED_MONTHS).to_string();
        Self { recipient: None, categories: CategorySet::EMPTY, from: From::Today, until }
    }

    /// The decision, or the first mistake from the top.
    pub(super) fn read(&self, today: LocalDay) -> Result<NewGrant, Mistake> {
        let recipient = self.recipient.ok_or(Mistake::Who)?;
        if self.categories.is_empty() {
            return Err(Mistake::What);
        }
        let from = match &self.from {
            From::Today => Some(today),
            From::Everything => None,
            From::Chosen { day: typed } => Some(typed.parse().map_err(|_| Mistake::From)?),
        };
        let until = self.until.parse().map_err(|_| Mistake::Until)?;
        let decision = NewGrant { recipient, categories: self.categories, purpose: recipient.purpose(), from, until };
        decision.check(today).map_err(|error| match error {
            GrantError::SupportOnly | GrantError::TreatmentOnly => Mistake::Who,
            GrantError::NothingShared => Mistake::What,
            GrantError::UntilTooEarly if until >= today => Mistake::From,
            GrantError::UntilTooEarly | GrantError::UntilTooLate => Mistake::Until,
        })?;
        Ok(decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::category::Category;
    use domain::id::UnitId;

    fn form() -> Form {
        let unit = UnitId::new(1, [1; 10]);
        Form { recipient: Some(RecipientRef::Unit { unit }), ..Form::new("2026-11-23".parse().unwrap()) }
    }

    #[test]
    fn the_purpose_follows_from_the_recipient() {
        use domain::grant::Purpose;
        let today: LocalDay = "2026-11-23".parse().unwrap();
        let categories = CategorySet::EMPTY.with(Category::Function);
        let account = domain::id::AccountId::new(1, [1; 10]);
        let relative = Form { recipient: Some(RecipientRef::Supporter { account }), categories, ..form() };
        assert_eq!(relative.read(today).unwrap().purpose, Purpose::Support);
        assert_eq!(Form { categories, ..form() }.read(today).unwrap().purpose, Purpose::Treatment);
    }

    #[test]
    fn nothing_is_ticked_and_mistakes_come_from_the_top() {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        assert_eq!(Form::new(today).read(today), Err(Mistake::Who));
        assert_eq!(form().read(today), Err(Mistake::What));
        let categories = CategorySet::EMPTY.with(Category::Function);
        let ticked = Form { categories, ..form() };
        assert_eq!(ticked.read(today).unwrap().until.to_string(), "2027-05-23");
        let late = Form { from: From::Chosen { day: "2027-06-01".to_owned() }, ..ticked.clone() };
        assert_eq!(late.read(today), Err(Mistake::From));
        let empty_day = Form { from: From::Chosen { day: String::new() }, ..ticked.clone() };
        assert_eq!(empty_day.read(today), Err(Mistake::From));
        for until in ["2026-11-22", "2028-01-01", ""] {
            assert_eq!(Form { until: until.to_owned(), ..ticked.clone() }.read(today), Err(Mistake::Until), "{until}");
        }
        let everything = Form { from: From::Everything, ..ticked };
        assert_eq!(everything.read(today).unwrap().from, None);
    }
}
