//! Several units for one patient: each has its own share, programme and review, and learns of the others only by the patient's leave;
//! a coordinator is a word, and gives no sight.

use domain::category::Category;
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::sync::PutOutcome;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Person, Unit, new_id, put};
use tests::each_database;

/// Three units of three sectors, somebody in each, and a patient connected with all of them.
struct Three {
    hospital: Person,
    municipality: Person,
    practice: Person,
    patient: Person,
}

async fn joins(unit: &Unit<'_>, by: &Person, patient: &Person) {
    let code = unit.code(by, json!({"role": "patient"})).await;
    patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
}

impl Three {
    async fn of(app: &App) -> Self {
        let ward = app.unit("Ryghospitalet", Sector::Hospital).await;
        let team = app.unit("Genoptræningen", Sector::Municipality).await;
        let clinic = app.unit("Klinikken", Sector::PrivatePractice).await;
        let hospital = ward.colleague("Hanne Hospital", "rheumatologist", true).await;
        let municipality = team.colleague("Mads Kommune", "physiotherapist", true).await;
        let practice = clinic.colleague("Pia Praksis", "chiropractor", true).await;
        let patient = ward.patient(&hospital).await;
        joins(&team, &municipality, &patient).await;
        joins(&clinic, &practice, &patient).await;
        Self { hospital, municipality, practice, patient }
    }

    async fn all_prescribe(&self, app: &App) {
        for person in [&self.hospital, &self.municipality, &self.practice] {
            person.prescribes(&self.patient, app.today()).await;
        }
    }

    /// The patient says what of their team, and what became of it.
    async fn says(&self, base: i64, team: &Value) -> PutOutcome {
        let id = self.patient.patient_id().to_string();
        self.patient.sync(&[put("team", &id, base, team)]).await.results.remove(0).outcome
    }

    async fn patient_page(&self, person: &Person) -> PatientPage {
        person.sees(&self.patient).await
    }

    /// Everything that somebody is answered of the patient, as text.
    async fn read_by(&self, person: &Person) -> String {
        let mut all = String::new();
        for path in ["", "/reviews", "/messages"] {
            let id = self.patient.patient_id();
            let answer = person.get(&format!("/api/v1/memberships/{}/patients/{id}{path}", person.membership())).await;
            answer.is(StatusCode::OK);
            all.push_str(&answer.text);
        }
        let list = format!("/api/v1/memberships/{}/worklist", person.membership());
        all.push_str(&person.post(&list, &json!({"page": 0})).await.text);
        all
    }
}

/// The names of everybody and every unit but this person and theirs.
fn others(of: &str) -> Vec<&'static str> {
    let all = [["Hanne", "Ryghospitalet"], ["Mads", "Genoptræningen"], ["Pia", "Klinikken"]];
    all.into_iter().filter(|names| !of.contains(names[0])).flatten().collect()
}

each_database! {
    async fn three_units_each_have_their_share_and_learn_nothing_of_each_other(app: App) {
        let three = Three::of(&app).await;
        three.patient.shares(&three.hospital, &[Category::Exercises, Category::Pain]).await;
        three.patient.shares(&three.municipality, &[Category::Exercises, Category::Activity]).await;
        three.patient.shares(&three.practice, &[Category::Exercises, Category::Function]).await;
        three.all_prescribe(&app).await;
        for person in [&three.hospital, &three.municipality, &three.practice] {
            person.reviews(&three.patient, "godt gået").await;
            let text = three.read_by(person).await;
            for name in others(&person.account.name) {
                assert!(!text.contains(name), "{} reads of {name}:\n{text}", person.account.name);
            }
        }
        let seen = async |person: &Person| three.patient_page(person).await.shared;
        assert!(seen(&three.hospital).await.contains(Category::Pain) && !seen(&three.practice).await.contains(Category::Pain));
        // The patient's one plan: every exercise, and of it their own to change.
        let page = three.patient_page(&three.practice).await;
        let programmes = page.programmes.expect("exercises are shared");
        assert_eq!((programmes.len(), page.own_programmes.len()), (3, 1));
        assert_eq!(programmes.iter().filter(|programme| programme.author.is_some()).count(), 1);
        assert_eq!(page.adherence.expect("counted").exercises.len(), 6, "all of them count");
        let desk = three.practice.review_desk(&three.patient).await.expect("a desk");
        assert_eq!(desk.reviews.len(), 1, "the unit's own");

        // The patient reads every author, and every review.
        three.patient.forget_cursor();
        let changes = serde_json::to_string(&three.patient.sync(&[]).await.changes).expect("JSON");
        for name in ["Hanne Hospital", "Mads Kommune", "Pia Praksis"] {
            assert!(changes.contains(name), "{name} wrote a programme");
        }
        let reviews: Value = three.patient.get("/api/v1/reviews").await.json();
        assert_eq!(reviews.as_array().map(Vec::len), Some(3));
    }

    async fn a_programme_is_changed_by_the_unit_that_wrote_it_and_nobody_else(app: App) {
        let three = Three::of(&app).await;
        for person in [&three.hospital, &three.municipality] {
            three.patient.shares(person, &[Category::Exercises]).await;
        }
        let programme = three.hospital.prescribes(&three.patient, app.today()).await;
        let mut plan = serde_json::to_value(programme.latest().expect("a version")).expect("JSON");
        plan["stop_if"] = json!("det snurrer");
        let path = |person: &Person| {
            let (membership, patient) = (person.membership(), three.patient.patient_id());
            format!("/api/v1/memberships/{membership}/patients/{patient}/programmes/{}/versions", programme.id)
        };
        let other = three.municipality.post(&path(&three.municipality), &plan).await;
        other.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let before = three.patient_page(&three.hospital).await.programmes.expect("shared");
        assert_eq!(before[0].versions.len(), 1, "nothing was changed");
        three.hospital.post(&path(&three.hospital), &plan).await.is(StatusCode::CREATED);
    }

    async fn they_see_each_other_by_leave_only_and_by_name_only(app: App) {
        let three = Three::of(&app).await;
        three.patient.shares(&three.hospital, &[Category::Exercises]).await;
        let clinic = json!({"to": "unit", "unit": three.practice.account.memberships[0].unit.id});
        three.patient.shares_as(clinic, &[Category::Pain], None, None).await;
        three.hospital.prescribes(&three.patient, app.today()).await;
        assert_eq!(three.patient_page(&three.hospital).await.team, domain::team::SeenTeam::default());

        assert!(matches!(three.says(0, &json!({"visible": true})).await, PutOutcome::Accepted { .. }));
        let team = serde_json::to_value(three.patient_page(&three.hospital).await.team).expect("JSON");
        assert_eq!(team, json!({"you_coordinate": false, "others": [{"unit": "Klinikken"}]}));
        three.practice.opens_for(&three.patient, "appointment").await.is(StatusCode::NO_CONTENT);
        let team = serde_json::to_value(three.patient_page(&three.practice).await.team).expect("JSON");
        let hanne = json!({"name": "Hanne Hospital", "profession": "rheumatologist", "coordinator": false});
        assert_eq!(team, json!({"you_coordinate": false, "others": [{"person": hanne, "unit": "Ryghospitalet"}]}));
        // What they see is what the patient is shown that they see.
        let of = json!({"of": "standing", "recipient": {"to": "membership", "membership": three.hospital.membership()}});
        let preview: Value = three.patient.post("/api/v1/preview", &of).await.json();
        assert_eq!(preview["team"], json!({"you_coordinate": false, "others": [{"unit": "Klinikken"}]}));

        assert!(matches!(three.says(1, &json!({"visible": false})).await, PutOutcome::Accepted { .. }));
        assert!(!three.read_by(&three.hospital).await.contains("Klinikken"));
    }

    async fn a_coordinator_is_named_among_those_shared_with_is_told_and_gets_no_sight(app: App) {
        let three = Three::of(&app).await;
        let grant = three.patient.shares(&three.hospital, &[Category::Exercises]).await;
        three.patient.shares(&three.municipality, &[Category::Pain]).await;
        for nobody in [three.practice.membership().to_string(), new_id()] {
            let refused = three.says(0, &json!({"coordinator": nobody, "visible": false})).await;
            assert!(matches!(refused, PutOutcome::Refused { code: Code::RecipientImpossible, .. }), "{refused:?}");
        }
        let elsewhere = put("team", &new_id(), 0, &json!({"visible": true}));
        let refused = three.patient.sync(&[elsewhere]).await.results.remove(0).outcome;
        assert!(matches!(refused, PutOutcome::Refused { code: Code::Invalid, .. }), "{refused:?}");

        let named = json!({"coordinator": three.hospital.membership(), "visible": false});
        assert!(matches!(three.says(0, &named).await, PutOutcome::Accepted { .. }));
        let page = three.patient_page(&three.hospital).await;
        assert!(page.team.you_coordinate && page.team.others.is_none());
        assert_eq!(page.shared.iter().collect::<Vec<_>>(), [Category::Exercises], "a coordinator sees no more");
        assert!(!three.patient_page(&three.municipality).await.team.you_coordinate);
        assert!(!three.read_by(&three.municipality).await.contains("Hanne"));

        three.patient.stops(grant).await;
        three.hospital.asks_for(&three.patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        // Who was named before may stay so in a later word; they are nobody's coordinator while nothing is shared with them.
        let open = json!({"coordinator": three.hospital.membership(), "visible": true});
        assert!(matches!(three.says(1, &open).await, PutOutcome::Accepted { .. }));
        let team = serde_json::to_value(three.patient_page(&three.municipality).await.team).expect("JSON");
        assert_eq!(team, json!({"you_coordinate": false, "others": []}));
    }
}
