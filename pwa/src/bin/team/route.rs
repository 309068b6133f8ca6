//! Where a professional can go, under `/team`. Addresses carry ids only.

use domain::id::{PatientId, ProgrammeId};
use yew_router::prelude::*;

/// What stands before every address of this entry.
pub(crate) const BASE: &str = "/team";

/// One screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Routable)]
pub(crate) enum Route {
    /// The patients who share.
    #[at("/")]
    Worklist,
    /// One patient.
    #[at("/patient/:id")]
    Patient { id: PatientId },
    /// A new programme.
    #[at("/patient/:id/programme")]
    NewProgramme { id: PatientId },
    /// A new version of a programme.
    #[at("/patient/:id/programme/:programme")]
    EditProgramme { id: PatientId, programme: ProgrammeId },
    /// Colleagues and invitations.
    #[at("/unit")]
    Unit,
    /// In which unit one works now.
    #[at("/choose")]
    Choose,
    /// Sign in.
    #[at("/sign-in")]
    SignIn,
    /// Make an account with an invitation code.
    #[at("/register")]
    Register,
    /// A new password by recovery code.
    #[at("/recover")]
    Recover,
    /// No such screen.
    #[not_found]
    #[at("/not-found")]
    NotFound,
}

/// A link within this entry.
pub(crate) type Way = pwa::components::Way<Route>;
