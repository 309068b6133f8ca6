//! Identities: UUID version 7 as lower-case hyphenated text, one newtype per noun so that a `PatientId` is never a
//! `UnitId`. Ids are made by the phone or the server and passed in; this module only checks and carries them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::json::Json;

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Not a UUID in its hyphenated lower-case form.
    #[error("not a UUID in lower-case hyphenated form")]
    Malformed,
    /// A UUID of another version; order by time of creation is relied on.
    #[error("not a UUID of version 7")]
    NotVersion7,
}

/// The one check behind every id type.
fn parse(text: &str) -> Result<Uuid, IdError> {
    let uuid = Uuid::try_parse(text).map_err(|_| IdError::Malformed)?;
    if uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer()) != text {
        return Err(IdError::Malformed);
    }
    if uuid.get_version_num() != 7 {
        return Err(IdError::NotVersion7);
    }
    Ok(uuid)
}

/// Builds a version 7 UUID (RFC 9562, 5.7) from a moment and ten random bytes, both passed in.
#[must_use]
pub fn uuid_v7(unix_ms: u64, random: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
        pub struct $name(Uuid);

        impl $name {
            /// Builds a new id from a moment and randomness, both passed in.
            #[must_use]
            pub fn new(unix_ms: u64, random: [u8; 10]) -> Self {
                Self(uuid_v7(unix_ms, random))
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                parse(&text).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.hyphenated().to_string()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    )+};
}

ids! {
    /// A sign-in: e-mail, password, language. One person.
    AccountId,
    /// A person as keeper of a diary.
    PatientId,
    /// One signed-in device.
    SessionId,
    /// A hospital department, municipal team, practice, jobcentre.
    UnitId,
    /// A person working in a unit in a profession.
    MembershipId,
    /// A typed single-use invitation.
    InvitationId,
    /// One record in the diary.
    EntryId,
    /// One PSFS activity of a patient, never renamed in place.
    PsfsActivityId,
    /// A graded goal.
    GoalId,
    /// A graded return to work.
    WorkPlanId,
    /// An action plan or a relapse plan.
    PersonalPlanId,
    /// Days on which nothing is due.
    PauseId,
    /// An exercise of the patient's own.
    OwnExerciseId,
    /// A closer follow-up for a time.
    MeasurePeriodId,
    /// A turn in the course.
    CourseId,
    /// A home-exercise programme.
    ProgrammeId,
    /// One exercise in a programme, the same across versions.
    PrescriptionId,
    /// One exercise of a unit's library.
    LibraryExerciseId,
    /// One programme template of a unit.
    TemplateId,
    /// A patient's decision to share.
    GrantId,
    /// A relative whom a patient has let come within reach.
    SupporterId,
    /// One member covering for a colleague.
    CoverId,
    /// A professional's question whether a patient will share.
    AccessRequestId,
    /// A statement that a patient released.
    StatementId,
    /// A reminder rule.
    ReminderId,
    /// One browser's push subscription.
    SubscriptionId,
    /// One delivery attempt chain of one reminder occurrence.
    OccurrenceId,
    /// A 14-day review.
    ReviewId,
    /// What a patient puts beside a review.
    RejoinderId,
    /// One message between a patient and a unit.
    MessageId,
    /// One write by a phone, made with its outbox row.
    PutId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_version_7_in_lower_case_is_an_id() {
        let good = uuid_v7(1_700_000_000_000, [7; 10]).hyphenated().to_string();
        assert!(good.parse::<PatientId>().is_ok());
        assert_eq!(good.to_uppercase().parse::<PatientId>(), Err(IdError::Malformed));
        assert_eq!("67e55044-10b1-426f-9247-bb680e5fe0c8".parse::<EntryId>(), Err(IdError::NotVersion7));
        assert_eq!("".parse::<EntryId>(), Err(IdError::Malformed));
    }
}
