//! A professional types a paper diary, the patient present: what may be read may be typed, who typed it is the server's word, and what
//! the patient makes of it afterwards stays as they left it.

use domain::category::Category;
use domain::disclosure::{Operation, Outcome};
use domain::entry::{Entry, TypedBy};
use domain::problem::Code;
use domain::sync::{Noun, PutOutcome};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, App, Person, first_exercise, new_id};
use tests::each_database;

fn typed(id: &str, day: domain::LocalDay, body: &Value) -> Value {
    json!({"id": id, "day": day, "body": body})
}

async fn types(physio: &Person, patient: &Person, entries: &[Value]) -> Answer {
    let (membership, patient) = (physio.membership(), patient.patient_id());
    physio
        .post(&format!("/api/v1/memberships/{membership}/patients/{patient}/paper"), &json!({"entries": entries}))
        .await
}

/// The field that is refused.
fn refused(answer: &Answer) -> String {
    answer.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid).fields[0].field.clone()
}

/// An entry as the patient's phone gets it; `None` where it was taken away.
async fn on_the_phone(patient: &Person, id: &str) -> Option<Entry> {
    patient.forget_cursor();
    let changes = patient.sync(&[]).await.changes;
    let change = changes.into_iter().find(|change| change.noun == Noun::Entry && change.id == id).expect("an entry");
    (!change.removed).then(|| serde_json::from_value(change.body).expect("an entry"))
}

async fn couple(app: &App, shared: &[Category]) -> (Person, Person) {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, shared).await;
    (physio, patient)
}

each_database! {
    async fn what_is_typed_stands_in_the_diary_with_who_typed_it(app: App) {
        let (physio, patient) = couple(&app, &[Category::Exercises]).await;
        let yesterday = app.today().plus_days(-1);
        let programme = physio.prescribes(&patient, yesterday).await;
        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "done"});
        let id = new_id();
        let mut entry = typed(&id, yesterday, &log);
        // What only the server says is not taken from the request.
        entry["typed_by"] = json!("myself");
        entry["typist"] = json!({"membership": new_id(), "name": "Din læge", "profession": "gp", "unit": "Klinikken"});
        entry["recorded_at"] = json!(0);
        types(&physio, &patient, std::slice::from_ref(&entry)).await.is(StatusCode::CREATED);
        let kept = on_the_phone(&patient, &id).await.expect("there");
        assert_eq!((kept.typed_by, kept.day), (TypedBy::Professional, yesterday));
        let typist = kept.typist.expect("somebody typed it");
        assert_eq!((typist.name.as_str(), typist.unit.as_str()), ("Mette Fys", "Genoptræningen"));
        assert!(kept.recorded_at.0 > 0);
        assert_eq!(physio.sees(&patient).await.adherence.expect("shared").total.done, 1, "it counts like any log");

        types(&physio, &patient, std::slice::from_ref(&entry)).await.is(StatusCode::CREATED);
        assert_eq!(physio.sees(&patient).await.entries.len(), 1, "sent twice is written once");
        entry["body"]["outcome"] = json!("partly");
        types(&physio, &patient, &[entry]).await.is_problem(StatusCode::CONFLICT, Code::Conflict);

        let (_, said) = patient.disclosures().await;
        let line = said.iter().find(|line| line.operation == Operation::PaperDiary).expect("a line");
        assert_eq!((line.outcome, line.reader.name.as_str()), (Outcome::Shown, "Mette Fys"));
        assert_eq!(line.categories.iter().collect::<Vec<_>>(), [Category::Exercises]);
    }

    async fn only_what_is_shared_may_be_typed_and_all_of_it_or_nothing(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        let to = json!({"to": "membership", "membership": physio.membership()});
        patient.shares_as(to, &[Category::Activity], Some(today.plus_days(-2)), None).await;
        let walk = json!({"kind": "activity", "what": "walking", "minutes": 20});
        let with = |field: &str, value: Value| {
            let mut body = walk.clone();
            body[field] = value;
            body
        };
        for (day, body, field) in [
            (today, with("pain_after", json!(0)), "entries.1.pain_after"),
            (today, with("note", json!({"text": "gik", "shared": false})), "entries.1.note"),
            (today, with("later", json!(1)), "entries.1.later"),
            (today, json!({"kind": "check_in", "mood": 3}), "entries.1.mood"),
            (today.plus_days(-3), walk.clone(), "entries.1.kind"),
            (today.plus_days(1), walk.clone(), "entries.1.day"),
        ] {
            let answer = types(&physio, &patient, &[typed(&new_id(), today, &walk), typed(&new_id(), day, &body)]).await;
            assert_eq!(refused(&answer), field, "{body}");
        }
        let spread = [typed(&new_id(), today, &walk), typed(&new_id(), today.plus_days(-7), &walk)];
        assert_eq!(refused(&types(&physio, &patient, &spread).await), "entries");
        assert_eq!(refused(&types(&physio, &patient, &[]).await), "entries");
        assert!(physio.sees(&patient).await.entries.is_empty(), "of what was refused nothing was written");
        let shared = with("note", json!({"text": "gik en tur", "shared": true}));
        types(&physio, &patient, &[typed(&new_id(), today.plus_days(-2), &shared)]).await.is(StatusCode::CREATED);
        assert_eq!(physio.sees(&patient).await.entries.len(), 1);
    }

    async fn what_the_patient_makes_of_it_stays_as_they_left_it(app: App) {
        let (physio, patient) = couple(&app, &[Category::Activity]).await;
        let walk = json!({"kind": "activity", "what": "walking", "minutes": 20});
        let [changed, removed, erased] = [new_id(), new_id(), new_id()];
        let sheet: Vec<Value> =
            [&changed, &removed, &erased].into_iter().map(|id| typed(id, app.today(), &walk)).collect();
        types(&physio, &patient, &sheet).await.is(StatusCode::CREATED);
        let mut entry = serde_json::to_value(on_the_phone(&patient, &changed).await).expect("JSON");
        entry["body"]["minutes"] = json!(35);
        let put = |id: &str, removed: bool, noun: &str, body: &Value| {
            json!({"put_id": new_id(), "noun": noun, "id": id, "base_revision": 1, "removed": removed, "body": body})
        };
        let answer = patient.sync(&[
            put(&changed, false, "entry", &entry),
            put(&removed, true, "entry", &entry),
            put(&erased, false, "erasure", &Value::Null),
        ]).await;
        assert!(answer.results.iter().all(|one| matches!(one.outcome, PutOutcome::Accepted { .. })), "{:?}", answer.results);
        // The professional's connection was lost, and the same is sent again.
        types(&physio, &patient, &sheet).await.is(StatusCode::CREATED);
        let kept = on_the_phone(&patient, &changed).await.expect("there");
        assert_eq!(serde_json::to_value(&kept.body).expect("JSON")["minutes"], 35);
        assert_eq!(kept.typist.expect("still").name, "Mette Fys");
        assert!(on_the_phone(&patient, &removed).await.is_none());
        let seen: Vec<_> = physio.sees(&patient).await.entries.into_iter().map(|one| one.id.to_string()).collect();
        assert_eq!(seen, [changed]);
    }

    async fn nobody_types_who_may_not_read_and_a_stop_bites(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let (physio, colleague) = (unit.physio().await, unit.colleague("Kaj Kollega", "nurse", true).await);
        let patient = unit.patient(&physio).await;
        let walk = typed(&new_id(), app.today(), &json!({"kind": "activity", "what": "walking", "minutes": 20}));
        let sheet = std::slice::from_ref(&walk);
        types(&physio, &patient, sheet).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let grant = patient.shares(&physio, &[Category::Activity]).await;
        types(&colleague, &patient, sheet).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let desk = format!("/api/v1/memberships/{}/patients/{}/paper/{}", physio.membership(), patient.patient_id(), app.today());
        let open: Value = physio.get(&desk).await.json();
        assert_eq!(open["shared"], json!([{"category": "activity"}]));
        patient.stops(grant).await;
        physio.get(&desk).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        types(&physio, &patient, sheet).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        patient.forget_cursor();
        let changes = patient.sync(&[]).await.changes;
        assert!(changes.iter().all(|change| change.noun != Noun::Entry), "nothing was written");
        let plans = patient.shares(&physio, &[Category::Plans]).await;
        types(&physio, &patient, sheet).await.is(StatusCode::NOT_FOUND);
        patient.stops(plans).await;
        let (_, said) = patient.disclosures().await;
        let refusals = said.iter().filter(|line| line.operation == Operation::PaperDiary && line.outcome != Outcome::Shown);
        assert!(refusals.count() >= 3, "each kind of refusal stands in the log");
    }
}
