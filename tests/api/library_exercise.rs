//! A unit's exercise library and its templates: shared by members, found by the beginnings of words, copied and never linked.

use domain::category::Category;
use domain::library_exercise::{LibraryPage, NamedLibraryExercise};
use domain::problem::Code;
use domain::programme::Programme;
use domain::programme_template::Templates;
use domain::sync::{Change, Noun};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, Person, Unit, new_id, plan};
use tests::each_database;

fn bridge() -> Value {
    json!({
        "title": "Bækkenløft", "instruction": "Lig på ryggen, fødderne i gulvet.",
        "dosage": {"by": "repetitions", "sets": 3, "repetitions": 10},
        "easier": {"instruction": "Løft kun halvt op.", "dosage": {"by": "repetitions", "sets": 2, "repetitions": 6}},
        "harder": {"instruction": "På ét ben.", "dosage": {"by": "repetitions", "sets": 3, "repetitions": 12}},
    })
}

fn at(unit: &Unit<'_>, rest: &str) -> String {
    format!("/api/v1/units/{}/{rest}", unit.id)
}

async fn edits(by: &Person, unit: &Unit<'_>, id: &str, base_revision: i64, exercise: &Value) -> Answer {
    let body = json!({"base_revision": base_revision, "exercise": exercise});
    by.post(&at(unit, &format!("library-exercises/{id}/versions")), &body).await
}

async fn found(by: &Person, unit: &Unit<'_>, query: &[(&str, &str)]) -> LibraryPage {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let answer = by.get(&at(unit, &format!("library-exercises?{}", query.join("&")))).await;
    answer.is(StatusCode::OK);
    answer.json()
}

fn titles(page: &LibraryPage) -> Vec<&str> {
    page.exercises.iter().map(|named| named.exercise.title.as_str()).collect()
}

/// A programme whose first exercise is copied.
fn copied(from: domain::LocalDay, exercise: &str, revision: i64) -> Value {
    let mut plan = plan(from);
    plan["prescriptions"][0]["copied"] = json!({"exercise": exercise, "revision": revision});
    plan
}

each_database! {
    async fn members_share_it_and_those_who_treat_or_lead_change_it(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        let id = new_id();
        let answer = edits(&physio, &unit, &id, 0, &bridge()).await;
        answer.is(StatusCode::CREATED);
        let made: NamedLibraryExercise = answer.json();
        assert_eq!((made.revision, made.retired, made.changed_by.as_str()), (1, false, "Mette Fys"));
        for (reader, may_change) in [(&physio, true), (&unit.lead, true), (&secretary, false)] {
            let page = found(reader, &unit, &[]).await;
            assert_eq!((page.exercises, page.total, page.may_change), (vec![made.clone()], 1, may_change));
            let one: NamedLibraryExercise = reader.get(&at(&unit, &format!("library-exercises/{id}"))).await.json();
            assert_eq!(one, made);
        }
        edits(&secretary, &unit, &id, 1, &bridge()).await.is_problem(StatusCode::FORBIDDEN, Code::NotAllowed);
        let mut other = bridge();
        other["title"] = json!("Bækkenløft, langsomt");
        let changed: NamedLibraryExercise = edits(&unit.lead, &unit, &id, 1, &other).await.json();
        assert_eq!((changed.revision, changed.changed_by.as_str()), (2, "Lone Lead"));
        edits(&physio, &unit, &id, 1, &bridge()).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        edits(&unit.lead, &unit, &id, 1, &other).await.is(StatusCode::CREATED);
        assert_eq!(found(&physio, &unit, &[]).await.exercises, [changed], "sent again after a lost answer: one change");
        edits(&physio, &unit, &new_id(), 3, &bridge()).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
    }

    async fn it_is_nothing_to_those_outside_the_unit(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let neighbour = app.unit("Naboen", Sector::Hospital).await;
        let physio = unit.physio().await;
        let stranger = neighbour.physio().await;
        let patient = unit.patient(&physio).await;
        let id = new_id();
        edits(&physio, &unit, &id, 0, &bridge()).await.is(StatusCode::CREATED);
        for outsider in [&stranger, &patient, &neighbour.lead] {
            for path in ["library-exercises", &format!("library-exercises/{id}"), "programme-templates"] {
                outsider.get(&at(&unit, path)).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
            }
            edits(outsider, &unit, &id, 1, &bridge()).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        stranger.get(&at(&neighbour, &format!("library-exercises/{id}"))).await.is(StatusCode::NOT_FOUND);
        // The id belongs to another unit's exercise: nothing of that is said, and nothing of it changes.
        edits(&stranger, &neighbour, &id, 0, &bridge()).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        edits(&stranger, &neighbour, &id, 1, &bridge()).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        assert_eq!(found(&stranger, &neighbour, &[]).await.total, 0);
        let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
        edits(&jobcentre.lead, &jobcentre, &new_id(), 0, &bridge()).await
            .is_problem(StatusCode::FORBIDDEN, Code::NotAllowed);
    }

    async fn many_hundred_are_found_by_the_beginnings_of_words_in_danish_order(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let named = ["Åndedræt", "Ærmegang", "Øvelse på bold", "Bækkenløft", "arm og ben", "100 % fladt_gulv"];
        for (n, title) in named.into_iter().map(str::to_owned).chain((0..120).map(|n| format!("Række {n:03}"))).enumerate() {
            let exercise = json!({"title": title, "instruction": format!("Sæt dig på nummer {n}.")});
            edits(&physio, &unit, &new_id(), 0, &exercise).await.is(StatusCode::CREATED);
        }
        let first = found(&physio, &unit, &[]).await;
        assert_eq!((first.total, first.exercises.len()), (126, 50));
        assert_eq!(titles(&first)[..4], ["100 % fladt_gulv", "arm og ben", "Bækkenløft", "Række 000"]);
        let last = found(&physio, &unit, &[("page", "2")]).await;
        assert_eq!(titles(&last)[23..], ["Ærmegang", "Øvelse på bold", "Åndedræt"]);
        assert_eq!(found(&physio, &unit, &[("page", "9")]).await.exercises, []);
        for (search, expected) in [
            ("BÆKKEN", vec!["Bækkenløft"]),
            ("ånde", vec!["Åndedræt"]),
            ("bold øv", vec!["Øvelse på bold"]),
            ("række 01", (10..20).map(|n| titles(&first)[3 + n]).collect()),
            ("løft", vec![]),
            ("%", titles(&first)),
            ("fladt_g", vec!["100 % fladt_gulv"]),
            ("nummer 3", vec!["Bækkenløft", "Række 024", "Række 025", "Række 026", "Række 027", "Række 028", "Række 029", "Række 030", "Række 031", "Række 032", "Række 033"]),
        ] {
            let page = found(&physio, &unit, &[("search", search)]).await;
            assert_eq!(titles(&page), expected, "{search}");
        }
    }

    async fn what_is_put_aside_is_no_longer_offered_and_comes_back(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let id = new_id();
        edits(&physio, &unit, &id, 0, &bridge()).await.is(StatusCode::CREATED);
        let path = at(&unit, &format!("library-exercises/{id}/versions"));
        let aside = |base: i64, retired: bool| json!({"base_revision": base, "retired": retired, "exercise": bridge()});
        physio.post(&path, &aside(1, true)).await.is(StatusCode::CREATED);
        assert_eq!(found(&physio, &unit, &[]).await.total, 0);
        assert_eq!(titles(&found(&physio, &unit, &[("retired", "true")]).await), ["Bækkenløft"]);
        physio.post(&path, &aside(2, false)).await.is(StatusCode::CREATED);
        assert_eq!(found(&physio, &unit, &[]).await.total, 1);
    }

    async fn a_prescribed_exercise_is_a_copy_that_knows_where_it_is_from(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let neighbour = app.unit("Naboen", Sector::Hospital).await;
        let (physio, stranger) = (unit.physio().await, neighbour.physio().await);
        let patient = unit.patient(&physio).await;
        let code = neighbour.code(&stranger, json!({"role": "patient"})).await;
        patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        for professional in [&physio, &stranger] {
            patient.shares(professional, &[Category::Exercises]).await;
        }
        let (id, today) = (new_id(), app.today());
        edits(&physio, &unit, &id, 0, &bridge()).await.is(StatusCode::CREATED);
        for (by, plan) in [
            (&physio, copied(today, &new_id(), 1)),
            (&physio, copied(today, &id, 2)),
            (&physio, copied(today, &id, 0)),
            (&stranger, copied(today, &id, 1)),
        ] {
            by.tries_to_prescribe(&patient, &plan).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        }
        let answer = physio.tries_to_prescribe(&patient, &copied(today, &id, 1)).await;
        answer.is(StatusCode::CREATED);
        let programme: Programme = answer.json();
        let first = &programme.versions[0].plan.prescriptions[0];
        assert_eq!(first.copied.as_ref().map(|copied| (copied.exercise.to_string(), copied.revision)), Some((id.clone(), 1)));
        let mut other = bridge();
        other["title"] = json!("Noget helt andet");
        edits(&physio, &unit, &id, 1, &other).await.is(StatusCode::CREATED);
        let changes: Vec<Change> = patient.sync(&[]).await.changes;
        let body = &changes.iter().find(|change| change.noun == Noun::Programme).expect("the programme").body;
        assert_eq!(serde_json::from_value::<Programme>(body.clone()).unwrap(), programme, "the library changed, this did not");

        // Another unit cannot go on from what stands there: a programme is changed by the unit that wrote it.
        let mut next = json!(programme.versions[0].plan);
        next["stop_if"] = json!("det trækker ned i benet");
        let path = format!(
            "/api/v1/memberships/{}/patients/{}/programmes/{}/versions",
            stranger.membership(), patient.patient_id(), programme.id,
        );
        stranger.post(&path, &next).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    }

    async fn templates_are_made_used_and_put_aside_and_name_no_patient(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let id = new_id();
        let exercise = json!({
            "title": "Bækkenløft", "dosage": {"by": "minutes", "minutes": 5}, "frequency": {"by": "times_a_week", "times": 3},
        });
        let template = |title: &str, exercises: Vec<Value>| json!({"title": title, "exercises": exercises});
        let path = at(&unit, &format!("programme-templates/{id}/versions"));
        let edit = |base: i64, retired: bool, template: Value| json!({"base_revision": base, "retired": retired, "template": template});
        let first = edit(0, false, template("Lænd, begynder", vec![exercise.clone(); 2]));
        for _ in 0..2 {
            physio.post(&path, &first).await.is(StatusCode::CREATED);
        }
        physio.post(&path, &edit(0, false, template("Anden", vec![exercise.clone()]))).await
            .is_problem(StatusCode::CONFLICT, Code::Conflict);
        for count in [0, 13] {
            physio.post(&path, &edit(1, false, template("x", vec![exercise.clone(); count]))).await
                .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        }
        let mut foreign = exercise.clone();
        foreign["copied"] = json!({"exercise": new_id(), "revision": 1});
        physio.post(&path, &edit(1, false, template("x", vec![foreign]))).await
            .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let other = at(&unit, &format!("programme-templates/{}/versions", new_id()));
        unit.lead.post(&other, &edit(0, false, template("Ånde", vec![exercise.clone()]))).await.is(StatusCode::CREATED);
        let all = at(&unit, "programme-templates");
        let seen: Templates = unit.lead.get(&all).await.json();
        let names: Vec<_> = seen.templates.iter().map(|t| (t.template.title.as_str(), t.revision)).collect();
        assert_eq!(names, [("Lænd, begynder", 1), ("Ånde", 1)]);
        assert!(seen.may_change);
        physio.post(&path, &edit(1, true, template("Lænd, begynder", vec![exercise]))).await.is(StatusCode::CREATED);
        assert_eq!(physio.get(&all).await.json::<Templates>().templates.len(), 1);
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        secretary.post(&path, &first).await.is_problem(StatusCode::FORBIDDEN, Code::NotAllowed);
        assert!(!secretary.get(&all).await.json::<Templates>().may_change);
    }
}
