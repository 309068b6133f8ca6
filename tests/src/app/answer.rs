//! What came back, with the assertions every test makes of it.

use domain::problem::{Code, Problem};
use reqwest::{RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;

use crate::contract;

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The refresh cookie that came with it, as `name=value`.
    pub cookie: Option<String>,
    /// All headers.
    pub headers: reqwest::header::HeaderMap,
    /// The body.
    pub text: String,
}

impl Answer {
    /// Sends a request, reads the answer and holds it against the API document.
    pub async fn of(request: RequestBuilder) -> Self {
        let (client, request) = request.build_split();
        let request = request.expect("a request");
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let answer = client.execute(request).await.expect("an answer");
        let (status, headers) = (answer.status(), answer.headers().clone());
        let cookie = headers.get("set-cookie").and_then(|value| value.to_str().ok());
        let cookie = cookie.and_then(|value| value.split(';').next()).map(str::to_owned);
        let text = answer.text().await.expect("a body");
        let kind = headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
        contract::hold(&method, &path, status, kind, &text);
        Self { status, cookie, headers, text }
    }

    /// The body as JSON of a type.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e} in {} {}", self.status, self.text))
    }

    /// Asserts the status.
    #[track_caller]
    pub fn is(&self, status: StatusCode) {
        assert_eq!(self.status, status, "{}", self.text);
    }

    /// Asserts a problem with this code, in its proper form.
    #[track_caller]
    pub fn is_problem(&self, status: StatusCode, code: Code) -> Problem {
        self.is(status);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        let problem: Problem = self.json();
        assert_eq!(problem.code, code, "{}", self.text);
        assert_eq!(problem.status, status.as_u16());
        problem
    }
}
