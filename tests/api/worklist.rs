//! The worklist: the newest need first, by what is shared and no more.

use domain::category::Category;
use domain::patient::WorklistRow;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{Person, days_ms, new_id};
use tests::each_database;

async fn row(physio: &Person, patient: &Person) -> WorklistRow {
    let rows = physio.worklist().await.rows;
    rows.into_iter().find(|row| row.patient == patient.patient_id()).expect("a row")
}

each_database! {
    async fn who_asks_comes_first_then_who_is_due_and_an_answer_settles_it(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let (quiet, due, asks) = (unit.patient(&physio).await, unit.patient(&physio).await, unit.patient(&physio).await);
        for patient in [&quiet, &due, &asks] {
            patient.shares(&physio, &[Category::Pain]).await;
        }
        app.clock.advance_ms(days_ms(15));
        for person in [&physio, &quiet, &due, &asks] {
            person.refresh().await.is(StatusCode::OK);
        }
        physio.reviews(&quiet, "flot").await;
        physio.reviews(&asks, "flot").await;
        app.clock.advance_ms(60_000);
        quiet.sync(&[]).await;
        let contact = json!({"id": new_id(), "kind": "contact_me", "text": "ring gerne"});
        asks.post(&format!("/api/v1/messages/{}", unit.id), &contact).await.is(StatusCode::CREATED);

        let order = |rows: Vec<WorklistRow>| rows.into_iter().map(|row| row.patient).collect::<Vec<_>>();
        let expected = [&asks, &due, &quiet].map(Person::patient_id);
        assert_eq!(order(physio.worklist().await.rows), expected);
        let first = row(&physio, &asks).await;
        assert_eq!((first.unanswered, first.contact, first.reviewed_on), (true, true, Some(app.today())));
        let second = row(&physio, &due).await;
        assert_eq!((second.reviewed_on, second.review_due_on), (None, app.today().plus_days(-1)));

        app.clock.advance_ms(60_000);
        physio.tells(&asks, "jeg ringer i morgen").await;
        let settled = row(&physio, &asks).await;
        assert!(!settled.unanswered && !settled.contact);
        assert_eq!(order(physio.worklist().await.rows)[0], due.patient_id());
    }

    async fn what_is_new_is_counted_from_the_last_review_and_only_of_what_is_shared(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, nurse) = (unit.physio().await, unit.colleague("Nora", "nurse", true).await);
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Pain]).await;
        patient.shares(&nurse, &[Category::Activity]).await;
        let flare_up = json!({"kind": "flare_up"});
        let day_after =
            |back: i64| json!({"kind": "day_after", "exercises_on": app.today().plus_days(-back), "hurt_more": "hours_to_days"});
        for body in [flare_up.clone(), day_after(1), day_after(2), json!({"kind": "activity", "what": "walking"})] {
            patient.writes("entry", &new_id(), app.entry(app.today(), &body)).await;
        }
        let seen = row(&physio, &patient).await;
        let pain = seen.pain.expect("pain is shared");
        assert_eq!((pain.flare_ups, pain.worse_after, seen.new_entries), (1, 2, 3), "the walk is not shared");
        let other = row(&nurse, &patient).await;
        assert_eq!((other.pain, other.new_entries), (None, 1));
        app.clock.advance_ms(60_000);
        physio.reviews(&patient, "flot").await;
        app.clock.advance_ms(60_000);
        patient.writes("entry", &new_id(), app.entry(app.today(), &flare_up)).await;
        let after = row(&physio, &patient).await;
        assert_eq!((after.pain.map(|pain| (pain.flare_ups, pain.worse_after)), after.new_entries), (Some((1, 0)), 1));
    }
}
