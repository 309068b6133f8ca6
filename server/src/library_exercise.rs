//! A unit's exercise library: found, read and changed by its members.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use domain::id::{LibraryExerciseId, UnitId};
use domain::library_exercise::{LibraryExerciseEdit, LibraryPage, NamedLibraryExercise};
use domain::problem::Problem;
use serde::Deserialize;
use store::library_exercise::Part;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// What is asked of the library.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    search: String,
    #[serde(default)]
    page: i64,
    #[serde(default)]
    retired: bool,
}

/// A page of the library, in the order of the Danish alphabet.
///
/// For members of the unit. Nothing about any patient stands in it. Ask for `page` 0, 1, … until `total` are read, 50
/// at a time.
#[utoipa::path(tag = "library_exercise", security(("access_token" = [])), params(
    ("unit" = String, Path,),
    ("search" = Option<String>, Query, description = "Beginnings of words of title or instruction; all of them must be there"),
    ("page" = Option<i64>, Query, description = "0 for the first 50"),
    ("retired" = Option<bool>, Query, description = "Those put aside, instead of those in use"),
), responses(
    (status = 200, description = "For its members", body = LibraryPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
))]
#[get("/units/{unit}/library-exercises")]
pub(crate) async fn list_library_exercises(
    state: Data<State>,
    actor: Actor,
    unit: Path<UnitId>,
    asked: Query<Asked>,
) -> Result<Json<LibraryPage>, ApiError> {
    let (unit, Asked { search, page, retired }) = (unit.into_inner(), asked.into_inner());
    let part = Part { search, page, retired };
    Ok(Json(state.read(move |tx| store::library_exercise::list(tx, &actor.0, unit, &part)).await?))
}

/// One exercise of the library.
///
/// For members of the unit. `revision` in the answer is what a change of it says as `base_revision`.
#[utoipa::path(tag = "library_exercise", security(("access_token" = [])), params(("unit" = String, Path,), ("exercise" = String, Path,)), responses(
    (status = 200, description = "For the unit's members", body = NamedLibraryExercise),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/units/{unit}/library-exercises/{exercise}")]
pub(crate) async fn get_library_exercise(
    state: Data<State>,
    actor: Actor,
    path: Path<(UnitId, LibraryExerciseId)>,
) -> Result<Json<NamedLibraryExercise>, ApiError> {
    let (unit, id) = path.into_inner();
    Ok(Json(state.read(move |tx| store::library_exercise::find(tx, &actor.0, unit, id)).await?))
}

/// Adds a version of an exercise, or a first one under an id made by the client. No patient's programme is changed by it.
///
/// For members who treat or lead, in a unit that treats. Send the `revision` that was seen as `base_revision`, 0 for a
/// new one. Prescriptions made from it stay as they were prescribed.
#[utoipa::path(tag = "library_exercise", security(("access_token" = [])), params(("unit" = String, Path,), ("exercise" = String, Path,)), request_body = LibraryExerciseEdit, responses(
    (status = 201, description = "Added", body = NamedLibraryExercise),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`not_allowed`: neither treats nor leads, or the unit does not treat; or `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: another version stands by now", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/units/{unit}/library-exercises/{exercise}/versions")]
pub(crate) async fn create_library_exercise_version(
    state: Data<State>,
    actor: Actor,
    path: Path<(UnitId, LibraryExerciseId)>,
    body: Body<LibraryExerciseEdit>,
) -> Result<HttpResponse, ApiError> {
    let ((unit, id), edit) = (path.into_inner(), body.0);
    let written = state
        .write(move |tx| {
            let Some(curator) = store::unit::curator(tx, &actor.0, unit)? else { return Ok(None) };
            store::library_exercise::edit(tx, &curator, id, &edit).map(Some)
        })
        .await?;
    Ok(HttpResponse::Created().json(written.ok_or(ApiError::NotAllowed)?))
}
