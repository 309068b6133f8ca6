//! `rygrad admin verify-log`: the logs of who saw what as the operator checks them, against the heads kept outside the
//! database.

use std::process::Output;
use std::time::Duration;

use domain::disclosure::Log;
use domain::session::SignedIn;
use reqwest::Client;
use serde_json::json;
use server::demo::{PASSWORD, PATIENT, PHYSIO};
use tests::app::Answer;
use tests::postgres::Cluster;
use tests::tables::Tables;

use tests::program::{Place, Server, rygrad};

const LIMIT: Duration = Duration::from_secs(30);

async fn signs_in(server: &Server, email: &str) -> SignedIn {
    let body = json!({"email": email, "password": PASSWORD});
    Answer::of(Client::new().post(server.url("/api/v1/session")).json(&body)).await.json()
}

fn verify(place: &Place, more: &[&str]) -> (bool, String) {
    let Output { status, stdout, stderr } =
        rygrad(place).args(["admin", "verify-log"]).args(more).args(place.flags()).output().unwrap();
    (status.success(), format!("{}{}", String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap()))
}

#[track_caller]
fn holds(place: &Place) {
    let (well, said) = verify(place, &[]);
    assert!(well && said.starts_with("All of it holds: "), "{said}");
}

#[track_caller]
fn breaks(place: &Place, expected: &str) {
    let (well, said) = verify(place, &[]);
    assert!(!well && said.lines().any(|line| line == expected), "{expected:?} is missing in\n{said}");
    assert!(!said.contains("Mette"), "nothing of what a line says: {said}");
}

/// A demonstration that was looked at several times and then stopped: the patient's id, and how many lines her log has.
async fn lived(place: &Place) -> (String, i64) {
    let server = Server::start_with(place, &["--demo", "--heads-every-ms", "50"]).await;
    let (physio, patient) = (signs_in(&server, PHYSIO).await, signs_in(&server, PATIENT).await);
    let id = patient.account.patient.expect("a patient");
    let path = format!("/api/v1/memberships/{}/patients/{id}", physio.account.memberships[0].id);
    for _ in 0..3 {
        Answer::of(Client::new().get(server.url(&path)).bearer_auth(&physio.access_token))
            .await
            .is(reqwest::StatusCode::OK);
    }
    let log = Client::new().get(server.url("/api/v1/disclosures")).bearer_auth(&patient.access_token);
    let log: Log = Answer::of(log).await.json();
    let (asked, head) =
        (tokio::time::Instant::now(), format!("{id} {} {}", log.length, log.lines.last().expect("a line").hash));
    while !std::fs::read_to_string(place.heads()).is_ok_and(|kept| kept.contains(&head)) {
        assert!(asked.elapsed() < LIMIT, "the head was not kept");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    (id.to_string(), log.length)
}

async fn every_kind_of_tampering_is_found(place: Place) {
    let (id, n) = lived(&place).await;
    let mut tables = Tables::open(&place.database());
    let other = tables.lines(&format!("SELECT id AS line FROM patient WHERE id <> '{id}'")).remove(0);
    let mut run = |sql: &str| tables.run(&sql.replace("{id}", &id).replace("{other}", &other)).expect("SQL");
    holds(&place);
    assert!(verify(&place, &["--patient", &id]).0);

    run("UPDATE disclosure SET payload = replace(payload, 'Mette', 'Metta') WHERE patient_id = '{id}' AND n = 2");
    breaks(&place, &format!("patient {id}: line 2 was changed"));
    assert!(!verify(&place, &["--patient", &id]).0);
    assert!(verify(&place, &["--patient", &other]).0, "the other's holds");
    run("UPDATE disclosure SET payload = replace(payload, 'Metta', 'Mette') WHERE patient_id = '{id}' AND n = 2");
    holds(&place);

    // Taken out of one log and put into another.
    run("UPDATE disclosure SET patient_id = '{other}', n = 900 WHERE patient_id = '{id}' AND n = 2");
    breaks(&place, &format!("patient {id}: line 2 is missing or out of order"));
    assert!(!verify(&place, &["--patient", &other]).0);
    run("UPDATE disclosure SET patient_id = '{id}', n = 2 WHERE patient_id = '{other}' AND n = 900");
    holds(&place);

    // The end cut off and the stored head put right: only what was kept outside says so.
    let last = format!("patient_id = '{{id}}' AND n = {n}");
    run(&format!("DELETE FROM disclosure WHERE {last}"));
    breaks(&place, &format!("patient {id}: the log does not continue what was seen before (line {n})"));
    let before = format!("SELECT hash FROM disclosure WHERE patient_id = '{{id}}' AND n = {}", n - 1);
    run(&format!("UPDATE disclosure_head SET n = {}, hash = ({before}) WHERE patient_id = '{{id}}'", n - 1));
    breaks(&place, &format!("patient {id}: the log does not continue what was seen before (line {n})"));
    let kept = std::fs::read_to_string(place.heads()).unwrap();
    std::fs::remove_file(place.heads()).unwrap();
    holds(&place);

    // Somebody writes to the file instead.
    std::fs::write(place.heads(), kept.replacen(&id, &other, 1)).unwrap();
    let (well, said) = verify(&place, &[]);
    assert!(!well && said.contains("was changed, or is not ours"), "{said}");
    std::fs::write(place.heads(), &kept).unwrap();

    // A restore by the operator is known, and heads count from then on.
    breaks(&place, &format!("patient {id}: the log does not continue what was seen before (line {n})"));
    assert!(rygrad(&place).args(["admin", "restored"]).args(place.flags()).status().unwrap().success());
    let (well, said) = verify(&place, &[]);
    assert!(well && said.contains("since the database was restored"), "{said}");

    // An empty database in its place.
    std::fs::write(place.heads(), &kept).unwrap();
    run("DELETE FROM disclosure; DELETE FROM disclosure_head WHERE patient_id = '{id}'");
    breaks(&place, &format!("patient {id}: the whole log is gone"));
    assert!(verify(&place, &["--patient", &other.replace(&other[..8], "00000000")]).1.contains("there is no patient"));
}

#[tokio::test]
async fn the_operator_finds_what_was_changed_removed_moved_or_cut_off() {
    every_kind_of_tampering_is_found(Place::embedded()).await;
    every_kind_of_tampering_is_found(Place::postgres(Cluster::shared())).await;
}
