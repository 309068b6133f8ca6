//! Who sits here: the signed-in account and the membership it works through now. In memory only; a reload asks again.

use std::rc::Rc;

use domain::account::Account;
use domain::id::MembershipId;
use domain::unit::Membership;
use yew::prelude::*;

/// The professional at the screen.
#[derive(Clone, PartialEq)]
pub(crate) struct Seat {
    /// Who is signed in.
    pub(crate) account: Rc<Account>,
    /// The membership worked through now; `None` until one of several is chosen.
    pub(crate) membership: Option<Rc<Membership>>,
    /// Chooses the membership.
    pub(crate) choose: Callback<MembershipId>,
    /// The account has changed (a code was redeemed).
    pub(crate) renewed: Callback<Account>,
    /// Signs out.
    pub(crate) leave: Callback<()>,
}

impl Seat {
    /// Whether the membership treats patients.
    pub(crate) fn treats(&self) -> bool {
        self.membership.as_ref().is_some_and(|membership| membership.treating)
    }

    /// Whether patients can share live data with the membership: not in a jobcentre, which gets statements only.
    pub(crate) fn receives(&self) -> bool {
        self.treats() && self.membership.as_ref().is_some_and(|membership| membership.unit.sector.treats())
    }
}

/// The membership to work through: the one chosen, or the only one.
pub(crate) fn membership(account: &Account, chosen: Option<MembershipId>) -> Option<Rc<Membership>> {
    let found = match (chosen, account.memberships.as_slice()) {
        (_, [only]) => Some(only),
        (Some(id), several) => several.iter().find(|membership| membership.id == id),
        (None, _) => None,
    };
    found.map(|membership| Rc::new(membership.clone()))
}

/// The professional at the screen; `None` outside what needs one.
#[hook]
pub(crate) fn use_seat() -> Option<Seat> {
    use_context::<Seat>()
}
