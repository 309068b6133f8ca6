//! A database as it is, by plain SQL on either kind: for tests that compare its shape, or look whether anything changed.

use std::fmt::Write as _;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

/// Diesel's own table, no part of ours.
const OF_DIESEL: &str = "__diesel_schema_migrations";

/// A connection of the test's own.
pub enum Tables {
    /// To the embedded database.
    Sqlite(SqliteConnection),
    /// To PostgreSQL.
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<Text>)]
    line: Option<String>,
}

impl Tables {
    /// Connects to a database URL, or the path of an embedded database.
    pub fn open(url: &str) -> Self {
        if url.starts_with("postgres://") {
            return Self::Postgres(PgConnection::establish(url).expect("PostgreSQL runs"));
        }
        let mut sqlite = SqliteConnection::establish(url).expect("the file opens");
        sqlite.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON").expect("pragmas");
        Self::Sqlite(sqlite)
    }

    /// Runs statements that answer no rows.
    ///
    /// # Errors
    /// What the database says.
    pub fn run(&mut self, statements: &str) -> Result<(), String> {
        let done = match self {
            Self::Sqlite(sqlite) => sqlite.batch_execute(statements),
            Self::Postgres(postgres) => postgres.batch_execute(statements),
        };
        done.map_err(|error| error.to_string())
    }

    /// The column `line` of every row; empty where it is null.
    pub fn lines(&mut self, query: &str) -> Vec<String> {
        let query = diesel::sql_query(query);
        let rows: Vec<Row> = match self {
            Self::Sqlite(sqlite) => query.load(sqlite),
            Self::Postgres(postgres) => query.load(postgres),
        }
        .expect("a query of one column called line");
        rows.into_iter().map(|row| row.line.unwrap_or_default()).collect()
    }

    /// The names of our tables, in order.
    pub fn names(&mut self) -> Vec<String> {
        let catalogue = match self {
            Self::Sqlite(_) => {
                "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            Self::Postgres(_) => "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut names = self.lines(catalogue);
        names.retain(|name| name != OF_DIESEL);
        names.sort();
        names
    }

    /// All rows of all tables but `except`, as text: equal before and after exactly if nothing changed.
    pub fn content(&mut self, except: &[&str]) -> String {
        let mut content = String::new();
        for table in self.names().iter().filter(|name| !except.contains(&name.as_str())) {
            let columns = match self {
                Self::Sqlite(_) => {
                    let quoted =
                        format!("SELECT 'quote(\"' || name || '\")' AS line FROM pragma_table_info('{table}')");
                    self.lines(&quoted).join(" || ', ' || ")
                }
                Self::Postgres(_) => "t::text".to_owned(),
            };
            for row in self.lines(&format!("SELECT {columns} AS line FROM \"{table}\" t ORDER BY 1")) {
                writeln!(content, "{table}: {row}").expect("a string grows");
            }
        }
        content
    }
}
