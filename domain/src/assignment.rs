//! Whose patient somebody is in a unit (section 6): a professional's own are those who chose them by name, those assigned to
//! them, and those of a colleague whom they cover for a stated time. The others of the unit are names until opened with a
//! treatment reason. None of this gives sight: only the patient's grants do, and these only say whom it stands first for.

use serde::{Deserialize, Serialize};

use crate::day::LocalDay;
use crate::grant::{Grant, RecipientRef};
use crate::id::{CoverId, MembershipId};
use crate::json::Json;

/// The longest that one covers for a colleague at a time, in days.
pub const COVER_MAX_DAYS: i64 = 60;

/// Why a patient is one of a member's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "by", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Mine {
    /// The patient shares with them by name.
    Chosen,
    /// Assigned to them in their unit.
    Assigned,
    /// Of a colleague whom they cover for.
    Covered {
        /// The colleague's name.
        name: String,
    },
}

/// Why somebody opens a patient of the unit who is not one of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TreatmentReason {
    /// The patient is here, or comes for an appointment.
    Appointment,
    /// The patient got in touch.
    Contact,
    /// A colleague who treats the patient asked for help.
    ColleagueAsked,
    /// The treatment is being taken over.
    TakingOver,
}

impl TreatmentReason {
    /// Every reason, in the order a screen offers them.
    pub const ALL: [Self; 4] = [Self::Appointment, Self::Contact, Self::ColleagueAsked, Self::TakingOver];

    /// The name on the wire, in the database and in wording keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Appointment => "appointment",
            Self::Contact => "contact",
            Self::ColleagueAsked => "colleague_asked",
            Self::TakingOver => "taking_over",
        }
    }
}

/// Opens a patient of the unit for the rest of the day where the patient is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewOpening {
    /// Why; the patient reads it.
    pub reason: TreatmentReason,
}

/// Assigns a patient of the unit to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewAssignment {
    /// To whom: oneself, or a colleague of the same unit.
    pub membership: MembershipId,
}

/// Covers for a colleague from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCover {
    /// Made by the client: the same sent twice is one.
    pub id: CoverId,
    /// For whom, of the same unit.
    pub colleague: MembershipId,
    /// The last day, included, in Copenhagen.
    pub until: LocalDay,
}

/// Why nobody covers so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CoverError {
    /// Over before it begins.
    #[error("the last day has passed")]
    TooEarly,
    /// Longer than [`COVER_MAX_DAYS`].
    #[error("nobody covers for more than 60 days at a time")]
    TooLate,
    /// For oneself.
    #[error("the colleague is oneself")]
    Oneself,
}

impl NewCover {
    /// Checks it for the member `by`, today.
    ///
    /// # Errors
    /// The first [`CoverError`] found.
    pub fn check(&self, by: MembershipId, today: LocalDay) -> Result<(), CoverError> {
        if self.colleague == by {
            Err(CoverError::Oneself)
        } else if self.until < today {
            Err(CoverError::TooEarly)
        } else if self.until > today.plus_days(COVER_MAX_DAYS) {
            Err(CoverError::TooLate)
        } else {
            Ok(())
        }
    }
}

/// Who covers for whom in a unit, seen by all its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cover {
    /// Which.
    pub id: CoverId,
    /// Who covers.
    pub by: MembershipId,
    /// Their name.
    pub by_name: String,
    /// For whom.
    pub colleague: MembershipId,
    /// Their name.
    pub colleague_name: String,
    /// The last day.
    pub until: LocalDay,
}

/// A colleague whom a member covers for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Which membership.
    pub membership: MembershipId,
    /// Their name.
    pub name: String,
}

/// Why a patient is one of the member's own, if they are: by a grant that stands today and names the member, by assignment,
/// or as one of a colleague's. `assigned` are those whom the patient is assigned to in the unit.
#[must_use]
pub fn mine(
    member: MembershipId,
    reaching: &[Grant],
    today: LocalDay,
    assigned: &[MembershipId],
    covered: &[Covered],
) -> Option<Mine> {
    let names = |grant: &&Grant| grant.decision.recipient == RecipientRef::Membership { membership: member };
    let chosen = reaching.iter().filter(names).any(|grant| grant.current(today));
    of_member(member, chosen, assigned, covered)
}

/// The same where it is known already whether a grant that stands names the member.
#[must_use]
pub fn of_member(member: MembershipId, chosen: bool, assigned: &[MembershipId], covered: &[Covered]) -> Option<Mine> {
    if chosen {
        return Some(Mine::Chosen);
    }
    if assigned.contains(&member) {
        return Some(Mine::Assigned);
    }
    let colleague = covered.iter().find(|colleague| assigned.contains(&colleague.membership))?;
    Some(Mine::Covered { name: colleague.name.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::{Category, CategorySet};
    use crate::day::Millis;
    use crate::grant::{NewGrant, Purpose};
    use crate::id::{GrantId, UnitId};

    fn member(n: u8) -> MembershipId {
        MembershipId::new(1, [n; 10])
    }

    fn grant(recipient: RecipientRef, until: &str) -> Grant {
        Grant {
            id: GrantId::new(1, [1; 10]),
            decision: NewGrant {
                recipient,
                categories: CategorySet::EMPTY.with(Category::Pain),
                purpose: Purpose::Treatment,
                from: None,
                until: until.parse().unwrap(),
            },
            recipient_name: "x".to_owned(),
            granted_at: Millis(1),
            ended_at: None,
        }
    }

    #[test]
    fn ones_own_are_those_who_chose_one_those_assigned_and_those_of_a_covered_colleague() {
        let today = "2026-11-23".parse().unwrap();
        let by_name = |until| grant(RecipientRef::Membership { membership: member(1) }, until);
        let by_unit = grant(RecipientRef::Unit { unit: UnitId::new(1, [9; 10]) }, "2027-01-01");
        let covered = [Covered { membership: member(2), name: "Nora".to_owned() }];
        let why = |grants: &[Grant], assigned: &[MembershipId]| mine(member(1), grants, today, assigned, &covered);
        assert_eq!(why(&[by_name("2026-11-23")], &[]), Some(Mine::Chosen));
        assert_eq!(why(&[by_name("2026-11-22"), by_unit.clone()], &[]), None, "that one has run out");
        assert_eq!(why(std::slice::from_ref(&by_unit), &[member(1), member(2)]), Some(Mine::Assigned));
        assert_eq!(
            why(std::slice::from_ref(&by_unit), &[member(3), member(2)]),
            Some(Mine::Covered { name: "Nora".to_owned() })
        );
        assert_eq!(why(&[by_unit], &[member(3)]), None);
    }

    #[test]
    fn nobody_covers_for_themselves_in_the_past_or_for_ever() {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        let check = |colleague, until| {
            NewCover { id: CoverId::new(1, [1; 10]), colleague: member(colleague), until }.check(member(1), today)
        };
        assert_eq!(check(2, today), Ok(()));
        assert_eq!(check(2, today.plus_days(COVER_MAX_DAYS)), Ok(()));
        assert_eq!(check(2, today.plus_days(COVER_MAX_DAYS + 1)), Err(CoverError::TooLate));
        assert_eq!(check(2, today.plus_days(-1)), Err(CoverError::TooEarly));
        assert_eq!(check(1, today), Err(CoverError::Oneself));
    }
}
