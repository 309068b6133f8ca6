//! Who has seen my data: the patient's log, its check by the operator, and its heads kept outside the database.

pub mod check;
pub mod kept;

use actix_web::get;
use actix_web::web::{Data, Json};
use domain::disclosure::Log;
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::state::State;

/// The patient's whole log, with the key to check its chain.
///
/// For the patient alone; reading it writes no line. Each line is HMAC-SHA-256 over the one before, so that a missing
/// or changed line shows: keep the last head and hold the next log against it.
#[utoipa::path(tag = "disclosure", security(("access_token" = [])), responses(
    (status = 200, description = "Every showing and every refusal, oldest first", body = Log),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/disclosures")]
pub(crate) async fn list_disclosures(state: Data<State>, actor: Actor) -> Result<Json<Log>, ApiError> {
    let log = state
        .read(move |tx| {
            let permit = store::permit::own(tx, &actor.0)?;
            store::disclosure::log(tx, &permit)
        })
        .await?;
    Ok(Json(log))
}
