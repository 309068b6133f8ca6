//! Units, memberships and invitations: where professionals work and how people come in (section 1).

use serde::{Deserialize, Serialize};

use crate::day::Millis;
use crate::id::{InvitationId, MembershipId, UnitId};
use crate::json::Json;
use crate::message::AnswerDays;
use crate::text::Line;

/// Where a unit belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sector {
    /// Hospital.
    Hospital,
    /// Municipality (*kommunal genoptræning*).
    Municipality,
    /// General practice.
    GeneralPractice,
    /// Private practice.
    PrivatePractice,
    /// Jobcentre: receives statements only.
    Jobcentre,
}

impl Sector {
    /// Every sector.
    pub const ALL: [Self; 5] =
        [Self::Hospital, Self::Municipality, Self::GeneralPractice, Self::PrivatePractice, Self::Jobcentre];

    /// Whether live data can be shared with units of this sector.
    #[must_use]
    pub fn treats(self) -> bool {
        !matches!(self, Self::Jobcentre)
    }

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Municipality => "municipality",
            Self::GeneralPractice => "general_practice",
            Self::PrivatePractice => "private_practice",
            Self::Jobcentre => "jobcentre",
        }
    }

    /// The sector of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sector| sector.name() == name)
    }
}

/// As what a member works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Profession {
    /// Physiotherapist.
    Physiotherapist,
    /// Chiropractor.
    Chiropractor,
    /// General practitioner.
    Gp,
    /// Rheumatologist.
    Rheumatologist,
    /// Occupational therapist.
    OccupationalTherapist,
    /// Nurse.
    Nurse,
    /// Psychologist.
    Psychologist,
    /// Social worker.
    SocialWorker,
    /// Caseworker.
    Caseworker,
}

impl Profession {
    /// Every profession, in the order a screen offers them.
    pub const ALL: [Self; 9] = [
        Self::Physiotherapist,
        Self::Chiropractor,
        Self::Gp,
        Self::Rheumatologist,
        Self::OccupationalTherapist,
        Self::Nurse,
        Self::Psychologist,
        Self::SocialWorker,
        Self::Caseworker,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Physiotherapist => "physiotherapist",
            Self::Chiropractor => "chiropractor",
            Self::Gp => "gp",
            Self::Rheumatologist => "rheumatologist",
            Self::OccupationalTherapist => "occupational_therapist",
            Self::Nurse => "nurse",
            Self::Psychologist => "psychologist",
            Self::SocialWorker => "social_worker",
            Self::Caseworker => "caseworker",
        }
    }

    /// The profession of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profession| profession.name() == name)
    }
}

/// A person's place in a unit, as they see it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membership {
    /// Which membership.
    pub id: MembershipId,
    /// The unit.
    pub unit: UnitSummary,
    /// As what.
    pub profession: Profession,
    /// Whether they treat patients; a lead who does not has no sight of patients.
    pub treating: bool,
    /// Whether they lead the unit.
    pub lead: bool,
}

/// A unit as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitSummary {
    /// Which unit.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Where it belongs.
    pub sector: Sector,
}

/// A colleague in the unit's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// Which membership.
    pub id: MembershipId,
    /// The person's name.
    pub name: String,
    /// As what.
    pub profession: Profession,
    /// Whether they treat patients.
    pub treating: bool,
    /// Whether they lead the unit.
    pub lead: bool,
}

/// A unit as its members see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitPage {
    /// The unit.
    pub unit: UnitSummary,
    /// Its members.
    pub members: Vec<Member>,
    /// Invitations that still can be used.
    pub invitations: Vec<OpenInvitation>,
    /// Within how many weekdays the unit says that it usually answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_days: Option<AnswerDays>,
}

/// Whom a patient can share with in one unit: the unit, and each treating member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReachableUnit {
    /// The unit.
    pub unit: UnitSummary,
    /// Its treating members.
    pub members: Vec<Member>,
}

/// An invitation as a member makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "role", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum NewInvitation {
    /// By any treating member. Connects; shares nothing.
    Patient,
    /// By a lead.
    Professional {
        /// As what.
        profession: Profession,
        /// Whether they will treat patients.
        treating: bool,
        /// Whether they will lead the unit too.
        #[serde(default)]
        lead: bool,
        /// For the lead's own list, at most 100 characters.
        #[serde(default)]
        note: Option<Line<100>>,
    },
}

/// The answer to making an invitation: the only time its code is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedInvitation {
    /// Which invitation.
    pub id: InvitationId,
    /// To hand over, for example `7KQ2-M9XC-4T`.
    pub code: String,
    /// Until when it can be used, 14 days.
    pub expires_at: Millis,
}

/// An unused invitation in a unit's list, without its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenInvitation {
    /// Which invitation.
    pub id: InvitationId,
    /// For whom.
    #[serde(flatten)]
    pub invitation: NewInvitation,
    /// Who made it.
    pub made_by: String,
    /// Until when it can be used.
    pub expires_at: Millis,
}

/// How long an invitation can be used, in milliseconds: 14 days.
pub const INVITATION_VALID_MS: i64 = 14 * crate::day::DAY_MS;
