//! Who opens a released statement: decided from the outside of the envelope, before what it says is read.

use super::{AddresseeRef, CodeState};
use crate::day::Millis;
use crate::disclosure::Outcome;
use crate::id::{MembershipId, PatientId, StatementId, UnitId};

/// A released statement as the decision about opening it needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Which statement.
    pub id: StatementId,
    /// Whose it is.
    pub patient: PatientId,
    /// To whom.
    pub addressee: AddresseeRef,
    /// The recipient as named when it was released.
    pub addressee_name: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The keyed hash of its code, and how it stands.
    pub code: Option<(String, CodeState)>,
}

impl Envelope {
    /// Whether a professional may open it, through a membership of theirs in a unit; `treating` says whether they work with
    /// patients there.
    ///
    /// # Errors
    /// [`Outcome::NeverShared`] if it was released to somebody else; [`Outcome::Stopped`] if it was withdrawn.
    pub fn for_member(&self, membership: MembershipId, unit: UnitId, treating: bool) -> Result<(), Outcome> {
        let theirs = match self.addressee {
            AddresseeRef::Membership { membership: named } => named == membership,
            AddresseeRef::Unit { unit: named } => named == unit,
            AddresseeRef::Outsider { .. } => false,
        };
        if !(theirs && treating) {
            Err(Outcome::NeverShared)
        } else if self.withdrawn {
            Err(Outcome::Stopped)
        } else {
            Ok(())
        }
    }

    /// Whether a typed code opens it, by its keyed hash.
    ///
    /// # Errors
    /// [`Outcome::Stopped`] if it was withdrawn, [`Outcome::NoTriesLeft`], [`Outcome::Expired`], [`Outcome::WrongCode`];
    /// [`Outcome::NeverShared`] for one that no code opens.
    pub fn for_code(&self, typed_hash: Option<&str>, now: Millis) -> Result<(), Outcome> {
        let Some((hash, state)) = &self.code else { return Err(Outcome::NeverShared) };
        if self.withdrawn {
            Err(Outcome::Stopped)
        } else if state.tries_left == 0 {
            Err(Outcome::NoTriesLeft)
        } else if now > state.until {
            Err(Outcome::Expired)
        } else if typed_hash == Some(hash) {
            Ok(())
        } else {
            Err(Outcome::WrongCode)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Line;

    fn membership(n: u8) -> MembershipId {
        MembershipId::new(1, [n; 10])
    }

    fn unit(n: u8) -> UnitId {
        UnitId::new(1, [n; 10])
    }

    fn envelope(addressee: AddresseeRef, withdrawn: bool) -> Envelope {
        let code = matches!(addressee, AddresseeRef::Outsider { .. })
            .then(|| ("hash".to_owned(), CodeState { until: Millis(1000), tries_left: 2 }));
        let patient = PatientId::new(1, [1; 10]);
        let id = StatementId::new(1, [1; 10]);
        Envelope { id, patient, addressee, addressee_name: "x".to_owned(), withdrawn, code }
    }

    #[test]
    fn only_those_it_was_released_to_open_it() {
        let to_one = envelope(AddresseeRef::Membership { membership: membership(1) }, false);
        assert_eq!(to_one.for_member(membership(1), unit(1), true), Ok(()));
        assert_eq!(to_one.for_member(membership(1), unit(1), false), Err(Outcome::NeverShared));
        assert_eq!(to_one.for_member(membership(2), unit(1), true), Err(Outcome::NeverShared));
        assert_eq!(to_one.for_code(Some("hash"), Millis(0)), Err(Outcome::NeverShared));
        let to_unit = envelope(AddresseeRef::Unit { unit: unit(1) }, false);
        assert_eq!(to_unit.for_member(membership(9), unit(1), true), Ok(()));
        assert_eq!(to_unit.for_member(membership(9), unit(2), true), Err(Outcome::NeverShared));
        let withdrawn = envelope(AddresseeRef::Unit { unit: unit(1) }, true);
        assert_eq!(withdrawn.for_member(membership(9), unit(1), true), Err(Outcome::Stopped));
        assert_eq!(withdrawn.for_member(membership(9), unit(2), true), Err(Outcome::NeverShared));
    }

    #[test]
    fn a_code_opens_in_time_within_its_tries_and_never_a_withdrawn_one() {
        let outsider = || AddresseeRef::Outsider { name: Line::parse("Min læge").unwrap() };
        let open = envelope(outsider(), false);
        assert_eq!(open.for_code(Some("hash"), Millis(1000)), Ok(()));
        assert_eq!(open.for_code(Some("other"), Millis(1000)), Err(Outcome::WrongCode));
        assert_eq!(open.for_code(None, Millis(1000)), Err(Outcome::WrongCode));
        assert_eq!(open.for_code(Some("hash"), Millis(1001)), Err(Outcome::Expired));
        assert_eq!(open.for_member(membership(1), unit(1), true), Err(Outcome::NeverShared));
        let mut used_up = open.clone();
        used_up.code = Some(("hash".to_owned(), CodeState { until: Millis(1000), tries_left: 0 }));
        assert_eq!(used_up.for_code(Some("hash"), Millis(0)), Err(Outcome::NoTriesLeft));
        assert_eq!(envelope(outsider(), true).for_code(Some("hash"), Millis(0)), Err(Outcome::Stopped));
    }
}
