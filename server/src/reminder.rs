//! What a person does with a reminder that has come, from the app. The rules themselves are written by sync.

use actix_web::post;
use actix_web::web::{Data, Json, Path};
use domain::id::ReminderId;
use domain::problem::Problem;
use domain::reminder::{Snooze, Snoozed};
use store::permit;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Puts off what a rule last fell due for, at every device. It stays a reminder of its day.
#[utoipa::path(tag = "reminder", security(("access_token" = [])), params(("id" = String, Path,)), request_body = Snooze, responses(
    (status = 200, description = "When it rings again, if it does", body = Snoozed),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/reminders/{id}/snooze")]
pub(crate) async fn snooze_reminder(
    state: Data<State>,
    actor: Actor,
    id: Path<ReminderId>,
    body: Body<Snooze>,
) -> Result<Json<Snoozed>, ApiError> {
    let (id, minutes) = (id.into_inner(), body.0.minutes);
    let snoozed = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::reminder::snooze::by_patient(tx, &permit, id, minutes)
    });
    Ok(Json(snoozed.await?))
}
