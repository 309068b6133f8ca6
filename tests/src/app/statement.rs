//! Releasing statements, and opening them by their code.

use domain::day::LocalDay;
use domain::statement::{Released, StatementRow};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::clock::Clock;

use super::{Answer, App, Person, new_id};

/// A small statement to an addressee, about the week up to a day.
#[must_use]
pub fn statement(addressee: Value, today: LocalDay) -> Value {
    json!({
        "id": new_id(), "addressee": addressee, "language": "da", "period": {"from": today.plus_days(-6), "to": today},
        "paragraphs": [
            {"section": "function", "heading": "Det, jeg kan", "lines": ["Gå en tur: 4 → 7, tydelig fremgang"]},
            {"section": "work", "heading": "Arbejde", "lines": ["12 timer om ugen <b>nu</b>"]},
        ],
        "own_words": "Jeg vil gerne tilbage på fuld tid.",
    })
}

impl Person {
    /// Releases a small statement.
    pub async fn releases(&self, addressee: Value) -> Released {
        let answer = self.tries_to_release(addressee).await;
        answer.is(StatusCode::CREATED);
        answer.json()
    }

    /// Tries to release a small statement.
    pub async fn tries_to_release(&self, addressee: Value) -> Answer {
        // Yesterday is over in every zone.
        let day = LocalDay::at(Clock::default().now(), |_| 0).plus_days(-1);
        self.post("/api/v1/statements", &statement(addressee, day)).await
    }

    /// Tries to open a statement through their membership.
    pub async fn opens(&self, id: impl std::fmt::Display) -> Answer {
        self.get(&format!("/api/v1/memberships/{}/statements/{id}", self.membership())).await
    }

    /// The statements released to them.
    pub async fn statements(&self) -> Vec<StatementRow> {
        let answer = self.get(&format!("/api/v1/memberships/{}/statements", self.membership())).await;
        answer.is(StatusCode::OK);
        answer.json()
    }
}

impl App {
    /// Tries a code at a statement, signed in nowhere.
    pub async fn tries_code(&self, id: impl std::fmt::Display, code: &str) -> Answer {
        let path = format!("/api/v1/statements/{id}/opening");
        Answer::of(self.anonymous(Method::POST, &path).json(&json!({"code": code}))).await
    }
}
