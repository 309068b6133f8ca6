//! Prescribing: what a plan may say, its versions, and that only a treating recipient of *exercises* may.

use domain::category::Category;
use domain::disclosure::{Operation, Outcome};
use domain::problem::Code;
use domain::programme::Programme;
use domain::sync::{Noun, PutOutcome};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, App, Person, first_exercise, new_id, plan, put};
use tests::each_database;

async fn revise(physio: &Person, patient: &Person, programme: &Programme, plan: &Value) -> Answer {
    let (membership, id) = (physio.membership(), patient.patient_id());
    physio
        .post(&format!("/api/v1/memberships/{membership}/patients/{id}/programmes/{}/versions", programme.id), plan)
        .await
}

/// A physiotherapist and a patient who shares exercises with them.
async fn pair(app: &App) -> (Person, Person) {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, &[Category::Exercises]).await;
    (physio, patient)
}

async fn programmes(patient: &Person) -> Vec<Programme> {
    patient.forget_cursor();
    let changes = patient.sync(&[]).await.changes;
    let programmes = changes.into_iter().filter(|change| change.noun == Noun::Programme);
    programmes.map(|change| serde_json::from_value(change.body).expect("a programme")).collect()
}

each_database! {
    async fn a_plan_that_breaks_a_rule_is_refused_with_it_and_leaves_nothing(app: App) {
        let (physio, patient) = pair(&app).await;
        let today = app.today();
        let with = |at: &str, value: Value| {
            let mut plan = plan(today);
            *plan.pointer_mut(at).expect("the place") = value;
            plan
        };
        let one = plan(today)["prescriptions"][0].clone();
        let many = |count: usize| {
            let each = |_| { let mut p = one.clone(); p["id"] = json!(new_id()); p };
            Value::Array((0..count).map(each).collect())
        };
        let dosage = "/prescriptions/0/dosage";
        let cases = [
            (with("/until", json!(today.plus_days(-1))), "the end is before the start"),
            (with("/until", json!(today.plus_months(12).plus_days(1))), "at most a year"),
            (with("/review_on", json!(today.plus_days(-1))), "the review is between"),
            (with("/review_on", json!(today.plus_days(56))), "the review is between"),
            (with("/prescriptions", json!([])), "one to twelve"),
            (with("/prescriptions", many(13)), "one to twelve"),
            (with("/prescriptions", json!([one, one])), "stands twice"),
            (with("/prescriptions/0/id", json!("67e55044-10b1-426f-9247-bb680e5fe0c8")), ""),
            (with("/prescriptions/0/title", json!("")), "empty"),
            (with("/prescriptions/0/title", json!("x".repeat(81))), "80"),
            (with("/prescriptions/0/instruction", json!("a\u{0}b")), "null"),
            (with("/prescriptions/0/instruction", json!("x".repeat(2001))), "2000"),
            (with(dosage, json!({"by": "repetitions", "sets": 0, "repetitions": 10})), "1 to 100"),
            (with(dosage, json!({"by": "repetitions", "sets": 3, "repetitions": 101})), "1 to 100"),
            (with(dosage, json!({"by": "hold", "sets": 3, "seconds": 601})), "1 to 600"),
            (with(dosage, json!({"by": "minutes", "minutes": -1})), "1 to 100"),
            (with(dosage, json!({"by": "feeling"})), ""),
            (with("/prescriptions/0/frequency", json!({"by": "weekdays", "days": []})), "at least one weekday"),
            (with("/prescriptions/0/frequency", json!({"by": "times_a_week", "times": 8})), "1 to 7"),
            (with("/from", json!("i morgen")), ""),
        ];
        for (plan, rule) in &cases {
            let problem = physio.tries_to_prescribe(&patient, plan).await
                .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert!(problem.fields[0].rule.contains(rule), "{plan}: {:?}", problem.fields);
        }
        assert!(programmes(&patient).await.is_empty());
        let (_, said) = patient.disclosures().await;
        assert!(said.is_empty(), "nothing was shown or prescribed: {said:?}");
        let full = with("/prescriptions", many(12));
        physio.tries_to_prescribe(&patient, &full).await.is(StatusCode::CREATED);
        physio.tries_to_prescribe(&patient, &with("/until", json!(today.plus_months(12)))).await.is(StatusCode::CREATED);
    }

    async fn a_new_version_keeps_ids_and_history(app: App) {
        let (physio, patient) = pair(&app).await;
        let today = app.today();
        let first = physio.prescribes(&patient, today).await;
        patient.sync(&[]).await;
        let kept = first_exercise(&first);
        let log = json!({"kind": "exercise_log", "prescription": kept, "outcome": "done"});
        patient.writes("entry", &new_id(), app.entry(today, &log)).await;

        let tomorrow = today.plus_days(1);
        let mut next = plan(tomorrow);
        next["prescriptions"][0]["id"] = json!(kept);
        next["prescriptions"][0]["dosage"] = json!({"by": "repetitions", "sets": 4, "repetitions": 12});
        next["stop_if"] = json!("det trækker ned i benet");
        let answer = revise(&physio, &patient, &first, &next).await;
        answer.is(StatusCode::CREATED);
        let second: Programme = answer.json();
        assert_eq!((second.id, second.versions.len()), (first.id, 2));
        assert_eq!(second.versions[0], first.versions[0], "what was prescribed stays readable");
        assert_eq!((second.versions[1].number, second.versions[1].plan.prescriptions[0].id), (2, kept));
        assert_eq!(programmes(&patient).await, std::slice::from_ref(&second), "the phone has one programme");
        assert_eq!(second.on(today), Some(&first.versions[0].plan));
        assert_eq!(physio.sees(&patient).await.programmes, Some(vec![second.clone()]));
        assert_eq!(physio.sees(&patient).await.adherence.expect("shared").total.done, 1);

        let dropped = first.versions[0].plan.prescriptions[1].id;
        for exercise in [kept, dropped, second.versions[1].plan.prescriptions[1].id] {
            let log = json!({"kind": "exercise_log", "prescription": exercise, "outcome": "done"});
            patient.writes("entry", &new_id(), app.entry(today, &log)).await;
        }
    }

    async fn a_version_from_an_earlier_day_is_refused(app: App) {
        let (physio, patient) = pair(&app).await;
        let today = app.today();
        let first = physio.prescribes(&patient, today).await;
        let problem = revise(&physio, &patient, &first, &plan(today.plus_days(-1))).await
            .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert!(problem.fields[0].rule.contains("no earlier"), "{:?}", problem.fields);
        revise(&physio, &patient, &first, &plan(today)).await.is(StatusCode::CREATED);
        assert_eq!(programmes(&patient).await[0].versions.len(), 2);
    }

    async fn an_exercise_belongs_to_one_programme_of_one_patient(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let (one, other) = (unit.patient(&physio).await, unit.patient(&physio).await);
        for patient in [&one, &other] {
            patient.shares(&physio, &[Category::Exercises]).await;
        }
        let today = app.today();
        let taken = plan(today);
        physio.tries_to_prescribe(&one, &taken).await.is(StatusCode::CREATED);
        physio.tries_to_prescribe(&other, &taken).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        physio.tries_to_prescribe(&one, &taken).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let theirs = physio.prescribes(&other, today).await;
        revise(&physio, &other, &theirs, &taken).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        revise(&physio, &one, &theirs, &plan(today)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert_eq!(programmes(&other).await, [theirs]);
        assert_eq!(programmes(&one).await.len(), 1);
        let foreign = json!({"kind": "exercise_log", "prescription": taken["prescriptions"][0]["id"], "outcome": "done"});
        let answer = other.sync(&[put("entry", &new_id(), 0, &app.entry(today, &foreign))]).await;
        assert!(matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::Waiting, .. }));
    }

    async fn who_does_not_hold_exercises_does_not_prescribe_and_is_logged(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let stranger = unit.colleague("Ole Ergo", "occupational_therapist", true).await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        physio.tries_to_prescribe(&patient, &plan(today)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let pain = patient.shares(&physio, &[Category::Pain, Category::Function]).await;
        physio.tries_to_prescribe(&patient, &plan(today)).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert!(!physio.sees(&patient).await.may_prescribe);
        patient.stops(pain).await;
        let all = patient.shares(&physio, &[Category::Exercises]).await;
        let programme = physio.prescribes(&patient, today).await;
        patient.stops(all).await;
        revise(&physio, &patient, &programme, &plan(today)).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        stranger.tries_to_prescribe(&patient, &plan(today)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert_eq!(programmes(&patient).await, [programme]);

        let (_, said) = patient.disclosures().await;
        let prescribing = said.iter().filter(|p| p.operation == Operation::Prescribe);
        let lines: Vec<_> = prescribing.map(|p| (p.reader.name.as_str(), p.outcome, p.categories.iter().count())).collect();
        assert_eq!(lines, [
            ("Mette Fys", Outcome::NeverShared, 0),
            ("Mette Fys", Outcome::NotThisPart, 0),
            ("Mette Fys", Outcome::Shown, 1),
            ("Mette Fys", Outcome::Stopped, 0),
            ("Ole Ergo", Outcome::NeverShared, 0),
        ]);
    }

    async fn two_who_change_a_programme_at_the_same_moment_make_two_versions(app: App) {
        let (physio, patient) = pair(&app).await;
        let today = app.today();
        let first = physio.prescribes(&patient, today).await;
        let (one, other) = (plan(today), plan(today));
        let (one, other) = tokio::join!(
            revise(&physio, &patient, &first, &one),
            revise(&physio, &patient, &first, &other),
        );
        one.is(StatusCode::CREATED);
        other.is(StatusCode::CREATED);
        let numbers: Vec<_> = programmes(&patient).await[0].versions.iter().map(|v| v.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
    }
}
