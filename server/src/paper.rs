//! A paper diary typed by a professional, the patient present.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use domain::LocalDay;
use domain::id::{MembershipId, PatientId};
use domain::paper::{NewPaper, PaperDesk, TypedPaper};
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// What is needed to type the week of a day: what may be typed and from when, and what the diary holds of it already.
///
/// For a professional who sees one of the categories that entries are of, with the patient beside them. A line in the patient's log.
#[utoipa::path(tag = "paper", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("day" = String, Path,)), responses(
    (status = 200, description = "Cut to what is shared", body = PaperDesk),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was, or where nothing is shared that an entry can hold", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/patients/{patient}/paper/{day}")]
pub(crate) async fn get_paper_desk(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, LocalDay)>,
) -> Result<Json<PaperDesk>, ApiError> {
    let (membership, patient, day) = path.into_inner();
    let desk = state.disclose(move |tx| {
        let permit = store::permit::transcribe(tx, &actor.0, membership, patient, None)?;
        store::paper::desk(tx, &permit, day)
    });
    Ok(Json(desk.await?))
}

/// Puts what is typed into the patient's diary, under ids made by the client, all of it or nothing. Who typed it and when is set
/// here. The same sent again writes nothing, also where the patient has changed, removed or erased some of it.
///
/// For a professional, field by field for what they see; a free text only with the patient's tick. A line in the patient's log names
/// the categories that were written into.
#[utoipa::path(tag = "paper", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewPaper, responses(
    (status = 201, description = "In the diary", body = TypedPaper),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was, or where nothing is shared that an entry can hold", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: an id is in use for something else", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: `fields` names what is not shared, or breaks a rule, by the entry's place: `entries.2.pain`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/paper")]
pub(crate) async fn create_paper(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewPaper>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), new) = (path.into_inner(), body.0);
    let typed = state.disclose(move |tx| {
        let permit = store::permit::transcribe(tx, &actor.0, membership, patient, Some(new.categories()))?;
        store::paper::record(tx, &permit, &new)
    });
    Ok(HttpResponse::Created().json(typed.await?))
}
