//! One connection to either database, chosen at run time.

use diesel::prelude::*;

/// One connection to either database.
#[derive(diesel::MultiConnection)]
pub(crate) enum Conn {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}
