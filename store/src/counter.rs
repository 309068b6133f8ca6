//! Counters of tries, in the database so that several servers count together. Names are keyed hashes, never addresses.

use diesel::prelude::*;

use crate::conn::Conn;
use crate::db::Tx;
use crate::error::StoreError;
use crate::schema::counter;

/// How many tries are allowed in a window.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// How many.
    pub tries: i64,
    /// In how many milliseconds.
    pub window_ms: i64,
}

/// Counts one try; answers in how many milliseconds the next is allowed if this one is over the limit.
///
/// # Errors
/// [`StoreError::Db`].
pub fn count(tx: &mut Tx<'_>, name: &str, limit: Limit) -> Result<Option<i64>, StoreError> {
    let now = tx.now().0;
    let known = diesel::update(counter::table.find(name))
        .set(counter::tries.eq(counter::tries + 1))
        .returning((counter::window_start, counter::tries))
        .get_result::<(i64, i64)>(tx.conn)
        .optional()?;
    let Some((window_start, tries)) = known else {
        let first = (counter::name.eq(name), counter::window_start.eq(now), counter::tries.eq(1));
        let insert = diesel::insert_into(counter::table).values(first);
        match &mut *tx.conn {
            // Of two first tries at once the later one counts on.
            Conn::Postgres(pg) => {
                insert.on_conflict(counter::name).do_update().set(counter::tries.eq(counter::tries + 1)).execute(pg)?
            }
            Conn::Sqlite(sqlite) => insert.execute(sqlite)?,
        };
        return Ok(None);
    };
    let window_end = window_start.saturating_add(limit.window_ms);
    if window_end <= now {
        diesel::update(counter::table.find(name))
            .set((counter::window_start.eq(now), counter::tries.eq(1)))
            .execute(tx.conn)?;
        return Ok(None);
    }
    Ok((tries > limit.tries).then_some(window_end - now))
}

/// Forgets the tries of a name, after a success.
///
/// # Errors
/// [`StoreError::Db`].
pub fn forget(tx: &mut Tx<'_>, name: &str) -> Result<(), StoreError> {
    diesel::delete(counter::table.find(name)).execute(tx.conn)?;
    Ok(())
}
