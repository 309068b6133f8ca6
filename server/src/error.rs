//! What a request can be answered instead of a result: RFC 9457 problems with a code that the app translates. The cause
//! of a 5xx is logged once, here, under the id that the body carries; the body never says it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use domain::disclosure::Outcome;
use domain::problem::{Code, FieldProblem, Problem};
use store::StoreError;

use crate::clock;

/// Every way a request can fail.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// Not JSON.
    #[error("the body is not JSON: {0}")]
    Malformed(String),
    /// JSON of the wrong content.
    #[error("a field breaks a rule")]
    Invalid(Vec<FieldProblem>),
    /// Too much at once.
    #[error("too large: {0}")]
    TooLarge(String),
    /// No live session behind the token.
    #[error("sign in, or refresh the access token")]
    NotSignedIn,
    /// A refresh token that was rotated away more than once.
    #[error("the refresh token is outdated; send the newest one, with `newest=true` if there is no other")]
    RefreshOutdated,
    /// A token or cookie of an account that its owner erased.
    #[error("the account was erased by its owner; drop what this device holds of it")]
    AccountErased,
    /// E-mail, password or recovery code.
    #[error("e-mail, password or code is wrong")]
    WrongCredentials,
    /// An invitation that cannot be used.
    #[error("the code is wrong, used or too old; ask for a new one")]
    WrongCode,
    /// The password is right, and there is a second factor.
    #[error("there is a second factor; send the same with its code in `second_factor`")]
    SecondFactorNeeded,
    /// Wrong, or used.
    #[error("the code of the second factor is wrong or was used; wait for the next, or use a reserve code")]
    WrongSecondFactor,
    /// A professional who has none.
    #[error("who works in a unit sets up a second factor first")]
    SecondFactorDue,
    /// A patient of the unit who is not one of the reader's own.
    #[error("say first why this patient of the unit is opened, or take them over")]
    ReasonDue,
    /// Registration with a known address.
    #[error("there is an account with that e-mail address; sign in instead")]
    EmailTaken,
    /// Counted in the database.
    #[error("too many tries; wait {retry_after_s} seconds")]
    TooManyTries {
        /// Whole seconds.
        retry_after_s: i64,
    },
    /// Not there, or not for this reader.
    #[error("not found")]
    NotFound,
    /// The reader's own role.
    #[error("your role does not allow this")]
    NotAllowed,
    /// Once shared, not now. 404 like the other: an id proves nothing.
    #[error("the patient does not share this with you")]
    NotShared,
    /// A phone that speaks an older protocol than the server understands.
    #[error("this version of the app is too old for the server; renew it and send the same")]
    ClientTooOld,
    /// Somebody was faster.
    #[error("it was changed meanwhile; load it again")]
    Conflict,
    /// Try again.
    #[error("the database is busy; send the same request again")]
    Busy,
    /// Nobody who can get it.
    #[error("the recipient is impossible: {0}")]
    RecipientImpossible(String),
    /// A push address that cannot be used.
    #[error("the push address cannot be used: {0}")]
    EndpointRefused(String),
    /// A fault of ours.
    #[error("internal fault: {0}")]
    Internal(String),
}

impl ApiError {
    /// One field that breaks a rule.
    pub(crate) fn field(field: &str, rule: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem { field: field.to_owned(), rule: rule.into() }])
    }

    /// The code that the app translates.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Malformed(_) => Code::Malformed,
            Self::Invalid(_) => Code::Invalid,
            Self::TooLarge(_) => Code::TooLarge,
            Self::NotSignedIn => Code::NotSignedIn,
            Self::RefreshOutdated => Code::RefreshOutdated,
            Self::AccountErased => Code::AccountErased,
            Self::WrongCredentials => Code::WrongCredentials,
            Self::WrongCode => Code::WrongCode,
            Self::SecondFactorNeeded => Code::SecondFactorNeeded,
            Self::WrongSecondFactor => Code::WrongSecondFactor,
            Self::SecondFactorDue => Code::SecondFactorDue,
            Self::ReasonDue => Code::ReasonDue,
            Self::EmailTaken => Code::EmailTaken,
            Self::TooManyTries { .. } => Code::TooManyTries,
            Self::NotFound => Code::NotFound,
            Self::NotAllowed => Code::NotAllowed,
            Self::NotShared => Code::NotShared,
            Self::ClientTooOld => Code::ClientTooOld,
            Self::Conflict => Code::Conflict,
            Self::Busy => Code::Busy,
            Self::EndpointRefused(_) => Code::EndpointRefused,
            Self::RecipientImpossible(_) => Code::RecipientImpossible,
            Self::Internal(_) => Code::Internal,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) | Self::EndpointRefused(_) | Self::RecipientImpossible(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotSignedIn
            | Self::RefreshOutdated
            | Self::WrongCredentials
            | Self::SecondFactorNeeded
            | Self::WrongSecondFactor => StatusCode::UNAUTHORIZED,
            Self::WrongCode | Self::NotFound | Self::NotShared => StatusCode::NOT_FOUND,
            Self::AccountErased => StatusCode::GONE,
            Self::EmailTaken | Self::Conflict => StatusCode::CONFLICT,
            Self::TooManyTries { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotAllowed | Self::SecondFactorDue | Self::ReasonDue => StatusCode::FORBIDDEN,
            Self::ClientTooOld => StatusCode::UPGRADE_REQUIRED,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The body of the answer, with the id under which the request is found in the log.
    pub(crate) fn problem(&self, request_id: String) -> Problem {
        Problem {
            kind: "about:blank".to_owned(),
            status: self.status().as_u16(),
            code: self.code(),
            title: self.title(),
            fields: self.fields(),
            request_id,
        }
    }

    /// What the body says; for a fault of ours a constant.
    fn title(&self) -> String {
        match self {
            Self::Internal(_) => "a fault of ours; it is logged under the request id".to_owned(),
            _ => self.to_string(),
        }
    }

    fn fields(&self) -> Vec<FieldProblem> {
        match self {
            Self::Invalid(fields) => fields.clone(),
            _ => Vec::new(),
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        let request_id = domain::disclosure::hex(&clock::random::<8>());
        if let Self::Internal(cause) = self {
            tracing::error!(request_id, cause, "internal fault");
        }
        let problem = self.problem(request_id);
        let mut answer = HttpResponse::build(self.status());
        answer.insert_header((CACHE_CONTROL, "no-store"));
        if let Self::TooManyTries { retry_after_s } = self {
            answer.insert_header((RETRY_AFTER, retry_after_s.to_string()));
        }
        let body = serde_json::to_string(&problem).unwrap_or_default();
        answer.insert_header((CONTENT_TYPE, "application/problem+json")).body(body)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Conflict => Self::Conflict,
            StoreError::Busy => Self::Busy,
            StoreError::Erased => Self::AccountErased,
            StoreError::SecondFactorDue => Self::SecondFactorDue,
            StoreError::ReasonDue => Self::ReasonDue,
            StoreError::Invalid(rule) => Self::field("", rule),
            StoreError::InvalidField(problem) => Self::Invalid(vec![problem]),
            StoreError::Refused(line) => match line.payload.outcome {
                // Somebody who never had a share learns nothing, not even that there is such a patient.
                Outcome::NeverShared | Outcome::Shown => Self::NotFound,
                Outcome::Stopped | Outcome::Expired | Outcome::NotThisPart => Self::NotShared,
                Outcome::WrongCode | Outcome::NoTriesLeft => Self::WrongCode,
            },
            StoreError::Db(cause) => Self::Internal(cause),
        }
    }
}
