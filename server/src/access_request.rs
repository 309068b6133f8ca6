//! A professional asks whether a patient will share; the patient answers by sharing, or by a no.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use domain::access_request::{AccessRequest, Asked, ConnectedPage, NewAccessRequest};
use domain::id::{AccessRequestId, MembershipId, PatientId};
use domain::patient::WorklistPart;
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Who is connected with the unit and shares nothing with this membership: the name, and how the question stands. A POST for the
/// same reasons as the worklist.
///
/// For members who treat, to find whom to ask. Each name that is shown is a line in that patient's log, folded by day. Who shares
/// something is in the worklist instead.
#[utoipa::path(tag = "access_request", security(("access_token" = [])), params(("membership" = String, Path,)), request_body = WorklistPart, responses(
    (status = 200, description = "At most 50, by name", body = ConnectedPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your membership", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/connected")]
pub(crate) async fn list_connected(
    state: Data<State>,
    actor: Actor,
    membership: Path<MembershipId>,
    body: Body<WorklistPart>,
) -> Result<Json<ConnectedPage>, ApiError> {
    let (membership, part) = (membership.into_inner(), body.0);
    Ok(Json(state.disclose(move |tx| store::patient::connected(tx, &actor.0, membership, &part)).await?))
}

/// Asks a patient who is connected with the unit. One question is open at a time, and a no holds for six months.
///
/// For members who treat, of a patient connected with their unit. It shows nothing of the patient. The patient sees it
/// under `GET /api/v1/access-requests`.
#[utoipa::path(tag = "access_request", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewAccessRequest, responses(
    (status = 201, description = "Asked; the same sent again is the same question", body = Asked),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not connected with the unit, or nothing can be shared with this member", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: nothing new is asked for, a question is open, or a no still holds", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/access-requests")]
pub(crate) async fn create_access_request(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewAccessRequest>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), new) = (path.into_inner(), body.0);
    let asked = state
        .write(move |tx| {
            let permit = store::permit::ask_access(tx, &actor.0, membership, patient)?;
            store::access_request::create(tx, &permit, &new)
        })
        .await?;
    Ok(HttpResponse::Created().json(asked))
}

/// The question that this member put last, and whether it is answered.
///
/// For the member who asked. A grant that covers what was asked for counts as a yes. Shows nothing of the diary and
/// writes no line.
#[utoipa::path(tag = "access_request", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), responses(
    (status = 200, description = "None if they never asked. A no is not explained", body = Option<Asked>),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not connected with the unit, or nothing can be shared with this member", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/patients/{patient}/access-requests/last")]
pub(crate) async fn get_last_access_request(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
) -> Result<Json<Option<Asked>>, ApiError> {
    let (membership, patient) = path.into_inner();
    let last = state
        .write(move |tx| {
            let permit = store::permit::ask_access(tx, &actor.0, membership, patient)?;
            store::access_request::last(tx, &permit)
        })
        .await?;
    Ok(Json(last))
}

/// Who asks the patient to share, and has no answer yet.
///
/// For whoever keeps a diary. A grant to the asker or their unit answers a request with a yes and takes it from the
/// list; nothing needs to be sent here for that. Writes nothing.
#[utoipa::path(tag = "access_request", security(("access_token" = [])), responses(
    (status = 200, description = "Oldest first", body = [AccessRequest]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/access-requests")]
pub(crate) async fn list_access_requests(
    state: Data<State>,
    actor: Actor,
) -> Result<Json<Vec<AccessRequest>>, ApiError> {
    let open = state
        .read(move |tx| {
            let permit = store::permit::own(tx, &actor.0)?;
            store::access_request::open(tx, &permit)
        })
        .await?;
    Ok(Json(open))
}

/// The patient says no. The one who asked learns that, and nothing of why.
///
/// For the patient who is asked. It cannot be taken back, but sharing later is possible at any time. Nothing is written
/// in the log, since nobody was shown anything.
#[utoipa::path(tag = "access_request", security(("access_token" = [])), params(("id" = String, Path,)), responses(
    (status = 204, description = "Answered"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no open question of that id to this patient", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/access-requests/{id}")]
pub(crate) async fn decline_access_request(
    state: Data<State>,
    actor: Actor,
    id: Path<AccessRequestId>,
) -> Result<HttpResponse, ApiError> {
    let id = id.into_inner();
    state
        .write(move |tx| {
            let permit = store::permit::own(tx, &actor.0)?;
            store::access_request::decline(tx, &permit, id)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
