//! Speaking to the server: one function per verb, the session in memory, and what can go wrong as [`Failure`].
//!
//! The access token never leaves memory. A request refused as *not signed in* is tried once more after a refresh; if
//! that fails too, the session has ended and whoever asked to be told ([`on_session_ended`]) is.

mod fetch;
mod session;

use domain::id::AccountId;
use domain::json::{FromJson, ToJson};
use domain::problem::{Code, Problem};

use crate::json;

pub use session::{Ending, account, forget, on_session_ended, resume, session_id, start, stop, token};

/// Why there is no answer to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No network, the server is away, or it took too long: the same request can be sent again.
    Offline,
    /// The session has ended; nothing more can be asked until somebody signs in.
    SessionEnded,
    /// The server said no, and why.
    Refused {
        /// What it said.
        problem: Box<Problem>,
        /// When to try again, in seconds.
        retry_after_s: Option<u32>,
    },
    /// An answer that is none of ours.
    Unreadable,
}

impl Failure {
    /// What the server said, by code.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused { problem, .. } => Some(problem.code),
            Self::SessionEnded => Some(Code::NotSignedIn),
            Self::Offline | Self::Unreadable => None,
        }
    }

    /// The wording to show, `problem-…`.
    #[must_use]
    pub fn wording(&self) -> String {
        match self {
            Self::Offline => "problem-offline".to_owned(),
            Self::Unreadable => "problem-internal".to_owned(),
            Self::SessionEnded => "problem-not_signed_in".to_owned(),
            Self::Refused { problem, .. } => format!("problem-{}", problem.code.name()),
        }
    }

    /// Whether the server found this field wrong.
    #[must_use]
    pub fn is_about(&self, field: &str) -> bool {
        matches!(self, Self::Refused { problem, .. } if problem.fields.iter().any(|f| f.field == field))
    }
}

/// Asks for `path`, for example `/api/v1/sessions`.
///
/// # Errors
/// [`Failure`].
pub async fn get<T: FromJson>(path: &str) -> Result<T, Failure> {
    fetch::read(&session::signed(fetch::Verb::Get, path, None, None).await?)
}

/// Sends `body` and reads the answer.
///
/// # Errors
/// [`Failure`].
pub async fn post<T: FromJson>(path: &str, body: &impl ToJson) -> Result<T, Failure> {
    fetch::read(&session::signed(fetch::Verb::Post, path, Some(json::write(body)), None).await?)
}

/// Sends `body`; nothing is read of the answer.
///
/// # Errors
/// [`Failure`].
pub async fn send(path: &str, body: &impl ToJson) -> Result<(), Failure> {
    session::signed(fetch::Verb::Post, path, Some(json::write(body)), None).await.map(|_| ())
}

/// Sends `body` only if `account` is still the one signed in, so that nobody's diary reaches another's account.
///
/// # Errors
/// [`Failure`]; [`Failure::SessionEnded`] if another account is signed in.
pub async fn post_as<T: FromJson>(account: AccountId, path: &str, body: &impl ToJson) -> Result<T, Failure> {
    fetch::read(&session::signed(fetch::Verb::Post, path, Some(json::write(body)), Some(account)).await?)
}

/// Changes a part and reads the whole.
///
/// # Errors
/// [`Failure`].
pub async fn patch<T: FromJson>(path: &str, body: &impl ToJson) -> Result<T, Failure> {
    fetch::read(&session::signed(fetch::Verb::Patch, path, Some(json::write(body)), None).await?)
}

/// Removes what is at `path`, for which `body` proves one's right.
///
/// # Errors
/// [`Failure`].
pub async fn delete_with(path: &str, body: &impl ToJson) -> Result<(), Failure> {
    session::signed(fetch::Verb::Delete, path, Some(json::write(body)), None).await.map(|_| ())
}

/// Ends or removes what is at `path`.
///
/// # Errors
/// [`Failure`].
pub async fn delete(path: &str) -> Result<(), Failure> {
    session::signed(fetch::Verb::Delete, path, None, None).await.map(|_| ())
}
