//! Many rows in one statement, the same on both databases: they travel as one bound parameter, JSON, and are a table to the
//! statement. Names of columns come from this program; what stands in them is only ever bound.

use std::fmt::Write as _;

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use crate::conn::{Conn, load};
use crate::db::Tx;
use crate::error::StoreError;

/// What a column of such a table holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holds {
    Text,
    Number,
}

/// A row of such a table: its fields as serde names them.
pub(crate) trait Row: Serialize {
    /// The name of each field, and what it holds; a field may be null.
    const COLUMNS: &'static [(&'static str, Holds)];
}

#[derive(QueryableByName)]
struct Answered {
    #[diesel(sql_type = Text)]
    answered: String,
}

/// Runs one statement over all rows, none if there are none. `sql` is given the table, to be read as `r`.
pub(crate) fn run<R: Row>(tx: &mut Tx<'_>, rows: &[R], sql: impl Fn(&str) -> String) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    let query = diesel::sql_query(sql(&table::<R>(tx.conn))).bind::<Text, _>(serde_json::to_string(rows)?);
    match &mut *tx.conn {
        Conn::Postgres(pg) => query.execute(pg)?,
        Conn::Sqlite(sqlite) => query.execute(sqlite)?,
    };
    Ok(())
}

/// As [`run`], for a statement that answers one text for a row, as `answered`.
pub(crate) fn answers<R: Row>(
    tx: &mut Tx<'_>,
    rows: &[R],
    sql: impl Fn(&str) -> String,
) -> Result<Vec<String>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let query = diesel::sql_query(sql(&table::<R>(tx.conn))).bind::<Text, _>(serde_json::to_string(rows)?);
    let answers: Vec<Answered> = load!(tx.conn, query);
    Ok(answers.into_iter().map(|one| one.answered).collect())
}

/// The parameter `$1` as a table `r`.
fn table<R: Row>(conn: &Conn) -> String {
    let mut columns = String::new();
    for (name, holds) in R::COLUMNS {
        let comma = if columns.is_empty() { "" } else { ", " };
        // Writing into a string cannot fail.
        let _ = match (conn, holds) {
            (Conn::Postgres(_), Holds::Text) => write!(columns, "{comma}{name} TEXT"),
            (Conn::Postgres(_), Holds::Number) => write!(columns, "{comma}{name} BIGINT"),
            (Conn::Sqlite(_), _) => write!(columns, "{comma}value ->> '{name}' AS {name}"),
        };
    }
    match conn {
        Conn::Postgres(_) => format!("json_to_recordset($1::json) AS r ({columns})"),
        Conn::Sqlite(_) => format!("(SELECT {columns} FROM json_each($1)) AS r"),
    }
}
