//! An authenticator app: what somebody sets up, and the codes they read off it afterwards.

use domain::second_factor::{self, Enrolment, ReserveCodes, SECRET_BYTES, STEP_MS};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::clock::Clock;

use super::{Answer, Person};

/// A secret, and what was used of it.
#[derive(Debug, Clone)]
pub struct Authenticator {
    secret: Vec<u8>,
    last_step: i64,
    /// Reserve codes that were not used yet.
    pub reserve: Vec<String>,
}

/// Reads base 32 as an app does, by another way than the server writes it.
fn unbase32(text: &str) -> Vec<u8> {
    let bits: String =
        text.chars().map(|c| format!("{:05b}", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c).expect("base 32"))).collect();
    let bytes = (0..bits.len() / 8).map(|n| u8::from_str_radix(&bits[n * 8..n * 8 + 8], 2).expect("eight bits"));
    bytes.collect()
}

impl Authenticator {
    /// One that was typed the secret.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        let secret = unbase32(secret);
        assert_eq!(secret.len(), SECRET_BYTES);
        Self { secret, last_step: 0, reserve: Vec::new() }
    }

    /// The code that it shows so many steps from now.
    #[must_use]
    pub fn shows(&self, clock: &Clock, steps: i64) -> String {
        second_factor::code_at(&self.secret, second_factor::step_of(clock.now().plus_ms(steps * STEP_MS)))
    }

    /// A code that the server still takes: of a step near now, or a reserve code when those are used.
    #[must_use]
    pub fn next(&mut self, clock: &Clock) -> String {
        let present = second_factor::step_of(clock.now());
        // Not the step before: it may end while the request is on its way.
        let step = (self.last_step + 1).max(present);
        if step > present + 1 {
            return self.reserve.pop().expect("a reserve code");
        }
        self.last_step = step;
        second_factor::code_at(&self.secret, step)
    }
}

impl Person {
    /// Begins a second factor: the app that was typed its secret, and what confirms it.
    pub async fn begins_second_factor(&self, clock: &Clock) -> (Authenticator, Value) {
        let begun = self.post("/api/v1/second-factor", &json!({})).await;
        begun.is(StatusCode::CREATED);
        let mut authenticator = Authenticator::of(&begun.json::<Enrolment>().secret);
        let proof = json!({"password": self.password, "code": authenticator.next(clock)});
        (authenticator, proof)
    }

    /// Sets up a second factor over HTTP.
    pub async fn sets_up_second_factor(&self, clock: &Clock) {
        let (mut authenticator, proof) = self.begins_second_factor(clock).await;
        let confirmed = self.post("/api/v1/second-factor/confirmation", &proof).await;
        confirmed.is(StatusCode::OK);
        authenticator.reserve = confirmed.json::<ReserveCodes>().codes;
        *self.authenticator.lock().expect("an authenticator") = Some(authenticator);
    }

    /// Takes the second factor away.
    pub async fn removes_second_factor(&self, clock: &Clock) {
        let proof = json!({"password": self.password, "code": self.next_code(clock)});
        let removed = Answer::of(self.request(Method::DELETE, "/api/v1/second-factor").json(&proof)).await;
        removed.is(StatusCode::NO_CONTENT);
        *self.authenticator.lock().expect("an authenticator") = None;
    }

    /// A code for the next sign-in; none without a second factor.
    #[must_use]
    pub fn next_code(&self, clock: &Clock) -> Option<String> {
        self.authenticator.lock().expect("an authenticator").as_mut().map(|app| app.next(clock))
    }
}
