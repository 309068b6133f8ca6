//! The address of a new sharing with somebody who is chosen already. It carries an id, never what is shared.

use domain::grant::RecipientRef;
use yew::AttrValue;

use crate::route::Route;

const MEMBER: &str = "?to=";
const UNIT: &str = "?unit=";
const RELATIVE: &str = "?relative=";

/// Where a new sharing with this recipient begins.
pub(super) fn sharing_with(recipient: RecipientRef) -> AttrValue {
    let way = Route::NewSharing.to_path();
    let address = match recipient {
        RecipientRef::Membership { membership } => format!("{way}{MEMBER}{membership}"),
        RecipientRef::Unit { unit } => format!("{way}{UNIT}{unit}"),
        RecipientRef::Supporter { account } => format!("{way}{RELATIVE}{account}"),
    };
    address.into()
}

/// Whom a query names.
pub(super) fn named(query: &str) -> Option<RecipientRef> {
    let member = |id: &str| Some(RecipientRef::Membership { membership: id.parse().ok()? });
    let unit = |id: &str| Some(RecipientRef::Unit { unit: id.parse().ok()? });
    let relative = |id: &str| Some(RecipientRef::Supporter { account: id.parse().ok()? });
    (query.strip_prefix(MEMBER).and_then(member))
        .or_else(|| query.strip_prefix(UNIT).and_then(unit))
        .or_else(|| query.strip_prefix(RELATIVE).and_then(relative))
}

#[cfg(test)]
mod tests {
    use domain::id::{AccountId, MembershipId, UnitId};

    use super::*;

    #[test]
    fn whom_an_address_is_made_for_is_read_from_it() {
        for recipient in [
            RecipientRef::Membership { membership: MembershipId::new(1, [1; 10]) },
            RecipientRef::Unit { unit: UnitId::new(2, [2; 10]) },
            RecipientRef::Supporter { account: AccountId::new(3, [3; 10]) },
        ] {
            let address = sharing_with(recipient);
            let query = address.find('?').map_or("", |at| address.split_at(at).1);
            assert_eq!(named(query), Some(recipient), "{address}");
        }
        for nobody in ["", "?to=", "?to=me", "?relative=../../sharing", "?from=0189"] {
            assert_eq!(named(nobody), None, "{nobody}");
        }
    }
}
