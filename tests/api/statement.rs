//! Statements: what is released is read as it was released, by those it was released to, until it is withdrawn; and every
//! opening and every refusal is in the patient's log.

use domain::category::Category;
use domain::day::DAY_MS;
use domain::disclosure::{Operation, Outcome};
use domain::problem::Code;
use domain::statement::{CODE_TRIES, OwnStatement, Released, StatementPage, WayIn};
use domain::unit::{ReachableUnit, Sector};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{Answer, App, Person, Unit, new_id, put, statement};
use tests::each_database;
use tests::tables::Tables;

const MINUTE_MS: i64 = 60_000;

/// A patient who is connected with a unit and with the jobcentre, and who works there.
async fn around<'a>(app: &'a App) -> (Unit<'a>, Unit<'a>, Person, Person, Person) {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
    let caseworker = jobcentre.colleague("Carl Case", "caseworker", true).await;
    let patient = unit.patient(&physio).await;
    let code = jobcentre.code(&caseworker, json!({"role": "patient"})).await;
    patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
    (unit, jobcentre, physio, caseworker, patient)
}

fn outsider() -> Value {
    json!({"to": "outsider", "name": "Min læge"})
}

/// What the log says of statements: who, and how it ended.
async fn logged(patient: &Person) -> Vec<(String, Outcome)> {
    let (_, said) = patient.disclosures().await;
    let of_statements = said.into_iter().filter(|line| line.operation == Operation::Statement);
    of_statements.map(|line| (line.reader.name, line.outcome)).collect()
}

/// Opens the page of a link as a browser does.
async fn page(app: &App, method: Method, path: &str, code: Option<&str>) -> Answer {
    let request = app.anonymous(method, path).header("accept-language", "en-GB,en;q=0.9");
    Answer::of(match code {
        Some(code) => request.header("content-type", "application/x-www-form-urlencoded").body(format!("code={code}")),
        None => request,
    })
    .await
}

each_database! {
    async fn a_professional_reads_what_was_released_to_them_until_it_is_withdrawn(app: App) {
        let (unit, _, physio, caseworker, patient) = around(&app).await;
        let colleague = unit.colleague("Ole Ergo", "occupational_therapist", true).await;
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        let to_physio = patient.releases(json!({"to": "membership", "membership": physio.membership()})).await;
        assert_eq!(to_physio.way_in, None);
        let to_unit = patient.releases(json!({"to": "unit", "unit": unit.id})).await;
        let ids = |rows: Vec<domain::statement::StatementRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(physio.statements().await), [to_unit.id, to_physio.id]);
        assert_eq!(ids(colleague.statements().await), [to_unit.id]);
        for nobody in [&secretary, &unit.lead, &caseworker] {
            assert_eq!(nobody.statements().await, []);
            nobody.opens(to_unit.id).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        let read: StatementPage = physio.opens(to_physio.id).await.json();
        assert_eq!((read.name.as_str(), read.addressee_name.as_str()), ("Karen Prøve", "Mette Fys, Genoptræningen"));
        assert_eq!(read.content.paragraphs[1].lines[0].as_str(), "12 timer om ugen <b>nu</b>");
        colleague.opens(to_physio.id).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        colleague.opens(to_unit.id).await.is(StatusCode::OK);
        colleague.opens(new_id()).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        let path = format!("/api/v1/statements/{}", to_physio.id);
        patient.delete(&path).await.is(StatusCode::NO_CONTENT);
        patient.delete(&path).await.is(StatusCode::NO_CONTENT);
        physio.opens(to_physio.id).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        physio.opens(to_physio.id).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert_eq!(ids(physio.statements().await), [to_unit.id]);
        let own: Vec<OwnStatement> = patient.get("/api/v1/statements").await.json();
        assert_eq!(own.iter().map(|one| one.withdrawn_at.is_some()).collect::<Vec<_>>(), [false, true]);
        assert_eq!(own[1].content.own_words.as_ref().unwrap().as_str(), "Jeg vil gerne tilbage på fuld tid.");

        let said = logged(&patient).await;
        let lines = [("Sara Sek", Outcome::NeverShared), ("Lea Leder", Outcome::NeverShared), ("Carl Case", Outcome::NeverShared),
            ("Mette Fys", Outcome::Shown), ("Ole Ergo", Outcome::NeverShared), ("Ole Ergo", Outcome::Shown),
            ("Mette Fys", Outcome::Stopped)];
        let said: Vec<_> = said.iter().map(|(name, outcome)| (name.as_str(), *outcome)).collect();
        assert_eq!(said.len(), lines.len(), "{said:?}");
        for line in lines.iter().filter(|(name, _)| *name != "Lea Leder") {
            assert!(said.contains(line), "{line:?} in {said:?}");
        }
        let (_, payloads) = patient.disclosures().await;
        let shown = payloads.iter().find(|line| line.outcome == Outcome::Shown).unwrap();
        assert_eq!(shown.categories.iter().collect::<Vec<_>>(), [Category::Function, Category::Work]);
        assert_eq!(shown.purpose, None);
    }

    async fn a_jobcentre_gets_statements_and_nothing_else(app: App) {
        let (_, jobcentre, _, caseworker, patient) = around(&app).await;
        let live: Vec<ReachableUnit> = patient.get("/api/v1/recipients").await.json();
        assert!(live.iter().all(|unit| unit.unit.sector != Sector::Jobcentre));
        let addressees: Vec<ReachableUnit> = patient.get("/api/v1/addressees").await.json();
        assert!(addressees.iter().any(|unit| unit.unit.sector == Sector::Jobcentre && unit.members.len() == 1));
        for recipient in [
            json!({"to": "unit", "unit": jobcentre.id}),
            json!({"to": "membership", "membership": caseworker.membership()}),
        ] {
            let grant = json!({"recipient": recipient, "categories": ["work"], "purpose": "treatment", "until": app.today()});
            let answer = patient.post("/api/v1/sync", &patient.sync_request(&[put("grant", &new_id(), 0, &grant)])).await;
            assert!(answer.text.contains("recipient_impossible") && answer.text.contains("statements only"), "{}", answer.text);
        }
        let released = patient.releases(json!({"to": "unit", "unit": jobcentre.id})).await;
        assert_eq!(caseworker.statements().await.len(), 1);
        caseworker.opens(released.id).await.is(StatusCode::OK);
        caseworker.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert!(caseworker.worklist().await.rows.is_empty());
        caseworker.get("/api/v1/statements").await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        // The last door: the database itself, whoever writes to it.
        let mut tables = Tables::open(&app.settings.database_url());
        let (unit, membership) = (format!("'{}'", jobcentre.id), format!("'{}'", caseworker.membership()));
        let grant = |membership: &str, unit: &str| format!(
            "INSERT INTO \"grant\" (patient_id, id, seq, revision, received_at, membership_id, unit_id, categories, purpose, \
             until_day, recipient_name, granted_at) VALUES ('{}', 'g', 1, 1, 0, {membership}, {unit}, 1, 'treatment', \
             '2099-01-01', 'x', 0)", patient.patient_id());
        for (membership, unit) in [("NULL", unit.as_str()), (membership.as_str(), "NULL")] {
            let said = tables.run(&grant(membership, unit)).unwrap_err();
            assert!(said.contains("a jobcentre can receive statements only"), "{said}");
        }
        let shared = patient.shares_as(json!({"to": "unit", "unit": live[0].unit.id}), &[Category::Work], None, None).await;
        let moved = format!("UPDATE \"grant\" SET unit_id = {unit} WHERE id = '{shared}'");
        let said = tables.run(&moved).unwrap_err();
        assert!(said.contains("the recipient of a grant is not changed"), "{said}");
    }

    async fn only_whoever_has_the_code_opens_it_in_time_and_within_five_tries(app: App) {
        let patient = app.patient().await;
        let released = patient.releases(outsider()).await;
        let way_in = released.way_in.clone().unwrap();
        assert!(way_in.link.ends_with(&format!("/statement/{}", released.id)) && !way_in.link.contains(&way_in.code));
        let mut tables = Tables::open(&app.settings.database_url());
        let bare = way_in.code.replace('-', "");
        let stored = tables.content(&[]);
        assert!(!stored.contains(&bare) && !stored.contains(&way_in.code), "only a keyed hash is kept");
        app.tries_code(released.id, &way_in.code).await.is(StatusCode::OK);
        let typed: StatementPage = app.tries_code(released.id, &format!(" {} ", bare.to_lowercase())).await.json();
        assert_eq!(typed.addressee_name, "Min læge");
        for _ in 1..CODE_TRIES {
            app.tries_code(released.id, "0000-0000").await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        }
        app.tries_code(released.id, &way_in.code).await.is(StatusCode::OK);
        app.tries_code(released.id, "no code").await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        app.tries_code(released.id, &way_in.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        app.tries_code(released.id, &way_in.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        app.tries_code(new_id(), &way_in.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        let own: Vec<OwnStatement> = patient.get("/api/v1/statements").await.json();
        assert_eq!(own[0].code.unwrap().tries_left, 0);
        let mut expected = vec![Outcome::Shown; 2];
        expected.extend([Outcome::WrongCode; 4]);
        expected.extend([Outcome::Shown, Outcome::WrongCode, Outcome::NoTriesLeft]);
        let said = logged(&patient).await;
        assert!(said.iter().all(|(name, _)| name == "Min læge"));
        assert_eq!(said.into_iter().map(|(_, outcome)| outcome).collect::<Vec<_>>(), expected);

        // A new code begins anew, and the old one stays dead.
        let renewed: WayIn = patient.post(&format!("/api/v1/statements/{}/code", released.id), &json!({})).await.json();
        assert_eq!(renewed.link, way_in.link);
        app.tries_code(released.id, &way_in.code).await.is(StatusCode::NOT_FOUND);
        app.tries_code(released.id, &renewed.code).await.is(StatusCode::OK);
        app.clock.advance_ms(7 * DAY_MS - MINUTE_MS);
        app.tries_code(released.id, &renewed.code).await.is(StatusCode::OK);
        app.clock.advance_ms(MINUTE_MS);
        app.tries_code(released.id, &renewed.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        patient.refresh().await.is(StatusCode::OK);
        assert_eq!(logged(&patient).await.pop().unwrap().1, Outcome::Expired);

        let last: WayIn = patient.post(&format!("/api/v1/statements/{}/code", released.id), &json!({})).await.json();
        patient.delete(&format!("/api/v1/statements/{}", released.id)).await.is(StatusCode::NO_CONTENT);
        app.tries_code(released.id, &last.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        assert_eq!(logged(&patient).await.pop().unwrap().1, Outcome::Stopped);
        let again = patient.post(&format!("/api/v1/statements/{}/code", released.id), &json!({})).await;
        again.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }

    async fn guesses_from_one_address_are_limited_and_tries_at_once_are_each_counted(app: App) {
        let patient = app.patient().await;
        let released = patient.releases(outsider()).await;
        let guesses = (0..8).map(|_| app.tries_code(released.id, "0000-0001"));
        futures_util::future::join_all(guesses).await;
        let wrong = logged(&patient).await.into_iter().filter(|(_, outcome)| *outcome == Outcome::WrongCode);
        assert_eq!(wrong.count(), usize::from(CODE_TRIES));
        let app = app.restarted_with(|settings| settings.tries_per_address = 1).await;
        app.tries_code(new_id(), "0000-0001").await
            .is_problem(StatusCode::TOO_MANY_REQUESTS, Code::TooManyTries);
        let too_many = page(&app, Method::POST, &format!("/statement/{}", new_id()), Some("0000-0001")).await;
        too_many.is(StatusCode::TOO_MANY_REQUESTS);
        assert!(too_many.text.contains("quarter of an hour"), "{}", too_many.text);
    }

    async fn the_page_of_the_link_needs_no_script_and_keeps_nothing(app: App) {
        let patient = app.patient().await;
        let released = patient.releases(outsider()).await;
        let way_in = released.way_in.unwrap();
        let path = format!("/statement/{}", released.id);
        let asked = page(&app, Method::GET, &path, None).await;
        asked.is(StatusCode::OK);
        assert!(asked.text.contains("lang=\"en\"") && asked.text.contains("<form method=\"post\""), "{}", asked.text);
        assert!(!asked.text.contains("Karen"), "whose it is, is not said before the code");
        let nothing = page(&app, Method::GET, &format!("/statement/{}", new_id()), None).await;
        assert_eq!(nothing.text, asked.text, "an id proves nothing");
        let shown = page(&app, Method::POST, &path, Some(&way_in.code)).await;
        shown.is(StatusCode::OK);
        for text in ["Resumé fra Karen Prøve", "Til Min læge", "ikke en lægeerklæring", "12 timer om ugen &lt;b&gt;nu&lt;/b&gt;"] {
            assert!(shown.text.contains(text), "{text} in {}", shown.text);
        }
        assert!(shown.text.len() < 6_000, "{} bytes", shown.text.len());
        for answer in [&asked, &shown] {
            let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
            assert_eq!((header("cache-control"), header("referrer-policy")), ("no-store".to_owned(), "no-referrer".to_owned()));
            let policy = header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
            assert!(!answer.text.contains("<script") && !answer.text.contains("style=") && answer.cookie.is_none());
        }
        for (path, code) in [(path.as_str(), "0000-0000"), (path.as_str(), ""), ("/statement/7", "0000-0000")] {
            let refused = page(&app, Method::POST, path, Some(code)).await;
            refused.is(StatusCode::NOT_FOUND);
            assert!(refused.text.contains("cannot be opened") && !refused.text.contains("Karen"), "{}", refused.text);
        }
        page(&app, Method::POST, &path, None).await.is(StatusCode::NOT_FOUND);
    }

    async fn what_is_released_again_after_a_lost_answer_is_released_once(app: App) {
        let (unit, _, physio, _, patient) = around(&app).await;
        let send = async |new: &Value| patient.post("/api/v1/statements", new).await;
        let of_unit = statement(json!({"to": "unit", "unit": unit.id}), app.today());
        for _ in 0..2 {
            send(&of_unit).await.is(StatusCode::CREATED);
        }
        assert_eq!(physio.statements().await.len(), 1);

        let to_doctor = statement(outsider(), app.today());
        let (lost, read): (Released, Released) = (send(&to_doctor).await.json(), send(&to_doctor).await.json());
        let (lost_way, way) = (lost.way_in.unwrap(), read.way_in.unwrap());
        assert_eq!((lost.id, &lost_way.link), (read.id, &way.link));
        app.tries_code(read.id, &lost_way.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        app.tries_code(read.id, &way.code).await.is(StatusCode::OK);

        let mut other = to_doctor.clone();
        other["own_words"] = json!("Noget andet.");
        send(&other).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let stranger = unit.patient(&physio).await;
        stranger.post("/api/v1/statements", &to_doctor).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        patient.delete(&format!("/api/v1/statements/{}", read.id)).await.is(StatusCode::NO_CONTENT);
        send(&to_doctor).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        app.tries_code(read.id, &way.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        let own: Vec<OwnStatement> = patient.get("/api/v1/statements").await.json();
        assert_eq!(own.len(), 2);
    }

    async fn what_breaks_a_rule_or_reaches_nobody_is_refused(app: App) {
        let (unit, _, physio, _, patient) = around(&app).await;
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        let elsewhere = app.unit("Naboen", Sector::PrivatePractice).await;
        for addressee in [
            json!({"to": "unit", "unit": elsewhere.id}),
            json!({"to": "membership", "membership": elsewhere.physio().await.membership()}),
            json!({"to": "membership", "membership": secretary.membership()}),
        ] {
            patient.tries_to_release(addressee).await
                .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::RecipientImpossible);
        }
        let good = statement(outsider(), app.today());
        for (field, value) in [
            ("paragraphs", json!([{"section": "pain", "heading": "x", "lines": ["x"]}])),
            ("paragraphs", json!([{"section": "work", "heading": "x", "lines": []}])),
            ("period", json!({"from": "2099-01-01", "to": "2099-01-02"})),
            ("language", json!("sv")),
            ("own_words", json!("a\0b")),
            ("addressee", json!({"to": "outsider", "name": " "})),
        ] {
            let mut wrong = good.clone();
            wrong[field] = value;
            patient.post("/api/v1/statements", &wrong).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        }
        physio.post("/api/v1/statements", &good).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let own: Vec<OwnStatement> = patient.get("/api/v1/statements").await.json();
        assert_eq!(own, []);
    }
}
