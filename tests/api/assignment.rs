//! Whose patient somebody is in a unit: assigned, covered for, or a name until opened for a reason.

use domain::assignment::{Cover, Mine};
use domain::category::Category;
use domain::disclosure::{Operation, Outcome};
use domain::patient::Worklist;
use domain::problem::Code;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, Person, Unit, days_ms, new_id};
use tests::each_database;

async fn shares_with_unit(unit: &Unit<'_>, patient: &Person, categories: &[Category]) {
    patient.shares_as(json!({"to": "unit", "unit": unit.id}), categories, None, None).await;
}

fn assignments(physio: &Person, patient: &Person) -> String {
    format!("/api/v1/memberships/{}/patients/{}/assignments", physio.membership(), patient.patient_id())
}

fn cover(colleague: &Person, until: domain::LocalDay) -> Value {
    json!({"id": new_id(), "colleague": colleague.membership(), "until": until})
}

async fn covers(physio: &Person, cover: &Value) -> Answer {
    physio.post(&format!("/api/v1/memberships/{}/covers", physio.membership()), cover).await
}

/// Who stands in the list and how: the reader's own with why, then the names.
fn listed(list: &Worklist) -> (Vec<(domain::id::PatientId, Mine)>, Vec<domain::id::PatientId>) {
    let own = list.rows.iter().map(|row| (row.patient, row.mine.clone())).collect();
    (own, list.names.iter().map(|name| name.patient).collect())
}

each_database! {
    async fn a_patient_of_the_unit_is_a_name_until_opened_for_a_reason_and_only_that_day(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        shares_with_unit(&unit, &patient, &[Category::Pain]).await;
        patient.writes("entry", &new_id(), app.entry(app.today(), &json!({"kind": "flare_up"}))).await;

        let list = physio.worklist().await;
        assert_eq!(listed(&list), (vec![], vec![patient.patient_id()]));
        assert_eq!((list.total, list.mine, list.names[0].name.as_str()), (1, 0, "Karen Prøve"));
        physio.asks_for(&patient).await.is_problem(StatusCode::FORBIDDEN, Code::ReasonDue);
        physio.tries_to_prescribe(&patient, &tests::app::plan(app.today())).await.is(StatusCode::FORBIDDEN);
        let (_, said) = patient.disclosures().await;
        assert_eq!(said.len(), 1, "the question why is asked of the reader and is no showing");
        assert_eq!((said[0].operation, said[0].categories.is_empty()), (Operation::Worklist, true), "the name alone");

        physio.opens_for(&patient, "curiosity").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        physio.asks_for(&patient).await.is(StatusCode::FORBIDDEN);
        physio.opens_for(&patient, "contact").await.is(StatusCode::NO_CONTENT);
        assert_eq!(physio.sees(&patient).await.entries.len(), 1);
        let (_, said) = patient.disclosures().await;
        let opening = said.iter().find(|line| line.operation == Operation::Opening).expect("a line");
        let reason = serde_json::to_value(opening.reason).expect("JSON");
        assert_eq!((reason, opening.categories.is_empty()), (json!("contact"), true));
        assert_eq!(said.last().map(|line| line.operation), Some(Operation::PatientPage));
        assert_eq!(listed(&physio.worklist().await).1, [patient.patient_id()], "opened is not one's own");

        app.clock.advance_ms(days_ms(1));
        for person in [&physio, &patient] {
            person.refresh().await.is(StatusCode::OK);
        }
        physio.asks_for(&patient).await.is_problem(StatusCode::FORBIDDEN, Code::ReasonDue);
    }

    async fn who_takes_over_has_the_patient_first_and_gets_no_more_than_is_shared(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, nurse) = (unit.physio().await, unit.colleague("Nora", "nurse", true).await);
        let (patient, chosen) = (unit.patient(&physio).await, unit.patient(&physio).await);
        shares_with_unit(&unit, &patient, &[Category::Pain]).await;
        chosen.shares(&physio, &[Category::Activity]).await;

        physio.assigns(&patient, &nurse).await.is_problem(StatusCode::FORBIDDEN, Code::ReasonDue);
        physio.assigns(&patient, &physio).await.is(StatusCode::NO_CONTENT);
        physio.assigns(&patient, &physio).await.is(StatusCode::NO_CONTENT);
        let list = physio.worklist().await;
        let mut own = listed(&list).0;
        own.sort_by_key(|(_, why)| *why != Mine::Chosen);
        assert_eq!(own, [(chosen.patient_id(), Mine::Chosen), (patient.patient_id(), Mine::Assigned)]);
        assert_eq!((list.total, list.mine), (2, 2));
        physio.sees(&patient).await;
        let theirs = nurse.worklist().await;
        assert_eq!((theirs.names[0].assigned.clone(), theirs.mine), (vec!["Mette Fys".to_owned()], 0));
        assert_eq!(patient.disclosures().await.1.iter().filter(|line| line.operation == Operation::Assignment).count(), 2);

        // Handed on, and given up.
        physio.assigns(&patient, &nurse).await.is(StatusCode::NO_CONTENT);
        let path = format!("{}/{}", assignments(&physio, &patient), physio.membership());
        physio.delete(&path).await.is(StatusCode::NO_CONTENT);
        physio.delete(&path).await.is(StatusCode::NOT_FOUND);
        physio.asks_for(&patient).await.is(StatusCode::FORBIDDEN);
        nurse.sees(&patient).await;
        assert_eq!(listed(&nurse.worklist().await).0, [(patient.patient_id(), Mine::Assigned)]);

        // Assigned or not: without a grant there is no sight.
        nurse.assigns(&chosen, &nurse).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        physio.assigns(&chosen, &nurse).await.is(StatusCode::NO_CONTENT);
        nurse.asks_for(&chosen).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert_eq!(nurse.worklist().await.total, 1);
    }

    async fn who_covers_has_the_colleagues_patients_first_until_the_day_said(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, nurse) = (unit.physio().await, unit.colleague("Nora", "nurse", true).await);
        let (patient, of_nobody) = (unit.patient(&physio).await, unit.patient(&physio).await);
        for one in [&patient, &of_nobody] {
            shares_with_unit(&unit, one, &[Category::Pain]).await;
        }
        nurse.assigns(&patient, &nurse).await.is(StatusCode::NO_CONTENT);
        for wrong in [cover(&nurse, app.today().plus_days(-1)), cover(&nurse, app.today().plus_days(61)), cover(&physio, app.today())] {
            covers(&physio, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        }
        let elsewhere = app.unit("Rygcentret", Sector::Hospital).await;
        let stranger = elsewhere.physio().await;
        covers(&physio, &cover(&stranger, app.today())).await.is(StatusCode::NOT_FOUND);
        covers(&unit.lead, &cover(&nurse, app.today())).await.is(StatusCode::NOT_FOUND);

        let wanted = cover(&nurse, app.today().plus_days(1));
        covers(&physio, &wanted).await.is(StatusCode::CREATED);
        let now: Vec<Cover> = covers(&physio, &wanted).await.json();
        assert_eq!((now.len(), now[0].by_name.as_str(), now[0].colleague_name.as_str()), (1, "Mette Fys", "Nora"));
        let why = Mine::Covered { name: "Nora".to_owned() };
        let list = listed(&physio.worklist().await);
        assert_eq!(list, (vec![(patient.patient_id(), why)], vec![of_nobody.patient_id()]));
        physio.sees(&patient).await;
        physio.asks_for(&of_nobody).await.is_problem(StatusCode::FORBIDDEN, Code::ReasonDue);

        app.clock.advance_ms(days_ms(2));
        for person in [&physio, &nurse] {
            person.refresh().await.is(StatusCode::OK);
        }
        physio.asks_for(&patient).await.is_problem(StatusCode::FORBIDDEN, Code::ReasonDue);
        assert_eq!(physio.worklist().await.mine, 0);
        let path = format!("/api/v1/memberships/{}/covers", physio.membership());
        assert_eq!(physio.get(&path).await.json::<Vec<Cover>>(), []);
        let again = cover(&nurse, app.today());
        covers(&physio, &again).await.is(StatusCode::CREATED);
        let id = again["id"].as_str().expect("an id");
        let others = format!("/api/v1/memberships/{}/covers/{id}", nurse.membership());
        nurse.delete(&others).await.is(StatusCode::NOT_FOUND);
        physio.delete(&format!("{path}/{id}")).await.is(StatusCode::NO_CONTENT);
        assert_eq!(physio.worklist().await.mine, 0);
    }

    async fn a_stop_ends_what_was_opened_and_what_is_assigned_at_the_next_request(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let grant = patient.shares_as(json!({"to": "unit", "unit": unit.id}), &[Category::Pain], None, None).await;
        physio.opens_for(&patient, "appointment").await.is(StatusCode::NO_CONTENT);
        physio.assigns(&patient, &physio).await.is(StatusCode::NO_CONTENT);
        physio.sees(&patient).await;
        patient.stops(grant).await;
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        physio.opens_for(&patient, "appointment").await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        physio.assigns(&patient, &physio).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        let list = physio.worklist().await;
        assert_eq!((list.total, list.names.len(), list.rows.len()), (0, 0, 0));
        let (_, said) = patient.disclosures().await;
        let refused: Vec<Operation> =
            said.iter().filter(|line| line.outcome == Outcome::Stopped).map(|line| line.operation).collect();
        assert_eq!(refused, [Operation::PatientPage, Operation::Opening, Operation::Assignment]);
    }

    async fn of_hundreds_the_own_come_first_and_no_page_holds_more_than_fifty(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let mut last = None;
        for n in 0..52 {
            let code = unit.code(&physio, json!({"role": "patient"})).await;
            let patient = app.register(&format!("Åse {n:02}"), Some(&code)).await;
            shares_with_unit(&unit, &patient, &[Category::Pain]).await;
            last = Some(patient);
        }
        let last = last.expect("a patient");
        let contact = json!({"id": new_id(), "kind": "contact_me", "text": "ring gerne"});
        last.post(&format!("/api/v1/messages/{}", unit.id), &contact).await.is(StatusCode::CREATED);
        let page = |n: i64, search: &'static str| {
            let path = format!("/api/v1/memberships/{}/worklist", physio.membership());
            let physio = &physio;
            async move { physio.post(&path, &json!({"page": n, "search": search})).await.json::<Worklist>() }
        };
        let first = page(0, "").await;
        assert_eq!((first.names.len(), first.total), (50, 52));
        assert_eq!((first.names[0].patient, first.names[0].contact), (last.patient_id(), true), "who waits for an answer");
        assert_eq!(first.names[1].name, "Åse 00");
        assert_eq!(page(1, "").await.names.len(), 2);
        assert_eq!(page(0, " åSE 17").await.names.len(), 1);
        physio.assigns(&last, &physio).await.is(StatusCode::NO_CONTENT);
        let first = page(0, "").await;
        assert_eq!((first.rows.len(), first.names.len(), first.mine), (1, 49, 1));
    }
}
