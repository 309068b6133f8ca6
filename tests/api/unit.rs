//! Units: who may invite whom, what a code is good for, and who sees the list of members.

use domain::account::Account;
use domain::category::Category;
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::unit::{INVITATION_VALID_MS, IssuedInvitation, ReachableUnit, Sector, UnitPage};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, Person, Unit, new_id};
use tests::each_database;

async fn invite(by: &Person, unit: &Unit<'_>, invitation: &Value) -> Answer {
    by.post(&format!("/api/v1/units/{}/invitations", unit.id), invitation).await
}

async fn page(by: &Person, unit: &Unit<'_>) -> UnitPage {
    let answer = by.get(&format!("/api/v1/units/{}", unit.id)).await;
    answer.is(StatusCode::OK);
    answer.json()
}

async fn redeem(by: &Person, code: &str) -> Answer {
    by.post("/api/v1/invitations/redeem", &json!({"code": code})).await
}

fn professional() -> Value {
    json!({"role": "professional", "profession": "nurse", "treating": false, "note": "Sara, tirsdag"})
}

each_database! {
    async fn leads_invite_professionals_and_treating_members_patients(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        let patient = json!({"role": "patient"});
        for (by, professionals, patients) in [
            (&unit.lead, StatusCode::CREATED, StatusCode::FORBIDDEN),
            (&physio, StatusCode::FORBIDDEN, StatusCode::CREATED),
            (&secretary, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
        ] {
            for (invitation, expected) in [(professional(), professionals), (patient.clone(), patients)] {
                let answer = invite(by, &unit, &invitation).await;
                answer.is(expected);
                if expected == StatusCode::FORBIDDEN {
                    answer.is_problem(StatusCode::FORBIDDEN, Code::NotAllowed);
                } else {
                    let issued: IssuedInvitation = answer.json();
                    assert_eq!(issued.expires_at.0 / 100_000, app.clock.now().plus_ms(INVITATION_VALID_MS).0 / 100_000);
                }
            }
        }
        assert_eq!(page(&physio, &unit).await.invitations.len(), 2, "refused ones leave nothing");
    }

    async fn a_lead_who_treats_does_both_and_a_second_lead_leads(app: App) {
        let unit = app.unit("Praksis", Sector::PrivatePractice).await;
        let both = json!({"role": "professional", "profession": "gp", "treating": true, "lead": true});
        let doctor = app.register("Dorte Doktor", Some(&unit.code(&unit.lead, both).await)).await;
        assert!(doctor.account.memberships[0].lead && doctor.account.memberships[0].treating);
        invite(&doctor, &unit, &professional()).await.is(StatusCode::CREATED);
        invite(&doctor, &unit, &json!({"role": "patient"})).await.is(StatusCode::CREATED);
    }

    async fn a_unit_is_nothing_to_those_outside_it(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let neighbour = app.unit("Naboen", Sector::Hospital).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        for outsider in [&patient, &neighbour.lead, &app.patient().await] {
            for invitation in [professional(), json!({"role": "patient"})] {
                invite(outsider, &unit, &invitation).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
            }
            for id in [unit.id.to_string(), new_id(), "x".to_owned()] {
                outsider.get(&format!("/api/v1/units/{id}")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
            }
        }
        let page = page(&unit.lead, &unit).await;
        assert_eq!(page.members.len(), 2);
        assert!(page.invitations.is_empty());
    }

    async fn members_see_each_other_and_open_invitations_without_their_codes(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let code = unit.code(&unit.lead, professional()).await;
        let used = unit.code(&physio, json!({"role": "patient"})).await;
        app.register("Karen Prøve", Some(&used)).await;
        let answer = physio.get(&format!("/api/v1/units/{}", unit.id)).await;
        assert!(!answer.text.contains(&code) && !answer.text.contains(&code.replace('-', "")));
        let seen: UnitPage = answer.json();
        let names: Vec<_> = seen.members.iter().map(|m| (m.name.as_str(), m.lead, m.treating)).collect();
        assert_eq!(names, [("Lone Lead", true, false), ("Mette Fys", false, true)]);
        assert_eq!(seen.invitations.len(), 1, "used ones are gone");
        assert_eq!(seen.invitations[0].made_by, "Lone Lead");
        assert!(answer.text.contains("Sara, tirsdag"));
        app.clock.advance_ms(INVITATION_VALID_MS);
        physio.refresh().await;
        assert!(page(&physio, &unit).await.invitations.is_empty(), "and those that have run out");
    }

    async fn a_wrong_invitation_is_refused_with_its_rule(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let mut long = professional();
        long["note"] = json!("x".repeat(101));
        let wrong = [
            json!({"role": "patron"}),
            json!({}),
            json!({"role": "professional", "profession": "wizard", "treating": true}),
            json!({"role": "professional", "profession": "nurse"}),
            json!({"role": "professional", "profession": "nurse", "treating": "yes"}),
            long,
        ];
        for invitation in wrong {
            let problem = invite(&unit.lead, &unit, &invitation).await
                .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert!(!problem.fields[0].rule.is_empty(), "{invitation}");
        }
    }

    async fn a_patient_connects_with_a_second_unit_and_can_share_with_either(app: App) {
        let first = app.unit("Genoptræningen", Sector::Municipality).await;
        let second = app.unit("Ryghospitalet", Sector::Hospital).await;
        let (one, two) = (first.physio().await, second.physio().await);
        let patient = first.patient(&one).await;
        let code = second.code(&two, json!({"role": "patient"})).await;
        let account: Account = redeem(&patient, &code).await.json();
        assert_eq!((account.patient, account.memberships.len()), (patient.account.patient, 0));
        let reachable: Vec<ReachableUnit> = patient.get("/api/v1/recipients").await.json();
        let units: Vec<_> = reachable.iter().map(|r| (r.unit.name.as_str(), r.members.len())).collect();
        assert_eq!(units, [("Genoptræningen", 1), ("Ryghospitalet", 1)], "leads who do not treat are none");
        redeem(&patient, &code).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        let again = second.code(&two, json!({"role": "patient"})).await;
        redeem(&patient, &again).await.is(StatusCode::OK);
        assert_eq!(patient.get("/api/v1/recipients").await.json::<Vec<ReachableUnit>>().len(), 2, "connected once");
        redeem(&patient, "").await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
    }

    async fn who_leaves_reaches_nothing_from_the_next_request_on(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, colleague) = (unit.physio().await, unit.colleague("Ole Ergo", "occupational_therapist", true).await);
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Exercises]).await;
        let whole_unit = json!({"to": "unit", "unit": unit.id});
        patient.shares_as(whole_unit, &[Category::Function], None, None).await;
        let open = unit.code(&physio, json!({"role": "patient"})).await;
        let member = |person: &Person| format!("/api/v1/units/{}/members/{}", unit.id, person.membership());
        colleague.opens_for(&patient, "colleague_asked").await.is(StatusCode::NO_CONTENT);
        for person in [&physio, &colleague] {
            person.sees(&patient).await;
        }
        colleague.delete(&member(&physio)).await.is_problem(StatusCode::FORBIDDEN, Code::NotAllowed);
        patient.delete(&member(&physio)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        unit.lead.delete(&member(&unit.lead)).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        physio.sees(&patient).await;

        unit.lead.delete(&member(&physio)).await.is(StatusCode::NO_CONTENT);
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        physio.get(&format!("/api/v1/units/{}", unit.id)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let worklist = format!("/api/v1/memberships/{}/worklist", physio.membership());
        physio.post(&worklist, &json!({"page": 0})).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let late = app.patient().await;
        redeem(&late, &open).await.is_problem(StatusCode::NOT_FOUND, Code::WrongCode);
        unit.lead.delete(&member(&physio)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        colleague.sees(&patient).await;
        colleague.delete(&member(&colleague)).await.is(StatusCode::NO_CONTENT);
        colleague.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        // The unit's grant is for whoever is a member when asking: who comes later, and who comes back.
        let new = unit.colleague("Nina Ny", "physiotherapist", true).await;
        new.opens_for(&patient, "taking_over").await.is(StatusCode::NO_CONTENT);
        assert!(new.sees(&patient).await.psfs.is_some());
        let invitation = json!({"role": "professional", "profession": "physiotherapist", "treating": true});
        let back: Account = redeem(&physio, &unit.code(&unit.lead, invitation).await).await.json();
        let [again] = back.memberships.as_slice() else { panic!("one membership") };
        assert_ne!(again.id, physio.membership());
        let page = format!("/api/v1/memberships/{}/patients/{}", again.id, patient.patient_id());
        physio.post(&format!("{page}/openings"), &json!({"reason": "contact"})).await.is(StatusCode::NO_CONTENT);
        let seen: PatientPage = physio.get(&page).await.json();
        assert!(seen.psfs.is_some() && seen.programmes.is_none(), "what was shared with the old membership ended with it");
    }

    async fn a_patient_who_also_works_there_is_both_and_a_member_only_once(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let person = app.patient().await;
        let account: Account = redeem(&person, &unit.code(&unit.lead, professional()).await).await.json();
        assert_eq!((account.patient, account.memberships.len()), (person.account.patient, 1));
        let code = unit.code(&unit.lead, professional()).await;
        redeem(&person, &code).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        app.register("Sara Sek", Some(&code)).await;
        let physio = unit.physio().await;
        let diary = unit.code(&physio, json!({"role": "patient"})).await;
        let account: Account = redeem(&physio, &diary).await.json();
        assert!(account.patient.is_some() && account.memberships.len() == 1, "a professional may keep a diary too");
    }
}
