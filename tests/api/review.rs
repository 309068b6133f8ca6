//! Reviews: what one relies on, who sees it, and that nobody changes it.

use domain::category::Category;
use domain::disclosure::Operation;
use domain::problem::Code;
use domain::review::{Review, ReviewDesk};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{Person, days_ms, new_id};
use tests::each_database;

async fn own(patient: &Person) -> Vec<Review> {
    let answer = patient.get("/api/v1/reviews").await;
    answer.is(StatusCode::OK);
    answer.json()
}

each_database! {
    async fn a_review_keeps_what_it_relied_on_and_the_patient_is_told(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Pain, Category::Activity]).await;
        let walk = json!({"kind": "activity", "what": "walking", "minutes": 20, "pain_after": 3});
        let walk_id = new_id();
        patient.writes("entry", &walk_id, app.entry(app.today(), &walk)).await;
        let earlier = json!({"kind": "check_in", "back_pain": 7, "sleep": 2});
        patient.writes("entry", &new_id(), app.entry(app.today().plus_days(-20), &earlier)).await;

        let desk: ReviewDesk = physio.review_desk(&patient).await.expect("a desk");
        assert_eq!(desk.due_on, app.today().plus_days(14), "fourteen days after the sharing began");
        assert_eq!(desk.basis.activity.as_ref().map(|activity| activity.minutes), Some(20));
        assert_eq!((desk.basis.exercises, desk.basis.function.is_none()), (None, true), "not shared");
        let scales: Vec<_> = desk.basis.scales.iter().map(|scale| scale.before.map(|before| before.score.value())).collect();
        assert_eq!(scales, [Some(7), None], "back and leg; sleep is not shared");

        let path = physio.record_of(&patient, "reviews");
        let id = new_id();
        let said = json!({"well": "Du gik hver dag.", "recognition": "Flot, at du blev ved."});
        let new = json!({"id": id, "basis": desk.basis, "said": said});
        let news = |(messages, reviews): (i64, i64)| json!({"messages": messages, "reviews": reviews, "questions": 0});
        assert_eq!(patient.get("/api/v1/news").await.json::<serde_json::Value>(), news((0, 0)));
        for _ in 0..2 {
            physio.post(&path, &new).await.is(StatusCode::CREATED);
        }
        let changed = json!({"id": id, "basis": desk.basis, "said": {"recognition": "noget andet"}});
        physio.post(&path, &changed).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        assert_eq!(patient.get("/api/v1/news").await.json::<serde_json::Value>(), news((0, 1)));

        // What stood then stays, whatever becomes of the diary.
        let mut removal = tests::app::put("entry", &walk_id, 1, &app.entry(app.today(), &walk));
        removal["removed"] = json!(true);
        patient.sync(&[removal]).await;
        let told = own(&patient).await;
        assert_eq!(told.len(), 1, "sent twice, kept once");
        assert_eq!(told[0].basis.activity.as_ref().map(|activity| activity.minutes), Some(20));
        assert_eq!(told[0].said.recognition.as_str(), "Flot, at du blev ved.");
        assert_eq!(told[0].author.name, "Mette Fys");
        assert_eq!(patient.get("/api/v1/news").await.json::<serde_json::Value>(), news((0, 0)));
        let next = physio.review_desk(&patient).await.expect("a desk");
        assert_eq!((next.reviews.len(), next.due_on), (1, app.today().plus_days(14)));

        // What was on the screen is not there any more.
        let stale = json!({"id": new_id(), "basis": desk.basis, "said": {"recognition": "igen"}});
        physio.post(&path, &stale).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        physio.post(&path, &json!({"id": new_id(), "basis": next.basis, "said": {}})).await.is(StatusCode::UNPROCESSABLE_ENTITY);

        physio.post(&format!("{path}/{id}/copies"), &json!({})).await.is(StatusCode::CREATED);
        physio.post(&format!("{path}/{}/copies", new_id()), &json!({})).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let (_, said) = patient.disclosures().await;
        assert!(said.iter().any(|line| line.operation == Operation::Copy && line.categories.contains(Category::Pain)));
    }

    async fn the_patient_answers_beside_it_and_colleagues_see_no_more_than_is_shared_with_them(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, nurse) = (unit.physio().await, unit.colleague("Nora", "nurse", true).await);
        let elsewhere = app.unit("Klinikken", Sector::PrivatePractice).await;
        let other = elsewhere.physio().await;
        let patient = unit.patient(&physio).await;
        let code = elsewhere.code(&other, json!({"role": "patient"})).await;
        patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        let grant = patient.shares(&physio, &Category::ALL).await;
        patient.shares(&nurse, &[Category::Exercises]).await;
        patient.shares(&other, &Category::ALL).await;
        let review = physio.reviews(&patient, "godt gået").await;

        let path = format!("/api/v1/reviews/{}/rejoinders", review.id);
        let words = json!({"id": new_id(), "text": "<b>jeg</b> så det anderledes"});
        for _ in 0..2 {
            patient.post(&path, &words).await.is(StatusCode::CREATED);
        }
        patient.post(&format!("/api/v1/reviews/{}/rejoinders", new_id()), &words).await
            .is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        patient.post(&path, &json!({"id": new_id(), "text": "x".repeat(1001)})).await.is(StatusCode::UNPROCESSABLE_ENTITY);

        let of_author = physio.review_desk(&patient).await.expect("a desk").reviews;
        assert_eq!(of_author[0].rejoinders[0].text.as_str(), "<b>jeg</b> så det anderledes");
        assert_eq!(of_author[0].rejoinders.len(), 1);
        let of_colleague = nurse.review_desk(&patient).await.expect("a desk").reviews;
        assert!(of_author[0].basis.pain.is_some() && of_colleague[0].basis.pain.is_none());
        assert!(of_colleague[0].basis.exercises.is_some());
        assert!(other.review_desk(&patient).await.expect("a desk").reviews.is_empty(), "it is the other unit's record");
        assert_eq!(own(&patient).await.len(), 1);

        patient.stops(grant).await;
        physio.get(&physio.record_of(&patient, "reviews")).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert_eq!(own(&patient).await.len(), 1, "it took place, and she sees that it did");
    }

    async fn the_next_is_due_fourteen_days_after_the_last(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Function]).await;
        app.clock.advance_ms(days_ms(10));
        physio.refresh().await.is(StatusCode::OK);
        let held = app.today();
        physio.reviews(&patient, "flot").await;
        app.clock.advance_ms(days_ms(3));
        physio.refresh().await.is(StatusCode::OK);
        let desk = physio.review_desk(&patient).await.expect("a desk");
        assert_eq!(desk.due_on, held.plus_days(14));
    }
}
