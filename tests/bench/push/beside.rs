//! Phones that sync 200 times a second in all, without reminders and while thousands of them are sent: how long the slowest
//! hundredth waits, from the moment at which each request was due.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::account::Registered;
use domain::day::Zone;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use server::clock::Clock;
use store::zone::KnownZone;
use tests::app::{Answer, new_id, put};
use tests::due;
use tests::postgres::Cluster;

use super::drain::{Place, RULES_EACH};
use super::process::Served;
use super::sink::Sink;
use crate::say;

const PHONES: u32 = 50;
/// Each phone every so often: 200 a second in all.
const EVERY: Duration = Duration::from_millis(250);
const ROUNDS: u32 = 40;
const WARM_UP_ROUNDS: u32 = 8;
/// Enough to last for all rounds.
const DUE: usize = 60_000;
/// From when the rules are written until they fall due, for all that is measured before.
const LATER_MS: i64 = 40_000;

struct Phone {
    http: Client,
    url: String,
    token: String,
    cursor: Value,
}

impl Phone {
    async fn register(served: &Served, http: &Client) -> Self {
        let body = json!({"name": "Karen Prøve", "email": format!("{}@example.invalid", new_id()), "language": "da",
                          "password": "en lang adgangskode", "zone": "Europe/Copenhagen"});
        let answer = Answer::of(http.post(format!("{}/api/v1/accounts", served.origin)).json(&body)).await;
        answer.is(StatusCode::CREATED);
        let token = answer.json::<Registered>().signed_in.access_token;
        Self { http: http.clone(), url: format!("{}/api/v1/sync", served.origin), token, cursor: Value::Null }
    }

    async fn sync(&mut self) {
        let now = Clock::default().now();
        let day = KnownZone::or_copenhagen("Europe/Copenhagen").day_at(now);
        let entry = json!({"day": day, "zone": Zone::copenhagen(), "recorded_at": now, "typed_by": "myself",
                           "body": {"kind": "activity", "what": "walking", "minutes": 25}});
        let body = json!({"cursor": self.cursor, "sent_at": now, "puts": [put("entry", &new_id(), 0, &entry)]});
        let answer = Answer::of(self.http.post(&self.url).bearer_auth(&self.token).json(&body)).await;
        answer.is(StatusCode::OK);
        self.cursor = answer.json::<Value>()["cursor"].clone();
    }

    /// So many syncs at their moments: how long after its moment each was answered.
    async fn rounds(mut self, first_at: Instant, rounds: u32) -> (Self, Vec<Duration>) {
        let mut waited = Vec::new();
        for round in 0..rounds {
            let at = first_at + EVERY * round;
            tokio::time::sleep_until(at.into()).await;
            self.sync().await;
            waited.push(at.elapsed());
        }
        (self, waited)
    }
}

/// The 99th percentile of all phones' waits, in milliseconds.
async fn p99_ms(phones: &mut Vec<Phone>, rounds: u32) -> f64 {
    let began = Instant::now();
    let under_way: Vec<_> = (0u32..)
        .zip(phones.drain(..))
        .map(|(n, phone)| tokio::spawn(phone.rounds(began + EVERY * n / PHONES, rounds)))
        .collect();
    let mut waited = Vec::new();
    for one in under_way {
        let (phone, waits) = one.await.expect("a phone");
        phones.push(phone);
        waited.extend(waits);
    }
    waited.sort_unstable();
    waited[waited.len() * 99 / 100].as_secs_f64() * 1000.0
}

pub(super) async fn measure(what: &str, cluster: Option<&Cluster>) {
    let (place, sink) = (Place::new(cluster).await, Arc::new(Sink::start()));
    let mut tables = place.tables();
    let at = Clock::default().now().plus_ms(LATER_MS);
    due::write(&mut tables, &sink.origin, DUE / RULES_EACH, RULES_EACH, at);
    let (served, http) = (place.serve().await, Client::new());
    let mut phones = Vec::new();
    for _ in 0..PHONES {
        phones.push(Phone::register(&served, &http).await);
    }
    p99_ms(&mut phones, WARM_UP_ROUNDS).await;
    let alone = p99_ms(&mut phones, ROUNDS).await;
    assert_eq!(sink.taken(), 0, "the rules fell due before sync was measured without them");
    while sink.taken() == 0 {
        assert!(Clock::default().now() < at.plus_ms(LATER_MS), "no reminder was sent");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let beside = p99_ms(&mut phones, ROUNDS).await;
    say(&format!("sync at 200/s, {what}: p99 in ms"), &format!("{alone:.1}"), "");
    say("  while reminders are sent", &format!("{beside:.1}"), "");
    say("  ratio", &format!("{:.2}", beside / alone), "wanted ≤ 1.5");
    say("  reminders sent meanwhile", &format!("{} of {DUE}", sink.taken()), "fewer than all, or it rested");
    served.end();
}
