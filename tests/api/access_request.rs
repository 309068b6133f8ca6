//! A professional asks once; the patient answers by sharing or by a no that is not explained.

use domain::access_request::{AccessRequest, Answer, Asked, ConnectedPage};
use domain::category::Category;
use domain::disclosure::Operation;
use domain::problem::Code;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Person, days_ms, new_id};
use tests::each_database;

fn question(categories: &[Category]) -> Value {
    json!({"id": new_id(), "categories": categories, "words": "så vi kan se på det sammen på mandag"})
}

async fn open(patient: &Person) -> Vec<AccessRequest> {
    let answer = patient.get("/api/v1/access-requests").await;
    answer.is(StatusCode::OK);
    let open: Vec<AccessRequest> = answer.json();
    let news: Value = patient.get("/api/v1/news").await.json();
    assert_eq!(news["questions"], open.len(), "the first screen says how many");
    open
}

async fn last(asker: &Person, patient: &Person) -> Option<Asked> {
    let (membership, patient) = (asker.membership(), patient.patient_id());
    let answer = asker.get(&format!("/api/v1/memberships/{membership}/patients/{patient}/access-requests/last")).await;
    answer.is(StatusCode::OK);
    answer.json()
}

/// Who shares nothing with them, by a part of the name.
async fn list(person: &Person, search: &str) -> ConnectedPage {
    let path = format!("/api/v1/memberships/{}/connected", person.membership());
    person.post(&path, &json!({"search": search})).await.json()
}

each_database! {
    async fn a_question_is_put_once_and_a_no_holds_without_a_reason(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        assert_eq!(last(&physio, &patient).await, None);
        let asked = question(&[Category::Exercises, Category::Function]);
        physio.asks_to_see(&patient, &asked).await.is(StatusCode::CREATED);
        physio.asks_to_see(&patient, &asked).await.is(StatusCode::CREATED);
        let again = physio.asks_to_see(&patient, &question(&[Category::Pain])).await;
        let again = again.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert!(again.fields[0].rule.contains("not answered yet"), "{again:?}");

        let seen = open(&patient).await;
        assert_eq!(seen.len(), 1, "sent twice is asked once");
        assert_eq!((seen[0].asker.name.as_str(), seen[0].asker.unit.as_str()), ("Mette Fys", "Genoptræningen"));
        assert_eq!(seen[0].asked.words.as_ref().map(|words| words.as_str()), asked["words"].as_str());
        assert_eq!(seen[0].asked.categories.iter().collect::<Vec<_>>(), [Category::Exercises, Category::Function]);
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        let no = format!("/api/v1/access-requests/{}", seen[0].asked.id);
        app.patient().await.delete(&no).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        physio.delete(&no).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        patient.delete(&no).await.is(StatusCode::NO_CONTENT);
        patient.delete(&no).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert!(open(&patient).await.is_empty());
        let answered = last(&physio, &patient).await.unwrap();
        assert_eq!((answered.answer, answered.again_from), (Some(Answer::No), Some(app.today().plus_months(6))));
        let refused = physio.asks_to_see(&patient, &question(&[Category::Pain])).await;
        let refused = refused.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert!(refused.fields[0].rule.contains(&app.today().plus_months(6).to_string()), "it says when: {refused:?}");
        app.clock.advance_ms(days_ms(185));
        let physio = app.signs_in(&physio).await;
        physio.asks_to_see(&patient, &question(&[Category::Pain])).await.is(StatusCode::CREATED);
    }

    async fn whom_to_ask_is_found_by_name_and_the_log_says_who_looked(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let colleague = unit.colleague("Kaj Kollega", "physiotherapist", true).await;
        let patient = unit.patient(&physio).await;
        let _elsewhere = app.patient().await;
        let page = list(&physio, "").await;
        assert_eq!((page.people.len(), page.total), (1, 1), "only who is connected: {page:?}");
        assert_eq!((page.people[0].patient, &page.people[0].asked), (patient.patient_id(), &None));
        let (_, said) = patient.disclosures().await;
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!((said[0].operation, said[0].categories.is_empty()), (Operation::Worklist, true), "the name alone");
        list(&physio, "").await;
        assert_eq!(patient.disclosures().await.1.len(), 1, "once a day");
        assert_eq!(list(&colleague, "finder ingen").await.total, 0);
        assert_eq!(patient.disclosures().await.1.len(), 1, "who is not found was not shown");

        physio.asks_to_see(&patient, &question(&[Category::Pain])).await.is(StatusCode::CREATED);
        let page = list(&physio, &page.people[0].name.to_uppercase()).await;
        assert_eq!(page.people[0].asked.as_ref().map(|asked| asked.answer), Some(None), "it is open: {page:?}");
        assert_eq!(list(&colleague, "").await.people[0].asked, None, "another's question is not theirs");
        patient.shares(&physio, &[Category::Pain]).await;
        assert_eq!(list(&physio, "").await.total, 0, "who shares is in the worklist");
        assert_eq!(list(&colleague, "").await.total, 1);
        assert_eq!(list(&unit.lead, "").await.total, 0, "a lead treats nobody");
        let other = format!("/api/v1/memberships/{}/connected", physio.membership());
        colleague.post(&other, &json!({})).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }

    async fn sharing_is_the_answer_to_whoever_it_reaches(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let colleague = unit.colleague("Kaj Kollega", "physiotherapist", true).await;
        let patient = unit.patient(&physio).await;
        for asker in [&physio, &colleague] {
            asker.asks_to_see(&patient, &question(&[Category::Pain])).await.is(StatusCode::CREATED);
        }
        patient.shares(&physio, &[Category::Exercises]).await;
        let left: Vec<_> = open(&patient).await.into_iter().map(|request| request.asker.name).collect();
        assert_eq!(left, ["Kaj Kollega"], "less than was asked for is an answer too");
        assert_eq!(last(&physio, &patient).await.unwrap().answer, Some(Answer::Shared));
        let all = physio.asks_to_see(&patient, &question(&[Category::Exercises])).await;
        all.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        physio.asks_to_see(&patient, &question(&[Category::Pain])).await.is(StatusCode::CREATED);
        let whole = json!({"to": "unit", "unit": unit.id});
        patient.shares_as(whole, &[Category::Pain], None, None).await;
        assert!(open(&patient).await.is_empty(), "the unit's sharing reaches both");
    }

    async fn only_treating_members_of_a_unit_that_the_patient_is_connected_with_can_ask(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let elsewhere = app.unit("Naboen", Sector::PrivatePractice).await;
        let stranger = elsewhere.physio().await;
        let secretary = unit.colleague("Signe Skrank", "nurse", false).await;
        let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
        let caseworker = jobcentre.colleague("Carl Case", "caseworker", true).await;
        let code = jobcentre.code(&caseworker, json!({"role": "patient"})).await;
        patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        for asker in [&stranger, &secretary, &caseworker] {
            let answer = asker.asks_to_see(&patient, &question(&[Category::Pain])).await;
            answer.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        let nothing = physio.asks_to_see(&patient, &question(&[])).await;
        nothing.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert!(open(&patient).await.is_empty());
        assert!(patient.disclosures().await.1.is_empty(), "nothing was shown");
    }
}
