//! A professional holds a review, the two write to each other.

use domain::message::{Message, Thread};
use domain::review::{Review, ReviewDesk};
use reqwest::StatusCode;
use serde_json::json;

use super::{Person, new_id};

impl Person {
    /// The address of what this professional's unit keeps about a patient.
    #[must_use]
    pub fn record_of(&self, patient: &Person, what: &str) -> String {
        format!("/api/v1/memberships/{}/patients/{}/{what}", self.membership(), patient.patient_id())
    }

    /// What a review would begin with; `None` if it is refused.
    pub async fn review_desk(&self, patient: &Person) -> Option<ReviewDesk> {
        let answer = self.get(&self.record_of(patient, "reviews")).await;
        (answer.status == StatusCode::OK).then(|| answer.json())
    }

    /// Holds a review, with words of recognition and nothing else.
    pub async fn reviews(&self, patient: &Person, recognition: &str) -> Review {
        let desk = self.review_desk(patient).await.expect("a desk");
        let new = json!({"id": new_id(), "basis": desk.basis, "said": {"recognition": recognition}});
        let answer = self.post(&self.record_of(patient, "reviews"), &new).await;
        answer.is(StatusCode::CREATED);
        answer.json()
    }

    /// Writes to a patient.
    pub async fn tells(&self, patient: &Person, text: &str) -> Message {
        let new = json!({"id": new_id(), "kind": "message", "text": text});
        let answer = self.post(&self.record_of(patient, "messages"), &new).await;
        answer.is(StatusCode::CREATED);
        answer.json()
    }

    /// The patient's own threads.
    pub async fn threads(&self) -> Vec<Thread> {
        self.get("/api/v1/messages").await.json()
    }
}
