//! Where the patient can go. Addresses carry ids and days only, never an answer.

use domain::day::LocalDay;
use domain::id::{EntryId, PrescriptionId};
use yew_router::prelude::*;

/// One screen.
#[derive(Debug, Clone, PartialEq, Routable)]
pub(crate) enum Route {
    /// *I dag*.
    #[at("/")]
    Today,
    /// One exercise, to log it with more than a tap.
    #[at("/exercise/:prescription")]
    Exercise { prescription: PrescriptionId },
    /// An activity for the diary.
    #[at("/activity")]
    Activity,
    /// *Min uge*.
    #[at("/check-in")]
    CheckIn,
    /// A note.
    #[at("/note")]
    Note,
    /// PSFS.
    #[at("/psfs")]
    Psfs,
    /// *Dagbog*.
    #[at("/diary")]
    Diary,
    /// One day of the diary.
    #[at("/diary/:day")]
    DiaryDay { day: LocalDay },
    /// One entry, to correct or remove it.
    #[at("/entry/:id")]
    Entry { id: EntryId },
    /// *Fremgang*.
    #[at("/progress")]
    Progress,
    /// *Deling*.
    #[at("/sharing")]
    Sharing,
    /// A new decision to share.
    #[at("/sharing/new")]
    NewSharing,
    /// *Hvem har set mine data*.
    #[at("/sharing/log")]
    SharingLog,
    /// *Mere*.
    #[at("/more")]
    More,
    /// *Påmindelser*.
    #[at("/reminders")]
    Reminders,
    /// *Enheder og log ud*.
    #[at("/devices")]
    Devices,
    /// *Når du skal søge hjælp nu*: open to everybody, always.
    #[at("/help")]
    Help,
    /// What happens with one's data.
    #[at("/notice")]
    Notice,
    /// Sign in.
    #[at("/sign-in")]
    SignIn,
    /// Make an account.
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
