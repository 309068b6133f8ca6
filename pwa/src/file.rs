//! Files over the network, both ways: with the session's token, which an address in a page cannot carry. Knows no Yew.

use domain::problem::Problem;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Headers, RequestInit, Response};

use crate::api::{self, Failure};
use crate::json;

/// Fetches the file at `path`.
///
/// # Errors
/// [`Failure`].
pub async fn get(path: &str) -> Result<Blob, Failure> {
    let answer = exchange("GET", path, None).await?;
    let blob = JsFuture::from(answer.blob().map_err(|_| Failure::Unreadable)?).await.map_err(|_| Failure::Offline)?;
    blob.dyn_into().map_err(|_| Failure::Unreadable)
}

/// Sends a file to `path`; the text of the answer.
///
/// # Errors
/// [`Failure`].
pub async fn post(path: &str, file: &Blob) -> Result<String, Failure> {
    text(&exchange("POST", path, Some(file)).await?).await
}

async fn exchange(method: &str, path: &str, body: Option<&Blob>) -> Result<Response, Failure> {
    let token = api::token().await?;
    let asked = || -> Result<js_sys::Promise, JsValue> {
        let headers = Headers::new()?;
        headers.set("Authorization", &format!("Bearer {token}"))?;
        let init = RequestInit::new();
        init.set_method(method);
        if let Some(body) = body {
            headers.set("Content-Type", "application/octet-stream")?;
            init.set_body(body);
        }
        init.set_headers(&headers);
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        Ok(window.fetch_with_str_and_init(path, &init))
    };
    let answer = JsFuture::from(asked().map_err(|_| Failure::Offline)?).await.map_err(|_| Failure::Offline)?;
    let answer: Response = answer.dyn_into().map_err(|_| Failure::Unreadable)?;
    if answer.ok() {
        return Ok(answer);
    }
    Err(match text(&answer).await.ok().as_deref().and_then(json::read::<Problem>) {
        Some(problem) => Failure::Refused { problem: Box::new(problem), retry_after_s: None },
        // A gateway in between speaks for a server that is away.
        None if matches!(answer.status(), 502..=504) => Failure::Offline,
        None => Failure::Unreadable,
    })
}

async fn text(answer: &Response) -> Result<String, Failure> {
    let text = JsFuture::from(answer.text().map_err(|_| Failure::Unreadable)?).await.map_err(|_| Failure::Offline)?;
    text.as_string().ok_or(Failure::Unreadable)
}
