//! The policy: a row per operation, and per way of asking where that matters, with what everybody is answered.

use std::fmt;

use domain::problem::Code;

use crate::relation::Relation;

/// What one relation is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done; the patient does not occur in the answer.
    Is(u16),
    /// Done; the patient occurs in the answer to somebody else.
    Shows(u16),
    /// A problem.
    Refused(u16, Code),
}

impl Outcome {
    pub(crate) fn is_success(self) -> bool {
        !matches!(self, Self::Refused(..))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(status) => write!(f, "{status}"),
            Self::Shows(status) => write!(f, "{status} shown"),
            Self::Refused(status, Code::NotShared) => write!(f, "{status} told"),
            Self::Refused(status, Code::SecondFactorDue) => write!(f, "{status} due"),
            Self::Refused(status, _) => write!(f, "{status}"),
        }
    }
}

const NOT_SIGNED_IN: Outcome = Outcome::Refused(401, Code::NotSignedIn);
const NOT_ALLOWED: Outcome = Outcome::Refused(403, Code::NotAllowed);
const DUE: Outcome = Outcome::Refused(403, Code::SecondFactorDue);
const NOT_FOUND: Outcome = Outcome::Refused(404, Code::NotFound);
const NOTHING_TO_ASK: Outcome = Outcome::Refused(422, Code::Invalid);
const NOT_SHARED: Outcome = Outcome::Refused(404, Code::NotShared);

/// Who may.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Policy {
    /// Anybody, signed in or not.
    Everybody(u16),
    /// Whoever has a live session, with what is their own.
    SignedIn(u16),
    /// Whoever keeps a diary, with their own.
    OwnDiary(u16),
    /// The patient, with a thing of theirs.
    Oneself(u16),
    /// Members of the unit.
    Member(u16),
    /// Treating members of the unit; leads are told that their role does not allow it.
    TreatingMember(u16),
    /// The unit's lead; other members are told that their role does not allow it.
    Lead(u16),
    /// Professionals, through their own membership.
    OwnMembership(u16),
    /// Professionals of a unit that treats, through their own treating membership.
    Treating(u16),
    /// Members of the jobcentre who work with citizens.
    Jobcentre(u16),
    /// Members of the patient's unit who treat, whatever is shared with them.
    Colleagues(u16),
    /// Professionals, through their own membership; only those with a grant see the patient.
    Worklist(u16),
    /// Professionals, through their own membership; those who treat in the patient's unit and have no grant see the name.
    Names(u16),
    /// Readers with a grant.
    Reader(u16),
    /// Readers with a grant, for their unit's own record; the answer does not name the patient.
    Noter(u16),
    /// Readers whose grant holds exercises.
    Prescriber(u16),
    /// Readers whose grant holds plans.
    PlanEditor(u16),
    /// Treating members of a unit that the patient is connected with; who sees everything has nothing to ask for.
    Asker(u16),
    /// The same, where nothing is asked for yet.
    AskerLooks(u16),
    /// The one whose membership it is.
    Granted(u16),
    /// Members of the unit, and the patient.
    MemberOrOneself(u16),
    /// Relatives with whom something is shared.
    Relative(u16),
    /// Whoever has a live session; a relative sees the patient.
    OwnRelatives(u16),
    /// The relative whose tie it is.
    OwnTie(u16),
    /// Whoever works nowhere, so that the account is theirs alone.
    Private(u16),
}

impl Policy {
    /// Whether one's own membership is what it goes by: without a second factor that is none.
    fn takes_a_membership(self) -> bool {
        match self {
            Self::Member(_)
            | Self::MemberOrOneself(_)
            | Self::TreatingMember(_)
            | Self::Lead(_)
            | Self::OwnMembership(_)
            | Self::Treating(_)
            | Self::Jobcentre(_)
            | Self::Colleagues(_)
            | Self::Worklist(_)
            | Self::Names(_)
            | Self::Reader(_)
            | Self::Noter(_)
            | Self::Prescriber(_)
            | Self::PlanEditor(_)
            | Self::Asker(_)
            | Self::AskerLooks(_) => true,
            Self::Everybody(_)
            | Self::SignedIn(_)
            | Self::OwnDiary(_)
            | Self::Oneself(_)
            | Self::Granted(_)
            | Self::Relative(_)
            | Self::OwnRelatives(_)
            | Self::OwnTie(_)
            | Self::Private(_) => false,
        }
    }

    /// What the relation is answered.
    pub(crate) fn outcome(self, relation: Relation) -> Outcome {
        use Relation::{Colleague, Expired, Granted, Partly, Revoked};
        let only = |allowed: bool, status| if allowed { Outcome::Is(status) } else { NOT_FOUND };
        if let Self::Everybody(status) = self {
            return Outcome::Is(status);
        }
        if relation.is_nobody() {
            return NOT_SIGNED_IN;
        }
        if relation == Relation::Unproven && self.takes_a_membership() {
            return DUE;
        }
        match self {
            Self::Everybody(status) | Self::SignedIn(status) => Outcome::Is(status),
            Self::OwnRelatives(status) | Self::Relative(status) if relation == Relation::Relative => {
                Outcome::Shows(status)
            }
            Self::OwnRelatives(status) => Outcome::Is(status),
            Self::Relative(_) => NOT_FOUND,
            Self::OwnTie(status) => only(relation == Relation::Relative, status),
            Self::Private(status) => only(!relation.works(), status),
            Self::OwnDiary(status) => only(relation.keeps_a_diary(), status),
            Self::Oneself(status) => only(relation == Relation::Oneself, status),
            Self::Member(status) => only(relation.treats() || relation == Relation::Lead, status),
            Self::MemberOrOneself(status) => {
                only(relation.treats() || matches!(relation, Relation::Lead | Relation::Oneself), status)
            }
            Self::TreatingMember(_) if relation == Relation::Lead => NOT_ALLOWED,
            Self::TreatingMember(status) => only(relation.treats(), status),
            Self::Asker(_) if relation == Granted => NOTHING_TO_ASK,
            Self::Asker(status) | Self::AskerLooks(status) => only(relation.treats(), status),
            Self::Lead(_) if relation.treats() => NOT_ALLOWED,
            Self::Lead(status) => only(relation == Relation::Lead, status),
            Self::OwnMembership(status) => only(relation.works(), status),
            Self::Treating(status) => only(relation.treats(), status),
            Self::Jobcentre(status) => only(relation == Relation::Jobcentre, status),
            Self::Colleagues(status) => only(relation.treats(), status),
            Self::Worklist(status) if matches!(relation, Granted | Partly) => Outcome::Shows(status),
            Self::Names(status) if matches!(relation, Expired | Revoked | Colleague) => Outcome::Shows(status),
            Self::Worklist(status) | Self::Names(status) => only(relation.works(), status),
            Self::Reader(status) if matches!(relation, Granted | Partly) => Outcome::Shows(status),
            Self::Noter(status) if matches!(relation, Granted | Partly) => Outcome::Is(status),
            Self::Reader(_) | Self::Noter(_) if matches!(relation, Expired | Revoked) => NOT_SHARED,
            Self::Prescriber(status) | Self::PlanEditor(status) if relation == Granted => Outcome::Is(status),
            Self::Prescriber(_) | Self::PlanEditor(_) if matches!(relation, Partly | Expired | Revoked) => NOT_SHARED,
            Self::Granted(status) if relation == Granted => Outcome::Shows(status),
            Self::Reader(_) | Self::Noter(_) | Self::Prescriber(_) | Self::PlanEditor(_) | Self::Granted(_) => {
                NOT_FOUND
            }
        }
    }
}

/// How an operation is asked where it can be asked in more than one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As it is meant.
    Plain,
    /// With the membership of the professional who holds the grant.
    ByGrantedMembership,
    /// What was released to the jobcentre.
    ToJobcentre,
    /// What was released to the patient's unit.
    ToUnit,
    /// For a patient.
    ForPatient,
    /// For a professional.
    ForProfessional,
}

/// One row.
#[derive(Debug)]
pub(crate) struct Row {
    /// Method and path, as in the document.
    pub(crate) operation: &'static str,
    /// How it is asked.
    pub(crate) way: Way,
    /// Who may.
    pub(crate) policy: Policy,
}

impl Row {
    /// As the table names it.
    pub(crate) fn name(&self) -> String {
        let way = match self.way {
            Way::Plain => "",
            Way::ByGrantedMembership => "  with the membership of the one it is shared with",
            Way::ToJobcentre => "  released to the jobcentre",
            Way::ToUnit => "  released to the unit",
            Way::ForPatient => "  for a patient",
            Way::ForProfessional => "  for a professional",
        };
        format!("{}{way}", self.operation)
    }
}

const fn row(operation: &'static str, policy: Policy) -> Row {
    Row { operation, way: Way::Plain, policy }
}

const fn asked(operation: &'static str, way: Way, policy: Policy) -> Row {
    Row { operation, way, policy }
}

const INVITE: &str = "POST /api/v1/units/{unit}/invitations";
const WORKLIST: &str = "POST /api/v1/memberships/{membership}/worklist";
const PAGE: &str = "GET /api/v1/memberships/{membership}/patients/{patient}";
const OPENING: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/openings";
const ASSIGN: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/assignments";
const UNASSIGN: &str = "DELETE /api/v1/memberships/{membership}/patients/{patient}/assignments/{assigned}";
const PRESCRIBE: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/programmes";
const EDIT_PLAN: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/personal-plans/{plan}/versions";
const EDIT_GOAL: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/goals/{goal}/versions";
const EDIT_WORK: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/work-plans/{plan}/versions";
const ASK: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/access-requests";
const ASKED: &str = "GET /api/v1/memberships/{membership}/patients/{patient}/access-requests/last";
const OPEN: &str = "GET /api/v1/memberships/{membership}/statements/{statement}";
const REVISE: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/programmes/{programme}/versions";
/// Suggesting a reminder for exercises.
const SUGGEST: &str = "POST /api/v1/memberships/{membership}/patients/{patient}/reminders";

/// Every operation.
pub(crate) const ROWS: &[Row] = &[
    row("GET /healthz", Policy::Everybody(200)),
    row("GET /readyz", Policy::Everybody(200)),
    row("POST /api/v1/accounts", Policy::Everybody(201)),
    row("POST /api/v1/recovery", Policy::Everybody(200)),
    row("POST /api/v1/session", Policy::Everybody(200)),
    row("POST /api/v1/session/refresh", Policy::SignedIn(200)),
    row("DELETE /api/v1/session", Policy::Everybody(204)),
    row("GET /api/v1/sessions", Policy::SignedIn(200)),
    row("DELETE /api/v1/sessions/{id}", Policy::Oneself(204)),
    row("GET /api/v1/account", Policy::SignedIn(200)),
    row("PATCH /api/v1/account", Policy::SignedIn(200)),
    row("GET /api/v1/account/export", Policy::SignedIn(200)),
    row("GET /api/v1/account/export/csv", Policy::OwnDiary(200)),
    row("DELETE /api/v1/account", Policy::Private(204)),
    row("POST /api/v1/sync", Policy::OwnDiary(200)),
    row("GET /api/v1/entries/{id}/revisions", Policy::Oneself(200)),
    row("GET /api/v1/recipients", Policy::OwnDiary(200)),
    row("GET /api/v1/supporters", Policy::OwnDiary(200)),
    row("POST /api/v1/supporters/codes", Policy::OwnDiary(201)),
    row("DELETE /api/v1/supporters/codes/{code}", Policy::Oneself(204)),
    row("DELETE /api/v1/supporters/{supporter}", Policy::Oneself(204)),
    row("GET /api/v1/supported", Policy::OwnRelatives(200)),
    row("GET /api/v1/supported/{patient}", Policy::Relative(200)),
    row("DELETE /api/v1/supported/ties/{supporter}", Policy::OwnTie(204)),
    row("GET /api/v1/addressees", Policy::OwnDiary(200)),
    row("GET /api/v1/disclosures", Policy::OwnDiary(200)),
    row("POST /api/v1/preview", Policy::Oneself(200)),
    row("GET /api/v1/statements", Policy::OwnDiary(200)),
    row("POST /api/v1/statements", Policy::OwnDiary(201)),
    row("POST /api/v1/statements/{statement}/code", Policy::Oneself(201)),
    row("DELETE /api/v1/statements/{statement}", Policy::Oneself(204)),
    row("POST /api/v1/statements/{statement}/opening", Policy::Everybody(200)),
    row("GET /api/v1/memberships/{membership}/statements", Policy::OwnMembership(200)),
    asked(OPEN, Way::ToJobcentre, Policy::Jobcentre(200)),
    asked(OPEN, Way::ToUnit, Policy::Colleagues(200)),
    row("GET /api/v1/push/key", Policy::SignedIn(200)),
    row("POST /api/v1/push/subscriptions", Policy::SignedIn(201)),
    row("GET /api/v1/push/subscriptions", Policy::SignedIn(200)),
    row("DELETE /api/v1/push/subscriptions/{id}", Policy::Oneself(204)),
    row("POST /api/v1/push/subscriptions/{id}/test", Policy::Oneself(200)),
    row("POST /api/v1/push/receipts", Policy::Everybody(204)),
    row("POST /api/v1/push/snoozes", Policy::Everybody(200)),
    row("POST /api/v1/reminders/{id}/snooze", Policy::Oneself(200)),
    row("GET /api/v1/calendar", Policy::OwnDiary(200)),
    row("GET /api/v1/second-factor", Policy::SignedIn(200)),
    row("POST /api/v1/second-factor", Policy::SignedIn(201)),
    row("POST /api/v1/second-factor/confirmation", Policy::SignedIn(200)),
    row("POST /api/v1/second-factor/reserve-codes", Policy::SignedIn(200)),
    row("DELETE /api/v1/second-factor", Policy::SignedIn(204)),
    row("POST /api/v1/calendar", Policy::OwnDiary(201)),
    row("DELETE /api/v1/calendar", Policy::OwnDiary(204)),
    row("GET /api/v1/calendar/{file}", Policy::Everybody(200)),
    row("GET /api/v1/units/{unit}", Policy::Member(200)),
    row("DELETE /api/v1/units/{unit}/members/{member}", Policy::Lead(204)),
    row("GET /api/v1/units/{unit}/library-exercises", Policy::Member(200)),
    row("GET /api/v1/units/{unit}/library-exercises/{exercise}", Policy::Member(200)),
    row("POST /api/v1/units/{unit}/library-exercises/{exercise}/versions", Policy::Member(201)),
    row("GET /api/v1/units/{unit}/programme-templates", Policy::Member(200)),
    row("POST /api/v1/units/{unit}/programme-templates/{template}/versions", Policy::Member(201)),
    row("POST /api/v1/units/{unit}/media", Policy::Member(201)),
    row("GET /api/v1/media/{media}", Policy::MemberOrOneself(200)),
    asked(INVITE, Way::ForPatient, Policy::TreatingMember(201)),
    asked(INVITE, Way::ForProfessional, Policy::Lead(201)),
    row(WORKLIST, Policy::Worklist(200)),
    asked(WORKLIST, Way::ByGrantedMembership, Policy::Granted(200)),
    row(PAGE, Policy::Reader(200)),
    asked(PAGE, Way::ByGrantedMembership, Policy::Granted(200)),
    row(OPENING, Policy::Noter(204)),
    row(ASSIGN, Policy::Noter(204)),
    row(UNASSIGN, Policy::Noter(204)),
    row("GET /api/v1/memberships/{membership}/covers", Policy::Treating(200)),
    row("POST /api/v1/memberships/{membership}/covers", Policy::Treating(201)),
    row("DELETE /api/v1/memberships/{membership}/covers/{cover}", Policy::Treating(204)),
    row("GET /api/v1/memberships/{membership}/patients/{patient}/paper/{day}", Policy::Noter(200)),
    row("POST /api/v1/memberships/{membership}/patients/{patient}/paper", Policy::Noter(201)),
    row(PRESCRIBE, Policy::Prescriber(201)),
    row(REVISE, Policy::Prescriber(201)),
    row("POST /api/v1/memberships/{membership}/connected", Policy::Names(200)),
    row(ASK, Policy::Asker(201)),
    row(ASKED, Policy::AskerLooks(200)),
    row("GET /api/v1/access-requests", Policy::OwnDiary(200)),
    row("DELETE /api/v1/access-requests/{id}", Policy::Oneself(204)),
    row(EDIT_PLAN, Policy::PlanEditor(201)),
    row(EDIT_GOAL, Policy::PlanEditor(201)),
    row(EDIT_WORK, Policy::PlanEditor(201)),
    row("GET /api/v1/memberships/{membership}/patients/{patient}/reviews", Policy::Noter(200)),
    row("POST /api/v1/memberships/{membership}/patients/{patient}/reviews", Policy::Noter(201)),
    row("POST /api/v1/memberships/{membership}/patients/{patient}/reviews/{review}/copies", Policy::Noter(201)),
    row("GET /api/v1/memberships/{membership}/patients/{patient}/messages", Policy::Noter(200)),
    row("POST /api/v1/memberships/{membership}/patients/{patient}/messages", Policy::Noter(201)),
    row("GET /api/v1/reviews", Policy::OwnDiary(200)),
    row("POST /api/v1/reviews/{review}/rejoinders", Policy::Oneself(201)),
    row("GET /api/v1/messages", Policy::OwnDiary(200)),
    row("POST /api/v1/messages/{unit}", Policy::Oneself(201)),
    row("GET /api/v1/news", Policy::OwnDiary(200)),
    row("POST /api/v1/units/{unit}/answer-time", Policy::Lead(200)),
    row(SUGGEST, Policy::Prescriber(201)),
    row("POST /api/v1/invitations/redeem", Policy::SignedIn(200)),
];
