//! Who asks: the access token names a session row, and the row is read in every request.

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use domain::day::Millis;
use domain::id::SessionId;
use domain::session::ACCESS_VALID_MS;
use futures_util::future::{LocalBoxFuture, Ready, ready};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx};

use crate::error::ApiError;
use crate::secret::Secret;
use crate::state::State;

/// The only algorithm, whatever a header says.
const ALGORITHM: Algorithm = Algorithm::HS256;
/// The type of token (RFC 9068, 2.1), so that no other token of ours can be used as one.
const TYPE: &str = "at+jwt";
const AUDIENCE: &str = "rygrad";

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    /// The session.
    sid: SessionId,
    aud: String,
    /// Seconds since 1970.
    iat: i64,
    /// Seconds since 1970.
    exp: i64,
}

/// Makes an access token of ten minutes; answers when it ends.
pub(crate) fn issue(secret: &Secret, session: SessionId, now: Millis) -> Result<(String, Millis), ApiError> {
    let expires_at = now.plus_ms(ACCESS_VALID_MS);
    let claims = Claims { sid: session, aud: AUDIENCE.to_owned(), iat: now.0 / 1000, exp: expires_at.0 / 1000 };
    let mut header = Header::new(ALGORITHM);
    header.typ = Some(TYPE.to_owned());
    let key = EncodingKey::from_secret(&secret.key("access token"));
    let token = jsonwebtoken::encode(&header, &claims, &key).map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok((token, expires_at))
}

/// The session a token names, if the token is ours and not expired.
fn session_of(secret: &Secret, token: &str, now: Millis) -> Option<SessionId> {
    let mut validation = Validation::new(ALGORITHM);
    validation.set_audience(&[AUDIENCE]);
    // Expiry is judged below by the server's clock, which tests can set; the library reads its own.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&secret.key("access token"));
    let data = jsonwebtoken::decode::<Claims>(token, &key, &validation).ok()?;
    let of_type = data.header.typ.as_deref() == Some(TYPE);
    (of_type && now.0 / 1000 < data.claims.exp).then_some(data.claims.sid)
}

/// A token of ours that has not run out. Whether its session still lives is for the transaction to say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bearer(pub(crate) SessionId);

impl Bearer {
    fn of(request: &HttpRequest) -> Result<(Self, web::Data<State>), ApiError> {
        let state = request.app_data::<web::Data<State>>().ok_or_else(|| ApiError::Internal("no state".to_owned()))?;
        let bearer = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = bearer.and_then(|value| value.strip_prefix("Bearer "));
        let session = token.and_then(|token| session_of(&state.secret, token, state.clock.now()));
        Ok((Self(session.ok_or(ApiError::NotSignedIn)?), state.clone()))
    }

    /// Who it belongs to, with a live session.
    pub(crate) fn actor(self, tx: &mut Tx<'_>) -> Result<Option<store::permit::Actor>, StoreError> {
        match store::session::actor(tx, self.0) {
            Ok(actor) => Ok(Some(actor)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl FromRequest for Bearer {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).map(|(bearer, _)| bearer))
    }
}

/// The signed-in person, with a live session.
#[derive(Debug, Clone)]
pub(crate) struct Actor(pub(crate) store::permit::Actor);

impl FromRequest for Actor {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let bearer = Bearer::of(request);
        Box::pin(async move {
            let (bearer, state) = bearer?;
            let found = state.read(move |tx| bearer.actor(tx)).await?;
            found.map(Self).ok_or(ApiError::NotSignedIn)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> SessionId {
        SessionId::new(1, [1; 10])
    }

    #[test]
    fn only_our_own_fresh_tokens_of_the_right_type_count() {
        let secret = Secret::random();
        let now = Millis(1_800_000_000_000);
        let (token, expires_at) = issue(&secret, session(), now).unwrap();
        assert_eq!(session_of(&secret, &token, now), Some(session()));
        assert_eq!(session_of(&secret, &token, expires_at), None);
        assert_eq!(session_of(&Secret::random(), &token, now), None);
        assert_eq!(session_of(&secret, &format!("{token}x"), now), None);
        let claims = Claims { sid: session(), aud: AUDIENCE.to_owned(), iat: 0, exp: i64::MAX };
        let key = EncodingKey::from_secret(&secret.key("access token"));
        for (algorithm, typ) in [(Algorithm::HS256, "JWT"), (Algorithm::HS512, TYPE)] {
            let mut header = Header::new(algorithm);
            header.typ = Some(typ.to_owned());
            let other = jsonwebtoken::encode(&header, &claims, &key).unwrap();
            assert_eq!(session_of(&secret, &other, now), None, "{algorithm:?} {typ}");
        }
    }
}
