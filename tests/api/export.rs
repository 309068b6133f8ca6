//! *Mine data*: everything comes out, in the shape that is stated, and nobody else's.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::category::Category;
use domain::problem::Code;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, App, Database, Person, new_id, put};
use tests::each_database;

const EXPORT: &str = "/api/v1/account/export";

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&server::export::schema::schema()).expect("a schema")
}

/// The wrong places, by what is wrong with them.
fn wrong_with(export: &Value) -> Vec<String> {
    validator().iter_errors(export).map(|error| format!("{} {error}", error.instance_path())).collect()
}

/// A patient with every kind of entry, corrected, removed and erased ones, shared and looked at.
async fn rich(app: &App) -> Person {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, &Category::ALL).await;
    let stopped = patient.shares(&physio, &[Category::Pain]).await;
    patient.stops(stopped).await;
    let programme = physio.prescribes(&patient, app.today()).await;
    let exercise = tests::app::first_exercise(&programme);
    let activities = patient.names_activities(app.today()).await;
    let scores: Vec<Value> = activities.iter().map(|id| json!({"activity": id, "score": 4})).collect();
    let walk = new_id();
    for (id, body) in [
        (walk.clone(), json!({"kind": "activity", "what": "walking", "minutes": 20, "pain_before": 0})),
        (new_id(), json!({"kind": "exercise_log", "prescription": exercise, "outcome": "partly", "reason": "hurt"})),
        (new_id(), json!({"kind": "check_in", "back_pain": 3, "note": {"text": "=SUM(A1), \"æøå\"", "shared": true}})),
        (new_id(), json!({"kind": "psfs", "scores": scores})),
        (new_id(), json!({"kind": "note", "note": {"text": "to\nlinjer", "shared": false}, "of_a_newer_version": 1})),
    ] {
        patient.writes("entry", &id, app.entry(app.today(), &body)).await;
    }
    let corrected = app.entry(app.today(), &json!({"kind": "activity", "what": "walking", "minutes": 25}));
    patient.sync(&[put("entry", &walk, 1, &corrected)]).await;
    let (removed, erased) = (new_id(), new_id());
    for id in [&removed, &erased] {
        let note = json!({"kind": "note", "note": {"text": format!("tekst {id}"), "shared": false}});
        patient.writes("entry", id, app.entry(app.today(), &note)).await;
    }
    let mut removal = put(
        "entry",
        &removed,
        1,
        &app.entry(app.today(), &json!({"kind": "note", "note": {"text": "tekst", "shared": false}})),
    );
    removal["removed"] = json!(true);
    patient.sync(&[removal, put("erasure", &erased, 1, &Value::Null)]).await;
    physio.sees(&patient).await;
    physio.reviews(&patient, "flot gået").await;
    physio.tells(&patient, "ses vi tirsdag?").await;
    let colleague = unit.colleague("Kaj Kollega", "physiotherapist", true).await;
    let question = json!({"id": new_id(), "categories": ["pain"], "words": "til mandag"});
    colleague.asks_to_see(&patient, &question).await.is(StatusCode::CREATED);
    patient
}

async fn exported(patient: &Person) -> Value {
    let answer: Answer = patient.get(EXPORT).await;
    answer.is(StatusCode::OK);
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"rygrad.json\"");
    answer.json()
}

/// What holds fields that may be absent.
const WITH_OPTIONAL: [&str; 6] = ["entry", "body", "account", "reviews", "messages", "access_requests"];

/// Every object of the envelope, with where it is: of lists the first item, of entries' and things' own content none.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(at.to_owned());
            for (name, inner) in fields.iter().filter(|(name, _)| !WITH_OPTIONAL.contains(&name.as_str())) {
                objects(inner, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => items.iter().take(1).for_each(|item| objects(item, &format!("{at}/0"), found)),
        _ => {}
    }
}

each_database! {
    async fn the_export_holds_everything_and_has_the_stated_shape(app: App) {
        let patient = rich(&app).await;
        let export = exported(&patient).await;
        assert_eq!(wrong_with(&export), Vec::<String>::new());
        let entries = export["entries"].as_array().expect("entries");
        assert_eq!(entries.len(), 6, "five and a removed one; of the erased one nothing");
        let of = |kind: &str| {
            let found = entries.iter().find(|entry| entry["entry"]["body"]["kind"] == kind && entry["removed"] == false);
            found.unwrap_or_else(|| panic!("{kind}"))
        };
        let walk = of("activity");
        assert_eq!((walk["label"].as_str(), walk["revisions"].as_array().map(Vec::len)), (Some("edited"), Some(2)));
        assert_eq!(walk["entry"]["body"]["minutes"], 25);
        assert_eq!(walk["revisions"][0]["body"]["body"]["pain_before"], 0);
        assert_eq!(of("check_in")["label"], "live");
        assert_eq!(of("note")["entry"]["body"]["of_a_newer_version"], 1, "what this version does not know comes too");
        assert_eq!(entries.iter().filter(|entry| entry["removed"] == true).count(), 1);
        for (list, count) in [("psfs_activities", 3), ("grants", 2), ("programmes", 1)] {
            assert_eq!(export[list].as_array().map(Vec::len), Some(count), "{list}");
        }
        assert_eq!(export["reviews"][0]["said"]["recognition"], "flot gået");
        assert_eq!(export["messages"][0]["messages"][0]["text"], "ses vi tirsdag?");
        assert_eq!(export["access_requests"][0]["words"], "til mandag");
        assert_eq!(export["account"]["email"], patient.email.as_str());
        let log: domain::disclosure::Log = serde_json::from_value(export["disclosures"].clone()).expect("a log");
        let key = domain::disclosure::unhex(&log.key).expect("a key");
        assert_eq!(domain::disclosure::verify(&key, &log.lines, None), Ok(()));
        assert!(log.length >= 2);
    }

    async fn only_ones_own_comes_out(app: App) {
        let patient = rich(&app).await;
        let stranger = app.patient().await;
        let export = exported(&stranger).await;
        assert_eq!(wrong_with(&export), Vec::<String>::new(), "an empty diary too");
        assert!(!export.to_string().contains(&patient.patient_id().to_string()));
        assert_eq!(export["entries"], json!([]));
        let unit = app.unit("Naboen", Sector::Hospital).await;
        unit.lead.get("/api/v1/account/export/csv").await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let without = exported(&unit.lead).await;
        assert_eq!(wrong_with(&without), Vec::<String>::new(), "of an account without a diary what there is");
        assert_eq!((&without["diary"], without.get("entries")), (&Value::Null, None));
    }

    async fn the_tables_hold_the_same_a_row_for_each(app: App) {
        let patient = rich(&app).await;
        let answer = patient.request(reqwest::Method::GET, "/api/v1/account/export/csv").send().await.expect("an answer");
        assert_eq!(answer.headers()["content-type"], "application/zip");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let bytes = answer.bytes().await.expect("an archive");
        let files = unzipped(&bytes);
        let rows = |name: &str| {
            let file = files.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("{name}"));
            let text = String::from_utf8(file.1.clone()).expect("UTF-8");
            assert!(text.starts_with('\u{FEFF}') && text.ends_with("\r\n"), "{name}");
            text
        };
        assert!(rows("activity.csv").contains(",walking,,25,"));
        assert!(rows("check_in.csv").contains("\"'=SUM(A1), \"\"æøå\"\"\",true\r\n"), "{}", rows("check_in.csv"));
        assert_eq!(rows("psfs.csv").lines().count(), 4, "a row for each activity scored");
        assert!(rows("note.csv").contains("\"to\nlinjer\",false\r\n"));
        assert_eq!(rows("psfs_activities.csv").lines().count(), 4);
        assert_eq!(rows("grants.csv").lines().count(), 3);
        assert_eq!(rows("programmes.csv").lines().count(), 2);
        assert!(rows("disclosures.csv").contains("Mette Fys"));
        assert!(rows("reviews.csv").contains("flot gået"));
        assert!(rows("messages.csv").contains("ses vi tirsdag?"));
        assert!(rows("access_requests.csv").contains("til mandag"));
        rows("reminders.csv");
        rows("exercise_log.csv");
    }
}

/// Reads an archive by its directory, as a reader that knows nothing of how it was made.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) + (short(at + 2) << 16);
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let mut at = long(end + 16);
    let mut files = Vec::new();
    for _ in 0..short(end + 10) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (size, name_length, local) = (long(at + 24), short(at + 28), long(at + 42));
        let name = String::from_utf8(bytes[at + 46..at + 46 + name_length].to_vec()).expect("a name");
        assert_eq!(&bytes[local..local + 4], b"PK\x03\x04");
        let content = local + 30 + short(local + 26);
        files.push((name, bytes[content..content + size].to_vec()));
        at += 46 + name_length;
    }
    files
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_taken_away_or_added_is_noticed() {
    let app = App::start(Database::Sqlite).await;
    let export = exported(&rich(&app).await).await;
    let mut places = Vec::new();
    objects(&export, "", &mut places);
    places.extend(["/account", "/entries/0/entry", "/programmes/0/body"].map(str::to_owned));
    assert!(places.len() > 10, "{places:?}");
    for place in places {
        let fields: Vec<String> =
            export.pointer(&place).and_then(Value::as_object).expect("an object").keys().cloned().collect();
        for field in fields {
            let mut without = export.clone();
            without.pointer_mut(&place).and_then(Value::as_object_mut).expect("an object").remove(&field);
            assert!(!validator().is_valid(&without), "{place} may lack {field}");
        }
        if !place.ends_with("/entry") {
            let mut more = export.clone();
            more.pointer_mut(&place).expect("an object")["unheard_of"] = json!(1);
            assert!(!validator().is_valid(&more), "{place} may hold anything");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demonstration_patient_exports_and_the_schema_is_the_one_in_the_documents() {
    let app = App::start(Database::Sqlite).await;
    server::demo::make(&app.running.state).await.expect("demonstration people");
    let answer = app.try_to_sign_in(server::demo::PATIENT, server::demo::PASSWORD).await;
    let signed_in: domain::session::SignedIn = answer.json();
    let request = app.anonymous(reqwest::Method::GET, EXPORT).bearer_auth(signed_in.access_token);
    let export: Value = Answer::of(request).await.json();
    assert_eq!(wrong_with(&export), Vec::<String>::new());
    assert!(export["entries"].as_array().is_some_and(|entries| entries.len() > 30));

    let served = Answer::of(app.anonymous(reqwest::Method::GET, "/api/export.schema.json")).await;
    assert_eq!(served.headers["content-type"], "application/schema+json");
    let schema: Value = served.json();
    assert!(jsonschema::meta::is_valid(&schema));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/export.schema.json");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|how| how == "always") {
        let text = serde_json::to_string_pretty(&schema).expect("JSON");
        std::fs::write(&path, text + "\n").expect("the document is written");
    }
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the document")).expect("JSON");
    assert_eq!(kept, schema, "look at it, then accept it with INSTA_UPDATE=always");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "a figure is measured with the real clock")]
async fn a_year_of_entries_comes_out_quickly() {
    for database in [Database::Sqlite, Database::Postgres] {
        let app = App::start(database).await;
        let patient = app.patient().await;
        for round in 0..8 {
            let day = app.today().plus_days(-round * 40);
            let walk = app.entry(day, &json!({"kind": "activity", "what": "walking", "minutes": 20, "effort": 4}));
            let puts: Vec<Value> = (0..500).map(|_| put("entry", &new_id(), 0, &walk)).collect();
            patient.sync(&puts).await;
        }
        for path in [EXPORT, "/api/v1/account/export/csv"] {
            let start = Instant::now();
            let answer = patient.request(reqwest::Method::GET, path).send().await.expect("an answer");
            let bytes = answer.bytes().await.expect("a body").len();
            let took = start.elapsed();
            eprintln!("{database:?} {path}: 4000 entries, {bytes} bytes in {took:?}");
            assert!(took < Duration::from_secs(10), "{database:?} {path} took {took:?}");
        }
        assert_eq!(exported(&patient).await["entries"].as_array().map(Vec::len), Some(4_000));
    }
}
