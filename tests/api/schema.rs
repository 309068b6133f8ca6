//! The two migration trees say the same, and the store's own list of tables says it too: compared on real databases, by what
//! the databases themselves report.

mod check;
mod grant;
mod shape;

use std::collections::BTreeSet;

use tests::app::{App, Database};
use tests::child::Folder;
use tests::tables::Tables;

use shape::{declared, described, keys};

/// A migrated database that no server uses any more.
struct Migrated {
    tables: Tables,
    _folder: Folder,
}

async fn migrated(database: Database) -> Migrated {
    let app = App::start(database).await;
    let url = app.settings.database_url();
    let folder = app.stopped().await;
    Migrated { tables: Tables::open(&url), _folder: folder }
}

/// Lines of one side only.
fn difference(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Vec<String> {
    one.symmetric_difference(other).cloned().collect()
}

#[tokio::test]
async fn columns_are_the_same_on_both_databases_and_in_the_store() {
    for database in [Database::Sqlite, Database::Postgres] {
        let found = described(&mut migrated(database).await.tables);
        assert_eq!(difference(&found, &declared(database)), Vec::<String>::new(), "{database:?} against schema.rs");
    }
}

#[tokio::test]
async fn keys_and_indexes_are_the_same_on_both_databases() {
    let sqlite = keys(&mut migrated(Database::Sqlite).await.tables);
    let postgres = keys(&mut migrated(Database::Postgres).await.tables);
    assert!(sqlite.len() > 60, "something was compared: {}", sqlite.len());
    assert_eq!(difference(&sqlite, &postgres), Vec::<String>::new());
}

#[tokio::test]
async fn sqlite_tables_are_strict_and_nothing_has_a_default() {
    let Migrated { tables: mut sqlite, _folder } = migrated(Database::Sqlite).await;
    let loose = "SELECT name AS line FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 \
                 AND name NOT LIKE 'sqlite_%' AND name <> '__diesel_schema_migrations'";
    assert_eq!(sqlite.lines(loose), Vec::<String>::new());
    let defaults = "SELECT m.name || '.' || c.name AS line FROM sqlite_master m, pragma_table_info(m.name) c \
                    WHERE m.type = 'table' AND m.name <> '__diesel_schema_migrations' AND c.dflt_value IS NOT NULL";
    assert_eq!(sqlite.lines(defaults), Vec::<String>::new(), "the store writes every column");
    let Migrated { tables: mut postgres, _folder } = migrated(Database::Postgres).await;
    let defaults = "SELECT table_name || '.' || column_name AS line FROM information_schema.columns \
                    WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations' \
                    AND (column_default IS NOT NULL OR is_identity = 'YES')";
    assert_eq!(postgres.lines(defaults), Vec::<String>::new());
}

/// A script of one migration.
fn script(database: Database, migration: &str, file: &str) -> String {
    let tree = if database == Database::Sqlite { "sqlite" } else { "postgres" };
    let path = format!("{}/../migrations/{tree}/{migration}/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the script")
}

#[tokio::test]
async fn down_takes_everything_away_and_up_brings_it_back() {
    for (database, folder) in [(Database::Sqlite, "sqlite"), (Database::Postgres, "postgres")] {
        let Migrated { mut tables, _folder } = migrated(database).await;
        let before = (described(&mut tables), keys(&mut tables));
        let folder = format!("{}/../migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut migrations: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        migrations.sort();
        let read = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap();
        for migration in migrations.iter().rev() {
            tables.run(&read(migration.join("down.sql"))).unwrap();
        }
        assert_eq!(tables.names(), Vec::<String>::new(), "{database:?}");
        for migration in &migrations {
            tables.run(&read(migration.join("up.sql"))).unwrap();
        }
        assert_eq!((described(&mut tables), keys(&mut tables)), before, "{database:?}");
    }
}
