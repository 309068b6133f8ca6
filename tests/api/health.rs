//! What watches the server, and what every answer carries.

use domain::problem::Code;
use reqwest::{Method, StatusCode};
use tests::app::{Answer, App};
use tests::each_database;

each_database! {
    async fn a_running_server_is_alive_and_ready(app: App) {
        for path in ["/healthz", "/readyz"] {
            Answer::of(app.anonymous(Method::GET, path)).await.is(StatusCode::OK);
        }
    }

    async fn an_unknown_path_of_the_api_is_a_problem_and_no_page(app: App) {
        for (method, path) in [
            (Method::GET, "/api/v1/nothing"),
            (Method::GET, "/api/v2/account"),
            (Method::PUT, "/api/v1/account"),
            (Method::GET, "/api/"),
        ] {
            Answer::of(app.anonymous(method, path)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
    }

    async fn every_answer_forbids_framing_sniffing_and_keeping(app: App) {
        let person = app.patient().await;
        for answer in [person.get("/api/v1/account").await, person.get("/api/v1/units/x").await] {
            assert_eq!(answer.headers["cache-control"], "no-store");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff");
            assert_eq!(answer.headers["referrer-policy"], "no-referrer");
            let policy = answer.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
            assert!(!answer.headers.contains_key("strict-transport-security"), "without TLS a browser would be locked out");
        }
    }
}

#[tokio::test]
async fn where_browsers_come_by_tls_they_are_told_to_stay_with_it() {
    let app = App::start_with(tests::app::Database::Sqlite, |settings| {
        settings.origin = Some("https://rygrad.example".to_owned());
    })
    .await;
    for path in ["/", "/api/v1/account", "/healthz"] {
        let answer = Answer::of(app.anonymous(Method::GET, path)).await;
        let said = answer.headers["strict-transport-security"].to_str().unwrap();
        assert!(said.starts_with("max-age=31536000"), "{path}: {said}");
    }
}

#[tokio::test]
async fn a_server_that_lost_its_database_is_alive_and_not_ready() {
    let app = App::start(tests::app::Database::Postgres).await;
    let url = app.settings.database.clone().unwrap();
    let name = url.rsplit('/').next().unwrap().to_owned();
    let person = app.patient().await;
    tokio::task::spawn_blocking(move || tests::postgres::Cluster::shared().drop_database(&name)).await.unwrap();
    Answer::of(app.anonymous(Method::GET, "/healthz")).await.is(StatusCode::OK);
    // Together: each waits for a connection as long as a server may take to come back.
    let (not_ready, busy) =
        tokio::join!(Answer::of(app.anonymous(Method::GET, "/readyz")), person.get("/api/v1/account"));
    not_ready.is(StatusCode::SERVICE_UNAVAILABLE);
    let busy = busy.is_problem(StatusCode::SERVICE_UNAVAILABLE, Code::Busy);
    assert!(!format!("{} {}", busy.title, not_ready.text).contains("postgres"), "the cause stays in the log");
}
