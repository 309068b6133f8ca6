//! Relatives: the code from the patient, the tie it makes, and what the relative sees.

use domain::category::Category;
use domain::id::{GrantId, SupporterId};
use domain::patient::PatientPage;
use domain::supporter::{Supported, Supporters};
use domain::unit::IssuedInvitation;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Answer, App, Person};

impl Person {
    /// Makes a code for one relative.
    pub async fn makes_supporter_code(&self) -> IssuedInvitation {
        let answer = self.post("/api/v1/supporters/codes", &json!({})).await;
        answer.is(StatusCode::CREATED);
        answer.json()
    }

    /// Their relatives and open codes.
    pub async fn supporters(&self) -> Supporters {
        let answer = self.get("/api/v1/supporters").await;
        answer.is(StatusCode::OK);
        answer.json()
    }

    /// The tie of a relative of theirs.
    pub async fn tie_of(&self, relative: &Person) -> SupporterId {
        let all = self.supporters().await.supporters;
        all.into_iter().find(|one| one.account == relative.account.id).expect("a relative").id
    }

    /// Uses a code while signed in.
    pub async fn uses_code(&self, code: &str) -> Answer {
        self.post("/api/v1/invitations/redeem", &json!({"code": code})).await
    }

    /// As a recipient, for a grant to name.
    #[must_use]
    pub fn as_relative(&self) -> Value {
        json!({"to": "supporter", "account": self.account.id})
    }

    /// Shares with a relative from everything until in half a year.
    pub async fn shares_with_relative(&self, relative: &Person, categories: &[Category]) -> GrantId {
        self.shares_as(relative.as_relative(), categories, None, None).await
    }

    /// Whose relative they are.
    pub async fn supported(&self) -> Vec<Supported> {
        let answer = self.get("/api/v1/supported").await;
        answer.is(StatusCode::OK);
        answer.json()
    }

    /// Asks for a patient's page as their relative.
    pub async fn asks_as_relative(&self, patient: &Person) -> Answer {
        self.get(&format!("/api/v1/supported/{}", patient.patient_id())).await
    }

    /// Sees a patient's page as their relative.
    pub async fn sees_as_relative(&self, patient: &Person) -> PatientPage {
        let answer = self.asks_as_relative(patient).await;
        answer.is(StatusCode::OK);
        answer.json()
    }
}

impl App {
    /// A relative of a patient who registers with the patient's code and keeps no diary.
    pub async fn relative_of(&self, patient: &Person, name: &str) -> Person {
        let code = patient.makes_supporter_code().await.code;
        self.register(name, Some(&code)).await
    }
}
