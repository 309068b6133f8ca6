//! What can go wrong, by code: the app translates the code, the API document lists them. Sent as RFC 9457
//! `application/problem+json`. No health data and nothing the reader may not know stands in one.

use serde::{Deserialize, Serialize};

use crate::json::Json;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident => $text:literal),+ $(,)?) => {
        /// What went wrong, for a machine.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Code { $($(#[$doc])* $name),+ }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name on the wire, also the wording key behind `problem-`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

codes! {
    /// The body is not JSON, or not of the stated shape.
    Malformed => "malformed",
    /// A field breaks a rule; `fields` says which.
    Invalid => "invalid",
    /// Larger than the stated limit.
    TooLarge => "too_large",
    /// No token, or one that is expired, tampered with or of an ended session.
    NotSignedIn => "not_signed_in",
    /// The refresh token is older than its session's. A device whose cookie has changed meanwhile sends that one; one that
    /// has nothing newer says so, which ends the session.
    RefreshOutdated => "refresh_outdated",
    /// The account that the token or cookie belonged to was erased by its owner: what a device still holds of it is dropped.
    AccountErased => "account_erased",
    /// E-mail, password or code is wrong; which of them is not said.
    WrongCredentials => "wrong_credentials",
    /// The code cannot be used: wrong, used, or too old.
    WrongCode => "wrong_code",
    /// The password is right, and the account has a second factor: send the same with its code.
    SecondFactorNeeded => "second_factor_needed",
    /// The code of the second factor is wrong or was used, or the reserve code is.
    WrongSecondFactor => "wrong_second_factor",
    /// Who works in a unit must set up a second factor before anything of a unit or a patient is shown.
    SecondFactorDue => "second_factor_due",
    /// A patient of the unit who is not one of the reader's own: they say why they open it first.
    ReasonDue => "reason_due",
    /// The address already has an account.
    EmailTaken => "email_taken",
    /// Too many tries; `Retry-After` says when.
    TooManyTries => "too_many_tries",
    /// Not there, or not for this reader.
    NotFound => "not_found",
    /// The reader's own role does not allow it.
    NotAllowed => "not_allowed",
    /// The patient has not shared it, or no longer shares it.
    NotShared => "not_shared",
    /// Somebody changed it meanwhile.
    Conflict => "conflict",
    /// The database is busy or out of reach; the same request can be sent again.
    Busy => "busy",
    /// A fault of ours.
    Internal => "internal",
    /// The phone's data format is older than the server understands.
    ClientTooOld => "client_too_old",
    /// Not the form of an id.
    NotAnId => "not_an_id",
    /// A noun or kind this server does not know.
    UnknownKind => "unknown_kind",
    /// The day is later than tomorrow, or before 1900.
    DayOutOfRange => "day_out_of_range",
    /// A `put_id` was used before with other bytes.
    PutReused => "put_reused",
    /// What it refers to was refused, or has not arrived.
    Waiting => "waiting",
    /// A PSFS activity cannot be renamed, only retired.
    Renamed => "renamed",
    /// A grant cannot be changed, only stopped.
    GrantFixed => "grant_fixed",
    /// The recipient cannot receive live data, or is not within reach.
    RecipientImpossible => "recipient_impossible",
    /// The zone is not in the server's table; needed for reminders.
    UnknownZone => "unknown_zone",
    /// A recurrence that reminders cannot have.
    RecurrenceRefused => "recurrence_refused",
    /// A reminder rule with nothing to come.
    RuleEnded => "rule_ended",
    /// The push address is not one that can be used.
    EndpointRefused => "endpoint_refused",
}

/// A rule that fields break together, or beyond their form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{rule}")]
pub struct Broken {
    /// The field, as named on the wire.
    pub field: &'static str,
    /// In English, for a developer.
    pub rule: &'static str,
}

impl Broken {
    /// That `field` breaks `rule`.
    ///
    /// # Errors
    /// Always: this is how a check ends.
    pub(crate) fn of(field: &'static str, rule: &'static str) -> Result<(), Self> {
        Err(Self { field, rule })
    }
}

/// A problem as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`: the code is what tells problems apart.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong.
    pub code: Code,
    /// In English, for a developer: what to do.
    pub title: String,
    /// Which fields, where that is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// To find the request in the server's log.
    pub request_id: String,
}

/// One wrong field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name.
    pub field: String,
    /// In English, for a developer: the rule it breaks.
    pub rule: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_serde_writes() {
        for code in Code::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
    }
}
