//! The second factor as both entries show it: setting it up, keeping the reserve codes, and what can be done about it later.
//! Knows the API; not an entry's pages. The secret and the codes live in the memory of the screen that shows them.

mod codes;
mod proof;
mod settings;
mod setup;

use domain::problem::Code;

use crate::api::Failure;
use crate::components::Tone;

pub use settings::Settings;
pub use setup::Setup;

/// Whether a sign-in was refused for want of a code, or for a wrong one: the form then asks for it.
#[must_use]
pub fn is_asked_for(refused: Option<&Failure>) -> bool {
    matches!(refused.and_then(Failure::code), Some(Code::SecondFactorNeeded | Code::WrongSecondFactor))
}

/// How a refusal at the door is said: that a code is asked for is no mistake.
#[must_use]
pub fn tone(failure: &Failure) -> Tone {
    if failure.code() == Some(Code::SecondFactorNeeded) { Tone::Still } else { Tone::Error }
}

/// The code to send, if one was typed.
#[must_use]
pub fn typed_code(code: &str) -> Option<String> {
    (!code.is_empty()).then(|| code.to_owned())
}
