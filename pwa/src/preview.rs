//! *Se hvad de ser*: what the patient's entry hands over to the team entry, which shows it. It lies in the tab's own session
//! storage, under the account it is for, and never in an address.

use domain::id::AccountId;
use domain::json::Json;
use domain::preview::PreviewOf;

use crate::json;

/// Under which name it lies there.
const NAME: &str = "rygrad-preview";
/// Where the team entry shows it.
pub const ADDRESS: &str = "/team/preview";

/// What is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Handed {
    /// Whose look it is.
    pub account: AccountId,
    /// Whose screen.
    pub of: PreviewOf,
    /// What the recipient is called.
    pub name: String,
    /// Where to come back to.
    pub back: String,
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Hands over, and goes there. False where the browser keeps nothing.
#[must_use]
pub fn open(handed: &Handed) -> bool {
    let kept = storage().is_some_and(|storage| storage.set_item(NAME, &json::write(handed)).is_ok());
    let window = web_sys::window();
    kept && window.is_some_and(|window| window.location().assign(ADDRESS).is_ok())
}

/// What was handed over in this tab to this account.
#[must_use]
pub fn handed_to(account: AccountId) -> Option<Handed> {
    let text = storage()?.get_item(NAME).ok().flatten()?;
    json::read::<Handed>(&text).filter(|handed| handed.account == account)
}
