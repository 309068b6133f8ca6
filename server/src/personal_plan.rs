//! A professional who holds *plans* writes an action or relapse plan; the patient writes theirs by sync.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use domain::id::{MembershipId, PatientId, PersonalPlanId};
use domain::patient::NamedPersonalPlan;
use domain::personal_plan::PersonalPlanEdit;
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Adds a version of an action or relapse plan, or a first one under an id made by the client.
///
/// For a professional who holds *plans*. A plan's purpose never changes. The patient's phone gets it with its next
/// sync. One line in the patient's log says who asked and what was shown; a refusal is logged too.
#[utoipa::path(tag = "personal_plan", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("plan" = String, Path,)), request_body = PersonalPlanEdit, responses(
    (status = 201, description = "Added", body = NamedPersonalPlan),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found` or `not_shared`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: another version stands by now", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/personal-plans/{plan}/versions")]
pub(crate) async fn create_plan_version(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, PersonalPlanId)>,
    body: Body<PersonalPlanEdit>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient, plan), edit) = (path.into_inner(), body.0);
    let written = state
        .disclose(move |tx| {
            let permit = store::permit::edit_plans(tx, &actor.0, membership, patient)?;
            store::personal_plan::edit(tx, &permit, plan, &edit)
        })
        .await?;
    Ok(HttpResponse::Created().json(written))
}
