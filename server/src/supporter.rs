//! Relatives: the codes and ties as the patient has them, and what a relative sees – by their account, without a membership.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use domain::code::InvitationCode;
use domain::id::{InvitationId, PatientId, SupporterId};
use domain::patient::PatientPage;
use domain::problem::Problem;
use domain::supporter::{Supported, Supporters};
use domain::unit::IssuedInvitation;
use store::permit;

use crate::actor::Actor;
use crate::clock;
use crate::error::ApiError;
use crate::state::State;

/// The patient's relatives, whom a grant can name, and the codes that nobody has used yet.
///
/// For whoever keeps a diary. The codes themselves are shown only when they are made.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), responses(
    (status = 200, description = "By name; being here shares nothing", body = Supporters),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/supporters")]
pub(crate) async fn list_supporters(state: Data<State>, actor: Actor) -> Result<Json<Supporters>, ApiError> {
    let own = state.read(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::supporter::list(tx, &permit)
    });
    Ok(Json(own.await?))
}

/// Makes a code for one relative: it is used as any invitation is, and makes them the patient's relative. It shares nothing.
///
/// For whoever keeps a diary. The code lives 14 days and is used once; at most ten relatives, open codes included.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), responses(
    (status = 201, description = "The code is shown this once", body = IssuedInvitation),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: ten relatives are within reach, or may be by codes that are open", body = Problem, content_type = "application/problem+json"),
))]
#[post("/supporters/codes")]
pub(crate) async fn create_supporter_code(state: Data<State>, actor: Actor) -> Result<HttpResponse, ApiError> {
    let code = InvitationCode::from_random(clock::random());
    let code_hash = state.invitation_hash(&code);
    let issued = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::supporter::invite(tx, &permit, &code_hash)
    });
    let (id, expires_at) = issued.await?;
    Ok(HttpResponse::Created().json(IssuedInvitation { id, code: code.to_string(), expires_at }))
}

/// Takes back a code that nobody has used.
///
/// For the patient who made it. One that was used, or is another's, is not found.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), params(("code" = String, Path, description = "The id of the invitation"),), responses(
    (status = 204, description = "It works no more"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: used, or not yours", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/supporters/codes/{code}")]
pub(crate) async fn withdraw_supporter_code(
    state: Data<State>,
    actor: Actor,
    code: Path<InvitationId>,
) -> Result<HttpResponse, ApiError> {
    let id = code.into_inner();
    let withdrawn = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::supporter::withdraw_code(tx, &permit, id)
    });
    withdrawn.await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The patient ends a tie: what is shared with that relative ends with it, from the next request on.
///
/// For the patient. The ended grants come to the patient's phones by the next sync.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), params(("supporter" = String, Path, description = "The tie"),), responses(
    (status = 204, description = "Ended, with the grants to them"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: ended, or not yours", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/supporters/{supporter}")]
pub(crate) async fn end_supporter(
    state: Data<State>,
    actor: Actor,
    supporter: Path<SupporterId>,
) -> Result<HttpResponse, ApiError> {
    let id = supporter.into_inner();
    let ended = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::supporter::end(tx, &permit, id)
    });
    ended.await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Whose relative one is. Those who share now stand there by name, which is a line in their log once a day; of the others only
/// since when.
///
/// For anybody signed in, without a second factor.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), responses(
    (status = 200, description = "Oldest first; empty for who is nobody's relative", body = [Supported]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/supported")]
pub(crate) async fn list_supported(state: Data<State>, actor: Actor) -> Result<Json<Vec<Supported>>, ApiError> {
    Ok(Json(state.disclose(move |tx| store::supporter::supported(tx, &actor.0)).await?))
}

/// What a patient shares with this relative, in one answer and one line of their log: without who in a unit wrote what, and
/// without any way to change it.
///
/// For a relative with whom something is shared today. Once that was stopped or has run out the answer is `not_shared`, and the try
/// is a line in the patient's log; who was never shared with is answered as for nobody.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), params(("patient" = String, Path,),), responses(
    (status = 200, description = "Cut to what is shared", body = PatientPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
))]
#[get("/supported/{patient}")]
pub(crate) async fn get_supported(
    state: Data<State>,
    actor: Actor,
    patient: Path<PatientId>,
) -> Result<Json<PatientPage>, ApiError> {
    let patient = patient.into_inner();
    Ok(Json(state.disclose(move |tx| store::supporter::page(tx, &actor.0, patient)).await?))
}

/// The relative ends a tie of theirs, and what is shared with them by it.
///
/// For the relative whose tie it is. The patient can make another code.
#[utoipa::path(tag = "supporter", security(("access_token" = [])), params(("supporter" = String, Path, description = "The tie"),), responses(
    (status = 204, description = "Ended, with the grants to them"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: ended, or not yours", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/supported/ties/{supporter}")]
pub(crate) async fn leave_supported(
    state: Data<State>,
    actor: Actor,
    supporter: Path<SupporterId>,
) -> Result<HttpResponse, ApiError> {
    let id = supporter.into_inner();
    state.write(move |tx| store::supporter::leave(tx, &actor.0, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
