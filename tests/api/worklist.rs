//! The worklist: the newest need first, by what is shared and no more.

use domain::category::Category;
use domain::day::Weekday;
use domain::disclosure::Operation;
use domain::patient::WorklistRow;
use domain::sync::PutOutcome;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{Person, days_ms, first_exercise, new_id, plan, put};
use tests::each_database;
use tests::tables::Tables;

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

    async fn pain_and_an_ended_programme_order_the_list_where_they_are_shared_and_a_review_settles_them(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, nurse) = (unit.physio().await, unit.colleague("Nora", "nurse", true).await);
        let (hurts, ends, fresh) = (unit.patient(&physio).await, unit.patient(&physio).await, unit.patient(&physio).await);
        for patient in [&hurts, &ends, &fresh] {
            patient.shares(&physio, &Category::ALL).await;
            patient.shares(&nurse, &[Category::Activity]).await;
        }
        let order = async |person: &Person| -> Vec<_> {
            person.worklist().await.rows.into_iter().map(|row| row.patient).collect()
        };
        let writes = async |patient: &Person, id: &str, revision: i64, body: &serde_json::Value| {
            app.clock.advance_ms(60_000);
            let answer = patient.sync(&[put("entry", id, revision, &app.entry(app.today(), body))]).await;
            assert!(matches!(answer.results[0].outcome, PutOutcome::Accepted { .. }), "{answer:?}");
        };
        let walk = json!({"kind": "activity", "what": "walking", "minutes": 10});
        let worse = |back| json!({"kind": "day_after", "exercises_on": app.today().plus_days(back), "hurt_more": "hours_to_days"});
        let once = new_id();
        writes(&hurts, &once, 0, &worse(-1)).await;
        writes(&fresh, &new_id(), 0, &walk).await;
        assert_eq!(order(&physio).await[0], fresh.patient_id(), "worse once is no call: last heard from first");
        let twice = new_id();
        writes(&hurts, &twice, 0, &worse(-2)).await;
        writes(&fresh, &new_id(), 0, &walk).await;
        assert_eq!(order(&physio).await[0], hurts.patient_id());
        assert_eq!(order(&nurse).await[0], fresh.patient_id(), "pain is not shared with the nurse");
        writes(&hurts, &twice, 1, &json!({"kind": "note", "note": {"text": "mit eget", "shared": true}})).await;
        writes(&fresh, &new_id(), 0, &walk).await;
        assert_eq!(order(&physio).await[0], fresh.patient_id(), "what was put right calls no more");
        writes(&hurts, &new_id(), 0, &json!({"kind": "flare_up"})).await;
        writes(&fresh, &new_id(), 0, &walk).await;
        assert_eq!(order(&physio).await[0], hurts.patient_id());
        app.clock.advance_ms(60_000);
        physio.reviews(&hurts, "flot").await;
        assert_eq!(order(&physio).await[0], fresh.patient_id(), "a review settles it");

        let mut plan = plan(app.today().plus_days(-30));
        plan["review_on"] = json!(app.today().plus_days(-2));
        plan["until"] = json!(app.today().plus_days(-1));
        physio.tries_to_prescribe(&ends, &plan).await.is(StatusCode::CREATED);
        assert_eq!(order(&physio).await[0], ends.patient_id(), "its programme is over");
        assert_eq!(order(&nurse).await[0], fresh.patient_id(), "exercises are not shared with the nurse");
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

    async fn what_is_counted_is_the_same_when_it_is_found_again_from_the_entries(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &Category::ALL).await;
        let programme = physio.prescribes(&patient, app.today().plus_days(-20)).await;
        let activities = patient.names_activities(app.today().plus_days(-60)).await;
        for (back, score) in [(50, 3), (1, 6)] {
            let scores: Vec<_> = activities.iter().map(|id| json!({"activity": id, "score": score})).collect();
            let body = app.entry(app.today().plus_days(-back), &json!({"kind": "psfs", "scores": scores}));
            patient.writes("entry", &new_id(), body).await;
        }
        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "partly", "reason": "hurt"});
        for body in [log, json!({"kind": "flare_up"}), json!({"kind": "check_in", "sleep": 3})] {
            patient.writes("entry", &new_id(), app.entry(app.today().plus_days(-1), &body)).await;
        }
        let with_facts = row(&physio, &patient).await;
        let pain = with_facts.pain.expect("pain is shared");
        assert_eq!((pain.flare_ups, pain.stopped, with_facts.new_entries), (1, 1, 4));
        let mut tables = Tables::open(&app.settings.database_url());
        assert_eq!(tables.lines("SELECT id AS line FROM entry WHERE fact IS NULL"), Vec::<String>::new());
        // A sequence that moved on, so that it is read again.
        tables.run("UPDATE entry SET fact = NULL; UPDATE patient SET seq = seq + 1").expect("no facts");
        assert_eq!(row(&physio, &patient).await, with_facts);
        let page = physio.sees(&patient).await;
        assert_eq!(with_facts.adherence, page.adherence.map(|adherence| adherence.total));
        let mean = page.psfs.and_then(|psfs| psfs.reading.mean);
        assert!(mean.is_some());
        assert_eq!(with_facts.psfs, mean);
    }

    async fn what_was_read_for_a_list_is_not_shown_once_it_changed_nor_to_who_may_not_see_it(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, nurse) = (unit.physio().await, unit.colleague("Nora", "nurse", true).await);
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Pain, Category::Exercises]).await;
        let walks_only = patient.shares(&nurse, &[Category::Activity]).await;
        let programme = physio.prescribes(&patient, app.today().plus_days(-5)).await;
        let flare_up = new_id();
        let body = app.entry(app.today(), &json!({"kind": "flare_up"}));
        let revision = patient.writes("entry", &flare_up, body.clone()).await;
        let seen = row(&physio, &patient).await;
        let counts = |row: &WorklistRow| (row.pain.expect("pain is shared").flare_ups, row.adherence.expect("exercises").done);
        assert_eq!(counts(&seen), (1, 0));
        assert_eq!(row(&physio, &patient).await, seen, "the same again");
        let other = row(&nurse, &patient).await;
        assert_eq!((other.pain, other.adherence, other.new_entries), (None, None, 0), "what was read for a colleague");

        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "done"});
        patient.writes("entry", &new_id(), app.entry(app.today(), &log)).await;
        assert_eq!(counts(&row(&physio, &patient).await), (1, 1), "one more");
        let mut taken_away = put("entry", &flare_up, revision, &body);
        taken_away["removed"] = true.into();
        patient.sync(&[taken_away]).await;
        assert_eq!(counts(&row(&physio, &patient).await), (0, 1), "one less");
        let due = row(&physio, &patient).await.adherence.expect("exercises").due;
        let pause = json!({"from": app.today().plus_days(-5), "to": app.today(), "reason": "holiday"});
        patient.writes("pause", &new_id(), pause).await;
        assert!(row(&physio, &patient).await.adherence.expect("exercises").due < due, "a pause");
        patient.stops(walks_only).await;
        assert!(nurse.worklist().await.rows.is_empty(), "no longer shared");
    }

    async fn a_week_counts_whole_where_only_its_sunday_lies_in_the_fourteen_days(app: App) {
        // On a Saturday the first of the fourteen days is a Sunday.
        let days_on = (0..7).find(|days| app.today().plus_days(*days).weekday() == Weekday::Sat).expect("a Saturday");
        app.clock.advance_ms(days_ms(days_on));
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Exercises]).await;
        let programme = physio.prescribes(&patient, app.today().plus_days(-40)).await;
        let walk = programme.latest().expect("a version").prescriptions[1].id;
        let log = json!({"kind": "exercise_log", "prescription": walk, "outcome": "done"});
        for back in [17, 18, 19] {
            patient.writes("entry", &new_id(), app.entry(app.today().plus_days(-back), &log)).await;
        }
        let counts = physio.sees(&patient).await.adherence.expect("exercises are shared").total;
        assert_eq!(counts.done, 3, "Monday to Wednesday before the first of the days");
        assert_eq!(row(&physio, &patient).await.adherence, Some(counts));
    }

    async fn a_list_that_is_asked_for_many_times_at_once_is_one_line_a_day_in_each_log(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patients = [unit.patient(&physio).await, unit.patient(&physio).await, unit.patient(&physio).await];
        for patient in &patients {
            patient.shares(&physio, &[Category::Pain]).await;
        }
        futures_util::future::join_all((0..6).map(|_| physio.worklist())).await;
        for patient in &patients {
            let (_, said) = patient.disclosures().await;
            assert_eq!(said.len(), 1);
            assert_eq!((said[0].operation, said[0].categories.contains(Category::Pain)), (Operation::Worklist, true));
        }
        app.clock.advance_ms(days_ms(1));
        physio.refresh().await.is(StatusCode::OK);
        patients[0].refresh().await.is(StatusCode::OK);
        physio.worklist().await;
        assert_eq!(patients[0].disclosures().await.1.len(), 2, "another day is another line");
    }
}
