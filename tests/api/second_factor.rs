//! The second factor: required of those who work in a unit, offered to everybody, a code used once, tries counted, and what a
//! lost phone leaves.

use domain::account::Account;
use domain::problem::Code;
use domain::second_factor::{ReserveCodes, SecondFactor};
use domain::unit::Sector;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{Answer, App, Authenticator, Person};
use tests::each_database;
use tests::tables::Tables;

/// Wrong codes that one account allows in six hours.
const TRIES: usize = 10;
const SIX_HOURS_MS: i64 = 6 * 60 * 60 * 1000;

fn app_of(person: &Person) -> Authenticator {
    person.authenticator.lock().unwrap().clone().expect("a second factor")
}

async fn signs_in(app: &App, person: &Person, code: &str) -> Answer {
    app.try_to_sign_in_with(&person.email, &person.password, Some(code)).await
}

#[track_caller]
fn wrong(answer: &Answer) {
    answer.is_problem(StatusCode::UNAUTHORIZED, Code::WrongSecondFactor);
    assert_eq!(answer.cookie, None);
}

async fn how_it_stands(person: &Person) -> SecondFactor {
    person.get("/api/v1/second-factor").await.json()
}

async fn proves(person: &Person, method: Method, path: &str, code: &str) -> Answer {
    let proof = json!({"password": person.password, "code": code});
    Answer::of(person.request(method, &format!("/api/v1/second-factor{path}")).json(&proof)).await
}

/// A patient with a second factor.
async fn careful(app: &App) -> Person {
    let person = app.patient().await;
    person.sets_up_second_factor(&app.clock).await;
    person
}

each_database! {
    async fn who_works_in_a_unit_sees_nothing_of_it_before_there_is_one(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let code = unit.code(&unit.lead, json!({"role": "professional", "profession": "nurse", "treating": true})).await;
        let new = json!({"name": "Ny Nurse", "email": "ny@example.invalid", "password": "en lang adgangskode",
                         "language": "da", "zone": "Europe/Copenhagen", "code": code});
        let registered = Answer::of(app.anonymous(Method::POST, "/api/v1/accounts").json(&new)).await;
        assert_eq!(registered.json::<Value>()["account"]["second_factor_due"], json!(true));

        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &domain::Category::ALL).await;
        physio.sees(&patient).await;
        assert!(!physio.get("/api/v1/account").await.json::<Account>().second_factor_due);
        physio.removes_second_factor(&app.clock).await;
        assert!(physio.get("/api/v1/account").await.json::<Account>().second_factor_due);
        let lines = patient.disclosures().await.1.len();
        physio.asks_for(&patient).await.is_problem(StatusCode::FORBIDDEN, Code::SecondFactorDue);
        physio.get(&format!("/api/v1/units/{}", unit.id)).await.is_problem(StatusCode::FORBIDDEN, Code::SecondFactorDue);
        assert_eq!(patient.disclosures().await.1.len(), lines, "nothing of the patient was looked at");
        physio.sets_up_second_factor(&app.clock).await;
        physio.sees(&patient).await;
        assert!(!patient.get("/api/v1/account").await.json::<Account>().second_factor_due, "patients may, and need not");
    }

    async fn a_sign_in_takes_two_steps_and_a_code_counts_once(app: App) {
        let person = careful(&app).await;
        app.clock.advance_ms(60_000);
        app.try_to_sign_in(&person.email, &person.password).await
            .is_problem(StatusCode::UNAUTHORIZED, Code::SecondFactorNeeded);
        app.try_to_sign_in(&person.email, "en forkert kode").await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        let shown = app_of(&person);
        for early_or_late in [-2, 2] {
            wrong(&signs_in(&app, &person, &shown.shows(&app.clock, early_or_late)).await);
        }
        let now = shown.shows(&app.clock, 0);
        let both = tokio::join!(signs_in(&app, &person, &now), signs_in(&app, &person, &now));
        let begun = [both.0, both.1].iter().filter(|answer| answer.status == StatusCode::OK).count();
        assert_eq!(begun, 1, "two at the same moment");
        wrong(&signs_in(&app, &person, &now).await);
        wrong(&signs_in(&app, &person, &shown.shows(&app.clock, -1)).await);
        for nonsense in ["", "12345", "12345a", "0000-0000-00"] {
            wrong(&signs_in(&app, &person, nonsense).await);
        }
        app.clock.advance_ms(60_000);
        let spaced = shown.shows(&app.clock, 0);
        signs_in(&app, &person, &format!("{} {}", &spaced[..3], &spaced[3..])).await.is(StatusCode::OK);
    }

    async fn each_reserve_code_is_good_once_and_new_ones_void_the_old(app: App) {
        let (person, other) = (careful(&app).await, careful(&app).await);
        let codes = app_of(&person).reserve;
        assert_eq!(codes.len(), 10);
        assert_eq!(how_it_stands(&person).await.reserve_codes, 10);
        wrong(&signs_in(&app, &other, &codes[0]).await);
        let typed = codes[0].to_lowercase().replace('-', " ");
        let both = tokio::join!(signs_in(&app, &person, &typed), signs_in(&app, &person, &typed));
        let begun = [both.0, both.1].iter().filter(|answer| answer.status == StatusCode::OK).count();
        assert_eq!(begun, 1, "two at the same moment");
        wrong(&signs_in(&app, &person, &codes[0]).await);
        assert_eq!(how_it_stands(&person).await.reserve_codes, 9);
        let renewed: ReserveCodes = proves(&person, Method::POST, "/reserve-codes", &codes[1]).await.json();
        assert_eq!(how_it_stands(&person).await.reserve_codes, 10);
        wrong(&signs_in(&app, &person, &codes[2]).await);
        signs_in(&app, &person, &renewed.codes[0]).await.is(StatusCode::OK);
    }

    async fn tries_are_counted_by_account_and_only_of_who_knows_the_password(app: App) {
        let person = careful(&app).await;
        let code = app_of(&person).shows(&app.clock, 0);
        for _ in 0..TRIES + 5 {
            let stranger = json!({"email": person.email, "code": "0000-0000-0000-0000-0000",
                                  "password": "en helt ny kode", "second_factor": "000000"});
            Answer::of(app.anonymous(Method::POST, "/api/v1/recovery").json(&stranger)).await;
            let open = json!({"password": "en forkert kode", "code": "000000"});
            Answer::of(person.request(Method::DELETE, "/api/v1/second-factor").json(&open)).await;
        }
        app.clock.advance_ms(15 * 60 * 1000);
        person.refresh().await.is(StatusCode::OK);
        let code_now = app_of(&person).shows(&app.clock, 0);
        assert_ne!(code, code_now);
        signs_in(&app, &person, &code_now).await.is(StatusCode::OK);
        for round in 0..TRIES {
            if round == TRIES / 2 {
                // The password's own tries are spent sooner.
                app.clock.advance_ms(15 * 60 * 1000);
            }
            wrong(&signs_in(&app, &person, "000000").await);
        }
        app.clock.advance_ms(15 * 60 * 1000);
        let right = app_of(&person).shows(&app.clock, 0);
        signs_in(&app, &person, &right).await.is_problem(StatusCode::TOO_MANY_REQUESTS, Code::TooManyTries);
        app.clock.advance_ms(SIX_HOURS_MS);
        signs_in(&app, &person, &app_of(&person).shows(&app.clock, 0)).await.is(StatusCode::OK);
    }

    async fn setting_it_up_takes_the_password_and_a_code_and_ends_the_other_sessions(app: App) {
        let person = app.patient().await;
        let other = app.signs_in(&person).await;
        proves(&person, Method::POST, "/confirmation", "123456").await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let (first, _) = person.begins_second_factor(&app.clock).await;
        let (second, proof) = person.begins_second_factor(&app.clock).await;
        wrong(&proves(&person, Method::POST, "/confirmation", &first.shows(&app.clock, 0)).await);
        let guessed = json!({"password": "en forkert kode", "code": second.shows(&app.clock, 0)});
        person.post("/api/v1/second-factor/confirmation", &guessed).await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        assert_eq!(how_it_stands(&person).await, SecondFactor { since: None, reserve_codes: 0 });
        app.try_to_sign_in(&person.email, &person.password).await.is(StatusCode::OK);
        person.post("/api/v1/second-factor/confirmation", &proof).await.is(StatusCode::OK);
        assert!(how_it_stands(&person).await.since.is_some());
        other.is_signed_out().await;
        person.post("/api/v1/second-factor/confirmation", &proof).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        person.post("/api/v1/second-factor", &json!({})).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        wrong(&proves(&person, Method::DELETE, "", "000000").await);
        wrong(&proves(&person, Method::DELETE, "", &second.shows(&app.clock, 0)).await);
        proves(&person, Method::DELETE, "", &second.shows(&app.clock, 1)).await.is(StatusCode::NO_CONTENT);
        app.try_to_sign_in(&person.email, &person.password).await.is(StatusCode::OK);
    }

    async fn the_printed_recovery_code_does_not_get_past_it(app: App) {
        let person = careful(&app).await;
        let recover = |code: Option<String>| {
            let body = json!({"email": person.email, "code": person.recovery_code, "password": "en helt ny kode",
                              "second_factor": code});
            Answer::of(app.anonymous(Method::POST, "/api/v1/recovery").json(&body))
        };
        recover(None).await.is_problem(StatusCode::UNAUTHORIZED, Code::SecondFactorNeeded);
        wrong(&recover(Some("000000".to_owned())).await);
        person.get("/api/v1/account").await.is(StatusCode::OK);
        recover(Some(app_of(&person).reserve[0].clone())).await.is(StatusCode::OK);
        person.is_signed_out().await;
    }

    async fn neither_secret_nor_code_stands_in_the_database(app: App) {
        let person = app.patient().await;
        let begun: Value = person.post("/api/v1/second-factor", &json!({})).await.json();
        let secret = begun["secret"].as_str().expect("a secret").to_owned();
        assert!(begun["address"].as_str().expect("an address").contains(&secret));
        let app_of_theirs = Authenticator::of(&secret);
        let proof = json!({"password": person.password, "code": app_of_theirs.shows(&app.clock, 0)});
        let codes: ReserveCodes = person.post("/api/v1/second-factor/confirmation", &proof).await.json();
        let stored = Tables::open(&app.settings.database_url()).content(&[]);
        let stored = format!("{stored:?}").to_uppercase();
        assert!(stored.contains(&person.email.to_uppercase()), "the database was read");
        for told in codes.codes.iter().chain([&secret]) {
            assert!(!stored.contains(told) && !stored.contains(&told.replace('-', "")), "{told}");
        }
    }
}
