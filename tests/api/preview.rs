//! *Se hvad de ser*: the patient sees exactly what the recipient sees, before and after, and the log gets no line of it.

use domain::category::Category;
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, Person, first_exercise, new_id};
use tests::each_database;

async fn preview(patient: &Person, of: Value) -> Answer {
    patient.post("/api/v1/preview", &of).await
}

fn to(physio: &Person) -> Value {
    json!({"to": "membership", "membership": physio.membership()})
}

each_database! {
    async fn the_preview_is_the_recipients_page_before_and_after_the_decision(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let colleague = unit.colleague("Ole Ergo", "occupational_therapist", true).await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        patient.shares_as(json!({"to": "unit", "unit": unit.id}), &[Category::Exercises], None, None).await;
        physio.assigns(&patient, &physio).await.is(StatusCode::NO_CONTENT);
        colleague.opens_for(&patient, "colleague_asked").await.is(StatusCode::NO_CONTENT);
        let programme = physio.prescribes(&patient, today).await;
        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "partly",
                         "reason": "afraid", "pain": 7, "note": {"text": "hemmelig", "shared": false}});
        patient.writes("entry", &new_id(), app.entry(today, &log)).await;
        let walk = json!({"kind": "activity", "what": "walking", "minutes": 25, "pain_after": 4});
        patient.writes("entry", &new_id(), app.entry(today, &walk)).await;
        let lines = patient.disclosures().await.1.len();

        // Before: what the unit's grant shows already, and what this decision would add.
        let decision = json!({"recipient": to(&physio), "categories": ["activity"], "purpose": "treatment",
                              "from": null, "until": today.plus_days(30)});
        let before: PatientPage = preview(&patient, json!({"of": "proposed", "decision": decision})).await.json();
        assert_eq!(before.shared.iter().collect::<Vec<_>>(), [Category::Exercises, Category::Activity]);
        assert_eq!(patient.disclosures().await.1.len(), lines, "one's own look is no disclosure");
        assert!(!physio.sees(&patient).await.shared.contains(Category::Activity), "nothing was decided by looking");

        // After: word for word what they get.
        patient.shares_as(to(&physio), &[Category::Activity], None, Some(today.plus_days(30))).await;
        for (recipient, reader) in [(to(&physio), &physio), (json!({"to": "unit", "unit": unit.id}), &colleague)] {
            let standing: PatientPage = preview(&patient, json!({"of": "standing", "recipient": recipient})).await.json();
            assert_eq!(standing, reader.sees(&patient).await);
        }
        assert_eq!(before.entries, physio.sees(&patient).await.entries);
    }

    async fn nobody_is_looked_at_whom_a_grant_could_not_name_and_nobody_elses_record(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let other = unit.patient(&physio).await;
        let elsewhere = app.unit("Naboen", Sector::PrivatePractice).await;
        let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
        let caseworker = jobcentre.colleague("Carl Case", "caseworker", true).await;
        let code = jobcentre.code(&caseworker, json!({"role": "patient"})).await;
        patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        patient.shares(&physio, &[Category::Function]).await;
        let of = |recipient: Value| json!({"of": "standing", "recipient": recipient});
        let unreachable = preview(&patient, of(json!({"to": "unit", "unit": elsewhere.id}))).await;
        unreachable.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        for recipient in [json!({"to": "unit", "unit": jobcentre.id}), to(&caseworker)] {
            let problem = preview(&patient, of(recipient)).await
                .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::RecipientImpossible);
            assert!(problem.title.contains("statements only"), "{}", problem.title);
        }
        preview(&other, of(to(&physio))).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        preview(&physio, of(to(&physio))).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let late = json!({"recipient": to(&physio), "categories": ["pain"], "purpose": "treatment", "from": null, "until": "2099-01-01"});
        preview(&patient, json!({"of": "proposed", "decision": late})).await
            .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        // A look of one's own shows one's own.
        let decision = json!({"recipient": to(&physio), "categories": ["pain"], "purpose": "treatment", "from": null, "until": app.today()});
        let own: PatientPage = preview(&other, json!({"of": "proposed", "decision": decision})).await.json();
        assert_eq!(own.patient, other.patient_id());
    }
}
