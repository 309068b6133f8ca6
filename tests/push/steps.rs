//! What a person does in Firefox, and waits for.

use std::path::Path;

use serde_json::{Value, json};
use tests::app::{App, Person};
use tests::firefox::{Firefox, FirefoxOptions};
use tests::push_service::PushService;

/// Title, text and link of each notification that is shown.
pub(crate) const SHOWN: &str = "
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body, data }) => [title, body, data.navigate]);";

/// Firefox with the app.
pub(crate) struct Device {
    pub(crate) firefox: Firefox,
    origin: String,
}

impl Device {
    /// Starts Firefox, connected to the push service, and opens the app.
    pub(crate) async fn start(app: &App, service: &PushService) -> Self {
        Self::start_in(app, service, None).await
    }

    /// The same with a profile that outlives it.
    pub(crate) async fn start_in(app: &App, service: &PushService, folder: Option<&Path>) -> Self {
        let folder = folder.map(Path::to_path_buf);
        let options = FirefoxOptions { push_service: Some(service.addr()), folder, ..FirefoxOptions::default() };
        let firefox = Firefox::start(options).await;
        firefox.goto(&app.url("/")).await;
        Self { firefox, origin: app.running.origin() }
    }

    /// Signs in and waits for *I dag*.
    pub(crate) async fn sign_in(&self, person: &Person) {
        self.firefox.type_text("[data-test='sign-in-email']", &person.email).await;
        self.firefox.type_text("[data-test='sign-in-password']", &person.password).await;
        self.press("sign-in").await;
        self.sees("Dine øvelser").await;
    }

    /// Presses what carries this `data-test`.
    pub(crate) async fn press(&self, test: &str) {
        self.firefox.click(&format!("[data-test='{test}']")).await;
    }

    /// Waits until this stands on the screen.
    pub(crate) async fn sees(&self, text: &str) {
        self.firefox.wait_until("return document.body.innerText.includes(arguments[0])", &[json!(text)]).await;
    }

    /// Waits until this stands on the screen no longer.
    pub(crate) async fn does_not_see(&self, text: &str) {
        self.firefox.wait_until("return !document.body.innerText.includes(arguments[0])", &[json!(text)]).await;
    }

    /// Waits until exactly these notifications are shown.
    pub(crate) async fn waits_for_notifications(&self, expected: &Value) {
        let same = format!(
            "const shown = await (async () => {{ {SHOWN} }})(); return JSON.stringify(shown) === arguments[0] || null;"
        );
        self.firefox.wait_until(&same, &[json!(expected.to_string())]).await;
    }

    /// Waits until the app, wherever the click opened it, is at `path` and shows `text`.
    pub(crate) async fn arrives_at(&mut self, path: &str, text: &str) {
        self.firefox.follow(&format!("{}{path}", self.origin)).await;
        let there = "return location.pathname === arguments[0]";
        self.firefox.wait_until(there, &[json!(path)]).await;
        self.sees(text).await;
    }
}
