//! A professional suggests, the patient decides: never active before the yes, and what is seen of it.

use domain::category::Category;
use domain::day::DAY_MS;
use domain::disclosure::Operation;
use domain::id::GrantId;
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::reminder::{Rule, SeenSuggestion, SuggestionAnswer};
use domain::sync::Noun;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Person, put};
use tests::each_database;
use tests::tables::Tables;

use super::{MORNING, rule};

async fn couple(app: &App, shared: &[Category]) -> (Person, Person, GrantId) {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    let grant = patient.shares(&physio, shared).await;
    (physio, patient, grant)
}

fn there(physio: &Person, patient: &Person) -> String {
    format!("/api/v1/memberships/{}/patients/{}", physio.membership(), patient.patient_id())
}

fn suggestion(what: &str) -> Value {
    json!({"what": what, "time": "08:00", "recurrence": "FREQ=DAILY"})
}

async fn suggests(physio: &Person, patient: &Person, what: &str) -> SeenSuggestion {
    let answer = physio.post(&format!("{}/reminders", there(physio, patient)), &suggestion(what)).await;
    answer.is(StatusCode::CREATED);
    answer.json()
}

async fn seen(physio: &Person, patient: &Person) -> Vec<(String, Option<SuggestionAnswer>)> {
    let page: PatientPage = physio.get(&there(physio, patient)).await.json();
    page.suggestions.iter().map(|seen| (seen.id.to_string(), seen.suggested.answer)).collect()
}

/// The rule as it comes to the phone.
async fn arrives(patient: &Person, id: &str) -> Rule {
    patient.forget_cursor();
    let changes = patient.sync(&[]).await.changes;
    let change = changes.into_iter().find(|change| change.noun == Noun::Reminder && change.id == id);
    serde_json::from_value(change.expect("the suggestion").body).expect("a rule")
}

each_database! {
    async fn a_suggestion_rings_only_after_the_yes_and_the_answer_is_all_that_is_seen(app: App) {
        app.clock.set(MORNING);
        let (physio, patient, _) = couple(&app, &[Category::Exercises, Category::WellBeing]).await;
        let mut own = rule(|rule| rule["what"] = json!("activity"));
        own["quiet"] = json!({"from": "22:00", "to": "07:00"});
        patient.writes("reminder", &tests::app::new_id(), own).await;
        let made = suggests(&physio, &patient, "check_in").await;
        let id = made.id.to_string();
        assert_eq!(suggests(&physio, &patient, "check_in").await, made, "said again after a lost answer");
        assert_eq!(seen(&physio, &patient).await, [(id.clone(), None)]);

        let suggested = arrives(&patient, &id).await;
        assert!(suggested.is_suggestion() && !suggested.enabled && suggested.quiet.is_some());
        assert_eq!(suggested.zone.as_str(), "Europe/Copenhagen");
        app.clock.advance_ms(2 * 60_000);
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
        let mut tables = Tables::open(&app.settings.database_url());
        let occurred = format!("SELECT day AS line FROM occurrence WHERE reminder_id = '{id}'");
        assert_eq!(tables.lines(&occurred), [] as [&str; 0], "no answer is no yes");

        // Only the yes switches it on, and nobody suggests in another's name.
        let sends = async |body: &Value| patient.sync(&[put("reminder", &id, 1, body)]).await.results[0].outcome.clone();
        let mut forced = json!(suggested);
        forced["enabled"] = json!(true);
        let mut forged = json!(suggested.answered(SuggestionAnswer::Accepted));
        forged["suggested"]["by"]["name"] = json!("Overlægen");
        let mut bent = json!(suggested.answered(SuggestionAnswer::Accepted));
        bent["suggested"]["by"] = json!("Overlægen");
        for wrong in [&forced, &forged, &bent] {
            assert_eq!(sends(wrong).await.revision(), None, "{wrong}");
        }
        // What nobody suggested – made up, or forgotten with a restored backup – is kept as the patient's own.
        let alone = tests::app::new_id();
        for (revision, minute) in [(0, "15"), (1, "16")] {
            forged["time"] = json!(format!("21:{minute}"));
            let kept = patient.sync(&[put("reminder", &alone, revision, &forged)]).await;
            assert_eq!(kept.results[0].outcome.revision(), Some(revision + 1));
            let rule = arrives(&patient, &alone).await;
            assert_eq!((rule.suggested, rule.enabled, String::from(rule.time)), (None, true, format!("21:{minute}")));
        }
        assert_eq!(seen(&physio, &patient).await, [(id.clone(), None)], "the unit sees nothing of it");
        assert!(sends(&json!(suggested.answered(SuggestionAnswer::Accepted))).await.revision().is_some());
        assert_eq!(seen(&physio, &patient).await, [(id.clone(), Some(SuggestionAnswer::Accepted))]);
        app.clock.set(MORNING.plus_ms(DAY_MS + 60_000));
        let limit = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
        while tables.lines(&occurred) != ["2027-01-12"] {
            assert!(tokio::time::Instant::now() < limit, "{:?}", tables.lines(&occurred));
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        // What the patient makes of it is their own.
        patient.refresh().await;
        physio.refresh().await;
        let mut moved = json!(suggested.answered(SuggestionAnswer::Accepted));
        moved["time"] = json!("21:00");
        moved["enabled"] = json!(false);
        assert!(sends(&moved).await.revision().is_some());
        let page: PatientPage = physio.get(&there(&physio, &patient)).await.json();
        assert!(!json!(page.suggestions).to_string().contains("21:00"));
        assert_eq!(page.suggestions[0].suggested.answer, Some(SuggestionAnswer::Accepted));
        let (_, lines) = patient.disclosures().await;
        assert!(lines.iter().any(|line| line.operation == Operation::SuggestReminder), "the patient sees who asked");
    }

    async fn only_for_what_is_shared_and_a_no_is_a_no(app: App) {
        app.clock.set(MORNING);
        let (physio, patient, grant) = couple(&app, &[Category::Exercises]).await;
        let path = format!("{}/reminders", there(&physio, &patient));
        for what in ["psfs", "check_in", "activity"] {
            physio.post(&path, &suggestion(what)).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        }
        physio.post(&path, &suggestion("grant_ending")).await.is(StatusCode::NOT_FOUND);
        let ended = json!({"what": "exercises", "time": "08:00", "recurrence": "FREQ=DAILY;UNTIL=20270201"});
        physio.post(&path, &ended).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let stranger = app.unit("Rygcentret", Sector::Hospital).await.physio().await;
        stranger.post(&format!("{}/reminders", there(&stranger, &patient)), &suggestion("exercises")).await.is(StatusCode::NOT_FOUND);

        let id = suggests(&physio, &patient, "exercises").await.id.to_string();
        let no = arrives(&patient, &id).await.answered(SuggestionAnswer::Declined);
        assert!(patient.sync(&[put("reminder", &id, 1, &json!(no))]).await.results[0].outcome.revision().is_some());
        assert_eq!(seen(&physio, &patient).await, [(id.clone(), Some(SuggestionAnswer::Declined))]);
        let next = "SELECT coalesce(CAST(next_at AS TEXT), '-') AS line FROM reminder";
        assert_eq!(Tables::open(&app.settings.database_url()).lines(next), ["-"]);

        for minute in 0..domain::reminder::MAX_OPEN {
            let one = json!({"what": "exercises", "time": format!("09:0{minute}"), "recurrence": "FREQ=DAILY"});
            physio.post(&path, &one).await.is(StatusCode::CREATED);
        }
        physio.post(&path, &suggestion("exercises")).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        patient.stops(grant).await;
        physio.post(&path, &suggestion("exercises")).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
    }
}
