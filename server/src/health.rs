//! For whatever watches the server: alive, and ready to answer.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};

use crate::state::State;

/// The process answers.
#[utoipa::path(tag = "health", responses((status = 200, description = "Alive")))]
#[get("/healthz")]
pub(crate) async fn get_health() -> HttpResponse {
    HttpResponse::Ok().body("ok\n")
}

/// The database answers too.
#[utoipa::path(tag = "health", responses(
    (status = 200, description = "Ready"),
    (status = 503, description = "The database does not answer"),
))]
#[get("/readyz")]
pub(crate) async fn get_readiness(state: Data<State>) -> HttpResponse {
    let (db, now) = (state.db.clone(), state.clock.now());
    match actix_web::web::block(move || db.ping(now)).await {
        Ok(Ok(())) => HttpResponse::Ok().body("ready\n"),
        _ => HttpResponse::ServiceUnavailable().body("the database does not answer\n"),
    }
}
