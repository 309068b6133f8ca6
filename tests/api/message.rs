//! Messages: between a patient and the units something is shared with, and nobody else.

use domain::category::Category;
use domain::disclosure::Operation;
use domain::message::{Kind, Thread};
use domain::problem::Code;
use domain::unit::{Sector, UnitPage};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tests::app::{Answer, new_id};
use tests::each_database;

each_database! {
    async fn they_write_to_each_other_while_something_is_shared(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let reply = format!("/api/v1/messages/{}", unit.id);
        let words = |kind: &str, text: &str| json!({"id": new_id(), "kind": kind, "text": text});
        patient.post(&reply, &words("message", "hej")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert_eq!(patient.threads().await, []);
        let path = physio.record_of(&patient, "messages");
        physio.post(&path, &words("message", "hej")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        let grant = patient.shares(&physio, &[Category::Exercises]).await;
        let first = words("recognition", "Flot gået.");
        for _ in 0..2 {
            physio.post(&path, &first).await.is(StatusCode::CREATED);
        }
        let mut other_words = first.clone();
        other_words["text"] = json!("noget andet");
        physio.post(&path, &other_words).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        physio.post(&path, &words("contact_me", "x")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        physio.post(&path, &words("message", &"x".repeat(1001))).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(patient.get("/api/v1/news").await.json::<serde_json::Value>(), json!({"messages": 1, "reviews": 0, "questions": 0}));

        let threads = patient.threads().await;
        assert_eq!((threads.len(), threads[0].open, threads[0].unit_name.as_str()), (1, true, "Genoptræningen"));
        assert_eq!(threads[0].messages.len(), 1, "sent twice, kept once");
        assert_eq!(threads[0].messages[0].author.as_ref().map(|author| author.name.as_str()), Some("Mette Fys"));
        assert_eq!(patient.get("/api/v1/news").await.json::<serde_json::Value>(), json!({"messages": 0, "reviews": 0, "questions": 0}));
        patient.post(&reply, &words("recognition", "x")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        patient.post(&reply, &words("contact_me", "ring <i>gerne</i>")).await.is(StatusCode::CREATED);
        let thread: Thread = physio.get(&path).await.json();
        let said: Vec<_> = thread.messages.iter().map(|message| (message.kind, message.text.to_string())).collect();
        let expected = [(Kind::Recognition, "Flot gået.".to_owned()), (Kind::ContactMe, "ring <i>gerne</i>".to_owned())];
        assert_eq!(said, expected);
        assert!(thread.messages[0].read_at.is_some(), "the patient had it on a screen");

        patient.stops(grant).await;
        physio.get(&path).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        physio.post(&path, &words("message", "hallo")).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        patient.post(&reply, &words("message", "hallo")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let kept = patient.threads().await;
        assert_eq!((kept[0].open, kept[0].messages.len()), (false, 2), "what was written is still there to read");
        let (_, said) = patient.disclosures().await;
        let lines = said.iter().filter(|line| line.operation == Operation::Message);
        assert!(lines.clone().count() >= 3 && lines.clone().all(|line| line.categories.is_empty()), "no data is shown");
    }

    async fn each_unit_has_its_own_thread_and_a_member_without_a_share_reads_none(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let elsewhere = app.unit("Klinikken", Sector::PrivatePractice).await;
        let (physio, colleague, other) = (unit.physio().await, unit.physio().await, elsewhere.physio().await);
        let patient = unit.patient(&physio).await;
        let code = elsewhere.code(&other, json!({"role": "patient"})).await;
        patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        patient.shares(&physio, &[Category::Pain]).await;
        patient.shares(&other, &[Category::Pain]).await;
        physio.tells(&patient, "fra den ene").await;
        other.tells(&patient, "fra den anden").await;
        let threads = patient.threads().await;
        assert_eq!(threads.iter().map(|thread| thread.unit_name.as_str()).collect::<Vec<_>>(), ["Genoptræningen", "Klinikken"]);
        let thread: Thread = other.get(&other.record_of(&patient, "messages")).await.json();
        assert_eq!((thread.messages.len(), thread.messages[0].text.as_str()), (1, "fra den anden"));
        colleague.get(&colleague.record_of(&patient, "messages")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }

    async fn the_lead_says_how_soon_the_unit_answers(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Pain]).await;
        assert_eq!(patient.threads().await[0].answer_days, None);
        let path = format!("/api/v1/units/{}/answer-time", unit.id);
        let put = |days: serde_json::Value| unit.lead.request(Method::POST, &path).json(&json!({"days": days}));
        Answer::of(put(json!(2))).await.is(StatusCode::OK);
        for days in [json!(0), json!(31), json!("to")] {
            let answer = Answer::of(put(days.clone())).await;
            assert!(answer.status.is_client_error(), "{days}");
        }
        assert_eq!(patient.threads().await[0].answer_days.map(|days| days.value()), Some(2));
        let page: UnitPage = physio.get(&format!("/api/v1/units/{}", unit.id)).await.json();
        assert_eq!(page.answer_days.map(|days| days.value()), Some(2));
        Answer::of(put(json!(null))).await.is(StatusCode::OK);
        assert_eq!(patient.threads().await[0].answer_days, None);
    }
}
