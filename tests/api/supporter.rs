//! Relatives: a code and a tie share nothing, a grant shows what it says and nothing of professionals, and each end of it bites
//! at once; on both databases.

use domain::account::Account;
use domain::category::Category;
use domain::disclosure::{Operation, Outcome};
use domain::grant::{Grant, Purpose};
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::supporter::{MAX_OF_A_PATIENT, MAX_OF_AN_ACCOUNT};
use domain::sync::{Noun, PutOutcome};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Person, days_ms, first_exercise, new_id, put};
use tests::each_database;
use tests::tables::Tables;

const EXPORT: &str = "/api/v1/account/export";

/// What a grant that is sent alone is answered.
async fn tried(patient: &Person, recipient: Value, purpose: &str, today: domain::LocalDay) -> PutOutcome {
    let until = today.plus_months(6);
    let body = json!({"recipient": recipient, "categories": ["pain"], "purpose": purpose, "until": until});
    patient.sync(&[put("grant", &new_id(), 0, &body)]).await.results.remove(0).outcome
}

fn refused_as(outcome: &PutOutcome) -> Option<Code> {
    match outcome {
        PutOutcome::Refused { code, .. } => Some(*code),
        _ => None,
    }
}

each_database! {
    async fn a_code_makes_a_relative_and_shares_nothing(app: App) {
        let patient = app.register("Karen Prøve", None).await;
        let issued = patient.makes_supporter_code().await;
        assert_eq!(patient.supporters().await.codes.len(), 1);
        patient.uses_code(&issued.code).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let relative = app.register("Jonas Holm", Some(&issued.code)).await;
        assert_eq!((relative.account.patient, relative.account.supports), (None, true), "a relative keeps no diary by it");
        let of = patient.supporters().await;
        assert_eq!((of.supporters.len(), of.codes.len()), (1, 0));
        assert_eq!((of.supporters[0].name.as_str(), of.supporters[0].account), ("Jonas Holm", relative.account.id));

        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let answer = relative.get("/api/v1/supported").await;
        assert!(!answer.text.contains("Karen") && !answer.text.contains(&patient.patient_id().to_string()));
        assert_eq!(relative.supported().await.len(), 1, "but there is a tie, and it can be ended");
        // Once is once, and typed wrong it is none.
        let other = app.patient().await;
        other.uses_code(&issued.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        let late = patient.makes_supporter_code().await;
        app.clock.advance_ms(days_ms(14));
        for person in [&patient, &other] {
            person.refresh().await.is(StatusCode::OK);
        }
        other.uses_code(&late.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        let withdrawn = patient.makes_supporter_code().await;
        let path = format!("/api/v1/supporters/codes/{}", withdrawn.id);
        other.delete(&path).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        patient.delete(&path).await.is(StatusCode::NO_CONTENT);
        other.uses_code(&withdrawn.code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        // Who is it already is not twice; and the code is still there for another.
        let again = patient.makes_supporter_code().await;
        relative.refresh().await.is(StatusCode::OK);
        relative.uses_code(&again.code).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        // Somebody who keeps a diary can be a relative too, and keeps it.
        let answer = other.uses_code(&again.code).await;
        answer.is(StatusCode::OK);
        let account: Account = answer.json();
        assert_eq!((account.patient, account.supports), (Some(other.patient_id()), true));
    }

    async fn a_relative_sees_what_is_shared_and_nothing_of_professionals(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &Category::ALL).await;
        let programme = physio.prescribes(&patient, app.today()).await;
        physio.reviews(&patient, "flot gået").await;
        physio.tells(&patient, "ses vi tirsdag?").await;
        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "partly",
                         "reason": "afraid", "pain": 7, "note": {"text": "hemmelig", "shared": false}});
        patient.writes("entry", &new_id(), app.entry(app.today(), &log)).await;
        let relative = app.relative_of(&patient, "Jonas Holm").await;
        patient.shares_with_relative(&relative, &[Category::Exercises]).await;

        let page = relative.sees_as_relative(&patient).await;
        let text = serde_json::to_string(&page).expect("JSON");
        for hidden in ["Mette Fys", "Genoptræningen", "flot gået", "ses vi", "hemmelig", "afraid", "\"pain\""] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        assert!(!page.may_prescribe && page.suggestions.is_empty() && page.psfs.is_none());
        let seen = &page.programmes.expect("exercises are shared")[0];
        assert_eq!((seen.author.as_ref(), &seen.versions), (None, &programme.versions), "what to do is there");
        assert_eq!(page.entries[0].entry.fields["outcome"], json!("partly"));
        let list = relative.supported().await;
        let shares = list[0].shares.as_ref().expect("a name");
        assert_eq!((shares.name.as_str(), shares.patient), ("Karen Prøve", patient.patient_id()));
        relative.supported().await;

        // The very same in the patient's own look at it, and no line of that.
        let standing = json!({"of": "standing", "recipient": relative.as_relative()});
        let own: PatientPage = patient.post("/api/v1/preview", &standing).await.json();
        assert_eq!(own, relative.sees_as_relative(&patient).await);

        let (_, said) = patient.disclosures().await;
        let of_relative = said.iter().filter(|line| line.reader.account == Some(relative.account.id));
        let lines: Vec<_> = of_relative.collect();
        for line in &lines {
            assert_eq!((line.reader.name.as_str(), line.reader.profession), ("Jonas Holm", None));
            assert_eq!((line.purpose, line.outcome), (Some(Purpose::Support), Outcome::Shown));
        }
        let operations: Vec<Operation> = lines.iter().map(|line| line.operation).collect();
        assert_eq!(operations, [Operation::PatientPage, Operation::Worklist, Operation::PatientPage], "a list folds by day");
        assert!(lines[1].categories.is_empty(), "the name only");
    }

    async fn a_relative_only_sees(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        // A colleague of the patient's own unit, who is also their relative.
        let cousin = unit.colleague("Kusine Kollega", "physiotherapist", true).await;
        let code = patient.makes_supporter_code().await.code;
        cousin.uses_code(&code).await.is(StatusCode::OK);
        patient.shares_with_relative(&cousin, &Category::ALL).await;
        cousin.sees_as_relative(&patient).await;
        cousin.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        cousin.tries_to_prescribe(&patient, &tests::app::plan(app.today())).await.is(StatusCode::NOT_FOUND);
        for what in ["reviews", "messages"] {
            cousin.get(&cousin.record_of(&patient, what)).await.is(StatusCode::NOT_FOUND);
        }
        let list = cousin.worklist().await;
        assert!(list.rows.is_empty() && list.names.is_empty());
        // Nor does what is shared with them as a professional show as a relative.
        let grant = patient.shares(&physio, &Category::ALL).await;
        physio.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        patient.stops(grant).await;
    }

    async fn a_relative_needs_no_second_factor(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let unproven = unit.colleague("Ulla Uden", "nurse", true).await;
        let patient = app.patient().await;
        unproven.uses_code(&patient.makes_supporter_code().await.code).await.is(StatusCode::OK);
        patient.shares_with_relative(&unproven, &[Category::Pain]).await;
        unproven.removes_second_factor(&app.clock).await;
        unproven.sees_as_relative(&patient).await;
    }

    async fn the_purpose_is_the_recipients_and_who_is_no_relative_is_out_of_reach(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let relative = app.relative_of(&patient, "Jonas Holm").await;
        let stranger = app.patient().await;
        let today = app.today();
        let treated = tried(&patient, relative.as_relative(), "treatment", today).await;
        assert_eq!(refused_as(&treated), Some(Code::Invalid));
        let supported = tried(&patient, json!({"to": "unit", "unit": unit.id}), "support", today).await;
        assert_eq!(refused_as(&supported), Some(Code::Invalid));
        for nobody in [&stranger, &patient, &physio] {
            let outcome = tried(&patient, nobody.as_relative(), "support", today).await;
            assert_eq!(refused_as(&outcome), Some(Code::RecipientImpossible));
        }
        // An account that is shut is out of reach, and reaches nothing.
        patient.shares_with_relative(&relative, &[Category::Pain]).await;
        let email = domain::account::Email::parse(&relative.email).unwrap();
        app.running.state.db.write(app.clock.now(), |tx| store::account::set_disabled(tx, &email, true)).unwrap();
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        let outcome = tried(&patient, relative.as_relative(), "support", today).await;
        assert_eq!(refused_as(&outcome), Some(Code::RecipientImpossible));
    }

    async fn each_end_of_it_bites_at_once_and_the_phone_hears_of_it(app: App) {
        let patient = app.patient().await;
        let relative = app.relative_of(&patient, "Jonas Holm").await;
        let grant = patient.shares_with_relative(&relative, &[Category::Pain]).await;
        relative.sees_as_relative(&patient).await;
        patient.stops(grant).await;
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert!(relative.supported().await[0].shares.is_none());

        // The patient ends the tie.
        patient.shares_with_relative(&relative, &[Category::Pain]).await;
        patient.sync(&[]).await;
        let tie = patient.tie_of(&relative).await;
        let stranger = app.patient().await;
        stranger.delete(&format!("/api/v1/supporters/{tie}")).await.is(StatusCode::NOT_FOUND);
        stranger.delete(&format!("/api/v1/supported/ties/{tie}")).await.is(StatusCode::NOT_FOUND);
        patient.delete(&format!("/api/v1/supporters/{tie}")).await.is(StatusCode::NO_CONTENT);
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert!(relative.supported().await.is_empty() && patient.supporters().await.supporters.is_empty());
        let outcome = tried(&patient, relative.as_relative(), "support", app.today()).await;
        assert_eq!(refused_as(&outcome), Some(Code::RecipientImpossible));

        // A new code makes a new tie, which brings nothing back.
        relative.uses_code(&patient.makes_supporter_code().await.code).await.is(StatusCode::OK);
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        patient.shares_with_relative(&relative, &[Category::Pain]).await;
        patient.sync(&[]).await;
        // The relative ends it.
        let tie = relative.supported().await[0].id;
        relative.delete(&format!("/api/v1/supported/ties/{tie}")).await.is(StatusCode::NO_CONTENT);
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        let changes = patient.sync(&[]).await.changes;
        let ended: Vec<Grant> = changes.into_iter().filter(|change| change.noun == Noun::Grant)
            .map(|change| serde_json::from_value(change.body).expect("a grant")).collect();
        assert_eq!(ended.len(), 1, "the one that stood");
        assert!(ended[0].ended_at.is_some());

        let (_, said) = patient.disclosures().await;
        let refusals = said.iter().filter(|line| line.outcome == Outcome::Stopped);
        assert_eq!(refusals.count(), 1, "a day's refusals are one line");
    }

    async fn a_sharing_with_a_relative_ends_on_its_last_day(app: App) {
        let patient = app.patient().await;
        let relative = app.relative_of(&patient, "Jonas Holm").await;
        patient.shares_as(relative.as_relative(), &[Category::Pain], None, Some(app.today())).await;
        relative.sees_as_relative(&patient).await;
        app.clock.advance_ms(days_ms(1));
        relative.refresh().await.is(StatusCode::OK);
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert!(relative.supported().await[0].shares.is_none());
    }

    async fn there_are_so_many_and_no_more(app: App) {
        let patient = app.patient().await;
        for _ in 0..MAX_OF_A_PATIENT {
            patient.makes_supporter_code().await;
        }
        patient.post("/api/v1/supporters/codes", &json!({})).await
            .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let relative = app.relative_of(&app.patient().await, "Jonas Holm").await;
        let mut tables = Tables::open(&app.settings.database_url());
        let account = relative.account.id;
        for _ in 1..MAX_OF_AN_ACCOUNT {
            let other = app.patient().await.patient_id();
            let row = format!("INSERT INTO supporter (id, patient_id, account_id, made_at) VALUES ('{}', '{other}', '{account}', 0)", new_id());
            tables.run(&row).unwrap();
        }
        let code = app.patient().await.makes_supporter_code().await.code;
        relative.uses_code(&code).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
    }

    async fn erasing_a_relatives_account_ends_everything_and_the_patients_log_stays(app: App) {
        let patient = app.patient().await;
        let relative = app.relative_of(&patient, "Jonas Holm").await;
        patient.shares_with_relative(&relative, &[Category::Pain]).await;
        relative.sees_as_relative(&patient).await;
        let phone = app.signs_in(&relative).await;
        let export: Value = relative.get(EXPORT).await.json();
        let wrong = jsonschema::draft202012::new(&server::export::schema::schema()).unwrap();
        let wrong: Vec<String> = wrong.iter_errors(&export).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{export}");
        assert_eq!(export["supported"].as_array().map(Vec::len), Some(1));
        assert_eq!((&export["diary"], export.get("entries")), (&Value::Null, None));
        assert!(!export.to_string().contains(&patient.patient_id().to_string()));
        let own: Value = patient.get(EXPORT).await.json();
        assert_eq!(own["supporters"]["supporters"][0]["name"], "Jonas Holm");

        relative.erases_everything("en forkert adgangskode").await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        relative.erases_everything(&relative.password).await.is(StatusCode::NO_CONTENT);
        for device in [&relative, &phone] {
            device.get("/api/v1/supported").await.is_problem(StatusCode::GONE, Code::AccountErased);
        }
        app.try_to_sign_in(&relative.email, &relative.password).await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        assert!(patient.supporters().await.supporters.is_empty());
        let ended = patient.sync(&[]).await.changes.into_iter().find(|change| change.noun == Noun::Grant).expect("a change");
        let grant: Grant = serde_json::from_value(ended.body).expect("a grant");
        assert!(grant.ended_at.is_some() && grant.recipient_name == "Jonas Holm");
        let (_, said) = patient.disclosures().await;
        assert!(said.iter().any(|line| line.reader.name == "Jonas Holm" && line.outcome == Outcome::Shown));
        // Who works in a unit and keeps no diary has nothing here to erase.
        let unit = app.unit("Naboen", Sector::PrivatePractice).await;
        let physio = unit.physio().await;
        physio.erases_everything(&physio.password).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        physio.get("/api/v1/account").await.is(StatusCode::OK);
    }

    async fn erasing_a_diary_leaves_no_tie_and_no_code(app: App) {
        let patient = app.patient().await;
        let relative = app.relative_of(&patient, "Jonas Holm").await;
        let code = patient.makes_supporter_code().await.code;
        patient.shares_with_relative(&relative, &[Category::Pain]).await;
        patient.erases_everything(&patient.password).await.is(StatusCode::NO_CONTENT);
        relative.asks_as_relative(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert!(relative.supported().await.is_empty());
        relative.uses_code(&code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_code_used_twice_at_once_makes_one_relative() {
    for database in [tests::app::Database::Sqlite, tests::app::Database::Postgres] {
        let app = App::start(database).await;
        let patient = app.patient().await;
        let (one, other) = (app.patient().await, app.patient().await);
        let code = patient.makes_supporter_code().await.code;
        let (first, second) = tokio::join!(one.uses_code(&code), other.uses_code(&code));
        let mut answers = [first.status, second.status];
        answers.sort();
        assert_eq!(answers, [StatusCode::OK, StatusCode::NOT_FOUND], "{database:?}");
        assert_eq!(patient.supporters().await.supporters.len(), 1);
    }
}
