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

/// Rows in one statement on SQLite, which is prepared once for that many; what is left over goes row by row. A statement of
/// a length of its own would be read anew each time, which costs more than it saves.
pub(crate) const ROWS_AT_ONCE: usize = 10;

/// Writes new rows (`&[Row]`, which own what they hold: diesel knows a statement by its type only then) in few statements:
/// one on PostgreSQL, on SQLite one for [`ROWS_AT_ONCE`].
macro_rules! insert_rows {
    ($conn:expr, $table:ident, $rows:expr) => {{
        let rows = $rows;
        match $conn {
            $crate::conn::Conn::Postgres(_) if rows.is_empty() => {}
            $crate::conn::Conn::Postgres(pg) => {
                diesel::insert_into($table::table).values(rows).execute(pg)?;
            }
            $crate::conn::Conn::Sqlite(sqlite) => {
                let (tens, rest) = rows.as_chunks::<{ $crate::conn::ROWS_AT_ONCE }>();
                for ten in tens {
                    diesel::insert_into($table::table).values(ten).execute(sqlite)?;
                }
                for row in rest {
                    diesel::insert_into($table::table).values(row).execute(sqlite)?;
                }
            }
        }
    }};
}
pub(crate) use insert_rows;

/// Loads what a query answers, by the query of the one database or the other. As a query of [`Conn`], which is of either,
/// `eq_any` is written `IN (…)` with as many places as there are values, and a statement of each length is prepared anew;
/// as PostgreSQL's own it is `= ANY($1)`, one statement that is prepared once.
macro_rules! load {
    ($conn:expr, $query:expr) => {{
        let query = $query;
        match &mut *$conn {
            $crate::conn::Conn::Postgres(pg) => query.load(pg)?,
            $crate::conn::Conn::Sqlite(sqlite) => query.load(sqlite)?,
        }
    }};
}
pub(crate) use load;
