//! Who may do what: every operation of the API document, tried by everybody who could stand in any relation to one patient,
//! on SQLite and on PostgreSQL. The allowed way is proven first; after each refusal the database is read again and nothing
//! may have changed. What was found is printed as a table, the policy, which is a snapshot.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a surprise is a failed test")]

mod policy;
mod relation;
mod request;
mod world;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use domain::disclosure::{Operation, Outcome as Logged};
use domain::problem::Problem;
use tests::app::Answer;
use tests::each_database;
use tests::example::Examples;
use tests::tables::Tables;

use policy::{Outcome, ROWS, Row};
use relation::Relation;
use world::World;

/// What a refusal may write: the line in the patient's log, and counters of tries.
const WRITTEN_BY_REFUSALS: [&str; 3] = ["disclosure", "disclosure_head", "counter"];

/// Each operation of the document, as `GET /path`.
fn documented() -> BTreeSet<String> {
    let document = serde_json::to_value(server::openapi::document()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths").clone();
    let each = paths.into_iter().flat_map(|(path, item)| {
        let item = item.as_object().expect("operations").clone();
        item.into_iter().map(move |(method, _)| format!("{} {path}", method.to_uppercase()))
    });
    each.collect()
}

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.operation.to_owned()).collect();
    let uncovered: Vec<_> = documented().difference(&rows).cloned().collect();
    assert_eq!(uncovered, Vec::<String>::new(), "operations without a row");
    let unknown: Vec<_> = rows.difference(&documented()).cloned().collect();
    assert_eq!(unknown, Vec::<String>::new(), "rows without an operation");
    for row in ROWS {
        let allowed = Relation::ALL.iter().any(|relation| row.policy.outcome(*relation).is_success());
        assert!(allowed, "{}: nobody may", row.operation);
    }
}

/// What came back, in the words of the policy.
fn found(world: &World<'_>, relation: Relation, answer: &Answer) -> Outcome {
    let shown = relation != Relation::Oneself && answer.text.contains(&world.subject().patient_id().to_string());
    match answer.status.as_u16() {
        status @ 200..=299 if shown => Outcome::Shows(status),
        status @ 200..=299 => Outcome::Is(status),
        status => {
            let problem: Problem = answer.json();
            assert_eq!(problem.status, status);
            Outcome::Refused(status, problem.code)
        }
    }
}

/// Tries one row as one relation; answers what came back.
async fn try_row(
    world: &World<'_>,
    tables: &mut Tables,
    examples: &mut Examples,
    (row, relation): (&Row, Relation),
) -> Outcome {
    let request = request::build(world, row, relation).await;
    let before = tables.content(&WRITTEN_BY_REFUSALS);
    let sent = request.try_clone();
    let answer = Answer::of(request).await;
    let found = found(world, relation, &answer);
    if found.is_success() {
        examples.keep(row.operation, sent, &answer);
    }
    if !found.is_success() {
        let after = tables.content(&WRITTEN_BY_REFUSALS);
        assert!(before == after, "{} {relation:?}: a refusal changed something", row.operation);
        for secret in [world::SUBJECT, &world.subject().email, &world.subject().patient_id().to_string()] {
            assert!(!answer.text.contains(secret), "{} {relation:?}: {}", row.operation, answer.text);
        }
    }
    found
}

fn table(rows: &[(&Row, Vec<Outcome>)]) -> String {
    let mut text = String::from(
        "shown  the answer names the patient      told  not_shared: it was shared once, or another part of it is\n\
         401 not_signed_in   403 not_allowed   403 due second_factor_due   404 not_found\n\n",
    );
    let names: Vec<String> = rows.iter().map(|(row, _)| row.name()).collect();
    let widest = names.iter().map(String::len).max().unwrap_or(0);
    let line = |text: &mut String, name: &str, cells: &[String]| {
        write!(text, "{name:widest$}").expect("a string grows");
        for (cell, relation) in cells.iter().zip(Relation::ALL) {
            write!(text, "  {cell:width$}", width = relation.name().len().max(9)).expect("a string grows");
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    };
    line(&mut text, "", &Relation::ALL.map(|relation| relation.name().to_owned()));
    for ((_, outcomes), name) in rows.iter().zip(&names) {
        line(&mut text, name, &outcomes.iter().map(Outcome::to_string).collect::<Vec<_>>());
    }
    text
}

/// What the patient's log says of each reader who asked for the page or to prescribe.
async fn check_log(world: &World<'_>) {
    let (_, said) = world.subject().disclosures().await;
    let logged = |relation: Relation, operation: Operation| -> Vec<Logged> {
        let reader = world.person(relation).expect("a person").account.id;
        let theirs = said.iter().filter(|line| line.reader.account == Some(reader) && line.operation == operation);
        let mut outcomes: Vec<Logged> = theirs.map(|line| line.outcome).collect();
        outcomes.dedup();
        outcomes
    };
    for (relation, page, prescribing) in [
        (Relation::Granted, Logged::Shown, Logged::Shown),
        (Relation::Partly, Logged::Shown, Logged::NotThisPart),
        (Relation::Expired, Logged::Expired, Logged::Expired),
        (Relation::Revoked, Logged::Stopped, Logged::Stopped),
        (Relation::Colleague, Logged::NeverShared, Logged::NeverShared),
        (Relation::Jobcentre, Logged::NeverShared, Logged::NeverShared),
        (Relation::Lead, Logged::NeverShared, Logged::NeverShared),
        (Relation::OtherPatient, Logged::NeverShared, Logged::NeverShared),
        (Relation::Supporter, Logged::NeverShared, Logged::NeverShared),
        // What a relative is shown stands there, and that through no membership they get anything.
        (Relation::Relative, Logged::Shown, Logged::NeverShared),
    ] {
        assert!(logged(relation, Operation::PatientPage).contains(&page), "{relation:?}");
        assert!(logged(relation, Operation::Prescribe).contains(&prescribing), "{relation:?}");
        assert!(logged(relation, Operation::EditPlans).contains(&prescribing), "{relation:?}");
    }
    // Whoever may ask saw the name, and the lead and the jobcentre not even that.
    let names = |relation| logged(relation, Operation::Worklist);
    for relation in [Relation::Colleague, Relation::Expired, Relation::Revoked] {
        assert_eq!(names(relation), [Logged::Shown], "{relation:?}");
    }
    assert!(names(Relation::Lead).is_empty() && names(Relation::Jobcentre).is_empty());
    // The jobcentre holds the statement that was released to it, and nothing else of the record.
    assert!(logged(Relation::Jobcentre, Operation::Statement).contains(&Logged::Shown));
    for relation in [Relation::OtherPatient, Relation::Lead, Relation::Supporter, Relation::Relative] {
        assert_eq!(logged(relation, Operation::Statement), [Logged::NeverShared], "{relation:?}");
    }
    let by_code = said.iter().filter(|line| line.reader.account.is_none());
    assert!(by_code.count() >= Relation::ALL.len(), "everybody who has the code opens it");
}

each_database! {
    async fn everybody_gets_what_the_policy_says_and_nothing_more(app: App) {
        let world = World::make(&app).await;
        let mut tables = Tables::open(&app.settings.database_url());
        let mut examples = Examples::default();
        let mut rows = Vec::new();
        for row in ROWS {
            let mut order = Relation::ALL;
            order.sort_by_key(|relation| !row.policy.outcome(*relation).is_success());
            let mut outcomes = Vec::new();
            for relation in order {
                outcomes.push((relation, try_row(&world, &mut tables, &mut examples, (row, relation)).await));
            }
            outcomes.sort_by_key(|(relation, _)| *relation);
            rows.push((row, outcomes.into_iter().map(|(_, outcome)| outcome).collect::<Vec<_>>()));
        }
        for (row, outcomes) in &rows {
            let expected = Relation::ALL.map(|relation| row.policy.outcome(relation));
            assert_eq!(outcomes, &expected, "{}", row.name());
        }
        check_log(&world).await;
        examples.write_if_asked(app.today());
        insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!("policy", table(&rows));
        });
    }
}
