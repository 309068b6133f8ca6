//! Accounts: one person's sign-in. Registration, recovery and what the app may know of the account.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, PatientId};
use crate::json::Json;
use crate::locale::Language;
use crate::text::Line;
use crate::unit::Membership;

/// The shortest password, in characters (NIST SP 800-63B, 5.1.1.2: at least 8; ours is longer as there is one factor).
pub const PASSWORD_MIN_CHARS: usize = 10;
/// The longest password, in characters.
pub const PASSWORD_MAX_CHARS: usize = 200;

/// An e-mail address, lower case, judged by form only.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = "email", max_length = 254))]
pub struct Email(String);

/// Not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailError;

impl Email {
    /// Reads what was typed: one `@` with something on both sides, no white space, 254 characters at most.
    ///
    /// # Errors
    /// [`EmailError`].
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let folded = crate::text::fold(typed.trim());
        let bad = |c: char| c.is_whitespace() || c.is_control();
        match folded.split_once('@') {
            Some((local, host))
                if !local.is_empty()
                    && !host.is_empty()
                    && !host.contains('@')
                    && folded.len() <= 254
                    && !folded.contains(bad) =>
            {
                Ok(Self(folded))
            }
            _ => Err(EmailError),
        }
    }

    /// The folded address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;
    fn try_from(text: String) -> Result<Self, EmailError> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> String {
        email.0
    }
}

/// A new password as typed. Never printed: `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = "password", min_length = 10, max_length = 200))]
pub struct NewPassword(String);

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Under ten characters.
    #[error("a password has at least 10 characters")]
    TooShort,
    /// Over 200 characters.
    #[error("a password has at most 200 characters")]
    TooLong,
}

impl NewPassword {
    /// Reads what was typed; any characters are allowed.
    ///
    /// # Errors
    /// [`PasswordError`].
    pub fn parse(typed: impl Into<String>) -> Result<Self, PasswordError> {
        let typed = typed.into();
        match typed.chars().count() {
            n if n < PASSWORD_MIN_CHARS => Err(PasswordError::TooShort),
            n if n > PASSWORD_MAX_CHARS => Err(PasswordError::TooLong),
            _ => Ok(Self(typed)),
        }
    }

    /// The password itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

impl TryFrom<String> for NewPassword {
    type Error = PasswordError;
    fn try_from(text: String) -> Result<Self, PasswordError> {
        Self::parse(text)
    }
}

impl From<NewPassword> for String {
    fn from(password: NewPassword) -> String {
        password.0
    }
}

/// A person's name, one line of at most 100 characters.
pub type Name = Line<100>;

/// Registration. Without a code the person is a patient on their own; the code of an invitation says what else.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewAccount {
    /// What others call the person.
    pub name: Name,
    /// To sign in with.
    pub email: Email,
    /// At least ten characters.
    pub password: NewPassword,
    /// The language of the app and of reminders.
    pub language: Language,
    /// The device's zone.
    pub zone: crate::day::Zone,
    /// An invitation code from a unit, or from a patient whose relative one is, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// What the app knows of the signed-in person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// Which account.
    pub id: AccountId,
    /// The person's name.
    pub name: String,
    /// Their sign-in address.
    pub email: String,
    /// The language of the app and of reminders.
    pub language: Language,
    /// Their diary, if they keep one.
    pub patient: Option<PatientId>,
    /// Where they work.
    pub memberships: Vec<Membership>,
    /// Whether somebody has let them come within reach as a relative.
    #[serde(default)]
    pub supports: bool,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// Works in a unit and has no second factor yet: nothing of the unit is open before there is one.
    #[serde(default)]
    pub second_factor_due: bool,
}

/// The answer to a registration or recovery: the only time the recovery code is shown.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registered {
    /// To print and keep: the only way back in after a forgotten password.
    pub recovery_code: String,
    /// Already signed in.
    #[serde(flatten)]
    pub signed_in: crate::session::SignedIn,
}

/// A new password by recovery code. Ends every session.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recovery {
    /// The sign-in address.
    pub email: Email,
    /// The recovery code, as typed.
    pub code: String,
    /// The new password.
    pub password: NewPassword,
    /// Where there is a second factor: its six digits or a reserve code, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_factor: Option<String>,
}

/// What the patient or professional can change about their account.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountPatch {
    /// The language of the app and of reminders.
    pub language: Language,
}

/// Erasing one's diary and account: the password once more, as typed.
#[derive(Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountErasure {
    /// The password as typed.
    pub password: String,
}

/// Redeeming a code while signed in.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Redeem {
    /// The code, as typed.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_fold_and_passwords_have_a_length() {
        assert_eq!(Email::parse(" Ærø@Example.DK ").map(String::from), Ok("ærø@example.dk".to_owned()));
        for bad in ["", "a", "@b", "a@", "a@b@c", "a b@c"] {
            assert_eq!(Email::parse(bad), Err(EmailError), "{bad}");
        }
        assert_eq!(NewPassword::parse("123456789"), Err(PasswordError::TooShort));
        assert!(NewPassword::parse("æøåæøåæøåæ").is_ok());
        assert_eq!(format!("{:?}", NewPassword::parse("secret secret").unwrap()), "NewPassword(…)");
    }
}
