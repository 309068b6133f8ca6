//! Erasing the account: what goes, what stays, and what other devices and readers are told.

use domain::category::Category;
use domain::day::Millis;
use domain::disclosure::{self, Head, Line, Log, unhex};
use domain::problem::Code;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, Person, new_id, picture, plan};
use tests::each_database;
use tests::push_service::PushService;
use tests::tables::Tables;

use crate::course::things;
use crate::push::device::Device;

/// Stands in everything that the patient wrote.
const SECRET: &str = "hemmeligheden om ryggen";

/// Stands in what the professional wrote.
const STAYS: &str = "flot gået i skoven";

/// Monday 11 January 2027, 07:59 in Copenhagen.
const MORNING: Millis = Millis(1_799_650_740_000);

/// What is about others than the patient, or says of the patient only that somebody was there. Every other table is the
/// patient's: it has rows before the erasure and none after.
const OF_OTHERS: [&str; 25] = [
    "account",
    "counter",
    "cover",
    "disclosure",
    "disclosure_head",
    "grant",
    "invitation",
    "library_exercise",
    "media",
    "media_part",
    "membership",
    "message",
    "patient",
    "prescription",
    "programme",
    "programme_template",
    "programme_version",
    "push_key",
    "reserve_code",
    "review",
    "second_factor",
    "session",
    "setting",
    "unit",
    "unit_media",
];

/// A patient with something of everything, and who treats them.
struct Full {
    patient: Person,
    physio: Person,
    /// Where the patient's phone is reached.
    endpoint: String,
}

/// Shared with a physiotherapist who has prescribed and looked, and reminded once this morning.
async fn full(app: &App) -> Full {
    app.clock.set(MORNING);
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.sets_up_second_factor(&app.clock).await;
    patient.shares(&physio, &Category::ALL).await;
    let team = json!({"coordinator": physio.membership(), "visible": true});
    patient.writes("team", &patient.patient_id().to_string(), team).await;
    let shown = physio.sends_in(unit.id, picture(8, 8, [9, 9, 9])).await;
    let exercise = new_id();
    let path = format!("/api/v1/units/{}/library-exercises/{exercise}/versions", unit.id);
    let edit = json!({"base_revision": 0, "exercise": {"title": "Bækkenløft", "media": shown.id}});
    physio.post(&path, &edit).await.is(StatusCode::CREATED);
    let mut plan = plan(app.today());
    plan["prescriptions"][0]["copied"] = json!({"exercise": exercise, "revision": 1, "media": shown.id});
    physio.tries_to_prescribe(&patient, &plan).await.is(StatusCode::CREATED);
    patient.names_activities(app.today()).await;
    for n in 0..40 {
        let note = json!({"kind": "note", "note": {"text": format!("{SECRET} {n}"), "shared": true}});
        patient.writes("entry", &new_id(), app.entry(app.today(), &note)).await;
    }
    let service = PushService::start().await;
    let phone = Device::of(&patient, &service).await;
    let rule = json!({
        "what": "check_in", "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true,
    });
    patient.writes("reminder", &new_id(), rule).await;
    app.clock.advance_ms(2 * 60 * 1000);
    service.wait_for_messages(1).await;
    // Last, since in a pause nothing is due.
    for (noun, thing) in things(app) {
        patient.writes(noun, &new_id(), thing).await;
    }
    patient.post("/api/v1/calendar", &json!({})).await.is(StatusCode::CREATED);
    let colleague = unit.colleague("Kaj Kollega", "physiotherapist", true).await;
    colleague.asks_to_see(&patient, &json!({"id": new_id(), "categories": ["pain"]})).await.is(StatusCode::CREATED);
    let relative = app.relative_of(&patient, "Jonas Holm").await;
    patient.makes_supporter_code().await;
    relative.supported().await;
    let own_words = json!({
        "id": new_id(), "addressee": {"to": "membership", "membership": physio.membership()}, "language": "da", "paragraphs": [],
        "period": {"from": app.today(), "to": app.today()}, "own_words": SECRET,
    });
    patient.post("/api/v1/statements", &own_words).await.is(StatusCode::CREATED);
    let mine = format!("/api/v1/memberships/{}/patients/{}", physio.membership(), patient.patient_id());
    let to = json!({"membership": physio.membership()});
    physio.post(&format!("{mine}/assignments"), &to).await.is(StatusCode::NO_CONTENT);
    physio.post(&format!("{mine}/openings"), &json!({"reason": "contact"})).await.is(StatusCode::NO_CONTENT);
    physio.sees(&patient).await;
    let review = physio.reviews(&patient, STAYS).await.id;
    physio.tells(&patient, STAYS).await;
    for path in [format!("/api/v1/reviews/{review}/rejoinders"), format!("/api/v1/messages/{}", unit.id)] {
        let own_words = json!({"id": new_id(), "kind": "message", "text": SECRET});
        let own_words = if path.contains("reviews") { json!({"id": new_id(), "text": SECRET}) } else { own_words };
        patient.post(&path, &own_words).await.is(StatusCode::CREATED);
    }
    Full { patient, physio, endpoint: phone.endpoint }
}

/// The rows that hold this text, but for reviews: what one relied on is the unit's record, with the patient's words for their
/// activities in it.
fn holding(tables: &mut Tables, text: &str) -> Vec<String> {
    let content = tables.content(&["review"]);
    content.lines().filter(|line| line.contains(text)).map(str::to_owned).collect()
}

/// The tables that an erasure leaves empty, since nobody but the patient wrote.
fn own_tables(tables: &mut Tables) -> Vec<String> {
    let names = tables.names();
    for name in OF_OTHERS {
        assert!(names.iter().any(|there| there == name), "{name} is a table");
    }
    names.into_iter().filter(|name| !OF_OTHERS.contains(&name.as_str())).collect()
}

fn rows(tables: &mut Tables, table: &str) -> usize {
    tables.lines(&format!("SELECT '1' AS line FROM \"{table}\"")).len()
}

/// The patient's log as it stands in the database.
fn stored_log(tables: &mut Tables, patient: &Person) -> Vec<Line> {
    let id = patient.patient_id();
    let lines = tables.lines(&format!(
        "SELECT n || ' ' || commitment || ' ' || hash || ' ' || coalesce(salt, '') || coalesce(payload, '') || \
         coalesce(fold_key, '') AS line FROM disclosure WHERE patient_id = '{id}' ORDER BY n"
    ));
    let parse = |line: &String| {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().expect("a column").to_owned();
        let line =
            Line { n: next().parse().expect("a number"), commitment: next(), hash: next(), salt: None, payload: None };
        assert_eq!(next(), "", "salt, payload and what repeats fold by are gone");
        line
    };
    lines.iter().map(parse).collect()
}

each_database! {
    async fn everything_the_patient_wrote_is_gone_and_what_others_wrote_stays(app: App) {
        let Full { patient, physio, endpoint } = full(&app).await;
        let mut tables = Tables::open(&app.settings.database_url());
        assert!(holding(&mut tables, SECRET).len() >= 80, "each note, and its version");
        let (account, id) = (patient.account.id.to_string(), patient.patient_id().to_string());
        let texts = [SECRET, &patient.email, "Karen Prøve", "gå en tur\"", "går en kort tur", &endpoint];
        let own = own_tables(&mut tables);
        let used = format!("SELECT id AS line FROM invitation WHERE used_by = '{account}'");
        let open = format!("SELECT id AS line FROM \"grant\" WHERE patient_id = '{id}' AND ended_at IS NULL");
        let factor = ["second_factor", "reserve_code"]
            .map(|table| format!("SELECT account_id AS line FROM {table} WHERE account_id = '{account}'"));
        assert_eq!(factor.each_ref().map(|query| tables.lines(query).len()), [1, 10]);
        for text in texts {
            assert!(!holding(&mut tables, text).is_empty(), "{text} is there");
        }
        for table in &own {
            assert!(rows(&mut tables, table) > 0, "{table} has rows");
        }
        assert_eq!((tables.lines(&used).len(), tables.lines(&open).len()), (1, 1));

        patient.erases_everything(&patient.password).await.is(StatusCode::NO_CONTENT);
        for text in texts {
            assert_eq!(holding(&mut tables, text), Vec::<String>::new(), "{text}");
        }
        for table in &own {
            assert_eq!(rows(&mut tables, table), 0, "{table}");
        }
        assert_eq!((tables.lines(&used).len(), tables.lines(&open).len()), (0, 0));
        assert_eq!(factor.each_ref().map(|query| tables.lines(query).len()), [0, 0]);

        assert_eq!(tables.lines(&format!("SELECT id AS line FROM programme WHERE patient_id = '{id}'")).len(), 1);
        assert_eq!(tables.lines("SELECT plan AS line FROM programme_version").len(), 1);
        let reviews = tables.lines("SELECT said || basis AS line FROM review");
        assert!(matches!(reviews.as_slice(), [one] if one.contains(STAYS) && !one.contains(SECRET)), "{reviews:?}");
        assert_eq!(tables.lines("SELECT body AS line FROM message"), [STAYS]);
        assert_eq!(tables.lines(&format!("SELECT id AS line FROM prescription WHERE patient_id = '{id}'")).len(), 2);
        physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        physio.tries_to_prescribe(&patient, &tests::app::plan(app.today())).await
            .is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert!(physio.worklist().await.rows.is_empty());
        for what in ["reviews", "messages"] {
            let path = physio.record_of(&patient, what);
            physio.get(&path).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
    }

    async fn the_log_still_verifies_and_says_nothing_any_more(app: App) {
        let Full { patient, physio, .. } = full(&app).await;
        let (before, said): (Log, _) = patient.disclosures().await;
        assert!(said.iter().any(|line| line.reader.name == "Mette Fys"));
        patient.erases_everything(&patient.password).await.is(StatusCode::NO_CONTENT);
        physio.asks_for(&patient).await.is(StatusCode::NOT_FOUND);

        let mut tables = Tables::open(&app.settings.database_url());
        let lines = stored_log(&mut tables, &patient);
        let key = unhex(&before.key).expect("a key");
        let head = before.lines.last().map(|line| Head { n: line.n, hash: line.hash.clone() });
        assert_eq!(i64::try_from(lines.len()), Ok(before.length), "no line of a look at nothing");
        assert_eq!(disclosure::verify(&key, &lines, head.as_ref()), Ok(()));
        let mut cut = lines.clone();
        cut.remove(0);
        assert!(disclosure::verify(&key, &cut, head.as_ref()).is_err(), "a line taken out still shows");
        let mut changed = lines;
        changed[0].commitment = before.lines[1].commitment.clone();
        assert!(disclosure::verify(&key, &changed, head.as_ref()).is_err(), "and a changed one");
    }

    async fn it_takes_the_password_and_guesses_are_counted_as_at_the_sign_in(app: App) {
        let patient = app.patient().await;
        for _ in 0..10 {
            patient.erases_everything("en forkert adgangskode").await
                .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        }
        patient.erases_everything(&patient.password).await.is_problem(StatusCode::TOO_MANY_REQUESTS, Code::TooManyTries);
        app.try_to_sign_in(&patient.email, &patient.password).await
            .is_problem(StatusCode::TOO_MANY_REQUESTS, Code::TooManyTries);
        patient.get("/api/v1/account").await.is(StatusCode::OK);
        app.clock.advance_ms(15 * 60 * 1000);
        patient.refresh().await.is(StatusCode::OK);
        patient.erases_everything(&patient.password).await.is(StatusCode::NO_CONTENT);
    }

    async fn every_device_is_told_and_the_address_is_free_again(app: App) {
        let patient = app.patient().await;
        let other = app.signs_in(&patient).await;
        let left = app.signs_in(&patient).await;
        patient.erases_everything(&patient.password).await.is(StatusCode::NO_CONTENT);
        for device in [&patient, &other] {
            device.get("/api/v1/account").await.is_problem(StatusCode::GONE, Code::AccountErased);
            device.post("/api/v1/sync", &device.sync_request(&[])).await.is_problem(StatusCode::GONE, Code::AccountErased);
            device.refresh().await.is_problem(StatusCode::GONE, Code::AccountErased);
            device.erases_everything(&patient.password).await.is_problem(StatusCode::GONE, Code::AccountErased);
        }
        left.signs_out().await.is(StatusCode::NO_CONTENT);
        app.try_to_sign_in(&patient.email, &patient.password).await
            .is_problem(StatusCode::UNAUTHORIZED, Code::WrongCredentials);
        let again = app.try_register("Karen Prøve", &patient.email, None).await.expect("the address is free");
        assert_ne!(again.patient_id(), patient.patient_id());
        assert!(again.sync(&[]).await.changes.is_empty(), "a new person to Rygrad");
    }

    async fn somebody_who_works_in_a_unit_keeps_the_account_and_loses_the_diary(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = app.patient().await;
        let walk = app.entry(app.today(), &json!({"kind": "note", "note": {"text": SECRET, "shared": false}}));
        physio.writes("entry", &new_id(), walk).await;
        let code = unit.code(&unit.lead, json!({"role": "professional", "profession": "nurse", "treating": true})).await;
        physio.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
        let mut tables = Tables::open(&app.settings.database_url());
        assert_eq!(holding(&mut tables, SECRET).len(), 2, "the note, and its version");
        physio.erases_everything(&physio.password).await.is(StatusCode::NO_CONTENT);
        let account: domain::account::Account = physio.get("/api/v1/account").await.json();
        assert_eq!((account.patient, account.memberships.len()), (None, 1));
        physio.post("/api/v1/sync", &physio.sync_request(&[])).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert_eq!(holding(&mut tables, SECRET), Vec::<String>::new());
        app.try_to_sign_in(&physio.email, &physio.password).await.is(StatusCode::OK);
    }
}

/// What stands in the embedded database's files.
fn in_the_files(app: &App, text: &str) -> usize {
    let folder = std::fs::read_dir(&app.settings.data_dir).expect("the data folder");
    let files = folder.map(|file| std::fs::read(file.expect("a file").path()).expect("its bytes"));
    files.map(|bytes| bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_it_stays_in_the_files_of_the_embedded_database() {
    let app = App::start(tests::app::Database::Sqlite).await;
    let Full { patient, .. } = full(&app).await;
    let one = new_id();
    // Longer than a page of the file.
    let long = "Æ".repeat(3_000);
    let note = json!({"kind": "note", "note": {"text": long, "shared": false}});
    patient.writes("entry", &one, app.entry(app.today(), &note)).await;
    assert!(in_the_files(&app, SECRET) > 40);
    assert!(in_the_files(&app, "ÆÆÆÆÆÆ") > 0);
    assert!(in_the_files(&app, &patient.email) > 0);
    let erasure = tests::app::put("erasure", &one, 1, &serde_json::Value::Null);
    patient.sync(&[erasure]).await;
    assert_eq!(in_the_files(&app, "ÆÆÆÆÆÆ"), 0, "one entry");
    patient.erases_everything(&patient.password).await.is(StatusCode::NO_CONTENT);
    assert_eq!(in_the_files(&app, SECRET), 0, "all of it");
    assert_eq!(in_the_files(&app, &patient.email), 0);
}
