//! *Se hvad de ser*: a recipient's own screen, for the patient.

use actix_web::post;
use actix_web::web::{Data, Json};
use domain::patient::PatientPage;
use domain::preview::PreviewOf;
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// What a recipient sees of one's own record, or would see by a decision that is not made yet: cut by the very same permit as
/// for them. Nobody else is shown anything, so the log gets no line. A POST, since a decision does not belong in an address.
///
/// For the patient alone. Where the recipient would see nothing the answer is 404.
#[utoipa::path(tag = "grant", security(("access_token" = [])), request_body = PreviewOf, responses(
    (status = 200, description = "Cut to what they see", body = PatientPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary, nobody of that id within reach, or nothing is shared with them", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`, or `recipient_impossible`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/preview")]
pub(crate) async fn preview(
    state: Data<State>,
    actor: Actor,
    body: Body<PreviewOf>,
) -> Result<Json<PatientPage>, ApiError> {
    let of = body.0;
    let page = state.read(move |tx| store::patient::preview(tx, &actor.0, &of)).await?;
    page.map(Json).map_err(|error| ApiError::RecipientImpossible(error.to_string()))
}
