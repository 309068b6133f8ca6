//! Pictures and videos of exercises: taken in by what they are, never by what they are called, and given out in ranges to
//! members of the unit and to patients who have the exercise in a programme. Nothing given out can be executed: a fixed type,
//! `nosniff`, a sandbox without any source, and a download where somebody opens it by its address.

mod picture;
mod served;
mod video;

use std::time::Duration;

use actix_web::http::header::IF_NONE_MATCH;
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::id::UnitId;
use domain::media::{MAX_UPLOAD_BYTES, Media, MediaId, MediaKind};
use domain::problem::Problem;
use futures_util::StreamExt as _;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::state::State;

/// How many are taken in at once: each needs its bytes in memory, and a picture its pixels.
static TAKEN_IN: Semaphore = Semaphore::const_new(4);
/// How long one may take to arrive; whoever is slower holds up others.
const ARRIVAL: Duration = Duration::from_secs(120);

/// Keeps a picture (JPEG, PNG or WebP; made anew as a JPEG of at most 1280 pixels) or a video (MP4 of at most a minute; what it
/// says of place and person is overwritten). What it is, is found from its content; a name or type sent along is not read.
///
/// For members who treat or lead, in a unit that treats. The whole body is the file, at most 16 MiB; use the digest in
/// the answer as `media` of an exercise. The same file again is the same medium.
#[utoipa::path(tag = "media", security(("access_token" = [])), params(("unit" = String, Path,)),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "At most 16 MiB"), responses(
    (status = 201, description = "Kept; the same content again is the same medium", body = Media),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`not_allowed`: neither treats nor leads, or the unit does not treat; or `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no member", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the same content came at the same moment; send it again", body = Problem, content_type = "application/problem+json"),
    (status = 413, description = "`too_large`: more than 16 MiB", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`: neither a picture nor a video of a kind that is kept, or the unit is full", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "`busy`: it took too long to arrive", body = Problem, content_type = "application/problem+json"),
))]
#[post("/units/{unit}/media")]
pub(crate) async fn create_media(
    state: Data<State>,
    actor: Actor,
    unit: Path<UnitId>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, ApiError> {
    let unit = unit.into_inner();
    // Before a byte of it is read.
    let asking = actor.clone();
    let allowed = state.read(move |tx| store::unit::curator(tx, &asking.0, unit)).await?;
    allowed.ok_or(ApiError::NotAllowed)?;
    let _turn = TAKEN_IN.acquire().await.map_err(|_| ApiError::Busy)?;
    let arriving = arrived(&request, payload);
    let bytes = tokio::time::timeout(ARRIVAL, arriving).await.map_err(|_| ApiError::Busy)??;
    let prepared = web::block(move || prepared(bytes)).await;
    let (kind, content) = prepared
        .map_err(|_| ApiError::Internal("a medium could not be prepared".to_owned()))?
        .map_err(|unfit| ApiError::field("content", unfit.to_string()))?;
    let digest = domain::disclosure::hex(&<[u8; 32]>::from(Sha256::digest(&content)));
    let id: MediaId = digest.parse().map_err(|_| ApiError::Internal("a digest of another length".to_owned()))?;
    let kept = state
        .write(move |tx| {
            let Some(curator) = store::unit::curator(tx, &actor.0, unit)? else { return Ok(None) };
            store::media::keep(tx, &curator, &id, kind, &content).map(Some)
        })
        .await?;
    Ok(HttpResponse::Created().json(kept.ok_or(ApiError::NotAllowed)?))
}

/// Why something is not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Unfit {
    /// Nothing we know by its content.
    #[error("neither a JPEG, PNG or WebP picture nor an MP4 video")]
    Unknown,
    /// Looks like a picture and cannot be read as one.
    #[error("the picture cannot be read: {0}")]
    Picture(String),
    /// Too many pixels.
    #[error("the picture has too many pixels")]
    Pixels,
    /// Looks like a video and is not one that browsers show.
    #[error("the video cannot be kept: {0}")]
    Video(&'static str),
}

/// The body, refused as soon as it is known to be too large: at once where it says so, else with the first byte too many.
async fn arrived(request: &HttpRequest, mut payload: web::Payload) -> Result<Vec<u8>, ApiError> {
    let too_large = || ApiError::TooLarge(format!("a picture or video has at most {MAX_UPLOAD_BYTES} bytes"));
    let announced = request.headers().get(actix_web::http::header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()).and_then(|value| value.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_UPLOAD_BYTES) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| ApiError::Malformed(error.to_string()))?;
        if bytes.len() + chunk.len() > MAX_UPLOAD_BYTES {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// What is kept of it.
fn prepared(bytes: Vec<u8>) -> Result<(MediaKind, Vec<u8>), Unfit> {
    if video::is_one(&bytes) {
        return video::prepared(bytes).map(|content| (MediaKind::Video, content)).map_err(Unfit::Video);
    }
    picture::prepared(&bytes).map(|content| (MediaKind::Picture, content))
}

/// A picture or video, whole or in part. Its name is its digest, so that what a device has it need not fetch again; whether it
/// may see it is asked each time.
///
/// For members of a unit that keeps it and for patients who have it in a programme; anybody else is 404. Send `Range`
/// for a part of a video and `If-None-Match` for what the device has. Writes nothing.
#[utoipa::path(tag = "media", security(("access_token" = [])), params(
    ("media" = String, Path, description = "64 hexadecimal digits"),
    ("Range" = Option<String>, Header, description = "One range of bytes"),
), responses(
    (status = 200, description = "All of it, for members of the unit and patients who have it in a programme", body = Vec<u8>, content_type = "image/jpeg"),
    (status = 206, description = "The range", body = Vec<u8>, content_type = "video/mp4"),
    (status = 304, description = "As the device has it (`If-None-Match`)"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    (status = 416, description = "`invalid`: the range begins past the end; `Content-Range` says how much there is", body = Problem, content_type = "application/problem+json"),
))]
#[get("/media/{media}")]
pub(crate) async fn get_media(
    state: Data<State>,
    actor: Actor,
    id: Path<MediaId>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let id = id.into_inner();
    let media = state.read(move |tx| store::media::find(tx, &actor.0, &id)).await?;
    let held = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if held.split(',').any(|tag| tag.trim() == served::etag(&media.id)) {
        return Ok(served::unchanged(&media));
    }
    Ok(served::answer(state, &media, &request))
}
