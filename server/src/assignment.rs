//! Whose patient somebody is in a unit: taking over and handing over, covering for a colleague, and opening a patient of the unit
//! who is not one of one's own.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use domain::assignment::{Cover, NewAssignment, NewCover, NewOpening};
use domain::id::{CoverId, MembershipId, PatientId};
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Opens a patient who shares with the whole unit, for the rest of the day where the patient is. The patient reads who did
/// and why.
///
/// For members who treat in the unit. Nothing is shown by it; the requests that follow show what is shared. The reason
/// is one of a fixed list.
#[utoipa::path(tag = "assignment", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewOpening, responses(
    (status = 204, description = "Open, and in the patient's log; nothing is shown yet"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: no such reason", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/openings")]
pub(crate) async fn create_opening(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewOpening>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), reason) = (path.into_inner(), body.0.reason);
    state
        .disclose(move |tx| {
            let permit = store::permit::open(tx, &actor.0, membership, patient, reason)?;
            store::assignment::open(tx, &permit, reason)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Assigns a patient of the unit: to oneself, which is taking over, or to a colleague. It gives nobody sight; grants do.
///
/// For members who treat and whom the patient shares with. The patient's log says who did it. Assigned patients stand
/// first in the worklist of the one they are assigned to.
#[utoipa::path(tag = "assignment", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewAssignment, responses(
    (status = 204, description = "Assigned; the same again is the same"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`reason_due`: not one of your own, and not opened today; `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: also for a colleague who does not treat in the unit; `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/assignments")]
pub(crate) async fn create_assignment(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewAssignment>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), to) = (path.into_inner(), body.0.membership);
    state
        .disclose(move |tx| {
            let permit = store::permit::assign(tx, &actor.0, membership, patient, to)?;
            store::assignment::assign(tx, &permit, to)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Ends an assignment: one's own, or a colleague's.
///
/// For members who treat and whom the patient shares with. The patient's log says who did it. Where others of the unit
/// still reach the patient it is by a reason from then on.
#[utoipa::path(tag = "assignment", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("assigned" = String, Path,)), responses(
    (status = 204, description = "Ended"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`reason_due`: not one of your own, and not opened today; `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: also where there is none; `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/memberships/{membership}/patients/{patient}/assignments/{assigned}")]
pub(crate) async fn end_assignment(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, MembershipId)>,
) -> Result<HttpResponse, ApiError> {
    let (membership, patient, of) = path.into_inner();
    state
        .disclose(move |tx| {
            let permit = store::permit::assign(tx, &actor.0, membership, patient, of)?;
            store::assignment::unassign(tx, &permit, of)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Who covers for whom in the unit today.
///
/// For members who treat. Covering gives no sight of anybody; it only moves the colleague's patients up in one's own
/// worklist.
#[utoipa::path(tag = "assignment", security(("access_token" = [])), params(("membership" = String, Path,)), responses(
    (status = 200, description = "The last to begin first", body = [Cover]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your membership, or it treats nobody", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/covers")]
pub(crate) async fn list_covers(
    state: Data<State>,
    actor: Actor,
    membership: Path<MembershipId>,
) -> Result<Json<Vec<Cover>>, ApiError> {
    let membership = membership.into_inner();
    Ok(Json(state.read(move |tx| store::assignment::covers(tx, &actor.0, membership)).await?))
}

/// Covers for a colleague from now until a day, at most sixty days ahead: what is shared with the whole unit of theirs comes
/// first in one's own worklist. All of the unit see it.
///
/// For members who treat. It gives no sight of anybody: only grants do. The same `id` sent again is the same covering.
#[utoipa::path(tag = "assignment", security(("access_token" = [])), params(("membership" = String, Path,)), request_body = NewCover, responses(
    (status = 201, description = "Who covers for whom now", body = [Cover]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your membership, it treats nobody, or the colleague is not of the unit", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the id is in use", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: the day, or oneself", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/covers")]
pub(crate) async fn create_cover(
    state: Data<State>,
    actor: Actor,
    membership: Path<MembershipId>,
    body: Body<NewCover>,
) -> Result<HttpResponse, ApiError> {
    let (membership, new) = (membership.into_inner(), body.0);
    let covers = state.write(move |tx| store::assignment::begin_cover(tx, &actor.0, membership, &new)).await?;
    Ok(HttpResponse::Created().json(covers))
}

/// Ends one's own covering.
///
/// For the one who covers. Their worklist is as before from the next request on.
#[utoipa::path(tag = "assignment", security(("access_token" = [])), params(("membership" = String, Path,), ("cover" = String, Path,)), responses(
    (status = 204, description = "Ended"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not yours, or ended", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/memberships/{membership}/covers/{cover}")]
pub(crate) async fn end_cover(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, CoverId)>,
) -> Result<HttpResponse, ApiError> {
    let (membership, cover) = path.into_inner();
    state.write(move |tx| store::assignment::end_cover(tx, &actor.0, membership, cover)).await?;
    Ok(HttpResponse::NoContent().finish())
}
