//! The calendar feed: a patient makes or revokes its secret address, and calendars fetch it there. The address is its own
//! proof, so it stands in no log and no metric, and the database has a keyed hash of it.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::calendar::{self, CalendarState, NewCalendar};
use domain::problem::Problem;
use store::permit;

use crate::actor::Actor;
use crate::clock;
use crate::error::ApiError;
use crate::limit::{self, Try};
use crate::state::State;

/// What the secret is hashed for.
const PURPOSE: &str = "calendar";

/// Whether one's calendar feed has an address, and when it was last fetched.
///
/// For whoever keeps a diary. The address itself is not answered again: only a hash of it is kept.
#[utoipa::path(tag = "calendar", security(("access_token" = [])), responses(
    (status = 200, description = "How it stands", body = CalendarState),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/calendar")]
pub(crate) async fn get_calendar(state: Data<State>, actor: Actor) -> Result<Json<CalendarState>, ApiError> {
    let found = state.read(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::calendar::state(tx, &permit)
    });
    Ok(Json(found.await?))
}

/// Makes a new secret address, shown this once. The one before leads nowhere from then on.
///
/// For whoever keeps a diary. Whoever has the address reads when reminders ring, by neutral titles, so it is shown once
/// and kept by the server as a hash only.
#[utoipa::path(tag = "calendar", security(("access_token" = [])), responses(
    (status = 201, description = "Made", body = NewCalendar),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[post("/calendar")]
pub(crate) async fn create_calendar(state: Data<State>, actor: Actor) -> Result<HttpResponse, ApiError> {
    let token = URL_SAFE_NO_PAD.encode(clock::random::<32>());
    let hash = state.secret.hash(PURPOSE, &token);
    let made = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::calendar::make(tx, &permit, &hash)
    });
    made.await?;
    let address = format!("{}/api/v1/calendar/{token}.ics", state.origin);
    Ok(HttpResponse::Created().json(NewCalendar { address }))
}

/// Revokes the address. Fine if there is none.
///
/// For whoever keeps a diary. Calendars that fetch it are answered 404 from then on.
#[utoipa::path(tag = "calendar", security(("access_token" = [])), responses(
    (status = 204, description = "Revoked"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/calendar")]
pub(crate) async fn delete_calendar(state: Data<State>, actor: Actor) -> Result<HttpResponse, ApiError> {
    let revoked = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::calendar::revoke(tx, &permit)
    });
    revoked.await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The feed, for calendars: RFC 5545, neutral titles, moments in UTC. Needs no sign-in: the address is the proof.
///
/// Send `If-None-Match` with the `ETag` of the last answer. 60 fetches an hour of one feed; wrong addresses are counted
/// by where they come from.
#[utoipa::path(tag = "calendar", params(("file" = String, Path, description = "`<secret>.ics`")), responses(
    (status = 200, description = "The reminders of the next 60 days", body = String, content_type = "text/calendar"),
    (status = 304, description = "As it was"),
    (status = 404, description = "`not_found`: revoked, or never made", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/calendar/{file}")]
pub(crate) async fn fetch_calendar(
    state: Data<State>,
    request: HttpRequest,
    file: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let hash = file.strip_suffix(".ics").map(|token| state.secret.hash(PURPOSE, token)).unwrap_or_default();
    let found = {
        let hash = hash.clone();
        state.write(move |tx| store::calendar::fetch(tx, &hash)).await
    };
    let feed = match found {
        Ok(feed) => feed,
        // Guessing 256 bits is hopeless; it need not be free either.
        Err(ApiError::NotFound) => {
            limit::count(&state, &request, Try::Calendar, None).await?;
            return Err(ApiError::NotFound);
        }
        Err(other) => return Err(other),
    };
    limit::count_feed(&state, &hash).await?;
    let text = calendar::text(&feed.events, feed.language);
    let tag = format!("\"{}\"", state.secret.hash("calendar content", &text));
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let same = known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    let mut answer = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    // For this calendar alone, and asked again after a quarter of an hour at the earliest.
    answer.insert_header((CACHE_CONTROL, "private, max-age=900")).insert_header((ETAG, tag));
    if same {
        return Ok(answer.finish());
    }
    Ok(answer
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, "inline; filename=\"rygrad.ics\""))
        .body(text))
}
