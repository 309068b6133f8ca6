//! Coming in: registration alone or with a code, and the way back in with the printed recovery code.

mod erase;

use domain::account::{Account, Registered};
use domain::category::Category;
use domain::code::{InvitationCode, RecoveryCode};
use domain::problem::Code;
use domain::unit::{INVITATION_VALID_MS, Profession, Sector};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{Answer, App};
use tests::each_database;

fn registration(email: &str) -> Value {
    json!({"name": "Karen Prøve", "email": email, "password": "en lang adgangskode", "language": "da", "zone": "Europe/Copenhagen"})
}

async fn register(app: &App, body: &Value) -> Answer {
    Answer::of(app.anonymous(Method::POST, "/api/v1/accounts").json(body)).await
}

async fn recover(app: &App, email: &str, code: &str, password: &str) -> Answer {
    let body = json!({"email": email, "code": code, "password": password});
    Answer::of(app.anonymous(Method::POST, "/api/v1/recovery").json(&body)).await
}

each_database! {
    async fn somebody_registers_alone_and_has_a_diary_and_a_recovery_code(app: App) {
        let answer = register(&app, &registration("Karen@Example.invalid")).await;
        answer.is(StatusCode::CREATED);
        let registered: Registered = answer.json();
        let account = &registered.signed_in.account;
        assert_eq!((account.name.as_str(), account.email.as_str()), ("Karen Prøve", "karen@example.invalid"));
        assert!(account.patient.is_some() && account.memberships.is_empty() && !account.demo);
        assert!(RecoveryCode::parse(&registered.recovery_code).is_ok());
        let expected = registered.signed_in.expires_at.0 - app.clock.now().0;
        assert!((500_000..=600_000).contains(&expected), "ten minutes: {expected}");
        let again = app.try_to_sign_in("karen@example.invalid", "en lang adgangskode").await;
        again.is(StatusCode::OK);
        assert!(!answer.text.contains("adgangskode") && !again.text.contains(&registered.recovery_code));
    }

    async fn a_patient_code_connects_and_shares_nothing(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        assert!(patient.account.patient.is_some() && patient.account.memberships.is_empty());
        assert!(patient.get("/api/v1/recipients").await.text.contains("Mette Fys"));
        assert!(patient.sync(&[]).await.changes.is_empty());
        assert!(physio.worklist().await.rows.is_empty());
    }

    async fn a_professional_code_makes_a_member_without_a_diary(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let chiropractor = unit.colleague("Kim Kiro", "chiropractor", true).await;
        let [membership] = chiropractor.account.memberships.as_slice() else { panic!("one membership") };
        assert_eq!((membership.profession, membership.treating, membership.lead), (Profession::Chiropractor, true, false));
        assert_eq!((membership.unit.id, membership.unit.name.as_str()), (unit.id, "Genoptræningen"));
        assert_eq!(chiropractor.account.patient, None);
        chiropractor.post("/api/v1/sync", &chiropractor.sync_request(&[])).await
            .is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }

    async fn a_code_is_used_once_in_time_and_typed_forgivingly(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let code = unit.code(&physio, json!({"role": "patient"})).await;
        let typed = format!(" {} ", code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l"));
        app.register("Første", Some(&typed)).await;
        let late = unit.code(&physio, json!({"role": "patient"})).await;
        let unknown = InvitationCode::from_random(server::clock::random()).to_string();
        for wrong in [code.as_str(), &unknown, "", "æøå", "7KQ2", "7KQ2-M9XC-4T-7KQ2", "'; DROP TABLE account; --"] {
            let refused = app.try_register("Anden", "anden@example.invalid", Some(wrong)).await.err().expect("a refusal");
            refused.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        }
        app.clock.advance_ms(INVITATION_VALID_MS);
        let refused = app.try_register("Anden", "anden@example.invalid", Some(&late)).await.err().expect("a refusal");
        refused.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        app.try_register("Anden", "anden@example.invalid", None).await.expect("no refusal left an account behind");
    }

    async fn two_who_use_one_code_at_the_same_moment_are_one_success(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let code = unit.code(&physio, json!({"role": "patient"})).await;
        let (one, other) = tokio::join!(
            app.try_register("En", "en@example.invalid", Some(&code)),
            app.try_register("To", "to@example.invalid", Some(&code)),
        );
        let refused = match (one, other) {
            (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
            (one, other) => panic!("{} {}", one.is_ok(), other.is_ok()),
        };
        refused.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
    }

    async fn a_known_address_is_refused_however_it_is_written(app: App) {
        register(&app, &registration("ærø@example.invalid")).await.is(StatusCode::CREATED);
        for same in ["ærø@example.invalid", " ÆRØ@EXAMPLE.invalid "] {
            let problem = register(&app, &registration(same)).await.is_problem(StatusCode::CONFLICT, Code::EmailTaken);
            assert!(problem.title.contains("sign in instead"), "{}", problem.title);
        }
        let (one, other) = tokio::join!(
            app.try_register("En", "samme@example.invalid", None),
            app.try_register("To", "samme@example.invalid", None),
        );
        assert!(one.is_ok() != other.is_ok(), "two at the same moment are one account");
    }

    async fn each_wrong_field_is_named_with_its_rule(app: App) {
        let cases = [
            ("name", json!(""), "empty"),
            ("name", json!(" \u{a0} "), "empty"),
            ("name", json!("x".repeat(101)), "longer than 100"),
            ("name", json!("Karen\nProve"), "line break"),
            ("name", json!("Kar\u{0}en"), "null character"),
            ("name", json!(7), "expected a string"),
            ("email", json!("karen"), "not an e-mail address"),
            ("email", json!("@b"), "not an e-mail address"),
            ("email", json!(format!("{}@b", "x".repeat(253))), "not an e-mail address"),
            ("password", json!("ni tegn 9"), "at least 10"),
            ("password", json!("x".repeat(201)), "at most 200"),
            ("language", json!("sv"), "unknown variant"),
            ("zone", json!("../etc"), "zone"),
            ("code", json!(7), "expected a string"),
        ];
        for (field, value, rule) in cases {
            let mut body = registration("felt@example.invalid");
            body[field] = value;
            let problem = register(&app, &body).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            let named: Vec<_> = problem.fields.iter().map(|f| f.field.as_str()).collect();
            assert_eq!(named, [field], "{body}");
            assert!(problem.fields[0].rule.contains(rule), "{}: {}", body, problem.fields[0].rule);
        }
        for field in ["name", "email", "password", "language", "zone"] {
            let mut body = registration("felt@example.invalid");
            body.as_object_mut().unwrap().remove(field);
            let problem = register(&app, &body).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert_eq!((problem.fields.len(), problem.fields[0].field.as_str()), (1, field), "{:?}", problem.fields);
        }
        let broken = app.anonymous(Method::POST, "/api/v1/accounts").body("{\"name\": ");
        Answer::of(broken).await.is_problem(StatusCode::BAD_REQUEST, Code::Malformed);
        let twice = app.anonymous(Method::POST, "/api/v1/accounts").body(format!("{} {{}}", registration("felt@example.invalid")));
        Answer::of(twice).await.is_problem(StatusCode::BAD_REQUEST, Code::Malformed);
        let huge = app.anonymous(Method::POST, "/api/v1/accounts").body("x".repeat(256 * 1024 + 1));
        let problem = Answer::of(huge).await.is_problem(StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge);
        assert!(problem.title.contains("262144"), "{}", problem.title);
        register(&app, &registration("felt@example.invalid")).await.is(StatusCode::CREATED);
    }

    async fn the_recovery_code_gives_a_new_password_and_ends_every_session(app: App) {
        let person = app.patient().await;
        let other_device = app.signs_in(&person).await;
        let answer = recover(&app, &person.email, &person.recovery_code.to_lowercase(), "en helt ny kode").await;
        answer.is(StatusCode::OK);
        let recovered: Registered = answer.json();
        assert_eq!(recovered.signed_in.account.id, person.account.id);
        assert_ne!(recovered.recovery_code, person.recovery_code);
        for device in [&person, &other_device] {
            device.is_signed_out().await;
            device.refresh().await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        }
        other_device.set_token(&recovered.signed_in.access_token);
        other_device.get("/api/v1/account").await.is(StatusCode::OK);
        app.try_to_sign_in(&person.email, &person.password).await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        app.try_to_sign_in(&person.email, "en helt ny kode").await.is(StatusCode::OK);
        recover(&app, &person.email, &person.recovery_code, "endnu en ny kode").await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        recover(&app, &person.email, &recovered.recovery_code, "endnu en ny kode").await.is(StatusCode::OK);
    }

    async fn a_recovery_code_opens_only_its_own_account(app: App) {
        let (one, other) = (app.patient().await, app.patient().await);
        let wrong = [
            (one.email.as_str(), other.recovery_code.as_str()),
            ("ingen@example.invalid", one.recovery_code.as_str()),
            (&one.email, "0000-0000-0000-0000-0000"),
            (&one.email, "æ"),
            (&one.email, ""),
        ];
        let mut said = Vec::new();
        for (email, code) in wrong {
            let answer = recover(&app, email, code, "en helt ny kode").await;
            said.push(answer.is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials).title);
        }
        said.dedup();
        assert_eq!(said.len(), 1, "nothing says which of them was wrong");
        let short = recover(&app, &one.email, &one.recovery_code, "kort").await;
        let problem = short.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert_eq!(problem.fields[0].field, "password");
        for person in [&one, &other] {
            person.get("/api/v1/account").await.is(StatusCode::OK);
            app.try_to_sign_in(&person.email, &person.password).await.is(StatusCode::OK);
        }
        recover(&app, &one.email, &one.recovery_code, "en helt ny kode").await.is(StatusCode::OK);
    }

    async fn the_language_is_changed_and_stays_changed(app: App) {
        let person = app.patient().await;
        let changed: Account = person.patch("/api/v1/account", &json!({"language": "en"})).await.json();
        assert_eq!(changed.language.tag(), "en");
        assert_eq!(app.signs_in(&person).await.account.language.tag(), "en");
        let wrong = person.patch("/api/v1/account", &json!({"language": "xx"})).await;
        wrong.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert_eq!(person.get("/api/v1/account").await.json::<Account>(), changed);
    }

    async fn who_registers_becomes_nothing_that_only_a_code_makes(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Pain]).await;
        let body = json!({
            "name": "Sofus Snyder", "email": "sofus@example.invalid", "password": "en lang adgangskode", "language": "da",
            "zone": "Europe/Copenhagen", "id": physio.account.id, "account": physio.account.id, "patient": patient.patient_id(),
            "role": "professional", "lead": true, "treating": true, "demo": true, "proven": true, "second_factor": true,
            "unit": unit.id, "memberships": [{"id": physio.membership(), "unit": unit.id}],
        });
        let answer = register(&app, &body).await;
        answer.is(StatusCode::CREATED);
        let made: Registered = answer.json();
        assert!(made.signed_in.account.memberships.is_empty() && !made.signed_in.account.demo);
        assert_ne!(made.signed_in.account.id, physio.account.id);
        assert_ne!(made.signed_in.account.patient, patient.account.patient);
        let token = made.signed_in.access_token;
        for path in [format!("/api/v1/units/{}", unit.id), format!("/api/v1/memberships/{}/patients/{}", physio.membership(), patient.patient_id())] {
            let asked = app.anonymous(Method::GET, &path).bearer_auth(&token);
            Answer::of(asked).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
    }
}
