//! `kill -9` in the middle of syncs: what was acknowledged is there afterwards, and what was not is sent again and there once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::account::Registered;
use domain::day::Zone;
use domain::sync::{PutOutcome, SyncAnswer};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use server::clock::Clock;
use store::zone::KnownZone;
use tests::app::{Answer, new_id, put};
use tests::postgres::{Cluster, Durability};

use tests::program::{Place, Server};

const ROUNDS: u64 = 5;
const PHONES: usize = 4;
const PUTS: i64 = 5;

/// A phone that writes as fast as it is answered.
struct Phone {
    http: Client,
    token: String,
    /// What the server said it has: id and minutes.
    acknowledged: BTreeMap<String, i64>,
    /// The last request, while its answer has not come.
    unanswered: Option<Value>,
    minutes: i64,
}

impl Phone {
    async fn register(server: &Server) -> Self {
        let body = json!({"name": "Karen Prøve", "email": format!("{}@example.invalid", new_id()), "language": "da",
                          "password": "en lang adgangskode", "zone": "Europe/Copenhagen"});
        let http = Client::new();
        let answer = Answer::of(http.post(server.url("/api/v1/accounts")).json(&body)).await;
        answer.is(StatusCode::CREATED);
        let token = answer.json::<Registered>().signed_in.access_token;
        Self { http, token, acknowledged: BTreeMap::new(), unanswered: None, minutes: 0 }
    }

    fn new_request(&mut self) -> Value {
        let now = Clock::default().now();
        let day = KnownZone::or_copenhagen("Europe/Copenhagen").day_at(now);
        let puts = (0..PUTS).map(|_| {
            self.minutes += 1;
            let body = json!({"kind": "activity", "what": "walking", "minutes": self.minutes % 1440 + 1});
            let entry =
                json!({"day": day, "zone": Zone::copenhagen(), "recorded_at": now, "typed_by": "myself", "body": body});
            put("entry", &new_id(), 0, &entry)
        });
        json!({"cursor": null, "sent_at": now, "puts": puts.collect::<Vec<_>>()})
    }

    /// Sends a request; without an answer it stays unanswered.
    async fn send(&mut self, url: &str, request: Value) -> Option<SyncAnswer> {
        let sent = self.http.post(url).bearer_auth(&self.token).json(&request).send().await;
        self.unanswered = Some(request);
        let answer = sent.ok()?;
        assert_eq!(answer.status(), StatusCode::OK);
        let answer: SyncAnswer = answer.json().await.ok()?;
        let request = self.unanswered.take()?;
        for (put, result) in request["puts"].as_array()?.iter().zip(&answer.results) {
            assert_eq!(result.outcome, PutOutcome::Accepted { revision: 1 });
            let minutes = put["body"]["body"]["minutes"].as_i64()?;
            self.acknowledged.insert(put["id"].as_str()?.to_owned(), minutes);
        }
        Some(answer)
    }

    /// Writes until the server is gone, and counts the requests it acknowledged.
    async fn write(mut self, url: String, answered: Arc<AtomicU64>) -> Self {
        loop {
            let request = self.new_request();
            match self.send(&url, request).await {
                Some(_) => answered.fetch_add(1, Ordering::Relaxed),
                None => return self,
            };
        }
    }

    /// Everything the server has, each once.
    async fn everything(&mut self, url: &str) -> BTreeMap<String, i64> {
        let mut found = BTreeMap::new();
        let mut cursor = Value::Null;
        loop {
            let request = json!({"cursor": cursor, "sent_at": Clock::default().now(), "puts": []});
            let answer = self.send(url, request).await.expect("the server is back");
            for change in answer.changes {
                assert_eq!((change.revision, change.removed), (1, false));
                let minutes = change.body["body"]["minutes"].as_i64().expect("minutes");
                assert_eq!(found.insert(change.id.clone(), minutes), None, "{} came twice", change.id);
            }
            if !answer.more {
                return found;
            }
            cursor = serde_json::to_value(answer.cursor).expect("JSON");
        }
    }
}

/// After a restart: nothing acknowledged is missing; the unanswered is sent again, and then both sides agree.
async fn check(phone: &mut Phone, url: &str) {
    let unanswered = phone.unanswered.take();
    let found = phone.everything(url).await;
    for (id, minutes) in &phone.acknowledged {
        assert_eq!(found.get(id), Some(minutes), "an acknowledged entry is lost or changed");
    }
    let Some(request) = unanswered else { return };
    let sent = request["puts"].as_array().expect("puts");
    let arrived = sent.iter().filter(|put| found.contains_key(put["id"].as_str().expect("an id"))).count();
    assert!(arrived == 0 || arrived == sent.len(), "one request is one transaction: {arrived} of {}", sent.len());
    phone.send(url, request.clone()).await.expect("the server is back");
    assert_eq!(phone.everything(url).await, phone.acknowledged);
}

async fn is_killed_and_loses_nothing(place: Place) {
    let mut phones = Vec::new();
    for round in 0..=ROUNDS {
        let server = Server::start(&place).await;
        let url = server.url("/api/v1/sync");
        if round == 0 {
            for _ in 0..PHONES {
                phones.push(Phone::register(&server).await);
            }
        }
        for phone in &mut phones {
            check(phone, &url).await;
        }
        if round == ROUNDS {
            break;
        }
        let answered = Arc::new(AtomicU64::new(0));
        let write = |phone: Phone| tokio::spawn(phone.write(url.clone(), Arc::clone(&answered)));
        let writing: Vec<_> = phones.drain(..).map(write).collect();
        while answered.load(Ordering::Relaxed) < 20 + 7 * round {
            assert!(!writing.iter().any(|phone| phone.is_finished()), "a phone gave up on a living server");
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        drop(server);
        for phone in writing {
            phones.push(phone.await.expect("a phone"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_loses_no_acknowledged_entry_on_sqlite() {
    is_killed_and_loses_nothing(Place::embedded()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_loses_no_acknowledged_entry_on_postgres() {
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(Durability::Full)).await.expect("a cluster");
    is_killed_and_loses_nothing(Place::postgres(&cluster)).await;
}
