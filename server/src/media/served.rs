//! How a medium is given out: the range that was asked for, read from the database part by part, with headers under which
//! nothing in it is ever executed.

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, Header as _, IF_RANGE, Range, VARY,
};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use domain::media::{Media, MediaId, MediaKind};
use domain::problem::{Code, Problem};
use futures_util::stream;
use store::media::PART_BYTES;

use crate::clock;
use crate::error::ApiError;
use crate::state::State;

/// Nothing may be loaded or run from it, in whatever way it is opened.
const CSP: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

pub(super) fn etag(id: &MediaId) -> String {
    format!("\"{id}\"")
}

fn built(status: StatusCode, media: &Media) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header((ETAG, etag(&media.id)))
        // Kept by the device, and each time asked whether it still may.
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, "Authorization"))
        .insert_header((CONTENT_SECURITY_POLICY, CSP))
        .insert_header(("Cross-Origin-Resource-Policy", "same-origin"));
    answer
}

pub(super) fn unchanged(media: &Media) -> HttpResponse {
    built(StatusCode::NOT_MODIFIED, media).finish()
}

/// First and last byte asked for; `None` is all, an error a range past the end. More than one range is answered with all.
fn range(request: &HttpRequest, media: &Media) -> Result<Option<(u64, u64)>, ()> {
    let tag = request.headers().get(IF_RANGE).and_then(|value| value.to_str().ok());
    if tag.is_some_and(|tag| tag != etag(&media.id)) {
        return Ok(None);
    }
    let Ok(Range::Bytes(asked)) = Range::parse(request) else { return Ok(None) };
    match asked.as_slice() {
        [one] => one.to_satisfiable_range(u64::try_from(media.size).unwrap_or(0)).map(Some).ok_or(()),
        _ => Ok(None),
    }
}

fn past_the_end(media: &Media, size: u64) -> HttpResponse {
    let status = StatusCode::RANGE_NOT_SATISFIABLE;
    let problem = Problem {
        kind: "about:blank".to_owned(),
        status: status.as_u16(),
        code: Code::Invalid,
        title: "the range begins past the end".to_owned(),
        fields: Vec::new(),
        request_id: domain::disclosure::hex(&clock::random::<8>()),
    };
    built(status, media)
        .insert_header((CONTENT_RANGE, format!("bytes */{size}")))
        .insert_header((CONTENT_TYPE, "application/problem+json"))
        .body(serde_json::to_string(&problem).unwrap_or_default())
}

pub(super) fn answer(state: Data<State>, media: &Media, request: &HttpRequest) -> HttpResponse {
    let size = u64::try_from(media.size).unwrap_or(0);
    let (status, first, last) = match range(request, media) {
        Err(()) => {
            return past_the_end(media, size);
        }
        Ok(None) => (StatusCode::OK, 0, size.saturating_sub(1)),
        Ok(Some((first, last))) => (StatusCode::PARTIAL_CONTENT, first, last),
    };
    let name = match media.kind {
        MediaKind::Picture => "attachment; filename=\"exercise.jpg\"",
        MediaKind::Video => "attachment; filename=\"exercise.mp4\"",
    };
    let mut answer = built(status, media);
    answer
        .insert_header((CONTENT_TYPE, media.kind.content_type()))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((ACCEPT_RANGES, "bytes"))
        // It is compressed by what it is, and a range is of the bytes as they are.
        .insert_header((CONTENT_ENCODING, "identity"));
    if status == StatusCode::PARTIAL_CONTENT {
        answer.insert_header((CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
    }
    let length = last + 1 - first;
    answer.body(SizedStream::new(length, parts(state, media.id.clone(), first, last)))
}

/// The bytes from `first` to `last`, a part of the medium at a time.
fn parts(
    state: Data<State>,
    id: MediaId,
    first: u64,
    last: u64,
) -> impl futures_util::Stream<Item = Result<Bytes, ApiError>> {
    stream::try_unfold(first, move |at| {
        let (state, id) = (state.clone(), id.clone());
        async move {
            if at > last {
                return Ok(None);
            }
            let part_bytes = PART_BYTES as u64;
            let (n, from) = (at / part_bytes, at % part_bytes);
            let n = i64::try_from(n).map_err(|_| ApiError::NotFound)?;
            let part = Bytes::from(state.read(move |tx| store::media::part(tx, &id, n)).await?);
            let from = usize::try_from(from).map_err(|_| ApiError::NotFound)?;
            let wanted = usize::try_from(last + 1 - at).unwrap_or(usize::MAX);
            let to = part.len().min(from.saturating_add(wanted));
            if from >= to {
                return Err(ApiError::Internal("a medium is shorter than it says".to_owned()));
            }
            let bytes = part.slice(from..to);
            let next = at + bytes.len() as u64;
            Ok(Some((bytes, next)))
        }
    })
}
