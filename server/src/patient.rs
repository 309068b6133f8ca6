//! What a professional sees, through one of their memberships: the worklist and the patient page.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use domain::id::{MembershipId, PatientId};
use domain::patient::{PatientPage, Worklist, WorklistPart};
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Those who share with this membership: its own, newest need first, and then others of the unit, by name. A POST, because it writes what it shows into each patient's log, and because
/// a name that is searched for does not belong in an address.
///
/// For members who treat. What a patient does not share is absent from their row; each row with anything in it is a
/// line in that patient's log, folded by day. Ask for `page` 0, 1, … until `total` are read, 50 at a time; names hold
/// nothing but the name until a reason is given.
#[utoipa::path(tag = "patient", security(("access_token" = [])), params(("membership" = String, Path,)), request_body = WorklistPart, responses(
    (status = 200, description = "At most 50 in all: rows cut to what is shared, and names", body = Worklist),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your membership", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/worklist")]
pub(crate) async fn list_patients(
    state: Data<State>,
    actor: Actor,
    membership: Path<MembershipId>,
    body: Body<WorklistPart>,
) -> Result<Json<Worklist>, ApiError> {
    let (membership, part) = (membership.into_inner(), body.0);
    Ok(Json(
        state.disclose(move |tx| store::patient::worklist(tx, &actor.0, membership, part.page, &part.search)).await?,
    ))
}

/// Everything shared of one patient who is one of the reader's own or was opened today, in one answer and one line of their log.
///
/// For a professional whom the patient shares with, through the membership in the path. A category that is not shared
/// is absent from the answer. One line in the patient's log says who saw which categories; where sharing has stopped or
/// never was, the refusal is logged and the answer is 404. Of a patient of the unit who is nobody's own say first why:
/// `POST …/openings`.
#[utoipa::path(tag = "patient", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), responses(
    (status = 200, description = "Cut to what is shared", body = PatientPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/patients/{patient}")]
pub(crate) async fn get_patient(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
) -> Result<Json<PatientPage>, ApiError> {
    let (membership, patient) = path.into_inner();
    Ok(Json(state.disclose(move |tx| store::patient::page(tx, &actor.0, membership, patient)).await?))
}
