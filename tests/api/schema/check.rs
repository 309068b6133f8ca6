//! Every CHECK refuses a row that breaks it, on both databases, and lets every value through that the domain knows.

use std::collections::BTreeSet;

use domain::category::{Category, CategorySet};
use domain::locale::Language;
use domain::unit::Sector;
use tests::app::Database;
use tests::tables::Tables;

use super::{Migrated, migrated};

/// A row that is right, as column and SQL literal, after those it refers to.
type Row = (&'static str, &'static [(&'static str, &'static str)]);

/// A row of a table that holds an envelope and a body.
const THING: &[(&str, &str)] = &[
    ("patient_id", "'p'"),
    ("id", "'t'"),
    ("seq", "1"),
    ("revision", "1"),
    ("removed", "FALSE"),
    ("received_at", "0"),
    ("body", "'{}'"),
];

/// The name of a medium.
const DIGEST: &str = "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'";

const ROWS: &[Row] = &[
    (
        "account",
        &[
            ("id", "'a'"),
            ("email", "'a'"),
            ("name", "'a'"),
            ("language", "'da'"),
            ("password_hash", "'x'"),
            ("recovery_hash", "'x'"),
            ("created_at", "0"),
            ("demo", "FALSE"),
        ],
    ),
    (
        "session",
        &[
            ("id", "'s'"),
            ("account_id", "'a'"),
            ("device", "''"),
            ("started_at", "0"),
            ("used_at", "0"),
            ("generation", "0"),
            ("secret_hash", "'x'"),
        ],
    ),
    ("counter", &[("name", "'c'"), ("window_start", "0"), ("tries", "0")]),
    ("unit", &[("id", "'u'"), ("name", "'u'"), ("sector", "'hospital'"), ("created_at", "0"), ("answer_days", "1")]),
    (
        "membership",
        &[
            ("id", "'m'"),
            ("account_id", "'a'"),
            ("unit_id", "'u'"),
            ("profession", "'gp'"),
            ("treating", "TRUE"),
            ("lead", "FALSE"),
            ("started_at", "0"),
        ],
    ),
    ("patient", &[("id", "'p'"), ("account_id", "'a'"), ("zone", "'UTC'"), ("seq", "0")]),
    (
        "entry",
        &[
            ("patient_id", "'p'"),
            ("id", "'e'"),
            ("seq", "1"),
            ("revision", "1"),
            ("removed", "FALSE"),
            ("received_at", "0"),
            ("kind", "'note'"),
            ("day", "'2027-01-01'"),
            ("body", "'{}'"),
        ],
    ),
    (
        "psfs_activity",
        &[
            ("patient_id", "'p'"),
            ("id", "'f'"),
            ("seq", "1"),
            ("revision", "1"),
            ("removed", "FALSE"),
            ("received_at", "0"),
            ("body", "'{}'"),
        ],
    ),
    ("goal", THING),
    ("work_plan", THING),
    ("personal_plan", THING),
    ("pause", THING),
    ("own_exercise", THING),
    ("measure_period", THING),
    ("course", THING),
    ("team", THING),
    (
        "reminder",
        &[
            ("patient_id", "'p'"),
            ("id", "'r'"),
            ("seq", "1"),
            ("revision", "1"),
            ("removed", "FALSE"),
            ("received_at", "0"),
            ("body", "'{}'"),
        ],
    ),
    (
        "grant",
        &[
            ("patient_id", "'p'"),
            ("id", "'g'"),
            ("seq", "1"),
            ("revision", "1"),
            ("received_at", "0"),
            ("membership_id", "'m'"),
            ("unit_id", "NULL"),
            ("account_id", "NULL"),
            ("categories", "1"),
            ("purpose", "'treatment'"),
            ("until_day", "'2027-01-01'"),
            ("recipient_name", "'x'"),
            ("granted_at", "0"),
        ],
    ),
    (
        "access_request",
        &[
            ("id", "'q'"),
            ("patient_id", "'p'"),
            ("membership_id", "'m'"),
            ("categories", "1"),
            ("asked_at", "0"),
            ("answer", "'no'"),
            ("answered_on", "'2027-01-01'"),
        ],
    ),
    (
        "opening",
        &[
            ("patient_id", "'p'"),
            ("membership_id", "'m'"),
            ("day", "'2027-01-01'"),
            ("reason", "'contact'"),
            ("opened_at", "0"),
        ],
    ),
    (
        "statement",
        &[
            ("id", "'t'"),
            ("patient_id", "'p'"),
            ("membership_id", "'m'"),
            ("unit_id", "NULL"),
            ("code_hash", "NULL"),
            ("code_until", "NULL"),
            ("wrong_codes", "0"),
            ("addressee_name", "'x'"),
            ("body", "'{}'"),
            ("released_at", "0"),
        ],
    ),
    (
        "revision",
        &[
            ("patient_id", "'p'"),
            ("put_id", "'v'"),
            ("put_hash", "'x'"),
            ("noun", "'entry'"),
            ("id", "'e'"),
            ("number", "1"),
            ("result", "'accepted'"),
            ("removed", "FALSE"),
            ("received_at", "0"),
            ("body", "'{}'"),
        ],
    ),
    (
        "message",
        &[
            ("id", "'b'"),
            ("patient_id", "'p'"),
            ("unit_id", "'u'"),
            ("membership_id", "'m'"),
            ("kind", "'message'"),
            ("sent_at", "0"),
            ("body", "'x'"),
        ],
    ),
    (
        "programme",
        &[
            ("id", "'h'"),
            ("patient_id", "'p'"),
            ("seq", "1"),
            ("received_at", "0"),
            ("author", "'{}'"),
            ("membership_id", "'m'"),
        ],
    ),
    (
        "programme_version",
        &[("programme_id", "'h'"), ("number", "1"), ("made_by", "'m'"), ("made_at", "0"), ("plan", "'{}'")],
    ),
    ("disclosure_head", &[("patient_id", "'p'"), ("n", "0"), ("hash", "'x'")]),
    ("disclosure", &[("patient_id", "'p'"), ("n", "1"), ("commitment", "'x'"), ("hash", "'x'")]),
    (
        "occurrence",
        &[
            ("id", "'o'"),
            ("patient_id", "'p'"),
            ("reminder_id", "'r'"),
            ("day", "'2027-01-01'"),
            ("due_at", "0"),
            ("state", "'due'"),
            ("reason", "'late'"),
        ],
    ),
    (
        "delivery",
        &[
            ("occurrence_id", "'o'"),
            ("subscription_id", "'n'"),
            ("attempt", "1"),
            ("tries", "0"),
            ("next_at", "0"),
            ("state", "'waiting'"),
        ],
    ),
    ("media", &[("id", DIGEST), ("kind", "'picture'"), ("size", "1"), ("made_at", "0")]),
    (
        "library_exercise",
        &[
            ("id", "'l'"),
            ("unit_id", "'u'"),
            ("revision", "1"),
            ("retired", "FALSE"),
            ("title", "'x'"),
            ("searched", "''"),
            ("changed_by", "'m'"),
            ("changed_at", "0"),
            ("body", "'{}'"),
        ],
    ),
    (
        "programme_template",
        &[
            ("id", "'z'"),
            ("unit_id", "'u'"),
            ("revision", "1"),
            ("retired", "FALSE"),
            ("changed_by", "'m'"),
            ("changed_at", "0"),
            ("body", "'{}'"),
        ],
    ),
];

/// What breaks one CHECK each: table, and the columns that make the right row wrong.
const BREACHES: &[Row] = &[
    ("media", &[("id", "'../x'")]),
    ("media", &[("kind", "'page'")]),
    ("media", &[("size", "0")]),
    ("library_exercise", &[("revision", "0")]),
    ("programme_template", &[("revision", "0")]),
    ("account", &[("language", "'sv'")]),
    ("session", &[("generation", "-1")]),
    ("counter", &[("tries", "-1")]),
    ("unit", &[("sector", "'employer'")]),
    ("unit", &[("answer_days", "0")]),
    ("patient", &[("seq", "-1")]),
    ("message", &[("kind", "'advert'")]),
    ("entry", &[("revision", "0")]),
    ("psfs_activity", &[("revision", "0")]),
    ("goal", &[("revision", "0")]),
    ("work_plan", &[("revision", "0")]),
    ("personal_plan", &[("revision", "0")]),
    ("pause", &[("revision", "0")]),
    ("own_exercise", &[("revision", "0")]),
    ("measure_period", &[("revision", "0")]),
    ("course", &[("revision", "0")]),
    ("team", &[("revision", "0")]),
    ("reminder", &[("revision", "0")]),
    ("grant", &[("revision", "0")]),
    ("grant", &[("categories", "0")]),
    ("grant", &[("categories", "256")]),
    ("grant", &[("purpose", "'curiosity'")]),
    ("grant", &[("unit_id", "'u'")]),
    ("grant", &[("membership_id", "NULL")]),
    ("grant", &[("membership_id", "NULL"), ("account_id", "'a'")]),
    ("access_request", &[("categories", "0")]),
    ("access_request", &[("answer", "'maybe'")]),
    ("access_request", &[("answer", "NULL")]),
    ("opening", &[("reason", "'curiosity'")]),
    ("statement", &[("wrong_codes", "6")]),
    ("statement", &[("membership_id", "NULL")]),
    ("statement", &[("unit_id", "'u'")]),
    ("statement", &[("code_until", "1")]),
    ("revision", &[("number", "0")]),
    ("revision", &[("result", "'refused'")]),
    ("programme_version", &[("number", "0")]),
    ("disclosure_head", &[("n", "-1")]),
    ("disclosure", &[("n", "0")]),
    ("occurrence", &[("state", "'late'")]),
    ("occurrence", &[("reason", "'expired'")]),
    ("delivery", &[("attempt", "0")]),
    ("delivery", &[("tries", "-1")]),
    ("delivery", &[("state", "'lost'")]),
];

/// Yes or no: a CHECK on SQLite, a type on PostgreSQL.
const BOOLEANS: &[(&str, &str)] = &[
    ("account", "demo"),
    ("membership", "treating"),
    ("membership", "lead"),
    ("entry", "removed"),
    ("psfs_activity", "removed"),
    ("goal", "removed"),
    ("work_plan", "removed"),
    ("personal_plan", "removed"),
    ("pause", "removed"),
    ("own_exercise", "removed"),
    ("measure_period", "removed"),
    ("course", "removed"),
    ("team", "removed"),
    ("reminder", "removed"),
    ("revision", "removed"),
    ("library_exercise", "retired"),
    ("programme_template", "retired"),
];

fn insert(table: &str, changed: &[(&str, &str)]) -> String {
    let (_, right) = ROWS.iter().find(|(name, _)| *name == table).expect("a right row of that table");
    let mut row = right.to_vec();
    for (column, literal) in changed {
        row.iter_mut().find(|(name, _)| name == column).expect("a column of the right row").1 = literal;
    }
    let (columns, literals): (Vec<_>, Vec<_>) = row.into_iter().unzip();
    format!("INSERT INTO \"{table}\" ({}) VALUES ({})", columns.join(", "), literals.join(", "))
}

/// Which CHECK refused, as the database names it.
fn breach(tables: &mut Tables, table: &str, changed: &[(&str, &str)]) -> String {
    let said = tables.run(&insert(table, changed)).expect_err(&format!("{table} takes {changed:?}"));
    let name = match tables {
        Tables::Sqlite(_) => said.strip_prefix("CHECK constraint failed: "),
        Tables::Postgres(_) => {
            said.split("violates check constraint \"").nth(1).and_then(|rest| rest.split('"').next())
        }
    };
    format!("{table}: {}", name.unwrap_or_else(|| panic!("{table} {changed:?}: {said}")))
}

/// How many CHECKs there are.
fn count(tables: &mut Tables) -> usize {
    let query = match tables {
        Tables::Sqlite(_) => "SELECT sql AS line FROM sqlite_master WHERE type = 'table'",
        Tables::Postgres(_) => {
            "SELECT 'CHECK (' AS line FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
        }
    };
    tables.lines(query).iter().map(|line| line.matches("CHECK (").count()).sum()
}

/// Every value the domain or the store uses is let through.
fn allowed() -> Vec<(&'static str, &'static str, String)> {
    let mut allowed: Vec<(&str, &str, String)> = Vec::new();
    allowed.extend(Sector::ALL.map(|sector| ("unit", "sector", format!("'{}'", sector.name()))));
    allowed
        .extend([Language::Da, Language::En].map(|language| ("account", "language", format!("'{}'", language.tag()))));
    for (table, column, values) in [
        ("media", "kind", "picture video"),
        ("grant", "purpose", "treatment support"),
        ("access_request", "answer", "shared no"),
        ("opening", "reason", "appointment contact colleague_asked taking_over"),
        ("revision", "result", "accepted same merged"),
        ("occurrence", "state", "due done settled expired nowhere"),
        ("occurrence", "reason", "late quiet"),
        ("message", "kind", "recognition message contact_me"),
        ("delivery", "state", "waiting accepted gone refused expired done"),
    ] {
        allowed.extend(values.split(' ').map(|value| (table, column, format!("'{value}'"))));
    }
    let everything = Category::ALL.into_iter().fold(CategorySet::EMPTY, CategorySet::with);
    allowed.push(("grant", "categories", everything.bits().to_string()));
    allowed
}

#[tokio::test]
async fn every_check_refuses_what_breaks_it_and_nothing_else() {
    for database in [Database::Sqlite, Database::Postgres] {
        let Migrated { mut tables, _folder } = migrated(database).await;
        let mut broken = BTreeSet::new();
        for (table, _) in ROWS {
            for (_, changed) in BREACHES.iter().filter(|(name, _)| name == table) {
                broken.insert(breach(&mut tables, table, changed));
            }
            for (_, column) in BOOLEANS.iter().filter(|(name, _)| name == table) {
                if database == Database::Sqlite {
                    broken.insert(breach(&mut tables, table, &[(column, "2")]));
                } else {
                    let said = tables.run(&insert(table, &[(column, "2")])).unwrap_err();
                    assert!(said.contains("is of type boolean"), "{said}");
                }
            }
            for (_, column, literal) in allowed().iter().filter(|(name, ..)| name == table) {
                let tried = format!("BEGIN; {}; ROLLBACK", insert(table, &[(column, literal)]));
                tables.run(&tried).unwrap_or_else(|said| panic!("{database:?} {table}.{column} {literal}: {said}"));
            }
            tables.run(&insert(table, &[])).unwrap_or_else(|said| panic!("{database:?} {table}: {said}"));
        }
        assert_eq!(broken.len(), count(&mut tables), "{database:?}: a CHECK has no row that breaks it; {broken:#?}");
    }
}
