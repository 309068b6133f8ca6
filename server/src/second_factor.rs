//! The second factor: setting it up, proving it at a sign-in, new reserve codes, and taking it away. The secret is sealed under
//! the server's secret (AES-256-GCM, bound to the account), since a code can only be checked with the secret itself; reserve
//! codes are kept as keyed hashes. Tries are counted by account, as passwords are.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use domain::id::AccountId;
use domain::problem::Problem;
use domain::second_factor::{
    self as factor, Enrolment, Proof, RESERVE_CODES, ReserveCode, ReserveCodes, SECRET_BYTES, SecondFactor, Typed,
};
use store::second_factor::Sealed;
use store::{StoreError, Tx};

use crate::actor::Actor;
use crate::clock;
use crate::error::ApiError;
use crate::json::Body;
use crate::limit::{self, Try};
use crate::secret::Secret;
use crate::state::State;

const SEALED_FOR: &str = "second factor";

/// What came of asking for a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proven {
    /// A right code, or there is no second factor.
    Yes,
    /// There is one, and no code was sent.
    Needed,
    /// The code is wrong, or was used.
    Wrong,
}

impl Proven {
    /// The refusal it stands for.
    pub(crate) fn or_refuse(self) -> Result<(), ApiError> {
        match self {
            Self::Yes => Ok(()),
            Self::Needed => Err(ApiError::SecondFactorNeeded),
            Self::Wrong => Err(ApiError::WrongSecondFactor),
        }
    }
}

fn code_hash(secret: &Secret, account: AccountId, code: &ReserveCode) -> String {
    secret.hash("reserve code", &format!("{account} {}", code.canonical()))
}

fn open(secret: &Secret, account: AccountId, sealed: &Sealed) -> Result<Vec<u8>, StoreError> {
    let opened = secret.open(SEALED_FOR, &account.to_string(), &sealed.sealed);
    opened.ok_or_else(|| StoreError::Db("a second factor was sealed with another secret file".to_owned()))
}

/// Proves it within the transaction that begins a session. A code that fits is used up by it.
pub(crate) fn prove(
    tx: &mut Tx<'_>,
    secret: &Secret,
    account: AccountId,
    typed: Option<&str>,
) -> Result<Proven, StoreError> {
    let found = store::second_factor::find(tx, account)?;
    let Some(sealed) = found.filter(|found| found.confirmed_at.is_some()) else { return Ok(Proven::Yes) };
    let Some(typed) = typed else { return Ok(Proven::Needed) };
    let used = match Typed::parse(typed) {
        Some(Typed::Digits(digits)) => {
            match factor::accepted(&open(secret, account, &sealed)?, digits, tx.now(), sealed.last_step) {
                Some(step) => store::second_factor::use_step(tx, account, step)?,
                None => false,
            }
        }
        Some(Typed::Reserve(code)) => store::second_factor::use_code(tx, account, &code_hash(secret, account, &code))?,
        None => false,
    };
    Ok(if used { Proven::Yes } else { Proven::Wrong })
}

/// Counts the tries of a proof at an open app like those of a sign-in, and judges the password.
async fn password(state: &State, request: &HttpRequest, account: AccountId, proof: &Proof) -> Result<String, ApiError> {
    let (email, hash) = state
        .read(move |tx| Ok((store::account::find(tx, account)?.email, store::account::password_hash(tx, account)?)))
        .await?;
    limit::count(state, request, Try::SignIn, Some(&email)).await?;
    let (passwords, typed) = (state.passwords.clone(), proof.password.clone());
    let fits = actix_web::web::block(move || passwords.fits(&typed, Some(&hash))).await;
    if !fits.map_err(|e| ApiError::Internal(e.to_string()))? {
        return Err(ApiError::WrongCredentials);
    }
    // After the password: whoever does not know it cannot use up the tries.
    limit::count(state, request, Try::SecondFactor, Some(&email)).await?;
    Ok(email)
}

async fn forget(state: &State, email: &str) -> Result<(), ApiError> {
    limit::forget(state, Try::SignIn, email).await?;
    limit::forget(state, Try::SecondFactor, email).await
}

/// New reserve codes, and what is kept of them.
fn reserve_codes(secret: &Secret, account: AccountId) -> (ReserveCodes, Vec<String>) {
    let codes: Vec<ReserveCode> = (0..RESERVE_CODES).map(|_| ReserveCode::from_random(clock::random())).collect();
    let hashes = codes.iter().map(|code| code_hash(secret, account, code)).collect();
    (ReserveCodes { codes: codes.iter().map(ToString::to_string).collect() }, hashes)
}

/// Whether the person has a second factor.
///
/// For anybody signed in. The secret is never answered again.
#[utoipa::path(tag = "second-factor", security(("access_token" = [])), responses(
    (status = 200, description = "Since when, and how many reserve codes are left", body = SecondFactor),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/second-factor")]
pub(crate) async fn get_second_factor(state: Data<State>, actor: Actor) -> Result<Json<SecondFactor>, ApiError> {
    Ok(Json(state.read(move |tx| store::second_factor::state(tx, &actor.0)).await?))
}

/// Begins a second factor: its secret is shown this once. It counts once a code of it is confirmed.
///
/// For anybody signed in. Show `address` as a QR code and send a code of it to `POST
/// /api/v1/second-factor/confirmation`. Until then signing in is as before.
#[utoipa::path(tag = "second-factor", security(("access_token" = [])), responses(
    (status = 201, description = "Begun, in place of another that was only begun", body = Enrolment),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: there is one; take it away first", body = Problem, content_type = "application/problem+json"),
))]
#[post("/second-factor")]
pub(crate) async fn create_second_factor(state: Data<State>, actor: Actor) -> Result<HttpResponse, ApiError> {
    let account = actor.0.account;
    let bytes = clock::random::<SECRET_BYTES>();
    let sealed = state.secret.seal(SEALED_FOR, &account.to_string(), &bytes);
    let email = state
        .write(move |tx| {
            store::second_factor::begin(tx, account, &sealed)?;
            Ok(store::account::find(tx, account)?.email)
        })
        .await?;
    let enrolment = Enrolment { secret: factor::base32(&bytes), address: factor::address(&bytes, &email) };
    Ok(HttpResponse::Created().json(enrolment))
}

/// Confirms the second factor that was begun. Every other session of the account ends.
///
/// For the person who began it, with their password and the six digits. Show the reserve codes until they are written
/// down. Counted like sign-ins.
#[utoipa::path(tag = "second-factor", security(("access_token" = [])), request_body = Proof, responses(
    (status = 200, description = "It counts from now on; the reserve codes are shown this once", body = ReserveCodes),
    (status = 401, description = "`not_signed_in`; `wrong_credentials`: the password; `wrong_second_factor`: the code", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: none was begun", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: it counts already", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/second-factor/confirmation")]
pub(crate) async fn confirm_second_factor(
    state: Data<State>,
    request: HttpRequest,
    actor: Actor,
    body: Body<Proof>,
) -> Result<Json<ReserveCodes>, ApiError> {
    let (actor, proof) = (actor.0, body.0);
    let email = password(&state, &request, actor.account, &proof).await?;
    let (codes, hashes) = reserve_codes(&state.secret, actor.account);
    let secret = state.secret.clone();
    let proven = state
        .write(move |tx| {
            let begun = store::second_factor::find(tx, actor.account)?.ok_or(StoreError::NotFound)?;
            if begun.confirmed_at.is_some() {
                return Err(StoreError::Conflict);
            }
            // A reserve code is none before there are any.
            let Some(Typed::Digits(digits)) = Typed::parse(&proof.code) else { return Ok(Proven::Wrong) };
            match factor::accepted(&open(&secret, actor.account, &begun)?, digits, tx.now(), begun.last_step) {
                Some(step) => store::second_factor::confirm(tx, &actor, &begun, step, &hashes).map(|()| Proven::Yes),
                None => Ok(Proven::Wrong),
            }
        })
        .await?;
    proven.or_refuse()?;
    forget(&state, &email).await?;
    Ok(Json(codes))
}

/// Proves password and second factor at an open app, and does `work` in the same transaction.
async fn with_proof(
    state: &State,
    request: &HttpRequest,
    account: AccountId,
    proof: Proof,
    work: impl Fn(&mut Tx<'_>) -> Result<(), StoreError> + Send + 'static,
) -> Result<(), ApiError> {
    let email = password(state, request, account, &proof).await?;
    let secret = state.secret.clone();
    let proven = state
        .write(move |tx| {
            if store::second_factor::find(tx, account)?.is_none_or(|found| found.confirmed_at.is_none()) {
                return Err(StoreError::NotFound);
            }
            let proven = prove(tx, &secret, account, Some(&proof.code))?;
            if proven == Proven::Yes {
                work(tx)?;
            }
            Ok(proven)
        })
        .await?;
    proven.or_refuse()?;
    forget(state, &email).await
}

/// Makes new reserve codes; those given before are void.
///
/// For the person themselves, with password and a code of the factor or a reserve code. Counted like sign-ins.
#[utoipa::path(tag = "second-factor", security(("access_token" = [])), request_body = Proof, responses(
    (status = 200, description = "Shown this once", body = ReserveCodes),
    (status = 401, description = "`not_signed_in`; `wrong_credentials`: the password; `wrong_second_factor`: the code", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: there is no second factor", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/second-factor/reserve-codes")]
pub(crate) async fn renew_reserve_codes(
    state: Data<State>,
    request: HttpRequest,
    actor: Actor,
    body: Body<Proof>,
) -> Result<Json<ReserveCodes>, ApiError> {
    let account = actor.0.account;
    let (codes, hashes) = reserve_codes(&state.secret, account);
    let renew = move |tx: &mut Tx<'_>| store::second_factor::renew_codes(tx, account, &hashes);
    with_proof(&state, &request, account, body.0, renew).await?;
    Ok(Json(codes))
}

/// Takes the second factor away. Whoever works in a unit must set up another before anything of it is shown again.
///
/// For the person themselves, with password and a code of the factor or a reserve code. Counted like sign-ins.
#[utoipa::path(tag = "second-factor", security(("access_token" = [])), request_body = Proof, responses(
    (status = 204, description = "The password alone signs in from now on"),
    (status = 401, description = "`not_signed_in`; `wrong_credentials`: the password; `wrong_second_factor`: the code", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: there is no second factor", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/second-factor")]
pub(crate) async fn delete_second_factor(
    state: Data<State>,
    request: HttpRequest,
    actor: Actor,
    body: Body<Proof>,
) -> Result<HttpResponse, ApiError> {
    let account = actor.0.account;
    let remove = move |tx: &mut Tx<'_>| store::second_factor::remove(tx, account).map(|_| ());
    with_proof(&state, &request, account, body.0, remove).await?;
    Ok(HttpResponse::NoContent().finish())
}
