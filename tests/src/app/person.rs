//! Somebody signed in on one device, and what they do over HTTP.

use std::sync::{Arc, Mutex};

use domain::account::Account;
use domain::category::Category;
use domain::day::LocalDay;
use domain::disclosure::{Log, Payload};
use domain::id::{GrantId, MembershipId, PatientId, PsfsActivityId};
use domain::patient::{PatientPage, Worklist};
use domain::programme::Programme;
use domain::session::SignedIn;
use domain::sync::{Cursor, PutOutcome, SyncAnswer};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use server::clock::Clock;

use super::{Answer, App, Authenticator, new_id, plan, put};

/// Somebody signed in on one device.
pub struct Person {
    pub(super) http: reqwest::Client,
    pub(super) origin: String,
    pub(super) token: Mutex<String>,
    /// The refresh cookie as `name=value`.
    pub cookie: Mutex<String>,
    pub(super) cursor: Mutex<Option<Cursor>>,
    /// What the app knows of them.
    pub account: Account,
    /// Shown at registration.
    pub recovery_code: String,
    /// To sign in with.
    pub email: String,
    /// To sign in with.
    pub password: String,
    /// Their authenticator app, the same for all their devices; empty without a second factor.
    pub authenticator: Arc<Mutex<Option<Authenticator>>>,
}

impl Person {
    /// Their diary.
    #[must_use]
    pub fn patient_id(&self) -> PatientId {
        self.account.patient.expect("a patient")
    }

    /// Their first membership.
    #[must_use]
    pub fn membership(&self) -> MembershipId {
        self.account.memberships.first().expect("a professional").id
    }

    /// Their access token.
    #[must_use]
    pub fn token(&self) -> String {
        self.token.lock().expect("a token").clone()
    }

    /// Goes on with the same account on a server that was started again elsewhere.
    pub fn moved_to(&mut self, app: &App) {
        self.origin = app.running.origin();
    }

    /// Uses another access token from now on.
    pub fn set_token(&self, token: &str) {
        *self.token.lock().expect("a token") = token.to_owned();
    }

    /// A request with their token.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.origin)).bearer_auth(self.token())
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// POST with JSON.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Answer {
        Answer::of(self.request(Method::POST, path).json(body)).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::DELETE, path)).await
    }

    /// Refreshes with their cookie and keeps what comes back.
    pub async fn refresh(&self) -> Answer {
        let cookie = self.cookie.lock().expect("a cookie").clone();
        let answer = self.refresh_with(&cookie).await;
        if answer.status == StatusCode::OK {
            self.set_token(&answer.json::<SignedIn>().access_token);
            *self.cookie.lock().expect("a cookie") = answer.cookie.clone().unwrap_or_default();
        }
        answer
    }

    /// Refreshes with any cookie; keeps nothing.
    pub async fn refresh_with(&self, cookie: &str) -> Answer {
        self.refresh_at("/api/v1/session/refresh", cookie).await
    }

    /// The same, of a device that has been told that its cookie is outdated and has no newer one.
    pub async fn refresh_with_newest(&self, cookie: &str) -> Answer {
        self.refresh_at("/api/v1/session/refresh?newest=true", cookie).await
    }

    async fn refresh_at(&self, path: &str, cookie: &str) -> Answer {
        Answer::of(self.http.post(format!("{}{path}", self.origin)).header("cookie", cookie)).await
    }

    /// Sends puts and fetches all changes.
    pub async fn sync(&self, puts: &[Value]) -> SyncAnswer {
        let answer = self.post("/api/v1/sync", &self.sync_request(puts)).await;
        answer.is(StatusCode::OK);
        let answer: SyncAnswer = answer.json();
        *self.cursor.lock().expect("a cursor") = Some(answer.cursor.clone());
        answer
    }

    /// The body of a sync from where this phone is.
    #[must_use]
    pub fn sync_request(&self, puts: &[Value]) -> Value {
        let cursor = self.cursor.lock().expect("a cursor").clone();
        json!({"cursor": cursor, "sent_at": Clock::default().now(), "puts": puts})
    }

    /// Forgets the cursor: a new phone.
    pub fn forget_cursor(&self) {
        *self.cursor.lock().expect("a cursor") = None;
    }

    /// One put, accepted.
    pub async fn writes(&self, noun: &str, id: &str, body: Value) -> i64 {
        let answer = self.sync(&[put(noun, id, 0, &body)]).await;
        match &answer.results[0].outcome {
            PutOutcome::Accepted { revision } => *revision,
            other => panic!("not accepted: {other:?}"),
        }
    }

    /// Shares with a membership from everything until in half a year.
    pub async fn shares(&self, with: &Person, categories: &[Category]) -> GrantId {
        let recipient = json!({"to": "membership", "membership": with.membership()});
        self.shares_as(recipient, categories, None, None).await
    }

    /// Shares with any recipient.
    pub async fn shares_as(
        &self,
        recipient: Value,
        categories: &[Category],
        from: Option<LocalDay>,
        until: Option<LocalDay>,
    ) -> GrantId {
        let id = new_id();
        let today = store::zone::KnownZone::or_copenhagen("Europe/Copenhagen").day_at(Clock::default().now());
        let until = until.unwrap_or_else(|| today.plus_months(6));
        let purpose = if recipient["to"] == "supporter" { "support" } else { "treatment" };
        let body = json!({
            "recipient": recipient, "categories": categories, "purpose": purpose, "from": from, "until": until,
        });
        self.writes("grant", &id, body).await;
        id.parse().expect("a grant id")
    }

    /// Stops a sharing.
    pub async fn stops(&self, grant: GrantId) {
        self.writes("revocation", &grant.to_string(), Value::Null).await;
    }

    /// Names three PSFS activities on a day.
    pub async fn names_activities(&self, day: LocalDay) -> Vec<PsfsActivityId> {
        let mut ids = Vec::new();
        for words in ["gå en tur", "løfte en kasse", "sidde i bilen"] {
            let id = new_id();
            self.writes("psfs_activity", &id, json!({"words": words, "named_on": day})).await;
            ids.push(id.parse().expect("an id"));
        }
        ids
    }

    /// Asks for a patient's page.
    pub async fn asks_for(&self, patient: &Person) -> Answer {
        self.get(&format!("/api/v1/memberships/{}/patients/{}", self.membership(), patient.patient_id())).await
    }

    /// Asks a patient to share.
    pub async fn asks_to_see(&self, patient: &Person, question: &Value) -> Answer {
        let (membership, patient) = (self.membership(), patient.patient_id());
        self.post(&format!("/api/v1/memberships/{membership}/patients/{patient}/access-requests"), question).await
    }

    /// Sees a patient's page.
    pub async fn sees(&self, patient: &Person) -> PatientPage {
        let answer = self.asks_for(patient).await;
        answer.is(StatusCode::OK);
        answer.json()
    }

    /// Opens a patient of the unit for a reason.
    pub async fn opens_for(&self, patient: &Person, reason: &str) -> Answer {
        let path = format!("/api/v1/memberships/{}/patients/{}/openings", self.membership(), patient.patient_id());
        self.post(&path, &json!({"reason": reason})).await
    }

    /// Assigns a patient of the unit to a member.
    pub async fn assigns(&self, patient: &Person, to: &Person) -> Answer {
        let path = format!("/api/v1/memberships/{}/patients/{}/assignments", self.membership(), patient.patient_id());
        self.post(&path, &json!({"membership": to.membership()})).await
    }

    /// Their worklist.
    pub async fn worklist(&self) -> Worklist {
        let path = format!("/api/v1/memberships/{}/worklist", self.membership());
        let answer = self.post(&path, &json!({"page": 0})).await;
        answer.is(StatusCode::OK);
        answer.json()
    }

    /// Prescribes two exercises from a day for eight weeks: one daily, one three times a week.
    pub async fn prescribes(&self, patient: &Person, from: LocalDay) -> Programme {
        let answer = self.tries_to_prescribe(patient, &plan(from)).await;
        answer.is(StatusCode::CREATED);
        answer.json()
    }

    /// Tries to prescribe a plan.
    pub async fn tries_to_prescribe(&self, patient: &Person, plan: &Value) -> Answer {
        let path = format!("/api/v1/memberships/{}/patients/{}/programmes", self.membership(), patient.patient_id());
        self.post(&path, plan).await
    }

    /// Who has seen their data: the log, checked, and what its lines say.
    pub async fn disclosures(&self) -> (Log, Vec<Payload>) {
        let answer = self.get("/api/v1/disclosures").await;
        answer.is(StatusCode::OK);
        let log: Log = answer.json();
        let key = domain::disclosure::unhex(&log.key).expect("a key");
        assert_eq!(domain::disclosure::verify(&key, &log.lines, None), Ok(()));
        assert_eq!(i64::try_from(log.lines.len()), Ok(log.length));
        let said = log.lines.iter().map(|line| line.payload.as_deref().expect("a payload"));
        let said = said.map(|payload| serde_json::from_str(payload).expect("a payload")).collect();
        (log, said)
    }
}
