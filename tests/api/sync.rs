//! Nothing a patient entered is lost, doubled or silently overwritten; a wrong put is refused alone.

mod erasure;

use std::collections::BTreeSet;

use domain::id::SessionId;
use domain::problem::Code;
use domain::session::{Chain, RefreshSecret};
use domain::sync::{Noun, PutOutcome, SyncAnswer};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{Answer, first_exercise, new_id, put};
use tests::each_database;

fn walk(minutes: i64) -> Value {
    json!({"kind": "activity", "what": "walking", "minutes": minutes})
}

/// A session and its chain as it stood when this cookie was the newest.
fn chain_of(cookie: &str) -> (SessionId, Chain) {
    let parts: Vec<&str> = cookie.split_once('=').unwrap().1.split('.').collect();
    let secret = RefreshSecret(domain::disclosure::unhex(parts[2]).unwrap());
    (parts[0].parse().unwrap(), Chain { generation: parts[1].parse().unwrap(), current: secret.hash() })
}

fn code_of(outcome: &PutOutcome) -> Option<Code> {
    match outcome {
        PutOutcome::Refused { code, .. } => Some(*code),
        _ => None,
    }
}

each_database! {
    async fn what_one_phone_writes_another_reads(app: App) {
        let patient = app.patient().await;
        let id = new_id();
        let body = app.entry(app.today(), &walk(20));
        patient.writes("entry", &id, body.clone()).await;
        patient.forget_cursor();
        let answer = patient.sync(&[]).await;
        assert_eq!(answer.changes.len(), 1);
        assert_eq!((answer.changes[0].id.as_str(), &answer.changes[0].body), (id.as_str(), &body));
        assert!(patient.sync(&[]).await.changes.is_empty(), "the cursor moves on");
    }

    async fn what_a_phone_has_just_written_does_not_come_back_and_what_it_has_not_seen_does(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let (mine, theirs) = (new_id(), new_id());
        let before = patient.sync_request(&[]);
        let here = app.entry(app.today(), &walk(20));
        let row = put("entry", &mine, 0, &here);
        assert!(patient.sync(std::slice::from_ref(&row)).await.changes.is_empty());
        // Another phone, from where this one was: it learns of the first, not of its own.
        let mut other = before.clone();
        other["puts"] = json!([put("entry", &theirs, 0, &app.entry(app.today(), &walk(5)))]);
        let answer: SyncAnswer = patient.post("/api/v1/sync", &other).await.json();
        assert_eq!(answer.changes.iter().map(|change| change.id.as_str()).collect::<Vec<_>>(), [mine.as_str()]);
        assert_eq!((answer.changes[0].revision, &answer.changes[0].body), (1, &here));
        // The same request again, its answer lost: now its own comes too.
        let again: SyncAnswer = patient.post("/api/v1/sync", &other).await.json();
        assert_eq!(again.results, answer.results);
        assert_eq!(again.changes.iter().map(|change| change.id.as_str()).collect::<Vec<_>>(), [mine.as_str(), theirs.as_str()]);
        // Two puts about one thing in one request: two versions, one row, the later content.
        let twice = [put("entry", &new_id(), 0, &here), row];
        let id = twice[0]["id"].as_str().unwrap();
        let later = put("entry", id, 1, &app.entry(app.today(), &walk(30)));
        let answer = patient.sync(&[twice[0].clone(), later, twice[1].clone()]).await;
        let revisions: Vec<_> = answer.results.iter().map(|result| result.outcome.revision()).collect();
        assert_eq!(revisions, [Some(1), Some(2), Some(1)]);
        let versions: Vec<Value> = patient.get(&format!("/api/v1/entries/{id}/revisions")).await.json();
        assert_eq!(versions.iter().map(|v| v["body"]["body"]["minutes"].clone()).collect::<Vec<_>>(), [json!(20), json!(30)]);
        // A grant comes back: the server has added to it.
        patient.sync(&[]).await;
        let recipient = json!({"to": "membership", "membership": physio.membership()});
        let sharing = json!({"recipient": recipient, "categories": ["exercises"], "purpose": "treatment", "from": null,
            "until": app.today().plus_months(1)});
        let answer = patient.sync(&[put("entry", &new_id(), 0, &here), put("grant", &new_id(), 0, &sharing)]).await;
        assert_eq!(answer.changes.iter().map(|change| change.noun).collect::<Vec<_>>(), [Noun::Grant]);
        assert!(answer.changes[0].body["recipient_name"].is_string());
        patient.forget_cursor();
        let all = patient.sync(&[]).await.changes;
        assert_eq!(all.iter().filter(|change| change.noun == Noun::Entry).count(), 4);
        assert_eq!(all.iter().find(|change| change.id == id).unwrap().body["body"]["minutes"], 30);
    }

    async fn a_replayed_put_is_answered_alike_and_stored_once(app: App) {
        let patient = app.patient().await;
        let id = new_id();
        let first = put("entry", &id, 0, &app.entry(app.today(), &walk(20)));
        let one = patient.sync(std::slice::from_ref(&first)).await;
        let second = put("entry", &id, 1, &app.entry(app.today(), &walk(25)));
        patient.sync(&[second]).await;
        let again = patient.sync(std::slice::from_ref(&first)).await;
        assert_eq!(one.results, again.results, "the same bytes, the same answer");
        patient.forget_cursor();
        let now = patient.sync(&[]).await;
        assert_eq!(now.changes[0].body["body"]["minutes"], 25, "a replay never overtakes a newer edit");
        assert_eq!(now.changes[0].revision, 2);

        let mut other = first.clone();
        other["body"]["body"]["minutes"] = json!(99);
        assert_eq!(code_of(&patient.sync(&[other]).await.results[0].outcome), Some(Code::PutReused));
    }

    async fn two_phones_merge_and_both_versions_stay(app: App) {
        let patient = app.patient().await;
        let id = new_id();
        patient.writes("entry", &id, app.entry(app.today(), &walk(20))).await;
        let from_one = patient.sync(&[put("entry", &id, 1, &app.entry(app.today(), &walk(30)))]).await;
        assert_eq!(from_one.results[0].outcome, PutOutcome::Accepted { revision: 2 });
        let forty = app.entry(app.today(), &walk(40));
        let from_other = patient.sync(&[put("entry", &id, 1, &forty)]).await;
        assert_eq!(from_other.results[0].outcome, PutOutcome::Merged { revision: 3 });
        let same = patient.sync(&[put("entry", &id, 1, &forty)]).await;
        assert_eq!(same.results[0].outcome, PutOutcome::Same { revision: 3 });
        let mut removal = put("entry", &id, 3, &app.entry(app.today(), &walk(40)));
        removal["removed"] = json!(true);
        assert_eq!(patient.sync(&[removal]).await.results[0].outcome, PutOutcome::Accepted { revision: 4 });
    }

    async fn a_wrong_put_is_refused_alone(app: App) {
        let patient = app.patient().await;
        let today = app.today();
        let entry = |body: Value| put("entry", &new_id(), 0, &app.entry(today, &body));
        let with = |mut value: Value, at: &str, new: Value| {
            *value.pointer_mut(at).expect("the place") = new;
            value
        };
        let good = || entry(walk(5));
        let long = "x".repeat(4001);
        let cases: Vec<(Value, Code)> = vec![
            (entry(json!({"kind": "check_in", "back_pain": 11})), Code::Invalid),
            (entry(json!({"kind": "check_in", "back_pain": -1})), Code::Invalid),
            (entry(json!({"kind": "check_in"})), Code::Invalid),
            (entry(json!({"kind": "seance"})), Code::UnknownKind),
            (with(good(), "/noun", json!("spell")), Code::UnknownKind),
            (with(good(), "/noun", json!("programme")), Code::NotAllowed),
            (with(good(), "/id", json!("67e55044-10b1-426f-9247-bb680e5fe0c8")), Code::NotAnId),
            (with(good(), "/id", json!("x")), Code::NotAnId),
            (with(good(), "/body/day", json!(today.plus_days(3))), Code::DayOutOfRange),
            (with(good(), "/body/day", json!("1899-12-31")), Code::DayOutOfRange),
            (with(good(), "/body/day", json!("i går")), Code::DayOutOfRange),
            (with(good(), "/body/zone", json!("../etc")), Code::Invalid),
            (entry(json!({"kind": "note", "note": {"text": long}})), Code::Invalid),
            (entry(json!({"kind": "note", "note": {"text": "a\u{0}b"}})), Code::Invalid),
            (entry(json!({"kind": "activity", "what": "walking", "later": "a\u{0}b"})), Code::Invalid),
            (entry(json!({"kind": "activity", "what": "walking", "minutes": 1441})), Code::Invalid),
            (entry(json!({"kind": "exercise_log", "prescription": new_id(), "outcome": "done"})), Code::Waiting),
            (entry(json!({"kind": "psfs", "scores": [{"activity": new_id(), "score": 3}]})), Code::Waiting),
            (put("reminder", &new_id(), 0, &json!({"what": "exercises", "time": "08:00", "recurrence": "FREQ=DAILY",
                "zone": "Mars/Olympus_Mons", "enabled": true})), Code::UnknownZone),
            (put("reminder", &new_id(), 0, &json!({"what": "exercises", "time": "25:00", "recurrence": "FREQ=DAILY",
                "zone": "Europe/Copenhagen", "enabled": true})), Code::Invalid),
            (put("revocation", &new_id(), 0, &Value::Null), Code::Waiting),
            (json!({"noun": "entry"}), Code::Malformed),
            (json!(7), Code::Malformed),
        ];
        let mut puts: Vec<Value> = cases.iter().map(|(put, _)| put.clone()).collect();
        puts.push(good());
        let answer = patient.sync(&puts).await;
        for (result, (put, code)) in answer.results.iter().zip(&cases) {
            assert_eq!(code_of(&result.outcome), Some(*code), "{put} → {result:?}");
        }
        assert_eq!(answer.results.last().unwrap().outcome, PutOutcome::Accepted { revision: 1 });
        patient.forget_cursor();
        assert_eq!(patient.sync(&[]).await.changes.len(), 1, "only the good one is stored");
    }

    async fn a_whole_request_that_is_wrong_is_one_clear_problem(app: App) {
        let patient = app.patient().await;
        let puts: Vec<Value> = (0..10_000).map(|_| put("entry", &new_id(), 0, &Value::Null)).collect();
        let problem = patient.post("/api/v1/sync", &patient.sync_request(&puts)).await
            .is_problem(StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge);
        assert!(problem.title.contains("500"), "{}", problem.title);
        let broken = patient.request(reqwest::Method::POST, "/api/v1/sync").body("{\"puts\": [");
        Answer::of(broken).await.is_problem(StatusCode::BAD_REQUEST, Code::Malformed);
        let wrong = patient.post("/api/v1/sync", &json!({"sent_at": "soon", "puts": []})).await;
        let problem = wrong.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        assert_eq!(problem.fields[0].field, "sent_at");
    }

    async fn ids_of_another_patient_are_a_world_of_their_own(app: App) {
        let (one, other) = (app.patient().await, app.patient().await);
        let id = new_id();
        one.writes("entry", &id, app.entry(app.today(), &walk(20))).await;
        let stolen = other.sync(&[put("entry", &id, 1, &app.entry(app.today(), &walk(99)))]).await;
        assert!(stolen.results[0].outcome.revision().is_some(), "it says nothing about the first one's entry");
        one.forget_cursor();
        assert_eq!(one.sync(&[]).await.changes[0].body["body"]["minutes"], 20);
    }

    async fn a_scoring_waits_for_its_activity_and_an_activity_is_never_renamed(app: App) {
        let patient = app.patient().await;
        let (activity, today) = (new_id(), app.today());
        let named = put("psfs_activity", &activity, 0, &json!({"words": "gå", "named_on": today}));
        let nameless = put("psfs_activity", &new_id(), 0, &json!({"words": "  ", "named_on": today}));
        let scoring = |id: &str| put("entry", &new_id(), 0,
            &app.entry(today, &json!({"kind": "psfs", "scores": [{"activity": id, "score": 3}]})));
        let child = scoring(nameless["id"].as_str().unwrap());
        let answer = patient.sync(&[named, nameless, scoring(&activity), child]).await;
        let codes: Vec<_> = answer.results.iter().map(|r| code_of(&r.outcome)).collect();
        assert_eq!(codes, [None, Some(Code::Invalid), None, Some(Code::Waiting)]);
        let renamed = put("psfs_activity", &activity, 1, &json!({"words": "løbe", "named_on": today}));
        assert_eq!(code_of(&patient.sync(&[renamed]).await.results[0].outcome), Some(Code::Renamed));
        let retired = put("psfs_activity", &activity, 1, &json!({"words": "gå", "named_on": today, "retired_on": today}));
        assert_eq!(patient.sync(&[retired]).await.results[0].outcome, PutOutcome::Accepted { revision: 2 });
    }

    async fn a_long_record_comes_in_pages_without_a_hole(app: App) {
        let patient = app.patient().await;
        let mut written = BTreeSet::new();
        for _ in 0..3 {
            let puts: Vec<Value> = (0..400).map(|n| put("entry", &new_id(), 0, &app.entry(app.today(), &walk(n + 1)))).collect();
            written.extend(puts.iter().map(|put| put["id"].as_str().unwrap().to_owned()));
            patient.sync(&puts).await;
        }
        patient.forget_cursor();
        let mut seen = BTreeSet::new();
        loop {
            let answer: SyncAnswer = patient.sync(&[]).await;
            assert!(answer.changes.len() <= 500);
            for change in &answer.changes {
                assert!(seen.insert(change.id.clone()), "no change comes twice");
            }
            if !answer.more {
                break;
            }
        }
        assert_eq!(seen, written);
    }

    async fn what_a_professional_prescribes_reaches_the_phone(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[domain::Category::Exercises]).await;
        patient.sync(&[]).await;
        let programme = physio.prescribes(&patient, app.today()).await;
        let changes = patient.sync(&[]).await.changes;
        assert_eq!((changes.len(), changes[0].noun), (1, Noun::Programme));
        assert_eq!(changes[0].body["versions"][0]["prescriptions"][0]["id"], first_exercise(&programme).to_string());
    }

    async fn a_phone_ahead_of_a_restored_backup_stays_signed_in(app: App) {
        let patient = app.patient().await;
        let before = patient.refresh_cookie();
        patient.refresh().await.is(StatusCode::OK);
        patient.refresh().await.is(StatusCode::OK);
        let (db, now) = (app.running.state.db.clone(), app.clock.now());
        // What a backup from before the refreshes holds of this session.
        let (id, chain) = chain_of(&before);
        tokio::task::spawn_blocking(move || db.write(now, |tx| store::session::rotate(tx, id, &chain))).await.unwrap().unwrap();
        patient.refresh().await.is(StatusCode::OK);
        patient.refresh().await.is(StatusCode::OK);
        patient.refresh_with(&before).await.is_problem(StatusCode::UNAUTHORIZED, Code::RefreshOutdated);
        patient.refresh_with_newest(&before).await.is_problem(StatusCode::UNAUTHORIZED, Code::NotSignedIn);
    }

    async fn a_restored_backup_starts_a_new_epoch(app: App) {
        let patient = app.patient().await;
        let id = new_id();
        patient.writes("entry", &id, app.entry(app.today(), &walk(20))).await;
        let before = patient.sync(&[]).await.cursor;
        let (db, now) = (app.running.state.db.clone(), app.clock.now());
        tokio::task::spawn_blocking(move || db.write(now, store::db::new_epoch)).await.unwrap().unwrap();
        let answer = patient.sync(&[]).await;
        assert_ne!(answer.cursor.epoch, before.epoch);
        assert_eq!(answer.changes.len(), 1, "everything comes again");
        // An edit of something the server never had goes on counting from the phone's revision.
        let lost = patient.sync(&[put("entry", &new_id(), 7, &app.entry(app.today(), &walk(9)))]).await;
        assert_eq!(lost.results[0].outcome, PutOutcome::Accepted { revision: 8 });
    }

    async fn a_phone_that_speaks_too_old_is_told_so_and_nothing_of_it_is_taken(app: App) {
        let mut patient = app.patient().await;
        let app = app.restarted_with(|settings| settings.oldest_protocol = 7).await;
        patient.moved_to(&app);
        let entry = app.entry(app.today(), &walk(20));
        let mut request = patient.sync_request(&[put("entry", &new_id(), 0, &entry)]);
        for protocol in [Value::Null, json!(6)] {
            match protocol {
                Value::Null => drop(request.as_object_mut().expect("an object").remove("protocol")),
                number => request["protocol"] = number,
            }
            let answer = patient.post("/api/v1/sync", &request).await;
            answer.is_problem(StatusCode::UPGRADE_REQUIRED, Code::ClientTooOld);
        }
        request["protocol"] = json!(7);
        let answer = patient.post("/api/v1/sync", &request).await;
        answer.is(StatusCode::OK);
        let answer: SyncAnswer = answer.json();
        assert_eq!(answer.results[0].outcome, PutOutcome::Accepted { revision: 1 }, "nothing was taken before");
    }

    async fn a_clock_two_days_off_is_noted_and_loses_nothing(app: App) {
        let patient = app.patient().await;
        let (today, off_ms) = (app.today(), tests::app::days_ms(2));
        for skew_ms in [off_ms, -off_ms] {
            let clock = app.clock.now().plus_ms(skew_ms);
            let mut right = app.entry(today, &walk(20));
            right["recorded_at"] = json!(clock);
            let ahead = app.entry(today.plus_days(2), &walk(30));
            let mut request = patient.sync_request(&[put("entry", &new_id(), 0, &right), put("entry", &new_id(), 0, &ahead)]);
            request["sent_at"] = json!(clock);
            let answer = patient.post("/api/v1/sync", &request).await;
            answer.is(StatusCode::OK);
            let answer: SyncAnswer = answer.json();
            assert_eq!(answer.results[0].outcome, PutOutcome::Accepted { revision: 1 });
            assert_eq!(code_of(&answer.results[1].outcome), Some(Code::DayOutOfRange), "later than tomorrow");
            let mut tables = tests::tables::Tables::open(&app.settings.database_url());
            let noted = tables.lines("SELECT CAST(clock_skew_ms AS TEXT) AS line FROM patient");
            let noted: i64 = noted[0].parse().unwrap();
            assert!((noted - skew_ms).abs() < 60_000, "{noted} against {skew_ms}");
            patient.forget_cursor();
            let pulled = patient.sync(&[]).await;
            let kept = pulled.changes.last().expect("the entry");
            assert_eq!(kept.body["recorded_at"], json!(clock), "the device's clock is data");
        }
    }
}
