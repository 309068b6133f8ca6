//! A second device of the same person, and the same server with other settings.

use std::sync::{Arc, Mutex};

use domain::session::SignedIn;
use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde_json::json;
use server::Settings;

use super::{Answer, App, Person};
use crate::child::Folder;

impl App {
    /// The person signed in on one more device, with their e-mail address and password.
    pub async fn signs_in(&self, person: &Person) -> Person {
        let code = person.next_code(&self.clock);
        let answer = self.try_to_sign_in_with(&person.email, &person.password, code.as_deref()).await;
        answer.is(StatusCode::OK);
        let signed_in: SignedIn = answer.json();
        Person {
            http: self.http.clone(),
            origin: self.running.origin(),
            token: Mutex::new(signed_in.access_token),
            cookie: Mutex::new(answer.cookie.unwrap_or_default()),
            cursor: Mutex::new(None),
            account: signed_in.account,
            recovery_code: person.recovery_code.clone(),
            email: person.email.clone(),
            password: person.password.clone(),
            authenticator: Arc::clone(&person.authenticator),
        }
    }

    /// Tries to sign in.
    pub async fn try_to_sign_in(&self, email: &str, password: &str) -> Answer {
        self.try_to_sign_in_with(email, password, None).await
    }

    /// Tries to sign in with a second factor.
    pub async fn try_to_sign_in_with(&self, email: &str, password: &str, code: Option<&str>) -> Answer {
        let body = json!({"email": email, "password": password, "second_factor": code});
        Answer::of(self.anonymous(Method::POST, "/api/v1/session").json(&body)).await
    }

    /// Stops it. The embedded database stays as long as the folder that is answered.
    pub async fn stopped(self) -> Folder {
        self.running.stop().await;
        self._folder
    }

    /// Stops it and starts another on the same database with other settings.
    #[must_use]
    pub async fn restarted_with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self.restarted().await
    }
}

impl Person {
    /// PATCH with JSON.
    pub async fn patch(&self, path: &str, body: &impl Serialize) -> Answer {
        Answer::of(self.request(Method::PATCH, path).json(body)).await
    }

    /// Erases their diary and account.
    pub async fn erases_everything(&self, password: &str) -> Answer {
        let body = json!({"password": password});
        Answer::of(self.request(Method::DELETE, "/api/v1/account").json(&body)).await
    }

    /// The refresh cookie, as `name=value`.
    #[must_use]
    pub fn refresh_cookie(&self) -> String {
        self.cookie.lock().expect("a cookie").clone()
    }

    /// Signs out this device, by its cookie alone.
    pub async fn signs_out(&self) -> Answer {
        let url = format!("{}/api/v1/session", self.origin);
        Answer::of(self.http.delete(url).header("cookie", self.refresh_cookie())).await
    }

    /// Asserts that the access token is refused.
    pub async fn is_signed_out(&self) {
        let answer = self.get("/api/v1/account").await;
        answer.is_problem(StatusCode::UNAUTHORIZED, domain::problem::Code::NotSignedIn);
    }
}
