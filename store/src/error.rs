//! What a store function can answer instead of a value. Upwards only: nothing here knows HTTP.

use diesel::result::{DatabaseErrorKind, Error};
use domain::problem::FieldProblem;

use crate::disclosure::RefusedLine;

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Not there, or not for this reader: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// It is already there, or somebody changed it meanwhile.
    #[error("conflict")]
    Conflict,
    /// The database is busy or out of reach; the same can be tried again.
    #[error("the database is busy")]
    Busy,
    /// The account was erased by its owner.
    #[error("the account was erased")]
    Erased,
    /// Somebody who works in a unit has no second factor yet.
    #[error("a second factor has to be set up first")]
    SecondFactorDue,
    /// A patient of the unit who is not one of the reader's own: they say why they open it first.
    #[error("say first why this patient of the unit is opened")]
    ReasonDue,
    /// The patient does not share it. Carries the line that the runner writes into the patient's log.
    #[error("not shared")]
    Refused(Box<RefusedLine>),
    /// The rule a request breaks, as the domain says it.
    #[error("{0}")]
    Invalid(String),
    /// The same, with the field that breaks it.
    #[error("{}: {}", .0.field, .0.rule)]
    InvalidField(FieldProblem),
    /// A fault of the database or of what it holds.
    #[error("database: {0}")]
    Db(String),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Conflict,
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Busy,
            // PostgreSQL's deadlock and SQLite's lock have no kind of their own in diesel.
            Error::DatabaseError(_, ref info)
                if info.message().contains("deadlock detected") || info.message().contains("database is locked") =>
            {
                Self::Busy
            }
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => Self::Busy,
            other => Self::Db(other.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        // The text names a place and a type, never the value.
        Self::Db(format!("stored JSON, line {} column {}", error.line(), error.column()))
    }
}

/// A stored value that does not parse: a fault of ours, named by column, never by content.
pub(crate) fn corrupt(column: &'static str) -> StoreError {
    StoreError::Db(format!("stored value of {column} does not parse"))
}
