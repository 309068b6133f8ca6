//! Where a professional can go, under `/team`. Addresses carry ids only.

use domain::id::{LibraryExerciseId, PatientId, ProgrammeId, StatementId};
pub(crate) use pwa::components::Way;
use pwa::hooks::use_address;
use yew::html::IntoPropValue;
use yew::prelude::*;

/// One screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// The patients who share.
    Worklist,
    /// One patient.
    Patient { id: PatientId },
    /// The 14-day review of one patient.
    Review { id: PatientId },
    /// Typing in a paper diary of one patient.
    Paper { id: PatientId },
    /// A new programme.
    NewProgramme { id: PatientId },
    /// A new version of a programme.
    EditProgramme { id: PatientId, programme: ProgrammeId },
    /// Who is connected with the unit and shares nothing with whoever sits here.
    Connected,
    /// A recipient's screen, for the patient.
    Preview,
    /// Statements released to whoever sits here.
    Statements,
    /// One of them.
    Statement { id: StatementId },
    /// Those whose relative one is.
    Supported,
    /// What one of them shares.
    SupportedPatient { id: PatientId },
    /// Make an account with a code from a patient.
    RegisterRelative,
    /// The unit's exercises and templates.
    Library,
    /// A new exercise of the library.
    NewLibraryExercise,
    /// One exercise of the library.
    LibraryExercise { id: LibraryExerciseId },
    /// Colleagues and invitations.
    Unit,
    /// In which unit one works now.
    Choose,
    /// One's own account.
    Account,
    /// Sign in.
    SignIn,
    /// Make an account with an invitation code.
    Register,
    /// A new password by recovery code.
    Recover,
    /// No such screen.
    NotFound,
}

/// What stands before every address of this entry.
pub(crate) const BASE: &str = "/team";

impl Route {
    /// Its address.
    pub(crate) fn to_path(self) -> String {
        match self {
            Self::Worklist => format!("{BASE}/"),
            Self::Patient { id } => format!("{BASE}/patient/{id}"),
            Self::NewProgramme { id } => format!("{BASE}/patient/{id}/programme"),
            Self::EditProgramme { id, programme } => format!("{BASE}/patient/{id}/programme/{programme}"),
            Self::Review { id } => format!("{BASE}/patient/{id}/review"),
            Self::Paper { id } => format!("{BASE}/patient/{id}/paper"),
            Self::Connected => format!("{BASE}/connected"),
            Self::Preview => format!("{BASE}/preview"),
            Self::Statements => format!("{BASE}/statements"),
            Self::Statement { id } => format!("{BASE}/statements/{id}"),
            Self::Supported => format!("{BASE}/relative"),
            Self::SupportedPatient { id } => format!("{BASE}/relative/of/{id}"),
            Self::RegisterRelative => format!("{BASE}/relative/register"),
            Self::Library => format!("{BASE}/library"),
            Self::NewLibraryExercise => format!("{BASE}/library/exercise"),
            Self::LibraryExercise { id } => format!("{BASE}/library/exercise/{id}"),
            Self::Unit => format!("{BASE}/unit"),
            Self::Choose => format!("{BASE}/choose"),
            Self::Account => format!("{BASE}/account"),
            Self::SignIn => format!("{BASE}/sign-in"),
            Self::Register => format!("{BASE}/register"),
            Self::Recover => format!("{BASE}/recover"),
            Self::NotFound => format!("{BASE}/not-found"),
        }
    }

    /// The screen of an address.
    pub(crate) fn of_path(path: &str) -> Self {
        Self::named(path).unwrap_or(Self::NotFound)
    }

    fn named(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix(BASE)?.trim_end_matches('/').split('/').collect();
        // What follows the base begins with a slash, so the first part is empty.
        Some(match parts.as_slice() {
            [""] => Self::Worklist,
            ["", "patient", id] => Self::Patient { id: id.parse().ok()? },
            ["", "patient", id, "review"] => Self::Review { id: id.parse().ok()? },
            ["", "patient", id, "paper"] => Self::Paper { id: id.parse().ok()? },
            ["", "patient", id, "programme"] => Self::NewProgramme { id: id.parse().ok()? },
            ["", "patient", id, "programme", programme] => {
                Self::EditProgramme { id: id.parse().ok()?, programme: programme.parse().ok()? }
            }
            ["", "connected"] => Self::Connected,
            ["", "preview"] => Self::Preview,
            ["", "statements"] => Self::Statements,
            ["", "statements", id] => Self::Statement { id: id.parse().ok()? },
            ["", "relative"] => Self::Supported,
            ["", "relative", "register"] => Self::RegisterRelative,
            ["", "relative", "of", id] => Self::SupportedPatient { id: id.parse().ok()? },
            ["", "library"] => Self::Library,
            ["", "library", "exercise"] => Self::NewLibraryExercise,
            ["", "library", "exercise", id] => Self::LibraryExercise { id: id.parse().ok()? },
            ["", "unit"] => Self::Unit,
            ["", "choose"] => Self::Choose,
            ["", "account"] => Self::Account,
            ["", "sign-in"] => Self::SignIn,
            ["", "register"] => Self::Register,
            ["", "recover"] => Self::Recover,
            _ => return None,
        })
    }
}

impl Route {
    /// Whether it is one of a relative's, who needs no unit.
    pub(crate) fn is_a_relatives(self) -> bool {
        matches!(self, Self::Supported | Self::SupportedPatient { .. } | Self::RegisterRelative)
    }
}

impl From<Route> for AttrValue {
    fn from(route: Route) -> Self {
        route.to_path().into()
    }
}

impl IntoPropValue<AttrValue> for Route {
    fn into_prop_value(self) -> AttrValue {
        self.into()
    }
}

/// The screen that is open.
#[hook]
pub(crate) fn use_route() -> Route {
    Route::of_path(&use_address().path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0193a5c0-7d2e-7abc-8def-0123456789ab";

    #[test]
    fn every_screen_is_found_again_by_its_address() {
        let (id, programme) = (ID.parse().unwrap(), ID.parse().unwrap());
        let screens = [
            (Route::Worklist, "/team/".to_owned()),
            (Route::Patient { id }, format!("/team/patient/{ID}")),
            (Route::NewProgramme { id }, format!("/team/patient/{ID}/programme")),
            (Route::EditProgramme { id, programme }, format!("/team/patient/{ID}/programme/{ID}")),
            (Route::Review { id }, format!("/team/patient/{ID}/review")),
            (Route::Paper { id }, format!("/team/patient/{ID}/paper")),
            (Route::Connected, "/team/connected".to_owned()),
            (Route::Preview, "/team/preview".to_owned()),
            (Route::Statements, "/team/statements".to_owned()),
            (Route::Statement { id: ID.parse().unwrap() }, format!("/team/statements/{ID}")),
            (Route::Supported, "/team/relative".to_owned()),
            (Route::SupportedPatient { id }, format!("/team/relative/of/{ID}")),
            (Route::RegisterRelative, "/team/relative/register".to_owned()),
            (Route::Library, "/team/library".to_owned()),
            (Route::NewLibraryExercise, "/team/library/exercise".to_owned()),
            (Route::LibraryExercise { id: ID.parse().unwrap() }, format!("/team/library/exercise/{ID}")),
            (Route::Unit, "/team/unit".to_owned()),
            (Route::Choose, "/team/choose".to_owned()),
            (Route::Account, "/team/account".to_owned()),
            (Route::SignIn, "/team/sign-in".to_owned()),
            (Route::Register, "/team/register".to_owned()),
            (Route::Recover, "/team/recover".to_owned()),
            (Route::NotFound, "/team/not-found".to_owned()),
        ];
        for (route, path) in screens {
            assert_eq!(route.to_path(), path);
            assert_eq!(Route::of_path(&path), route);
            assert_eq!(Route::of_path(&format!("{path}/")), route, "a slash at the end makes no other screen");
        }
        assert_eq!(Route::of_path("/team"), Route::Worklist);
    }

    #[test]
    fn an_address_of_no_screen_is_not_found() {
        for path in ["/team/nowhere", "/team/patient", "/team/patient/7", "/teamwork", "/unit", "/team/unit/7"] {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
    }
}
