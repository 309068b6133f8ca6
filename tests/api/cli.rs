//! The program itself, as an operator starts it: what it prints, what it says when it cannot go on, and what is left when it
//! is killed.

mod disabled;
mod disclosure;
mod kill;
mod lease;
mod second_factor;
mod words;

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use domain::account::Registered;
use domain::code::InvitationCode;
use domain::patient::{PatientPage, Worklist};
use domain::session::SignedIn;
use domain::unit::Profession;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::Answer;
use tests::child::new_folder;
use tests::postgres::Cluster;
use tests::tables::Tables;

use tests::program::{Place, Server, rygrad};

/// Runs a command that must fail: answers its one line.
fn complaint(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    assert!(!output.status.success(), "{command:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{command:?}");
    let said = String::from_utf8(output.stderr).expect("text");
    let line = said.strip_suffix('\n').expect("a line");
    assert!(!line.contains('\n'), "one line: {said}");
    line.strip_prefix("rygrad: ").unwrap_or_else(|| panic!("who says it: {said}")).to_owned()
}

fn create_unit(place: &Place) -> Command {
    let mut command = rygrad(place);
    command.args(["admin", "create-unit", "--name", "Genoptræningen i Ærø", "--sector", "municipality"]);
    command.args(place.flags());
    command
}

fn serve(place: &Place) -> Command {
    let mut command = rygrad(place);
    command.args(["serve", "--port", "0"]).args(place.flags());
    command
}

async fn a_lead_comes_in(place: Place) {
    let output = create_unit(&place).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said} {}", String::from_utf8_lossy(&output.stderr));
    let code = said.trim().rsplit(' ').next().unwrap();
    assert!(said.contains("Genoptræningen i Ærø") && InvitationCode::parse(code).is_ok(), "{said}");

    let server = Server::start(&place).await;
    let body = json!({"name": "Lone Lead", "email": "lone@example.invalid", "password": "en lang adgangskode",
                      "language": "da", "zone": "Europe/Copenhagen", "code": code});
    let answer = Answer::of(reqwest::Client::new().post(server.url("/api/v1/accounts")).json(&body)).await;
    answer.is(StatusCode::CREATED);
    let [membership] = &answer.json::<Registered>().signed_in.account.memberships[..] else { panic!("one membership") };
    assert!(membership.lead && !membership.treating && membership.profession == Profession::Physiotherapist);
    assert_eq!(membership.unit.name, "Genoptræningen i Ærø");
    let again = json!({"name": "En Anden", "email": "anden@example.invalid", "password": "en lang adgangskode",
                       "language": "da", "zone": "Europe/Copenhagen", "code": code});
    let again = Answer::of(reqwest::Client::new().post(server.url("/api/v1/accounts")).json(&again)).await;
    again.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_printed_code_lets_the_first_lead_in() {
    a_lead_comes_in(Place::embedded()).await;
    a_lead_comes_in(Place::postgres(Cluster::shared())).await;
}

/// The address after a word in what the server printed, signed in with the printed password.
async fn signs_in_as(server: &Server, who: &str) -> SignedIn {
    let said = server.said();
    let password = said.lines().find_map(|line| line.split("password of each is ").nth(1)).expect("a password");
    let line = said.lines().find(|line| line.trim_start().starts_with(who)).expect("a line of theirs");
    let email = line.split_whitespace().last().expect("an address");
    let body = json!({"email": email, "password": password});
    let answer = Answer::of(reqwest::Client::new().post(server.url("/api/v1/session")).json(&body)).await;
    answer.is(StatusCode::OK);
    answer.json()
}

async fn demo_people_are_shown_as_such(place: Place) {
    for round in ["Made demonstration people", "The database already has its demonstration people"] {
        let server = Server::start_with(&place, &["--demo"]).await;
        assert!(server.said().contains(round), "{}", server.said());
        let patient = signs_in_as(&server, "patient").await.account;
        let lead = signs_in_as(&server, "unit lead").await.account;
        let physio = signs_in_as(&server, "physiotherapist").await;
        assert!(patient.demo && patient.patient.is_some() && patient.name.contains("demo"), "{patient:?}");
        assert!(lead.demo && lead.memberships[0].lead && lead.patient.is_none(), "{lead:?}");
        let path = format!("/api/v1/memberships/{}/worklist", physio.account.memberships[0].id);
        let request = reqwest::Client::new().post(server.url(&path)).bearer_auth(&physio.access_token);
        let worklist: Worklist = Answer::of(request.json(&json!({"page": 0}))).await.json();
        assert!(!worklist.rows.is_empty() && worklist.rows.iter().all(|row| row.demo), "{worklist:?}");
        assert!(!worklist.names.is_empty() && worklist.names.iter().all(|name| name.demo), "{worklist:?}");
        let page =
            format!("/api/v1/memberships/{}/patients/{}", physio.account.memberships[0].id, worklist.rows[0].patient);
        let request = reqwest::Client::new().get(server.url(&page)).bearer_auth(&physio.access_token);
        assert!(Answer::of(request).await.json::<PatientPage>().demo);
    }
}

#[tokio::test]
async fn demonstration_people_are_made_once_labelled_and_signed_in_as_printed() {
    demo_people_are_shown_as_such(Place::embedded()).await;
    demo_people_are_shown_as_such(Place::postgres(Cluster::shared())).await;
}

#[test]
fn demonstration_people_are_not_put_among_real_ones() {
    let place = Place::embedded();
    let account = "INSERT INTO account (id, email, name, language, password_hash, recovery_hash, created_at, demo) \
                   VALUES ('a', 'a@example.invalid', 'Karen', 'da', 'x', 'x', 0, FALSE)";
    assert!(create_unit(&place).output().unwrap().status.success());
    let mut tables = Tables::open(&place.database());
    tables.run(account).unwrap();
    let before = tables.content(&["setting", "push_key"]);
    let said = complaint(serve(&place).arg("--demo"));
    assert!(said.contains("the database holds people already") && said.contains("--data-dir"), "{said}");
    assert_eq!(tables.content(&["setting", "push_key"]), before);
}

#[test]
fn a_wrong_word_on_the_command_line_is_told_with_the_right_ones() {
    let place = Place::embedded();
    let admin =
        |flags: &[&str]| complaint(rygrad(&place).args(["admin", "create-unit"]).args(flags).args(place.flags()));
    let said = admin(&["--name", "X", "--sector", "employer"]);
    assert!(said.starts_with("--sector is one of: hospital, municipality"), "{said}");
    let said = admin(&["--name", "X", "--sector", "hospital", "--profession", "wizard"]);
    assert!(said.starts_with("--profession is one of: physiotherapist"), "{said}");
    let said = admin(&["--name", " ", "--sector", "hospital"]);
    assert_eq!(said, "--name: text is empty");
    for flag in ["--demo", "--cheap-passwords"] {
        let said = complaint(serve(&place).args([flag, "--host", "0.0.0.0"]));
        assert!(said.contains(flag) && said.contains("--host 127.0.0.1"), "{said}");
    }
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    for place in [Place::embedded(), Place::postgres(Cluster::shared())] {
        assert!(create_unit(&place).output().unwrap().status.success());
        let mut tables = Tables::open(&place.database());
        let newer =
            "INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('29991231000000', CURRENT_TIMESTAMP)";
        tables.run(newer).unwrap();
        let before = tables.content(&[]);
        for mut command in [serve(&place), create_unit(&place)] {
            let said = complaint(&mut command);
            assert!(said.contains("newer version of rygrad") && said.contains("29991231000000"), "{said}");
            assert!(said.contains("run that version, or restore a backup"), "{said}");
        }
        assert_eq!(tables.content(&[]), before);
    }
}

#[test]
fn a_folder_that_cannot_be_made_or_written_is_named_with_the_way_out() {
    let folder = new_folder("cli");
    std::fs::write(folder.join("file"), "x").unwrap();
    let under_a_file = folder.join("file").join("data");
    let said = complaint(&mut serve(&Place::embedded_in(&under_a_file)));
    assert!(said.contains(&under_a_file.display().to_string()) && said.contains("--data-dir"), "{said}");

    let blocked = folder.join("blocked");
    std::fs::create_dir_all(blocked.join("rygrad.sqlite")).unwrap();
    let said = complaint(&mut serve(&Place::embedded_in(&blocked)));
    assert!(said.contains("rygrad.sqlite") && said.contains("Check that the path is writable"), "{said}");

    let no_database = folder.join("nonsense");
    std::fs::create_dir_all(&no_database).unwrap();
    std::fs::write(no_database.join("rygrad.sqlite"), "this is no database, it is a letter to my mother").unwrap();
    let said = complaint(&mut serve(&Place::embedded_in(&no_database)));
    assert!(said.contains("rygrad.sqlite") && said.contains("not a database"), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_taken_port_is_named_with_the_way_out() {
    let place = Place::embedded();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = complaint(rygrad(&place).args(["serve", "--port", &port]).args(place.flags()));
    assert!(said.contains(&port) && said.contains("Choose another with --port"), "{said}");
}

#[test]
fn a_missing_or_broken_secret_is_named_with_the_way_out() {
    let place = Place::postgres(Cluster::shared());
    let secret = place.secret();
    std::fs::remove_file(&secret).unwrap();
    let said = complaint(&mut serve(&place));
    assert!(said.contains(&secret.display().to_string()) && said.contains("openssl rand -hex 32"), "{said}");
    assert!(!Path::new(&secret).exists(), "it is not made: every server needs the same");
    for broken in ["", "hemmelig", &"g".repeat(64), &"a".repeat(63)] {
        std::fs::write(&secret, broken).unwrap();
        let said = complaint(&mut serve(&place));
        assert!(said.contains("64 hexadecimal digits") && said.contains("backup"), "{said}");
        assert!(broken.is_empty() || !said.contains(broken), "{said}");
    }
}

#[test]
fn a_postgresql_that_does_not_answer_is_named_without_its_password() {
    let place = Place::postgres(Cluster::shared());
    let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let nobody = format!("postgres://rygrad:hemmelig@127.0.0.1:{closed}/rygrad");
    let none = format!("{}_none", place.database()).replace("rygrad@", "rygrad:hemmelig@");
    for database in [nobody, none] {
        let secret = place.secret();
        let said = complaint(
            rygrad(&place).args(["serve", "--port", "0", "--database", &database, "--secret-file"]).arg(secret),
        );
        assert!(said.contains("cannot open the database") && said.contains("PostgreSQL runs"), "{said}");
        assert!(!said.contains("hemmelig"), "{said}");
    }
}

#[tokio::test]
async fn a_second_server_on_the_embedded_database_is_refused_and_one_after_it_is_not() {
    let place = Place::embedded();
    let first = Server::start(&place).await;
    let said = complaint(&mut serve(&place));
    assert!(
        said.starts_with("another rygrad already serves the database in ") && said.contains("--database"),
        "{said}"
    );
    assert!(create_unit(&place).output().unwrap().status.success(), "the operator's commands go beside it");
    drop(first);
    Server::start(&place).await;
}

fn push_keys(place: &Place, what: &str) -> String {
    let output = rygrad(place).args(["admin", "push-keys", what]).args(place.flags()).output().unwrap();
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn push_keys_are_made_listed_and_rotated() {
    for place in [Place::embedded(), Place::postgres(Cluster::shared())] {
        let made = push_keys(&place, "make");
        assert_eq!(push_keys(&place, "make"), made, "once");
        let first = made.trim();
        assert_eq!(first.len(), 87, "65 bytes in base64url: {first}");
        assert!(push_keys(&place, "list").starts_with(&format!("{first} present since ")));
        let rotated = push_keys(&place, "rotate");
        assert!(rotated.contains("Removed 1 keys"), "no subscription was made with it: {rotated}");
        let listed = push_keys(&place, "list");
        assert!(listed.lines().count() == 1 && listed.starts_with(rotated.lines().next().unwrap()), "{listed}");
    }
}
