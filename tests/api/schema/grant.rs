//! The migration that lets a grant name a relative moves the grants into another table on SQLite: those that were there come
//! over whole, with everything else as it was, and what guards them guards them still; and so it is when it is taken back.

use tests::app::Database;

use super::{migrated, script};

const MIGRATION: &str = "2026-11-26-193000_supporter";

/// Every column that a grant had before, of every grant.
const BEFORE: &str = "SELECT patient_id || id || seq || revision || received_at || coalesce(membership_id, '-') || coalesce(unit_id, '-') \
    || categories || purpose || coalesce(from_day, '-') || until_day || recipient_name || granted_at || coalesce(ended_at, -1) \
    AS line FROM \"grant\" ORDER BY id";

/// People, units and what refers to them, then grants of every sort that an earlier version could write.
const WORLD: &str = "
INSERT INTO account (id, email, name, language, password_hash, recovery_hash, created_at, demo) VALUES ('a', 'a', 'a', 'da', 'x', 'x', 0, FALSE);
INSERT INTO unit (id, name, sector, created_at) VALUES ('u', 'u', 'hospital', 0), ('j', 'j', 'jobcentre', 0);
INSERT INTO membership (id, account_id, unit_id, profession, treating, lead, started_at) VALUES ('m', 'a', 'u', 'gp', TRUE, FALSE, 0);
INSERT INTO patient (id, account_id, zone, seq) VALUES ('p', 'a', 'UTC', 9);
INSERT INTO revision (patient_id, put_id, put_hash, noun, id, number, result, removed, received_at, body) VALUES ('p', 'v', 'x', 'grant', 'g1', 1, 'accepted', FALSE, 0, '{}');
INSERT INTO \"grant\" (patient_id, id, seq, revision, received_at, membership_id, unit_id, categories, purpose, from_day, until_day, recipient_name, granted_at, ended_at) VALUES
    ('p', 'g1', 1, 1, 10, 'm', NULL, 1, 'treatment', NULL, '2027-01-01', 'Mette, Klinikken', 10, NULL),
    ('p', 'g2', 2, 2, 30, NULL, 'u', 255, 'treatment', '2026-01-01', '2027-01-02', 'Klinikken', 20, 30),
    ('p', 'g3', 3, 1, 40, NULL, 'u', 7, 'support', '2026-02-01', '2027-01-03', 'Klinikken', 40, NULL);";

fn new_grant(id: &str, columns: &str, values: &str) -> String {
    format!(
        "INSERT INTO \"grant\" (patient_id, id, seq, revision, received_at, categories, until_day, recipient_name, granted_at, {columns}) \
         VALUES ('p', '{id}', 4, 1, 0, 1, '2027-01-01', 'x', 0, {values})"
    )
}

#[tokio::test]
async fn grants_that_were_there_survive_the_migration_and_its_way_back() {
    for database in [Database::Sqlite, Database::Postgres] {
        let mut migrated = migrated(database).await;
        let tables = &mut migrated.tables;
        let (up, down) = (script(database, MIGRATION, "up.sql"), script(database, MIGRATION, "down.sql"));
        tables.run(&down).unwrap();
        tables.run(WORLD).unwrap();
        let (grants, others) = (tables.lines(BEFORE), tables.content(&["grant"]));
        assert_eq!(grants.len(), 3);

        tables.run(&up).unwrap();
        assert_eq!(tables.lines(BEFORE), grants, "{database:?}");
        assert_eq!(tables.content(&["grant"]), others, "{database:?}: nothing else moved");
        let named = tables.lines("SELECT id AS line FROM \"grant\" WHERE account_id IS NOT NULL");
        assert_eq!(named, Vec::<String>::new());
        tables.run(&new_grant("g4", "account_id, purpose", "'a', 'support'")).unwrap();
        for (columns, values) in [
            ("unit_id, purpose", "'j', 'treatment'"),
            ("account_id, purpose", "'a', 'treatment'"),
            ("account_id, unit_id, purpose", "'a', 'u', 'support'"),
            ("account_id, purpose", "'nobody', 'support'"),
        ] {
            tables.run(&new_grant("g5", columns, values)).expect_err(values);
        }
        tables
            .run("UPDATE \"grant\" SET account_id = NULL, unit_id = 'u' WHERE id = 'g4'")
            .expect_err("a recipient stays");
        tables.run("UPDATE \"grant\" SET ended_at = 5 WHERE id = 'g4'").unwrap();

        tables.run(&down).unwrap();
        assert_eq!(tables.lines(BEFORE), grants, "{database:?}: and back, without those that name a relative");
        assert_eq!(tables.content(&["grant"]), others);
        tables.run(&new_grant("g5", "unit_id, purpose", "'j', 'treatment'")).expect_err("a jobcentre");
    }
}
