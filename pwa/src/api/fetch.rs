//! One HTTP exchange by the browser's `fetch`: JSON out, JSON or a problem back, given up after a while.

use domain::json::FromJson;
use domain::problem::{Code, Problem};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCredentials, RequestInit, Response};

use super::Failure;
use crate::json;
use crate::later::Later;

/// How long an answer may take, in milliseconds: a slow mobile network, not a dead one.
const TIMEOUT_MS: i32 = 30_000;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Get,
    Post,
    Patch,
    Delete,
}

impl Verb {
    fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// The answer as what was asked for.
pub(super) fn read<T: FromJson>(text: &str) -> Result<T, Failure> {
    json::read(text).ok_or_else(|| {
        web_sys::console::error_1(&"an answer of another shape".into());
        Failure::Unreadable
    })
}

/// Sends one request; the text of a good answer, or what went wrong.
pub(super) fn send<'a>(
    verb: Verb,
    path: &'a str,
    body: Option<&'a str>,
    token: Option<&'a str>,
) -> Later<'a, Result<String, Failure>> {
    Box::pin(answer(verb, path, body, token))
}

async fn answer(verb: Verb, path: &str, body: Option<&str>, token: Option<&str>) -> Result<String, Failure> {
    let window = web_sys::window().ok_or(Failure::Offline)?;
    let abort = AbortController::new().map_err(|_| Failure::Offline)?;
    let give_up = {
        let abort = abort.clone();
        Closure::once(move || abort.abort())
    };
    let timer = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(give_up.as_ref().unchecked_ref(), TIMEOUT_MS)
        .map_err(|_| Failure::Offline)?;
    let exchanged = exchange(&window, &abort, verb, path, body, token).await;
    window.clear_timeout_with_handle(timer);
    let (status, retry_after_s, text) = exchanged.map_err(|_| Failure::Offline)?;
    if (200..300).contains(&status) {
        return Ok(text);
    }
    match json::read::<Problem>(&text) {
        Some(problem) => Err(Failure::Refused { problem: Box::new(problem), retry_after_s }),
        // A gateway in between speaks for a server that is away.
        None if matches!(status, 502..=504) => Err(Failure::Offline),
        None => Err(Failure::Unreadable),
    }
}

async fn exchange(
    window: &web_sys::Window,
    abort: &AbortController,
    verb: Verb,
    path: &str,
    body: Option<&str>,
    token: Option<&str>,
) -> Result<(u16, Option<u32>, String), JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    if let Some(token) = token {
        headers.set("Authorization", &format!("Bearer {token}"))?;
    }
    let init = RequestInit::new();
    init.set_method(verb.name());
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_signal(Some(&abort.signal()));
    if let Some(body) = body {
        headers.set("Content-Type", "application/json")?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(path, &init)).await?.dyn_into()?;
    let retry_after = response.headers().get("Retry-After")?.and_then(|text| text.trim().parse().ok());
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.status(), retry_after, text))
}

/// Whether the server says that nobody is signed in.
pub(super) fn not_signed_in(failure: &Failure) -> bool {
    failure.code() == Some(Code::NotSignedIn)
}
