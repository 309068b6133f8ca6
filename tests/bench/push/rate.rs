//! Messages made (encrypted for a phone, signed for a service) and delivered, by one thread; npm's web-push does the same,
//! by the one thread that it has, before and after.

use std::time::Instant;

use domain::day::{LocalDay, Millis};
use domain::id::uuid_v7;
use domain::locale::Language;
use domain::push::About;
use serde_json::{Value, json};
use server::State;
use server::clock::random;
use server::push::courier;
use store::push::{Job, Posted};
use tests::app::{App, Database};
use tests::due::{AUTH, P256DH};
use tests::oracles::{ask, node};

use super::process::{thread_cpu_s, worker};
use super::sink::Sink;
use crate::say;

const MADE: usize = 20_000;
const SENT: usize = 20_000;
/// Of each before the clock starts.
const WARM_UP: usize = 2_000;
const AT_ONCE: usize = 64;

/// Per second, and per second of processor time.
#[derive(Clone, Copy)]
struct Rate {
    per_second: f64,
    per_core: f64,
}

fn rate(count: usize, wall_s: f64, cpu_s: f64) -> Rate {
    let count = f64::from(u32::try_from(count).expect("few"));
    Rate { per_second: count / wall_s, per_core: count / cpu_s }
}

fn new<T: std::str::FromStr>() -> T
where
    T::Err: std::fmt::Debug,
{
    uuid_v7(0, random()).hyphenated().to_string().parse().expect("an id")
}

fn job(origin: &str, now: Millis, day: LocalDay) -> Job {
    Job {
        occurrence: new(),
        subscription: new(),
        attempt: 1,
        tries: 0,
        endpoint: format!("{origin}/push/x"),
        p256dh: P256DH.to_owned(),
        auth: AUTH.to_owned(),
        public_key: None,
        about: Some(About { rule: new(), day, done: false }),
        due_at: now,
        language: Language::default(),
        useful_until: now.plus_ms(60 * 60 * 1000),
    }
}

async fn make(state: &State, job: &Job, count: usize) -> Rate {
    let (began, before) = (Instant::now(), thread_cpu_s());
    for _ in 0..count {
        courier::make(state, job).await.expect("a message");
    }
    rate(count, began.elapsed().as_secs_f64(), thread_cpu_s() - before)
}

async fn send(state: &State, job: &Job, count: usize) -> Rate {
    let (began, before) = (Instant::now(), thread_cpu_s());
    let mut under_way = tokio::task::JoinSet::new();
    for n in 0..AT_ONCE {
        let (state, job) = (state.clone(), job.clone());
        under_way.spawn_local(async move {
            for _ in (n..count).step_by(AT_ONCE) {
                assert!(matches!(courier::deliver(&state, &job).await, Posted::Accepted { status: 201 }));
            }
        });
    }
    while let Some(done) = under_way.join_next().await {
        done.expect("every message is taken");
    }
    rate(count, began.elapsed().as_secs_f64(), thread_cpu_s() - before)
}

/// What our sender does by one thread.
fn ours(origin: String) -> (Rate, Rate) {
    worker(async move {
        let app = App::start_with(Database::Sqlite, |settings| settings.push_every_ms = 24 * 60 * 60 * 1000).await;
        let state = app.running.state.clone();
        // The key of the server is found by its public half, as for every phone that subscribed.
        let mut job = job(&origin, app.clock.now(), app.today());
        let key: Value = app.patient().await.get("/api/v1/push/key").await.json();
        job.public_key = key["application_server_key"].as_str().map(str::to_owned);
        make(&state, &job, WARM_UP).await;
        let made = make(&state, &job, MADE).await;
        send(&state, &job, WARM_UP).await;
        let sent = send(&state, &job, SENT).await;
        app.running.stop().await;
        (made, sent)
    })
}

fn theirs(origin: &str) -> (Rate, Rate) {
    // As long as ours are.
    let asked = json!({"origin": origin, "p256dh": P256DH, "auth": AUTH, "payload": "x".repeat(600),
        "make": MADE / 10, "send": SENT / 10, "at_once": AT_ONCE});
    let answer = ask(node("web_push.cjs"), &asked);
    let figure = |what: &str, which: &str| answer[what][which].as_f64().expect("a figure");
    let of = |what| Rate { per_second: figure(what, "per_second"), per_core: figure(what, "per_core") };
    (of("made"), of("sent"))
}

fn report(what: &str, ours: Rate, peer: [Rate; 2], wanted: &str, wanted_ratio: &str) {
    let peer_of = |figure: fn(Rate) -> f64| f64::midpoint(figure(peer[0]), figure(peer[1]));
    let (second, core) = (peer_of(|rate| rate.per_second), peer_of(|rate| rate.per_core));
    say(&format!("{what}/s of processor time (and of the clock)"), &pair(ours.per_core, ours.per_second), wanted);
    say("  npm web-push, the same", &pair(core, second), "");
    let ratio = format!("{:.1} ({:.1})", ours.per_core / core, ours.per_second / second);
    say("  ratio", &ratio, wanted_ratio);
}

fn pair(core: f64, second: f64) -> String {
    format!("{core:.0} ({second:.0})")
}

pub(crate) async fn measure() {
    let sink = Sink::start();
    let origin = sink.origin.clone();
    let (before, (made, sent), after) = tokio::task::spawn_blocking(move || {
        let before = theirs(&origin);
        let ours = ours(origin.clone());
        (before, ours, theirs(&origin))
    })
    .await
    .expect("a thread");
    assert!(sink.taken() > SENT, "they went over the wire");
    report("push: messages encrypted and signed", made, [before.0, after.0], "wanted ≥ 10 000", "");
    report("push: messages delivered on loopback", sent, [before.1, after.1], "wanted ≥ 2 000", "wanted ≥ 3");
}
