//! The patient's phone and the server come to agree.

use actix_web::web::{Data, Json, Path, Payload};
use actix_web::{HttpRequest, get, post};
use domain::day::Millis;
use domain::id::EntryId;
use domain::problem::Problem;
use domain::sync::{MAX_BYTES, MAX_PUTS, Revision, SyncAnswer, SyncRequest};
use store::Db;
use store::sync::Incoming;

use crate::actor::{Actor, Bearer};
use crate::error::ApiError;
use crate::json;
use crate::state::State;

/// Takes what the phone wrote and answers what changed. One request is one transaction; each put is judged alone.
///
/// For whoever keeps a diary. A put that is refused is answered with its reason and the others go through. The same
/// `put_id` with the same content is answered as the first time, so a lost answer is met by sending the same request
/// again. Sync on with the new `cursor` while `more` is true. Nothing is written in the log: the patient's own phone is
/// no showing.
#[utoipa::path(tag = "sync", security(("access_token" = [])), request_body = SyncRequest, responses(
    (status = 200, description = "One result per put, and the changes since the cursor", body = SyncAnswer),
    (status = 400, description = "`malformed`", body = Problem, content_type = "application/problem+json"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
    (status = 413, description = "`too_large`: more than 500 puts or 8 MiB", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 426, description = "`client_too_old`: nothing was taken; renew the app and send the same", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "`busy`: send the same again", body = Problem, content_type = "application/problem+json"),
))]
#[post("/sync")]
pub(crate) async fn sync(
    state: Data<State>,
    bearer: Bearer,
    request: HttpRequest,
    payload: Payload,
) -> Result<Json<SyncAnswer>, ApiError> {
    let mut payload = payload.into_inner();
    let bytes = json::read(&request, &mut payload, MAX_BYTES).await?;
    let began = state.clock.now();
    let oldest = state.settings.oldest_protocol;
    let answer = state.run(move |db, now| answer(db, now, oldest, bearer, &bytes)).await;
    state.metrics.synced(state.clock.now().0 - began.0, answer.is_ok());
    Ok(Json(answer?))
}

/// Reads before the transaction, so that it is short; the session is read in it.
fn answer(db: &Db, now: Millis, oldest: u32, bearer: Bearer, bytes: &[u8]) -> Result<SyncAnswer, ApiError> {
    let wanted: SyncRequest = json::parse(bytes)?;
    if wanted.protocol < oldest {
        return Err(ApiError::ClientTooOld);
    }
    if wanted.puts.len() > MAX_PUTS {
        return Err(ApiError::TooLarge(format!("a sync has at most {MAX_PUTS} puts; send the rest in the next")));
    }
    let incoming = Incoming::read(wanted);
    let answer = db.write(now, |tx| {
        let Some(actor) = bearer.actor(tx)? else { return Ok(None) };
        let permit = store::permit::own(tx, &actor)?;
        store::sync::sync(tx, &permit, &incoming).map(Some)
    })?;
    if incoming.erases()
        && let Err(error) = db.scrub()
    {
        tracing::warn!(%error, "what was erased may stay in the write-ahead log until the next checkpoint");
    }
    answer.ok_or(ApiError::NotSignedIn)
}

/// Every version of one of the patient's own entries, or of an action or relapse plan.
///
/// For the patient alone. The last one is what stands now. An erased entry has none: 404.
#[utoipa::path(tag = "entry", security(("access_token" = [])), params(("id" = String, Path,)), responses(
    (status = 200, description = "Oldest first", body = [Revision]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/entries/{id}/revisions")]
pub(crate) async fn list_revisions(
    state: Data<State>,
    actor: Actor,
    id: Path<EntryId>,
) -> Result<Json<Vec<Revision>>, ApiError> {
    let id = id.into_inner();
    let revisions = state
        .read(move |tx| {
            let permit = store::permit::own(tx, &actor.0)?;
            store::sync::revisions(tx, &permit, id)
        })
        .await?;
    Ok(Json(revisions))
}
