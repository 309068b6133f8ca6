//! Sign-in, refresh with rotation, sign-out, and the list of own sessions.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::USER_AGENT;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use domain::disclosure::{hex, unhex};
use domain::id::{AccountId, SessionId};
use domain::problem::Problem;
use domain::session::{Chain, IDLE_MAX_MS, Refresh, RefreshSecret, SessionInfo, SignIn, SignedIn};
use serde::Deserialize;
use store::{StoreError, Tx};
use utoipa::IntoParams;

use crate::actor::{self, Actor};
use crate::error::ApiError;
use crate::json::Body;
use crate::limit::{self, Try};
use crate::second_factor::{self, Proven};
use crate::state::State;

const COOKIE: &str = "rygrad_refresh";
const COOKIE_PATH: &str = "/api/v1/session";

/// A refresh token as it stands in the cookie: session, generation, secret.
struct Token {
    session: SessionId,
    generation: i64,
    secret: RefreshSecret,
}

impl Token {
    fn text(&self, key: &[u8; 32]) -> String {
        let signature = self.secret.signature(self.session, self.generation, key);
        format!("{}.{}.{}.{}", self.session, self.generation, hex(&self.secret.0), hex(&signature))
    }

    /// The token of a request, if this server signed it.
    fn of(request: &HttpRequest, key: &[u8; 32]) -> Option<Self> {
        let cookie = request.cookie(COOKIE)?;
        let mut parts = cookie.value().split('.');
        let session = parts.next()?.parse().ok()?;
        let generation = parts.next()?.parse().ok()?;
        let secret = RefreshSecret(unhex(parts.next()?)?);
        let signature = unhex(parts.next()?)?;
        let ours = parts.next().is_none() && secret.signed(session, generation, key, &signature);
        ours.then_some(Self { session, generation, secret })
    }
}

fn refresh_key(state: &State) -> [u8; 32] {
    state.secret.key("refresh token")
}

fn cookie(value: String, max_age: Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Strict)
        .max_age(max_age)
        .finish()
}

fn kept(state: &State, token: &Token) -> Cookie<'static> {
    cookie(token.text(&refresh_key(state)), Duration::milliseconds(IDLE_MAX_MS))
}

/// What the browser calls itself, cut to 200 characters.
pub(crate) fn device(request: &HttpRequest) -> String {
    let agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    agent.chars().take(200).collect()
}

/// A session that has just begun: what the app gets, and the cookie.
pub(crate) struct Begun {
    pub(crate) signed_in: SignedIn,
    pub(crate) cookie: Cookie<'static>,
}

/// Begins a session within a transaction.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    account: AccountId,
    device: &str,
) -> Result<(SessionId, RefreshSecret), StoreError> {
    let secret = RefreshSecret(tx.random());
    let session = store::session::begin(tx, account, device, &secret.hash())?;
    Ok((session, secret))
}

/// What the app gets for a session that was begun.
pub(crate) async fn begun(
    state: &State,
    account: AccountId,
    session: SessionId,
    secret: RefreshSecret,
) -> Result<Begun, ApiError> {
    let cookie = kept(state, &Token { session, generation: 0, secret });
    Ok(Begun { signed_in: signed_in(state, account, session).await?, cookie })
}

async fn signed_in(state: &State, account: AccountId, session: SessionId) -> Result<SignedIn, ApiError> {
    let (access_token, expires_at) = actor::issue(&state.secret, session, state.clock.now())?;
    let account = state.read(move |tx| store::account::find(tx, account)).await?;
    Ok(SignedIn { access_token, expires_at, session, account })
}

/// Signs in with e-mail and password, and the code of the second factor where there is one.
///
/// For anybody. The answer holds an access token of ten minutes and sets the refresh cookie `rygrad_refresh`, which is
/// sent to `/api/v1/session…` only. Which of address and password is wrong is not said. Ten tries in a quarter of an
/// hour by account, and more by address; then 429 with `Retry-After`.
#[utoipa::path(tag = "session", request_body = SignIn, responses(
    (status = 200, description = "Signed in; the refresh token is an HttpOnly cookie", body = SignedIn),
    (status = 401, description = "`wrong_credentials`; `second_factor_needed`: the password is right, send the same with a code; `wrong_second_factor`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/session")]
pub(crate) async fn sign_in(
    state: Data<State>,
    request: HttpRequest,
    body: Body<SignIn>,
) -> Result<HttpResponse, ApiError> {
    let SignIn { email, password, second_factor } = body.0;
    limit::count(&state, &request, Try::SignIn, Some(email.as_str())).await?;
    let sought = email.clone();
    let known = match state.read(move |tx| store::account::credentials(tx, &sought)).await {
        Ok(known) => Some(known),
        Err(ApiError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let passwords = state.passwords.clone();
    let hash = known.as_ref().map(|known| known.password_hash.clone());
    let fits = actix_web::web::block(move || passwords.fits(&password, hash.as_deref())).await;
    let fits = fits.map_err(|e| ApiError::Internal(e.to_string()))?;
    let account = known.filter(|_| fits).ok_or(ApiError::WrongCredentials)?.account;
    if second_factor.is_some() {
        limit::count(&state, &request, Try::SecondFactor, Some(email.as_str())).await?;
    }
    let (device, keys) = (device(&request), state.secret.clone());
    let begins = state.write(move |tx| {
        let proven = second_factor::prove(tx, &keys, account, second_factor.as_deref())?;
        Ok((proven, if proven == Proven::Yes { Some(begin(tx, account, &device)?) } else { None }))
    });
    let (proven, session) = begins.await?;
    proven.or_refuse()?;
    let (session, secret) = session.ok_or(ApiError::WrongSecondFactor)?;
    limit::forget(&state, Try::SignIn, email.as_str()).await?;
    limit::forget(&state, Try::SecondFactor, email.as_str()).await?;
    let begun = begun(&state, account, session, secret).await?;
    Ok(HttpResponse::Ok().cookie(begun.cookie).json(begun.signed_in))
}

/// What a refresh decided, within its transaction.
enum Refreshed {
    Token(AccountId, Token),
    Outdated,
    Refused,
}

/// What a device says of the cookie that it refreshes with.
#[derive(Deserialize, IntoParams)]
pub(crate) struct RefreshWith {
    /// It has been told that the cookie is outdated, and has no newer one.
    #[serde(default)]
    newest: bool,
}

/// Gives a new access token for the refresh cookie, and rotates the cookie.
///
/// A request that was given up on a slow network may arrive after two later refreshes of the same device, and would look
/// like a stolen token. So an outdated one is only refused; its device, if it still listens, looks at its cookie again. One
/// that has nothing newer says `newest`: then two hold the same session, and it ends.
#[utoipa::path(tag = "session", security(("refresh_cookie" = [])), params(RefreshWith), responses(
    (status = 200, description = "A new access token; the cookie is rotated", body = SignedIn),
    (status = 401, description = "`not_signed_in`: the session has ended; `refresh_outdated`: the cookie was rotated away more than once, send the newest, with `newest=true` if it is the same", body = Problem, content_type = "application/problem+json"),
    (status = 410, description = "`account_erased`: drop what the device holds of it; any signed-in operation may say so", body = Problem, content_type = "application/problem+json"),
))]
#[post("/session/refresh")]
pub(crate) async fn refresh_session(
    state: Data<State>,
    request: HttpRequest,
    with: Query<RefreshWith>,
) -> Result<HttpResponse, ApiError> {
    let key = refresh_key(&state);
    let token = Token::of(&request, &key).ok_or(ApiError::NotSignedIn)?;
    let session = token.session;
    let refreshed = state.write(move |tx| rotate(tx, &token, with.newest, &key)).await;
    match refreshed {
        Ok(Refreshed::Token(account, token)) => {
            let signed_in = signed_in(&state, account, session).await?;
            Ok(HttpResponse::Ok().cookie(kept(&state, &token)).json(signed_in))
        }
        Ok(Refreshed::Outdated) => Err(ApiError::RefreshOutdated),
        Ok(Refreshed::Refused) | Err(ApiError::NotFound) => Err(ApiError::NotSignedIn),
        Err(error) => Err(error),
    }
}

fn rotate(tx: &mut Tx<'_>, token: &Token, newest: bool, key: &[u8; 32]) -> Result<Refreshed, StoreError> {
    let (actor, chain) = store::session::chain(tx, token.session)?;
    let session = token.session;
    match chain.judge(token.generation, &token.secret, key) {
        Refresh::Rotate(secret) => {
            let generation = chain.generation + 1;
            store::session::rotate(tx, session, &Chain { generation, current: secret.hash() })?;
            Ok(Refreshed::Token(actor.account, Token { session, generation, secret }))
        }
        Refresh::Ahead(secret) => {
            let generation = token.generation.saturating_add(1);
            store::session::rotate(tx, session, &Chain { generation, current: secret.hash() })?;
            Ok(Refreshed::Token(actor.account, Token { session, generation, secret }))
        }
        Refresh::Again(secret) => {
            Ok(Refreshed::Token(actor.account, Token { session, generation: chain.generation, secret }))
        }
        Refresh::Reused if !newest => {
            tracing::info!("an old refresh token came again, and is refused");
            Ok(Refreshed::Outdated)
        }
        Refresh::Reused => {
            tracing::warn!("a device has an old refresh token and no newer one; its session is ended");
            store::session::end(tx, actor.account, session)?;
            Ok(Refreshed::Refused)
        }
        Refresh::Unknown => Ok(Refreshed::Refused),
    }
}

/// Signs out this device, by cookie.
///
/// For whoever has the refresh cookie; the answer takes the cookie away. Access tokens of the session are refused from
/// the next request on.
#[utoipa::path(tag = "session", security((), ("refresh_cookie" = [])), responses(
    (status = 204, description = "Signed out; also where there was no session"),
))]
#[delete("/session")]
pub(crate) async fn sign_out(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let key = refresh_key(&state);
    if let Some(token) = Token::of(&request, &key) {
        let ended = state.write(move |tx| end_by_cookie(tx, &token, &key)).await;
        match ended {
            Ok(()) | Err(ApiError::NotFound | ApiError::AccountErased) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(HttpResponse::NoContent().cookie(cookie(String::new(), Duration::ZERO)).finish())
}

fn end_by_cookie(tx: &mut Tx<'_>, token: &Token, key: &[u8; 32]) -> Result<(), StoreError> {
    let (actor, chain) = store::session::chain(tx, token.session)?;
    match chain.judge(token.generation, &token.secret, key) {
        Refresh::Unknown => Ok(()),
        Refresh::Rotate(_) | Refresh::Again(_) | Refresh::Ahead(_) | Refresh::Reused => {
            store::session::end(tx, actor.account, token.session)
        }
    }
}

/// The person's signed-in devices.
///
/// For anybody signed in, of their own account only. `current` marks the one that asks.
#[utoipa::path(tag = "session", security(("access_token" = [])), responses(
    (status = 200, description = "Last used first", body = [SessionInfo]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/sessions")]
pub(crate) async fn list_sessions(state: Data<State>, actor: Actor) -> Result<Json<Vec<SessionInfo>>, ApiError> {
    Ok(Json(state.read(move |tx| store::session::list(tx, &actor.0)).await?))
}

/// Ends one of the person's own sessions.
///
/// For the person whose it is: a lost phone is signed out here, from its next request on.
#[utoipa::path(tag = "session", security(("access_token" = [])), params(("id" = String, Path,)), responses(
    (status = 204, description = "Ended, from the next request on"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/sessions/{id}")]
pub(crate) async fn end_session(
    state: Data<State>,
    actor: Actor,
    id: Path<SessionId>,
) -> Result<HttpResponse, ApiError> {
    let id = id.into_inner();
    state.write(move |tx| store::session::end(tx, actor.0.account, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
