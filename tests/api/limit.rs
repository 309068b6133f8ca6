//! Tries are counted per account and per address, in the database: a restart forgets nothing.

use domain::problem::Code;
use reqwest::{Method, StatusCode};
use serde_json::json;
use tests::app::{Answer, App, Person};
use tests::each_database;

const QUARTER_MS: i64 = 15 * 60 * 1000;
/// Wrong tries that one account allows in a quarter of an hour.
const PER_ACCOUNT: usize = 10;

async fn wrong_tries(app: &App, person: &Person, count: usize) {
    for _ in 0..count {
        let answer = app.try_to_sign_in(&person.email, "en forkert kode").await;
        answer.is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
    }
}

/// Asserts a refusal that says how long to wait, in whole seconds.
#[track_caller]
fn must_wait(answer: &Answer, at_most_s: i64) -> i64 {
    let problem = answer.is_problem(StatusCode::TOO_MANY_REQUESTS, Code::TooManyTries);
    let wait_s: i64 = answer.headers["retry-after"].to_str().expect("text").parse().expect("seconds");
    assert!((1..=at_most_s).contains(&wait_s), "{wait_s}");
    assert!(problem.title.contains(&wait_s.to_string()), "{}", problem.title);
    wait_s
}

async fn from_address(app: &App, forwarded: &str, email: &str) -> Answer {
    let body = json!({"email": email, "password": "en forkert kode"});
    let request = app.anonymous(Method::POST, "/api/v1/session").header("x-forwarded-for", forwarded);
    Answer::of(request.json(&body)).await
}

each_database! {
    async fn an_account_bears_ten_wrong_tries_and_then_waits(app: App) {
        let (person, other) = (app.patient().await, app.patient().await);
        wrong_tries(&app, &person, 6).await;
        let app = app.restarted().await;
        wrong_tries(&app, &person, PER_ACCOUNT - 6).await;
        must_wait(&app.try_to_sign_in(&person.email, "en forkert kode").await, 900);
        app.clock.advance_ms(QUARTER_MS / 3);
        let right = app.try_to_sign_in(&person.email.to_uppercase(), &person.password).await;
        let wait_s = must_wait(&right, 601);
        assert_eq!(right.cookie, None);
        app.try_to_sign_in(&other.email, &other.password).await.is(StatusCode::OK);
        app.clock.advance_ms(wait_s * 1000);
        app.try_to_sign_in(&person.email, &person.password).await.is(StatusCode::OK);
    }

    async fn tries_at_an_address_without_an_account_are_counted_alike(app: App) {
        for _ in 0..PER_ACCOUNT {
            app.try_to_sign_in("ingen@example.invalid", "en kode").await.is(StatusCode::UNAUTHORIZED);
        }
        must_wait(&app.try_to_sign_in("ingen@example.invalid", "en kode").await, 900);
    }

    async fn a_right_password_forgets_the_wrong_ones(app: App) {
        let person = app.patient().await;
        for _ in 0..3 {
            wrong_tries(&app, &person, PER_ACCOUNT - 1).await;
            app.try_to_sign_in(&person.email, &person.password).await.is(StatusCode::OK);
        }
    }

    async fn an_internet_address_has_its_own_limit_across_accounts(app: App) {
        let person = app.patient().await;
        let app = app.restarted_with(|settings| settings.tries_per_address = 3).await;
        for n in 0..3 {
            app.try_to_sign_in(&format!("gæt{n}@example.invalid"), "en kode").await.is(StatusCode::UNAUTHORIZED);
        }
        let app = app.restarted().await;
        must_wait(&app.try_to_sign_in(&person.email, &person.password).await, 900);
        // Without a proxy in front, nobody chooses where they come from.
        must_wait(&from_address(&app, "192.0.2.7", &person.email).await, 900);
        app.clock.advance_ms(QUARTER_MS);
        app.try_to_sign_in(&person.email, &person.password).await.is(StatusCode::OK);
    }

    async fn behind_a_proxy_the_address_is_the_one_the_proxy_wrote(app: App) {
        let app = app.restarted_with(|settings| (settings.tries_per_address, settings.behind_proxy) = (2, true)).await;
        for n in 0..2 {
            // What the client wrote itself stands first, and changes nothing.
            let answer = from_address(&app, &format!("198.51.100.{n}, 192.0.2.7"), &format!("{n}@example.invalid")).await;
            answer.is(StatusCode::UNAUTHORIZED);
        }
        must_wait(&from_address(&app, "198.51.100.9, 192.0.2.7", "a@example.invalid").await, 900);
        from_address(&app, "192.0.2.8", "a@example.invalid").await.is(StatusCode::UNAUTHORIZED);
    }

    async fn registrations_are_counted_by_the_hour(app: App) {
        let app = app.restarted_with(|settings| settings.registrations_per_hour = 2).await;
        app.patient().await;
        app.patient().await;
        let refused = app.try_register("Tredje", "tredje@example.invalid", None).await.err().expect("a refusal");
        must_wait(&refused, 3600);
        app.clock.advance_ms(4 * QUARTER_MS);
        app.try_register("Tredje", "tredje@example.invalid", None).await.expect("after an hour");
    }

    async fn codes_are_counted_wherever_they_are_tried(app: App) {
        let (person, other) = (app.patient().await, app.patient().await);
        let code = json!({"code": "0000-0000-00"});
        for _ in 0..PER_ACCOUNT {
            let answer = person.post("/api/v1/invitations/redeem", &code).await;
            answer.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        }
        must_wait(&person.post("/api/v1/invitations/redeem", &code).await, 900);
        other.post("/api/v1/invitations/redeem", &code).await.is(StatusCode::NOT_FOUND);

        let recovery = |code: &str| json!({"email": other.email, "code": code, "password": "en helt ny kode"});
        let recover = |body| app.anonymous(Method::POST, "/api/v1/recovery").json(&body);
        for _ in 0..PER_ACCOUNT {
            let answer = Answer::of(recover(recovery("0000-0000-0000-0000-0000"))).await;
            answer.is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        }
        must_wait(&Answer::of(recover(recovery(&other.recovery_code))).await, 900);
        app.clock.advance_ms(QUARTER_MS);
        Answer::of(recover(recovery(&other.recovery_code))).await.is(StatusCode::OK);

        let app = app.restarted_with(|settings| settings.tries_per_address = 1).await;
        app.clock.advance_ms(QUARTER_MS);
        let guess = app.try_register("Gæt", "gaet@example.invalid", Some("0000-0000-00")).await.err().expect("a refusal");
        guess.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        let guess = app.try_register("Gæt", "gaet@example.invalid", Some("0000-0000-01")).await.err().expect("a refusal");
        must_wait(&guess, 900);
        app.try_register("Gæt", "gaet@example.invalid", None).await.expect("without a code nothing is guessed");
    }
}
