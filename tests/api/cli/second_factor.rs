//! The operator takes away the second factor of somebody who lost phone and reserve codes.

use domain::account::Registered;
use domain::second_factor::Enrolment;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use server::clock::Clock;
use tests::app::{Answer, Authenticator};
use tests::postgres::Cluster;

use super::complaint;
use tests::program::{Place, Server, rygrad};

fn remove(place: &Place, email: &str) -> std::process::Command {
    let mut command = rygrad(place);
    command.args(["admin", "remove-second-factor", "--email", email]).args(place.flags());
    command
}

async fn is_let_in_again(place: Place) {
    let server = Server::start(&place).await;
    let client = Client::new();
    let email = "karen@example.invalid";
    let new = json!({"name": "Karen Prøve", "email": email, "password": "en lang adgangskode", "language": "da",
                     "zone": "Europe/Copenhagen"});
    let registered = Answer::of(client.post(server.url("/api/v1/accounts")).json(&new)).await;
    let token = registered.json::<Registered>().signed_in.access_token;
    let post = |path: &str, body: Value| client.post(server.url(path)).bearer_auth(&token).json(&body);
    let begun = Answer::of(post("/api/v1/second-factor", json!({}))).await;
    let mut app = Authenticator::of(&begun.json::<Enrolment>().secret);
    let proof = json!({"password": "en lang adgangskode", "code": app.next(&Clock::default())});
    Answer::of(post("/api/v1/second-factor/confirmation", proof)).await.is(StatusCode::OK);
    let sign_in = || {
        let body = json!({"email": email, "password": "en lang adgangskode"});
        Answer::of(client.post(server.url("/api/v1/session")).json(&body))
    };
    sign_in().await.is(StatusCode::UNAUTHORIZED);

    assert!(complaint(&mut remove(&place, "ingen@example.invalid")).contains("no account with a second factor"));
    let output = remove(&place, &email.to_uppercase()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains(email), "{said}");
    let open = Answer::of(client.get(server.url("/api/v1/account")).bearer_auth(&token)).await;
    open.is(StatusCode::UNAUTHORIZED);
    sign_in().await.is(StatusCode::OK);
    assert!(complaint(&mut remove(&place, email)).contains("no account with a second factor"));
}

#[tokio::test]
async fn somebody_who_lost_everything_is_let_in_with_the_password_again() {
    is_let_in_again(Place::embedded()).await;
    is_let_in_again(Place::postgres(Cluster::shared())).await;
}
