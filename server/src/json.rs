//! Request bodies: JSON read into a domain type, so that a wrong field is named with its rule and nothing downstream
//! checks again.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::problem::FieldProblem;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// The largest body of anything but a sync, in bytes.
const MAX_BYTES: usize = 256 * 1024;

/// A body of at most 256 KiB, parsed.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = read(request, payload, MAX_BYTES);
        Box::pin(async move { parse(&bytes.await?).map(Self) })
    }
}

/// Reads a body up to a limit; one more byte is refused, with the limit in the text.
pub(crate) fn read(
    request: &HttpRequest,
    payload: &mut Payload,
    limit: usize,
) -> LocalBoxFuture<'static, Result<web::Bytes, ApiError>> {
    let announced = request
        .headers()
        .get(actix_web::http::header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    let too_large = move || ApiError::TooLarge(format!("a body here has at most {limit} bytes"));
    let payload = web::Payload::from_request(request, payload);
    Box::pin(async move {
        if announced.is_some_and(|length| length > limit) {
            return Err(too_large());
        }
        let payload = payload.await.map_err(|e| ApiError::Malformed(e.to_string()))?;
        let bytes = payload.to_bytes_limited(limit).await.map_err(|_| too_large())?;
        bytes.map_err(|e| ApiError::Malformed(e.to_string()))
    })
}

/// Parses JSON, telling a wrong field from a body that is no JSON at all.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // Keeping account of the path costs as much as parsing: only what is wrong is read again with it.
    serde_json::from_slice(bytes).or_else(|_| parse_naming_fields(bytes))
}

fn parse_naming_fields<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        let field = field(&path, &inner.to_string());
        // serde's own text can quote the value; what goes back goes only to the one who sent it.
        if inner.is_data() {
            ApiError::Invalid(vec![FieldProblem { field, rule: inner.to_string() }])
        } else {
            ApiError::Malformed(format!("line {}, column {}", inner.line(), inner.column()))
        }
    })?;
    json.end().map_err(|_| ApiError::Malformed("something follows the JSON".to_owned()))?;
    Ok(value)
}

/// The field's name: its path, with "." for the body itself left out. Of a missing field serde's path is that of the object
/// around it, and only the text says which one is missing.
fn field(path: &str, rule: &str) -> String {
    let around = if path == "." { "" } else { path };
    let missing = rule.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match (around, missing) {
        (around, None) => around.to_owned(),
        ("", Some(missing)) => missing.to_owned(),
        (around, Some(missing)) => format!("{around}.{missing}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_also_where_it_is_missing() {
        assert_eq!(field("prescriptions[0].title", "text is empty"), "prescriptions[0].title");
        assert_eq!(field(".", "invalid type: integer `7`, expected struct Plan"), "");
        assert_eq!(field(".", "missing field `name` at line 1 column 2"), "name");
        assert_eq!(field("dosage", "missing field `sets`"), "dosage.sets");
    }
}
