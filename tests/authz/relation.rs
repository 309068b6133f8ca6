//! In which relation somebody who asks can stand to the patient.

/// One column of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// No token.
    Anonymous,
    /// The patient.
    Oneself,
    /// Another patient of the same unit.
    OtherPatient,
    /// A treating professional with everything shared.
    Granted,
    /// One with *pain* shared only.
    Partly,
    /// One whose sharing ran out yesterday.
    Expired,
    /// One whose sharing was stopped.
    Revoked,
    /// A treating professional of the same unit without a grant.
    Colleague,
    /// A relative within reach: a diary of one's own, nothing shared.
    Supporter,
    /// A relative with everything shared, who keeps no diary.
    Relative,
    /// A caseworker of a jobcentre that the patient is connected with.
    Jobcentre,
    /// The unit's lead, who treats nobody.
    Lead,
    /// A treating professional with everything shared, whose second factor is gone.
    Unproven,
    /// The patient's own device, signed out.
    Ended,
}

impl Relation {
    /// Every relation, in the order of the columns.
    pub(crate) const ALL: [Self; 14] = [
        Self::Anonymous,
        Self::Oneself,
        Self::OtherPatient,
        Self::Granted,
        Self::Partly,
        Self::Expired,
        Self::Revoked,
        Self::Colleague,
        Self::Supporter,
        Self::Relative,
        Self::Jobcentre,
        Self::Lead,
        Self::Unproven,
        Self::Ended,
    ];

    /// The head of its column.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Oneself => "self",
            Self::OtherPatient => "other patient",
            Self::Granted => "granted",
            Self::Partly => "partly granted",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Colleague => "colleague",
            Self::Supporter => "supporter",
            Self::Relative => "relative",
            Self::Jobcentre => "jobcentre",
            Self::Lead => "lead",
            Self::Unproven => "no 2nd factor",
            Self::Ended => "ended session",
        }
    }

    /// Whether they keep a diary.
    pub(crate) fn keeps_a_diary(self) -> bool {
        matches!(self, Self::Oneself | Self::OtherPatient | Self::Supporter)
    }

    /// Whether they work in some unit.
    pub(crate) fn works(self) -> bool {
        !self.keeps_a_diary() && self != Self::Relative
    }

    /// Whether they treat in the patient's unit.
    pub(crate) fn treats(self) -> bool {
        matches!(self, Self::Granted | Self::Partly | Self::Expired | Self::Revoked | Self::Colleague)
    }

    /// Whether nobody is behind the request.
    pub(crate) fn is_nobody(self) -> bool {
        matches!(self, Self::Anonymous | Self::Ended)
    }
}
