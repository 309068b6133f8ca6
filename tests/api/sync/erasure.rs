//! *Slet helt*: an entry goes with every version, on the server and on phones, and nothing brings it back.

use domain::problem::Code;
use domain::sync::{Noun, PutOutcome};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, new_id, put};
use tests::each_database;
use tests::tables::Tables;

const SECRET: &str = "noget jeg fortryder";

fn note(app: &App, text: &str) -> Value {
    app.entry(app.today(), &json!({"kind": "note", "note": {"text": text, "shared": false}}))
}

fn erasure(id: &str, base_revision: i64) -> Value {
    put("erasure", id, base_revision, &Value::Null)
}

each_database! {
    async fn an_erased_entry_is_gone_with_its_versions_and_other_phones_learn_it(app: App) {
        let patient = app.patient().await;
        let other = app.signs_in(&patient).await;
        let id = new_id();
        patient.writes("entry", &id, note(&app, SECRET)).await;
        patient.sync(&[put("entry", &id, 1, &note(&app, "noget andet"))]).await;
        assert_eq!(other.sync(&[]).await.changes.len(), 1);
        let mut tables = Tables::open(&app.settings.database_url());
        let before = tables.content(&[]);
        assert!([SECRET, "noget andet"].iter().all(|text| before.contains(text)), "both versions are there");

        let answer = patient.sync(&[erasure(&id, 2)]).await;
        assert_eq!(answer.results[0].outcome, PutOutcome::Accepted { revision: 3 });
        patient.get(&format!("/api/v1/entries/{id}/revisions")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        let changes = other.sync(&[]).await.changes;
        let [change] = changes.as_slice() else { panic!("one change: {changes:?}") };
        assert_eq!((change.noun, change.id.as_str(), change.revision), (Noun::Entry, id.as_str(), 3));
        assert!(change.removed && change.body.is_null(), "{change:?}");
        let after = tables.content(&[]);
        assert!(![SECRET, "noget andet"].iter().any(|text| after.contains(text)));
    }

    async fn replays_edits_and_removals_of_other_phones_do_not_bring_it_back(app: App) {
        let patient = app.patient().await;
        let id = new_id();
        let first = put("entry", &id, 0, &note(&app, SECRET));
        patient.sync(std::slice::from_ref(&first)).await;
        let gone = erasure(&id, 1);
        patient.sync(std::slice::from_ref(&gone)).await;
        let mut removal = put("entry", &id, 1, &note(&app, SECRET));
        removal["removed"] = json!(true);
        let late = [first, put("entry", &id, 1, &note(&app, SECRET)), put("entry", &id, 9, &note(&app, SECRET)), removal];
        for result in patient.sync(&late).await.results {
            assert_eq!(result.outcome, PutOutcome::Erased { revision: 2 });
        }
        let again = patient.sync(&[gone, erasure(&id, 1)]).await.results;
        assert_eq!(again[0].outcome, PutOutcome::Accepted { revision: 2 }, "the same put is answered alike");
        assert_eq!(again[1].outcome, PutOutcome::Same { revision: 2 });
        patient.forget_cursor();
        let changes = patient.sync(&[]).await.changes;
        assert!(changes.iter().all(|change| change.removed && change.body.is_null()), "{changes:?}");
        let mut tables = Tables::open(&app.settings.database_url());
        assert!(!tables.content(&[]).contains(SECRET));
    }

    async fn it_may_overtake_the_entry_itself_and_stand_in_the_same_request(app: App) {
        let patient = app.patient().await;
        let (early, same) = (new_id(), new_id());
        let puts = [
            erasure(&early, 0),
            put("entry", &early, 0, &note(&app, SECRET)),
            put("entry", &same, 0, &note(&app, SECRET)),
            put("entry", &same, 0, &note(&app, "rettet")),
            erasure(&same, 0),
            put("entry", &same, 0, &note(&app, SECRET)),
        ];
        let outcomes: Vec<_> = patient.sync(&puts).await.results.into_iter().map(|result| result.outcome).collect();
        assert_eq!(outcomes[0], PutOutcome::Accepted { revision: 1 });
        assert_eq!(outcomes[1], PutOutcome::Erased { revision: 1 });
        assert_eq!(outcomes[4], PutOutcome::Accepted { revision: 3 });
        assert_eq!(outcomes[5], PutOutcome::Erased { revision: 3 });
        let mut tables = Tables::open(&app.settings.database_url());
        let content = tables.content(&[]);
        assert!(!content.contains(SECRET) && !content.contains("rettet"));
    }

    async fn another_patients_entry_is_out_of_its_reach(app: App) {
        let (patient, stranger) = (app.patient().await, app.patient().await);
        let id = new_id();
        patient.writes("entry", &id, note(&app, SECRET)).await;
        stranger.sync(&[erasure(&id, 1)]).await;
        let revisions: Vec<Value> = patient.get(&format!("/api/v1/entries/{id}/revisions")).await.json();
        assert_eq!(revisions.len(), 1);
        let bad = stranger.sync(&[put("erasure", "nonsense", 0, &Value::Null)]).await;
        assert!(matches!(bad.results[0].outcome, PutOutcome::Refused { code: Code::NotAnId, .. }));
    }
}
