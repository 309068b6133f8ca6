//! The app's pages, which the server under test has to bring along.

use reqwest::{Method, StatusCode};

use super::{Answer, App, Database};

impl App {
    /// Starts a server on a fresh embedded database that serves the built app.
    pub async fn with_pages() -> Self {
        let app = Self::start(Database::Sqlite).await;
        app.has_pages().await;
        app
    }

    /// Asserts that the app was built before the server.
    pub async fn has_pages(&self) {
        let answer = Answer::of(self.anonymous(Method::GET, "/")).await;
        let built = answer.status == StatusCode::OK && answer.text.contains("<title>Rygrad</title>");
        assert!(built, "the server brings no app along. Type: cargo xtask test");
    }
}
