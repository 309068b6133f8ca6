//! The operator shuts an account whose password is in other hands, and opens it again.

use domain::account::Registered;
use reqwest::{Client, StatusCode};
use serde_json::json;
use tests::app::Answer;
use tests::postgres::Cluster;

use super::complaint;
use tests::program::{Place, Server, rygrad};

fn admin(place: &Place, command: &str, email: &str) -> std::process::Command {
    let mut admin = rygrad(place);
    admin.args(["admin", command, "--email", email]).args(place.flags());
    admin
}

fn says(command: &mut std::process::Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

async fn is_shut_out_and_let_in(place: Place) {
    let server = Server::start(&place).await;
    let client = Client::new();
    let email = "karen@example.invalid";
    let new = json!({"name": "Karen Prøve", "email": email, "password": "en lang adgangskode", "language": "da",
                     "zone": "Europe/Copenhagen"});
    let registered = Answer::of(client.post(server.url("/api/v1/accounts")).json(&new)).await.json::<Registered>();
    let token = registered.signed_in.access_token;
    let looks = || Answer::of(client.get(server.url("/api/v1/account")).bearer_auth(&token));
    let signs_in = || {
        let body = json!({"email": email, "password": "en lang adgangskode"});
        Answer::of(client.post(server.url("/api/v1/session")).json(&body))
    };
    looks().await.is(StatusCode::OK);

    assert!(complaint(&mut admin(&place, "enable-account", email)).contains("no account that is shut"));
    assert!(complaint(&mut admin(&place, "disable-account", "ingen@example.invalid")).contains("no account"));
    assert!(says(&mut admin(&place, "disable-account", &email.to_uppercase())).contains("is shut"));
    looks().await.is(StatusCode::UNAUTHORIZED);
    signs_in().await.is(StatusCode::UNAUTHORIZED);
    let recovery = json!({"email": email, "code": registered.recovery_code, "password": "en helt ny kode"});
    let recovers = Answer::of(client.post(server.url("/api/v1/recovery")).json(&recovery)).await;
    recovers.is(StatusCode::UNAUTHORIZED);
    assert!(complaint(&mut admin(&place, "disable-account", email)).contains("no account that is open"));

    assert!(says(&mut admin(&place, "enable-account", email)).contains("open again"));
    looks().await.is(StatusCode::UNAUTHORIZED);
    signs_in().await.is(StatusCode::OK);
}

#[tokio::test]
async fn an_account_in_other_hands_is_shut_and_opened_again() {
    is_shut_out_and_let_in(Place::embedded()).await;
    is_shut_out_and_let_in(Place::postgres(Cluster::shared())).await;
}
