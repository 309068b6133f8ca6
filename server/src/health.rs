//! For whatever watches the server: alive, and ready to answer.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};

use crate::state::State;

/// The process answers.
///
/// For whatever watches the server. Needs no sign-in and asks nothing of the database.
#[utoipa::path(tag = "health", responses((status = 200, description = "Alive", body = String, content_type = "text/plain", example = "ok\n")))]
#[get("/healthz")]
pub(crate) async fn get_health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// The database answers too.
///
/// For whatever watches the server or spreads load over several. Needs no sign-in.
#[utoipa::path(tag = "health", responses(
    (status = 200, description = "Ready", body = String, content_type = "text/plain", example = "ready\n"),
    (status = 503, description = "The database does not answer", body = String, content_type = "text/plain", example = "the database does not answer\n"),
))]
#[get("/readyz")]
pub(crate) async fn get_readiness(state: Data<State>) -> HttpResponse {
    let (db, now) = (state.db.clone(), state.clock.now());
    match actix_web::web::block(move || db.ping(now)).await {
        Ok(Ok(())) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"),
        _ => HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .body("the database does not answer\n"),
    }
}
