//! What a person does with a reminder that has come, from the app, and what a professional suggests. The rules themselves are
//! written by sync.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use domain::id::{MembershipId, PatientId, ReminderId};
use domain::problem::Problem;
use domain::reminder::{NewSuggestion, SeenSuggestion, Snooze, Snoozed};
use store::permit;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// Puts off what a rule last fell due for, at every device. It stays a reminder of its day.
///
/// For the patient whose rule it is. Not past midnight, not within quiet hours, eight times at most: `rings_at` is
/// absent then.
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

/// Suggests a reminder to a patient. It is not active before the patient says yes, and the answer is all that is seen of it.
///
/// For a professional who may see what the reminder is about. It reaches the phone as a rule that is switched off; only
/// the patient can switch it on. One line in the patient's log says who asked and what was shown; a refusal is logged
/// too.
#[utoipa::path(tag = "reminder", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewSuggestion, responses(
    (status = 201, description = "Suggested, or suggested before and not answered yet", body = SeenSuggestion),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found` or `not_shared`", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: five of this unit wait for an answer", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/reminders")]
pub(crate) async fn suggest_reminder(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewSuggestion>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), new) = (path.into_inner(), body.0);
    let suggested = state.disclose(move |tx| {
        let permit = permit::suggest(tx, &actor.0, membership, patient, new.what)?;
        store::reminder::suggestion::suggest(tx, &permit, &new)
    });
    Ok(HttpResponse::Created().json(suggested.await?))
}
