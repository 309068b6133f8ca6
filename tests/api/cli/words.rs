//! Nothing about anybody where operators look and where messages travel: whatever people write and do, no health word and
//! no name is in a line of the log – at the loudest – in a metric, or in what a push message says once it is decrypted.

use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::calendar::NewCalendar;
use domain::reminder::What;
use domain::session::SignedIn;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{new_id, put};
use tests::child::{Child, End};
use tests::request::{Request, answer};
use tests::tables::Tables;
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::push::device::{Keys, encode};
use tests::program::{Place, rygrad};

const LIMIT: Duration = Duration::from_secs(60);

/// What may stand nowhere, in lower case: health words of both languages as people and our own names for things have them,
/// the people of the demonstration, and what this test writes.
const WORDS: [&str; 41] = [
    "smerte",
    "ondt",
    "ryggen",
    "rygsmerte",
    "øvelse",
    "bækkenløft",
    "træning",
    "aktivitet",
    "opblussen",
    "medicin",
    "søvn",
    "humør",
    "træt",
    "psfs",
    "check_in",
    "check-in",
    "exercise",
    "pain",
    "flare",
    "sleep",
    "mood",
    "medicine",
    "activity\"",
    "walking",
    "diary",
    "dagbog",
    "physio",
    "fysio",
    "karen",
    "mette",
    "lone",
    "anders",
    "birthe",
    "holm",
    "friis",
    "krag",
    "demo.invalid",
    "hemmelig",
    "programme_review",
    "grant_ending",
    "measure_period",
];

fn found(text: &str) -> Vec<(&'static str, String)> {
    let lines = text.lines().map(str::to_lowercase);
    lines
        .flat_map(|line| {
            WORDS.iter().filter(|word| line.contains(**word)).map(|word| (*word, line.clone())).collect::<Vec<_>>()
        })
        .collect()
}

/// A push service that refuses the first message, puts the second off, and takes what comes then.
async fn push_service() -> (u16, Arc<Mutex<Vec<Vec<u8>>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let taken = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&taken);
    tokio::spawn(async move {
        let mut asked = 0;
        while let Ok((mut stream, _)) = listener.accept().await {
            while let Ok(Some(request)) = Request::read(&mut stream).await {
                asked += 1;
                let (status, retry): (&str, &[(&str, &str)]) = match asked {
                    1 => ("413 Content Too Large", &[]),
                    2 => ("503 Service Unavailable", &[("Retry-After", "1")]),
                    _ => ("201 Created", &[]),
                };
                kept.lock().expect("a lock").push(request.body);
                if answer(&mut stream, status, retry, b"").await.is_err() {
                    break;
                }
            }
        }
    });
    (port, taken)
}

/// The program at its loudest, what it prints to standard error in a file.
struct Loud {
    origin: String,
    log: std::path::PathBuf,
    _child: Child,
}

impl Loud {
    async fn start(place: &Place, metrics_port: u16) -> Self {
        let log = place.secret().with_file_name("log");
        let inner = rygrad(place);
        let mut command = Command::new("sh");
        command.args(["-c", "log=$1; shift; exec \"$@\" 2>\"$log\"", "sh"]).arg(&log).arg(inner.get_program());
        command.args(["serve", "--port", "0", "--cheap-passwords", "--demo", "--push-loopback"]).args(place.flags());
        command.args(["--metrics-listen", &format!("127.0.0.1:{metrics_port}")]);
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.env("RYGRAD_LOG", "trace");
        let child = Child::start(&command, None, End::Kill, None);
        let listens = |line: &str| line.strip_prefix("Rygrad listens on ").map(str::to_owned);
        let origin = child.line(LIMIT, listens).await.unwrap_or_else(|missing| panic!("{}", missing.said));
        Self { origin, log, _child: child }
    }

    async fn asks(
        &self,
        token: Option<&str>,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> (StatusCode, String) {
        let mut request = Client::new().request(method, format!("{}{path}", self.origin));
        request = token.iter().fold(request, |request, token| request.bearer_auth(token));
        request = body.iter().fold(request, |request, body| request.json(body));
        let answer = request.send().await.expect("an answer");
        (answer.status(), answer.text().await.expect("a text"))
    }

    async fn signs_in(&self, email: &str) -> SignedIn {
        let credentials = json!({"email": email, "password": "rygrad-demo"});
        let (status, text) = self.asks(None, Method::POST, "/api/v1/session", Some(&credentials)).await;
        assert_eq!(status, StatusCode::OK, "{text}");
        serde_json::from_str(&text).expect("a session")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_word_about_anybody_in_logs_metrics_and_messages() {
    let place = Place::embedded();
    let metrics_port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let server = Loud::start(&place, metrics_port).await;
    let (port, taken) = push_service().await;
    let karen = server.signs_in("karen@demo.invalid").await;
    let token = Some(karen.access_token.as_str());
    let keys = Keys::make();
    let subscription = json!({
        "endpoint": format!("http://127.0.0.1:{port}/x"), "p256dh": encode(&keys.public), "auth": encode(&keys.auth),
    });
    let (status, text) = server.asks(token, Method::POST, "/api/v1/push/subscriptions", Some(&subscription)).await;
    assert_eq!(status, StatusCode::CREATED, "{text}");

    // A day of a diary, and all that goes wrong with one.
    let now = server::clock::Clock::default().now();
    let today = store::zone::KnownZone::or_copenhagen("Europe/Copenhagen").day_at(now);
    let entry = |body: Value| json!({"day": today, "zone": "Europe/Copenhagen", "recorded_at": now, "typed_by": "myself", "body": body});
    let rule = |what: What| json!({"what": what, "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true});
    let mut puts = vec![
        put(
            "entry",
            &new_id(),
            0,
            &entry(json!({"kind": "note", "note": {"text": "hemmelig: ondt i ryggen", "shared": true}})),
        ),
        put(
            "entry",
            &new_id(),
            0,
            &entry(json!({"kind": "flare_up", "from": today, "note": {"text": "hemmelig", "shared": false}})),
        ),
        put("entry", &new_id(), 0, &entry(json!({"kind": "smerte", "pain": 11}))),
        put("entry", "hemmelig", 0, &json!("ondt i ryggen")),
        put("reminder", &new_id(), 0, &json!({"what": "hemmelig", "zone": "smerte"})),
    ];
    puts.extend(What::ALL.iter().map(|what| put("reminder", &new_id(), 0, &rule(*what))));
    let sync = json!({"protocol": 1, "cursor": null, "sent_at": now, "puts": puts});
    let (status, text) = server.asks(token, Method::POST, "/api/v1/sync", Some(&sync)).await;
    assert!(status == StatusCode::OK && text.matches("accepted").count() >= What::ALL.len(), "{text}");
    for (path, body) in [
        ("/api/v1/sync", json!({"hemmelig": "smerte"})),
        ("/api/v1/session", json!({"email": "karen@demo.invalid", "password": "hemmelig smerte"})),
        (
            "/api/v1/push/subscriptions",
            json!({"endpoint": "https://127.0.0.1/smerte", "p256dh": "hemmelig", "auth": "x"}),
        ),
        ("/api/v1/push/receipts", json!({"receipt": "smerte"})),
        ("/api/v1/push/snoozes", json!({"snooze": "smerte"})),
    ] {
        server.asks(token, Method::POST, path, Some(&body)).await;
    }
    // And a professional who looks.
    let mette = server.signs_in("mette@demo.invalid").await;
    let membership = mette.account.memberships[0].id;
    let patient = karen.account.patient.expect("a diary");
    let there = format!("/api/v1/memberships/{membership}");
    let look = Some(mette.access_token.as_str());
    server.asks(look, Method::POST, &format!("{there}/worklist"), Some(&json!({"page": 0, "search": "karen"}))).await;
    let (status, _) = server.asks(look, Method::GET, &format!("{there}/patients/{patient}"), None).await;
    assert_eq!(status, StatusCode::OK);
    server.asks(look, Method::GET, &format!("{there}/patients/{}", new_id()), None).await;
    server.asks(token, Method::GET, "/api/v1/account/export", None).await;
    server.asks(token, Method::GET, "/api/v1/disclosures", None).await;
    let (_, made) = server.asks(token, Method::POST, "/api/v1/calendar", None).await;
    let address = serde_json::from_str::<NewCalendar>(&made).expect("a calendar").address;
    let path = address.strip_prefix(&server.origin).expect("of this server").to_owned();
    let (status, feed) = server.asks(None, Method::GET, &path, None).await;
    assert_eq!(status, StatusCode::OK, "{feed}");

    // Everything falls due; one is refused, one put off, the others taken.
    Tables::open(&place.database())
        .run(&format!("UPDATE reminder SET next_at = {}, next_day = '{today}' WHERE next_at IS NOT NULL", now.0))
        .unwrap();
    let limit = Instant::now() + LIMIT;
    while taken.lock().expect("a lock").len() < 4 {
        assert!(Instant::now() < limit, "{} messages", taken.lock().expect("a lock").len());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let messages = taken.lock().expect("a lock").clone();
    for message in &messages {
        let plain = String::from_utf8(keys.decrypt(message)).expect("text");
        assert!(plain.contains("\"web_push\":8030"), "{plain}");
        assert_eq!(found(&plain), [], "{plain}");
    }
    let metrics = reqwest::get(format!("http://127.0.0.1:{metrics_port}/metrics")).await.expect("metrics");
    let metrics = metrics.text().await.expect("a text");
    assert!(metrics.contains("rygrad_push_messages_total"), "{metrics}");
    assert_eq!(found(&metrics), []);
    assert_eq!(found(&feed), []);
    let log = std::fs::read_to_string(&server.log).expect("a log");
    assert!(
        log.lines().count() > 20 && log.contains("a push service does not take a message"),
        "the log is read: {log}"
    );
    assert_eq!(found(&log), []);
    let secret = path.rsplit('/').next().expect("a name");
    assert!(!log.contains(secret) && !metrics.contains(secret), "the calendar's address is a secret");
    // The search finds what is there.
    assert_eq!(found("2027 WARN cause=\"Karen: Smerte\"").len(), 2);
}
