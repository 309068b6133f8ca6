//! Units: their members and invitations, and whom a patient can share with.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use domain::code::InvitationCode;
use domain::id::{MembershipId, UnitId};
use domain::problem::Problem;
use domain::unit::{IssuedInvitation, NewInvitation, ReachableUnit, UnitPage};

use crate::actor::Actor;
use crate::clock;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// The unit with members and open invitations.
///
/// For members of the unit. Open invitations are listed without their codes. Writes nothing.
#[utoipa::path(tag = "unit", security(("access_token" = [])), params(("unit" = String, Path,)), responses(
    (status = 200, description = "For its members", body = UnitPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
))]
#[get("/units/{unit}")]
pub(crate) async fn get_unit(state: Data<State>, actor: Actor, unit: Path<UnitId>) -> Result<Json<UnitPage>, ApiError> {
    let unit = unit.into_inner();
    Ok(Json(state.read(move |tx| store::unit::page(tx, &actor.0, unit)).await?))
}

/// Invites a patient (treating members) or a professional (leads).
///
/// The person uses the code at registration or, signed in, at `POST /api/v1/invitations/redeem`. A code works once and
/// for a limited time.
#[utoipa::path(tag = "unit", security(("access_token" = [])), params(("unit" = String, Path,)), request_body = NewInvitation, responses(
    (status = 201, description = "The code is shown this once", body = IssuedInvitation),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`not_allowed`, or `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/units/{unit}/invitations")]
pub(crate) async fn create_invitation(
    state: Data<State>,
    actor: Actor,
    unit: Path<UnitId>,
    body: Body<NewInvitation>,
) -> Result<HttpResponse, ApiError> {
    let (unit, new) = (unit.into_inner(), body.0);
    let code = InvitationCode::from_random(clock::random());
    let code_hash = state.invitation_hash(&code);
    let issued = state
        .write(move |tx| {
            let place = store::unit::place(tx, &actor.0, unit)?;
            let allowed = match &new {
                NewInvitation::Patient => place.treating,
                NewInvitation::Professional { .. } => place.lead,
            };
            if !allowed {
                return Ok(None);
            }
            store::unit::invite(tx, unit, Some(place.membership), &code_hash, &new).map(Some)
        })
        .await?;
    let (id, expires_at) = issued.ok_or(ApiError::NotAllowed)?;
    Ok(HttpResponse::Created().json(IssuedInvitation { id, code: code.to_string(), expires_at }))
}

/// Ends a membership: one's own, or as lead a colleague's. From the next request on it reaches nothing.
///
/// What the member wrote stays under their name, and what patients shared with this membership by name reaches nobody
/// from then on. The only lead cannot leave.
#[utoipa::path(tag = "unit", security(("access_token" = [])), params(("unit" = String, Path,), ("member" = String, Path, description = "The membership"),), responses(
    (status = 204, description = "Ended, with the open invitations that the member made"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`not_allowed`: somebody else's, by who does not lead; or `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: the only lead", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/units/{unit}/members/{member}")]
pub(crate) async fn end_membership(
    state: Data<State>,
    actor: Actor,
    path: Path<(UnitId, MembershipId)>,
) -> Result<HttpResponse, ApiError> {
    let (unit, member) = path.into_inner();
    let left = state.write(move |tx| store::unit::leave(tx, &actor.0, unit, member)).await?;
    left.ok_or(ApiError::NotAllowed)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Whom the patient can share with: the units they are connected with, and their treating members.
///
/// For whoever keeps a diary. Use the ids in a grant, which is written by sync. Nothing is shared by being listed here.
#[utoipa::path(tag = "grant", security(("access_token" = [])), responses(
    (status = 200, description = "Never a jobcentre", body = [ReachableUnit]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/recipients")]
pub(crate) async fn list_recipients(state: Data<State>, actor: Actor) -> Result<Json<Vec<ReachableUnit>>, ApiError> {
    let reachable = state
        .read(move |tx| {
            let permit = store::permit::own(tx, &actor.0)?;
            store::unit::reachable(tx, &permit)
        })
        .await?;
    Ok(Json(reachable))
}
