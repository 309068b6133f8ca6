//! The patient's decision to share (section 6): one recipient, chosen categories, entries from a day on, until a day.
//! Never edited: a change ends one and starts another. A recipient of live data cannot be made for a jobcentre.

use serde::{Deserialize, Serialize};

use crate::category::{Category, CategorySet};
use crate::day::{LocalDay, Millis};
use crate::id::{AccountId, GrantId, MembershipId, UnitId};
use crate::json::Json;
use crate::unit::Sector;

/// The longest a grant lasts, in months; six are proposed.
pub const MAX_MONTHS: u32 = 12;
/// What a screen proposes, in months.
pub const PROPOSED_MONTHS: u32 = 6;

/// Whom a grant names, as the phone sends it: not yet proven to be someone who may receive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(tag = "to", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RecipientRef {
    /// One professional in one unit.
    Membership {
        /// Which membership.
        membership: MembershipId,
    },
    /// Whoever is a treating member of the unit at the moment of the request.
    Unit {
        /// Which unit.
        unit: UnitId,
    },
    /// A relative with an account.
    Supporter {
        /// Which account.
        account: AccountId,
    },
}

/// A recipient of live data. Its only makers refuse every sector that may get statements only, so the type cannot
/// name a jobcentre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipient(RecipientRef);

/// Why somebody cannot receive live data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecipientError {
    /// Jobcentres receive statements only.
    #[error("a jobcentre can receive statements only")]
    StatementsOnly,
    /// The membership does not treat patients.
    #[error("the member does not treat patients")]
    NotTreating,
    /// Sharing with oneself.
    #[error("the recipient is the patient")]
    Oneself,
}

impl Recipient {
    /// A treating professional of a unit of `sector`; `account` is theirs, `patient` the granting patient's.
    ///
    /// # Errors
    /// [`RecipientError`].
    pub fn membership(
        membership: MembershipId,
        sector: Sector,
        treating: bool,
        account: AccountId,
        patient: AccountId,
    ) -> Result<Self, RecipientError> {
        if account == patient {
            return Err(RecipientError::Oneself);
        }
        if !sector.treats() {
            return Err(RecipientError::StatementsOnly);
        }
        if !treating {
            return Err(RecipientError::NotTreating);
        }
        Ok(Self(RecipientRef::Membership { membership }))
    }

    /// A whole unit.
    ///
    /// # Errors
    /// [`RecipientError::StatementsOnly`].
    pub fn unit(unit: UnitId, sector: Sector) -> Result<Self, RecipientError> {
        if sector.treats() { Ok(Self(RecipientRef::Unit { unit })) } else { Err(RecipientError::StatementsOnly) }
    }

    /// A relative, who sees and does nothing else; `account` is theirs, `patient` the granting patient's.
    ///
    /// # Errors
    /// [`RecipientError::Oneself`].
    pub fn supporter(account: AccountId, patient: AccountId) -> Result<Self, RecipientError> {
        if account == patient { Err(RecipientError::Oneself) } else { Ok(Self(RecipientRef::Supporter { account })) }
    }

    /// Whom it names.
    #[must_use]
    pub fn named(self) -> RecipientRef {
        self.0
    }
}

/// What for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Purpose {
    /// Treatment and rehabilitation.
    Treatment,
    /// Support by a relative.
    Support,
}

/// A grant as the patient decides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewGrant {
    /// To whom.
    pub recipient: RecipientRef,
    /// What, at least one category.
    pub categories: CategorySet,
    /// What for.
    pub purpose: Purpose,
    /// Entries from this day on; everything if `None`.
    #[serde(default)]
    pub from: Option<LocalDay>,
    /// Last day, included, in the patient's zone.
    pub until: LocalDay,
}

/// Why a grant is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GrantError {
    /// No category chosen.
    #[error("choose at least one thing to share")]
    NothingShared,
    /// Ends before it begins, or in the past.
    #[error("the last day is before the first, or has passed")]
    UntilTooEarly,
    /// More than twelve months ahead.
    #[error("sharing lasts at most twelve months at a time")]
    UntilTooLate,
    /// To a relative for another purpose than support.
    #[error("a relative sees it for support, and for nothing else")]
    SupportOnly,
    /// To a professional or a unit for another purpose than treatment.
    #[error("a professional or a unit sees it for treatment, and for nothing else")]
    TreatmentOnly,
}

impl GrantError {
    /// The field that is to be put right.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NothingShared => "categories",
            Self::UntilTooEarly | Self::UntilTooLate => "until",
            Self::SupportOnly | Self::TreatmentOnly => "purpose",
        }
    }
}

impl RecipientRef {
    /// What for this recipient is shared with: the one purpose there is.
    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Membership { .. } | Self::Unit { .. } => Purpose::Treatment,
            Self::Supporter { .. } => Purpose::Support,
        }
    }
}

impl NewGrant {
    /// Checks the days, and that the purpose is the recipient's; `today` is the day now where the patient is.
    ///
    /// # Errors
    /// The first [`GrantError`] found.
    pub fn check(&self, today: LocalDay) -> Result<(), GrantError> {
        if self.categories.is_empty() {
            Err(GrantError::NothingShared)
        } else if self.until < today || self.from.is_some_and(|from| from > self.until) {
            Err(GrantError::UntilTooEarly)
        } else if self.until > today.plus_months(MAX_MONTHS).plus_days(1) {
            Err(GrantError::UntilTooLate)
        } else if self.purpose != self.recipient.purpose() {
            Err(match self.recipient.purpose() {
                Purpose::Support => GrantError::SupportOnly,
                Purpose::Treatment => GrantError::TreatmentOnly,
            })
        } else {
            Ok(())
        }
    }
}

/// A grant as it stands, with the recipient's name for the patient's screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    /// Which grant.
    pub id: GrantId,
    /// What was decided.
    #[serde(flatten)]
    pub decision: NewGrant,
    /// The recipient as named when the grant was made, for example "Mette Holm, fysioterapeut".
    pub recipient_name: String,
    /// When the server got it.
    pub granted_at: Millis,
    /// When the server got its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Millis>,
}

impl Grant {
    /// Whether it stands today, where the patient is.
    #[must_use]
    pub fn current(&self, today: LocalDay) -> bool {
        self.ended_at.is_none() && today <= self.decision.until
    }
}

/// What one reader may see of one patient now: the union of the current grants that reach them. Empty is no sight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sight {
    /// Per category the earliest shared day; everything if `None`.
    spans: Vec<(Category, Option<LocalDay>)>,
}

impl Sight {
    /// Puts together the decisions that are current and reach the reader.
    pub fn of<'a>(decisions: impl IntoIterator<Item = &'a NewGrant>) -> Self {
        let mut sight = Self::default();
        for decision in decisions {
            for category in decision.categories.iter() {
                sight.widen(category, decision.from);
            }
        }
        sight
    }

    fn widen(&mut self, category: Category, from: Option<LocalDay>) {
        match self.spans.iter_mut().find(|(c, _)| *c == category) {
            // None is "everything" and sorts before any day.
            Some((_, earliest)) => *earliest = (*earliest).min(from),
            None => self.spans.push((category, from)),
        }
    }

    /// Whether an entry of `day` in `category` may be seen.
    #[must_use]
    pub fn covers(&self, category: Category, day: LocalDay) -> bool {
        self.spans.iter().any(|(c, from)| *c == category && from.is_none_or(|from| from <= day))
    }

    /// The categories seen at all.
    #[must_use]
    pub fn categories(&self) -> CategorySet {
        self.spans.iter().map(|(category, _)| *category).collect()
    }

    /// From which day a category is seen: `None` if not at all, `Some(None)` if everything.
    #[must_use]
    pub fn from(&self, category: Category) -> Option<Option<LocalDay>> {
        self.spans.iter().find(|(c, _)| *c == category).map(|(_, from)| *from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LocalDay {
        text.parse().unwrap()
    }

    fn unit() -> UnitId {
        UnitId::new(1, [1; 10])
    }

    fn grant(categories: &[Category], from: Option<&str>, until: &str) -> NewGrant {
        NewGrant {
            recipient: RecipientRef::Unit { unit: unit() },
            categories: categories.iter().copied().collect(),
            purpose: Purpose::Treatment,
            from: from.map(day),
            until: day(until),
        }
    }

    #[test]
    fn no_recipient_of_live_data_can_be_made_for_a_jobcentre() {
        assert_eq!(Recipient::unit(unit(), Sector::Jobcentre), Err(RecipientError::StatementsOnly));
        let account = |n| AccountId::new(1, [n; 10]);
        let membership = MembershipId::new(1, [3; 10]);
        let to =
            |sector, treating, account_id| Recipient::membership(membership, sector, treating, account_id, account(1));
        assert_eq!(to(Sector::Jobcentre, true, account(2)), Err(RecipientError::StatementsOnly));
        assert_eq!(to(Sector::Hospital, false, account(2)), Err(RecipientError::NotTreating));
        assert_eq!(to(Sector::Hospital, true, account(1)), Err(RecipientError::Oneself));
        assert!(to(Sector::Hospital, true, account(2)).is_ok());
    }

    #[test]
    fn a_grant_lasts_from_today_to_a_year_at_most() {
        let today = day("2026-11-23");
        assert_eq!(grant(&[Category::Pain], None, "2027-05-23").check(today), Ok(()));
        assert_eq!(grant(&[], None, "2027-05-23").check(today), Err(GrantError::NothingShared));
        assert_eq!(grant(&[Category::Pain], None, "2026-11-22").check(today), Err(GrantError::UntilTooEarly));
        assert_eq!(
            grant(&[Category::Pain], Some("2027-06-01"), "2027-05-23").check(today),
            Err(GrantError::UntilTooEarly)
        );
        assert_eq!(grant(&[Category::Pain], None, "2027-11-25").check(today), Err(GrantError::UntilTooLate));
    }

    #[test]
    fn a_relative_is_shared_with_for_support_and_everybody_else_for_treatment() {
        let today = day("2026-11-23");
        let account = |n| AccountId::new(1, [n; 10]);
        assert_eq!(Recipient::supporter(account(1), account(1)), Err(RecipientError::Oneself));
        let relative = Recipient::supporter(account(2), account(1)).unwrap().named();
        let to = |recipient, purpose| {
            NewGrant { recipient, purpose, ..grant(&[Category::Pain], None, "2027-05-23") }.check(today)
        };
        assert_eq!(to(relative, Purpose::Support), Ok(()));
        assert_eq!(to(relative, Purpose::Treatment), Err(GrantError::SupportOnly));
        assert_eq!(to(RecipientRef::Unit { unit: unit() }, Purpose::Support), Err(GrantError::TreatmentOnly));
        assert_eq!(GrantError::SupportOnly.field(), "purpose");
    }

    #[test]
    fn sight_is_the_union_and_never_more() {
        let early = grant(&[Category::Pain], Some("2026-11-01"), "2027-05-23");
        let late = grant(&[Category::Pain, Category::Work], Some("2026-11-20"), "2027-05-23");
        let sight = Sight::of([&late, &early]);
        assert!(sight.covers(Category::Pain, day("2026-11-01")));
        assert!(!sight.covers(Category::Pain, day("2026-10-31")));
        assert!(!sight.covers(Category::Work, day("2026-11-19")));
        assert!(!sight.covers(Category::Function, day("2026-11-20")));
        assert_eq!(Sight::of([]).categories(), CategorySet::EMPTY);
    }
}
