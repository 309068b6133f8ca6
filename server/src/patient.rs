//! What a professional sees, through one of their memberships: the worklist and the patient page.

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use domain::id::{MembershipId, PatientId};
use domain::patient::{PatientPage, Worklist};
use domain::problem::Problem;
use serde::Deserialize;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::state::State;

/// Which part of the worklist.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Part {
    /// 0 for the first 50.
    #[serde(default)]
    page: i64,
    /// A part of a name.
    #[serde(default)]
    search: String,
}

/// Those who share with this membership.
#[utoipa::path(tag = "patient", security(("access_token" = [])), params(("membership" = String, Path,), Part), responses(
    (status = 200, description = "At most 50, each cut to what is shared", body = Worklist),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your membership", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/patients")]
pub(crate) async fn list_patients(
    state: Data<State>,
    actor: Actor,
    membership: Path<MembershipId>,
    part: Query<Part>,
) -> Result<Json<Worklist>, ApiError> {
    let membership = membership.into_inner();
    let Part { page, search } = part.into_inner();
    Ok(Json(state.disclose(move |tx| store::patient::worklist(tx, &actor.0, membership, page, &search)).await?))
}

/// Everything shared of one patient, in one answer and one line of their log.
#[utoipa::path(tag = "patient", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), responses(
    (status = 200, description = "Cut to what is shared", body = PatientPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
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
