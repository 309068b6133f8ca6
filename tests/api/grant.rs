//! The patient decides: what is shared is seen, nothing else is, and stopping bites on the next request.

use domain::category::Category;
use domain::disclosure::{Operation, Outcome};
use domain::problem::Code;
use domain::sync::{Noun, PutOutcome};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{first_exercise, new_id, put};
use tests::each_database;

each_database! {
    async fn a_physio_sees_what_is_shared_while_it_is_shared(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let grant = patient.shares(&physio, &[Category::Exercises, Category::Activity]).await;
        let programme = physio.prescribes(&patient, today).await;
        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "partly",
                         "reason": "afraid", "pain": 7, "note": {"text": "hemmelig", "shared": false}});
        patient.writes("entry", &new_id(), app.entry(today, &log)).await;

        let page = physio.sees(&patient).await;
        assert_eq!(page.adherence.as_ref().unwrap().total.partly, 1);
        let seen = &page.entries[0].entry.fields;
        assert_eq!(seen["outcome"], "partly");
        for hidden in ["pain", "reason", "note"] {
            assert!(!seen.contains_key(hidden), "{hidden} is not shared");
        }
        assert!(page.adherence.unwrap().reasons.is_empty(), "fear is a pain answer");
        assert!(page.psfs.is_none());
        assert_eq!(physio.worklist().await.rows.len(), 1);

        patient.stops(grant).await;
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        physio.tries_to_prescribe(&patient, &tests::app::plan(today)).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        assert!(physio.worklist().await.rows.is_empty());
    }

    async fn the_log_names_who_saw_what_and_who_was_refused(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let stranger = app.patient().await;
        let grant = patient.shares(&physio, &[Category::Pain]).await;
        physio.sees(&patient).await;
        physio.worklist().await;
        physio.worklist().await;
        patient.stops(grant).await;
        physio.asks_for(&patient).await.is(StatusCode::NOT_FOUND);
        physio.asks_for(&patient).await.is(StatusCode::NOT_FOUND);
        let path = format!("/api/v1/memberships/{}/patients/{}", physio.membership(), patient.patient_id());
        stranger.get(&path).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        let (log, said) = patient.disclosures().await;
        let lines: Vec<_> = said.iter().map(|p| (p.reader.name.as_str(), p.operation, p.outcome)).collect();
        assert_eq!(lines, [
            ("Mette Fys", Operation::PatientPage, Outcome::Shown),
            ("Mette Fys", Operation::Worklist, Outcome::Shown),
            ("Mette Fys", Operation::PatientPage, Outcome::Stopped),
            ("Karen Prøve", Operation::PatientPage, Outcome::NeverShared),
        ], "repeats of a day fold into one line");
        assert_eq!(said[0].categories.iter().collect::<Vec<_>>(), [Category::Pain]);
        assert_eq!(said[0].reader.unit.as_deref(), Some("Genoptræningen"));
        assert!(said[2].categories.is_empty());
        assert_eq!(said[3].reader.unit, None);

        let mut cut = log.lines.clone();
        cut.pop();
        let key = domain::disclosure::unhex(&log.key).unwrap();
        let head = domain::disclosure::Head { n: 4, hash: log.lines[3].hash.clone() };
        assert!(domain::disclosure::verify(&key, &cut, Some(&head)).is_err());
    }

    async fn entries_from_before_the_sharing_began_are_not_seen(app: App) {
        let unit = app.unit("Ryghospitalet", Sector::Hospital).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        for back in [3, 1] {
            let walk = json!({"kind": "activity", "what": "walking", "minutes": 10 + back});
            patient.writes("entry", &new_id(), app.entry(today.plus_days(-back), &walk)).await;
        }
        let recipient = json!({"to": "membership", "membership": physio.membership()});
        patient.shares_as(recipient, &[Category::Activity], Some(today.plus_days(-2)), None).await;
        let minutes: Vec<_> = physio.sees(&patient).await.entries.iter().map(|e| e.entry.fields["minutes"].clone()).collect();
        assert_eq!(minutes, [json!(11)]);
    }

    async fn a_unit_grant_reaches_whoever_treats_there_and_runs_out(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let colleague = unit.colleague("Ole Ergo", "occupational_therapist", true).await;
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        let other = app.unit("Naboen", Sector::PrivatePractice).await;
        let outsider = other.physio().await;
        let patient = unit.patient(&physio).await;
        let recipient = json!({"to": "unit", "unit": unit.id});
        patient.shares_as(recipient, &[Category::Function], None, Some(app.today())).await;
        for reader in [&physio, &colleague] {
            reader.asks_for(&patient).await.is_problem(StatusCode::FORBIDDEN, Code::ReasonDue);
            reader.opens_for(&patient, "appointment").await.is(StatusCode::NO_CONTENT);
            reader.sees(&patient).await;
        }
        for refused in [&secretary, &outsider, &unit.lead] {
            refused.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        assert!(unit.lead.worklist().await.rows.is_empty(), "lead alone gives no sight of patients");
        app.clock.advance_ms(tests::app::days_ms(1));
        physio.refresh().await;
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
    }

    async fn nobody_who_may_not_receive_can_be_granted_anything(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let far = app.unit("Langt væk", Sector::Hospital).await;
        let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
        let caseworker = jobcentre.colleague("Carl Case", "caseworker", true).await;
        let code = jobcentre.code(&caseworker, json!({"role": "patient"})).await;
        patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);

        let until = app.today().plus_months(6);
        let tries = [
            json!({"to": "unit", "unit": jobcentre.id}),
            json!({"to": "membership", "membership": caseworker.membership()}),
            json!({"to": "unit", "unit": far.id}),
            json!({"to": "membership", "membership": unit.lead.membership()}),
            json!({"to": "membership", "membership": new_id()}),
            json!({"to": "supporter", "account": physio.account.id}),
        ];
        for recipient in tries {
            let purpose = if recipient["to"] == "supporter" { "support" } else { "treatment" };
            let body = json!({"recipient": recipient, "categories": ["pain"], "purpose": purpose, "until": until});
            let answer = patient.sync(&[put("grant", &new_id(), 0, &body)]).await;
            let refused = matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::RecipientImpossible, .. });
            assert!(refused, "{body}: {:?}", answer.results);
        }
        let reachable = patient.get("/api/v1/recipients").await;
        assert!(!reachable.text.contains("Jobcentret") && reachable.text.contains("Mette Fys"));
        caseworker.asks_for(&patient).await.is(StatusCode::NOT_FOUND);
        assert!(caseworker.worklist().await.rows.is_empty());
    }

    async fn an_account_that_is_shut_sees_nothing_and_nothing_can_be_shared_with_it(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let colleague = unit.colleague("Kaj Kollega", "physiotherapist", true).await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Pain]).await;
        physio.sees(&patient).await;
        for person in [&physio, &colleague] {
            let email = domain::account::Email::parse(&person.email).unwrap();
            app.running.state.db.write(app.clock.now(), |tx| store::account::set_disabled(tx, &email, true)).unwrap();
        }
        physio.asks_for(&patient).await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
        let until = app.today().plus_months(6);
        let recipient = json!({"to": "membership", "membership": colleague.membership()});
        let body = json!({"recipient": recipient, "categories": ["pain"], "purpose": "treatment", "until": until});
        let answer = patient.sync(&[put("grant", &new_id(), 0, &body)]).await;
        let refused = matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::RecipientImpossible, .. });
        assert!(refused, "{:?}", answer.results);
        assert!(!patient.get("/api/v1/recipients").await.text.contains("Kaj Kollega"));
    }

    async fn nobody_shares_with_themselves(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let code = unit.code(&physio, json!({"role": "patient"})).await;
        physio.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        let body = json!({
            "recipient": {"to": "membership", "membership": physio.membership()}, "categories": ["pain"],
            "purpose": "treatment", "until": app.today().plus_months(6),
        });
        let answer = physio.sync(&[put("grant", &new_id(), 0, &body)]).await;
        let refused = matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::RecipientImpossible, .. });
        assert!(refused, "{:?}", answer.results);
    }

    async fn a_grant_is_stopped_and_never_changed(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let grant = patient.shares(&physio, &[Category::Pain]).await;
        let wider = json!({"recipient": {"to": "membership", "membership": physio.membership()},
                           "categories": ["pain", "medicine"], "purpose": "treatment", "until": app.today().plus_months(6)});
        let answer = patient.sync(&[put("grant", &grant.to_string(), 1, &wider)]).await;
        assert!(matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::GrantFixed, .. }));
        assert_eq!(physio.sees(&patient).await.shared.iter().collect::<Vec<_>>(), [Category::Pain]);
        let mut endless = wider.clone();
        endless["until"] = json!(app.today().plus_months(13));
        let answer = patient.sync(&[put("grant", &new_id(), 0, &endless)]).await;
        assert!(matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::Invalid, .. }));
    }

    async fn what_is_no_category_no_day_or_no_recipient_is_refused_and_shares_nothing(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let until = app.today().plus_months(6);
        let good = json!({"recipient": {"to": "membership", "membership": physio.membership()}, "categories": ["pain"],
                          "purpose": "treatment", "until": until});
        let wrong = [
            ("categories", json!(["everything"])),
            ("categories", json!(["pain", "diary"])),
            ("categories", json!(255)),
            ("categories", json!([])),
            ("from", json!(until.plus_days(1))),
            ("until", json!(app.today().plus_days(-1))),
            ("until", json!("2027-02-30")),
            ("purpose", json!("research")),
            ("recipient", json!({"to": "everybody"})),
        ];
        for (field, value) in wrong {
            let mut body = good.clone();
            body[field] = value;
            let answer = patient.sync(&[put("grant", &new_id(), 0, &body)]).await;
            let refused = matches!(answer.results[0].outcome, PutOutcome::Refused { code: Code::Invalid, .. });
            assert!(refused, "{body}: {:?}", answer.results);
        }
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        patient.writes("grant", &new_id(), good).await;
        physio.sees(&patient).await;
    }

    async fn what_only_the_server_says_of_a_grant_is_not_taken_from_a_body(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let other = app.patient().await;
        let body = json!({"recipient": {"to": "membership", "membership": physio.membership()}, "categories": ["pain"],
                          "purpose": "treatment", "until": app.today().plus_months(6), "recipient_name": "Din egen læge",
                          "granted_at": 0, "ended_at": 1, "patient": other.patient_id(), "patient_id": other.patient_id()});
        patient.writes("grant", &new_id(), body).await;
        patient.forget_cursor();
        let changes = patient.sync(&[]).await.changes;
        let grant = changes.iter().find(|change| change.noun == Noun::Grant).expect("a grant");
        assert_eq!(grant.body["recipient_name"], "Mette Fys, Genoptræningen");
        assert!(grant.body["granted_at"].as_i64().unwrap() > 0 && grant.body.get("ended_at").is_none(), "{}", grant.body);
        physio.sees(&patient).await;
        physio.asks_for(&other).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }
}
