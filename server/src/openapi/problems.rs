//! The problems of the document: what every operation of a sort can answer, and an example of each code that is named.

use domain::problem::{Code, FieldProblem, Problem};
use serde_json::{Map, Value, json};

use crate::error::ApiError;

const TYPE: &str = "application/problem+json";

/// What an operation is, as far as its problems follow from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sort {
    /// Goes by an access token.
    pub(super) signed_in: bool,
    /// Takes a body.
    pub(super) body: bool,
    /// Has something in its path or behind it that can be wrong.
    pub(super) path: bool,
    /// Has parameters behind the `?`.
    pub(super) query: bool,
}

/// A problem that stands by rule: the name of its response in the document, its code, what it means and what to do.
struct Common {
    name: &'static str,
    code: Code,
    about: &'static str,
    of: fn(Sort) -> bool,
}

const COMMON: [Common; 8] = [
    Common {
        name: "Malformed",
        code: Code::Malformed,
        about: "`malformed`: the body is not JSON, or the address is not of the stated form. Mend the client",
        of: |sort| sort.body || sort.query,
    },
    Common {
        name: "NotSignedIn",
        code: Code::NotSignedIn,
        about: "`not_signed_in`: no token, or one that has run out or whose session has ended. Refresh, and send the same",
        of: |sort| sort.signed_in,
    },
    Common {
        name: "NotFound",
        code: Code::NotFound,
        about: "`not_found`: not there, not for this reader, or not the form of an id; which of them is not said",
        of: |sort| sort.path,
    },
    Common {
        name: "AccountErased",
        code: Code::AccountErased,
        about: "`account_erased`: the owner erased the account. Drop what the device holds of it",
        of: |sort| sort.signed_in,
    },
    Common {
        name: "TooLarge",
        code: Code::TooLarge,
        about: "`too_large`: the body has at most 256 KiB. Send less at once",
        of: |sort| sort.body,
    },
    Common {
        name: "Invalid",
        code: Code::Invalid,
        about: "`invalid`: a field breaks a rule; `fields` says which. Show it beside the field",
        of: |sort| sort.body,
    },
    Common {
        name: "Internal",
        code: Code::Internal,
        about: "`internal`: a fault of ours, logged under `request_id`. Try again later",
        of: |_| true,
    },
    Common {
        name: "Busy",
        code: Code::Busy,
        about: "`busy`: the database is busy or out of reach, and nothing was written. Send the same again",
        of: |_| true,
    },
];

/// A problem of a code, as it is sent; none for codes that stand only in the results of a sync.
fn sample(code: Code) -> Option<ApiError> {
    let wrong_field = || vec![FieldProblem { field: "name".to_owned(), rule: "text is empty".to_owned() }];
    Some(match code {
        Code::Malformed => ApiError::Malformed("line 1, column 2".to_owned()),
        Code::Invalid => ApiError::Invalid(wrong_field()),
        Code::TooLarge => ApiError::TooLarge("a body here has at most 262144 bytes".to_owned()),
        Code::NotSignedIn => ApiError::NotSignedIn,
        Code::RefreshOutdated => ApiError::RefreshOutdated,
        Code::AccountErased => ApiError::AccountErased,
        Code::WrongCredentials => ApiError::WrongCredentials,
        Code::WrongCode => ApiError::WrongCode,
        Code::SecondFactorNeeded => ApiError::SecondFactorNeeded,
        Code::WrongSecondFactor => ApiError::WrongSecondFactor,
        Code::SecondFactorDue => ApiError::SecondFactorDue,
        Code::ReasonDue => ApiError::ReasonDue,
        Code::EmailTaken => ApiError::EmailTaken,
        Code::TooManyTries => ApiError::TooManyTries { retry_after_s: 840 },
        Code::NotFound => ApiError::NotFound,
        Code::NotAllowed => ApiError::NotAllowed,
        Code::NotShared => ApiError::NotShared,
        Code::Conflict => ApiError::Conflict,
        Code::Busy => ApiError::Busy,
        Code::Internal => ApiError::Internal(String::new()),
        Code::ClientTooOld => ApiError::ClientTooOld,
        Code::RecipientImpossible => ApiError::RecipientImpossible("nobody of that id is within reach".to_owned()),
        Code::EndpointRefused => ApiError::EndpointRefused("only https".to_owned()),
        Code::NotAnId
        | Code::UnknownKind
        | Code::DayOutOfRange
        | Code::PutReused
        | Code::Waiting
        | Code::Renamed
        | Code::GrantFixed
        | Code::UnknownZone
        | Code::RecurrenceRefused
        | Code::RuleEnded => return None,
    })
}

fn example(code: Code, status: &str) -> Option<Problem> {
    let mut problem = sample(code)?.problem("0123456789abcdef".to_owned());
    problem.status = status.parse().unwrap_or(problem.status);
    Some(problem)
}

fn status_of(code: Code) -> String {
    example(code, "").map(|problem| problem.status.to_string()).unwrap_or_default()
}

/// The codes that a description names between backticks.
fn named(description: &str) -> Vec<Code> {
    let quoted = description.split('`').skip(1).step_by(2);
    quoted.filter_map(|word| Code::ALL.iter().copied().find(|code| code.name() == word)).collect()
}

/// The content of an answer that is a problem with one of these codes.
fn content(codes: &[Code], status: &str) -> Value {
    let each =
        codes.iter().filter_map(|code| Some((code.name().to_owned(), json!({"value": example(*code, status)?}))));
    let examples: Map<String, Value> = each.collect();
    json!({TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples}})
}

/// The answers that stand once, to be referred to.
pub(super) fn shared() -> Map<String, Value> {
    let each = COMMON.iter().map(|common| {
        let content = content(&[common.code], &status_of(common.code));
        (common.name.to_owned(), json!({"description": common.about, "content": content}))
    });
    each.collect()
}

/// Adds what stands by rule to an operation's answers, and examples to its own.
pub(super) fn complete(responses: &mut Map<String, Value>, sort: Sort) {
    for common in COMMON.iter().filter(|common| (common.of)(sort)) {
        let status = status_of(common.code);
        let own = responses.get_mut(&status).and_then(|own| own.get_mut("description"));
        let own = own.filter(|own| own.as_str() != Some(&format!("`{}`", common.code.name())));
        match own {
            // What the handler says of the same status stays, and says the common code too.
            Some(Value::String(said)) if !named(said).contains(&common.code) => {
                *said = format!("{said}; {}", common.about);
            }
            Some(_) => {}
            None => {
                let reference = json!({"$ref": format!("#/components/responses/{}", common.name)});
                responses.insert(status, reference);
            }
        }
    }
    for (status, response) in responses.iter_mut().filter(|(status, _)| !status.starts_with('2')) {
        let Some(response) = response.as_object_mut() else { continue };
        if response.get("content").is_some_and(|content| content.get(TYPE).is_some()) {
            let codes = named(response.get("description").and_then(Value::as_str).unwrap_or_default());
            response.insert("content".to_owned(), content(&codes, status));
        }
        if status == "429" {
            let about = "Whole seconds to wait before the next try.";
            let header = json!({"Retry-After": {"description": about, "schema": {"type": "integer"}, "example": 840}});
            response.insert("headers".to_owned(), header);
        }
    }
}
