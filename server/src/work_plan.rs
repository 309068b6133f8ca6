//! A professional who holds *plans* and sees *work* writes the return to work; the patient writes theirs by sync.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use domain::id::{MembershipId, PatientId, WorkPlanId};
use domain::patient::NamedWorkPlan;
use domain::problem::Problem;
use domain::work_plan::WorkPlanEdit;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Adds a version of a graded return to work, or a first one under an id made by the client.
///
/// For a professional who holds *plans* and *work*. Hours are counted in quarters, 0 to 96 a day. The patient's phone
/// gets it with its next sync. One line in the patient's log says who asked and what was shown; a refusal is logged
/// too.
#[utoipa::path(tag = "work_plan", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("plan" = String, Path,)), request_body = WorkPlanEdit, responses(
    (status = 201, description = "Added", body = NamedWorkPlan),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found` or `not_shared`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: another version stands by now", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/work-plans/{plan}/versions")]
pub(crate) async fn create_work_plan_version(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, WorkPlanId)>,
    body: Body<WorkPlanEdit>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient, id), edit) = (path.into_inner(), body.0);
    let written = state
        .disclose(move |tx| {
            let permit = store::permit::edit_work_plan(tx, &actor.0, membership, patient)?;
            store::work_plan::edit(tx, &permit, id, &edit)
        })
        .await?;
    Ok(HttpResponse::Created().json(written))
}
