//! A unit's programme templates: read and changed by its members. Using one is prescribing what is in it.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use domain::id::{TemplateId, UnitId};
use domain::problem::Problem;
use domain::programme_template::{NamedTemplate, TemplateEdit, Templates};

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// The templates in use, in the order of the Danish alphabet.
///
/// For members of the unit. To use one, prescribe what is in it: `POST …/programmes` with new prescription ids.
#[utoipa::path(tag = "programme_template", security(("access_token" = [])), params(("unit" = String, Path,)), responses(
    (status = 200, description = "For the unit's members", body = Templates),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
))]
#[get("/units/{unit}/programme-templates")]
pub(crate) async fn list_templates(
    state: Data<State>,
    actor: Actor,
    unit: Path<UnitId>,
) -> Result<Json<Templates>, ApiError> {
    let unit = unit.into_inner();
    Ok(Json(state.read(move |tx| store::programme_template::list(tx, &actor.0, unit)).await?))
}

/// Adds a version of a template, or a first one under an id made by the client. No patient is named in one.
///
/// For members who treat or lead, in a unit that treats. Send the `revision` that was seen as `base_revision`, 0 for a
/// new one.
#[utoipa::path(tag = "programme_template", security(("access_token" = [])), params(("unit" = String, Path,), ("template" = String, Path,)), request_body = TemplateEdit, responses(
    (status = 201, description = "Added", body = NamedTemplate),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`not_allowed`: neither treats nor leads, or the unit does not treat; or `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: another version stands by now", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/units/{unit}/programme-templates/{template}/versions")]
pub(crate) async fn create_template_version(
    state: Data<State>,
    actor: Actor,
    path: Path<(UnitId, TemplateId)>,
    body: Body<TemplateEdit>,
) -> Result<HttpResponse, ApiError> {
    let ((unit, id), edit) = (path.into_inner(), body.0);
    let written = state
        .write(move |tx| {
            let Some(curator) = store::unit::curator(tx, &actor.0, unit)? else { return Ok(None) };
            store::programme_template::edit(tx, &curator, id, &edit).map(Some)
        })
        .await?;
    Ok(HttpResponse::Created().json(written.ok_or(ApiError::NotAllowed)?))
}
