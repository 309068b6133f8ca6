//! A professional who holds *plans* writes a goal; the patient writes theirs by sync.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use domain::goal::GoalEdit;
use domain::id::{GoalId, MembershipId, PatientId};
use domain::patient::NamedGoal;
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Adds a version of a goal, or a first one under an id made by the client.
///
/// For a professional who holds *plans*. The patient's phone gets it with its next sync and the version before stays
/// readable. One line in the patient's log says who asked and what was shown; a refusal is logged too.
#[utoipa::path(tag = "goal", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("goal" = String, Path,)), request_body = GoalEdit, responses(
    (status = 201, description = "Added", body = NamedGoal),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found` or `not_shared`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: another version stands by now", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/goals/{goal}/versions")]
pub(crate) async fn create_goal_version(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, GoalId)>,
    body: Body<GoalEdit>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient, id), edit) = (path.into_inner(), body.0);
    let written = state
        .disclose(move |tx| {
            let permit = store::permit::edit_plans(tx, &actor.0, membership, patient)?;
            store::goal::edit(tx, &permit, id, &edit)
        })
        .await?;
    Ok(HttpResponse::Created().json(written))
}
