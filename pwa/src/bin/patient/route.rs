//! Where the patient can go. Addresses carry ids and days only, never an answer.

use domain::day::LocalDay;
use domain::id::{EntryId, GoalId, OwnExerciseId, PrescriptionId, ReminderId};
use domain::json::Word as _;
use domain::personal_plan::Purpose;
use pwa::hooks::use_address;
use yew::html::IntoPropValue;
use yew::prelude::*;

/// One screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Route {
    /// *I dag*.
    Today,
    /// One exercise, to log it with more than a tap.
    Exercise { prescription: PrescriptionId },
    /// Where a notification leads: on to the screen of its rule.
    Due { rule: ReminderId },
    /// An activity for the diary.
    Activity,
    /// *Min uge*.
    CheckIn,
    /// A note.
    Note,
    /// One of the patient's own exercises, as [`Route::Exercise`].
    OwnExercise { id: OwnExerciseId },
    /// A flare-up.
    FlareUp,
    /// A day at work.
    WorkDay,
    /// *Dagen efter*.
    DayAfter,
    /// PSFS.
    Psfs,
    /// *Dagbog*.
    Diary,
    /// One day of the diary.
    DiaryDay { day: LocalDay },
    /// One entry, to correct or remove it.
    Entry { id: EntryId },
    /// *Min uge på papir*.
    Paper,
    /// A week typed in from paper.
    PaperFill,
    /// *Fremgang*.
    Progress,
    /// One page to print.
    OnePage,
    /// *Planer*: what was agreed beside the programme, and the ways there.
    Plans,
    /// *Mine øvelser*.
    OwnExercises,
    /// One more of them.
    NewOwnExercise,
    /// One of them, to change it or put it aside.
    ChangeOwnExercise { id: OwnExerciseId },
    /// *Delmål*.
    Goals,
    /// One more of them.
    NewGoal,
    /// One of them.
    Goal { id: GoalId },
    /// *Optrapningsplan*.
    WorkPlan,
    /// *Handleplan* or *tilbagefaldsplan*.
    PersonalPlan { purpose: Purpose },
    /// *På pause*.
    Pauses,
    /// Closer follow-up.
    MeasurePeriods,
    /// Where the course stands.
    Course,
    /// *Deling*.
    Sharing,
    /// A new decision to share.
    NewSharing,
    /// *Del med en pårørende*.
    Relatives,
    /// *Hvem har set mine data*.
    SharingLog,
    /// *Resumé til andre*.
    Statements,
    /// A new one.
    NewStatement,
    /// *Mere*.
    More,
    /// *Påmindelser*.
    Reminders,
    /// *Rygrad på telefonen*.
    Phone,
    /// *Enheder og log ud*.
    Devices,
    /// *Mine data*.
    MyData,
    /// *Opfølgninger og beskeder*.
    Messages,
    /// *Når du skal søge hjælp nu*: open to everybody, always.
    Help,
    /// What happens with one's data.
    Notice,
    /// Sign in.
    SignIn,
    /// Make an account.
    Register,
    /// A new password by recovery code.
    Recover,
    /// No such screen.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn to_path(&self) -> String {
        let path = match self {
            Self::Today => "/",
            Self::Exercise { prescription } => return format!("/exercise/{prescription}"),
            Self::Due { rule } => return format!("/due/{rule}"),
            Self::Activity => "/activity",
            Self::CheckIn => "/check-in",
            Self::Note => "/note",
            Self::OwnExercise { id } => return format!("/own-exercise/{id}"),
            Self::FlareUp => "/flare-up",
            Self::WorkDay => "/work-day",
            Self::DayAfter => "/day-after",
            Self::Psfs => "/psfs",
            Self::Diary => "/diary",
            Self::DiaryDay { day } => return format!("/diary/{day}"),
            Self::Entry { id } => return format!("/entry/{id}"),
            Self::Paper => "/paper",
            Self::PaperFill => "/paper/fill",
            Self::Progress => "/progress",
            Self::OnePage => "/progress/page",
            Self::Plans => "/plans",
            Self::OwnExercises => "/own-exercises",
            Self::NewOwnExercise => "/own-exercises/new",
            Self::ChangeOwnExercise { id } => return format!("/own-exercises/{id}"),
            Self::Goals => "/goals",
            Self::NewGoal => "/goals/new",
            Self::Goal { id } => return format!("/goals/{id}"),
            Self::WorkPlan => "/work-plan",
            Self::PersonalPlan { purpose } => return format!("/personal-plan/{}", purpose.word()),
            Self::Pauses => "/pauses",
            Self::MeasurePeriods => "/measure-periods",
            Self::Course => "/course",
            Self::Sharing => "/sharing",
            Self::NewSharing => "/sharing/new",
            Self::Relatives => "/sharing/relatives",
            Self::SharingLog => "/sharing/log",
            Self::Statements => "/statements",
            Self::NewStatement => "/statements/new",
            Self::More => "/more",
            Self::Reminders => "/reminders",
            Self::Phone => "/phone",
            Self::Devices => "/devices",
            Self::Messages => "/messages",
            Self::MyData => "/my-data",
            Self::Help => "/help",
            Self::Notice => "/notice",
            Self::SignIn => "/sign-in",
            Self::Register => "/register",
            Self::Recover => "/recover",
            Self::NotFound => "/not-found",
        };
        path.to_owned()
    }

    /// The screen of an address.
    pub(crate) fn of_path(path: &str) -> Self {
        let mut parts = path.trim_matches('/').split('/');
        let screen = match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
            ("", None, None) => Some(Self::Today),
            ("exercise", Some(id), None) => id.parse().ok().map(|prescription| Self::Exercise { prescription }),
            ("due", Some(id), None) => id.parse().ok().map(|rule| Self::Due { rule }),
            ("activity", None, None) => Some(Self::Activity),
            ("check-in", None, None) => Some(Self::CheckIn),
            ("note", None, None) => Some(Self::Note),
            ("own-exercise", Some(id), None) => id.parse().ok().map(|id| Self::OwnExercise { id }),
            ("flare-up", None, None) => Some(Self::FlareUp),
            ("work-day", None, None) => Some(Self::WorkDay),
            ("day-after", None, None) => Some(Self::DayAfter),
            ("psfs", None, None) => Some(Self::Psfs),
            ("diary", None, None) => Some(Self::Diary),
            ("diary", Some(day), None) => day.parse().ok().map(|day| Self::DiaryDay { day }),
            ("entry", Some(id), None) => id.parse().ok().map(|id| Self::Entry { id }),
            ("paper", None, None) => Some(Self::Paper),
            ("paper", Some("fill"), None) => Some(Self::PaperFill),
            ("progress", None, None) => Some(Self::Progress),
            ("progress", Some("page"), None) => Some(Self::OnePage),
            ("plans", None, None) => Some(Self::Plans),
            ("own-exercises", None, None) => Some(Self::OwnExercises),
            ("own-exercises", Some("new"), None) => Some(Self::NewOwnExercise),
            ("own-exercises", Some(id), None) => id.parse().ok().map(|id| Self::ChangeOwnExercise { id }),
            ("goals", None, None) => Some(Self::Goals),
            ("goals", Some("new"), None) => Some(Self::NewGoal),
            ("goals", Some(id), None) => id.parse().ok().map(|id| Self::Goal { id }),
            ("work-plan", None, None) => Some(Self::WorkPlan),
            ("personal-plan", Some(word), None) => {
                let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.word() == word);
                purpose.map(|purpose| Self::PersonalPlan { purpose })
            }
            ("pauses", None, None) => Some(Self::Pauses),
            ("measure-periods", None, None) => Some(Self::MeasurePeriods),
            ("course", None, None) => Some(Self::Course),
            ("sharing", None, None) => Some(Self::Sharing),
            ("sharing", Some("new"), None) => Some(Self::NewSharing),
            ("sharing", Some("relatives"), None) => Some(Self::Relatives),
            ("sharing", Some("log"), None) => Some(Self::SharingLog),
            ("statements", None, None) => Some(Self::Statements),
            ("statements", Some("new"), None) => Some(Self::NewStatement),
            ("more", None, None) => Some(Self::More),
            ("reminders", None, None) => Some(Self::Reminders),
            ("phone", None, None) => Some(Self::Phone),
            ("devices", None, None) => Some(Self::Devices),
            ("messages", None, None) => Some(Self::Messages),
            ("my-data", None, None) => Some(Self::MyData),
            ("help", None, None) => Some(Self::Help),
            ("notice", None, None) => Some(Self::Notice),
            ("sign-in", None, None) => Some(Self::SignIn),
            ("register", None, None) => Some(Self::Register),
            ("recover", None, None) => Some(Self::Recover),
            _ => None,
        };
        screen.unwrap_or(Self::NotFound)
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
        let screens = [
            (Route::Today, "/"),
            (Route::Exercise { prescription: ID.parse().unwrap() }, "/exercise/0193a5c0-7d2e-7abc-8def-0123456789ab"),
            (Route::Due { rule: ID.parse().unwrap() }, "/due/0193a5c0-7d2e-7abc-8def-0123456789ab"),
            (Route::Activity, "/activity"),
            (Route::CheckIn, "/check-in"),
            (Route::Note, "/note"),
            (Route::OwnExercise { id: ID.parse().unwrap() }, "/own-exercise/0193a5c0-7d2e-7abc-8def-0123456789ab"),
            (Route::FlareUp, "/flare-up"),
            (Route::WorkDay, "/work-day"),
            (Route::DayAfter, "/day-after"),
            (Route::Psfs, "/psfs"),
            (Route::Diary, "/diary"),
            (Route::DiaryDay { day: "2026-11-20".parse().unwrap() }, "/diary/2026-11-20"),
            (Route::Entry { id: ID.parse().unwrap() }, "/entry/0193a5c0-7d2e-7abc-8def-0123456789ab"),
            (Route::Paper, "/paper"),
            (Route::PaperFill, "/paper/fill"),
            (Route::Progress, "/progress"),
            (Route::OnePage, "/progress/page"),
            (Route::Plans, "/plans"),
            (Route::OwnExercises, "/own-exercises"),
            (Route::NewOwnExercise, "/own-exercises/new"),
            (
                Route::ChangeOwnExercise { id: ID.parse().unwrap() },
                "/own-exercises/0193a5c0-7d2e-7abc-8def-0123456789ab",
            ),
            (Route::Goals, "/goals"),
            (Route::NewGoal, "/goals/new"),
            (Route::Goal { id: ID.parse().unwrap() }, "/goals/0193a5c0-7d2e-7abc-8def-0123456789ab"),
            (Route::WorkPlan, "/work-plan"),
            (Route::PersonalPlan { purpose: Purpose::Action }, "/personal-plan/action"),
            (Route::PersonalPlan { purpose: Purpose::Relapse }, "/personal-plan/relapse"),
            (Route::Pauses, "/pauses"),
            (Route::MeasurePeriods, "/measure-periods"),
            (Route::Course, "/course"),
            (Route::Sharing, "/sharing"),
            (Route::NewSharing, "/sharing/new"),
            (Route::Relatives, "/sharing/relatives"),
            (Route::SharingLog, "/sharing/log"),
            (Route::Statements, "/statements"),
            (Route::NewStatement, "/statements/new"),
            (Route::More, "/more"),
            (Route::Reminders, "/reminders"),
            (Route::Phone, "/phone"),
            (Route::Devices, "/devices"),
            (Route::Messages, "/messages"),
            (Route::MyData, "/my-data"),
            (Route::Help, "/help"),
            (Route::Notice, "/notice"),
            (Route::SignIn, "/sign-in"),
            (Route::Register, "/register"),
            (Route::Recover, "/recover"),
            (Route::NotFound, "/not-found"),
        ];
        for (route, path) in screens {
            assert_eq!(route.to_path(), path);
            assert_eq!(Route::of_path(path), route);
            assert_eq!(Route::of_path(&format!("{path}/")), route, "a slash at the end makes no other screen");
        }
    }

    #[test]
    fn an_address_of_no_screen_is_not_found() {
        for path in
            ["/nowhere", "/diary/someday", "/entry/7", "/exercise", "/sharing/new/er", "/diary/2026-11-20/x", "/team"]
        {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
    }
}
