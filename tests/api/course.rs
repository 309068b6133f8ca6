//! What a whole course holds: each noun and kind is taken as it is typed, refused alone with its field, and seen only as
//! far as it is shared; a pause holds back what is due.

use domain::CategorySet;
use domain::category::Category;
use domain::disclosure::Operation;
use domain::entry::{Kind, Quarters};
use domain::problem::Code;
use domain::sync::{PutOutcome, Revision};
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tests::app::{App, Person, first_exercise, new_id, put};
use tests::each_database;

fn week(monday: i64) -> Value {
    json!({"mon": monday, "tue": 0, "wed": 0, "thu": 0, "fri": 0, "sat": 0, "sun": 0})
}

/// One of each noun, right.
pub(crate) fn things(app: &App) -> Vec<(&'static str, Value)> {
    let today = app.today();
    vec![
        (
            "goal",
            json!({"what": "gå til købmanden", "unit": {"by": "minutes"}, "per": "day", "set_on": today,
                "tries": [{"on": today, "amount": 10}, {"on": today, "amount": 14}],
                "steps": [{"from": today, "amount": 10}]}),
        ),
        ("work_plan", json!({"stages": [{"from": today, "hours": week(16)}], "accommodations": "ingen løft"})),
        ("personal_plan", json!({"purpose": "relapse", "written_on": today, "how": "går en kort tur"})),
        ("pause", json!({"from": today, "reason": "illness"})),
        (
            "own_exercise",
            json!({"title": "Svømme", "instruction": "roligt", "dosage": {"by": "minutes", "minutes": 20}}),
        ),
        (
            "measure_period",
            json!({"from": today, "until": today.plus_days(13), "day_after": true, "agreed_with": "Mette"}),
        ),
        ("course", json!({"state": "active", "since": today})),
    ]
}

/// Code and field of a refusal.
fn refused(outcome: &PutOutcome) -> (Code, &str) {
    match outcome {
        PutOutcome::Refused { code, field, .. } => (*code, field.as_deref().unwrap_or_default()),
        other => panic!("taken: {other:?}"),
    }
}

async fn refusal_of(patient: &Person, noun: &str, body: &Value) -> (Code, String) {
    let answer = patient.sync(&[put(noun, &new_id(), 0, body)]).await;
    let (code, field) = refused(&answer.results[0].outcome);
    (code, field.to_owned())
}

/// The value with another one at `at`.
fn with(value: &Value, at: &str, new: Value) -> Value {
    let mut value = value.clone();
    match value.pointer_mut(at) {
        Some(place) => *place = new,
        None => value[at.trim_start_matches('/')] = new,
    }
    value
}

each_database! {
    async fn each_noun_is_kept_changed_and_taken_away(app: App) {
        let patient = app.patient().await;
        for (noun, body) in things(&app) {
            let id = new_id();
            let first = put(noun, &id, 0, &body);
            let taken = patient.sync(std::slice::from_ref(&first)).await;
            assert_eq!(taken.results[0].outcome, PutOutcome::Accepted { revision: 1 }, "{noun}");
            assert_eq!(patient.sync(std::slice::from_ref(&first)).await.results, taken.results, "{noun}");
            let same = patient.sync(&[put(noun, &id, 0, &body)]).await;
            assert_eq!(same.results[0].outcome, PutOutcome::Same { revision: 1 }, "{noun}");
            patient.forget_cursor();
            let found = patient.sync(&[]).await.changes.into_iter().find(|change| change.id == id).unwrap();
            assert_eq!((serde_json::to_value(found.noun).unwrap(), &found.body), (json!(noun), &body));
            let mut removal = put(noun, &id, 1, &body);
            removal["removed"] = json!(true);
            assert_eq!(patient.sync(&[removal]).await.results[0].outcome, PutOutcome::Accepted { revision: 2 }, "{noun}");
            patient.forget_cursor();
            assert!(patient.sync(&[]).await.changes.into_iter().any(|change| change.id == id && change.removed));
        }
    }

    async fn a_wrong_thing_is_refused_with_its_field(app: App) {
        let patient = app.patient().await;
        let all = things(&app);
        let right = |noun: &str| all.iter().find(|(n, _)| *n == noun).unwrap().1.clone();
        let before = json!(app.today().plus_days(-1));
        let wrong = [
            ("goal", "/tries", json!([]), "steps"),
            ("goal", "/steps/0/amount", json!(0), "body"),
            ("goal", "/ended_on", before.clone(), "ended_on"),
            ("work_plan", "/stages", json!([]), "stages"),
            ("work_plan", "/until", before.clone(), "until"),
            ("work_plan", "/stages/0/hours/mon", json!(97), "body"),
            ("personal_plan", "/how", Value::Null, "what"),
            ("pause", "/to", before.clone(), "to"),
            ("pause", "/reason", json!("flare_up"), "body"),
            ("own_exercise", "/title", json!(" "), "body"),
            ("measure_period", "/until", json!(app.today().plus_days(28)), "until"),
            ("measure_period", "/day_after", json!(false), "daily_check_in"),
            ("course", "/state", json!("paused"), "body"),
        ];
        for (noun, at, new, field) in wrong {
            let found = refusal_of(&patient, noun, &with(&right(noun), at, new)).await;
            assert_eq!(found, (Code::Invalid, field.to_owned()), "{noun} {at}");
        }
        let id = new_id();
        patient.writes("personal_plan", &id, right("personal_plan")).await;
        let other = with(&right("personal_plan"), "/purpose", json!("action"));
        let answer = patient.sync(&[put("personal_plan", &id, 1, &other)]).await;
        assert_eq!(refused(&answer.results[0].outcome), (Code::Invalid, "purpose"));
        let later = with(&right("personal_plan"), "/how", json!("cykler"));
        patient.sync(&[put("personal_plan", &id, 1, &later)]).await;
        let versions: Vec<Value> = patient.get(&format!("/api/v1/entries/{id}/revisions")).await.json();
        assert_eq!(versions.iter().map(|v| v["body"]["how"].clone()).collect::<Vec<_>>(), [json!("går en kort tur"), json!("cykler")]);
    }

    async fn a_wrong_entry_of_the_new_kinds_is_refused_with_its_field(app: App) {
        let patient = app.patient().await;
        let today = app.today();
        for (body, field) in [
            (json!({"kind": "day_after", "exercises_on": today, "hurt_more": "no"}), "exercises_on"),
            (json!({"kind": "flare_up", "to": today.plus_days(-1)}), "to"),
            (json!({"kind": "work_day", "worked": 97}), "body"),
            (json!({"kind": "activity", "what": "walking", "amount": 4}), "amount"),
            (json!({"kind": "exercise_log", "prescription": new_id(), "outcome": "done", "reason": "ill"}), "reason"),
        ] {
            let found = refusal_of(&patient, "entry", &app.entry(today, &body)).await;
            assert_eq!(found, (Code::Invalid, field.to_owned()), "{body}");
        }
    }

    async fn an_entry_waits_for_the_goal_or_own_exercise_it_speaks_of(app: App) {
        let patient = app.patient().await;
        let all = things(&app);
        for (noun, kind) in [
            ("goal", json!({"kind": "activity", "what": "walking", "minutes": 9})),
            ("own_exercise", json!({"kind": "own_exercise_log", "outcome": "done"})),
        ] {
            let (parent, child) = (new_id(), new_id());
            let body = with(&kind, &format!("/{noun}"), json!(parent));
            let child = put("entry", &child, 0, &app.entry(app.today(), &body));
            let right = &all.iter().find(|(n, _)| *n == noun).unwrap().1;
            let alone = patient.sync(std::slice::from_ref(&child)).await;
            assert_eq!(refused(&alone.results[0].outcome).0, Code::Waiting, "{noun}");
            let with_refused = patient.sync(&[put(noun, &parent, 0, &json!({})), child.clone()]).await;
            assert_eq!(refused(&with_refused.results[1].outcome).0, Code::Waiting, "{noun}");
            let together = patient.sync(&[put(noun, &parent, 0, right), child.clone()]).await;
            assert!(together.results.iter().all(|result| result.outcome.revision() == Some(1)), "{noun}: {together:?}");
            // What it speaks of is of one noun, whatever its id.
            let pause = new_id();
            patient.writes("pause", &pause, json!({"from": app.today(), "reason": "holiday"})).await;
            let wrong = put("entry", &new_id(), 0, &app.entry(app.today(), &with(&kind, &format!("/{noun}"), json!(pause))));
            assert_eq!(refused(&patient.sync(&[wrong]).await.results[0].outcome).0, Code::Waiting, "{noun}");
        }
    }

    async fn a_professional_sees_of_it_what_is_shared(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        let (goal, own) = (new_id(), new_id());
        for (noun, body) in things(&app) {
            let id = match noun { "goal" => goal.clone(), "own_exercise" => own.clone(), _ => new_id() };
            patient.writes(noun, &id, body).await;
        }
        let hidden = json!({"text": "hemmelig", "shared": false});
        for body in [
            json!({"kind": "activity", "what": "walking", "minutes": 9, "goal": goal}),
            json!({"kind": "own_exercise_log", "own_exercise": own, "outcome": "done", "note": hidden}),
            json!({"kind": "flare_up", "helped": hidden}),
            json!({"kind": "day_after", "exercises_on": today.plus_days(-1), "hurt_more": "hours_to_days"}),
            json!({"kind": "work_day", "worked": 15, "went_badly": hidden}),
        ] {
            patient.writes("entry", &new_id(), app.entry(today, &body)).await;
        }
        let seen = |with: Category| {
            let (patient, physio) = (&patient, &physio);
            async move {
                let grant = patient.shares(physio, &[with]).await;
                let answer = physio.asks_for(patient).await;
                let text = answer.json::<Value>().to_string();
                for kept in ["hemmelig", "roligt", "agreed_with"] {
                    assert!(!text.contains(kept), "{kept} with {with:?}");
                }
                let page = physio.sees(patient).await;
                patient.stops(grant).await;
                page
            }
        };
        let page = seen(Category::Plans).await;
        let plans = page.plans.unwrap();
        assert_eq!((plans.goals[0].id.to_string(), plans.personal.len()), (goal.clone(), 1));
        assert_eq!(page.entries.iter().map(|e| e.entry.fields.len()).collect::<Vec<_>>(), [1], "that a walk counted");
        assert!(page.work.is_none() && page.pauses.is_none() && page.own_exercises.is_none() && page.measure_periods.is_none());

        let page = seen(Category::Work).await;
        let work = page.work.unwrap();
        assert_eq!(work.plans[0].plan.accommodations.as_ref().unwrap().as_str(), "ingen løft");
        assert_eq!(work.days.last().unwrap().worked.map(Quarters::value), Some(15));
        assert!(work.days.iter().rev().skip(1).all(|day| day.worked.is_none()), "a gap is a gap");
        assert!(page.plans.is_none() && page.pauses.is_none());

        let page = seen(Category::Exercises).await;
        let pauses = page.pauses.unwrap();
        assert_eq!((pauses[0].from, pauses[0].reason), (today, None), "why is well-being");
        assert_eq!(page.own_exercises.unwrap()[0].exercise.title.as_str(), "Svømme");
        assert_eq!(page.measure_periods.unwrap().len(), 1);
        assert!(page.plans.is_none() && page.work.is_none());

        let page = seen(Category::Pain).await;
        let mut kinds: Vec<Kind> = page.entries.iter().filter_map(|e| e.entry.kind).collect();
        kinds.sort();
        assert_eq!(kinds, [Kind::DayAfter, Kind::FlareUp]);
        let page = seen(Category::WellBeing).await;
        assert!(page.pauses.is_none() && page.entries.is_empty());
    }

    async fn a_professional_with_plans_writes_a_plan_and_never_over_what_they_did_not_see(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let grant = patient.shares(&physio, &[Category::Plans]).await;
        let today = app.today();
        let plan = |how: &str| json!({"purpose": "relapse", "written_on": "2020-01-01", "how": how});
        let id = new_id();
        patient.writes("personal_plan", &id, plan("en kort tur")).await;
        let path = format!("/api/v1/memberships/{}/patients/{}/personal-plans/{id}/versions", physio.membership(), patient.patient_id());
        let edit = |base: i64, how: &str| json!({"base_revision": base, "plan": plan(how)});

        assert_eq!(physio.sees(&patient).await.plans.unwrap().personal[0].revision, 1);
        physio.post(&path, &edit(1, "to korte ture")).await.is(StatusCode::CREATED);
        // A lost answer: the same again is the same version.
        physio.post(&path, &edit(1, "to korte ture")).await.is(StatusCode::CREATED);
        let seen = physio.sees(&patient).await.plans.unwrap().personal;
        assert_eq!((seen[0].revision, seen[0].plan.written_on), (2, today));
        physio.post(&path, &edit(1, "tre ture")).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let other_purpose = json!({"base_revision": 2, "plan": {"purpose": "action", "written_on": today, "how": "x"}});
        physio.post(&path, &other_purpose).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let nothing = json!({"base_revision": 2, "plan": {"purpose": "relapse", "written_on": today}});
        physio.post(&path, &nothing).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let elsewhere = path.replace(&id, &new_id());
        physio.post(&elsewhere, &edit(3, "x")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);

        // The phone gets it, and the patient has the last word; every version says whose it is.
        let changes = patient.sync(&[]).await.changes;
        let change = changes.iter().find(|change| change.id == id).unwrap();
        assert_eq!((change.revision, change.body["how"].as_str()), (2, Some("to korte ture")));
        let answer = patient.sync(&[put("personal_plan", &id, 2, &plan("fire ture"))]).await;
        assert_eq!(answer.results[0].outcome, PutOutcome::Accepted { revision: 3 });
        let versions: Vec<Revision> = patient.get(&format!("/api/v1/entries/{id}/revisions")).await.json();
        let by: Vec<Option<&str>> = versions.iter().map(|v| v.by.as_ref().map(|by| by.unit.as_str())).collect();
        assert_eq!(by, [None, Some("Genoptræningen"), None]);
        let (_, said) = patient.disclosures().await;
        let edits = said.iter().filter(|line| line.operation == Operation::EditPlans);
        assert!(edits.clone().count() > 0 && edits.clone().all(|line| line.categories == CategorySet::EMPTY.with(Category::Plans)));

        patient.stops(grant).await;
        physio.post(&path, &edit(3, "x")).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
    }

    async fn a_professional_with_plans_writes_goals_and_with_work_the_return_to_work(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let grant = patient.shares(&physio, &[Category::Plans]).await;
        let today = app.today();
        let at = |noun: &str, id: &str| {
            format!("/api/v1/memberships/{}/patients/{}/{noun}/{id}/versions", physio.membership(), patient.patient_id())
        };
        let step = |amount: i64| json!({"from": today, "amount": amount});
        let goal = |steps: &[Value]| {
            let tries = json!([{"on": today, "amount": 10}, {"on": today, "amount": 12}]);
            json!({"what": "gå", "unit": {"by": "minutes"}, "per": "day", "set_on": today, "tries": tries, "steps": steps})
        };
        let id = new_id();
        patient.writes("goal", &id, goal(&[])).await;
        let edit = |base: i64, goal: Value| json!({"base_revision": base, "goal": goal});
        let path = at("goals", &id);
        assert_eq!(physio.sees(&patient).await.plans.unwrap().goals[0].revision, 1);
        for _ in 0..2 {
            // Sent again after a lost answer it is the same version.
            physio.post(&path, &edit(1, goal(&[step(10)]))).await.is(StatusCode::CREATED);
        }
        let seen = physio.sees(&patient).await.plans.unwrap().goals;
        assert_eq!((seen[0].revision, seen[0].goal.steps.len()), (2, 1));
        physio.post(&path, &edit(1, goal(&[step(11)]))).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let mut other = goal(&[step(10)]);
        other["what"] = json!("løbe");
        physio.post(&path, &edit(2, other)).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let twice = goal(&[step(10), step(10)]);
        physio.post(&path, &edit(2, twice)).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        physio.post(&at("goals", &new_id()), &edit(1, goal(&[]))).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        physio.post(&at("goals", &new_id()), &edit(0, goal(&[]))).await.is(StatusCode::CREATED);
        let changes = patient.sync(&[]).await.changes;
        let change = changes.iter().find(|change| change.id == id).unwrap();
        assert_eq!((change.revision, change.body["steps"][0]["amount"].as_i64()), (2, Some(10)));
        let versions: Vec<Revision> = patient.get(&format!("/api/v1/entries/{id}/revisions")).await.json();
        let by: Vec<bool> = versions.iter().map(|version| version.by.is_some()).collect();
        assert_eq!(by, [false, true]);

        // The return to work is of another category: who does not see it does not write it either.
        let four = json!({"mon": 16, "tue": 0, "wed": 16, "thu": 0, "fri": 0, "sat": 0, "sun": 0});
        let work = |from: i64| json!({"stages": [{"from": today.plus_days(from), "hours": four}]});
        let id = new_id();
        patient.writes("work_plan", &id, work(0)).await;
        let path = at("work-plans", &id);
        let edit = |base: i64, plan: Value| json!({"base_revision": base, "plan": plan});
        physio.post(&path, &edit(1, work(7))).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        let also = patient.shares(&physio, &[Category::Work]).await;
        assert_eq!(physio.sees(&patient).await.work.unwrap().plans[0].revision, 1);
        physio.post(&path, &edit(1, work(7))).await.is(StatusCode::CREATED);
        physio.post(&path, &edit(1, work(14))).await.is_problem(StatusCode::CONFLICT, Code::Conflict);
        let none = json!({"stages": []});
        physio.post(&path, &edit(2, none)).await.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let seen = physio.sees(&patient).await.work.unwrap().plans;
        assert_eq!((seen[0].revision, seen[0].plan.stages[0].from), (2, today.plus_days(7)));
        let (_, said) = patient.disclosures().await;
        let of_work = |line: &&domain::disclosure::Payload| line.categories == CategorySet::EMPTY.with(Category::Work);
        assert!(said.iter().filter(of_work).any(|line| line.operation == Operation::EditPlans));
        patient.stops(grant).await;
        physio.post(&path, &edit(2, work(1))).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
        patient.stops(also).await;
    }

    async fn in_a_pause_nothing_is_due_and_own_exercises_never_count(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        let today = app.today();
        patient.shares(&physio, &[Category::Exercises]).await;
        let programme = physio.prescribes(&patient, today.plus_days(-9)).await;
        let log = json!({"kind": "exercise_log", "prescription": first_exercise(&programme), "outcome": "done"});
        patient.writes("entry", &new_id(), app.entry(today.plus_days(-8), &log)).await;
        let before = physio.sees(&patient).await.adherence.unwrap().exercises[0].counts;
        assert_eq!((before.due, before.done, before.no_entry), (9, 1, 8));
        let own = new_id();
        patient.writes("own_exercise", &own, json!({"title": "Svømme"})).await;
        let swum = json!({"kind": "own_exercise_log", "own_exercise": own, "outcome": "done"});
        patient.writes("entry", &new_id(), app.entry(today.plus_days(-2), &swum)).await;
        assert_eq!(physio.sees(&patient).await.adherence.unwrap().exercises[0].counts, before);
        patient.writes("pause", &new_id(), json!({"from": today.plus_days(-6), "reason": "illness"})).await;
        let paused = physio.sees(&patient).await.adherence.unwrap();
        let counts = paused.exercises[0].counts;
        assert_eq!((counts.due, counts.done, counts.no_entry, counts.open), (3, 1, 2, 0));
        assert_eq!(physio.worklist().await.rows[0].adherence, Some(paused.total));
        // A flare-up is no pause.
        let other = unit.patient(&physio).await;
        other.shares(&physio, &[Category::Exercises, Category::Pain]).await;
        physio.prescribes(&other, today.plus_days(-9)).await;
        other.writes("entry", &new_id(), app.entry(today.plus_days(-6), &json!({"kind": "flare_up"}))).await;
        assert_eq!(physio.sees(&other).await.adherence.unwrap().exercises[0].counts.due, 9);
    }
}
