//! Prescribing: a new programme, and a new version of one.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use domain::id::{MembershipId, PatientId, ProgrammeId};
use domain::problem::Problem;
use domain::programme::{Plan, Programme};

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Prescribes a programme. Prescription ids are made by the client.
///
/// For a professional who holds *exercises*. The patient's phone gets it with its next sync. The same prescription ids
/// once more are `conflict`: read the patient's page to see whether the first try went through. One line in the
/// patient's log says who asked and what was shown; a refusal is logged too.
#[utoipa::path(tag = "programme", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = Plan, responses(
    (status = 201, description = "Prescribed", body = Programme),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found` or `not_shared`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: a prescription id is in use", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/programmes")]
pub(crate) async fn create_programme(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<Plan>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), plan) = (path.into_inner(), body.0);
    let programme = state
        .disclose(move |tx| {
            let permit = store::permit::prescribe(tx, &actor.0, membership, patient)?;
            store::programme::prescribe(tx, &permit, &plan)
        })
        .await?;
    Ok(HttpResponse::Created().json(programme))
}

/// Adds a version, valid from its own first day on.
///
/// For a professional who holds *exercises*, of a programme of their unit. Days before the new version's first day keep
/// the version that held then. One line in the patient's log says who asked and what was shown; a refusal is logged
/// too.
#[utoipa::path(tag = "programme", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("programme" = String, Path,)), request_body = Plan, responses(
    (status = 201, description = "Added", body = Programme),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found` or `not_shared`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/programmes/{programme}/versions")]
pub(crate) async fn create_version(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, ProgrammeId)>,
    body: Body<Plan>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient, programme), plan) = (path.into_inner(), body.0);
    let programme = state
        .disclose(move |tx| {
            let permit = store::permit::prescribe(tx, &actor.0, membership, patient)?;
            store::programme::revise(tx, &permit, programme, &plan)
        })
        .await?;
    Ok(HttpResponse::Created().json(programme))
}
