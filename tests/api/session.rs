//! Sessions: rotation of the refresh cookie, what ends one, and what is never accepted as one.

use domain::day::DAY_MS;
use domain::id::SessionId;
use domain::problem::Code;
use domain::session::{ACCESS_VALID_MS, IDLE_MAX_MS, SessionInfo, SignedIn};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::secret::Secret;
use tests::app::{Answer, App, Person, new_id};
use tests::each_database;

async fn sessions(person: &Person) -> Vec<SessionInfo> {
    let answer = person.get("/api/v1/sessions").await;
    answer.is(StatusCode::OK);
    answer.json()
}

/// A token as the server makes them, but for what `change` does to its header and claims.
fn forged(app: &App, session: SessionId, change: impl FnOnce(&mut Header, &mut Value)) -> String {
    let secret = Secret::load(&app.settings.secret_path(), false).expect("the server's secret");
    let mut header = Header::new(Algorithm::HS256);
    header.typ = Some("at+jwt".to_owned());
    let now_s = app.clock.now().0 / 1000;
    let mut claims = json!({"sid": session, "aud": "rygrad", "iat": now_s, "exp": now_s + 600});
    change(&mut header, &mut claims);
    jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret.key("access token"))).expect("a token")
}

async fn this_session(person: &Person) -> SessionId {
    sessions(person).await.iter().find(|s| s.current).expect("the current one").id
}

each_database! {
    async fn wrong_credentials_do_not_say_which_part_is_wrong(app: App) {
        let person = app.patient().await;
        let mut said = Vec::new();
        for (email, password) in [
            (person.email.as_str(), "en forkert kode"),
            (&person.email, ""),
            ("ingen@example.invalid", &person.password),
        ] {
            let answer = app.try_to_sign_in(email, password).await;
            assert_eq!(answer.cookie, None);
            said.push(answer.is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials).title);
        }
        said.dedup();
        assert_eq!(said.len(), 1);
        app.try_to_sign_in("ikke en adresse", "x").await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        app.try_to_sign_in(&format!(" {} ", person.email.to_uppercase()), &person.password).await.is(StatusCode::OK);
    }

    async fn a_refresh_rotates_the_cookie_which_only_the_server_reads(app: App) {
        let person = app.patient().await;
        let first = person.refresh_cookie();
        let answer = person.refresh().await;
        answer.is(StatusCode::OK);
        let set = answer.headers["set-cookie"].to_str().unwrap();
        for attribute in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/session", "Max-Age=7776000"] {
            assert!(set.split("; ").any(|part| part == attribute), "{attribute} in {set}");
        }
        assert_ne!(person.refresh_cookie(), first);
        assert_eq!(answer.headers["cache-control"], "no-store");
        let secrets = person.refresh_cookie();
        let long = secrets.split('.').filter(|part| part.len() == 64).collect::<Vec<_>>();
        assert!(!long.is_empty() && long.iter().all(|secret| !answer.text.contains(secret)), "they are in the cookie only");
        person.get("/api/v1/account").await.is(StatusCode::OK);
        assert_eq!(sessions(&person).await.len(), 1, "it stays the same session");
    }

    async fn a_lost_answer_is_given_again_and_reuse_ends_the_family(app: App) {
        let person = app.patient().await;
        let first = person.refresh_cookie();
        person.refresh().await.is(StatusCode::OK);
        let second = person.refresh_cookie();
        for _ in 0..3 {
            let again = person.refresh_with(&first).await;
            again.is(StatusCode::OK);
            assert_eq!(again.cookie.as_deref(), Some(second.as_str()), "always the same successor");
        }
        person.refresh().await.is(StatusCode::OK);
        let third = person.refresh_cookie();
        assert_ne!(third, second);
        let other_device = app.signs_in(&person).await;
        let late = person.refresh_with(&first).await;
        late.is_problem(StatusCode::UNAUTHORIZED, Code::RefreshOutdated);
        assert_eq!(late.cookie, None);
        person.get("/api/v1/account").await.is(StatusCode::OK);
        person.refresh_with_newest(&first).await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        person.is_signed_out().await;
        for cookie in [&second, &third] {
            person.refresh_with(cookie).await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        }
        other_device.refresh().await.is(StatusCode::OK);
    }

    async fn garbage_in_the_cookie_ends_nothing(app: App) {
        let person = app.patient().await;
        person.refresh().await.is(StatusCode::OK);
        person.refresh().await.is(StatusCode::OK);
        let good = person.refresh_cookie();
        let value = good.strip_prefix("rygrad_refresh=").unwrap();
        let parts: Vec<&str> = value.split('.').collect();
        let with = |place: usize, part: &str| {
            let mut parts = parts.clone();
            parts[place] = part;
            parts.join(".")
        };
        let another = new_id();
        let zeros = "0".repeat(64);
        let mut garbage = vec![String::new(), "x".to_owned(), "...".to_owned(), format!("{value}.x"), with(0, &another)];
        garbage.extend((1..parts.len()).map(|count| parts[..count].join(".")));
        for generation in ["0", "1", "3", "-1", "9223372036854775807", "-9223372036854775808", "", "two"] {
            garbage.push(with(1, generation));
        }
        for place in 2..parts.len() {
            garbage.extend([&zeros, &zeros[..62], "", "æ"].map(|part| with(place, part)));
        }
        for value in garbage {
            let answer = person.refresh_with(&format!("rygrad_refresh={value}")).await;
            answer.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
            assert_eq!(answer.cookie, None, "{value}");
            let out = app.anonymous(Method::DELETE, "/api/v1/session").header("cookie", format!("rygrad_refresh={value}"));
            Answer::of(out).await.is(StatusCode::NO_CONTENT);
        }
        person.refresh_with("").await.is(StatusCode::UNAUTHORIZED);
        person.get("/api/v1/account").await.is(StatusCode::OK);
        person.refresh().await.is(StatusCode::OK);
    }

    async fn two_refreshes_at_the_same_moment_give_one_successor(app: App) {
        let person = app.patient().await;
        let cookie = person.refresh_cookie();
        let (one, two, three) =
            tokio::join!(person.refresh_with(&cookie), person.refresh_with(&cookie), person.refresh_with(&cookie));
        for answer in [&one, &two, &three] {
            answer.is(StatusCode::OK);
            assert_eq!(answer.cookie, one.cookie);
            person.set_token(&answer.json::<SignedIn>().access_token);
            person.get("/api/v1/account").await.is(StatusCode::OK);
        }
        person.refresh_with(&one.cookie.unwrap()).await.is(StatusCode::OK);
    }

    async fn signing_out_works_with_the_cookie_alone_and_at_once(app: App) {
        let person = app.patient().await;
        let other_device = app.signs_in(&person).await;
        person.set_token("expired");
        let answer = person.signs_out().await;
        answer.is(StatusCode::NO_CONTENT);
        assert!(answer.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
        person.refresh().await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        person.signs_out().await.is(StatusCode::NO_CONTENT);
        assert_eq!(sessions(&other_device).await.len(), 1);
        let token = other_device.token();
        other_device.signs_out().await.is(StatusCode::NO_CONTENT);
        other_device.set_token(&token);
        other_device.is_signed_out().await;
    }

    async fn a_person_lists_and_ends_their_own_sessions_only(app: App) {
        let person = app.patient().await;
        let body = json!({"email": person.email, "password": person.password});
        let phone = app.anonymous(Method::POST, "/api/v1/session").header("user-agent", "æ".repeat(300).as_bytes()).json(&body);
        Answer::of(phone).await.is(StatusCode::OK);
        let laptop = app.anonymous(Method::POST, "/api/v1/session").header("user-agent", "Fyrræv/1.0".as_bytes()).json(&body);
        Answer::of(laptop).await.is(StatusCode::OK);
        let other = app.signs_in(&person).await;
        let list = sessions(&other).await;
        assert_eq!(list.len(), 4);
        assert_eq!(list.iter().filter(|s| s.current).count(), 1);
        assert!(list.iter().all(|s| s.device.chars().count() <= 200));

        let stranger = app.patient().await;
        let mine = this_session(&person).await;
        for id in [mine.to_string(), new_id(), "x".to_owned(), "1".to_owned()] {
            stranger.delete(&format!("/api/v1/sessions/{id}")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        person.get("/api/v1/account").await.is(StatusCode::OK);
        other.delete(&format!("/api/v1/sessions/{mine}")).await.is(StatusCode::NO_CONTENT);
        person.is_signed_out().await;
        person.refresh().await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        other.delete(&format!("/api/v1/sessions/{mine}")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let left = sessions(&other).await;
        assert!(left.len() == 3 && left.iter().all(|s| s.id != mine));
    }

    async fn only_a_whole_fresh_token_of_the_right_type_is_accepted(app: App) {
        let person = app.patient().await;
        let session = this_session(&person).await;
        let good = person.token();
        person.set_token(&forged(&app, session, |_, _| {}));
        person.get("/api/v1/account").await.is(StatusCode::OK);

        let parts: Vec<&str> = good.split('.').collect();
        let flipped = |part: &str| {
            let first = if part.starts_with('A') { 'B' } else { 'A' };
            format!("{first}{}", &part[1..])
        };
        let none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0";
        let wrong = [
            String::new(),
            "x".to_owned(),
            person.refresh_cookie(),
            format!("{}.{}.{}", parts[0], parts[1], flipped(parts[2])),
            format!("{}.{}.{}", parts[0], flipped(parts[1]), parts[2]),
            format!("{}.{}.", parts[0], parts[1]),
            format!("{none}.{}.", parts[1]),
            format!("{none}.{}.{}", parts[1], parts[2]),
            forged(&app, session, |header, _| header.typ = Some("JWT".to_owned())),
            forged(&app, session, |header, _| header.typ = None),
            forged(&app, session, |header, _| header.alg = Algorithm::HS384),
            forged(&app, session, |_, claims| claims["aud"] = json!("another")),
            forged(&app, session, |_, claims| claims["exp"] = json!(0)),
            forged(&app, session, |_, claims| drop(claims.as_object_mut().unwrap().remove("exp"))),
            forged(&app, SessionId::new(1, [1; 10]), |_, _| {}),
            forged(&app, session, |_, claims| claims["sid"] = json!("x")),
        ];
        for token in wrong {
            person.set_token(&token);
            let answer = person.get("/api/v1/account").await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{token}");
            answer.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        }
        for header in ["", "Bearer", "bearer x", "Basic a2FyZW46eA=="] {
            let request = app.anonymous(Method::GET, "/api/v1/account").header("authorization", header);
            Answer::of(request).await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        }
        person.set_token(&good);
        person.get("/api/v1/account").await.is(StatusCode::OK);
    }

    async fn an_access_token_lasts_ten_minutes_and_a_session_ninety_idle_days(app: App) {
        let person = app.patient().await;
        app.clock.advance_ms(ACCESS_VALID_MS - 30_000);
        person.get("/api/v1/account").await.is(StatusCode::OK);
        app.clock.advance_ms(30_000);
        person.is_signed_out().await;
        for _ in 0..3 {
            app.clock.advance_ms(IDLE_MAX_MS - DAY_MS);
            person.refresh().await.is(StatusCode::OK);
        }
        app.clock.advance_ms(IDLE_MAX_MS);
        person.refresh().await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        assert_eq!(sessions(&app.signs_in(&person).await).await.len(), 1, "an idle one is not listed either");
    }
}
