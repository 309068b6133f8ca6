//! Registration, recovery, and the person's own account.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::account::{Account, AccountErasure, AccountPatch, NewAccount, Recovery, Redeem, Registered};
use domain::code::{InvitationCode, RecoveryCode};
use domain::day::Zone;
use domain::id::AccountId;
use domain::problem::Problem;
use domain::unit::NewInvitation;
use store::{StoreError, Tx};

use crate::actor::Actor;
use crate::clock;
use crate::error::ApiError;
use crate::json::Body;
use crate::limit::{self, Try};
use crate::second_factor::{self, Proven};
use crate::session::{self, Begun};
use crate::state::State;

/// Hashes a password off the async threads.
async fn hash(state: &State, password: String) -> Result<String, ApiError> {
    let passwords = state.passwords.clone();
    let hash = actix_web::web::block(move || passwords.hash(&password)).await;
    hash.map_err(|e| ApiError::Internal(e.to_string()))?.map_err(ApiError::Internal)
}

fn registered(begun: Begun, code: &RecoveryCode, mut answer: actix_web::HttpResponseBuilder) -> HttpResponse {
    answer.cookie(begun.cookie).json(Registered { recovery_code: code.to_string(), signed_in: begun.signed_in })
}

/// Registers a person: a patient on their own, or what the code of an invitation says; a relative keeps no diary by it.
///
/// For anybody, without a sign-in. The answer also sets the refresh cookie. Keep `recovery_code` only until the person
/// has written it down: it is the one way to a new password. Counted by address.
#[utoipa::path(tag = "account", request_body = NewAccount, responses(
    (status = 201, description = "Registered and signed in; the recovery code is shown this once", body = Registered),
    (status = 404, description = "`wrong_code`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`email_taken`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/accounts")]
pub(crate) async fn register(
    state: Data<State>,
    request: HttpRequest,
    body: Body<NewAccount>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0;
    limit::count(&state, &request, Try::Registration, None).await?;
    let code_hash = match &new.code {
        Some(typed) => {
            limit::count(&state, &request, Try::Code, None).await?;
            Some(invitation_hash(&state, typed)?)
        }
        None => None,
    };
    let recovery = RecoveryCode::from_random(clock::random());
    let recovery_hash = state.secret.hash("recovery code", recovery.canonical());
    let password_hash = hash(&state, new.password.reveal().to_owned()).await?;
    let device = session::device(&request);
    let with_code = code_hash.is_some();
    let made = state
        .write(move |tx| {
            let row = store::account::NewAccount {
                name: new.name.as_str(),
                email: &new.email,
                language: new.language,
                password_hash: &password_hash,
                recovery_hash: &recovery_hash,
                demo: false,
            };
            let account = store::account::create(tx, &row)?;
            match &code_hash {
                Some(code) => redeem(tx, account, code, &new.zone)?,
                None => store::patient::create(tx, account, &new.zone).map(|_| ())?,
            }
            let (session, secret) = session::begin(tx, account, &device)?;
            Ok((account, session, secret))
        })
        .await;
    let (account, session, secret) = made.map_err(|error| match error {
        ApiError::Conflict => ApiError::EmailTaken,
        ApiError::NotFound if with_code => ApiError::WrongCode,
        other => other,
    })?;
    let begun = session::begun(&state, account, session, secret).await?;
    Ok(registered(begun, &recovery, HttpResponse::Created()))
}

fn invitation_hash(state: &State, typed: &str) -> Result<String, ApiError> {
    let code = InvitationCode::parse(typed).map_err(|_| ApiError::WrongCode)?;
    Ok(state.invitation_hash(&code))
}

/// Uses an invitation for an account: connects a patient, or makes a member; a patient's own makes a relative.
fn redeem(tx: &mut Tx<'_>, account: AccountId, code_hash: &str, zone: &Zone) -> Result<(), StoreError> {
    let (unit, invitation) = match store::unit::redeem(tx, code_hash, account) {
        Err(StoreError::NotFound) => return store::supporter::redeem(tx, code_hash, account),
        used => used?,
    };
    match invitation {
        NewInvitation::Patient => {
            let patient = match store::account::find(tx, account)?.patient {
                Some(patient) => patient,
                None => store::patient::create(tx, account, zone)?,
            };
            store::unit::connect(tx, patient, unit)
        }
        NewInvitation::Professional { profession, treating, lead, .. } => {
            store::unit::join(tx, unit, account, profession, treating, lead).map(|_| ())
        }
    }
}

/// Sets a new password with the printed recovery code. Every session ends; a new recovery code is given.
///
/// For anybody who has the e-mail address and the printed code, without a sign-in. The answer also sets the refresh
/// cookie. Where there is a second factor the printed code alone is not enough. Counted by account and by address.
#[utoipa::path(tag = "account", request_body = Recovery, responses(
    (status = 200, description = "Signed in; the new recovery code is shown this once", body = Registered),
    (status = 401, description = "`wrong_credentials`; `second_factor_needed`: the recovery code is right, send the same with a code; `wrong_second_factor`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/recovery")]
pub(crate) async fn recover(
    state: Data<State>,
    request: HttpRequest,
    body: Body<Recovery>,
) -> Result<HttpResponse, ApiError> {
    let Recovery { email, code, password, second_factor } = body.0;
    limit::count(&state, &request, Try::Code, Some(email.as_str())).await?;
    let typed = RecoveryCode::parse(&code).map_err(|_| ApiError::WrongCredentials)?;
    let typed_hash = state.secret.hash("recovery code", typed.canonical());
    let new_code = RecoveryCode::from_random(clock::random());
    let new_hash = state.secret.hash("recovery code", new_code.canonical());
    let password_hash = hash(&state, password.reveal().to_owned()).await?;
    let (sought, sent) = (email.clone(), typed_hash.clone());
    let known = state.read(move |tx| Ok(store::account::credentials(tx, &sought)?.recovery_hash == sent)).await;
    match known {
        Ok(true) => {}
        Ok(false) | Err(ApiError::NotFound) => return Err(ApiError::WrongCredentials),
        Err(error) => return Err(error),
    }
    // After the recovery code: whoever does not have it cannot use up the tries.
    if second_factor.is_some() {
        limit::count(&state, &request, Try::SecondFactor, Some(email.as_str())).await?;
    }
    let (device, keys) = (session::device(&request), state.secret.clone());
    let sought = email.clone();
    let recovered = state
        .write(move |tx| {
            let known = store::account::credentials(tx, &sought)?;
            // The printed code alone does not get past a second factor.
            let proven = second_factor::prove(tx, &keys, known.account, second_factor.as_deref())?;
            if proven != Proven::Yes {
                return Ok((proven, None));
            }
            store::account::recover(tx, known.account, &typed_hash, &password_hash, &new_hash)?;
            let (session, secret) = session::begin(tx, known.account, &device)?;
            Ok((proven, Some((known.account, session, secret))))
        })
        .await;
    let (proven, session) = recovered.map_err(|error| match error {
        ApiError::NotFound | ApiError::Conflict => ApiError::WrongCredentials,
        other => other,
    })?;
    proven.or_refuse()?;
    let (account, session, secret) = session.ok_or(ApiError::WrongSecondFactor)?;
    limit::forget(&state, Try::Code, email.as_str()).await?;
    limit::forget(&state, Try::SecondFactor, email.as_str()).await?;
    let begun = session::begun(&state, account, session, secret).await?;
    Ok(registered(begun, &new_code, HttpResponse::Ok()))
}

/// The signed-in person.
///
/// For anybody signed in. Tells a client what to show: `patient` is there where they keep a diary, `memberships` where
/// they work in a unit, `second_factor_due` where nothing of a unit is shown before a second factor is set up. Writes
/// nothing.
#[utoipa::path(tag = "account", security(("access_token" = [])), responses(
    (status = 200, description = "Name, language, diary, memberships", body = Account),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/account")]
pub(crate) async fn get_account(state: Data<State>, actor: Actor) -> Result<Json<Account>, ApiError> {
    Ok(Json(state.read(move |tx| store::account::find(tx, actor.0.account)).await?))
}

/// Changes the language of the app and of reminders.
///
/// For anybody signed in. The language is that of push messages, the calendar feed and statements made from now on.
#[utoipa::path(tag = "account", security(("access_token" = [])), request_body = AccountPatch, responses(
    (status = 200, description = "Changed", body = Account),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[patch("/account")]
pub(crate) async fn patch_account(
    state: Data<State>,
    actor: Actor,
    body: Body<AccountPatch>,
) -> Result<Json<Account>, ApiError> {
    let language = body.0.language;
    let account = state
        .write(move |tx| {
            store::account::set_language(tx, actor.0.account, language)?;
            store::account::find(tx, actor.0.account)
        })
        .await?;
    Ok(Json(account))
}

/// Erases the diary at once, what ties the person to others as a relative, and the account; of somebody who works in a unit
/// the account stays.
///
/// For whoever the account belongs to, a diary or none, with their password once more. Sharing ends in the same transaction. What professionals
/// wrote stays with their unit under an id that leads to no person; the log keeps its numbers and hashes and loses its
/// words. It cannot be undone: export first.
#[utoipa::path(tag = "account", security(("access_token" = [])), request_body = AccountErasure, responses(
    (status = 204, description = "Erased. Every other device is answered `account_erased` from now on"),
    (status = 401, description = "`not_signed_in`, or `wrong_credentials`: the password", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary, and the account of somebody who works in a unit stays", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/account")]
pub(crate) async fn erase_account(
    state: Data<State>,
    request: HttpRequest,
    actor: Actor,
    body: Body<AccountErasure>,
) -> Result<HttpResponse, ApiError> {
    let actor = actor.0;
    let reader = actor.clone();
    let (account, known) = state
        .read(move |tx| {
            let account = store::account::find(tx, reader.account)?;
            if account.patient.is_none() && !account.memberships.is_empty() {
                return Err(StoreError::NotFound);
            }
            Ok((account, store::account::password_hash(tx, reader.account)?))
        })
        .await?;
    // Counted with the sign-ins: an open phone is no way to try more passwords than the sign-in page allows.
    limit::count(&state, &request, Try::SignIn, Some(&account.email)).await?;
    let passwords = state.passwords.clone();
    let fits = actix_web::web::block(move || passwords.fits(&body.0.password, Some(&known))).await;
    if !fits.map_err(|e| ApiError::Internal(e.to_string()))? {
        return Err(ApiError::WrongCredentials);
    }
    let counters = limit::names(&state, &account.email, &account.id.to_string());
    state
        .run(move |db, now| {
            db.write(now, |tx| store::account::erase(tx, &actor, &counters))?;
            if let Err(error) = db.scrub() {
                tracing::warn!(%error, "what was erased may stay in the write-ahead log until the next checkpoint");
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Uses an invitation code while signed in.
///
/// For anybody signed in. A patient's code brings the unit within reach of sharing and shares nothing by itself; a
/// professional's makes a membership. Tries are counted by account and by address.
#[utoipa::path(tag = "account", security(("access_token" = [])), request_body = Redeem, responses(
    (status = 200, description = "Connected with the unit, a member of it, or a patient's relative", body = Account),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`wrong_code`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: already a member, or that patient's relative already", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`; also one's own code for a relative, and the relative of twenty already", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/invitations/redeem")]
pub(crate) async fn redeem_invitation(
    state: Data<State>,
    request: HttpRequest,
    actor: Actor,
    body: Body<Redeem>,
) -> Result<Json<Account>, ApiError> {
    let account = actor.0.account;
    limit::count(&state, &request, Try::Code, Some(&account.to_string())).await?;
    let code_hash = invitation_hash(&state, &body.0.code)?;
    let redeemed = state
        .write(move |tx| {
            redeem(tx, account, &code_hash, &Zone::copenhagen())?;
            store::account::find(tx, account)
        })
        .await;
    redeemed.map(Json).map_err(|error| match error {
        ApiError::NotFound => ApiError::WrongCode,
        other => other,
    })
}
